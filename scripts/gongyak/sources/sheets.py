"""Sheets as people see them: rows of cells with merged ones among them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak.findings import UnusableInput
from gongyak.layout import Layout
from gongyak.sources.plaintext import percentage

Block = tuple[int, int, int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A sheet: its filled cells, in ``rows`` by number and in each by column, both from 1.

    ``columns`` are those with any cell; ``percents`` those of each row that show a number as a percentage. ``merged``
    blocks are (top, left, bottom, right); their text stands in the first cell alone. ``calculated`` cells, as
    (row, column), hold a formula, and ``unvalued`` ones no value with it. ``part`` is the member of the workbook in
    which all this stands.
    """

    name: str
    visible: bool
    columns: Sequence[int]
    rows: Mapping[int, Mapping[int, str]]
    merged: Sequence[Block]
    hidden_rows: Sequence[int]
    hidden_columns: Sequence[int]
    calculated: Sequence[tuple[int, int]]
    unvalued: Sequence[tuple[int, int]]
    percents: Mapping[int, Sequence[int]]
    part: str


def meant(workbook: Sequence[Sheet], layout: Layout) -> Sheet:
    """The sheet that is meant, by its name or its number from 1, or the first; UnusableInput when there is none."""
    known = {name: sheet for number, sheet in enumerate(workbook, 1) for name in (sheet.name, number)}
    sheet = known.get(layout.sheet or 1)
    if not sheet:
        raise UnusableInput("no-sheet", sheet=layout.sheet)
    return sheet


def records(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet from the first on, with their numbers; those that the sheet leaves out have no cells.

    A text that is merged over rows below the header stands in all of them.
    """
    width, last = max(sheet.columns, default=0), 0
    for number, cells in filled_down(sheet, layout):
        yield from ((missing, []) for missing in range(last + 1, number))
        yield number, [cells.get(column, "") for column in range(1, width + 1)]
        last = number


def filled_down(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, Mapping[int, str]]]:
    """The rows that have any cell, those below the header with the texts that are merged over them.

    Where no schema knows better, 0.35 that is shown as 35% is read as that.
    """
    begun: dict[int, list[Block]] = {}
    for block in sheet.merged:
        if layout.header < block[0] < block[2]:
            begun.setdefault(block[0], []).append(block)
    reaching: dict[int, tuple[int, str]] = {}
    for number in sorted(sheet.rows):
        cells = sheet.rows[number]
        if layout.columns:
            cells = cells | {column: percentage(cells[column]) for column in sheet.percents.get(number, ())}
        over = {left: (bottom, cells[left]) for _, left, bottom, _ in begun.get(number, ()) if left in cells}
        reaching = {left: each for left, each in (reaching | over).items() if number <= each[0]}
        yield number, {left: text for left, (_, text) in reaching.items()} | cells if reaching else cells


def merged_over(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, str]]:
    """The row and the column of each empty cell below the header over which a text from above is merged."""
    for number, cells in filled_down(sheet, layout):
        yield from (
            (number, pick.name)
            for pick in layout.columns
            if layout.holds(number) and pick.position in cells and pick.position not in sheet.rows[number]
        )
