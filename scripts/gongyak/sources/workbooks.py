"""Workbooks (XLSX), read by openpyxl, whose only home this is: each filled cell as text."""

import io
import warnings
from collections.abc import Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from gongyak import bounds
from gongyak.findings import UnusableInput
from gongyak.sources import plaintext
from gongyak.sources.sheets import Sheet
from gongyak.targets.archives import guard
from openpyxl import Workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.worksheet.merge import MergeCell

# XML unfolds to about ten times its size; half a minute is as long as a person waits for a sheet.
MOST_BYTES = 128 << 20
# With the empty ones between them.
MOST_CELLS = 100_000_000
# By row and column.
Cells = dict[int, dict[int, str]]
Place = tuple[int, int]
TRUE = ("1", "true")
# Formats by number that are dates in Korean, Chinese and Japanese Excel (ECMA-376, 18.8.30); openpyxl has none of them.
KOREAN_DATES = frozenset({*range(27, 37), *range(50, 59)})
STRICT = b"purl.oclc.org/ooxml/spreadsheetml"


@lru_cache(maxsize=1)  # each sheet is a table of its own, and all are read at once
def read(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook, hidden ones too, charts not; UnusableInput when it is too large or broken."""
    try:
        guard(data, "")
        with ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist() if part.filename.endswith(".xml"))
            strict = STRICT in archive.read("xl/workbook.xml")
        if strict:
            raise UnusableInput("workbook-strict")
        if size > MOST_BYTES:
            raise UnusableInput("workbook-large", size=bounds.megabytes(size), most=bounds.megabytes(MOST_BYTES))
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl leaves out: colours, drop-down lists
            reader = _Reader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            reader.read()
            return tuple(_sheet(reader.wb, sheet) for sheet in reader.wb.worksheets)
    except (UnusableInput, MemoryError):
        raise
    except Exception as error:  # of any kind: openpyxl lets through whatever a broken part leads to
        raise UnusableInput("workbook-broken", reason=repr(error)) from None


class _Reader(ExcelReader):
    """The reader of openpyxl without what is no cell, and is often written in a way that it refuses."""

    def _pass(self, *_: object) -> None:
        return None

    read_chartsheet = read_properties = read_custom = read_theme = _pass


class _Parser(WorkSheetParser):
    """The parser of openpyxl, which is not public: it alone tells of a cell both its formula and its value."""

    def parse_cell(self, element: Element) -> dict[str, object]:
        """A cell, and whether it is calculated."""
        return super().parse_cell(element) | {"formula": element.find(FORMULA_TAG) is not None}


def _sheet(book: Workbook, sheet: ReadOnlyWorksheet) -> Sheet:
    korean = {style for style, known in enumerate(book._cell_styles) if known.numFmtId in KOREAN_DATES}
    dates = book._date_formats | korean
    with sheet._get_source() as source:
        parser = _Parser(source, sheet._shared_strings, True, book.epoch, dates, book._timedelta_formats)
        filled, calculated, unvalued, percents = _cells(sheet, parser)
    columns = sorted({column for cells in filled.values() for column in cells})
    if max(columns, default=0) * max(filled, default=0) > MOST_CELLS:
        raise UnusableInput("workbook-cells", sheet=sheet.title, most=MOST_CELLS)
    hidden = [each for each in parser.column_dimensions.values() if each.get("hidden") in TRUE]
    return Sheet(
        name=sheet.title,
        visible=sheet.sheet_state == "visible",
        columns=columns,
        rows=filled,
        merged=[(each.min_row, each.min_col, each.max_row, each.max_col) for each in _merged(parser)],
        hidden_rows=[row for row in filled if parser.row_dimensions.get(str(row), {}).get("hidden") in TRUE],
        hidden_columns=[each for each in columns if any(int(col["min"]) <= each <= int(col["max"]) for col in hidden)],
        calculated=calculated,
        unvalued=unvalued,
        percents=percents,
        part=sheet._worksheet_path,
    )


def _merged(parser: WorkSheetParser) -> Sequence[MergeCell]:
    return parser.merged_cells.mergeCell if parser.merged_cells else ()


def _cells(sheet: ReadOnlyWorksheet, parser: _Parser) -> tuple[Cells, list[Place], list[Place], dict[int, list[int]]]:
    """The filled cells, those with a formula, those of them without a value, the percentages of each row."""
    formats: dict[int, str] = {}
    filled, calculated, unvalued, percents = {}, [], [], {}
    for row, cells in parser.parse():
        written = {}
        for cell in cells:
            style, value, column = cell["style_id"], cell["value"], cell["column"]
            if style not in formats:
                formats[style] = ReadOnlyCell(sheet, row, column, None, style_id=style).number_format
            if cell["formula"]:
                calculated.append((row, column))
                # A formula may well come to an empty text: =IF(A1="","",…).
                if value is None and cell["data_type"] != "str":
                    unvalued.append((row, column))
            if (text := plaintext.written(value, formats[style])).strip():
                written[column] = unescape(text) if "_x" in text else text
            if type(value) in (int, float) and plaintext.shows_percentage(formats[style]):
                percents.setdefault(row, []).append(column)
        if written:
            filled[row] = written
    return filled, calculated, unvalued, percents
