"""The file of a table as it lies on disk: its bytes, and its cells by column with the physical line of each row."""

import csv
import io
import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from gongyak import bounds
from gongyak.findings import MOST, Finding
from gongyak.package import Package, Table

# Records taken at a time: so few that they are gone before the collector of garbage looks through all columns.
CHUNK = 256
# The syllables from 가 to 힣, and a few rare ones around them.
_HANGUL = re.compile(b"[\xea-\xed][\x80-\xbf]{2}")
Record = tuple[int, list[str]]
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
    Of ``uneven`` records there may be a million: the text of the first alone is kept.
    """

    header: Sequence[str]
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
    that is UTF-8, nor when quotes are broken, in the record that begins on line ``broken`` (0: they are sound).
    """

    table: Table
    data: bytes | None
    encoding: str
    broken: int
    cells: Cells

    @property
    def header(self) -> Sequence[str]:
        """The first record; empty when there is none."""
        return self.cells.header

    @property
    def lines(self) -> Sequence[int]:
        """The line on which each row begins."""
        return self.cells.lines

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
        """A finding of ``rule`` in this file."""
        return at(self.table, rule, line, column, value, **params)


def at(table: Table, rule: str, line: int, column: str, value: str, **params: object) -> Finding:
    """A finding of ``rule`` in the file of ``table``."""
    return Finding(rule=rule, path=table.path, line=line, column=column, value=value, table=table.name, params=params)


def read_source(package: Package, table: Table) -> Source:
    """Read the file of ``table``; one that is missing has no data."""
    return parse(table, read_bytes(package, table.path))


def read_bytes(package: Package, path: str) -> bytes | None:
    """What the file holds; what is no plain file, or a link out of the package, counts as missing: None."""
    place = package.root / path
    try:
        inside = place.resolve(strict=True).is_relative_to(package.root.resolve())
        return bounds.read("large-file", place) if inside and place.is_file() else None
    except (OSError, ValueError):
        return None


def parse(table: Table, data: bytes | None) -> Source:
    """The source that ``data`` make."""
    encoding, broken, cells = _encoding(data or b""), 0, _cells(iter(()), table.path)
    if data and encoding == "UTF-8":
        try:
            cells = _cells(records(data), table.path)
        except _BrokenQuotes as error:
            broken = error.line
    return Source(table=table, data=data, encoding=encoding, broken=broken, cells=cells)


def _encoding(data: bytes) -> str:
    # UTF-16 without a mark would be valid UTF-8 as long as it holds nothing but ASCII.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:
        return "UTF-16"
    if _reads(data, "UTF-8"):
        return "UTF-8"
    return "CP949" if _reads(data, "CP949") and not _mixed(data) else "?"


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _mixed(data: bytes) -> bool:
    """Whether a line is Hangul in UTF-8: most of that would pass for CP949, as hanja that nobody wrote."""
    return any(_HANGUL.search(line) and _reads(line, "UTF-8") for line in data.splitlines())


class _BrokenQuotes(Exception):  # noqa: N818 - it names what the file has
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def records(data: bytes) -> Iterator[Record]:
    """The records of a file in UTF-8, each with the line it begins on."""
    # newline="" keeps line ends as they are, and counts lines as every editor does.
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""), strict=True)
    line = 1
    try:
        for record in reader:
            yield line, record
            line = reader.line_num + 1
    except csv.Error:
        raise _BrokenQuotes(line) from None


def _cells(found: Iterator[Record], path: str) -> Cells:
    _, header = next(found, (1, []))
    bounds.keep("many-columns", len(header), path)
    lines, uneven, columns = array("L"), [], [[] for _ in header]
    shared = dict(zip(header, header, strict=True))
    while chunk := list(islice(found, CHUNK)):
        lines.extend(line for line, _ in chunk)
        for line, cells in (record for record in chunk if len(record[1]) != len(header)):
            uneven.append((line, len(cells), _held(cells), ",".join(cells) if len(uneven) < MOST else ""))
        for column, cells in zip(columns, zip(*_even(chunk, len(header)), strict=True), strict=True):
            column.extend(map(shared.setdefault, cells, cells))
        bounds.keep("many-rows", len(lines), path)
        bounds.keep("many-cells", len(lines) * len(header), path)
        bounds.keep("many-different", len(shared), path)
    return Cells(
        header=header,
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


def _even(records: Iterable[Record], width: int) -> list[list[str]]:
    """Only the cells, of each record as many as the header has."""
    return [cells if len(cells) == width else [*cells, *[""] * width][:width] for _, cells in records]
