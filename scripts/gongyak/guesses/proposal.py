"""A descriptor for bare sheets, to go on from: it states each file as it is, and of what type its columns seem."""

from collections.abc import Iterable, Mapping

from gongyak.descriptor.whitelist import PROFILE
from gongyak.forms import PLAIN
from gongyak.guesses.column import Column
from gongyak.guesses.dates import FORMATS
from gongyak.guesses.guess import Guess
from gongyak.guesses.notations import TICKS, TRUTHS
from gongyak.layout import Layout

# What Table Schema calls dates that need no format, and how it is told of numbers that are no plain ones.
PLAIN_DATES = {("year", ""): "year", ("month", "-"): "yearmonth"}
NUMBERS = {"": {}, "comma": {"groupChar": ","}, "unit": {"groupChar": ",", "bareNumber": False}}


def descriptor(guesses: Iterable[Guess]) -> Mapping[str, object]:
    """The content of a ``datapackage.json`` for the sheets."""
    return {"$schema": PROFILE, "name": "data", "resources": [_resource(guess) for guess in guesses]}


def _resource(guess: Guess) -> Mapping[str, object]:
    table = guess.table
    missing = sorted({"", *(cell for column in guess.columns for cell in column.missing)})
    return {
        "name": table.name,
        "path": table.path,
        "title": table.title,
        "type": "table",
        "format": table.layout.format,
        "encoding": table.layout.encoding,
        "dialect": _dialect(table.layout),
        "schema": {
            "fields": [{"name": column.name, **_type(column)} for column in guess.columns],
            "missingValues": missing,
        },
    }


def _dialect(layout: Layout) -> Mapping[str, object]:
    """Where the header is, and what is no row. A header of several rows is left to the schema.

    What was merged in it Frictionless would not join as people read it.
    """
    several = len(layout.headers) != 1
    comments = [*(range(1, layout.header + 1) if several else ()), *layout.left_out]
    place: dict[str, object] = {"header": False} if several else {"headerRows": [*layout.headers]}
    place |= {"commentRows": comments} if comments else {}
    if layout.sheet:
        return place | {"sheetName": layout.sheet}
    return place | {"delimiter": layout.delimiter, "quoteChar": layout.quote}


def _type(column: Column) -> Mapping[str, object]:
    """The type of a column, in the form its cells have."""
    match column.kind:
        case "integer" | "number":
            return {"type": "number" if column.form else column.kind} | NUMBERS[column.form]
        case "date" if column.form in FORMATS:
            return {"type": "date"} | ({} if column.form == "--" else {"format": FORMATS[column.form]})
        case "year" | "month" if (column.kind, column.form) in PLAIN_DATES:
            return {"type": PLAIN_DATES[column.kind, column.form]}
        case "boolean" | "mark":
            yes = sorted(cell for cell in column.values if cell in TICKS or cell in TRUTHS)
            return {"type": "boolean", "trueValues": yes, "falseValues": sorted(column.values.keys() - yes)}
        case "identifier":
            whole = all(map(PLAIN["integer"].fullmatch, column.examples))
            return {"type": "integer" if whole else "string", "constraints": {"required": True}}
    return {"type": "string"}
