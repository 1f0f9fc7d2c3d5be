"""What in a description makes Frictionless end in an exception of Python, whose words would help nobody."""

import json
from collections.abc import Iterator

from gongyak import text
from gongyak.descriptor import places
from gongyak.findings import Finding
from gongyak.package import Field, Package
from gongyak.sources import Source

_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
# Whose values Python cannot look up, so that none can be known to come again.
_COMPOSED = frozenset({"array", "geojson", "list", "object"})


def of(package: Package, source: Source, error: Exception) -> list[Finding]:
    """What stands for the ``error`` that it ended in, told where it is stated; or the error itself, if nothing does."""
    found = [*_of_fields(package, source)]
    return found or [source.finding("unjudged", value=repr(error), case="error")]


def _of_fields(package: Package, source: Source) -> Iterator[Finding]:
    table = source.table
    for number, field in enumerate(table.fields):
        stated = ("resources", table.place, "schema", "fields", number)
        for name in _BOUNDS:
            bound = field.constraints.get(name)
            if bound is not None and not _readable(field, bound):
                told = {"value": text.short(_shown(bound)), "case": "bound", "property": name, "expected": field.type}
                yield places.finding(package, "unjudged", (*stated, "constraints", name), **told)
        if field.type in _COMPOSED and (field.constraints.get("unique") or field.name in table.primary_key):
            yield places.finding(package, "unjudged", (*stated, "constraints"), field.type, case="composed")


def _shown(bound: object) -> str:
    """As it stands in the descriptor."""
    return bound if isinstance(bound, str) else json.dumps(bound, ensure_ascii=False)


def _readable(field: Field, bound: object) -> bool:
    """Whether the column could hold the value with which its own values are compared."""
    import frictionless

    try:
        return frictionless.Field.from_descriptor({**field.properties}).create_value_reader()(bound) is not None
    except Exception:  # of any kind: some are those of the library for a format
        return False
