"""The verdict of Frictionless on the tables, and our own rules for what it lets through. The only home of Frictionless."""

from collections.abc import Iterator, Mapping

from gongyak import descriptor, forms, links, verdicts
from gongyak.findings import Finding, UnusableInput
from gongyak.package import Package
from gongyak.tables import read_rows

LIMIT = 1_000


def check(package: Package) -> Iterator[Finding]:
    """All findings on the tables of ``package``; UnusableInput when Frictionless cannot digest the descriptor."""
    faults, tasks = _judge(package)
    yield from (verdicts.of_descriptor(error.type, error.note) for error in faults)
    for table in package.tables.values():
        rows = list(read_rows(package, table.name))
        task = tasks.get(table.name)
        refused = [verdicts.of_table(table, rows, error) for error in task.errors] if task else []
        yield from refused
        yield from (verdicts.of_warning(table, warning) for warning in (task.warnings if task else ()))
        cells = {(finding.line, finding.column) for finding in refused}
        yield from (finding for finding in forms.check(table, rows) if (finding.line, finding.column) not in cells)
    yield from links.check(package)


def _judge(package: Package) -> tuple[list, Mapping[str, object]]:
    """Errors in the descriptor, and by table the task with the errors in its rows."""
    # Here, because it takes 0.4 CPU-seconds that tidying files need not spend.
    from frictionless import FrictionlessException
    from frictionless import Package as Judge

    try:
        judge = Judge.from_descriptor(_plain(package), basepath=str(package.root))
        report = judge.validate(limit_errors=LIMIT)
    except FrictionlessException as exception:
        return exception.to_errors(), {}
    except Exception as error:  # of any kind: a minimum of the wrong type ends in a TypeError, a pattern in re.error
        raise UnusableInput(f"{descriptor.PATH}: Frictionless가 읽지 못합니다 ({error!r}).") from error
    return report.errors, {task.name: task for task in report.tasks}


def _plain(package: Package) -> dict:
    """The descriptor with nothing in it that leads out of the package, and only the tables that can be read."""
    about = {name: value for name, value in package.descriptor.items() if name in descriptor.PACKAGE}
    resources = [_resource(resource) for _, resource in descriptor.resources(package)]
    return about | {"$schema": descriptor.PROFILE, "resources": resources}


def _resource(resource: Mapping) -> dict:
    """Foreign keys are ours (``links``): Frictionless reads and checks every parent again for each child."""
    schema = {name: value for name, value in resource["schema"].items() if name in descriptor.SCHEMA - {"foreignKeys"}}
    known = {name: value for name, value in resource.items() if name in descriptor.RESOURCE}
    return known | descriptor.FIXED | {"schema": schema}
