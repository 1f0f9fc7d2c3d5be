"""What anyone's table must be where Frictionless is content with less than the standard says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from gongyak import cells
from gongyak.findings import Finding
from gongyak.forms import unlike
from gongyak.layout import Layout
from gongyak.package import Field
from gongyak.rules import OTHERS, THEIRS, rule
from gongyak.sources import Source
from gongyak.stated import value_of
from gongyak.volumes import first_line

# What Table Schema knows as forms of a value, plain blanks around it forgiven, and what Frictionless reads it with,
# which forgives more: no-break blanks, underlines between digits, digits of any script, days of one digit.
_FORMS = {
    "integer": (r"[ \t]*[-+]?[0-9]+[ \t]*", int),
    "number": (r"[ \t]*(?:[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[nN]a[nN]|-?INF)[ \t]*", Decimal),
    "year": (r"[0-9]{4}", lambda cell: int(cell if len(cell) == 4 else "")),
    "yearmonth": (r"[0-9]{4}-[0-9]{2}", lambda cell: datetime.strptime(cell, "%Y-%m")),
    "date": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", lambda cell: datetime.strptime(cell, "%Y-%m-%d")),
}
# A sign that goes unread where everything around the digits does (``bareNumber``): △2 becomes 2.
_LOST_SIGN = re.compile(r"[^-0-9]*[△▲▼−–－(（]\s*[0-9]")
_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@rule("loose-form", "general", bases=THEIRS)
def loose_form(source: Source) -> Iterator[Finding]:
    """수와 날짜는 표 스키마 규격에 있는 형식으로 적어야 하며, 읽는 프로그램에 따라 다른 값이 되지 않아야 한다."""
    fields = {field.name: _form(field) for field in source.table.fields if field.type in _FORMS}
    yield from unlike(source, "loose-form", fields)


def _form(field: Field) -> Callable[[str], object]:
    """The test of a column's cells: it lets pass what is in the form of the standard, or not read at all."""
    stated, (standard, read) = field.properties, _FORMS[field.type]
    if field.format != "default":
        return lambda cell: True
    if stated.get("bareNumber") is False:
        return lambda cell: not _LOST_SIGN.match(cell)
    group, decimal = str(stated.get("groupChar", "")), str(stated.get("decimalChar", "."))

    def accepts(cell: str) -> bool:
        plain = cell.replace(group, "").replace(decimal, ".")
        return bool(re.fullmatch(standard, plain)) or not _reads(read, plain)

    return accepts


def _reads(read: Callable[[str], object], cell: str) -> bool:
    try:
        read(cell)
    except (ValueError, ArithmeticError):
        return False
    return True


@rule("lost-character", "bytes", bases=OTHERS)
def lost_character(source: Source) -> Iterator[Finding]:
    """칸 안에 널 같은 제어 문자나 깨진 글자(U+FFFD)가 없어야 한다."""
    lost = {cell for cell in source.cells.all if _LOST.search(cell)} if _LOST.search(source.cells.characters) else ()
    for line, name, cell in cells.places(source, lost) if lost else ():
        yield source.finding("lost-character", line, name, cell)


@rule("category", "general", bases=THEIRS)
def category(source: Source) -> Iterator[Finding]:
    """값의 목록(categories)이 정해진 열에는 그 목록의 값만 있어야 한다."""
    listed = {field.name: field.properties.get("categories") for field in source.table.fields}
    lists = {name: frozenset(map(value_of, values)) for name, values in listed.items() if isinstance(values, list)}
    yield from unlike(source, "category", {name: values.__contains__ for name, values in lists.items()})


@rule("unique-key", "general", bases=THEIRS)
def unique_key(source: Source) -> Iterator[Finding]:
    """고유 키(uniqueKeys)의 값은 표 안에서 겹치지 않아야 한다."""
    for names in source.table.unique_keys:
        if {*names} <= {*source.header}:
            yield from _repeated(source, names)


def _repeated(source: Source, names: tuple[str, ...]) -> Iterator[Finding]:
    """The rows whose key has stood before; a key that lacks a value is none."""
    missing = frozenset({""}).union(*(field.missing for field in source.table.fields if field.name in names))
    first: dict[tuple[str, ...], int] = {}
    for line, *key in zip(source.lines, *map(source.column, names), strict=True):
        other = first.setdefault(tuple(key), line)
        if other != line and not missing & {*key}:
            yield source.finding(
                "unique-key", line, names[-1], "/".join(key), columns=", ".join(names), other=source.spot(other)
            )


@rule("later-part", "bytes", bases=THEIRS)
def later_part(source: Source) -> Iterator[Finding]:
    """한 표를 여러 파일로 나누면 파일마다 같은 머리줄로 시작해야 한다. 뒤쪽 파일의 첫 줄은 자료로 읽지 않는다."""
    if not source.header or 1 not in source.table.layout.headers:
        return
    names = _names(first_line(source.data or b""), source.table.layout)
    for volume in source.volumes:
        if volume.passed.strip() and _names(volume.passed, source.table.layout) != names:
            value = volume.passed.decode(source.table.layout.encoding, "replace").rstrip("\r\n")
            yield replace(source.finding("later-part", 0, value=value), path=volume.path, line=1)


def _names(line: bytes, layout: Layout) -> list[str]:
    """What stands in a header, however it is quoted."""
    plain = line.decode(layout.encoding, "replace").removeprefix("\ufeff").replace(layout.quote or '"', "")
    return [name.strip() for name in plain.split(layout.delimiter)]
