"""What becomes of the cells of a table, judged by the distinct ones of each column."""

from collections.abc import Iterable, Mapping

from gongyak import repairs
from gongyak.package import INFERRED, Field
from gongyak.sources import Source
from gongyak.sources.contents import Column

# By cell what it becomes, and why.
Repaired = Mapping[str, tuple[str, tuple[str, ...]]]


def repaired(source: Source, basis: str) -> Mapping[str, Repaired]:
    """By column those of its cells that need a repair, for data of a ``basis``."""
    return {name: _repaired(field, source.distinct(name), basis) for name, field in _fields(source, basis).items()}


def mended(column: Column, repaired: Repaired) -> Column:
    """The column after these repairs."""
    return [repaired[cell][0] if cell in repaired else cell for cell in column] if repaired else column


def _fields(source: Source, basis: str) -> Mapping[str, Field | None]:
    """What the schema says of each column that is there; where there is none, what the column is beyond doubt."""
    if basis == INFERRED:
        return {name: repairs.seeming(name, source.distinct(name)) for name in source.header}
    known = {field.name: field for field in source.table.fields}
    return {name: known.get(name) for name in source.header}


def _repaired(field: Field | None, cells: Iterable[str], basis: str) -> Repaired:
    """Those of the cells that need a repair."""
    reasons: dict[tuple[str, ...], tuple[str, ...]] = {}  # few, for what may be half a million cells
    found = {}
    for cell in cells:
        clean, why = repairs.repaired(field, cell, basis)
        if why:
            found[cell] = clean, reasons.setdefault(why, why)
    return found
