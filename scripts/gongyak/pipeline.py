"""The whole check: every rule over every table of a package, each table as far as it can be read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongyak import audit, bounds, descriptor, links, patterns, preflight, schema
from gongyak.findings import ERROR, Finding
from gongyak.ledger import Ledger
from gongyak.package import Package, read_package
from gongyak.rules import RULES
from gongyak.sources import read_source
from gongyak.telling import Tell, nobody

# Scopes whose rules can do with a part of the tables; the audit holds tables against each other.
BEFORE_AUDIT = frozenset({"folder", "bytes", "form", "descriptor", "frictionless", "schema", "reference", "report"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What was checked and what was found: the names of the rules that ran, the rows read of each table."""

    package: Package
    findings: tuple[Finding, ...]
    rules: tuple[str, ...]
    rows: Mapping[str, int]

    @property
    def errors(self) -> int:
        """Findings that block publishing; the others are confirmed discrepancies."""
        return sum(finding.severity == ERROR for finding in self.findings)


def check(root: Path, origin: str = "", tell: Tell = nobody) -> Report:
    """Check the package in the folder ``root`` (or described by the file ``root``); UnusableInput when there is none.

    It came from ``origin``, where that is not ``root``; ``tell`` hears which table is at hand, after how many rows.
    A table whose file cannot be read as that table goes no further, and the audit then does not run at all: without
    one table, what it said about the others would be false.
    """
    package = read_package(root, origin)
    found, told, rows, sound, keys, ordered = Ledger(), Ledger(), {}, {}, {}, set()
    found.take(preflight.check_folder(package))
    flawed = found.take(descriptor.check(package))
    found.take(schema.check_package(package))
    for name, table in package.tables.items():
        tell("check", table.path, sum(rows.values()))
        source = read_source(package, table)
        unclean = found.take(preflight.check(source))
        rows[name] = len(source.lines)
        tell("check", table.path, sum(rows.values()))
        if not preflight.FATAL & unclean:
            sound[name] = table
            patterns.try_out(source)
            with bounds.patience(bounds.judging(len(source.lines)), "slow-table", path=table.path):
                found.take(schema.check(package, source, clean=not unclean))
            keys |= links.keys(package, source)
            told.take(audit.check_cells(source))
            ordered |= {name} if not unclean else set()
    found.take(links.check(replace(package, tables=sound), keys))
    whole = len(sound) == len(package.tables) and not descriptor.FATAL & flawed
    if whole:
        tell("audit", "", sum(rows.values()))
        found.join(told)
        found.take(audit.check(package, keys, ordered))
    return Report(
        package=package,
        findings=found.closed(),
        rules=tuple(name for name in sorted(RULES) if whole or BEFORE_AUDIT & {*RULES[name].scopes}),
        rows=rows,
    )
