"""The file of a table as it lies on disk: its bytes, and its cells by column with the physical line of each row."""

from array import array
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter
from pathlib import Path

from gongyak import bounds, charsets, records, volumes
from gongyak.findings import MOST, Finding, UnusableInput
from gongyak.layout import Layout
from gongyak.package import Package, Table
from gongyak.volumes import Volume

# Records taken at a time: so few that they are gone before the collector of garbage looks through all columns.
CHUNK = 256
Column = Sequence[str]
# The line of a record of another width than the header, how many cells it has, how many without the blank ones at its
# end, and its text.
Uneven = tuple[int, int, int, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cells:
    """What a file holds, by column: a nation of rows, each with cells of its own, would not fit into memory.

    There is a column for each cell of the ``header`` and in it a cell for each line of ``lines``. Of a record that is
    ``uneven`` the excess cells are left out and those that lack are empty. Equal cells are one object: ``all`` has each
    once, those of the header too, ``distinct`` each of a column, and ``characters`` all that any of them are made of.
    Of ``uneven`` records there may be a million: the text of the first alone is kept. The header begins on line
    ``top``; ``dropped`` are the records below it that are no rows, such as comments.
    """

    header: Sequence[str]
    top: int
    dropped: Sequence[int]
    lines: Sequence[int]
    columns: Sequence[Column]
    uneven: Sequence[Uneven]
    all: Collection[str]
    distinct: Sequence[AbstractSet[str]]
    characters: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What could be read of a file, as far as it could be read.

    ``data`` is None when there is no such file; ``encoding`` is what the bytes look like. There are no ``cells`` unless
    that is as stated, nor when quotes are broken, in the record that begins on line ``broken`` (0: they are sound).
    Of a table in several files all is of what they are when joined, but for the places of findings; ``volumes`` are
    these files, or the one that is missing.
    """

    table: Table
    data: bytes | None
    encoding: str
    broken: int
    cells: Cells
    volumes: Sequence[Volume] = ()

    @property
    def header(self) -> Sequence[str]:
        """The first record; empty when there is none."""
        return self.cells.header

    @property
    def lines(self) -> Sequence[int]:
        """The line on which each row begins."""
        return self.cells.lines

    @property
    def bones(self) -> "Source":
        """The same without its cells: where its rows are, which takes little room."""
        cells = replace(self.cells, columns=(), uneven=(), all=(), distinct=(), characters="")
        return replace(self, data=None, cells=cells)

    def line(self, record: int) -> int:
        """The line on which a record begins that is the header or a row; records count from 1."""
        if self.table.layout.format == "xlsx":
            return record
        row = record - self.table.layout.header - 1 - bisect(self.cells.dropped, record)
        return self.lines[row] if row >= 0 else self.cells.top

    def column(self, name: str) -> Column:
        """The cells below a name of the header, row by row."""
        return self.cells.columns[self.header.index(name)]

    def distinct(self, name: str) -> AbstractSet[str]:
        """The same cells, each once."""
        return self.cells.distinct[self.header.index(name)]

    def key(self, row: int) -> str:
        """The primary-key values of a row joined by ``/``, as in ``tables.key_of``."""
        return "/".join(self.column(name)[row] if name in self.header else "" for name in self.table.primary_key)

    def finding(self, rule: str, line: int = 0, column: str = "", value: str = "", **params: object) -> Finding:
        """A finding of ``rule`` in this file, or in that of several in which ``line`` is."""
        path, line = self.place(line)
        return replace(at(self.table, rule, line, column, value, **params), path=path)

    def place(self, line: int) -> tuple[str, int]:
        """The file, and the line in it; of line 0 the first file."""
        if not self.volumes:
            return self.table.path, line
        volume = self.volumes[bisect(self.volumes, line, key=attrgetter("start")) - 1]
        return volume.path, line - volume.start + volume.first

    def spot(self, line: int) -> int | str:
        """A line as one would tell it from another line of the table: with its file where there are several."""
        return "{}:{}".format(*self.place(line)) if self.volumes else line

    def joined(self, path: str, line: int) -> int:
        """The line of ``place``, counted through all files; 0 when it is none of this table."""
        volumes = self.volumes or [Volume(path=self.table.path)]
        starts = (line - each.first + each.start for each in volumes if each.path == path)
        return next((each for each in starts if self.place(each) == (path, line)), 0)


def at(table: Table, rule: str, line: int, column: str, value: str, **params: object) -> Finding:
    """A finding of ``rule`` in the file of ``table``."""
    return Finding(rule=rule, path=table.path, line=line, column=column, value=value, table=table.name, params=params)


def read_source(package: Package, table: Table) -> Source:
    """Read the file of ``table``, or all of them, joined; where one is missing there are no data."""
    if not table.later:
        return parse(table, read_bytes(package, table.path))
    files = [(path, read_bytes(package, path)) for path in table.files]
    missing = [Volume(path=path) for path, data in files if data is None]
    bounds.keep("large-file", sum(len(data or b"") for _, data in files), table.path)
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


def placed(package: Package, path: str) -> Path | None:
    """Where a plain file of the package lies; None for anything else, a link out of the package too."""
    place = package.root / path
    try:
        inside = place.resolve(strict=True).is_relative_to(package.root.resolve())
        return place if inside and place.is_file() else None
    except (OSError, ValueError):
        return None


def parse(table: Table, data: bytes | None) -> Source:
    """The source that ``data`` make."""
    encoding, broken, cells = _stated(data or b"", table.layout), 0, _cells(iter(()), table)
    if data and encoding == table.layout.encoding.upper():
        try:
            cells = _cells(records.of_table(data, table), table)
        except records.BrokenQuotes as error:
            broken = error.line
        except UnusableInput as error:
            raise UnusableInput(error.case, **error.params | {"path": table.path}) from None
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


def _cells(found: Iterator[records.Record], table: Table) -> Cells:
    top, header = records.header(found, table)
    bounds.keep("many-columns", len(header), table.path)
    dropped: list[int] = []
    if table.layout.comment or table.layout.left_out or table.layout.columns:
        found = records.rows(found, table.layout, dropped)
    lines, uneven, columns = array("L"), [], [[] for _ in header]
    shared = dict(zip(header, header, strict=True))
    while chunk := list(islice(found, CHUNK)):
        lines.extend(line for line, _ in chunk)
        for line, cells in (record for record in chunk if len(record[1]) != len(header)):
            uneven.append((line, len(cells), _held(cells), ",".join(cells) if len(uneven) < MOST else ""))
        for column, cells in zip(columns, zip(*_even(chunk, len(header)), strict=True), strict=True):
            column.extend(map(shared.setdefault, cells, cells))
        bounds.keep("many-rows", len(lines), table.path)
        bounds.keep("many-cells", len(lines) * len(header), table.path)
        bounds.keep("many-different", len(shared), table.path)
    return Cells(
        header=header,
        top=top,
        dropped=dropped,
        lines=lines,
        columns=columns,
        uneven=uneven,
        all=shared.keys(),
        distinct=[frozenset(column) for column in columns],
        characters="".join(sorted(set().union(*shared))),
    )


def _held(cells: Sequence[str]) -> int:
    """How many cells there are until the last that is not blank."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _even(chunk: Iterable[records.Record], width: int) -> list[list[str]]:
    """Only the cells, of each record as many as the header has."""
    return [cells if len(cells) == width else [*cells, *[""] * width][:width] for _, cells in chunk]
