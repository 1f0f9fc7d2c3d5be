"""Rules about totals: they must be what their parts add up to."""

from collections.abc import Iterator

from gongyak.findings import Finding
from gongyak.guesses import column_totals, footings, row_totals, totals
from gongyak.guesses.guess import Guess
from gongyak.money import number
from gongyak.rules import BARE, rule
from gongyak.sources import Source


@rule("total-row", "guess", bases=BARE)
def total_row(source: Source, guess: Guess) -> Iterator[Finding]:
    """합계 행의 수는 그 행들의 합이어야 한다."""
    words = footings.rows(source)
    for each in row_totals.wrong(source, guess.columns, words):
        yield _sum(source, guess, "total-row", each, word=words[each.row])


@rule("total-column", "guess", bases=BARE)
def total_column(source: Source, guess: Guess) -> Iterator[Finding]:
    """합계 열의 수는 그 옆 칸들의 합이어야 한다."""
    across = [*row_totals.wrong(source, guess.columns, footings.rows(source))] if guess.totals else []
    for each in column_totals.wrong(source, guess.columns):
        found = totals.culprit(source, each, across)
        case = {"case": "crossing", "cell": found[0], "right": number(found[1])} if found else {}
        yield _sum(source, guess, "total-column", each, **case)


def _sum(source: Source, guess: Guess, name: str, wrong: totals.Sum, **params: object) -> Finding:
    column = next(each for each in guess.columns if each.name == wrong.column)
    case = "ticked" if column.kind == "mark" else "rounded" if wrong.rounded(column.unit) else "wrong"
    params = {"case": case} | params
    return source.finding(
        name,
        source.lines[wrong.row],
        wrong.column,
        source.column(wrong.column)[wrong.row],
        computed=number(wrong.computed),
        difference=number(wrong.stated - wrong.computed),
        parts=wrong.parts,
        first=wrong.first,
        last=wrong.last,
        **params,
    )
