"""The table of layers in docs/decisions/0009: imports go downwards, never round, and each library has one home."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "scripts"
TABLE = ROOT / "docs/decisions/0009-layers.md"
ROWS = [
    [cell.strip() for cell in line.split("|")[1:-1]] for line in TABLE.read_text("utf-8").splitlines() if "|" in line
]
LEVEL = {name.strip(" `"): level for level, (_, names, _) in enumerate(ROWS[2:]) for name in names.split(",")}
# By library the modules and packages that may import it; all others have the standard library.
HOMES = {
    "frictionless": ("schema",),
    "pandas": ("stats",),
    "numpy": ("stats",),
    "jinja2": ("pages", "reports"),
    "markupsafe": ("pages",),
    "yaml": ("locales",),
    "mkdocs": ("mkdocs_hook",),
    "requests": ("targets",),
    "urllib3": ("targets",),
    "openpyxl": ("sources.workbooks",),
}
MODULES = sorted(path for path in SCRIPTS.rglob("*.py"))


def _name(path: Path) -> str:
    """The module as it is imported: gongyak.audit.sums; a door goes by its own name."""
    return ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> set[str]:
    """Modules that a file imports, ``from package import module`` counted as the module where there is one."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            inner = {name for name in names if name in KNOWN}
            found |= inner if len(inner) == len(names) else inner | {node.module}
    return found


KNOWN = {_name(path) for path in MODULES}


def _room(module: str) -> str:
    """The noun of the layer table that a module belongs to: gongyak.audit.sums is audit."""
    return module.removeprefix("gongyak.").split(".")[0]


def test_the_layers_name_every_module_and_nothing_else() -> None:
    assert len(MODULES) > 40
    # The door scripts/tidy.py shares its name with the module it opens.
    assert {_room(name) for name in KNOWN} - {"gongyak"} == set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_downwards(path: Path) -> None:
    own = LEVEL.get(_room(_name(path)), 0) if path.parent != SCRIPTS else LEVEL["cli"]
    upwards = {name for name in _imports(path) if name in KNOWN and LEVEL.get(_room(name), 0) > own}
    assert upwards == set()


def test_no_module_imports_itself_through_others() -> None:
    graph = {_name(path): (_imports(path) & KNOWN) - {_name(path)} for path in MODULES}
    # A package imports its parts to register them; the parts import their package only to be found in it.
    graph = {name: {other for other in others if not name.startswith(f"{other}.")} for name, others in graph.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(KNOWN)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_an_outside_library_stays_in_its_home(path: Path) -> None:
    outside = {name.split(".")[0] for name in _imports(path)} - set(sys.stdlib_module_names) - {"gongyak", "__future__"}
    module = _name(path).removeprefix("gongyak.")
    assert {
        library
        for library in outside
        if not any(f"{module}.".startswith(f"{home}.") for home in HOMES.get(library, ()))
    } == set()


def test_a_command_loads_no_library_that_it_may_not_need() -> None:
    told = "import sys, gongyak.cli; print(*sorted(sys.modules), sep=',')"
    loaded = subprocess.run([sys.executable, "-c", told], cwd=SCRIPTS, capture_output=True, text=True, check=True)
    names = {*loaded.stdout.strip().split(",")}
    assert "jinja2" in names
    assert names & {"requests", "openpyxl", "frictionless", "pandas"} == set()
