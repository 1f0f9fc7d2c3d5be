"""The corrected file of a table, with each change on the way there."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, islice

from gongyak import hollow, preflight, repairs, tidy
from gongyak.findings import Finding
from gongyak.package import Field
from gongyak.records import read
from gongyak.sources import CHUNK, Column, Source, parse

# A column that the schema does not know is kept behind the others; its rows are whole all the same.
SPARED = preflight.LOSSLESS | {"header-unknown"}
MARK = "\ufeff".encode()
# By cell what it becomes, and why.
Repaired = Mapping[str, tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One text that became another, on all ``lines`` where it stood, or (none) in the file as a whole.

    ``why`` names the repairs, in their order. Of a repair of the whole file ``before`` and ``after`` may be empty.
    """

    path: str
    why: tuple[str, ...]
    lines: Sequence[int] = ()
    column: str = ""
    before: str = ""
    after: str = ""

    @property
    def places(self) -> int:
        """In how many places it was made."""
        return len(self.lines) or 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected:
    """The records of the file as it should be and what changed, or the ``fault`` for which it is left alone.

    Both are made as they are gone through, once: of a large file with every cell wrong they would not fit into memory.
    """

    records: Iterable[Sequence[str]] = ()
    changes: Iterable[Change] = ()
    fault: Finding | None = None


def corrected(source: Source) -> Corrected:
    """Correct a file as far as there is one right result."""
    plain = _plain(source)
    filled = hollow.filled(plain)
    named = _named(filled.source)
    fault = preflight.refusal(named, SPARED) or _nul(named)
    if fault:
        return Corrected(fault=fault)
    repaired = {name: _repaired(field, named.distinct(name)) for name, field in _fields(named).items()}
    columns = {name: _mended(named.column(name), repaired[name]) for name in named.header}
    changes = (
        _of_file(source, plain),
        _of_hollow(filled),
        _of_header(filled.source, named),
        _of_cells(named, repaired),
        _of_order(named, columns),
    )
    return Corrected(records=tidy.arranged(source.table, columns), changes=chain.from_iterable(changes))


def _plain(source: Source) -> Source:
    """The same in UTF-8; as it is when it is in no encoding that is known for certain."""
    marked = source.data and source.data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if source.encoding == "CP949" or (source.encoding == "UTF-16" and marked):
        with suppress(UnicodeError):
            return parse(source.table, source.data.decode(source.encoding).encode())
    return source


def _named(source: Source) -> Source:
    """The same with the names of the schema in its header, where it is certain which are meant."""
    names = repairs.header(source.table, source.header)
    header = [names.get(place, name) for place, name in enumerate(source.header)]
    return replace(source, cells=replace(source.cells, header=header))


def _nul(source: Source) -> Finding | None:
    """Where there is a NUL, bytes went missing, and nobody knows which."""
    found = preflight.cells.control_character(source) if "\0" in source.cells.characters else ()
    return next((finding for finding in found if "\0" in finding.value), None)


def _fields(source: Source) -> Mapping[str, Field | None]:
    """What the schema says of each column that is there."""
    known = {field.name: field for field in source.table.fields}
    return {name: known.get(name) for name in source.header}


def _repaired(field: Field | None, cells: Iterable[str]) -> Repaired:
    """Those of the cells that need a repair."""
    return {cell: clean for cell in cells if (clean := repairs.repaired(field, cell))[1]}


def _mended(column: Column, repaired: Repaired) -> Column:
    return [repaired[cell][0] if cell in repaired else cell for cell in column] if repaired else column


def _of_file(source: Source, plain: Source) -> Iterator[Change]:
    """Changes of the bytes: encoding, mark, line ends, quotes."""
    path, content = source.table.path, plain.data or b""
    if source.encoding != "UTF-8":
        yield Change(path=path, why=("encoding",), before=source.encoding, after="UTF-8")
    if content.startswith(MARK):
        yield Change(path=path, why=("byte-order-mark",))
    if b"\r" in content:
        yield Change(path=path, why=("line-end",))
    if not _sparing(content.removeprefix(MARK)):
        yield Change(path=path, why=("tidy",))


def _sparing(content: bytes) -> bool:
    """Whether the quotes, and the end of the last line, are as its records would be written, whatever ends a line."""
    found, place, content = read(content), 0, _with_plain_ends(content)
    while chunk := [record for _, record in islice(found, CHUNK)]:
        written = _with_plain_ends(tidy.written(chunk).encode())
        if not content.startswith(written, place):
            return False
        place += len(written)
    return place == len(content)


def _with_plain_ends(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _of_hollow(filled: hollow.Filled) -> Iterator[Change]:
    """The rows and columns without content that are left out."""
    path = filled.source.table.path
    if filled.columns:
        yield Change(path=path, why=("empty-column",), lines=(1,))
    if filled.rows:
        yield Change(path=path, why=("blank-row",), lines=filled.rows)


def _of_header(plain: Source, named: Source) -> Iterator[Change]:
    """Changes of the names of columns and of their order."""
    path = plain.table.path
    for old, new in zip(plain.header, named.header, strict=True):
        if old != new:
            yield Change(path=path, why=("header-name",), lines=(1,), column=new, before=old, after=new)
    order = [name for name in plain.table.columns if name in named.header]
    if named.header[: len(order)] != order:
        yield Change(path=path, why=("header-order",), lines=(1,), before=",".join(named.header), after=",".join(order))


def _of_cells(source: Source, repaired: Mapping[str, Repaired]) -> Iterator[Change]:
    """Changes of cells, column by column, in the order in which each text first stands there."""
    for name in source.header:
        lines = dict[str, array]()
        for line, cell in zip(source.lines, source.column(name), strict=True) if repaired[name] else ():
            if cell in repaired[name]:
                lines.setdefault(cell, array("L")).append(line)
        for cell, places in lines.items():
            after, why = repaired[name][cell]
            yield Change(path=source.table.path, why=why, lines=places, column=name, before=cell, after=after)


def _of_order(source: Source, columns: Mapping[str, Column]) -> Iterator[Change]:
    """The rows that had to move up."""
    highest, moved = -1, []
    places = {row: place for place, row in enumerate(tidy.row_order(source.table, columns))}
    for row, line in enumerate(source.lines):
        if places[row] < highest:
            moved.append(line)
        highest = max(highest, places[row])
    if moved:
        yield Change(path=source.table.path, why=("row-order",), lines=moved)
