"""The tables of a file that nobody described: where they lie in it, and what had to be assumed to say so."""

import io
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from gongyak import bounds, sources
from gongyak.bare import assumptions, delimiters, formats
from gongyak.bare.labels import free
from gongyak.bare.layouts import Notes, laid
from gongyak.findings import UnusableInput
from gongyak.layout import Layout
from gongyak.package import DESCRIPTOR, INFERRED, Field, Package, Table
from gongyak.package.resources import Skipped
from gongyak.sources import records
from gongyak.targets import folders, kinds


def is_bare(path: Path) -> bool:
    """Whether a file is no descriptor, or a folder has such files and no descriptor."""
    if path.is_dir():
        return not os.path.lexists(path / DESCRIPTOR) and bool(folders.tables(path))
    return path.is_file() and kinds.kind_of(path, path.name, str(path)) != kinds.DESCRIPTOR


def package(path: Path, origin: str = "") -> Package:
    """The tables of a bare file, or of those in a folder, as a package; UnusableInput when none of them is a table."""
    root, files = (path, folders.tables(path)) if path.is_dir() else (path.parent, [path.name])
    package = Package(root=root, descriptor={"resources": []}, tables={}, basis=INFERRED, origin=origin)
    found, skipped = [], []
    for file in files:
        try:
            found += _tables(package, file)
        except UnusableInput as error:
            skipped.append(Skipped(place=len(skipped), name=file, case=error.case, params=error.params, fault=True))
    if not found:
        raise UnusableInput(skipped[0].case, **skipped[0].params)
    # Two files may bear one name in two folders.
    names = Counter(table.name for table in found)
    named = [table if names[table.name] == 1 else replace(table, name=f"{table.path} {table.name}") for table in found]
    return replace(package, tables={table.name: table for table in named}, skipped=tuple(skipped))


def _tables(package: Package, file: str) -> Sequence[Table]:
    """The tables of one of the files; UnusableInput names where it lies."""
    data = sources.read_bytes(package, file)
    try:
        if data is None:
            raise UnusableInput("special-file" if os.path.lexists(package.root / file) else "missing")
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
        name = free(table.name, taken)
        taken.add(name)
        yield replace(table, name=name)


def _of_workbook(data: bytes, path: str) -> Iterator[Table]:
    sheets = records.workbook(data)
    filled = [sheet for sheet in sheets if sheet.visible and sheet.rows]
    # Beside tables, a sheet with one column is a cover, or a text.
    shown = [sheet for sheet in filled if len(sheet.columns) > 1] or filled
    unread = (*assumptions.of_unread(sheets, {sheet.name for sheet in shown}),)
    stem = PurePosixPath(path).stem
    for sheet in shown:
        name = stem if len(shown) == 1 else f"{stem} {sheet.name}"
        for layout, notes in laid(data, Layout(format="xlsx", sheet=sheet.name), sheet.merged):
            notes = (*assumptions.of_name(path, layout), *unread, *notes, *assumptions.of_sheet(sheet, layout))
            yield _table(name, path, sheet.name, layout, notes)


def _of_text(data: bytes, path: str) -> Iterator[Table]:
    bounds.look(io.BytesIO(data), path)
    stem = PurePosixPath(path).stem
    for layout, notes in laid(data, delimiters.found(data), ()):
        about = (*assumptions.of_name(path, layout), *assumptions.of_text(layout))
        yield _table(stem, path, stem, layout, (*about, *notes))


def _table(name: str, path: str, title: str, layout: Layout, notes: Notes) -> Table:
    fields = tuple(Field(name=pick.name, type="string", title=pick.label) for pick in layout.columns)
    about = {"name": name, "path": path, "title": title, "description": ""}
    return Table(**about, fields=fields, primary_key=(), foreign_keys=(), layout=layout, notes=notes)
