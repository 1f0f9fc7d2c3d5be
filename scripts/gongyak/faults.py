"""What is wrong with a file that nobody described, over and above its single cells."""

from collections.abc import Iterator

from gongyak import charsets, records
from gongyak.findings import Finding
from gongyak.layout import letter
from gongyak.rules import BARE, OTHERS, rule
from gongyak.sources import Source


@rule("formula-value", "bytes", bases=OTHERS)
def formula_value(source: Source) -> Iterator[Finding]:
    """수식이 든 칸에는 계산된 값이 함께 저장되어 있어야 한다."""
    layout = source.table.layout
    if layout.format == "xlsx" and source.data:
        names = {pick.position: pick.name for pick in layout.columns}
        for row, column in records.sheet(source.data, layout).unvalued:
            if layout.holds(row) and layout.sees(column):
                yield source.finding("formula-value", row, names.get(column, ""), cell=f"{letter(column)}{row}")


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


@rule("mixed-encoding", "bytes", bases=BARE)
def mixed_encoding(source: Source) -> Iterator[Finding]:
    """한 파일의 줄은 모두 한 인코딩이어야 한다."""
    layout = source.table.layout
    if layout.encoding == charsets.MIXED and not layout.follows and source.data:
        for line, encoding in charsets.strays(source.data):
            yield source.finding("mixed-encoding", line, value=encoding, case=encoding)


@rule("one-table", "bytes", bases=BARE)
def one_table(source: Source) -> Iterator[Finding]:
    """한 파일이나 시트에는 표가 하나만 있어야 한다."""
    for note in source.table.notes:
        where, _, case = note.case.partition("-")
        if where == "part":
            line, name, columns = source.cells.top, source.header[0], note.params.get("columns", "")
            yield source.finding("one-table", line, name, case=case, columns=columns)
