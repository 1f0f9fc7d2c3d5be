"""How other people's tables lie in their files, as Frictionless sees it: it opens each once."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gongyak import bounds, charsets, sources
from gongyak.findings import BrokenTable
from gongyak.layout import TEXT, Layout
from gongyak.package import Field, Package, Table
from gongyak.schema import handover


def laid_out(package: Package) -> Package:
    """The package with each table as Frictionless sees it: as stated, and where it is not, as it looks.

    That is its layout, and the names of columns which nobody describes.
    """
    tables = {}
    for name, table in package.tables.items():
        with bounds.patience(bounds.LOOKING, "slow-table", path=table.path):
            tables[name] = _laid_out(package, table)
    return replace(package, tables=tables)


def _laid_out(package: Package, table: Table) -> Table:
    places = [] if table.layout.format == "inline" else [sources.placed(package, path) for path in table.files]
    if not all(places):
        return table
    try:
        first = _first(package, table, places)
    except BrokenTable:  # as below
        return table
    # In the encoding that it looks like it is corrected, if that is another.
    found = charsets.looks(first)
    for encoding in filter(charsets.known, (table.layout.encoding, found)):
        try:
            read = replace(table, layout=replace(table.layout, encoding=encoding))
            with handover.resource(package, read, keyed=False) as resource:
                return _seen(resource, table)
        except Exception:  # of any kind: asking about the whole table will say what is wrong with it
            continue
    return _unseen(package, table)


def _first(package: Package, table: Table, places: Sequence[Path]) -> bytes:
    """What the first file holds; UnusableInput where there is more, in any of them, than anyone need look at."""
    for path, place in zip(table.files, places, strict=False):
        bounds.keep("large-json" if table.layout.format == "json" else "large-file", place.stat().st_size, path)
    content = sources.content(package, table) or b""
    if table.layout.format in TEXT:  # a line of JSON may hold all rows
        for path, place in zip(table.files, places, strict=True):
            with io.BytesIO(content) if table.packed else place.open("rb") as stream:
                bounds.look(stream, path)
    return content


def _unseen(package: Package, table: Table) -> Table:
    """The table in a file that Frictionless cannot open: as far as it is stated."""
    try:
        return _seen(handover.resource(package, table, keyed=False), table)
    except Exception:  # of any kind: as above
        return table


def _seen(resource: object, table: Table) -> Table:
    fields = table.fields or tuple(Field(name=name, type="any") for name in resource.schema.field_names)
    return replace(table, layout=_layout(resource.dialect, table.layout), fields=fields)


def _layout(dialect: object, layout: Layout) -> Layout:
    """The layout with what a dialect says; ValueError where it says nothing that can be counted."""
    if not all(isinstance(row, int) and row >= 0 for row in dialect.header_rows):
        raise ValueError(dialect.header_rows)
    layout = replace(
        layout,
        headers=tuple(dialect.header_rows) if dialect.header else (),
        join=dialect.header_join,
        comment=dialect.comment_char or "",
        left_out=tuple(dialect.comment_rows),
        sparse=dialect.skip_blank_rows,
    )
    if layout.format == "xlsx":
        sheet = dialect.get_control("excel").sheet
        return replace(layout, sheet="" if sheet == 1 else sheet)
    if layout.format not in TEXT:
        return layout
    control = dialect.get_control("csv").to_python()
    # TypeError when a character is none, such as a delimiter of two.
    csv.reader((), control)
    return replace(
        layout,
        delimiter=control.delimiter,
        quote=control.quotechar or "",
        escape=control.escapechar or "",
        doubled=control.doublequote,
        trim=control.skipinitialspace,
    )
