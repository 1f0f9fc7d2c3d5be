"""A descriptor for bare sheets, to go on from: it states each file as it is, and of what type its columns seem."""

from collections.abc import Iterable, Iterator, Mapping

from gongyak.guesses.guess import Guess
from gongyak.guesses.inference import Column
from gongyak.guesses.notations import CROSSES, FORMATS, TICKS, TRUTHS
from gongyak.package import Layout

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


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
        "schema": {"fields": [dict(_field(column)) for column in guess.columns], "missingValues": missing},
    }


def _dialect(layout: Layout) -> Mapping[str, object]:
    place = {"headerRows": [layout.header]} if layout.header != 1 else {}
    if layout.sheet:
        return place | {"sheetName": layout.sheet}
    return place | {"delimiter": layout.delimiter, "quoteChar": layout.quote}


def _field(column: Column) -> Iterator[tuple[str, object]]:
    yield "name", column.name
    if column.numeric:
        yield "type", "number" if column.form else column.kind
        yield from {"comma": {"groupChar": ","}, "unit": {"groupChar": ",", "bareNumber": False}}.get(
            column.form, {}
        ).items()
    elif column.kind == "date" and column.form in FORMATS:
        yield "type", "date"
        yield from {"format": FORMATS[column.form]}.items() if column.form != "--" else ()
    elif column.kind in {"boolean", "mark"}:
        yield "type", "boolean"
        yield "trueValues", sorted(cell for cell in column.values if cell in TICKS or cell in TRUTHS)
        yield "falseValues", sorted(cell for cell in column.values if cell in CROSSES or cell in TRUTHS.values())
    else:
        yield (
            "type",
            {"year": "year", "month": "yearmonth"}.get("" if column.form.strip("-") else column.kind, "string"),
        )
        if column.kind == "identifier":
            yield "constraints", {"required": True}
