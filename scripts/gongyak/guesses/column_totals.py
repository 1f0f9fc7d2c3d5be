"""Columns that say they are totals, and whether they are."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from gongyak.guesses import footings
from gongyak.guesses.column import Column
from gongyak.guesses.names import normalized, words
from gongyak.guesses.totals import Sum, figures
from gongyak.sources import Source

# Columns may be called after what they sum up, too.
COLUMN_NAMES = footings.NAMES | {"총사업비", "총예산", "총액", "사업비계", "예산계"}
# More columns are no parts of one sum.
WIDEST = 60
# A column is believed to be the sum of others where it is in more than this share of the rows.
BELIEVED = 0.5


def wrong(source: Source, columns: Sequence[Column]) -> Iterator[Sum]:
    """Cells of a column called a total that are not the sum of others, where it mostly is."""
    for column in columns:
        if column.numeric and _is_total(column.name):
            judged = [(*_judged(source, column, each), each) for each in _sides(columns, column) if len(each) > 1]
            share, faulty, side = max(judged, key=lambda each: each[0], default=(0, (), ()))
            for row, stated, computed in faulty if share > BELIEVED else ():
                told = {"parts": len(side), "first": side[0].name, "last": side[-1].name}
                yield Sum(row=row, column=column.name, stated=stated, computed=computed, **told)


def _is_total(name: str) -> bool:
    """Whether a column is called a total, or the last row of its header calls it so: 2023년 소계."""
    return normalized(name) in COLUMN_NAMES or words(name)[-1] in footings.NAMES


def _sides(columns: Sequence[Column], total: Column) -> Iterator[Sequence[Column]]:
    """What may add up to a total: its own group of columns, those that follow it, those before it."""
    group, place = words(total.name)[:-1], columns.index(total)
    yield _run(each for each in columns if group and words(each.name)[:-1] == group)
    yield _run(columns[place + 1 :])
    yield _run(columns[:place][::-1])[::-1]


def _run(columns: Iterable[Column]) -> Sequence[Column]:
    """The columns of amounts from the first on, totals left out, up to one that is no quantity at all."""
    quantities = takewhile(lambda column: column.numeric or column.kind == "empty", columns)
    parts = (column for column in quantities if column.summable and not _is_total(column.name))
    return [*islice(parts, WIDEST)]


def _judged(
    source: Source, column: Column, parts: Sequence[Column]
) -> tuple[float, Sequence[tuple[int, Decimal, Decimal]]]:
    """In what share of the rows a column is the sum of others; and the rows, with both figures, where it is not."""
    wrong, count = [], 0
    for row, (stated, *cells) in enumerate(zip(*(figures(source, each) for each in (column, *parts)), strict=True)):
        filled = [cell for cell in cells if cell is not None]
        if stated is not None and len(filled) > 1:
            count += 1
            if (computed := sum(filled)) != stated:
                wrong.append((row, stated, computed))
    return (count - len(wrong)) / max(count, 1), wrong
