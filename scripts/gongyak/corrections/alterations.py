"""What a correction changes in a file, as a list for whoever gets it."""

import codecs
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from gongyak import charsets, tidy
from gongyak.corrections import hollow
from gongyak.corrections.cells import Repaired
from gongyak.corrections.change import Change, path_of
from gongyak.layout import PLAIN, TEXT
from gongyak.sources import Source
from gongyak.sources.contents import CHUNK, Column
from gongyak.sources.records import read, workbook


def of_file(source: Source) -> Iterator[Change]:
    """Changes of the bytes: encoding, mark, line ends, signs between cells, quotes."""
    path, layout = path_of(source), source.table.layout
    if layout.follows:
        # It has been said of the first table.
        return
    if layout.format not in TEXT:
        yield Change(path=path, why=("sheet",), before=layout.format.upper(), after="CSV")
        return
    content = source.data or b""
    if layout.encoding != PLAIN.encoding:
        yield Change(path=path, why=("encoding",), before=layout.encoding.upper(), after="UTF-8")
        content = charsets.stream(content, layout.encoding).read().encode()
    if content.startswith(codecs.BOM_UTF8):
        yield Change(path=path, why=("byte-order-mark",))
    if b"\r" in content:
        yield Change(path=path, why=("line-end",))
    if not _sparing(source, content.removeprefix(codecs.BOM_UTF8)):
        yield Change(path=path, why=("tidy",))


def _sparing(source: Source, content: bytes) -> bool:
    """Whether the quotes, and the end of the last line, are as its records would be written, whatever ends a line."""
    layout = source.table.layout
    found, place, content = read(source.data, layout), 0, _with_plain_ends(content)
    while chunk := [record for _, record in islice(found, CHUNK)]:
        written = _with_plain_ends(tidy.written(chunk, layout.delimiter).encode())
        if not content.startswith(written, place):
            return False
        place += len(written)
    return place == len(content)


def _with_plain_ends(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def of_delimiter(source: Source, delimiter: str) -> Iterator[Change]:
    """The sign between cells, where it becomes another."""
    layout = source.table.layout
    if layout.format in TEXT and layout.delimiter != delimiter and not layout.follows:
        yield Change(path=path_of(source), why=("dialect",), before=layout.delimiter, after=delimiter)


def of_hollow(filled: hollow.Filled) -> Iterator[Change]:
    """The rows and columns without content that are left out."""
    path = path_of(filled.source)
    if filled.columns:
        yield Change(path=path, why=("empty-column",), lines=(1,))
    if filled.rows:
        yield Change(path=path, why=("blank-row",), lines=filled.rows)


def of_header(plain: Source, named: Source, columns: Sequence[str]) -> Iterator[Change]:
    """Changes of the names of columns, and of their order; where nobody described them, a name gets its unit."""
    path, line, why = path_of(plain), plain.cells.top, "unit" if plain.table.layout.columns else "header-name"
    for old, new in zip(plain.header, named.header, strict=True):
        if old != new:
            yield Change(path=path, why=(why,), lines=(line,), column=new, before=old, after=new)
    if [*named.header] != [*columns]:
        before, after = ",".join(named.header), ",".join(columns)
        yield Change(path=path, why=("header-order",), lines=(line,), before=before, after=after)


def of_cells(source: Source, repaired: Mapping[str, Repaired]) -> Iterator[Change]:
    """Changes of cells, column by column, in the order in which each text first stands there."""
    path = path_of(source)
    for name in source.header:
        lines = dict[str, array]()
        for line, cell in source.where(name, repaired[name]):
            lines.setdefault(cell, array("L")).append(line)
        for cell, places in lines.items():
            after, why = repaired[name][cell]
            yield Change(path=path, why=why, lines=places, column=name, before=cell, after=after)


def of_formulas(source: Source) -> Iterator[Change]:
    """That the formulas of a workbook, which were calculated of what it held before, are calculated anew."""
    if source.table.layout.format == "xlsx" and any(sheet.calculated for sheet in workbook(source.data)):
        yield Change(path=source.table.path, why=("recalculation",))


def of_order(source: Source, columns: Mapping[str, Column]) -> Iterator[Change]:
    """The rows that had to move up."""
    highest, moved = -1, []
    places = {row: place for place, row in enumerate(tidy.row_order(source.table, columns))}
    for row, line in enumerate(source.lines):
        if places[row] < highest:
            moved.append(line)
        highest = max(highest, places[row])
    if moved:
        yield Change(path=path_of(source), why=("row-order",), lines=moved)
