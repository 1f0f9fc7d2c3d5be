"""Frictionless asked about other people's tables: about each as a whole, for what it says of them is the verdict."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from gongyak import bounds, charsets, descriptor, sources, verdicts
from gongyak.findings import NOTE, Finding
from gongyak.layout import Layout
from gongyak.package import Field, Package, Table
from gongyak.schema import LIMIT, descriptions, objections
from gongyak.schema.descriptions import Objection
from gongyak.sources import Source

# What would be fetched or opened, or read otherwise than by us.
_WITHHELD = frozenset({"$schema", "profiles", "scheme", "extrapaths", "url", "compression", "innerpath"})
# Properties of older editions that it only warns of, in English and beside the report.
_AGED = frozenset({"layout", "hashing"})
# What may be named by a file, and what is then asked about instead.
_FILED = {"schema": {"fields": []}, "dialect": {}}
TABULAR = "tabular-data-resource"
# A tuple, for what is asked may be of any type.
_PROFILES = ("data-package", "tabular-data-package", "data-resource", TABULAR)


def laid_out(package: Package) -> Package:
    """The package with each table as Frictionless sees it: as stated, and where it is not, as it looks.

    That is its layout, and the names of columns which nobody describes.
    """
    tables = {}
    for name, table in package.tables.items():
        with bounds.patience(bounds.LOOKING, "slow-table", path=table.path):
            tables[name] = _laid_out(package, table)
    return replace(package, tables=tables)


def _laid_out(package: Package, table: Table) -> Table:
    places = [] if table.layout.format == "inline" else [sources.placed(package, path) for path in table.files]
    if not all(places):
        return table
    for path, place in zip(table.files, places, strict=False):
        bounds.keep("large-file", place.stat().st_size, path)
        with place.open("rb") as stream:
            bounds.look(stream, path)
    if not charsets.known(table.layout.encoding):
        return _unseen(package, table)
    try:
        with _resource(package, table, keyed=False) as resource:
            return _seen(resource, table)
    except Exception:  # of any kind: asking about the whole table will say what is wrong with it
        return _unseen(package, table)


def _unseen(package: Package, table: Table) -> Table:
    """The table in a file that Frictionless cannot open, for one in another encoding: as far as it is stated."""
    try:
        return _seen(_resource(package, table, keyed=False), table)
    except Exception:  # of any kind: as above
        return table


def _seen(resource: object, table: Table) -> Table:
    fields = table.fields or tuple(Field(name=name, type="any") for name in resource.schema.field_names)
    return replace(table, layout=_layout(resource.dialect, table.layout), fields=fields)


def _layout(dialect: object, layout: Layout) -> Layout:
    """The layout with what a dialect says; ValueError where it says nothing that can be counted."""
    if not all(isinstance(row, int) and row >= 0 for row in dialect.header_rows):
        raise ValueError(dialect.header_rows)
    layout = replace(
        layout,
        headers=tuple(dialect.header_rows) if dialect.header else (),
        join=dialect.header_join,
        comment=dialect.comment_char or "",
        left_out=tuple(dialect.comment_rows),
        sparse=dialect.skip_blank_rows,
    )
    if layout.format not in ("csv", "tsv"):
        return layout
    control = dialect.get_control("csv").to_python()
    # TypeError when a character is none, such as a delimiter of two.
    csv.reader((), control)
    return replace(
        layout,
        delimiter=control.delimiter,
        quote=control.quotechar or "",
        escape=control.escapechar or "",
        doubled=control.doublequote,
        trim=control.skipinitialspace,
    )


def check_package(package: Package) -> Iterator[Finding]:
    """The findings on what the descriptor says of the package and of each resource, be it a table or not."""
    import frictionless

    resources = [part for part in package.descriptor["resources"] if isinstance(part, dict)]
    about = _plain(package, package.descriptor) | {
        "resources": [_outlined(part) for part in resources if isinstance(part.get("name"), str)]
    }
    for error, objection in _errors(frictionless.Package, about):
        # What is wrong with the name of a resource is said of the resource.
        if error.type != "resource-error":
            yield descriptions.finding(package, None, error, objection)
    for place, part in enumerate(package.descriptor["resources"]):
        if isinstance(part, dict):
            errors = _errors(frictionless.Resource, _unopened(_plain(package, part)))
            yield from (descriptions.finding(package, place, *each) for each in errors)


def _outlined(resource: Mapping) -> dict:
    """What the package as a whole has to do with a resource: its name and its profile."""
    tabular = {"profile": TABULAR} if resource.get("profile") == TABULAR else {}
    return {"name": resource["name"], "data": [], "schema": {"fields": []}} | tabular


def _errors(kind: type, described: Mapping) -> Iterator[tuple[object, Objection | None]]:
    """What it says of a description, and what that is about."""
    return objections.matched(kind, described, _raised(kind, described))


def _raised(kind: type, described: Mapping) -> list:
    import frictionless

    try:
        kind.from_descriptor(described).to_descriptor(validate=True)
    except frictionless.FrictionlessException as exception:
        return exception.to_errors()
    except Exception as exception:  # of any kind: a minimum of the wrong type ends in a TypeError
        return [frictionless.errors.Error(note=repr(exception))]
    return []


def _unopened(resource: Mapping) -> dict:
    """A description without what it would be opened for: a path of a known format, a schema or a column in a file."""
    path = resource.get("path")
    known = resource | {name: empty for name, empty in _FILED.items() if isinstance(resource.get(name), str)}
    schema = known.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if isinstance(fields, list):
        known["schema"] = schema | {"fields": [{} if isinstance(field, str) else field for field in fields]}
    return known | ({"path": "rows"} if isinstance(path, str | list) and path else {})


def check(package: Package, source: Source) -> Iterator[Finding]:
    """The verdict on one table; the tables of ``package`` are those whose rows can be read."""
    try:
        report = _resource(package, source.table, keyed=True).validate(limit_errors=LIMIT)
        yield from [*verdicts_of(source, report)]
    # Of any kind: a list as a key ends in a TypeError, a row that we do not see, as of a packed file, in an IndexError.
    except Exception as error:
        yield source.finding("unjudged", value=repr(error), case="error")


def verdicts_of(source: Source, report: object) -> Iterator[Finding]:
    """The findings that a report of Frictionless on one file makes."""
    for task in report.tasks:
        yield from (verdicts.of_error(source, error) for error in [*report.errors, *task.errors])
        yield from (_noted(verdicts.of_warning(source, warning)) for warning in task.warnings)


def _noted(finding: Finding) -> Finding:
    """That it did not look at something, such as a hash of a kind it does not know, is nobody's fault."""
    return replace(finding, severity=NOTE) if finding.rule == "unjudged" else finding


