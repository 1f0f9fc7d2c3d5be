"""Rows and columns that hold nothing, as spreadsheets leave them below and beside a table."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from gongyak import text
from gongyak.sources import Source
from gongyak.sources.contents import Cells


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """The source without them, the lines of the rows that are gone, and how many columns are."""

    source: Source
    rows: Sequence[int]
    columns: int


def filled(source: Source) -> Filled:
    """Leave out the rows and the columns at the end in which there is nothing but blanks."""
    hollow = {cell for cell in source.cells.all if not text.tidied(cell)}
    cells, rows = _without_rows(source.cells, hollow)
    cells, columns = _without_columns(cells, hollow)
    return Filled(source=replace(source, cells=cells), rows=rows, columns=columns)


def _without_rows(cells: Cells, hollow: Collection[str]) -> tuple[Cells, list[int]]:
    uneven = [record for record in cells.uneven if record[2]]
    lines = {line for line, *_ in uneven}
    empty = [row for row, line in enumerate(cells.lines) if line not in lines] if hollow else []
    for column in cells.columns:
        empty = [row for row in empty if column[row] in hollow]
    if not empty:
        return cells, []
    gone = frozenset(empty)
    kept = [row for row in range(len(cells.lines)) if row not in gone]
    columns = [[column[row] for row in kept] for column in cells.columns]
    left = replace(cells, lines=[cells.lines[row] for row in kept], columns=columns, uneven=uneven)
    return left, [cells.lines[row] for row in empty]


def _without_columns(cells: Cells, hollow: Collection[str]) -> tuple[Cells, int]:
    """A delimiter at the end of lines makes such a column: of all rows, whether the header has it or not."""
    width = len(cells.header)
    while width and cells.header[width - 1] in hollow and cells.distinct[width - 1] <= hollow:
        width -= 1
    if not width or not _even(cells, width):
        return cells, 0
    widest = max((count for _, count, _, _ in cells.uneven), default=0)
    kept = replace(
        cells, header=cells.header[:width], columns=cells.columns[:width], distinct=cells.distinct[:width], uneven=[]
    )
    return kept, max(len(cells.header), widest) - width


def _even(cells: Cells, width: int) -> bool:
    """Whether the rows have ``width`` cells once the empty ones at the end are gone, and none had other commas."""
    counts = {count for _, count, _, _ in cells.uneven}
    if width < len(cells.header):
        return counts <= {width}
    whole = len(cells.uneven) == len(cells.lines) and len(counts) == 1 and min(counts) > width
    return not counts or (whole and all(held <= width for _, _, held, _ in cells.uneven))
