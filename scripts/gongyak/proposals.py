"""What was likely meant where something else stands: a cell put right, the nearest code, the name of a column."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

from gongyak import repairs
from gongyak.findings import Finding
from gongyak.package import Field, Table

# Looking for what is near takes time that is only spent on short words in short lists, and on few of them.
LONGEST, MOST, FEW = 50, 200, 50


def near(value: str, allowed: Iterable[str]) -> str:
    """The one of ``allowed`` that is nearest to ``value``, letter by letter (자모); empty when none is near."""
    return _near(value, tuple(allowed)) if len(value) <= LONGEST else ""


@lru_cache(1_000)  # a report says the same in two languages, and one fault may stand in many rows
def _near(value: str, allowed: tuple[str, ...]) -> str:
    letters = {unicodedata.normalize("NFD", each.casefold()): each for each in allowed}
    if len(letters) > MOST:
        return ""
    found = get_close_matches(unicodedata.normalize("NFD", value.casefold().strip()), letters, n=1)
    return letters[found[0]] if found else ""


def columns(table: Table, names: Sequence[str], lacking: Sequence[str]) -> Mapping[str, str]:
    """For each of ``names``, which no column bears, the one of the ``lacking`` columns it seems to be."""
    right = {names[place]: new for place, new in repairs.header(table, names).items()}
    called = {word: field.name for field in table.fields if field.name in lacking for word in (field.title, field.name)}
    for name in names[:FEW]:
        free = {word: column for word, column in called.items() if word and column not in right.values()}
        if name not in right and (word := near(name, free)):
            right[name] = free[word]
    return {name: new for name, new in right.items() if new in lacking}


def proposal(table: Table | None, field: Field | None, finding: Finding, basis: str) -> tuple[str, str]:
    """The name of the words that propose something, and what they propose; both empty when there is nothing."""
    propose = PROPOSALS.get(finding.rule)
    return propose(table, field, finding, basis) if table and propose else ("", "")


def _cell(table: Table, field: Field | None, finding: Finding, basis: str) -> tuple[str, str]:
    """What a corrected copy would have there."""
    clean, taken = repairs.repaired(field, finding.value, basis)
    return ("repair", clean) if field and taken else ("", "")


def _code(table: Table, field: Field | None, finding: Finding, basis: str) -> tuple[str, str]:
    allowed = field.constraints.get("enum") if field and finding.params.get("case") == "enum" else None
    code = near(finding.value, map(str, allowed)) if isinstance(allowed, list) and len(allowed) <= MOST else ""
    return ("near", code) if code else _cell(table, field, finding, basis)


def _names(table: Table, field: Field | None, finding: Finding, basis: str) -> tuple[str, str]:
    found = columns(table, finding.params.get("strange", ()), finding.params.get("lacking", ()))
    return ("rename" if found else "", ", ".join(f"{old} → {new}" for old, new in found.items()))


PROPOSALS: Mapping[str, Callable[[Table, Field | None, Finding, str], tuple[str, str]]] = {
    "type-error": _cell,
    "plain-form": _cell,
    "whole-pattern": _cell,
    "loose-form": _cell,
    "constraint-error": _code,
    "header-unknown": _names,
    "header-missing": _names,
}
