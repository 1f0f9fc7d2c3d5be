"""What was likely meant where something else stands: a cell put right, the nearest code, the name of a column."""

from collections.abc import Callable, Mapping, Sequence

from gongyak import repairs
from gongyak.findings import Finding
from gongyak.guesses.notations import is_nothing
from gongyak.nearest import nearest
from gongyak.package import OWN, Field, Table

# Of so many names of columns it is looked for what was meant.
FEW = 50


def columns(table: Table, names: Sequence[str], lacking: Sequence[str]) -> Mapping[str, str]:
    """For each of ``names``, which no column bears, the one of the ``lacking`` columns it seems to be."""
    right = {names[place]: new for place, new in repairs.header(table, names).items()}
    called = {word: field.name for field in table.fields if field.name in lacking for word in (field.title, field.name)}
    for name in names[:FEW]:
        free = {word: column for word, column in called.items() if column not in right.values()}
        if name not in right and (word := nearest(name, free)):
            right[name] = free[word]
    return {name: new for name, new in right.items() if new in lacking}


def proposal(table: Table | None, field: Field | None, finding: Finding, basis: str) -> tuple[str, str]:
    """The name of the words that propose something, and what they propose; both empty when there is nothing."""
    propose = PROPOSALS.get(finding.rule)
    return propose(table, field, finding, basis) if table and propose else ("", "")


def _cell(table: Table, field: Field | None, finding: Finding, basis: str) -> tuple[str, str]:
    """What a corrected copy would have there; of a mark that may stand for no value, how that is stated."""
    if basis == OWN and is_nothing(finding.value):
        return "nothing", finding.value
    clean, taken = repairs.repaired(field, finding.value, basis)
    return ("repair", clean) if field and taken else ("", "")


def _code(table: Table, field: Field | None, finding: Finding, basis: str) -> tuple[str, str]:
    allowed = field.constraints.get("enum") if field and finding.params.get("case") == "enum" else None
    code = nearest(finding.value, map(str, allowed)) if isinstance(allowed, list) else ""
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
