"""The verdict of Frictionless, whose only home this is, and our own rules for what it lets through."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from gongyak import forms, verdicts
from gongyak.descriptor import places, whitelist
from gongyak.findings import Finding
from gongyak.package import Package
from gongyak.schema import crashes, descriptions, objections
from gongyak.sources import Source

PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
LIMIT = 1_000
WORDS = frozenset({"title", "description"})


def check_package(package: Package) -> Iterator[Finding]:
    """The findings on the description of ``package``."""
    # Imported when called: it takes 0.4 CPU-seconds, which tidying files need not spend.
    import frictionless

    told = objections.raised(frictionless.Package, _about(package))
    yield from (descriptions.finding(package, None, *each) for each in told)


def check(package: Package, source: Source, *, clean: bool) -> Iterator[Finding]:
    """All findings on one table that can be read as what it should be; ``clean``: pre-flight found nothing at all."""
    resources = [resource for _, table, resource in places.resources(package) if table is source.table]
    clean = clean and len(resources) == 1
    for resource in resources:
        own = forms.check(source)
        first = next(own, None)
        innocent = clean and not first and _innocent(package.root, resource, source)
        # Repeated keys are found by our own rule, too: past the error limit.
        refused = [] if innocent else [*_refused(package, source, resource)]
        yield from refused
        cells = {(finding.line, finding.column) for finding in refused}
        own = chain([first], own) if first else ()
        yield from (finding for finding in own if (finding.line, finding.column) not in cells)


def _refused(package: Package, source: Source, resource: Mapping) -> list[Finding]:
    """What it has against a table, and warns of; or what keeps it from looking."""
    try:
        errors, warnings = _resource_errors(package.root, resource)
    except Exception as error:  # of any kind: a minimum of the wrong type ends in a TypeError
        return crashes.of(package, source, error)
    warned = [verdicts.of_warning(source, warning) for warning in warnings]
    return [*_told(package, source, resource, errors), *warned]


def _told(package: Package, source: Source, resource: Mapping, errors: list) -> Iterator[Finding]:
    import frictionless

    described = [error for error in errors if error.type in verdicts.DESCRIPTOR]
    for each in objections.matched(frictionless.Resource, _plain(resource), described):
        yield descriptions.finding(package, source.table.place, *each)
    yield from (verdicts.of_error(source, error) for error in errors if error.type not in verdicts.DESCRIPTOR)


def _about(package: Package) -> dict:
    """The descriptor without its tables."""
    about = {name: value for name, value in package.descriptor.items() if name in whitelist.PACKAGE}
    return about | {"$schema": whitelist.PROFILE, "resources": []}


def _resource_errors(root: Path, resource: Mapping) -> tuple[list, list[str]]:
    """Its errors and warnings on one table. As parts of a package each would be validated three times over."""
    import frictionless

    try:
        report = frictionless.Resource.from_descriptor(_plain(resource), basepath=str(root)).validate(
            limit_errors=LIMIT
        )
    except frictionless.FrictionlessException as exception:
        return exception.to_errors(), []
    task = report.tasks[0]
    return [*report.errors, *task.errors], task.warnings


def _innocent(root: Path, resource: Mapping, source: Source) -> bool:
    """Whether Frictionless would certainly find nothing in a table in which we have found nothing.

    It is asked about the description, with a row or two, and then about each distinct cell of each column, for that is
    what its verdicts hang on. Not on the cells alone hang: counts of bytes, and rows that are alike or blank.
    """
    try:
        return not {"bytes", "hash"} & resource.keys() and _plausible(root, resource) and _acceptable(resource, source)
    except Exception:  # of any kind: asking about the whole table will raise it again, or will not
        return False


def _plausible(root: Path, resource: Mapping) -> bool:
    import frictionless

    report = frictionless.Resource.from_descriptor(_plain(resource), basepath=str(root)).validate(limit_rows=1)
    return not (report.errors or report.tasks[0].errors) and report.tasks[0].warnings == ["reached row limit: 1"]


def _acceptable(resource: Mapping, source: Source) -> bool:
    """Whether its readers accept every cell, and rows that differ in our eyes differ in theirs."""
    import frictionless

    schema = frictionless.Schema.from_descriptor(_plain(resource)["schema"])
    filled = set()
    for field in schema.fields:
        read, cells = field.create_cell_reader(), source.distinct(field.name)
        values, notes = zip(*map(read, cells), strict=True)
        unique = field.constraints.get("unique")
        if any(notes) or (unique and len(cells) < len(source.lines)):
            return False
        if (unique or field.name in schema.primary_key) and len({*values}) < len(cells):
            return False
        filled |= {field.name} if None not in values else set()
    # Where each column has an empty cell, a row may be all of them.
    return bool(filled)


def _plain(resource: Mapping) -> dict:
    """The resource with nothing in it that leads out of the package, or that takes time and cannot be wrong.

    Foreign keys are ours (``links``): Frictionless reads and checks every parent again for each child.
    """
    schema = {name: value for name, value in resource["schema"].items() if name in whitelist.SCHEMA - {"foreignKeys"}}
    fields = [{name: field[name] for name in field.keys() & whitelist.FIELD - WORDS} for field in schema["fields"]]
    known = {name: resource[name] for name in resource.keys() & whitelist.RESOURCE - WORDS}
    return {"$schema": PROFILE} | known | whitelist.FIXED | {"schema": schema | {"fields": fields}}
