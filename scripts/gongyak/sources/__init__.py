"""The file of a table as it lies on disk: its bytes, and its cells by column with the physical line of each row."""

from bisect import bisect
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from gongyak import bounds, charsets
from gongyak.files import plain
from gongyak.findings import BrokenTable, Finding, UnusableInput
from gongyak.layout import Layout
from gongyak.package import Package, Table
from gongyak.sources import contents, packing, records, volumes
from gongyak.sources.contents import Cells, Column
from gongyak.sources.volumes import Volume

_NO_WORKBOOK = frozenset({"workbook-broken", "no-sheet", "zip-broken"})


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

    def where(self, name: str, wanted: Container[str]) -> Iterator[tuple[int, str]]:
        """The line and the text of each cell below a name that is ``wanted``."""
        cells = zip(self.lines, self.column(name), strict=True) if wanted else ()
        return ((line, cell) for line, cell in cells if cell in wanted)

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
