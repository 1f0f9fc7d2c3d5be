"""What is doubtful in a bare sheet: rules that need no schema but what its own columns seem to hold.

Each takes a source and the guess about it. They are no rules for a package whose owner says what its columns are.
"""

import re
from collections.abc import Iterator

from gongyak.findings import Finding
from gongyak.guesses import footings, merges, names, notations
from gongyak.guesses.column import Column
from gongyak.guesses.guess import Guess
from gongyak.package import INFERRED
from gongyak.preflight.cells import is_error
from gongyak.rules import BARE, of_scope, rule
from gongyak.sources import Source

# An amount in words has a digit and a unit: 3억 5천만원.
_WORDED = re.compile(r".*[0-9].*(?:[천만억]|원).*", re.DOTALL)
# What people leave out or write otherwise without meaning another thing; before a digit only behind a word, for
# 1-11 is not 11-1, nor -5 the same as 5.
_SIGNS = r"[\s·ㆍ․‧.,()\[\]~～∼–—-]++"
_LOOSE = re.compile(rf"{_SIGNS}(?![0-9])|(?<=[^\W0-9_]){_SIGNS}")


def check(source: Source, guess: Guess) -> Iterator[Finding]:
    """The findings of all rules on one sheet."""
    for each in of_scope("guess", INFERRED):
        yield from each.check(source, guess)


@rule("unlike-column", "guess", bases=BARE)
def unlike_column(source: Source, guess: Guess) -> Iterator[Finding]:
    """수나 날짜로 채운 열에는 수나 날짜가 아닌 칸이 없어야 한다."""
    above = {source.lines[row] for row in guess.headings}
    for column in guess.columns:
        facts = {"case": column.kind, "filled": f"{column.filled:,}", "like": f"{column.like:,}"}
        example = column.examples[0] if column.examples else ""
        for line, cell in source.where(column.name, {cell for cell in column.strange if not _excused(cell)}):
            if line not in above:
                yield source.finding("unlike-column", line, column.name, cell, **facts, example=example)
    for column in (each for each in guess.columns if names.says(each.name, "number") and not each.numeric):
        worded = [*source.where(column.name, {*filter(_WORDED.fullmatch, source.distinct(column.name))})]
        if 2 * len(worded) >= column.filled > 0:
            line, cell = worded[0]
            yield source.finding("unlike-column", line, column.name, cell, case="worded", count=len(worded))


def _excused(cell: str) -> bool:
    """What calls its row a total stands wherever there is room; the error of a spreadsheet has a rule of its own."""
    return footings.is_name(cell) or cell.strip() in notations.UNBUDGETED or is_error(cell)


@rule("unlike-form", "guess", bases=BARE)
def unlike_form(source: Source, guess: Guess) -> Iterator[Finding]:
    """한 열의 수와 날짜는 컴퓨터가 읽는 한 가지 형식으로 적어야 한다."""
    for column in guess.columns:
        example = column.examples[0] if column.examples else ""
        for line, cell in source.where(column.name, column.odd):
            why, clean = column.odd[cell]
            yield source.finding("unlike-form", line, column.name, cell, case=why, clean=clean, example=example)


@rule("unlike-spelling", "guess", bases=BARE)
def unlike_spelling(source: Source, guess: Guess) -> Iterator[Finding]:
    """같은 말은 띄어쓰기와 가운뎃점까지 같게 적어야 한다."""
    for column in (each for each in guess.columns if each.kind in {"code", "text", "constant"}):
        common: dict[str, str] = {}
        for cell in sorted(column.values, key=lambda cell: ("\n" in cell, -column.values[cell], len(cell), cell)):
            common.setdefault(_LOOSE.sub("", cell).casefold(), cell)
        twins = {cell: twin for cell in column.values if (twin := common[_LOOSE.sub("", cell).casefold()]) != cell}
        for line, cell in source.where(column.name, twins):
            told = {"clean": twins[cell], "count": f"{column.values[twins[cell]]:,}"}
            case = "broken" if "\n" in cell else "spelled"
            yield source.finding("unlike-spelling", line, column.name, cell, case=case, **told)


@rule("id-repeated", "guess", bases=BARE)
def id_repeated(source: Source, guess: Guess) -> Iterator[Finding]:
    """행을 가리키는 번호는 겹치지 않아야 한다."""
    for column in (each for each in guess.columns if each.kind == "identifier"):
        first: dict[tuple[int, str], int] = {}
        for part, line, cell in _numbered(source, column):
            if (other := first.setdefault((part, cell), line)) != line:
                yield source.finding("id-repeated", line, column.name, cell, other=other)


def _numbered(source: Source, column: Column) -> Iterator[tuple[int, int, str]]:
    """The lines with what numbers them, and the part of the sheet they are in: rows may be counted anew in each."""
    rows, merged = zip(source.lines, source.column(column.name), strict=True), merges.over(source)
    rows = [(line, cell) for line, cell in rows if cell not in column.missing and (line, column.name) not in merged]
    cells, part = [cell for _, cell in rows], 0
    start = cells[:2] if names.is_count(column.name) else []
    for place, (line, cell) in enumerate(rows):
        part += place > 0 and cells[place : place + 2] == start[: len(cells) - place]
        yield part, line, cell
