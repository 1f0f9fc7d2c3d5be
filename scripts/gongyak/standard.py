"""What the standard asks of anyone's table, and Frictionless does not, or not as strictly."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal

from gongyak.findings import Finding
from gongyak.forms import unlike
from gongyak.package import OWN, Field
from gongyak.package.stated import value_of
from gongyak.rules import THEIRS, of_scope, rule
from gongyak.sources import Source

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


def check(source: Source) -> Iterator[Finding]:
    """The findings of all rules on the rows of a table with a schema of its own."""
    for each in of_scope("standard", OWN):
        yield from each.check(source)


@rule("loose-form", "standard", bases=THEIRS)
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


@rule("category", "standard", bases=THEIRS)
def category(source: Source) -> Iterator[Finding]:
    """값의 목록(categories)이 정해진 열에는 그 목록의 값만 있어야 한다."""
    fields = (field for field in source.table.fields if isinstance(field.properties.get("categories"), list))
    yield from unlike(source, "category", {field.name: _listed(field) for field in fields})


def _listed(field: Field) -> Callable[[str], bool]:
    """The test whether a cell is one of the categories, as its column is read: 02 is 2 where numbers stand."""
    read = _plain if field.type in ("integer", "number") else str
    stated = field.properties["categories"]
    values = {read(value_of(each)) for each in stated if not isinstance(each, dict) or "value" in each}
    return lambda cell: read(cell) in values


def _plain(cell: str) -> str:
    try:
        return str(Decimal(cell).normalize())
    except ArithmeticError:
        return cell


@rule("unique-key", "standard", bases=THEIRS)
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
