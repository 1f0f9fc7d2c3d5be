"""What each column of a bare sheet seems to hold, judged by its distinct cells and how often each occurs."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import islice

from gongyak.guesses import amendments, dates, footings, kinds, names, notations
from gongyak.guesses.column import Column
from gongyak.guesses.notations import READERS
from gongyak.guesses.readings import LONGEST, Reader, Reading
from gongyak.sources import Source

# So many of the filled cells make a column what they are, where of the different ones few are something else.
NEARLY_ALL = 0.8
OTHERS, MOST_OTHERS = 2, 0.1
# By so many cells it is told what a column cannot be.
GLANCE = 200
# More different words than this nobody counts.
LISTED = 200
EXAMPLES = 3
DATES = frozenset({"date", "month", "year"})
# What a column may be called, so that half of its cells are enough.
SAID = frozenset({"mark", "date", "number"})


def columns(source: Source) -> tuple[Column, ...]:
    """What each column of the sheet seems to hold.

    In a column of ticks the rows of totals have numbers, which say nothing of what it is.
    """
    sums = footings.rows(source)
    return tuple(
        _column(name, body if sums and _ticked(body := _without(cells, sums)) else cells)
        for name, cells in zip(source.header, source.cells.columns, strict=True)
    )


def _without(cells: Sequence[str], rows: Container[int]) -> Sequence[str]:
    return [cell for row, cell in enumerate(cells) if row not in rows]


def _ticked(cells: Sequence[str]) -> bool:
    """Whether there is nothing but ticks, or nothing at all."""
    return all(notations.mark(cell.strip()) or notations.is_nothing(cell) for cell in {*cells})


def _column(name: str, cells: Sequence[str]) -> Column:
    counts = Counter(cells)
    missing = {cell: count for cell, count in counts.items() if notations.is_nothing(cell)}
    filled = {cell: count for cell, count in counts.items() if cell not in missing}
    known = {"name": name, "missing": missing, "filled": sum(filled.values()), "values": _listed(filled)}
    told = {cell: count for cell, count in filled.items() if cell.strip() not in notations.UNBUDGETED}
    for kind, reader in READERS.items():
        read = _read(told, reader, said=kind in SAID and names.says(name, kind))
        if read and _are_meant(kind, name, read):
            return _of_kind(kind, known, filled, read)
    kind = kinds.words(name, filled, known["filled"])
    return Column(**known, kind=kind, like=known["filled"], examples=(*islice(filled, EXAMPLES),))


def _listed(filled: Mapping[str, int]) -> Mapping[str, int]:
    """The cells, where they are words that one may count."""
    short = len(filled) <= LISTED and max(map(len, filled), default=0) <= kinds.CODE_LENGTH
    return filled if short else {}


def _read(filled: Mapping[str, int], reader: Reader, *, said: bool) -> Mapping[str, Reading]:
    """The cells that a reader understands, where these are nearly all, or half of a column called so; else none."""
    glance = [*islice(filled, GLANCE)]
    if sum(map(filled.get, (cell for cell in glance if _understood(reader, cell)))) * 2 < sum(map(filled.get, glance)):
        return {}
    read = {cell: reading for cell in filled if (reading := _understood(reader, cell))}
    if said:
        return read
    few = len(filled) - len(read) <= max(OTHERS, MOST_OTHERS * len(filled))
    return read if few and sum(map(filled.get, read)) >= NEARLY_ALL * sum(filled.values()) else {}


def _understood(reader: Reader, cell: str) -> Reading | None:
    return reader(cell.strip()) if len(cell) <= LONGEST else None


def _are_meant(kind: str, name: str, read: Mapping[str, Reading]) -> bool:
    """2022 is a year where the column says so, or a cell does; 2022.7 is no month where the column has a unit."""
    years = kind != "year" or names.says(name, "year") or any(reading.form for reading in read.values())
    return years and (kind != "month" or not names.unit_in(name))


def _of_kind(kind: str, known: Mapping, filled: Mapping[str, int], read: Mapping[str, Reading]) -> Column:
    unit, form = _commonest(filled, read, "unit"), _commonest(filled, read, "form")
    odd = dict(_odd(kind, known["name"], filled, read, Reading(plain="", form=form, unit=unit)))
    right = [*islice((cell for cell in read if cell not in odd), EXAMPLES)]
    if kind in {"date", "month"}:
        # One may be known less exactly than the others, or more.
        moments = {cell: _understood(dates.moment, cell) for cell in filled.keys() - read.keys()}
        read = {**read, **{cell: reading for cell, reading in moments.items() if reading}}
    return Column(
        **known,
        kind=kinds.finer(kind, known, filled, read),
        like=sum(map(filled.get, read)),
        unit=unit or names.unit_in(known["name"]),
        form=form if kind in DATES else "unit" if unit else "comma" if any("," in cell for cell in read) else "",
        examples=right,
        strange=frozenset(filled.keys() - read.keys() - odd.keys()),
        odd=odd,
    )


def _commonest(filled: Mapping[str, int], read: Mapping[str, Reading], part: str) -> str:
    """What most of the cells have of their form, or of their unit."""
    counts = Counter()
    for cell, reading in read.items():
        counts[getattr(reading, part)] += filled[cell]
    # Of two ways of writing a date that are as common the international one is the better.
    return max(counts, key=lambda each: (counts[each], each == "--"))


def _odd(
    kind: str, name: str, filled: Mapping[str, int], read: Mapping[str, Reading], common: Reading
) -> amendments.Odd:
    """The cells that are not written as most are: ``common`` has their form and unit."""
    if kind == "number":
        yield from amendments.numbers(read, common.unit, name)
    elif kind in DATES:
        yield from amendments.moments(kind, read, common.form)
        yield from amendments.serials(filled.keys() - read.keys(), common.form)
    if kind == "date" and common.form in dates.MONTHS:
        months = {cell: _understood(dates.month, cell) for cell in filled.keys() - read.keys()}
        months = {cell: reading for cell, reading in months.items() if reading}
        yield from amendments.moments(kind, months, dates.MONTHS[common.form])
