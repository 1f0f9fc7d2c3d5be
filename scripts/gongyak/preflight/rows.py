"""What the rows of a table must be: some, of one width, of one table."""

from collections.abc import Iterator

from gongyak.findings import Finding
from gongyak.rules import ALL, BARE, OURS, rule
from gongyak.sources import Source

# A column that is filled in so many rows is expected to be filled in all.
FILLED = 0.9


@rule("cell-count", "bytes", bases=OURS | BARE)
def cell_count(source: Source) -> Iterator[Finding]:
    """줄마다 칸의 수가 머리줄과 같아야 한다."""
    width = len(source.header)
    least = _least(source) if source.cells.uneven and source.table.layout.columns else width
    for line, count, _, text in source.cells.uneven:
        if not least <= count <= width:
            yield source.finding("cell-count", line, value=text, cells=count, width=width)


def _least(source: Source) -> int:
    """Up to where nearly all other rows are filled; spreadsheets leave out the empty cells at the end of rows."""
    whole = len(source.lines) - len(source.cells.uneven)
    filled = (len(column) - column.count("") for column in source.cells.columns)
    return max((place for place, count in enumerate(filled, 1) if count >= FILLED * whole), default=0)


@rule("no-rows", "bytes", bases=ALL)
def no_rows(source: Source) -> Iterator[Finding]:
    """표에는 머리줄 말고도 적어도 한 줄이 있어야 한다."""
    stated = source.table.layout.encoding.upper()
    readable = source.data is not None and source.encoding == stated and not source.broken
    if readable and not source.lines:
        yield source.finding("no-rows")


@rule("one-table", "bytes", bases=BARE)
def one_table(source: Source) -> Iterator[Finding]:
    """한 파일이나 시트에는 표가 하나만 있어야 한다."""
    for note in source.table.notes:
        if note.case.startswith("part-"):
            case, columns = note.case.removeprefix("part-"), note.params.get("columns", "")
            yield source.finding("one-table", source.cells.top, source.header[0], case=case, columns=columns)
