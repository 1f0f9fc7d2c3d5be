"""The records of a file, one after the other, and which of them are the header and the rows of a table."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

from gongyak import charsets
from gongyak.layout import PLAIN, Layout
from gongyak.package import Table
from gongyak.sources import inline, sheets

# The line on which it begins, and its cells.
Record = tuple[int, list[str]]


class BrokenQuotes(Exception):  # noqa: N818 - it names what the file has
    """Quotes are broken in the record that begins on ``line``."""

    def __init__(self, line: int) -> None:
        """Remember where."""
        super().__init__(line)
        self.line = line


def of_table(data: bytes, table: Table) -> Iterator[Record]:
    """The records of the file of ``table``; BrokenQuotes where it cannot be read on."""
    if table.layout.format not in ("json", "inline"):
        return read(data, table.layout)
    try:
        return inline.records(data, table)
    except (ValueError, RecursionError) as error:
        raise BrokenQuotes(getattr(error, "lineno", 1)) from None


def read(data: bytes, layout: Layout = PLAIN) -> Iterator[Record]:
    """All records of a file with the lines on which they begin: of a sheet, its rows."""
    found = sheets.records(sheet(data, layout), layout) if layout.format == "xlsx" else _records(data, layout)
    return _beside(found, layout) if layout.left > 1 or layout.right else found


def _beside(found: Iterator[Record], layout: Layout) -> Iterator[Record]:
    """The same, with empty cells where tables beside this one are."""
    for line, cells in found:
        yield line, [cell if layout.sees(place) else "" for place, cell in enumerate(cells, 1)]


def sheet(data: bytes, layout: Layout) -> sheets.Sheet:
    """The sheet of a workbook that is meant."""
    return sheets.meant(workbook(data), layout)


def workbook(data: bytes) -> Sequence[sheets.Sheet]:
    """The sheets of a workbook."""
    # Imported when called: openpyxl takes a third of a second, which no check of a CSV file need spend.
    from gongyak.sources import workbooks

    return workbooks.read(data)


def _records(data: bytes, layout: Layout) -> Iterator[Record]:
    reader = csv.reader(
        charsets.stream(data, layout.encoding),
        delimiter=layout.delimiter,
        quotechar=layout.quote or None,
        quoting=csv.QUOTE_MINIMAL if layout.quote else csv.QUOTE_NONE,
        escapechar=layout.escape or None,
        doublequote=layout.doubled,
        skipinitialspace=layout.trim,
        strict=True,
    )
    line = 1
    try:
        for record in reader:
            yield line, record
            line = reader.line_num + 1
    except csv.Error:
        raise BrokenQuotes(line) from None


def header(found: Iterator[Record], table: Table) -> tuple[int, list[str]]:
    """The line and the names of the header, whose records are taken; where there is none, the schema has the names."""
    layout = table.layout
    if layout.columns:
        above = deque(islice(found, layout.header), maxlen=1)
        return above[0][0] if above else 0, [pick.name for pick in layout.columns]
    if not layout.headers:
        return 0, [*table.columns]
    named = [record for number, record in enumerate(islice(found, layout.header), 1) if number in layout.headers]
    names: list[str] = []
    for position in range(max((len(cells) for _, cells in named), default=0)):
        column = [cells[position] for _, cells in named if position < len(cells)]
        names.append(layout.join.join(dict.fromkeys(column)))
    return next((line for line, _ in named), 1), names


def rows(found: Iterator[Record], layout: Layout, dropped: list[int]) -> Iterator[Record]:
    """The records that are rows; the numbers of the others go to ``dropped``."""
    places, left_out = [pick.position - 1 for pick in layout.columns], {*layout.left_out}
    for number, (line, cells) in enumerate(found, layout.header + 1):
        comment = layout.comment and cells and cells[0].startswith(layout.comment)
        if comment or number in left_out or not layout.holds(number):
            dropped.append(number)
        elif not layout.columns:
            yield line, cells
        elif any(map(str.strip, taken := _taken(cells, places))):
            yield line, taken


def _taken(cells: Sequence[str], places: Sequence[int]) -> list[str]:
    """The cells at these places; those that stand elsewhere come after them, so that there are too many."""
    known = {*places}
    more = [cell for place, cell in enumerate(cells) if cell and place not in known]
    return [cells[place] for place in places if place < len(cells)] + more
