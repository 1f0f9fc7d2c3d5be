"""Rules about the rows of a bare sheet: each is there once, filled as the others are, with one tick."""

from collections.abc import Iterator

from gongyak.findings import Finding
from gongyak.guesses import notations
from gongyak.guesses.guess import Guess
from gongyak.guesses.shapes import TICKS, ticked
from gongyak.preflight.rows import FILLED
from gongyak.rules import BARE, rule
from gongyak.sources import Source

# Of a row so many cells are shown, and so much of each.
SHOWN = 20


@rule("row-repeated", "guess", bases=BARE)
def row_repeated(source: Source, guess: Guess) -> Iterator[Finding]:
    """같은 행이 두 번 나오지 않아야 한다."""
    unique = any(len(cells) == len(source.lines) for cells in source.cells.distinct)
    first: dict[int, int] = {}
    for line, cells in zip(source.lines, () if unique else zip(*source.cells.columns, strict=True), strict=not unique):
        if (other := first.setdefault(hash(cells), line)) != line:
            shown = ", ".join(cell[:SHOWN] for cell in cells[:SHOWN] if cell)
            yield source.finding("row-repeated", line, value=shown, other=other)


@rule("row-sparse", "guess", bases=BARE)
def row_sparse(source: Source, guess: Guess) -> Iterator[Finding]:
    """다른 행에서 채운 칸은 모든 행에서 채워야 한다."""
    for row, text in guess.headings.items():
        yield source.finding("row-sparse", source.lines[row], value=text, case="heading")
    needed = guess.rows * FILLED
    partly = [column.name for column in guess.columns if needed <= guess.rows - column.missing.get("", 0) < guess.rows]
    expected = [each.name for each in guess.columns if guess.rows - each.missing.get("", 0) >= needed]
    if len(expected) < 3 or not partly:
        return
    blank = [0] * guess.rows
    for name in partly:
        blank = [count + (not cell) for count, cell in zip(blank, source.column(name), strict=True)]
    uneven = {line for line, *_ in source.cells.uneven}
    for row, count in enumerate(blank):
        known = row in guess.totals or row in guess.headings or source.lines[row] in uneven
        if 2 * count > len(expected) and not known:
            lacking = [name for name in partly if not source.column(name)[row]]
            told = {"lacking": count, "expected": len(expected), "meant": lacking}
            yield source.finding("row-sparse", source.lines[row], value=", ".join(lacking), **told)


@rule("one-tick", "guess", bases=BARE)
def one_tick(source: Source, guess: Guess) -> Iterator[Finding]:
    """상태마다 열이 있는 표에는 한 행에 한 칸만 표시해야 한다."""
    states = [*guess.shape.columns] if guess.shape.kind == TICKS else []
    strange = {column.name: column.strange for column in guess.columns if column.name in states}
    for row, count in enumerate(ticked(source, states)):
        # A cell that is no tick is told by itself.
        told = any(source.column(name)[row] in cells for name, cells in strange.items())
        if count != 1 and not told and row not in guess.totals and row not in guess.headings:
            marked = [name for name in states if notations.is_tick(source.column(name)[row].strip())]
            told = {"case": "several" if count else "none", "count": count, "meant": marked or states}
            yield source.finding("one-tick", source.lines[row], "", ", ".join(marked), columns=states, **told)
