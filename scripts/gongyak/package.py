"""The descriptor of a data package: its tables, and which of its resources are none."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from gongyak import bounds, stated
from gongyak.findings import UnusableInput
from gongyak.layout import PLAIN, Layout
from gongyak.pointers import NOWHERE, Places, places
from gongyak.stated import Field, ForeignKey, Table

__all__ = ["INFERRED", "MODEL", "OWN", "Field", "ForeignKey", "Layout", "Package", "Passed", "Table", "read_package"]

MODEL, OWN, INFERRED = "model", "own", "inferred"
# The tables without which nothing of ours can be told, by the column that tells their rows apart.
_ANCHORS = {"governments": "government_id", "terms": "term_id", "documents": "document_id", "pledges": "pledge_id"}
# What is read as a table; a resource in any other form is somebody's document or picture, and nobody's fault.
_FORMATS = frozenset({"csv", "tsv", "xlsx", "json", "inline"})
_NO_FAULT = frozenset({"not-table", "no-schema"})
_BROKEN = (KeyError, TypeError, AttributeError, ValueError, RecursionError, re.error)


@dataclass(frozen=True, kw_only=True, slots=True)
class Passed:
    """A resource that is not checked as a table: its number and name, and ``case`` and ``params`` that say why.

    ``fault``: it should have been one.
    """

    place: int
    name: str
    case: str
    params: Mapping[str, object]
    fault: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """A data package on disk.

    ``basis`` is what its tables are held against: the data ``model`` of this project, an ``own`` schema that the
    package brings along, or one that was ``inferred`` from bare files. ``origin`` is where it came from, when that is
    not ``root``: an address, or a zip. In ``descriptor`` stands what its resources name by a file inside the package;
    ``places`` are those of the file ``path`` itself.
    """

    root: Path
    descriptor: Mapping[str, object]
    tables: Mapping[str, Table]
    basis: str = MODEL
    origin: str = ""
    passed: tuple[Passed, ...] = ()
    path: str = "datapackage.json"
    places: Places = field(default=NOWHERE, compare=False, repr=False)


def read_package(target: Path, origin: str = "") -> Package:
    """Read the descriptor of ``target``, a folder or a descriptor file; UnusableInput when there is no table in it."""
    path = target / "datapackage.json" if target.is_dir() else target
    descriptor, text = _read(path)
    resources, tables, passed = [], {}, []
    for place, resource in enumerate(_resources(descriptor, path)):
        resolved = resource
        try:
            resolved = _resolved(path.parent, resource)
            table = _table(resolved, place, path.name)
            tables[table.name] = table
        except (UnusableInput, *_BROKEN) as error:
            passed.append(_passed(resolved, place, error))
        resources.append(resolved)
    if not tables:
        faults = [UnusableInput(each.case, **{"path": path} | each.params) for each in passed if each.fault]
        raise next(iter(faults), UnusableInput("no-table", path=path))
    basis = _basis(tables)
    if basis == MODEL:
        # Ours lie in one way; whoever states another is told so.
        tables = {name: replace(table, layout=PLAIN) for name, table in tables.items()}
    return Package(
        root=path.parent,
        descriptor=descriptor | {"resources": resources},
        tables=tables,
        basis=basis,
        origin=origin,
        passed=tuple(passed),
        path=path.name,
        places=places(text),
    )


def _read(path: Path) -> tuple[object, str]:
    """What stands in a JSON file, and its text."""
    try:
        content, data = bounds.parse(path), path.read_bytes()
        return content, data.decode(json.detect_encoding(data))
    except FileNotFoundError:
        raise UnusableInput("missing", path=path) from None
    except json.JSONDecodeError as error:
        raise UnusableInput("not-json", path=path, line=error.lineno) from None
    except (OSError, ValueError, RecursionError) as error:
        raise UnusableInput("unreadable", path=path, reason=error) from None


def _resources(descriptor: object, path: Path) -> list:
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list):
        raise UnusableInput("no-package", path=path, reason="resources")
    bounds.keep("many-tables", len(resources), path)
    return resources


def _resolved(root: Path, resource: Mapping) -> Mapping:
    """The resource with its schema and dialect in it, where it names them by files of the package."""
    named = {name: resource[name] for name in ("schema", "dialect") if isinstance(resource.get(name), str)}
    return resource | {name: _read(_file(root, path))[0] for name, path in named.items()}


def _file(root: Path, path: str) -> Path:
    """A file of the package; a link out of it is none."""
    place = (root / inside(path)).resolve()
    if not place.is_relative_to(root.resolve()):
        raise UnusableInput("path-outside", path=path)
    return place


def _table(resource: Mapping, place: int, own: str) -> Table:
    """The table of a resource, whose rows lie in a file or in the descriptor, which is called ``own``."""
    kind, path = _format(resource), resource.get("path", own)
    if kind not in _FORMATS and "schema" not in resource:
        raise UnusableInput("not-table", format=kind)
    # Of a table in several files Frictionless reads the first, and so do we (``parts`` says so).
    path = inside(path[0] if isinstance(path, list) and path else path)
    if kind not in _FORMATS:
        raise UnusableInput("not-table", format=kind)
    if "schema" not in resource:
        raise UnusableInput("no-schema")
    # What stands in the descriptor is written as the descriptor is.
    encoding = resource.get("encoding") if kind in ("csv", "tsv") else None
    layout = Layout(format=kind, encoding=str(encoding or "utf-8").lower())
    return stated.table(resource, path, layout, place)


def _format(resource: Mapping) -> str:
    """The format as stated, or as the name of the file ends."""
    path = resource.get("path")
    path = path[0] if isinstance(path, list) and path else path
    if path is None and "data" in resource:
        return "inline"
    return str(resource.get("format") or Path(str(path)).suffix.removeprefix(".")).lower()


def inside(path: object) -> str:
    """A path must stay in the package: data decide which file is opened."""
    if not isinstance(path, str) or Path(path).is_absolute() or ".." in Path(path).parts or "://" in path:
        raise UnusableInput("path-outside", path=path)
    return path


def _passed(resource: object, place: int, error: Exception) -> Passed:
    if not isinstance(error, UnusableInput):
        error = UnusableInput("unreadable" if isinstance(error, re.error) else "no-package", reason=repr(error))
    name = resource.get("name") if isinstance(resource, dict) else None
    return Passed(
        place=place,
        name=name if isinstance(name, str) else "",
        case=error.case,
        params=error.params,
        fault=error.case not in _NO_FAULT,
    )


def _basis(tables: Mapping[str, Table]) -> str:
    """Whether the tables are meant to be ours, which two of the four anchors tell; what they then lack is a fault.

    One alone may be chance: anybody may have ``documents``, and their ``document_id``.
    """
    anchors = [name for name, key in _ANCHORS.items() if name in tables and key in tables[name].columns]
    return MODEL if len(anchors) > 1 else OWN
