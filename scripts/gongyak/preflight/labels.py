"""What the header of a table must be: its labels are the columns of the schema, each once and in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongyak.bare.delimiters import DELIMITERS, shown
from gongyak.findings import Finding
from gongyak.layout import Layout, letter
from gongyak.rules import BARE, THEIRS, rule
from gongyak.sources import Source
from gongyak.sources.volumes import first_line


@rule("header-duplicate", "bytes")
def header_duplicate(source: Source) -> Iterator[Finding]:
    """머리줄에 같은 열 이름이 두 번 나오지 않아야 한다."""
    header = source.header
    yield from _header(source, "header-duplicate", sorted({name for name in header if header.count(name) > 1}))


@rule("header-missing", "bytes")
def header_missing(source: Source) -> Iterator[Finding]:
    """머리줄에는 스키마의 열이 모두 있어야 한다."""
    header = source.header
    yield from _header(
        source, "header-missing", [name for name in source.table.columns if header and name not in header]
    )


def undivided(source: Source) -> Finding | None:
    """That all columns are there, but with another sign between them than the file should have."""
    columns, lacking = [*source.table.columns], [*{*source.table.columns} - {*source.header}]
    for sign in DELIMITERS if len(source.header) == 1 and len(lacking) == len(columns) > 1 else ():
        if sign != source.table.layout.delimiter and sorted(source.header[0].split(sign)) == sorted(columns):
            return source.finding("header-missing", 1, value=shown(sign), case="delimiter", columns=columns)
    return None


@rule("header-unknown", "bytes")
def header_unknown(source: Source) -> Iterator[Finding]:
    """머리줄에는 스키마에 있는 열만 있어야 한다."""
    yield from _header(source, "header-unknown", [name for name in source.header if name not in source.table.columns])


@rule("header-order", "bytes")
def header_order(source: Source) -> Iterator[Finding]:
    """열은 스키마와 같은 순서로 놓여야 한다."""
    header, columns = list(source.header), list(source.table.columns)
    if header != columns and sorted(header) == sorted(columns):
        yield from _header(
            source, "header-order", [name for name, other in zip(header, columns, strict=True) if name != other]
        )


def _header(source: Source, name: str, faulty: Sequence[str]) -> Iterator[Finding]:
    if faulty:
        header, columns = source.header, source.table.columns
        strange = [each for each in header if each not in columns]
        lacking = [each for each in columns if each not in header]
        yield source.finding(name, 1, value=", ".join(faulty), columns=columns, strange=strange, lacking=lacking)


@rule("header-name", "bytes", bases=BARE)
def header_name(source: Source) -> Iterator[Finding]:
    """열마다 다른 열과 겹치지 않는 이름이 있어야 한다."""
    layout, line = source.table.layout, source.cells.top
    if layout.columns and not layout.headers:
        yield source.finding("header-name", line, case="no-header")
    for pick in layout.columns if layout.headers else ():
        if pick.label != pick.name:
            case = "again" if pick.label else "none"
            yield source.finding("header-name", line, pick.name, pick.label, case=case, letter=letter(pick.position))


@rule("later-part", "bytes", bases=THEIRS)
def later_part(source: Source) -> Iterator[Finding]:
    """한 표를 여러 파일로 나누면 파일마다 같은 머리줄로 시작해야 한다. 뒤쪽 파일의 첫 줄은 자료로 읽지 않는다."""
    if not source.header or 1 not in source.table.layout.headers:
        return
    names = _names(first_line(source.data or b""), source.table.layout)
    for volume in source.volumes:
        if volume.header.strip() and _names(volume.header, source.table.layout) != names:
            value = volume.header.decode(source.table.layout.encoding, "replace").rstrip("\r\n")
            yield replace(source.finding("later-part", 0, value=value), path=volume.path, line=1)


def _names(line: bytes, layout: Layout) -> list[str]:
    """What stands in a header, however it is quoted."""
    plain = line.decode(layout.encoding, "replace").removeprefix("\ufeff").replace(layout.quote or '"', "")
    return [name.strip() for name in plain.split(layout.delimiter)]
