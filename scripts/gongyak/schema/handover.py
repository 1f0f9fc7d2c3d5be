"""Other people's tables as they are handed to Frictionless: with nothing in them that leads out of the package."""

import json
from collections.abc import Mapping

from gongyak.descriptor.references import sound
from gongyak.descriptor.whitelist import PROFILE
from gongyak.package import Package, Table

# What would be fetched or opened, or read otherwise than by us.
_WITHHELD = frozenset({"$schema", "profiles", "scheme", "extrapaths", "url", "compression", "innerpath"})
# Properties of older editions that it only warns of, in English and beside the report.
_AGED = frozenset({"layout", "hashing"})
TABULAR = "tabular-data-resource"
# A tuple, for what is asked may be of any type.
_PROFILES = ("data-package", "tabular-data-package", "data-resource", TABULAR)


def resource(package: Package, table: Table, *, keyed: bool) -> object:
    """The table for Frictionless; with foreign keys beside those that they lead to, which it reads as it opens it."""
    import frictionless

    parents = {key.resource for key in table.foreign_keys if keyed} - {table.name}
    near = [table, *(other for name, other in package.tables.items() if name in parents)]
    described = {"$schema": PROFILE, "resources": [_table(package, each, keyed=keyed) for each in near]}
    return frictionless.Package.from_descriptor(described, basepath=str(package.root)).get_resource(table.name)


def _table(package: Package, table: Table, *, keyed: bool) -> dict:
    """A table, with only those foreign keys that lead to rows that can be read; JSON is handed over as it reads."""
    stated = package.descriptor["resources"][table.place]
    known = plain(package, stated) | {"type": "table"}
    if "schema" in stated:
        links = zip(stated["schema"].get("foreignKeys", ()), table.foreign_keys, strict=True)
        keys = [each for each, key in links if keyed and sound(package, table, key)]
        known["schema"] = stated["schema"] | {"foreignKeys": keys}
    if table.layout.format == "inline":
        return known
    if table.layout.format == "json":
        read = json.loads((package.root / table.path).read_bytes())
        return {name: value for name, value in known.items() if name not in ("path", "format")} | {"data": read}
    if table.layout.format == "xlsx" and isinstance(known.get("dialect"), dict):
        known |= {"dialect": _of_sheet(known["dialect"])}
    path = [*table.files] if table.later else table.path
    packed = {"compression": table.packed} if table.packed else {}
    return known | packed | {"path": path, "format": table.layout.format, "encoding": table.layout.encoding}


def _of_sheet(dialect: Mapping) -> Mapping:
    """A dialect that names a sheet as the standard does, and not only as Frictionless knows it."""
    sheet = dialect.get("sheetName", dialect.get("sheetNumber"))
    return {"excel": {"sheet": sheet}} | dialect if isinstance(sheet, str | int) else dialect


def plain(package: Package, part: Mapping) -> dict:
    """The package or a resource without what leads out of it, in the edition of the standard that it follows."""
    known = {name: value for name, value in part.items() if name not in _WITHHELD | _AGED}
    if known.get("profile") not in _PROFILES:
        known.pop("profile", None)
    return known | ({"$schema": PROFILE} if "$schema" in package.descriptor else {})
