"""The corrected file of a table, with each change on the way there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gongyak import preflight, repairs, text, tidy
from gongyak.findings import Finding
from gongyak.package import Field
from gongyak.sources import Column, Source, parse

# A column that the schema does not know is kept behind the others; its rows are whole all the same.
SPARED = preflight.LOSSLESS | {"header-unknown"}
MARK = "\ufeff"


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
    """The file as it should be and what changed, or the ``fault`` for which it is left alone."""

    content: str = ""
    changes: tuple[Change, ...] = ()
    fault: Finding | None = None


def corrected(source: Source) -> Corrected:
    """Correct a file as far as there is one right result."""
    plain = parse(source.table, _decoded(source))
    named = _named(plain)
    fault = preflight.refusal(named, SPARED) or _nul(named)
    if fault:
        return Corrected(fault=fault)
    columns, changes = _columns(named)
    changes = [*_of_file(source, plain), *_of_header(plain, named), *changes, *_of_order(named, columns)]
    return Corrected(content=tidy.arranged(source.table, columns), changes=tuple(changes))


def _decoded(source: Source) -> bytes | None:
    """The bytes as UTF-8; as they are when they are of no encoding that is known for certain."""
    marked = source.data and source.data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if source.encoding == "CP949" or (source.encoding == "UTF-16" and marked):
        try:
            return source.data.decode(source.encoding).encode()
        except UnicodeError:
            pass
    return source.data


def _named(source: Source) -> Source:
    """The same with the names of the schema in its header, where it is certain which are meant."""
    names = repairs.header(source.table, source.header)
    header = [names.get(place, name) for place, name in enumerate(source.header)]
    return replace(source, cells=replace(source.cells, header=header))


def _nul(source: Source) -> Finding | None:
    """Where there is a NUL, bytes went missing, and nobody knows which."""
    found = preflight.cells.control_character(source) if "\0" in source.cells.characters else ()
    return next((finding for finding in found if "\0" in finding.value), None)


def _columns(source: Source) -> tuple[Mapping[str, Column], list[Change]]:
    """The repaired cells by column, and what was repaired."""
    fields = {field.name: field for field in source.table.fields}
    columns, changes = {}, []
    for name, column in zip(source.header, source.cells.columns, strict=True):
        repaired = _repaired(fields.get(name), source.distinct(name))
        columns[name] = [repaired[cell][0] if cell in repaired else cell for cell in column] if repaired else column
        lines = {cell: [] for cell in repaired}
        for line, cell in zip(source.lines, column, strict=True) if repaired else ():
            if cell in lines:
                lines[cell].append(line)
        changes += [_change(source, name, cell, repaired[cell], lines[cell]) for cell in lines]
    return columns, sorted(changes, key=lambda change: (change.lines[0], source.header.index(change.column)))


def _repaired(field: Field | None, cells: frozenset[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Those of the cells that need a repair, with what they become and why."""
    return {cell: clean for cell in cells if (clean := repairs.repaired(field, cell))[1]}


def _change(source: Source, name: str, cell: str, clean: tuple[str, tuple[str, ...]], lines: Sequence[int]) -> Change:
    return Change(path=source.table.path, why=clean[1], lines=lines, column=name, before=cell, after=clean[0])


def _of_file(source: Source, plain: Source) -> Iterator[Change]:
    """Changes of the bytes: encoding, mark, line ends, quotes."""
    path, content = source.table.path, (plain.data or b"").decode()
    if source.encoding != "UTF-8":
        yield Change(path=path, why=("encoding",), before=source.encoding, after="UTF-8")
    if content.startswith(MARK):
        yield Change(path=path, why=("byte-order-mark",))
    if "\r" in content:
        yield Change(path=path, why=("line-end",))
    rows = zip(*plain.cells.columns, strict=True)
    sparing = tidy.written([plain.header, *rows]) if plain.header else ""
    if text.plain_line_ends(content.removeprefix(MARK)) != text.plain_line_ends(sparing):
        yield Change(path=path, why=("tidy",))


def _of_header(plain: Source, named: Source) -> Iterator[Change]:
    """Changes of the names of columns and of their order."""
    path = plain.table.path
    for old, new in zip(plain.header, named.header, strict=True):
        if old != new:
            yield Change(path=path, why=("header-name",), lines=(1,), column=new, before=old, after=new)
    order = [name for name in plain.table.columns if name in named.header]
    if named.header[: len(order)] != order:
        yield Change(path=path, why=("header-order",), lines=(1,), before=",".join(named.header), after=",".join(order))


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
