"""How other people's tables lie in their files, as Frictionless sees it: it opens each once."""

import csv
from dataclasses import replace

from gongyak import bounds, charsets, sources
from gongyak.layout import Layout
from gongyak.package import Package, Table
from gongyak.schema import handover


def laid_out(package: Package) -> Package:
    """The package with each table's layout as Frictionless sees it: as stated, and where it is not, as it looks."""
    tables = {}
    for name, table in package.tables.items():
        with bounds.patience(bounds.LOOKING, "slow-table", path=table.path):
            tables[name] = replace(table, layout=_layout(package, table))
    return replace(package, tables=tables)


def _layout(package: Package, table: Table) -> Layout:
    places = [] if table.layout.format == "inline" else [sources.placed(package, path) for path in table.files]
    if not all(places):
        return table.layout
    for path, place in zip(table.files, places, strict=False):
        bounds.keep("large-file", place.stat().st_size, path)
        with place.open("rb") as stream:
            bounds.look(stream, path)
    stated = table.layout.encoding
    # In the encoding that it looks like it is corrected, if that is another.
    for encoding in filter(charsets.known, (stated, charsets.looks(sources.read_bytes(package, table.path) or b""))):
        try:
            read = replace(table, layout=replace(table.layout, encoding=encoding))
            with handover.resource(package, read, keyed=False) as resource:
                return _seen(resource.dialect, table.layout)
        except Exception:  # of any kind: asking about the whole table will say what is wrong with it
            continue
    return _unseen(package, table)


def _unseen(package: Package, table: Table) -> Layout:
    """The layout of a file that Frictionless cannot open: as far as it is stated."""
    try:
        return _seen(handover.resource(package, table, keyed=False).dialect, table.layout)
    except Exception:  # of any kind: as above
        return table.layout


def _seen(dialect: object, layout: Layout) -> Layout:
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
    if layout.format not in ("csv", "tsv"):
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
