"""Cells written in another way than most of their column: what is odd about each, and how it should be written.

Where nobody can tell what a cell was meant to be there is no right form, but an empty one.
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from gongyak.guesses import dates, names
from gongyak.guesses.readings import Reading
from gongyak.money import WON

# Cells, each with what is odd about it and its right form.
Odd = Iterator[tuple[str, tuple[str, str]]]


def numbers(read: Mapping[str, Reading], unit: str, name: str) -> Odd:
    """Numbers that a machine would not take for what they mean, or whose unit is not that of the others.

    ``unit`` is written in most of the cells; the ``name`` of the column may tell one too.
    """
    large = [reading.plain for reading in read.values() if reading.unit == unit and abs(Decimal(reading.plain)) > 1]
    # Where one percentage has decimals, 0.8 may be another.
    whole = (unit == "%" or names.is_rate(name)) and bool(large) and all("." not in plain for plain in large)
    for cell, reading in read.items():
        if reading.unit != unit:
            right = _in_unit(reading, unit or names.unit_in(name), percents=bool(large))
            yield cell, ("unit", right + unit) if right else ("unit-unknown", "")
        elif reading.form:
            yield cell, (reading.form, reading.plain + unit)
        elif whole and 0 < abs(Decimal(reading.plain)) < 1:
            yield cell, ("share", f"{(Decimal(reading.plain) * 100).normalize():f}{unit}")


def _in_unit(reading: Reading, unit: str, *, percents: bool) -> str:
    """A number in the unit of the others; nothing where its own is not known, or not one of the same kind."""
    own, value = reading.unit, Decimal(reading.plain)
    if own == unit:
        return reading.plain
    if own in WON:
        return f"{(value * WON[own] / WON[unit]).normalize():f}" if unit in WON else ""
    if "%" in (own, unit):
        # Among percentages 0.5 may be half of one, or a half; and 50% may be 0.5 among shares.
        return reading.plain if "" in (own, unit) and percents and abs(value) > 1 else ""
    return reading.plain if not unit else ""


def moments(kind: str, read: Mapping[str, Reading], form: str) -> Odd:
    """Dates written in another way than most of their column, and 2022.1 where nobody wrote 2022.10."""
    tenths = [cell for cell in read if dates.TENTH.fullmatch(cell.strip())]
    lost = kind == "month" and not any(cell.strip().endswith("0") for cell in tenths)
    for cell, reading in read.items():
        if reading.form != form:
            # What a corrected copy makes of all of them is no fault of the one that has it already.
            plain = kind != "year" and cell == reading.plain
            yield cell, ("plain" if plain else kind, dates.written(reading.plain, form))
        elif lost and cell in tenths:
            yield cell, ("tenth", "")


def serials(cells: Collection[str], form: str) -> Odd:
    """Dates that a spreadsheet saved as the number of a day: 44743 is 2022-07-01."""
    for cell in cells:
        if reading := dates.serial(cell):
            yield cell, ("serial", dates.written(reading.plain, form))
