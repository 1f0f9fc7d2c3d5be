"""What was assumed of a file that nobody described, for its report to say."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from gongyak import charsets
from gongyak.bare import delimiters
from gongyak.bare.surveys import Entry, Survey
from gongyak.layout import Layout, Note, letter
from gongyak.sources.sheets import Sheet, merged_over

# Of names and lines no more are listed.
FEW = 8
# How names of workbooks end, and those of texts.
WORKBOOKS, TEXTS = frozenset({".xlsx", ".xlsm", ".xls"}), frozenset({".csv", ".tsv", ".txt"})


def of_text(layout: Layout) -> Iterator[Note]:
    """The characters, where they are not those of a plain CSV file."""
    if layout.encoding == charsets.MIXED:
        yield Note(case="mixed-encoding")
    elif layout.encoding != "utf-8":
        yield Note(case="encoding", params={"encoding": layout.encoding.upper()})
    if len(layout.columns) == 1:
        yield Note(case="one-column")
    elif layout.delimiter != ",":
        yield Note(case="delimiter", params={"delimiter": delimiters.shown(layout.delimiter)})
    if layout.quote != '"':
        yield Note(case="quote", params={"quote": layout.quote})


def of_name(path: str, layout: Layout) -> Iterator[Note]:
    """That the file is not what its name says."""
    ending = PurePosixPath(path).suffix.lower()
    if (layout.format == "xlsx") != (ending in WORKBOOKS) and ending in WORKBOOKS | TEXTS:
        yield Note(case="misnamed", params={"ending": ending, "kind": layout.format.upper()})


def of_header(layout: Layout, top: Sequence[Entry]) -> Iterator[Note]:
    """Where the header is, and what stands above it."""
    lines = {number: line for number, line, _ in top}
    if layout.left > 1:
        yield Note(case="part-beside", params={"columns": _few(letter(pick.position) for pick in layout.columns)})
    elif layout.first > 1:
        yield Note(case="part-below", params={"line": top[0][1]})
    if not layout.headers:
        yield Note(case="no-header", params={"names": _few(pick.name for pick in layout.columns)})
        return
    if layout.headers != (1,):
        yield Note(case="header", params={"lines": spans(lines.get(number, number) for number in layout.headers)})
    if len(layout.headers) > 1:
        yield Note(case="header-merged", params={"names": _few(pick.name for pick in layout.columns)})
    above = [entry for entry in top if entry[0] < layout.headers[0]]
    if above:
        yield _aside("above", above)
    taken = {pick.position for pick in layout.columns}
    empty = [position for position in range(layout.left, max(taken)) if position not in taken]
    if empty:
        yield Note(case="empty-columns", params={"columns": _few(map(letter, empty))})


def of_rows(looked: Survey) -> Iterator[Note]:
    """Which rows below the header are none."""
    if looked.notes:
        yield _aside("notes", looked.notes)
    if looked.again:
        yield _aside("header-again", looked.again)
    if looked.blank:
        yield Note(case="blank", params={"count": looked.blank})


def _aside(case: str, entries: Sequence[Entry]) -> Note:
    rows = tuple((line, tuple(row.values())) for _, line, row in entries)
    text = " · ".join(" ".join(cells) for _, cells in rows)
    return Note(case=case, params={"lines": spans(line for line, _ in rows), "text": text}, rows=rows)


def of_unread(sheets: Iterable[Sheet], shown: Container[str]) -> Iterator[Note]:
    """Sheets that hold something and are not ``shown``: people do not see them, or they are no table."""
    unread = [sheet for sheet in sheets if sheet.rows and sheet.name not in shown]
    for case, visible in (("hidden-sheets", False), ("cover-sheets", True)):
        if names := [sheet.name for sheet in unread if sheet.visible == visible]:
            yield Note(case=case, params={"names": _few(names)})


def of_sheet(sheet: Sheet, layout: Layout) -> Iterator[Note]:
    """What people see otherwise than it is stored."""
    names = {pick.position: pick.name for pick in layout.columns}
    filled = [*merged_over(sheet, layout)]
    if filled:
        columns = _few(pick.name for pick in layout.columns if pick.name in {name for _, name in filled})
        yield Note(case="filled-down", params={"columns": columns, "lines": spans(number for number, _ in filled)})
    if hidden := [row for row in sheet.hidden_rows if layout.holds(row)]:
        yield Note(case="hidden-rows", params={"lines": spans(hidden)})
    if sheet.hidden_columns:
        yield Note(case="hidden-columns", params={"columns": _few(map(letter, sheet.hidden_columns))})
    shares = {column for columns in sheet.percents.values() for column in columns}
    if percents := [names[column] for column in sorted(shares) if column in names]:
        yield Note(case="percent", params={"columns": _few(percents)})


def spans(numbers: Iterable[int]) -> str:
    """Numbers as people list them: 3–5, 9."""
    runs = []
    for _, run in groupby(enumerate(sorted({*numbers})), key=lambda pair: pair[1] - pair[0]):
        first, *_, last = [number for _, number in run] * 2
        runs.append(f"{first}" if first == last else f"{first}–{last}")
    return _few(runs)


def _few(names: Iterable[str]) -> str:
    names = [*names]
    return ", ".join(names[:FEW]) + ("…" if len(names) > FEW else "")
