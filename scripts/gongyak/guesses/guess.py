"""What a bare sheet seems to be: its columns, their shape, the table of ours it resembles, what to do next."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gongyak.guesses import footings, headings, inference, resemblance, shapes, suggestions
from gongyak.guesses.column import Column
from gongyak.guesses.names import NAME_LENGTH
from gongyak.guesses.resemblance import Resemblance
from gongyak.guesses.shapes import Shape
from gongyak.guesses.suggestions import Suggestion
from gongyak.guesses.vocabulary import AMOUNT
from gongyak.money import UNITS
from gongyak.package import Field, Table
from gongyak.sources import Source

_UNIT = re.compile(rf"단위 ?[:：].*?({'|'.join(sorted(UNITS.values(), key=len, reverse=True))})")
# What a column should be in a table of ours, by the kind it seems to be.
TYPES = {"integer": "integer", "number": "number", "year": "year", "date": "date", "month": "yearmonth"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """About one sheet of so many ``rows``: ``table`` is what it says, with a type for each column.

    ``totals`` are its rows of totals by number, each with its line, ``headings`` those that head others, each with its
    text; ``resemblance`` is None where no table of ours comes near.
    """

    table: Table
    rows: int
    columns: Sequence[Column]
    shape: Shape
    totals: Mapping[int, int]
    headings: Mapping[int, str]
    resemblance: Resemblance | None
    suggestion: Suggestion | None


def guess(source: Source) -> Guess:
    """What the sheet seems to be."""
    columns = inference.columns(source)
    shape = shapes.shape(source, columns)
    likeness = resemblance.found(columns, shape)
    columns = _in_units(source.table, columns, likeness)
    return Guess(
        table=_typed(source.table, columns),
        rows=len(source.lines),
        columns=columns,
        shape=shape,
        totals={row: source.lines[row] for row in footings.rows(source)},
        headings=headings.rows(source),
        resemblance=likeness,
        suggestion=suggestions.suggested(source, columns, shape, likeness) if likeness else None,
    )


def _in_units(table: Table, columns: Sequence[Column], likeness: Resemblance | None) -> Sequence[Column]:
    """The columns, those of amounts with the one unit of money that is stated above the table or for one of them."""
    amounts = {name for name, match in likeness.matches.items() if match.column == AMOUNT} if likeness else set()
    above = (str(note.params.get("text", ""))[:NAME_LENGTH] for note in table.notes if note.case == "above")
    told = [unit for line in above for unit in _UNIT.findall(line)]
    units = {*told, *(column.unit for column in columns if column.name in amounts)} - {""}
    if len(units) != 1:
        return columns
    (unit,) = units
    return [replace(each, unit=unit) if each.name in amounts and each.numeric else each for each in columns]


def _typed(table: Table, columns: Sequence[Column]) -> Table:
    known = {field.name: field for field in table.fields}
    return replace(table, fields=tuple(_field(known.get(column.name), column) for column in columns))


def _field(known: Field | None, column: Column) -> Field:
    field = known or Field(name=column.name, type="")
    return replace(field, type=TYPES.get(column.kind, "string"), title=field.title or column.name)
