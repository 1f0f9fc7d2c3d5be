"""The first rows of a sheet as they would stand in the table of ours that it resembles."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from gongyak import text
from gongyak.guesses import footings, headings, notations
from gongyak.guesses.column import Column
from gongyak.guesses.inference import DATES
from gongyak.guesses.names import normalized
from gongyak.guesses.readings import LONGEST
from gongyak.guesses.resemblance import Resemblance
from gongyak.guesses.shapes import LIST, TICKS, YEARS, Shape, stage_of
from gongyak.guesses.vocabulary import AMOUNT, Match, vocabulary
from gongyak.money import WON
from gongyak.sources import Source

# So many rows are an example.
ROWS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """What to make of a sheet: a header to paste, and the first rows of the sheet below it."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]


def suggested(source: Source, columns: Sequence[Column], shape: Shape, likeness: Resemblance) -> Suggestion:
    """The header with the names of ours, and the rows with plain values; where the shape is another, turned."""
    kept = [column for column in columns if column.name not in shape.columns]
    turned = [column for column in columns if column.name in shape.columns]
    # What several columns are of ours needs rows, not one name.
    names = Counter(_name(column, likeness) for column in kept)
    alone = {name: match for name, match in likeness.matches.items() if names[_named(match, likeness)] < 2}
    likeness = replace(likeness, matches=alone)
    header = [_name(column, likeness) for column in kept]
    rows = []
    others = {*footings.rows(source), *headings.rows(source)}
    for row in islice((row for row in range(len(source.lines)) if row not in others), ROWS):
        own = [_plain(column, source.column(column.name)[row], likeness) for column in kept]
        rows += [[*own, *more] for more in _turned(source, row, turned, shape, likeness)]
    staged = ("stage",) if any(map(stage_of, shape.columns)) else ()
    more = {TICKS: ("assessments.status",), YEARS: (*staged, "period", AMOUNT)}.get(shape.kind, ())
    return Suggestion(header=(*header, *more), rows=rows[: ROWS * 2])


def _turned(
    source: Source, row: int, columns: Sequence[Column], shape: Shape, likeness: Resemblance
) -> Iterator[Sequence[str]]:
    """What stands in the columns of a row that make its shape: one state, or a period and an amount for each."""
    if shape.kind == LIST:
        yield ()
    elif shape.kind == TICKS:
        ticked = [each.name for each in columns if notations.is_tick(source.column(each.name)[row].strip())]
        yield (_code(Match(table="assessments", column="status", how=""), ticked[0]) if ticked else "",)
    else:
        cells = {each.name: _plain(each, source.column(each.name)[row], likeness) for each in columns}
        staged = any(map(stage_of, shape.columns))
        for name, cell in cells.items():
            if cell:
                yield (*((stage_of(name),) if staged else ()), shape.columns[name], cell)


def _name(column: Column, likeness: Resemblance) -> str:
    """The name of ours; with that of its table where it is not the nearest one."""
    match = likeness.matches.get(column.name)
    return _named(match, likeness) if match else column.name


def _named(match: Match, likeness: Resemblance) -> str:
    return match.column if match.table == likeness.table.name else f"{match.table}.{match.column}"


def _plain(column: Column, cell: str, likeness: Resemblance) -> str:
    """The cell as we would write it: numbers and dates plain, amounts in won, codes for their words."""
    match, cell = likeness.matches.get(column.name), text.tidied(cell)
    if cell in column.missing or len(cell) > LONGEST:
        return "" if cell in column.missing else cell
    if column.numeric and (reading := notations.number(cell)):
        money = match and match.column == AMOUNT
        return _won(reading.plain, reading.unit or column.unit) if money else reading.plain
    if column.kind in DATES and (reading := notations.READERS[column.kind](cell)):
        return reading.plain
    return _code(match, cell) if match else cell


def _won(plain: str, unit: str) -> str:
    return f"{(Decimal(plain) * WON.get(unit, 1)).normalize():f}"


def _code(match: Match, cell: str) -> str:
    return vocabulary().codes.get((match.table, match.column), {}).get(normalized(cell), cell)
