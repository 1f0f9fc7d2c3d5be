"""The tables of a file that nobody described: where they lie in it, and what had to be assumed to say so."""

import io
import os
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count, islice
from pathlib import Path, PurePosixPath

from gongyak import assumptions, bounds, delimiters, formats, headers, records, sources
from gongyak.findings import UnusableInput
from gongyak.layout import Layout, Note
from gongyak.package import DESCRIPTOR, INFERRED, Field, Package, Table
from gongyak.resources import Passed
from gongyak.sheets import Block
from gongyak.surveys import Entry, Survey, beside, entries, survey
from gongyak.targets import folders, kinds

# So many rows show what a table looks like.
SAMPLE = 200
Notes = tuple[Note, ...]


def is_bare(path: Path) -> bool:
    """Whether a file is no descriptor, or a folder has such files and no descriptor."""
    if path.is_dir():
        return not os.path.lexists(path / DESCRIPTOR) and bool(folders.tables(path))
    return path.is_file() and kinds.kind_of(path, path.name, str(path)) != kinds.DESCRIPTOR


def package(path: Path, origin: str = "") -> Package:
    """The tables of a bare file, or of those in a folder, as a package; UnusableInput when none of them is a table."""
    root, files = (path, folders.tables(path)) if path.is_dir() else (path.parent, [path.name])
    package = Package(root=root, descriptor={"resources": []}, tables={}, basis=INFERRED, origin=origin)
    found, passed = [], []
    for file in files:
        try:
            found += _tables(package, file)
        except UnusableInput as error:
            passed.append(Passed(place=len(passed), name=file, case=error.case, params=error.params, fault=True))
    if not found:
        raise UnusableInput(passed[0].case, **passed[0].params)
    # Two files may bear one name in two folders.
    names = Counter(table.name for table in found)
    named = [table if names[table.name] == 1 else replace(table, name=f"{table.path} {table.name}") for table in found]
    return replace(package, tables={table.name: table for table in named}, passed=tuple(passed))


def _tables(package: Package, file: str) -> Sequence[Table]:
    """The tables of one of the files; UnusableInput names where it lies."""
    data = sources.read_bytes(package, file)
    try:
        if data is None:
            raise UnusableInput("missing")
        return tables(data, file)
    except UnusableInput as error:
        raise UnusableInput(error.case, **error.params | {"path": package.root / file}) from None


def tables(data: bytes, path: str) -> tuple[Table, ...]:
    """The tables of a bare file: the one of a text, or of each visible sheet of a workbook that holds anything.

    All columns are strings, and what was assumed stands in the ``notes``. UnusableInput when there is no table in it.
    """
    try:
        made = tuple(_of_workbook(data, path) if formats.kind(data) == "xlsx" else _of_text(data, path))
    except UnusableInput as error:
        raise UnusableInput(error.case, **error.params | {"path": path}) from None
    if not made:
        raise UnusableInput("format-empty", path=path)
    return tuple(_apart(made))


def _apart(tables: Iterable[Table]) -> Iterator[Table]:
    """The tables with a name each: one below another of its name bears a number."""
    taken: set[str] = set()
    for table in tables:
        names = chain([table.name], (f"{table.name} ({number})" for number in count(2)))
        taken.add(free := next(name for name in names if name not in taken))
        yield replace(table, name=free)


def _of_workbook(data: bytes, path: str) -> Iterator[Table]:
    sheets = records.workbook(data)
    filled = [sheet for sheet in sheets if sheet.visible and sheet.rows]
    # Beside tables, a sheet with one column is a cover, or a text.
    shown = [sheet for sheet in filled if len(sheet.columns) > 1] or filled
    unread = (*assumptions.of_unread(sheets, {sheet.name for sheet in shown}),)
    stem = PurePosixPath(path).stem
    for sheet in shown:
        name = stem if len(shown) == 1 else f"{stem} {sheet.name}"
        for layout, notes in _laid(data, Layout(format="xlsx", sheet=sheet.name), sheet.merged):
            notes = (*assumptions.of_name(path, layout), *unread, *notes, *assumptions.of_sheet(sheet, layout))
            yield _table(name, path, sheet.name, layout, notes)


