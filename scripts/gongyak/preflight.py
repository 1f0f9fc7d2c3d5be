"""Pre-flight: what the bytes of a table must be before anyone reads meaning into them.

Rules of scope ``bytes`` look at the source of one table, those of scope ``folder`` at the package on disk.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gongyak import text, tidy
from gongyak.findings import Finding
from gongyak.package import Package
from gongyak.rules import of_scope, rule
from gongyak.sources import Source

# After one of these a table cannot be read as the table it should be; nothing further is asked of it.
FATAL = frozenset(
    {"file-missing", "encoding", "quotes", "header-duplicate", "header-missing", "header-unknown", "header-order", "cell-count"}
)


def check(source: Source) -> Iterator[Finding]:
    """The findings of all rules on one file; the canonical form is asked only of a file without other faults."""
    sound = True
    for each in of_scope("bytes"):
        for finding in each.check(source):
            sound = False
            yield finding
    if sound:
        yield from untidy(source)


def check_folder(package: Package) -> Iterator[Finding]:
    """The findings of all rules on the package as a folder."""
    for each in of_scope("folder"):
        yield from each.check(package)


def at(source: Source, name: str, line: int = 0, column: str = "", value: str = "", **params: object) -> Finding:
    """A finding of the rule ``name`` in the file of ``source``."""
    table = source.table
    return Finding(rule=name, path=table.path, line=line, column=column, value=value, table=table.name, params=params)


@rule("stray-file", "folder")
def stray_file(package: Package) -> Iterator[Finding]:
    """데이터 폴더의 CSV 파일은 모두 datapackage.json에 적혀 있어야 한다."""
    known = {package.root / table.path for table in package.tables.values()}
    for folder in sorted({path.parent for path in known}):
        for path in sorted(folder.glob("*")):
            if path.suffix.lower() == ".csv" and path not in known:
                yield Finding(rule="stray-file", path=path.relative_to(package.root).as_posix(), value=path.name)


@rule("file-missing", "bytes")
def file_missing(source: Source) -> Iterator[Finding]:
    """표마다 패키지 안에 읽을 수 있는 보통 파일이 하나 있어야 한다."""
    if source.data is None:
        yield at(source, "file-missing", value=Path(source.table.path).name)


@rule("encoding", "bytes")
def encoding(source: Source) -> Iterator[Finding]:
    """파일은 UTF-8로 저장한다."""
    data = source.data or b""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line, guess = data.count(b"\n", 0, error.start) + 1, _likely(data)
    else:
        # UTF-16 without a mark is valid UTF-8 as long as it holds nothing but ASCII.
        line, guess = 1, "UTF-16" if b"\0" in data[:2] else ""
    if guess:
        yield at(source, "encoding", line, value=guess)


def _likely(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        data.decode("cp949")
    except UnicodeDecodeError:
        return "?"
    return "CP949"


@rule("byte-order-mark", "bytes")
def byte_order_mark(source: Source) -> Iterator[Finding]:
    """파일 앞에 바이트 순서 표시(BOM)를 두지 않는다."""
    if (source.data or b"").startswith(b"\xef\xbb\xbf"):
        yield at(source, "byte-order-mark", 1, value="EF BB BF")


@rule("line-end", "bytes")
def line_end(source: Source) -> Iterator[Finding]:
    r"""줄은 LF(\n)로 끝낸다."""
    returns = source.text.count("\r")
    if returns:
        before = source.text[: source.text.index("\r")]
        yield at(source, "line-end", before.count("\n") + 1, value="CR", lines=returns)


@rule("quotes", "bytes")
def quotes(source: Source) -> Iterator[Finding]:
    """따옴표로 연 칸은 따옴표로 닫고, 닫은 뒤에는 쉼표나 줄 끝이 온다."""
    if source.broken:
        yield at(source, "quotes", source.broken)


@rule("header-duplicate", "bytes")
def header_duplicate(source: Source) -> Iterator[Finding]:
    """머리줄에 같은 열 이름을 두 번 적지 않는다."""
    header = source.header
    yield from _header(source, "header-duplicate", sorted({name for name in header if header.count(name) > 1}))


@rule("header-missing", "bytes")
def header_missing(source: Source) -> Iterator[Finding]:
    """머리줄에는 스키마의 열이 모두 있어야 한다."""
    if source.header:
        yield from _header(source, "header-missing", [name for name in source.table.columns if name not in source.header])


@rule("header-unknown", "bytes")
def header_unknown(source: Source) -> Iterator[Finding]:
    """머리줄에는 스키마에 있는 열만 적는다."""
    yield from _header(source, "header-unknown", [name for name in source.header if name not in source.table.columns])


@rule("header-order", "bytes")
def header_order(source: Source) -> Iterator[Finding]:
    """열은 스키마의 순서대로 놓는다."""
    header, columns = list(source.header), list(source.table.columns)
    if header != columns and sorted(header) == sorted(columns):
        yield from _header(source, "header-order", [a for a, b in zip(header, columns, strict=True) if a != b][:1])


def _header(source: Source, name: str, names: Sequence[str]) -> Iterator[Finding]:
    if names:
        yield at(source, name, 1, value=", ".join(names), columns=", ".join(source.table.columns))
