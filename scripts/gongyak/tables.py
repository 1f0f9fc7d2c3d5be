"""The tables of a package as text, their rows with physical line numbers.

Cells stay text until a typed reader turns them, so that Frictionless and we cannot disagree about a cell.
"""

import csv
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby, pairwise, starmap
from operator import itemgetter, le

from gongyak.package import Package, Table

# A cell may be a megabyte of hostile text; the default of 128 kB would raise in the middle of a file.
csv.field_size_limit(1 << 30)


class Row(dict[str, str]):
    """One record: its cells as text by column, and the physical ``line`` it begins on.

    It is a plain dictionary, the fastest thing there is to ask a million times.
    """

    __slots__ = ("line",)

    def __init__(self, line: int, cells: Mapping[str, str] | Iterable[tuple[str, str]]) -> None:
        """Take the cells as they are."""
        super().__init__(cells)
        self.line = line

    def __missing__(self, column: str) -> str:
        """A cell that the record lacks is empty."""
        return ""

    def number(self, column: str) -> Decimal | None:
        """The cell as an exact number; None when it is empty or no plain number (the schema check says so)."""
        return number(self[column])


@lru_cache(maxsize=50_000)
def number(text: str) -> Decimal | None:
    """The text as an exact number; None when it is empty or no plain number."""
    plain = text.removeprefix("-").replace(".", "", 1)
    return Decimal(text) if plain.isascii() and plain.isdigit() else None


def read_rows(package: Package, name: str) -> Iterator[Row]:
    """The rows of a table, in file order; nothing when the package has no such table or file.

    Broken bytes are replaced and a broken quote ends the table: pre-flight has already reported both.
    """
    records = _records(package, name)
    _, header = next(records, (1, []))
    for line, cells in records:
        if cells:
            yield Row(line, zip(header, cells, strict=False))


def read_cells(package: Package, name: str, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Some cells of each row: most of the time of reading a table goes into making whole rows of it."""
    records = _records(package, name)
    _, header = next(records, (1, []))
    places = [header.index(column) if column in header else len(header) for column in columns]
    for _, cells in records:
        if cells:
            yield tuple([cells[place] if place < len(cells) else "" for place in places])


def _records(package: Package, name: str) -> Iterator[tuple[int, list[str]]]:
    table = package.tables.get(name)
    path = package.root / table.path if table else None
    if path is None or not path.is_file():
        return
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        reader, line = csv.reader(stream), 1
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1


def ranks(table: Table, columns: Mapping[str, Sequence[str]]) -> list[list]:
    """What the rows are sorted by, for each column of the primary key: numbers as numbers, text by code point.

    A key may name a column that is not there; the descriptor check says so.
    """
    ranked = []
    for name in (name for name in table.primary_key if name in columns):
        column = columns[name]
        if name in table.numeric:
            known = {cell: (number(cell) or Decimal(0), cell) for cell in {*column}}
            column = [known[cell] for cell in column]
        ranked.append(column)
    return ranked


def key_of(table: Table, row: Row) -> str:
    """The primary-key values joined by ``/``: how notes and discrepancies point at a row."""
    return "/".join(row[column] for column in table.primary_key)


def groups(
    package: Package, names: Sequence[str], column: str, ordered: Container[str] = ()
) -> Iterator[tuple[str, dict[str, list[Row]]]]:
    """Walk tables side by side and yield ``(value, {table: rows})`` for each value of ``column``, in order.

    Files in canonical order (``column`` leads every key) make this a merge join that holds one group in memory;
    a file out of order is sorted in memory first, since the tidy check reports it anyway. Whether it is, need not be
    looked for in the tables known to be ``ordered`` by their keys.
    """
    streams = {
        name: groupby(_ordered(package, name, column, name in ordered), key=itemgetter(column)) for name in names
    }
    heads = {name: next(stream, None) for name, stream in streams.items()}
    while any(heads.values()):
        value = min(head[0] for head in heads.values() if head)
        rows: dict[str, list[Row]] = {name: [] for name in names}
        for name, head in heads.items():
            if head and head[0] == value:
                rows[name] = list(head[1])
                heads[name] = next(streams[name], None)
        yield value, rows


def _ordered(package: Package, name: str, column: str, known: bool) -> Iterator[Row]:
    known = known and column not in package.tables[name].numeric
    return read_rows(package, name) if known or _in_order(package, name, column) else _sorted(package, name, column)


def _sorted(package: Package, name: str, column: str) -> Iterator[Row]:
    """The rows in the order of ``column``; until then they are tuples of shared cells, which take the least room."""
    records = _records(package, name)
    _, header = next(records, (1, []))
    place = header.index(column) if column in header else len(header)
    shared: dict[str, str] = {}
    rows = [(line, tuple(map(shared.setdefault, cells, cells))) for line, cells in records if cells]
    rows.sort(key=lambda row: row[1][place] if place < len(row[1]) else "")
    return (Row(line, zip(header, cells, strict=False)) for line, cells in rows)


def _in_order(package: Package, name: str, column: str) -> bool:
    return all(starmap(le, pairwise(read_cells(package, name, [column]))))
