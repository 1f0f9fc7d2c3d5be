"""The descriptor of a data package: its tables, columns and keys."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongyak import bounds
from gongyak.findings import UnusableInput
from gongyak.layout import PLAIN, Layout, Note

MODEL, OWN, INFERRED = "model", "own", "inferred"
# Properties by which a schema says how numbers are written.
_NOTATION = frozenset({"decimalChar", "groupChar", "bareNumber"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A column as the descriptor states it; ``notation``: its numbers or truth values are in a way of its own."""

    name: str
    type: str
    format: str
    title: str
    description: str
    constraints: Mapping[str, object]
    notation: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ForeignKey:
    """Columns that must be found together in the ``reference`` columns of ``resource``."""

    fields: tuple[str, ...]
    resource: str
    reference: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table as the descriptor states it; ``path`` is relative to the package."""

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    layout: Layout = PLAIN
    notes: tuple[Note, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(field.name for field in self.fields)

    @property
    def numeric(self) -> frozenset[str]:
        """Columns whose cells are numbers."""
        return frozenset(field.name for field in self.fields if field.type in ("integer", "number"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """A data package on disk.

    ``basis`` is what its tables are held against: the data ``model`` of this project, an ``own`` schema that the
    package brings along, or one that was ``inferred`` from bare files. ``origin`` is where it came from, when that is
    not ``root``: an address, or a zip.
    """

    root: Path
    descriptor: Mapping[str, object]
    tables: Mapping[str, Table]
    basis: str = MODEL
    origin: str = ""


def read_package(target: Path, origin: str = "") -> Package:
    """Read the descriptor of ``target``, a folder or a descriptor file; UnusableInput when there is none."""
    path = target / "datapackage.json" if target.is_dir() else target
    try:
        descriptor = bounds.parse(path)
        bounds.keep("many-tables", len(descriptor["resources"]), path)
        tables = {resource["name"]: _table(resource) for resource in descriptor["resources"]}
    except FileNotFoundError:
        raise UnusableInput("missing", path=path) from None
    except (OSError, ValueError, RecursionError, re.error) as error:
        raise UnusableInput("unreadable", path=path, reason=error) from None
    except (KeyError, TypeError, AttributeError) as error:
        raise UnusableInput("no-package", path=path, reason=repr(error)) from None
    if not tables:
        raise UnusableInput("no-table", path=path)
    return Package(root=path.parent, descriptor=descriptor, tables=tables, origin=origin)


def _table(resource: Mapping) -> Table:
    schema = resource["schema"]
    key = schema.get("primaryKey", ())
    return Table(
        name=_text(resource["name"]),
        path=inside(resource["path"]),
        title=_text(resource.get("title", "")),
        description=_text(resource.get("description", "")),
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=_names(key),
        foreign_keys=tuple(_foreign_key(item, resource["name"]) for item in schema.get("foreignKeys", ())),
    )


def inside(path: object) -> str:
    """A resource path must stay in the package: data decide which file is opened."""
    if not isinstance(path, str) or Path(path).is_absolute() or ".." in Path(path).parts or "://" in path:
        raise UnusableInput("path-outside", path=path)
    return path


def _names(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(_text(name) for name in value)


def _text(value: object) -> str:
    """A descriptor is typed by hand: a number or a list where a word belongs must not travel on."""
    if not isinstance(value, str):
        raise UnusableInput("not-text", value=value)
    return value


def _field(field: Mapping) -> Field:
    return Field(
        name=_text(field["name"]),
        type=_text(field.get("type", "string")),
        format=_text(field.get("format", "default")),
        title=_text(field.get("title", "")),
        description=_text(field.get("description", "")),
        constraints=_constraints(field.get("constraints", {})),
        notation=bool(_NOTATION & field.keys()) or field.get("trueValues", ["true"]) != ["true"],
    )


def _constraints(constraints: Mapping) -> Mapping[str, object]:
    """The constraints, of which a pattern must be one that Python knows."""
    if not isinstance(constraints, dict):
        raise UnusableInput("not-constraints", value=constraints)
    re.compile(_text(constraints.get("pattern", "")))
    return constraints


def _foreign_key(item: Mapping, own: str) -> ForeignKey:
    reference = item["reference"]
    return ForeignKey(
        fields=_names(item["fields"]),
        resource=_text(reference.get("resource") or own),
        reference=_names(reference["fields"]),
    )
