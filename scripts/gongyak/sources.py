"""The file of a table as it lies on disk: bytes, text, and records with the physical line each begins on."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from gongyak.findings import Finding
from gongyak.package import Package, Table

Record = tuple[int, list[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What could be read of a file, as far as it could be read.

    ``data`` is None when there is no such file. ``encoding`` is what the bytes look like; ``text`` is empty unless that
    is UTF-8. ``records``, the header first, are empty when quotes are broken, in the record that begins on line
    ``broken`` (0: they are sound). ``cells`` are the distinct cells, so that each is looked at once.
    """

    table: Table
    data: bytes | None
    encoding: str
    text: str
    records: Sequence[Record]
    broken: int
    cells: frozenset[str]

    @property
    def header(self) -> Sequence[str]:
        """The first record; empty when there is none."""
        return self.records[0][1] if self.records else ()

    def finding(self, rule: str, line: int = 0, column: str = "", value: str = "", **params: object) -> Finding:
        """A finding of ``rule`` in this file."""
        return at(self.table, rule, line, column, value, **params)


def at(table: Table, rule: str, line: int, column: str, value: str, **params: object) -> Finding:
    """A finding of ``rule`` in the file of ``table``."""
    return Finding(rule=rule, path=table.path, line=line, column=column, value=value, table=table.name, params=params)


def read_source(package: Package, table: Table) -> Source:
    """Read the file of ``table``; what is no plain file, or a link out of the package, counts as missing."""
    path = package.root / table.path
    try:
        inside = path.resolve(strict=True).is_relative_to(package.root.resolve())
        data = path.read_bytes() if inside and path.is_file() else None
    except (OSError, ValueError):
        data = None
    return parse(table, data)


def parse(table: Table, data: bytes | None) -> Source:
    """The source that ``data`` make."""
    encoding = _encoding(data or b"")
    text = (data or b"").decode("utf-8-sig") if encoding == "UTF-8" else ""
    records, broken = _records(text)
    cells = frozenset(cell for _, record in records for cell in record)
    return Source(table=table, data=data, encoding=encoding, text=text, records=records, broken=broken, cells=cells)


def _encoding(data: bytes) -> str:
    # UTF-16 without a mark would be valid UTF-8 as long as it holds nothing but ASCII.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:
        return "UTF-16"
    for encoding in ("UTF-8", "CP949"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "?"


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
