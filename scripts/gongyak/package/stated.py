"""What a resource of a descriptor states: a table, its columns and keys, and how it lies in its file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongyak import bounds
from gongyak.layout import PLAIN, Layout, Note

# Of a table whose columns nobody describes.
_UNSTATED = {"fields": ()}
# Properties by which a schema says how numbers are written.
_NOTATION = frozenset({"decimalChar", "groupChar", "bareNumber"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A column as the descriptor states it; ``notation``: its numbers or truth values are in a way of its own.

    ``properties`` are all that is stated of it, ``missing`` the texts that stand for no value.
    """

    name: str
    type: str
    format: str = "default"
    title: str = ""
    description: str = ""
    constraints: Mapping[str, object] = field(default_factory=dict)
    notation: bool = False
    properties: Mapping[str, object] = field(default_factory=dict)
    missing: frozenset[str] = frozenset({""})


@dataclass(frozen=True, kw_only=True, slots=True)
class ForeignKey:
    """Columns that must be found together in the ``reference`` columns of ``resource``."""

    fields: tuple[str, ...]
    resource: str
    reference: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table as the descriptor states it; ``path`` is relative to the package, ``place`` its number in resources.

    Where it lies in several files, the others are ``later``; ``packed``: how its file is compressed, if it is.
    """

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    layout: Layout = PLAIN
    place: int = 0
    unique_keys: tuple[tuple[str, ...], ...] = ()
    notes: tuple[Note, ...] = ()
    later: tuple[str, ...] = ()
    packed: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all its files, in order."""
        return (self.path, *self.later)

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(field.name for field in self.fields)

    @property
    def numeric(self) -> frozenset[str]:
        """Columns whose cells are numbers."""
        return frozenset(field.name for field in self.fields if field.type in ("integer", "number"))


def table(resource: Mapping, path: str, layout: Layout, place: int) -> Table:
    """The table that a resource states, which is of the kind that it must be."""
    schema = resource.get("schema", _UNSTATED)
    bounds.keep("many-columns", len(schema["fields"]), path)
    return Table(
        name=resource["name"],
        path=path,
        title=resource.get("title", ""),
        description=resource.get("description", ""),
        fields=tuple(_field(each, schema) for each in schema["fields"]),
        primary_key=_names(schema.get("primaryKey", ())),
        foreign_keys=tuple(_foreign_key(item, resource["name"]) for item in schema.get("foreignKeys", ())),
        layout=layout,
        place=place,
        unique_keys=tuple(map(_names, schema.get("uniqueKeys", ()))),
    )


def _names(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _field(stated: Mapping, schema: Mapping) -> Field:
    missing = stated.get("missingValues", schema.get("missingValues", [""]))
    return Field(
        name=stated["name"],
        type=stated.get("type", "string"),
        format=stated.get("format", "default"),
        title=stated.get("title", ""),
        description=stated.get("description", ""),
        constraints=stated.get("constraints", {}),
        notation=bool(_NOTATION & stated.keys()) or stated.get("trueValues", ["true"]) != ["true"],
        properties=stated,
        missing=frozenset(map(value_of, missing)),
    )


def value_of(listed: object) -> str:
    """A value of a list whose members may be labelled, as the text of a cell."""
    value = listed["value"] if isinstance(listed, dict) else listed
    return value if isinstance(value, str) else json.dumps(value)


def _foreign_key(item: Mapping, own: str) -> ForeignKey:
    reference = item["reference"]
    return ForeignKey(
        fields=_names(item["fields"]),
        resource=reference.get("resource") or own,
        reference=_names(reference["fields"]),
    )