def _resource(package: Package, table: Table, *, keyed: bool) -> object:
    """The table for Frictionless; with foreign keys beside those that they lead to, which it reads as it opens it."""
    import frictionless

    parents = {key.resource for key in table.foreign_keys if keyed} - {table.name}
    near = [table, *(other for name, other in package.tables.items() if name in parents)]
    described = {"$schema": descriptor.PROFILE, "resources": [_table(package, each, keyed=keyed) for each in near]}
    return frictionless.Package.from_descriptor(described, basepath=str(package.root)).get_resource(table.name)


def _table(package: Package, table: Table, *, keyed: bool) -> dict:
    """A table, with only those foreign keys that lead to rows that can be read; JSON is handed over as it reads."""
    resource = package.descriptor["resources"][table.place]
    plain = _plain(package, resource) | {"type": "table"}
    if "schema" in plain:
        stated = zip(plain["schema"].get("foreignKeys", ()), table.foreign_keys, strict=True)
        keys = [each for each, key in stated if keyed and descriptor.sound(package, table, key)]
        plain["schema"] = plain["schema"] | {"foreignKeys": keys}
    if table.layout.format == "inline":
        return plain
    if table.layout.format == "json":
        read = json.loads((package.root / table.path).read_bytes())
        return {name: value for name, value in plain.items() if name not in ("path", "format")} | {"data": read}
    path = [*table.files] if table.later else table.path
    return plain | {"path": path, "format": table.layout.format, "encoding": table.layout.encoding}


def _plain(package: Package, part: Mapping) -> dict:
    """The package or a resource without what leads out of it, in the edition of the standard that it follows."""
    known = {name: value for name, value in part.items() if name not in _WITHHELD | _AGED}
    if known.get("profile") not in _PROFILES:
        known.pop("profile", None)
    return known | ({"$schema": descriptor.PROFILE} if "$schema" in package.descriptor else {})
