"""What a cell of a type must look like where Frictionless is content with less.

Every rule yields findings of the rows of one table; ``schema`` drops those on cells that Frictionless refused anyway.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, starmap
from operator import lt

from gongyak import patterns, periods, text
from gongyak.findings import Finding
from gongyak.package import Field
from gongyak.rules import STATED, of_scope, rule
from gongyak.sources import Source
from gongyak.tables import ranks

PLAIN = {
    "integer": re.compile(r"-?(?:0|[1-9][0-9]*)"),
    "number": re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "boolean": re.compile(r"true|false"),
}
_ADDRESS = re.compile(r"https?://[a-zA-Z0-9.-]+(?::[0-9]+)?(?:[/?#][!-~]*)?")


def check(source: Source) -> Iterator[Finding]:
    """The findings of all rules on the rows of a table."""
    for each in of_scope("schema"):
        yield from each.check(source)


def unlike(source: Source, name: str, fields: dict[str, Callable[[str], object]]) -> Iterator[Finding]:
    """A finding for each filled cell of the columns ``fields`` that their test does not accept."""
    known = {field.name: field for field in source.table.fields}
    for column, accepts in fields.items():
        if column not in source.header:
            continue
        kind, missing = known[column].type, known[column].missing | {""}
        odd = {cell for cell in source.distinct(column) if cell not in missing and not accepts(cell)}
        for line, cell in source.where(column, odd):
            yield source.finding(name, line, column, cell, case=kind)


@rule("required-blank", "schema", "standard", bases=STATED)
def required_blank(source: Source) -> Iterator[Finding]:
    """꼭 채워야 하는 칸은 공백으로만 채울 수 없다."""
    fields = {field.name: text.tidied for field in source.table.fields if field.constraints.get("required")}
    yield from unlike(source, "required-blank", fields)


@rule("plain-form", "schema")
def plain_form(source: Source) -> Iterator[Finding]:
    """수는 2880이나 1.5, 날짜는 2022-07-01, 참거짓은 true나 false로만 적는다."""
    fields = {field.name: PLAIN[field.type].fullmatch for field in source.table.fields if field.type in PLAIN}
    yield from unlike(source, "plain-form", fields)


@rule("whole-pattern", "schema", "standard", bases=STATED)
def whole_pattern(source: Source) -> Iterator[Finding]:
    """칸의 글 전체가 열에 정해진 정규식과 맞아야 한다."""
    fields = {field.name: field for field in source.table.fields if "pattern" in field.constraints}
    tests = {name: _wholly(field.constraints["pattern"]) for name, field in fields.items()}
    yield from unlike(source, "whole-pattern", tests)


def _wholly(pattern: str) -> Callable[[str], bool]:
    """Whether a cell has the form if it has it in the eyes of Frictionless, which puts A|B between ^ and $."""
    whole, part = re.compile(pattern), re.compile(f"^{pattern}$")
    return lambda cell: bool(whole.fullmatch(cell)) or not part.match(cell)


@rule("real-date", "schema")
def real_date(source: Source) -> Iterator[Finding]:
    """연, 연-월, 연-월-일로 적은 날짜는 달력에 있는 날이어야 한다."""
    fields = {field.name: _real_date for field in source.table.fields if holds_dates(field)}
    yield from unlike(source, "real-date", fields)


def holds_dates(field: Field) -> bool:
    """Whether the pattern of the column is that of dates: it knows years, months and days, and no 13th month."""
    pattern = field.constraints.get("pattern")
    accepts = [bool(re.fullmatch(pattern, sample)) for sample in patterns.SAMPLES] if pattern else []
    return accepts == [True, True, False]


def _real_date(cell: str) -> bool:
    # A cell that is no date of any kind has broken the pattern already.
    return not periods.PARTIAL_DATE.fullmatch(cell) or periods.date_span(cell) is not None


@rule("web-address", "schema")
def web_address(source: Source) -> Iterator[Finding]:
    """주소는 http:// 나 https:// 로 시작하는 온전한 주소여야 한다."""
    fields = {field.name: _ADDRESS.fullmatch for field in source.table.fields if field.format == "uri"}
    yield from unlike(source, "web-address", fields)


@rule("primary-key", "schema", bases=STATED)
def primary_key(source: Source) -> Iterator[Finding]:
    """기본 키는 비어 있지 않고 표 안에서 겹치지 않아야 한다."""
    table = source.table
    if not table.primary_key or not {*table.primary_key} <= {*table.columns} or _rising(source):
        return
    first: dict[tuple[str, ...], int] = {}
    for line, *key in zip(source.lines, *map(source.column, table.primary_key), strict=True):
        other = first.setdefault(tuple(key), line)
        if other != line or not any(key):
            known = {"columns": ", ".join(table.primary_key), "other": other} | ({} if any(key) else {"case": "empty"})
            yield source.finding("primary-key", line, "", "/".join(key), **known)


def _rising(source: Source) -> bool:
    """Whether each key is above the one before, and none empty: so it is in a tidy file, and needs no memory."""
    columns = {name: source.column(name) for name in source.table.primary_key}
    filled = any("" not in source.distinct(name) for name in columns)
    return filled and all(starmap(lt, pairwise(zip(*ranks(source.table, columns), strict=True))))
