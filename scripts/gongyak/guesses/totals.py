"""Rows and columns that say they are totals, and whether they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, takewhile

from gongyak.guesses import footings, merges, notations
from gongyak.guesses.inference import Column
from gongyak.guesses.names import normalized, words
from gongyak.guesses.readings import LONGEST
from gongyak.sources import Source

# Columns may be called after what they sum up, too.
COLUMN_NAMES = footings.NAMES | {"총사업비", "총예산", "총액", "사업비계", "예산계"}
# Sums below this, of numbers that have no unit of money, are counts: nobody rounds them.
COUNTED = 100
# More columns are no parts of one sum.
WIDEST = 60
# A column is believed to be the sum of others where it is in more than this share of the rows.
BELIEVED = 0.5
Numbers = Sequence[Decimal | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """A total: the ``row`` and ``column`` where it is ``stated``, what its parts come to.

    Of these ``parts`` the ``first`` and the ``last`` are told: lines, or names of columns.
    """

    row: int
    column: str
    stated: Decimal
    computed: Decimal
    parts: int
    first: object
    last: object

    @property
    def right(self) -> bool:
        """Whether it is what its parts come to."""
        return self.stated == self.computed

    def rounded(self, unit: str) -> bool:
        """Whether rounding the parts, which have that unit, could explain the difference."""
        counts = not unit and self.stated == int(self.stated) and abs(self.stated) < COUNTED
        return not counts and abs(self.computed - self.stated) * 2 <= self.parts


def wrong_rows(source: Source, columns: Sequence[Column], totals: Mapping[int, str]) -> Iterator[Sum]:
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
    numbers, merged = _numbers(source, column), merges.over(source)
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


def wrong_columns(source: Source, columns: Sequence[Column]) -> Iterator[Sum]:
    """Cells of a column called a total that are not the sum of others, where it mostly is."""
    for column in columns:
        if column.numeric and _is_total(column.name):
            judged = [(*_judged(source, column, each), each) for each in _sides(columns, column) if len(each) > 1]
            share, wrong, side = max(judged, key=lambda each: each[0], default=(0, (), ()))
            for row, stated, computed in wrong if share > BELIEVED else ():
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
    for row, (stated, *cells) in enumerate(zip(*(_numbers(source, each) for each in (column, *parts)), strict=True)):
        filled = [cell for cell in cells if cell is not None]
        if stated is not None and len(filled) > 1:
            count += 1
            if (computed := sum(filled)) != stated:
                wrong.append((row, stated, computed))
    return (count - len(wrong)) / max(count, 1), wrong


def culprit(source: Source, wrong: Sum, across: Sequence[Sum]) -> tuple[str, Decimal] | None:
    """The column of the one cell of a row whose correction would make right both its total and that of its column.

    With it comes the right figure. ``across`` are the wrong totals of columns.
    """
    own, found = wrong.computed - wrong.stated, {}
    for each in across:
        # To raise a part raises the sum; to raise a total, what is stated.
        change = own if each.column == wrong.column else -own
        other = each.computed - each.stated
        if change == (other if each.row == wrong.row else -other):
            found[each.column] = change
    if len(found) != 1:
        return None
    ((column, change),) = found.items()
    reading = notations.number(source.column(column)[wrong.row].strip())
    return (column, Decimal(reading.plain) + change) if reading else None


def _numbers(source: Source, column: Column) -> Numbers:
    """The cells of a column as numbers, None where there is none; of ticks each is one."""
    short = [cell for cell in source.distinct(column.name) if len(cell) <= LONGEST]
    read = {cell: reading for cell in short if (reading := notations.number(cell.strip()))}
    ticks = [cell for cell in short if column.kind == "mark" and notations.is_tick(cell.strip())]
    plain = dict.fromkeys(ticks, Decimal(1)) | {cell: Decimal(reading.plain) for cell, reading in read.items()}
    return [plain.get(cell) for cell in source.column(column.name)]
