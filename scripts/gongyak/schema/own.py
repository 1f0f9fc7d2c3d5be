"""Frictionless asked about other people's tables: about each as a whole, for what it says of them is the verdict."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gongyak import verdicts
from gongyak.findings import NOTE, Finding
from gongyak.package import Package
from gongyak.schema import LIMIT, crashes, descriptions, handover, objections
from gongyak.sources import Source

# What may be named by a file, and what is then asked about instead.
_FILED = {"schema": {"fields": []}, "dialect": {}}


def check_package(package: Package) -> Iterator[Finding]:
    """The findings on what the descriptor says of the package and of each resource, be it a table or not."""
    import frictionless

    resources = [part for part in package.descriptor["resources"] if isinstance(part, dict)]
    about = handover.plain(package, package.descriptor) | {
        "resources": [_outlined(part) for part in resources if isinstance(part.get("name"), str)]
    }
    for error, objection in objections.raised(frictionless.Package, about):
        # What is wrong with the name of a resource is said of the resource.
        if error.type != "resource-error":
            yield descriptions.finding(package, None, error, objection)
    for place, part in enumerate(package.descriptor["resources"]):
        if isinstance(part, dict):
            told = objections.raised(frictionless.Resource, _unopened(handover.plain(package, part)))
            yield from (descriptions.finding(package, place, *each) for each in told)


def _outlined(resource: Mapping) -> dict:
    """What the package as a whole has to do with a resource: its name and its profile."""
    tabular = {"profile": handover.TABULAR} if resource.get("profile") == handover.TABULAR else {}
    return {"name": resource["name"], "data": [], "schema": {"fields": []}} | tabular


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
        report = handover.resource(package, source.table, keyed=True).validate(limit_errors=LIMIT)
        yield from [*verdicts_of(package, source, report)]
    except Exception as error:  # of any kind: a list as a key ends in a TypeError
        yield from crashes.of(package, source, error)


def verdicts_of(package: Package, source: Source, report: object) -> Iterator[Finding]:
    """The findings that a report of Frictionless on one file makes."""
    for task in report.tasks:
        yield from (_verdict(package, source, error) for error in [*report.errors, *task.errors])
        yield from (_noted(verdicts.of_warning(source, warning)) for warning in task.warnings)


def _verdict(package: Package, source: Source, error: object) -> Finding:
    """An error in the rows; or in what is said of a column, where that comes up only as a cell is read by it."""
    if error.type in verdicts.DESCRIPTOR:
        return descriptions.finding(package, source.table.place, error, None)
    return verdicts.of_error(source, error)


def _noted(finding: Finding) -> Finding:
    """That it did not look at something, such as a hash of a kind it does not know, is nobody's fault."""
    return replace(finding, severity=NOTE) if finding.rule == "unjudged" else finding
