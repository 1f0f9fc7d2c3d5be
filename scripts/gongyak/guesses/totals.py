"""Totals of a bare sheet: what is stated, what their parts come to, and which one cell would put two right."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongyak.guesses import notations
from gongyak.guesses.column import Column
from gongyak.guesses.readings import LONGEST
from gongyak.sources import Source

# Sums below this, of numbers that have no unit of money, are counts: nobody rounds them.
COUNTED = 100
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


def figures(source: Source, column: Column) -> Numbers:
    """The cells of a column as numbers, None where there is none; of ticks each is one."""
    short = [cell for cell in source.distinct(column.name) if len(cell) <= LONGEST]
    read = {cell: reading for cell in short if (reading := notations.number(cell.strip()))}
    ticks = [cell for cell in short if column.kind == "mark" and notations.is_tick(cell.strip())]
    plain = dict.fromkeys(ticks, Decimal(1)) | {cell: Decimal(reading.plain) for cell, reading in read.items()}
    return [plain.get(cell) for cell in source.column(column.name)]