def _of_text(data: bytes, path: str) -> Iterator[Table]:
    bounds.look(io.BytesIO(data), path)
    stem = PurePosixPath(path).stem
    for layout, notes in _laid(data, delimiters.found(data), ()):
        about = (*assumptions.of_name(path, layout), *assumptions.of_text(layout))
        yield _table(stem, path, stem, layout, (*about, *notes))


def _table(name: str, path: str, title: str, layout: Layout, notes: Notes) -> Table:
    fields = tuple(Field(name=pick.name, type="string", title=pick.label) for pick in layout.columns)
    about = {"name": name, "path": path, "title": title, "description": ""}
    return Table(**about, fields=fields, primary_key=(), foreign_keys=(), layout=layout, notes=notes)


def _laid(data: bytes, layout: Layout, merged: Collection[Block]) -> Iterator[tuple[Layout, Notes]]:
    """The layout of each table, from top to bottom, and what was assumed for it; nothing where no row is filled."""
    for number in count(1):
        bounds.keep("many-tables", number, "")
        top = [*islice(_filled(data, layout), SAMPLE)]
        if not top:
            return
        found, looked = _of_top(data, layout, top, merged)
        sides = beside(looked, {pick.position: pick.label for pick in found.columns}) if found.headers else ()
        for side in sides:
            # A row that is too long stays too long in the last.
            right = side[-1] if side is not sides[-1] else 0
            part = replace(layout, last=found.last, left=side[0], right=right)
            yield from _laid(data, part, [block for block in merged if part.sees(block[1]) and part.sees(block[3])])
        if not sides:
            yield found, (*assumptions.of_header(found, top), *assumptions.of_rows(looked))
        if not looked.other:
            return
        layout = replace(layout, first=looked.other)


def _filled(data: bytes, layout: Layout) -> Iterator[Entry]:
    """The records that hold anything: of a sheet with its cells as they are stored, and no merged text in others."""
    if layout.format == "csv":
        return (entry for entry in _entries(data, layout) if entry[2] and layout.holds(entry[0]))
    held = (each for each in sorted(records.sheet(data, layout).rows.items()) if layout.holds(each[0]))
    seen = ((number, {position: row[position] for position in row if layout.sees(position)}) for number, row in held)
    return ((number, number, row) for number, row in seen if row)


def _of_top(data: bytes, layout: Layout, top: Sequence[Entry], merged: Collection[Block]) -> tuple[Layout, Survey]:
    """The layout with the header and columns found in its ``top`` filled rows, and what stands below that header."""
    sample = {number: row for number, _, row in top}
    numbers = headers.rows_of(sample, merged)
    layout = replace(layout, headers=numbers)
    below = islice(_entries(data, layout), max(layout.header, layout.first - 1), layout.last or None)
    looked = survey(below, sample.get(layout.header, {}))
    labelled = {position for number in numbers for position in sample.get(number, {})}
    columns = sorted(labelled | {position for position in looked.filled if position <= _width(data, layout)})
    bounds.keep("many-columns", len(columns), "")
    picks = headers.named(columns, headers.labels(sample, numbers, columns, merged))
    left_out = sorted(number for number, _, _ in (*looked.notes, *looked.again))
    last = looked.other - 1 if looked.other else layout.last
    return replace(layout, columns=picks, left_out=tuple(left_out), last=last), looked


def _width(data: bytes, layout: Layout) -> int:
    """How wide the header of a text is; a row that is wider is too long. A sheet is as wide as it is."""
    if layout.format != "csv" or not layout.headers:
        return sys.maxsize
    header = islice(records.read(data, layout), layout.headers[0] - 1, layout.header)
    return max(len(cells) for _, cells in header)


def _entries(data: bytes, layout: Layout) -> Iterator[Entry]:
    """The records, as far as quotes are sound."""
    try:
        yield from entries(records.read(data, layout))
    except records.BrokenQuotes:
        return
