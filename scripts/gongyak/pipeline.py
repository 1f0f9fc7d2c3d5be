"""The whole check: every rule over every table of a package, each table as far as it can be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongyak import audit, descriptor, links, preflight, schema
from gongyak.findings import ERROR, Finding
from gongyak.package import Package, read_package
from gongyak.rules import RULES, rule
from gongyak.sources import read_source

MOST = 1_000
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


def check(root: Path, origin: str = "") -> Report:
    """Check the package in the folder ``root`` (or described by the file ``root``); UnusableInput when there is none.

    It came from ``origin``, where that is not ``root``.
    A table whose file cannot be read as that table goes no further, and the audit then does not run at all: without
    one table, what it said about the others would be false.
    """
    package = read_package(root, origin)
    faults = list(descriptor.check(package))
    findings, rows, sound, keys = [*preflight.check_folder(package), *faults], {}, {}, {}
    told, ordered = [], set()
    findings += schema.check_package(package)
    for name, table in package.tables.items():
        source = read_source(package, table)
        unclean = list(preflight.check(source))
        findings += unclean
        rows[name] = len(source.lines)
        if not preflight.FATAL & {finding.rule for finding in unclean}:
            sound[name] = table
            findings += schema.check(package, source, clean=not unclean)
            keys |= links.keys(package, source)
            told += audit.check_cells(source)
            ordered |= {name} if not unclean else set()
    findings += links.check(replace(package, tables=sound), keys)
    whole = len(sound) == len(package.tables) and not descriptor.FATAL & {fault.rule for fault in faults}
    findings += [*told, *audit.check(package, keys, ordered)] if whole else ()
    return Report(
        package=package,
        findings=tuple(sorted(bounded(findings), key=lambda finding: finding.place)),
        rules=tuple(name for name in sorted(RULES) if whole or BEFORE_AUDIT & {*RULES[name].scopes}),
        rows=rows,
    )


@rule("too-many", "report")
def bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """한 파일이 한 규칙을 어긴 곳은 1,000곳까지만 싣고, 나머지는 몇 곳인지만 밝힌다."""
    counts = Counter[tuple[str, str]]()
    for finding in findings:
        place = (finding.path, finding.rule)
        counts[place] += 1
        if counts[place] <= MOST:
            yield finding
    for (path, name), count in counts.items():
        if count > MOST:
            yield Finding(rule="too-many", path=path, value=name, params={"more": count - MOST, "most": MOST})
