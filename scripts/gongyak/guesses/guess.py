"""What a bare sheet seems to be: its columns, their shape, the table of ours it resembles, what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gongyak.guesses import inference, resemblance, shapes, suggestions, totals
from gongyak.guesses.inference import Column
from gongyak.guesses.resemblance import Resemblance
from gongyak.guesses.shapes import Shape
from gongyak.guesses.suggestions import Suggestion
from gongyak.package import Field, Table
from gongyak.sources import Source

# What a column should be in a table of ours, by the kind it seems to be.
TYPES = {"integer": "integer", "number": "number", "year": "year", "date": "date", "month": "yearmonth"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """About one sheet of so many ``rows``: ``table`` is what it says, with a type for each column.

    ``totals`` are its rows of totals by number, each with its line; ``resemblance`` is None where no table of ours
    comes near.
    """

    table: Table
    rows: int
    columns: Sequence[Column]
    shape: Shape
    totals: Mapping[int, int]
    resemblance: Resemblance | None
    suggestion: Suggestion | None


def guess(source: Source) -> Guess:
    """What the sheet seems to be."""
    columns = inference.columns(source)
    shape = shapes.shape(source, columns)
    likeness = resemblance.found(columns, shape)
    return Guess(
        table=_typed(source.table, columns),
        rows=len(source.lines),
        columns=columns,
        shape=shape,
        totals={row: source.lines[row] for row in totals.rows(source, columns)},
        resemblance=likeness,
        suggestion=suggestions.suggested(source, columns, shape, likeness) if likeness else None,
    )


def _typed(table: Table, columns: Sequence[Column]) -> Table:
    known = {field.name: field for field in table.fields}
    return replace(table, fields=tuple(_field(known.get(column.name), column) for column in columns))


def _field(known: Field | None, column: Column) -> Field:
    field = known or Field(name=column.name, type="", format="default", title="", description="", constraints={})
    return replace(field, type=TYPES.get(column.kind, "string"), title=field.title or column.name)
