"""A table as it could be read from its file: its bytes, its cells, and where in the file each row is."""

from bisect import bisect
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from operator import attrgetter

from gongyak.findings import Finding
from gongyak.package import Table
from gongyak.sources.contents import Cells, Column
from gongyak.sources.volumes import Volume


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
        # Not ``at`` with another path: where all cells are at fault, making each finding twice is felt.
        path, line = self.place(line)
        table = self.table.name
        return Finding(rule=rule, path=path, line=line, column=column, value=value, table=table, params=params)

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
