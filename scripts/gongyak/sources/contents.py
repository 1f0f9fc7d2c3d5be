"""What the file of a table holds: its cells by column, and the line on which each row begins."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from gongyak import bounds
from gongyak.findings import MOST
from gongyak.package import Table
from gongyak.sources import records

# Records taken at a time: so few that they are gone before the collector of garbage looks through all columns.
CHUNK = 256
Column = Sequence[str]
# The line of a record of another width than the header, how many cells it has, how many without the blank ones at its
# end, and its text.
Uneven = tuple[int, int, int, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cells:
    """What a file holds, by column: a nation of rows, each with cells of its own, would not fit into memory.

    There is a column for each cell of the ``header`` and in it a cell for each line of ``lines``. Of a record that is
    ``uneven`` the excess cells are left out and those that lack are empty. Equal cells are one object: ``all`` has each
    once, those of the header too, ``distinct`` each of a column, and ``characters`` all that any of them are made of.
    Of ``uneven`` records there may be a million: the text of the first alone is kept. The header begins on line
    ``top``; ``dropped`` are the records below it that are no rows, such as comments.
    """

    header: Sequence[str]
    top: int
    dropped: Sequence[int]
    lines: Sequence[int]
    columns: Sequence[Column]
    uneven: Sequence[Uneven]
    all: Collection[str]
    distinct: Sequence[AbstractSet[str]]
    characters: str


def of_records(found: Iterator[records.Record], table: Table) -> Cells:
    """The cells of the records of ``table``, the header first; UnusableInput when there are more than are looked at."""
    top, header = records.header(found, table)
    bounds.keep("many-columns", len(header), table.path)
    dropped: list[int] = []
    if table.layout.comment or table.layout.left_out or table.layout.columns:
        found = records.rows(found, table.layout, dropped)
    lines, uneven, columns = array("L"), [], [[] for _ in header]
    shared = dict(zip(header, header, strict=True))
    while chunk := list(islice(found, CHUNK)):
        lines.extend(line for line, _ in chunk)
        uneven += _uneven(chunk, len(header), MOST - len(uneven))
        for column, cells in zip(columns, zip(*_even(chunk, len(header)), strict=True), strict=True):
            column.extend(map(shared.setdefault, cells, cells))
        bounds.keep("many-rows", len(lines), table.path)
        bounds.keep("many-cells", len(lines) * len(header), table.path)
        bounds.keep("many-different", len(shared), table.path)
    return Cells(
        header=header,
        top=top,
        dropped=dropped,
        lines=lines,
        columns=columns,
        uneven=uneven,
        all=shared.keys(),
        distinct=[frozenset(column) for column in columns],
        characters="".join(sorted(set().union(*shared))),
    )


def _uneven(chunk: Iterable[records.Record], width: int, told: int) -> list[Uneven]:
    """The records of another width, the first of them as they are ``told``."""
    odd = (record for record in chunk if len(record[1]) != width)
    return [
        (line, len(cells), _held(cells), ",".join(cells) if place < told else "")
        for place, (line, cells) in enumerate(odd)
    ]


def _held(cells: Sequence[str]) -> int:
    """How many cells there are until the last that is not blank."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _even(chunk: Iterable[records.Record], width: int) -> list[list[str]]:
    """Only the cells, of each record as many as the header has."""
    return [cells if len(cells) == width else [*cells, *[""] * width][:width] for _, cells in chunk]
