"""Reading the file of a table, or its several files, as it lies on disk."""

from dataclasses import replace
from pathlib import Path

from gongyak import bounds, charsets
from gongyak.files import plain
from gongyak.findings import BrokenTable, UnusableInput
from gongyak.layout import Layout
from gongyak.package import Package, Table
from gongyak.sources import contents, packing, records, volumes
from gongyak.sources.source import Source, at
from gongyak.sources.volumes import Volume

__all__ = ["Source", "at", "content", "parse", "placed", "read_bytes", "read_source"]

_NO_WORKBOOK = frozenset({"workbook-broken", "no-sheet", "zip-broken"})


def read_source(package: Package, table: Table) -> Source:
    """Read the file of ``table``, or all of them, joined; where one is missing there are no data."""
    if not table.later:
        return parse(table, content(package, table))
    places = filter(None, (placed(package, path) for path in table.files))
    bounds.keep("large-file", sum(place.stat().st_size for place in places), table.path)
    files = [(path, read_bytes(package, path)) for path in table.files]
    missing = [Volume(path=path) for path, data in files if data is None]
    # Frictionless takes the first line of TSV for a row.
    headed = table.layout.format == "csv" and bool(table.layout.headers)
    data, parts = (None, missing[:1]) if missing else volumes.join(files, headed=headed)
    return replace(parse(table, data), volumes=parts)


def read_bytes(package: Package, path: str) -> bytes | None:
    """What the file holds; what is no plain file, or a link out of the package, counts as missing: None."""
    place = placed(package, path)
    try:
        return bounds.read("large-file", place) if place else None
    except OSError:
        return None


def content(package: Package, table: Table) -> bytes | None:
    """What the first file of ``table`` holds, unpacked where it is compressed; None as ``read_bytes``."""
    data = read_bytes(package, table.path)
    return packing.unpacked(data, table.packed, table.path) if data and table.packed else data


def placed(package: Package, path: str) -> Path | None:
    """Where a plain file of the package lies; None for anything else, a link out of the package too."""
    return plain(package.root, path)


def parse(table: Table, data: bytes | None) -> Source:
    """The source that ``data`` make."""
    encoding, broken, cells = _stated(data or b"", table.layout), 0, contents.of_records(iter(()), table)
    if data and encoding == table.layout.encoding.upper():
        try:
            cells = contents.of_records(records.of_table(data, table), table)
        except records.BrokenQuotes as error:
            broken = error.line
        except UnusableInput as error:
            kind = BrokenTable if error.case in _NO_WORKBOOK else UnusableInput
            raise kind(error.case, **error.params | {"path": table.path}) from None
    return Source(table=table, data=data, encoding=encoding, broken=broken, cells=cells)


def _stated(data: bytes, layout: Layout) -> str:
    """The encoding that is stated, where the bytes are in it; else what they look like."""
    if layout.format == "xlsx" or layout.encoding == charsets.MIXED:
        return layout.encoding.upper()
    stated, found = layout.encoding.upper(), charsets.looks(data)
    if stated == "UTF-8":
        return found
    # Nearly any bytes are some text in an encoding of single bytes; none but UTF-8 is UTF-8 by chance.
    if charsets.reads(data, stated) and (found != "UTF-8" or data.isascii()):
        return stated
    return found if found != stated else "?"
