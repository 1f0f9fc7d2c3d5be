"""Rows that say they are totals, and whether they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongyak.guesses import footings, merges
from gongyak.guesses.column import Column
from gongyak.guesses.totals import Numbers, Sum, figures
from gongyak.sources import Source

# Rows are believed to be totals where at least this share of their cells are.
BELIEVED = 0.5


def wrong(source: Source, columns: Sequence[Column], totals: Mapping[int, str]) -> Iterator[Sum]:
    """Cells of rows called a total that are not the sum of the rows above, or of those below where that fits better."""
    able = [column for column in columns if column.summable or column.kind == "mark"] if totals else ()
    numbers = {column.name: _once(source, column) for column in able}
    above, below = ([*_row_sums(source, numbers, totals, step)] for step in (-1, 1))
    best = max(above, below, key=_share) if above else below
    # Where it is mostly wrong the word means something else; a single one is believed where its row begins with it.
    believed = _share(best) >= BELIEVED or (len(best) == 1 and _leads(source, best[0].row))
    yield from (each for each in best if not each.right) if believed else ()


def _leads(source: Source, row: int) -> bool:
    """Whether a row begins with the name of a total."""
    return footings.is_name(next(filter(str.strip, (column[row] for column in source.cells.columns)), ""))


def _once(source: Source, column: Column) -> Numbers:
    """The numbers of a column; one that is merged over several rows is that of the first."""
    numbers, merged = figures(source, column), merges.over(source)
    told = [(line, column.name) not in merged for line in source.lines] if merged else ()
    return [each if first else None for each, first in zip(numbers, told, strict=True)] if merged else numbers


def _share(sums: Sequence[Sum]) -> float:
    return sum(each.right for each in sums) / max(len(sums), 1)


def _row_sums(source: Source, numbers: Mapping[str, Numbers], totals: Mapping[int, str], step: int) -> Iterator[Sum]:
    counts = Counter(totals.values())
    for row, word in totals.items():
        way = range(row + step, -1 if step < 0 else len(source.lines), step)
        block = [*_block(way, totals, nearest=word == "소계" or counts[word] > 1)]
        for name, cells in numbers.items():
            parts = {source.lines[other]: cells[other] for other in block if cells[other] is not None}
            # What is the same in all rows, as a unit is, is not added up; nor is one number alone.
            if cells[row] is not None and len(parts) > 1 and {*parts.values()} != {cells[row]}:
                whole, told = sum(parts.values()), {"first": min(parts), "last": max(parts), "parts": len(parts)}
                yield Sum(row=row, column=name, stated=cells[row], computed=whole, **told)


def _block(way: Iterable[int], totals: Mapping[int, str], *, nearest: bool) -> Iterator[int]:
    """The rows on the ``way`` that are no totals; of the ``nearest`` only, those up to the next total."""
    for row in way:
        if row not in totals:
            yield row
        elif nearest:
            return
