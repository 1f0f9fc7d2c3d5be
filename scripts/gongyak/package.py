"""The descriptor of a data package: its tables, columns and keys."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongyak.findings import UnusableInput

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
    """A data package on disk."""

    root: Path
    descriptor: Mapping[str, object]
    tables: Mapping[str, Table]


def read_package(target: Path) -> Package:
    """Read the descriptor of ``target``, a folder or a descriptor file; UnusableInput when there is none."""
    path = target / "datapackage.json" if target.is_dir() else target
    try:
        descriptor = json.loads(path.read_bytes())
        tables = {resource["name"]: _table(resource) for resource in descriptor["resources"]}
    except FileNotFoundError:
        raise UnusableInput(f"{path}: 파일이 없습니다. 폴더나 datapackage.json을 가리켜 주세요.") from None
    except (OSError, ValueError, RecursionError, re.error) as error:
        raise UnusableInput(f"{path}: 읽을 수 없습니다 ({error}).") from None
    except (KeyError, TypeError, AttributeError) as error:
        raise UnusableInput(f"{path}: 데이터 패키지의 꼴이 아닙니다 ({error!r}).") from None
    if not tables:
        raise UnusableInput(f"{path}: 표(resources)가 하나도 없습니다.")
    return Package(root=path.parent, descriptor=descriptor, tables=tables)


def _table(resource: Mapping) -> Table:
    schema = resource["schema"]
    key = schema.get("primaryKey", ())
    return Table(
        name=_text(resource["name"]),
        path=_inside(resource["path"]),
        title=_text(resource.get("title", "")),
        description=_text(resource.get("description", "")),
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=_names(key),
        foreign_keys=tuple(_foreign_key(item, resource["name"]) for item in schema.get("foreignKeys", ())),
    )


def _inside(path: object) -> str:
    """A resource path must stay in the package: data decide which file is opened."""
    if not isinstance(path, str) or Path(path).is_absolute() or ".." in Path(path).parts or "://" in path:
        raise ValueError(f"path {path!r}: 패키지 안의 파일 하나여야 합니다")
    return path


def _names(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(_text(name) for name in value)


def _text(value: object) -> str:
    """A descriptor is typed by hand: a number or a list where a word belongs must not travel on."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r}: 글이어야 합니다")
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
        raise TypeError(f"{constraints!r}: 제약은 이름과 값이어야 합니다")
    re.compile(_text(constraints.get("pattern", "")))
    return constraints


def _foreign_key(item: Mapping, own: str) -> ForeignKey:
    reference = item["reference"]
    return ForeignKey(
        fields=_names(item["fields"]),
        resource=_text(reference.get("resource") or own),
        reference=_names(reference["fields"]),
    )
