"""What of a bare file is not in its table, or stands there otherwise than in the file, as changes."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from gongyak.corrections import units
from gongyak.corrections.change import Change, path_of
from gongyak.package import Package
from gongyak.sources import Source, sheets
from gongyak.sources.records import read, sheet

# Notes that name sheets which are not read.
SHEETS = frozenset({"hidden-sheets", "cover-sheets"})
HIDDEN = frozenset({"hidden-rows", "hidden-columns"})


def of_all(source: Source) -> Iterator[Change]:
    """All of them but the sheets that are no tables, which are not of one table."""
    for found in (_of_rest, _of_columns, _of_cells, _of_hidden):
        yield from found(source)


def _of_rest(source: Source) -> Iterator[Change]:
    """The records that are no rows of the table, such as titles and notes, and those that hold nothing."""
    layout, path = source.table.layout, path_of(source)
    if (layout.headers, layout.comment, layout.left_out, layout.columns) in (((1,), "", (), ()), ((), "", (), ())):
        return
    rows, empty, told = {*source.lines}, [], units.told(source)
    for number, (line, cells) in enumerate(read(source.data, layout), start=1):
        text = " | ".join(filter(None, map(str.strip, cells)))
        if layout.holds(number) and number not in layout.headers and (line not in rows or number <= layout.header):
            empty += [] if text else [line]
            why = ("left-out", "unit-lost") if units.stated(text) and not told else ("left-out",)
            yield from [Change(path=path, why=why, lines=(line,), before=text)] if text else ()
    if empty:
        yield Change(path=path, why=("blank-row",), lines=empty)


def _of_columns(source: Source) -> Iterator[Change]:
    """What the columns are called, where nobody described them and the header is more than their names."""
    layout = source.table.layout
    numbered = enumerate(read(source.data, layout), start=1) if layout.columns and layout.headers else ()
    header = [(line, cells) for number, (line, cells) in islice(numbered, layout.header) if number in layout.headers]
    names = [pick.label for pick in layout.columns]
    if header and [cells for _, cells in header] != [names]:
        before = " / ".join(",".join(cells) for _, cells in header)
        lines = [line for line, _ in header]
        yield Change(path=path_of(source), why=("header-name",), lines=lines, before=before, after=",".join(names))


def _of_cells(source: Source) -> Iterator[Change]:
    """The empty cells into which a text is filled that is merged over them, and those that lose their formula."""
    layout = source.table.layout
    if layout.format != "xlsx":
        return
    found, lines = sheet(source.data, layout), defaultdict(list)
    names = {pick.position: pick.name for pick in layout.columns}
    for line, column in sheets.merged_over(found, layout):
        lines["filled-down", column].append(line)
    rows = {*source.lines}
    for line, position in found.calculated:
        if position in names and line in rows:
            lines["formula", names[position]].append(line)
    for (why, column), places in lines.items():
        yield Change(path=path_of(source), why=(why,), lines=places, column=column)


def _of_hidden(source: Source) -> Iterator[Change]:
    """The rows and columns that nobody sees in the sheet, and everybody in the copy."""
    for note in source.table.notes:
        if note.case in HIDDEN:
            yield Change(path=path_of(source), why=(note.case,), before=", ".join(map(str, note.params.values())))


def of_sheets(package: Package) -> Iterator[Change]:
    """Sheets that are no tables of the package: nobody sees them, or they are covers and texts."""
    notes = ((table.path, note) for table in package.tables.values() for note in table.notes)
    known = {(path, note.case): str(note.params["names"]) for path, note in notes if note.case in SHEETS}
    yield from (Change(path=path, why=(case,), before=names) for (path, case), names in known.items())
