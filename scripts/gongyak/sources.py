"""The file of a table as it lies on disk: bytes, text, and records with the physical line each begins on."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from gongyak.package import Package, Table

Record = tuple[int, list[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What could be read of a file, as far as it could be read.

    ``data`` is None when there is no such file; ``text`` is empty when the bytes are not UTF-8; ``records``, the header
    first, are empty when the quotes are broken, in the record that begins on line ``broken`` (0: they are sound).
    ``cells`` are the distinct cells: what is true of a text is asked once.
    """

    table: Table
    data: bytes | None
    text: str = ""
    records: Sequence[Record] = ()
    broken: int = 0
    cells: frozenset[str] = frozenset()

    @property
    def header(self) -> Sequence[str]:
        """The first record; empty when there is none."""
        return self.records[0][1] if self.records else ()


def read_source(package: Package, table: Table) -> Source:
    """Read the file of ``table``; a file that is a link out of the package counts as missing."""
    path = package.root / table.path
    try:
        inside = path.resolve(strict=True).is_relative_to(package.root.resolve())
        data = path.read_bytes() if inside and path.is_file() else None
    except (OSError, ValueError):
        data = None
    return parse(table, data)


def parse(table: Table, data: bytes | None) -> Source:
    """The source that ``data`` make."""
    try:
        text = (data or b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    records, broken = _records(text)
    cells = frozenset(cell for _, record in records for cell in record)
    return Source(table=table, data=data, text=text, records=records, broken=broken, cells=cells)


def _records(text: str) -> tuple[list[Record], int]:
    # newline="" keeps line ends as they are, and counts lines as every editor does.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records, line = [], 1
    try:
        for cells in reader:
            records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return [], line
    return records, 0
