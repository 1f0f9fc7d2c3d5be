"""What the text of a cell must be. Each rule names the repair that must leave a clean cell as it is."""

import re
from collections.abc import Callable, Container, Iterator

from gongyak import charsets, text
from gongyak.findings import Finding
from gongyak.layout import letter
from gongyak.rules import ALL, OTHERS, rule
from gongyak.sources import Source, records

Repair = Callable[[str], str]
# What a spreadsheet puts where there is no value, and what it shows where a column is too narrow for one.
_ERROR = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!|#{2,})")
_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


def _unlike(source: Source, name: str, repair: Repair, spared: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """A finding for each cell that ``repair`` would change, outside the ``spared`` columns."""
    unclean = {cell: clean for cell in source.cells.all if (clean := repair(cell)) != cell}
    for line, column, cell in places(source, unclean) if unclean else ():
        if column not in spared:
            yield source.finding(name, line, column, cell, clean=unclean[cell])


def places(source: Source, wanted: Container[str]) -> Iterator[tuple[int, str, str]]:
    """Line, column and text of each cell that is ``wanted``, in reading order; the header is read first."""
    yield from ((source.cells.top, name, name) for name in source.header if name in wanted)
    for line, *record in zip(source.lines, *source.cells.columns, strict=True):
        yield from ((line, name, cell) for name, cell in zip(source.header, record, strict=True) if cell in wanted)


def _foreign(source: Source, name: str, repair: Repair) -> Iterator[Finding]:
    """The same for a repair of single characters: whether a file has any of them is seen from its characters."""
    if repair(source.cells.characters) != source.cells.characters:
        yield from _unlike(source, name, repair)


@rule("line-break", "bytes")
def line_break(source: Source) -> Iterator[Finding]:
    """칸 안에는 줄바꿈이 없어야 한다."""
    yield from _foreign(source, "line-break", text.on_one_line)


@rule("control-character", "bytes")
def control_character(source: Source) -> Iterator[Finding]:
    """칸 안에는 탭이나 널 같은 제어 문자가 없어야 한다."""
    yield from _foreign(source, "control-character", text.without_control)


@rule("unreadable", "bytes")
def unreadable(source: Source) -> Iterator[Finding]:
    """깨진 글자와 특정 글꼴에서만 보이는 글자가 없어야 한다."""
    yield from _foreign(source, "unreadable", text.without_unreadable)


@rule("decomposed", "bytes")
def decomposed(source: Source) -> Iterator[Finding]:
    """글자는 자모를 합친 형식(NFC)으로 적어야 한다."""
    yield from _unlike(source, "decomposed", text.composed)


@rule("odd-blank", "bytes")
def odd_blank(source: Source) -> Iterator[Finding]:
    """공백은 보통 공백(U+0020)이어야 한다."""
    yield from _foreign(source, "odd-blank", text.plain_blanks)


@rule("invisible", "bytes")
def invisible(source: Source) -> Iterator[Finding]:
    """너비가 없어 보이지 않는 글자가 없어야 한다."""
    yield from _foreign(source, "invisible", text.without_invisible)


@rule("direction", "bytes")
def direction(source: Source) -> Iterator[Finding]:
    """글의 방향을 바꾸는 글자가 없어야 한다."""
    yield from _foreign(source, "direction", text.without_direction)


@rule("odd-digit", "bytes")
def odd_digit(source: Source) -> Iterator[Finding]:
    """숫자는 반각 0~9로 적어야 한다."""
    yield from _foreign(source, "odd-digit", text.plain_digits)


@rule("padding", "bytes")
def padding(source: Source) -> Iterator[Finding]:
    """칸의 앞뒤에 공백이 없고 공백이 둘 이상 이어지지 않아야 한다."""
    yield from _unlike(source, "padding", text.trimmed)


@rule("formula", "bytes")
def formula(source: Source) -> Iterator[Finding]:
    """숫자가 아닌 칸은 스프레드시트가 수식으로 읽는 글자(=, +, -, @)로 시작하지 않아야 한다."""
    yield from _unlike(source, "formula", text.without_formula, source.table.numeric)


@rule("long-cell", "bytes")
def long_cell(source: Source) -> Iterator[Finding]:
    """칸의 글은 32,767자를 넘지 않아야 한다."""
    yield from _unlike(source, "long-cell", text.short)


@rule("cell-error", "bytes", bases=ALL)
def cell_error(source: Source) -> Iterator[Finding]:
    """칸에는 스프레드시트의 오류(#REF!, #DIV/0!, ####)가 아니라 값이 있어야 한다."""
    if "#" in source.cells.characters:
        # One that is stated to mean no value is a value like another.
        stated = {(field.name, cell) for field in source.table.fields for cell in field.missing}
        found = _unlike(source, "cell-error", lambda cell: "" if is_error(cell) else cell)
        yield from (each for each in found if (each.column, each.value) not in stated)


def is_error(cell: str) -> bool:
    """Whether a spreadsheet wrote it where a formula has no value, or the column no room."""
    return bool(_ERROR.fullmatch(cell))


@rule("garbled", "bytes", bases=ALL)
def garbled(source: Source) -> Iterator[Finding]:
    """한글이 다른 인코딩으로 읽혀 깨진 채 저장되지 않아야 한다."""
    if charsets.western(source.cells.characters):
        yield from _unlike(source, "garbled", charsets.ungarbled)


@rule("lost-character", "bytes", bases=OTHERS)
def lost_character(source: Source) -> Iterator[Finding]:
    """칸 안에 널 같은 제어 문자나 깨진 글자(U+FFFD)가 없어야 한다."""
    lost = {cell for cell in source.cells.all if _LOST.search(cell)} if _LOST.search(source.cells.characters) else ()
    for line, name, cell in places(source, lost) if lost else ():
        yield source.finding("lost-character", line, name, cell)


@rule("formula-value", "bytes", bases=OTHERS)
def formula_value(source: Source) -> Iterator[Finding]:
    """수식이 든 칸에는 계산된 값이 함께 저장되어 있어야 한다."""
    layout = source.table.layout
    if layout.format == "xlsx" and source.data:
        names = {pick.position: pick.name for pick in layout.columns}
        for row, column in records.sheet(source.data, layout).unvalued:
            if layout.holds(row) and layout.sees(column):
                yield source.finding("formula-value", row, names.get(column, ""), cell=f"{letter(column)}{row}")
