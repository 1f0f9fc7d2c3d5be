"""Rows as typed records: one frozen class a table, one field a column, in the words of the CSV."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache, partial
from typing import TypeVar

from gongyak.package import Package, Table
from gongyak.tables import Row, key_of, read_rows

Record = TypeVar("Record")

# A record class names its table in the class variable ``TABLE`` and carries, besides the columns, ``ref``:
# the table and the primary key joined by ``/``, by which notes, discrepancies and the pages point at it.
record = partial(dataclass, frozen=True, kw_only=True, slots=True)


def _integer(row: Row, column: str) -> int | None:
    number = row.number(column)
    return None if number is None else int(number)


def _truth(row: Row, column: str) -> bool | None:
    return {"true": True, "false": False}.get(row[column])


# A required cell is never empty in a package that has passed the check, so it is read like the others.
_READ: dict[object, Callable[[Row, str], object]] = {
    str: Row.__getitem__,
    int: _integer,
    int | None: _integer,
    Decimal | None: Row.number,
    bool: _truth,
    bool | None: _truth,
}


def reader(kind: type[Record], table: Table) -> Callable[[Row], Record]:
    """The function that turns a row of ``table`` into a ``kind``; an empty cell is "" for text and None otherwise."""
    columns = _columns(kind)

    def read(row: Row) -> Record:
        cells = {name: turn(row, name) for name, turn in columns}
        return kind(ref=f"{table.name}/{key_of(table, row)}", **cells)

    return read


@cache
def _columns(kind: type) -> tuple[tuple[str, Callable[[Row, str], object]], ...]:
    return tuple((field.name, _READ[field.type]) for field in fields(kind) if field.name != "ref")


def read_all(package: Package, kind: type[Record]) -> tuple[Record, ...]:
    """All records of a small table; nothing when the package has no such table."""
    return of_rows(package, kind, read_rows(package, kind.TABLE))


def of_rows(package: Package, kind: type[Record], rows: Iterable[Row]) -> tuple[Record, ...]:
    """The records of some rows of the table of ``kind``."""
    table = package.tables.get(kind.TABLE)
    return tuple(map(reader(kind, table), rows)) if table else ()
