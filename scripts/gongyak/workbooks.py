"""Workbooks (XLSX) as people see them: the sheets, and in them each filled cell as text. The only home of openpyxl."""

import io
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from gongyak import plaintext
from gongyak.findings import UnusableInput
from openpyxl import Workbook, load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.worksheet.merge import MergeCell

# XML unfolds to about ten times its size; half a minute is as long as a person waits for a sheet.
MOST_BYTES = 128 << 20
MOST_CELLS = 20_000_000
TRUE = ("1", "true")
Block = tuple[int, int, int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A sheet: its filled cells, in ``rows`` by number, each with a cell for each of ``columns`` (numbered from 1).

    ``merged`` blocks are (top, left, bottom, right); their text stands in the first cell alone. ``unvalued`` cells,
    as (row, column), hold a formula without a value; ``percents`` are the columns that show numbers as percentages.
    """

    name: str
    visible: bool
    columns: Sequence[int]
    rows: Mapping[int, Sequence[str]]
    merged: Sequence[Block]
    hidden_rows: Sequence[int]
    hidden_columns: Sequence[int]
    unvalued: Sequence[tuple[int, int]]
    percents: Sequence[int]


@lru_cache(maxsize=1)  # each sheet is a table of its own, and all are read at once
def read(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook, hidden ones too, charts not; UnusableInput when it is too large or broken."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > MOST_BYTES:
            raise UnusableInput("workbook-large", size=size >> 20, most=MOST_BYTES >> 20)
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl leaves out: colours, drop-down lists
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return tuple(_sheet(book, sheet) for sheet in book.worksheets)
    except UnusableInput:
        raise
    except Exception as error:  # of any kind: openpyxl lets through whatever a broken part leads to
        raise UnusableInput("workbook-broken", reason=repr(error)) from None


class _Parser(WorkSheetParser):
    """The parser of openpyxl, which is not public: it alone tells of a cell both its formula and its value."""

    def parse_cell(self, element: Element) -> dict[str, object]:
        """A cell, and whether it is calculated."""
        return super().parse_cell(element) | {"formula": element.find(FORMULA_TAG) is not None}


def _sheet(book: Workbook, sheet: ReadOnlyWorksheet) -> Sheet:
    with sheet._get_source() as source:
        parser = _Parser(source, sheet._shared_strings, True, book.epoch, book._date_formats, book._timedelta_formats)
        filled, unvalued, percents = _cells(sheet, parser)
    columns = sorted({column for cells in filled.values() for column in cells})
    if len(columns) * len(filled) > MOST_CELLS:
        raise UnusableInput("workbook-cells", sheet=sheet.title, most=MOST_CELLS)
    hidden = [each for each in parser.column_dimensions.values() if each.get("hidden") in TRUE]
    return Sheet(
        name=sheet.title,
        visible=sheet.sheet_state == "visible",
        columns=columns,
        rows={row: [cells.get(column, "") for column in columns] for row, cells in filled.items()},
        merged=[(each.min_row, each.min_col, each.max_row, each.max_col) for each in _merged(parser)],
        hidden_rows=[row for row in filled if parser.row_dimensions.get(str(row), {}).get("hidden") in TRUE],
        hidden_columns=[each for each in columns if any(int(col["min"]) <= each <= int(col["max"]) for col in hidden)],
        unvalued=unvalued,
        percents=sorted(percents),
    )


def _merged(parser: WorkSheetParser) -> Sequence[MergeCell]:
    return parser.merged_cells.mergeCell if parser.merged_cells else ()


def _cells(sheet: ReadOnlyWorksheet, parser: _Parser) -> tuple[dict[int, dict[int, str]], list, set[int]]:
    """The filled cells by row and column, the cells with a formula but no value, the columns of percentages."""
    formats: dict[int, str] = {}
    filled, unvalued, percents = {}, [], set()
    for row, cells in parser.parse():
        written = {}
        for cell in cells:
            style, value, column = cell["style_id"], cell["value"], cell["column"]
            if style not in formats:
                formats[style] = ReadOnlyCell(sheet, row, column, None, style_id=style).number_format
            if value is None and cell["formula"]:
                unvalued.append((row, column))
            if text := plaintext.written(value, formats[style]):
                written[column] = unescape(text) if "_x" in text else text
            if isinstance(value, (int, float)) and plaintext.percentage(formats[style]):
                percents.add(column)
        if any(map(str.strip, written.values())):
            filled[row] = written
    return filled, unvalued, percents


def records(data: bytes, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet by their number, first the header, each with a cell for each of the columns taken.

    A text that is merged over rows stands in all of them.
    """
    sheet = next((sheet for sheet in read(data) if sheet.name == layout.sheet), None)
    if not sheet:
        raise UnusableInput("no-sheet", sheet=layout.sheet)
    places = [sheet.columns.index(pick.position) for pick in layout.columns]
    yield layout.header, [pick.name for pick in layout.columns]
    for number, cells in filled_down(sheet, layout.header):
        picked = [cells[place] for place in places]
        if number not in layout.left_out and any(picked):
            yield number, picked


def filled_down(sheet: Sheet, header: int) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows below the header, each with the text of a cell above that is merged with it; never two for one cell."""
    open_blocks: dict[int, tuple[int, str]] = {}
    begun: dict[int, list[Block]] = {}
    for block in sheet.merged:
        begun.setdefault(block[0], []).append(block)
