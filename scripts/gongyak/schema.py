"""The verdict of Frictionless, whose only home this is, and our own rules for what it lets through."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from gongyak import descriptor, forms, links, verdicts
from gongyak.findings import Finding, UnusableInput
from gongyak.package import Package, Table
from gongyak.tables import read_rows

PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
LIMIT = 1_000
WORDS = frozenset({"title", "description"})


def check(package: Package) -> Iterator[Finding]:
    """All findings on the tables of ``package``; UnusableInput when Frictionless cannot digest the descriptor."""
    yield from (verdicts.of_error(None, (), error) for error in _judged(_package_errors, package))
    for table, resource in descriptor.resources(package):
        yield from _check_table(package, table, resource)
    yield from links.check(package)


def _check_table(package: Package, table: Table, resource: Mapping) -> Iterator[Finding]:
    rows = list(read_rows(package, table.name))
    errors, warnings = _judged(_resource_errors, package.root, resource)
    # Repeated keys are found by our own rule, past the error limit too.
    refused = [verdicts.of_error(table, rows, error) for error in errors if error.type != "primary-key"]
    yield from refused
    yield from (verdicts.of_warning(table, warning) for warning in warnings)
    cells = {(finding.line, finding.column) for finding in refused}
    yield from (finding for finding in forms.check(table, rows) if (finding.line, finding.column) not in cells)


def _judged(judge: Callable, *facts: object) -> object:
    try:
        return judge(*facts)
    except Exception as error:  # of any kind: a minimum of the wrong type ends in a TypeError, a pattern in re.error
        raise UnusableInput(f"{descriptor.PATH}: Frictionless가 읽지 못합니다 ({error!r}).") from error


def _package_errors(package: Package) -> list:
    """What Frictionless says of the descriptor without its tables."""
    # Imported when called: it takes 0.4 CPU-seconds, which tidying files need not spend.
    import frictionless

    about = {name: value for name, value in package.descriptor.items() if name in descriptor.PACKAGE}
    try:
        frictionless.Package.from_descriptor(about | {"$schema": descriptor.PROFILE, "resources": []})
    except frictionless.FrictionlessException as exception:
        return exception.to_errors()
    return []


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


def _plain(resource: Mapping) -> dict:
    """The resource with nothing in it that leads out of the package, or that takes time and cannot be wrong.

    Foreign keys are ours (``links``): Frictionless reads and checks every parent again for each child.
    """
    schema = {name: value for name, value in resource["schema"].items() if name in descriptor.SCHEMA - {"foreignKeys"}}
    fields = [{name: field[name] for name in field.keys() & descriptor.FIELD - WORDS} for field in schema["fields"]]
    known = {name: resource[name] for name in resource.keys() & descriptor.RESOURCE - WORDS}
    return {"$schema": PROFILE} | known | descriptor.FIXED | {"schema": schema | {"fields": fields}}
