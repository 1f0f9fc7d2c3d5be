"""The resources of a descriptor: which are tables, and why the others are none."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from os.path import realpath
from pathlib import Path

from gongyak import bounds, charsets
from gongyak.findings import UnusableInput
from gongyak.layout import TEXT, Layout
from gongyak.package import formats, property_types, stated
from gongyak.package.stated import Table

# What is read as a table; a resource in any other form is somebody's document or picture, and nobody's fault.
_FORMATS = TEXT | {"xlsx", "json", "inline"}
# What a zip holds may be many.
_UNPACKED = formats.PACKED - {"zip"}
_NO_FAULT = frozenset({"not-table", "no-schema", "form-only"})
_BROKEN = (KeyError, TypeError, AttributeError, ValueError, RecursionError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Skipped:
    """A resource that is not checked as a table: its number and name, and ``case`` and ``params`` that say why.

    ``fault``: it should have been one.
    """

    place: int
    name: str
    case: str
    params: Mapping[str, object]
    fault: bool


def parsed(path: Path) -> tuple[object, str]:
    """What stands in a JSON file, and its text."""
    try:
        content, data = bounds.parse(path), path.read_bytes()
        return content, data.decode(json.detect_encoding(data))
    except FileNotFoundError:
        raise UnusableInput("missing", path=path) from None
    except json.JSONDecodeError as error:
        raise UnusableInput("not-json", path=path, line=error.lineno) from None
    except UnicodeDecodeError:
        raise UnusableInput("other-encoding", path=path) from None
    except (OSError, ValueError, RecursionError) as error:
        raise UnusableInput("unreadable", path=path, reason=error) from None


def read(root: Path, resource: object, place: int, own: str) -> tuple[object, Table | Skipped]:
    """Resource number ``place`` of the descriptor ``own`` in ``root``, with what it names by files, and what it is."""
    resolved = resource
    try:
        property_types.expect(resource, f"resources[{place}]", dict)
        resolved = _resolved(root, resource)
        return resolved, _table(resolved, place, own)
    except (UnusableInput, *_BROKEN) as error:
        return resolved, skipped(resolved, place, error)


def _resolved(root: Path, resource: Mapping) -> Mapping:
    """The resource with its schema and dialect in it, where it names them by files of the package."""
    named = {name: resource[name] for name in ("schema", "dialect") if isinstance(resource.get(name), str)}
    return resource | {name: _content(root, path) for name, path in named.items()}


def _content(root: Path, path: str) -> object:
    """What stands in a JSON file of the package, which is called as it is in there."""
    place = _file(root, path)
    if not place.is_file():
        raise UnusableInput("named-missing", path=path)
    try:
        return parsed(place)[0]
    except UnusableInput as error:
        raise UnusableInput(error.case, **error.params | {"path": path}) from None


def _file(root: Path, path: str) -> Path:
    """A file of the package; a link out of it is none."""
    place = Path(realpath(root / inside(path)))
    if not place.is_relative_to(realpath(root)):
        raise UnusableInput("path-outside", path=path)
    return place


def _table(resource: Mapping, place: int, own: str) -> Table:
    """The table of a resource, whose rows lie in a file or in the descriptor, which is called ``own``."""
    kind, path = formats.stated(resource), resource.get("path", own)
    if kind not in _FORMATS and "schema" not in resource:
        raise UnusableInput("not-table", format=kind)
    path, *later = map(inside, path if isinstance(path, list) and path else [path])
    packed = formats.packed(resource, path)
    if packed and (packed not in _UNPACKED or kind not in TEXT or later):
        raise UnusableInput("packed", path=path)
    if kind not in _FORMATS or ("schema" not in resource and not _rows(kind, resource)):
        raise UnusableInput("not-table", format=kind)
    if later and kind not in TEXT:
        raise several([path, *later])
    property_types.check(resource, f"resources[{place}]")
    # What stands in the descriptor is written as the descriptor is.
    encoding = resource.get("encoding") if kind in TEXT else None
    layout = Layout(format=kind, encoding=charsets.plain(str(encoding or "utf-8").lower()))
    return replace(stated.table(resource, path, layout, place), later=tuple(later), packed=packed)


def _rows(kind: str, resource: Mapping) -> bool:
    """Whether these are rows, though nobody says what is in them; a JSON file may hold anything."""
    return isinstance(resource.get("data"), list) if kind == "inline" else kind != "json"


def several(files: Iterable[str]) -> UnusableInput:
    """That a table in several files cannot be checked."""
    return UnusableInput("several-files", value=", ".join(files))


def inside(path: object) -> str:
    """A path must stay in the package: data decide which file is opened."""
    if not isinstance(path, str) or Path(path).is_absolute() or ".." in Path(path).parts or "://" in path:
        raise UnusableInput("path-outside", path=path if isinstance(path, str) else json.dumps(path))
    return path


def skipped(resource: object, place: int, error: Exception) -> Skipped:
    """Resource number ``place``, which is not checked as a table because of ``error``."""
    if not isinstance(error, UnusableInput):
        error = UnusableInput("misshapen")
    name = resource.get("name") if isinstance(resource, dict) else None
    return Skipped(
        place=place,
        name=name if isinstance(name, str) else "",
        case=error.case,
        params=error.params,
        fault=error.case not in _NO_FAULT,
    )
