"""Copies of the data in which every free text is hostile."""

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from site_build import ROOT

# Text that is dangerous where it is not escaped, and harmless and legal as text.
MARKUP = (
    "<script>window.pwned=1</script>",
    '"><img src=x onerror="window.pwned=2">',
    "'><svg onload='window.pwned=3'>",
    "</script><script>window.pwned=4</script>",
    "</style></title></textarea><iframe srcdoc='<script>parent.pwned=5</script>'></iframe>",
    '<a href="javascript:window.pwned=6">javascript:window.pwned=6</a>',
    "&lt;img src=x onerror=window.pwned=7&gt; &#60;b&#62;",
    "{{ 7*7 }} {% raw %} {% for %} {# ${7*7} #{7*7} <%= 7*7 %>",
    "<!-- ]]> --> ?> ../../etc/passwd %2e%2e%2f \\u003cscript\\u003e `${window.pwned=8}`",
)
PAYLOAD = " ".join(MARKUP)
PAYLOAD_ALONE = f"ㄱ {PAYLOAD}"
# Columns that hold no text for readers: names of tables, columns and rules, keys, codes, figures.
REFERENCES = {
    ("checkboxes", "code"),
    ("pledges", "number"),
    ("works", "programme"),
    *(("notes", column) for column in ("table", "key", "column")),
    *(("discrepancies", column) for column in ("rule", "table", "key", "column", "printed", "computed")),
}
SOURCES = (
    "mkdocs.yml",
    "pyproject.toml",
    "datapackage.json",
    "LICENSE-DATA",
    "datasets",
    "docs",
    "overrides",
    "scripts",
)


def resources(root: Path) -> Iterator[Mapping]:
    """The tables as the descriptor in ``root`` describes them."""
    yield from json.loads((root / "datapackage.json").read_text(encoding="utf-8"))["resources"]


def bound(resource: Mapping) -> frozenset[str]:
    """Columns of text whose content is bound: by a pattern, a list, another table."""
    schema = resource["schema"]
    keys = {name for key in schema.get("foreignKeys", ()) for name in key["fields"]}
    return frozenset(
        field["name"]
        for field in schema["fields"]
        if field.get("type", "string") == "string"
        and (field["name"] in keys or {"pattern", "enum"} & field.get("constraints", {}).keys())
    )


def free(resource: Mapping) -> tuple[str, ...]:
    """Columns that may hold any text."""
    return tuple(
        field["name"]
        for field in resource["schema"]["fields"]
        if field.get("type", "string") == "string"
        and field.get("format", "default") == "default"
        and field["name"] not in bound(resource)
    )


def copy_repository(target: Path) -> Path:
    """All that a build of the site needs, to be spoilt."""
    target.mkdir(exist_ok=True)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target / name)
    return target


def rewrite(root: Path, change: Callable[[str, str, list[str]], list[str]]) -> None:
    """Put ``change(table, column, cells)`` in the place of the cells of every column of text."""
    for resource in resources(root):
        path = root / resource["path"]
        header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        columns = zip(header, zip(*rows, strict=True), strict=True)
        changed = [change(resource["name"], name, list(cells)) for name, cells in columns]
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\n").writerows([header, *zip(*changed, strict=True)])
        path.write_text(stream.getvalue(), encoding="utf-8", newline="")


def spoil(root: Path) -> int:
    """Add the markup to every filled cell of free text, or to the first of a column without any; how many columns."""
    columns = {(resource["name"], name) for resource in resources(root) for name in free(resource)} - REFERENCES

    def change(table: str, column: str, cells: list[str]) -> list[str]:
        if (table, column) not in columns:
            return cells
        return [f"{cell} {PAYLOAD}" if cell else cell for cell in cells] if any(cells) else [PAYLOAD_ALONE, *cells[1:]]

    rewrite(root, change)
    return len(columns)
