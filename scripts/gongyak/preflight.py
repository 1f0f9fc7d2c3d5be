"""Pre-flight: what the file of a table must be before anyone reads meaning into it.

Rules of scope ``bytes`` look at the source of one table (``cells`` and ``labels`` have those about single
cells and the header), the one of scope
``form`` at a file without other faults, the one of scope ``folder`` at the package on disk.
"""

from collections.abc import Iterator
from pathlib import Path

from gongyak import cells, faults, labels, tidy
from gongyak.findings import Finding
from gongyak.package import MODEL, Package
from gongyak.rules import ALL, BARE, OURS, of_scope, rule
from gongyak.sources import Source

__all__ = ["FATAL", "LOSSLESS", "UNREADABLE", "cells", "check", "check_folder", "faults", "labels", "refusal", "tidy"]

# After one of these a file cannot be read as its table, or not in reasonable time; nothing further is asked of it.
FATAL = frozenset(
    {"file-missing", "encoding", "quotes", "cell-count", "no-rows", "long-cell"}
    | {"header-duplicate", "header-missing", "header-unknown", "header-order"}
)

# The same for data that are not of our model: whatever else is wrong, Frictionless can still be asked.
UNREADABLE = frozenset({"file-missing", "encoding", "quotes"})

# Faults that keep a table from being judged, but not from being rewritten without loss.
LOSSLESS = frozenset({"header-order", "no-rows", "long-cell"})

# A column that is filled in so many rows is expected to be filled in all.
FILLED = 0.9


def check(source: Source, basis: str = MODEL) -> Iterator[Finding]:
    """The findings of all rules on one file that hold for data of a ``basis``."""
    # Every other fault would follow from that one.
    if basis == MODEL and (finding := labels.undivided(source)):
        yield finding
        return
    sound = True
    for each in of_scope("bytes", basis):
        for finding in each.check(source):
            sound = False
            yield finding
    for each in of_scope("form", basis) if sound else ():
        yield from each.check(source)


def refusal(source: Source, spared: frozenset[str] = LOSSLESS) -> Finding | None:
    """The first fault for which a file must not be rewritten, since content would be lost; None when it may be."""
    fatal = (each for each in of_scope("bytes") if each.name in FATAL - spared)
    return next((finding for each in fatal for finding in each.check(source)), None)


def check_folder(package: Package) -> Iterator[Finding]:
    """The findings of all rules on the package as a folder."""
    for each in of_scope("folder", package.basis):
        yield from each.check(package)


@rule("no-table-file", "folder", bases=BARE)
def no_table_file(package: Package) -> Iterator[Finding]:
    """정의 없는 폴더에서 표의 이름을 가진 파일은 모두 표로 읽을 수 있어야 한다."""
    for part in package.passed:
        yield Finding(rule="no-table-file", path=part.name, value=Path(part.name).name)


@rule("stray-file", "folder")
def stray_file(package: Package) -> Iterator[Finding]:
    """데이터 폴더에 있는 CSV 파일은 모두 datapackage.json에 적혀 있어야 한다."""
    named = (part.get("path") for part in package.descriptor["resources"] if isinstance(part, dict))
    known = {package.root / path for path in named if isinstance(path, str)}
    for folder in sorted({(package.root / table.path).parent for table in package.tables.values()}):
        for path in sorted(folder.glob("*")):
            if path.suffix.lower() == ".csv" and path not in known:
                yield Finding(rule="stray-file", path=path.relative_to(package.root).as_posix(), value=path.name)


@rule("file-missing", "bytes", bases=ALL)
def file_missing(source: Source) -> Iterator[Finding]:
    """표마다 패키지 안에 읽을 수 있는 보통 파일이 하나 있어야 한다."""
    if source.data is None:
        yield source.finding("file-missing", value=Path(source.place(0)[0]).name)


@rule("encoding", "bytes", bases=ALL)
def encoding(source: Source) -> Iterator[Finding]:
    """파일은 UTF-8로, 또는 datapackage.json에 적은 인코딩으로 저장해야 한다."""
    stated = source.table.layout.encoding
    if source.data is not None and source.encoding != stated.upper():
        line = 1 if source.encoding == "UTF-16" else _line_of_first_fault(source.data or b"", stated)
        case = source.encoding if stated == "utf-8" else "stated"
        yield source.finding("encoding", line, value=source.encoding, case=case, stated=stated)


def _line_of_first_fault(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    except (ValueError, LookupError):
        return 0
    return 1


@rule("byte-order-mark", "bytes")
def byte_order_mark(source: Source) -> Iterator[Finding]:
    """파일 앞에 바이트 순서 표시(BOM)가 없어야 한다."""
    if (source.data or b"").startswith(b"\xef\xbb\xbf"):
        yield source.finding("byte-order-mark", 1, value="EF BB BF")


@rule("line-end", "bytes")
def line_end(source: Source) -> Iterator[Finding]:
    """줄은 LF로 끝나야 하며 CR이 없어야 한다."""
    data = source.data if source.data and source.encoding == "UTF-8" else b""
    returns = data.count(b"\r")
    if returns:
        line = data.count(b"\n", 0, data.index(b"\r")) + 1
        yield source.finding("line-end", line, value="\r", returns=returns)


@rule("quotes", "bytes", bases=ALL)
def quotes(source: Source) -> Iterator[Finding]:
    """따옴표로 연 칸은 따옴표로 닫고, 닫은 뒤에는 쉼표나 줄의 끝이 와야 한다."""
    if source.broken:
        yield source.finding("quotes", source.broken)


@rule("cell-count", "bytes", bases=OURS | BARE)
def cell_count(source: Source) -> Iterator[Finding]:
    """줄마다 칸의 수가 머리줄과 같아야 한다."""
    width = len(source.header)
    least = _least(source) if source.cells.uneven and source.table.layout.columns else width
    for line, count, _, text in source.cells.uneven:
        if not least <= count <= width:
            yield source.finding("cell-count", line, value=text, cells=count, width=width)


def _least(source: Source) -> int:
    """Up to where nearly all other rows are filled; spreadsheets leave out the empty cells at the end of rows."""
    whole = len(source.lines) - len(source.cells.uneven)
    filled = (len(column) - column.count("") for column in source.cells.columns)
    return max((place for place, count in enumerate(filled, 1) if count >= FILLED * whole), default=0)


@rule("no-rows", "bytes", bases=ALL)
def no_rows(source: Source) -> Iterator[Finding]:
    """표에는 머리줄 말고도 적어도 한 줄이 있어야 한다."""
    stated = source.table.layout.encoding.upper()
    readable = source.data is not None and source.encoding == stated and not source.broken
    if readable and not source.lines:
        yield source.finding("no-rows")
