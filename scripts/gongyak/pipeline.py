"""The whole check: every rule over every table of a package, each table as far as it can be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongyak import audit, descriptor, preflight, schema
from gongyak.findings import ERROR, Finding
from gongyak.package import Package, read_package
from gongyak.rules import RULES, rule
from gongyak.sources import read_source

MOST = 1_000


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


def check(root: Path) -> Report:
    """Check the package in the folder ``root`` (or described by the file ``root``); UnusableInput when there is none.

    A table whose file cannot be read as that table goes no further. The audit, which holds tables against each other,
    then does not run at all: what it said about the rest would be false.
    """
    package = read_package(root)
    findings, rows, sound = _preflight(package)
    findings += [*descriptor.check(package), *schema.check(sound)]
    whole = len(sound.tables) == len(package.tables)
    if whole:
        findings += audit.check(package)
    return Report(
        package=package,
        findings=tuple(sorted(bounded(findings), key=lambda finding: finding.place)),
        rules=tuple(name for name in sorted(RULES) if whole or RULES[name].check.__module__.startswith(_BEFORE_AUDIT)),
        rows=rows,
    )


_BEFORE_AUDIT = tuple(f"gongyak.{name}" for name in ("preflight", "cells", "tidy", "descriptor", "verdicts", "forms", "pipeline"))
