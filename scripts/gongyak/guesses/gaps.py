"""Cells left empty because they are as the one above: what is left in a CSV of cells that were merged."""

from collections.abc import Iterator

from gongyak.findings import Finding
from gongyak.guesses.column import Column
from gongyak.guesses.guess import Guess
from gongyak.rules import BARE, rule
from gongyak.sources import Source

# Groups stand in the first columns, and so much of such a column is empty.
FIRST, EMPTY = 3, 0.25


@rule("same-as-above", "guess", bases=BARE)
def same_as_above(source: Source, guess: Guess) -> Iterator[Finding]:
    """위 칸과 같은 칸도 비우지 않고 모든 행에 적어야 한다."""
    for place, column in enumerate(guess.columns[:FIRST]):
        beside = guess.columns[place + 1 : place + 2]
        cells = source.column(column.name)
        gaps = [row for row, cell in enumerate(cells) if not cell and row not in guess.totals]
        whole = beside and sum(beside[0].missing.values()) <= len(guess.totals)
        if whole and _grouped(source, column, len(gaps)):
            row, count = gaps[0], len(gaps)
            above = next(cell for cell in reversed(cells[:row]) if cell)
            yield source.finding("same-as-above", source.lines[row], column.name, "", clean=above, count=count)


def _grouped(source: Source, column: Column, gaps: int) -> bool:
    """Whether a column of words begins filled, has many gaps, and says each of its words once."""
    cells = source.column(column.name)
    words = column.kind in {"text", "code", "identifier"} and column.filled > 1 and len(column.missing) == 1
    once = len(source.distinct(column.name)) == column.filled + 1
    return words and once and bool(cells[0]) and gaps >= EMPTY * len(cells)
