"""What the bytes of a file must be, before anyone looks at its cells."""

from collections.abc import Iterator
from pathlib import Path

from gongyak import charsets
from gongyak.findings import Finding
from gongyak.rules import ALL, BARE, rule
from gongyak.sources import Source


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


@rule("mixed-encoding", "bytes", bases=BARE)
def mixed_encoding(source: Source) -> Iterator[Finding]:
    """한 파일의 줄은 모두 한 인코딩이어야 한다."""
    layout = source.table.layout
    if layout.encoding == charsets.MIXED and not layout.follows and source.data:
        for line, encoding in charsets.strays(source.data):
            yield source.finding("mixed-encoding", line, value=encoding, case=encoding)


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
