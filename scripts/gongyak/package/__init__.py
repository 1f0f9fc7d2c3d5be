"""The descriptor of a data package: its tables, and which of its resources are none."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from gongyak import bounds
from gongyak.findings import UnusableInput
from gongyak.layout import PLAIN
from gongyak.package import resources
from gongyak.package.resources import Skipped
from gongyak.package.stated import Field, ForeignKey, Table
from gongyak.pointers import NOWHERE, Places, places

__all__ = ["DESCRIPTOR", "INFERRED", "MODEL", "OWN", "Field", "ForeignKey", "Package", "Table", "read_package"]

DESCRIPTOR = "datapackage.json"
MODEL, OWN, INFERRED = "model", "own", "inferred"
# The tables without which nothing of ours can be told, by the column that tells their rows apart.
_ANCHORS = {"governments": "government_id", "terms": "term_id", "documents": "document_id", "pledges": "pledge_id"}


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
    skipped: tuple[Skipped, ...] = ()
    path: str = DESCRIPTOR
    places: Places = field(default=NOWHERE, compare=False, repr=False)


def read_package(target: Path, origin: str = "") -> Package:
    """Read the descriptor of ``target``, a folder or a descriptor file; UnusableInput when there is no table in it."""
    path = target / DESCRIPTOR if target.is_dir() else target
    descriptor, text = resources.parsed(path)
    found = [resources.read(path.parent, part, place, path.name) for place, part in enumerate(_parts(descriptor, path))]
    tables = {each.name: each for _, each in found if isinstance(each, Table)}
    skipped = tuple(each for _, each in found if isinstance(each, Skipped))
    if not tables:
        faults = (each for each in skipped if each.fault)
        told = (UnusableInput(each.case, **{"path": path, "number": each.place + 1} | each.params) for each in faults)
        raise next(told, UnusableInput("no-table", path=path))
    basis = _basis(tables)
    unstated = {each.name for part, each in found if isinstance(each, Table) and "schema" not in part}
    case = "no-schema" if basis == MODEL else "form-only"
    skipped += tuple(_skipped(tables[name], case) for name in sorted(unstated))
    if basis == MODEL:
        # Ours lie in one way; whoever states another is told so.
        apart = {name: table for name, table in tables.items() if table.later or table.packed}
        skipped += tuple(map(_apart, apart.values()))
        ours = (name for name in tables if name not in apart and name not in unstated)
        tables = {name: replace(tables[name], layout=PLAIN) for name in ours}
    return Package(
        root=path.parent,
        descriptor=descriptor | {"resources": [part for part, _ in found]},
        tables=tables,
        basis=basis,
        origin=origin,
        skipped=skipped,
        path=path.name,
        places=places(text),
    )


def _parts(descriptor: object, path: Path) -> list:
    parts = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(parts, list):
        raise UnusableInput("no-package", path=path)
    bounds.keep("many-tables", len(parts), path)
    return parts


def _skipped(table: Table, case: str) -> Skipped:
    """A table whose columns nobody describes: of our model it is none, of another's its form alone is checked."""
    return resources.skipped({"name": table.name}, table.place, UnusableInput(case))


def _apart(table: Table) -> Skipped:
    fault = resources.several(table.files) if table.later else UnusableInput("packed", path=table.path)
    return resources.skipped({"name": table.name}, table.place, fault)


def _basis(tables: Mapping[str, Table]) -> str:
    """Whether the tables are meant to be ours, which two of the four anchors tell; what they then lack is a fault.

    One alone may be chance: anybody may have ``documents``, and their ``document_id``.
    """
    anchors = [name for name, key in _ANCHORS.items() if name in tables and key in tables[name].columns]
    return MODEL if len(anchors) > 1 else OWN
