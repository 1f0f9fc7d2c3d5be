"""Every command that README, CONTRIBUTING and the pages on checking tell people to type is typed here."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, copy_tiny
from test_hook import HOOK, SCRIPTS, spoil

NODE = ("package.json", "package-lock.json")
PAGES = (
    "README.md",
    "README.ko.md",
    "CONTRIBUTING.md",
    "docs/validate/index.md",
    "docs/validate/ci.md",
    "docs/validate/pre-commit.md",
)
# What is not run as it stands, and why; what is done in its place is in the fixture ``checkout``.
SPARED = {
    r"make (site|test)": "the gate itself runs these, for minutes: only what make would do is asked",
    r"uvx --from \S+/main\.zip gongyak-validate .+": "needs a network: this checkout answers (see test_hook)",
    r"uvx pre-commit (install|run gongyak-validate --all-files)": "needs a network: nothing is done",
}
# All others end with 0. PATH is a package with a fault that ``--fix`` repairs, practice.csv one that keeps some.
FOUND = (r"(?!.*--fix).* PATH .*", r".* practice\.csv .*")
STAND_IN = """\
#!/bin/sh
case "$1" in
  --from) shift 3; exec .venv/bin/python scripts/validate.py "$@" ;;
  pre-commit) exit 0 ;;
esac
exit 9
"""


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def commands(name: str) -> list[str]:
    lines = [line for block in blocks(name, "sh") for line in block.splitlines()]
    return [re.sub(r"\s+# .*", "", line) for line in lines]


COMMANDS = sorted({command for name in PAGES for command in commands(name)})


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, as it is after ``make``, with what the commands name and stand-ins for what is spared."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("scripts", "datasets", "docs/validate"):
        shutil.copytree(ROOT / name, copy / name)
    for name in ("Makefile", "pyproject.toml", "datapackage.json", "requirements.txt", "requirements-test.txt", *NODE):
        shutil.copy(ROOT / name, copy)
    (copy / ".venv").symlink_to(sys.prefix)
    spoil(copy_tiny(copy / "PATH"))
    shutil.copy(ROOT / "docs/validate/practice.csv", copy)
    (copy / "bin").mkdir()
    (copy / "bin/uvx").write_text(STAND_IN, encoding="utf-8")
    (copy / "bin/uvx").chmod(0o755)
    return copy


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_does_what_the_page_says(checkout: Path, command: str) -> None:
    typed = command.replace("make ", "make --dry-run ", 1) if re.fullmatch(r"make (site|test)", command) else command
    environment = os.environ | {"PATH": f"{checkout / 'bin'}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", typed], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    found = any(re.fullmatch(pattern, command) for pattern in FOUND)
    assert done.returncode == int(found), done.stdout + done.stderr
    made = re.findall(r"(?:--report \w+=|--fix )(\S+)", command)
    assert [name for name in made if not (checkout / name).exists()] == []


def test_the_pages_tell_what_to_type_and_each_exception_is_needed() -> None:
    assert [name for name in PAGES if not commands(name)] == ["CONTRIBUTING.md"]
    assert len(COMMANDS) > 8
    assert [pattern for pattern in (*SPARED, *FOUND) if not any(map(re.compile(pattern).fullmatch, COMMANDS))] == []
    assert {command.partition(" ")[0] for command in COMMANDS} == {"make", ".venv/bin/python", "uvx"}
    assert {found for command in COMMANDS for found in re.findall(r"gongyak-[a-z]+", command)} <= {*SCRIPTS, HOOK["id"]}


@pytest.mark.parametrize("name", PAGES)
def test_every_make_target_named_in_the_text_is_one(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", (ROOT / name).read_text(encoding="utf-8"))) <= targets


def test_both_languages_of_the_readme_tell_the_same_to_type() -> None:
    assert commands("README.md") == commands("README.ko.md")


def test_the_workflow_of_the_page_uses_the_action_as_it_is() -> None:
    action = yaml.safe_load((ROOT / ".github/actions/validate/action.yml").read_text(encoding="utf-8"))
    page = (ROOT / "docs/validate/ci.md").read_text(encoding="utf-8")
    _, inputs, outputs = re.split(r"^\| (?:입력|출력) .*$", page, flags=re.MULTILINE)
    assert re.findall(r"^\| `(\w+)`", inputs, flags=re.MULTILINE) == list(action["inputs"])
    assert re.findall(r"^\| `(\w+)`", outputs, flags=re.MULTILINE) == list(action["outputs"])
    [block] = blocks("docs/validate/ci.md", "yaml")
    job = yaml.safe_load(block)["jobs"]["validate"]
    checkout, check = job["steps"]
    assert job["permissions"] == {"contents": "read"}
    assert checkout["uses"] in (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert check["uses"].startswith("open-pledges/open-pledges/.github/actions/validate@v")
    assert check["with"].keys() <= action["inputs"].keys()


def test_the_configuration_of_the_page_names_the_hook() -> None:
    [block] = blocks("docs/validate/pre-commit.md", "yaml")
    [repository] = yaml.safe_load(block)["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [HOOK["id"]]
