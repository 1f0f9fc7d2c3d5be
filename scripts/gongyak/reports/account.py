"""What is told of a check: which rules were asked for, what they found, and how much of it is shown."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gongyak.changes import Lines
from gongyak.findings import DISCREPANCY, ERROR, NOTE, Finding, UnusableInput
from gongyak.package import Package
from gongyak.pipeline import Report
from gongyak.reports.clock import Ran
from gongyak.rules import RULES, held
from gongyak.targets.addresses import is_address

SEVERITIES = (ERROR, NOTE, DISCREPANCY)
# A code is not used, or a contradiction gone, where a row is broken.
WHOLE = frozenset({"package", "confirmation"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """``asked`` are the rules that count, ``findings`` what they found, ``shown`` those that are listed one by one.

    Both are in the order in which people mend them: errors first, each kind by place.

    ``ran`` is None where two reports of the same data must be the same file. ``changed``: lines people look at first.
    ``refusals`` say why not all that was asked for was done; whatever else is told is then no verdict.
    """

    report: Report
    asked: frozenset[str]
    findings: tuple[Finding, ...]
    shown: tuple[Finding, ...]
    ran: Ran | None = None
    changed: Lines = frozenset()
    refusals: tuple[UnusableInput, ...] = ()

    @property
    def opened(self) -> bool:
        """Whether there was anything to look at; if not, there are only ``refusals`` to tell."""
        return bool(self.report.package.tables)

    @property
    def rules(self) -> tuple[str, ...]:
        """Those asked for that ran."""
        return tuple(name for name in self.report.rules if name in self.asked)

    @property
    def not_run(self) -> tuple[str, ...]:
        """Those asked for that did not: what they say would be false, as not all tables could be read."""
        return tuple(sorted(self.asked & {*held(self.report.package.basis)} - {*self.report.rules}))

    @property
    def errors(self) -> int:
        """How many places block publishing, those too that are only counted."""
        return self._places(ERROR)

    @property
    def discrepancies(self) -> int:
        """How many contradictions of documents are confirmed."""
        return self._places(DISCREPANCY)

    @property
    def notes(self) -> int:
        """How many places are worth knowing, without being faults."""
        return self._places(NOTE)

    def _places(self, severity: str) -> int:
        return sum(finding.places for finding in self.findings if finding.severity == severity)

    @property
    def checked(self) -> bool:
        """Whether any rule looked at any row; if none did, that nothing was found means nothing."""
        return bool(self.rules) and any(self.report.rows.values())


def account(report: Report, only: Collection[str] = (), without: Collection[str] = (), most: int = 0) -> Account:
    """Tell of the rules ``only`` (none named: all) but not of those ``without``, and list at most ``most`` findings."""
    asked = frozenset(only or held(report.package.basis)) - {*without}
    findings = tuple(_ordered([each for each in report.findings if each.about in asked], report.package))
    told = Account(report=report, asked=asked, findings=findings, shown=findings[: most or None])
    return replace(told, refusals=(*_unlooked(told),))


def refused(target: str, refusals: Iterable[UnusableInput]) -> Account:
    """Tell that nothing could be checked of ``target``, and why."""
    # An address may hold a password; what is refused of it says which one it was.
    name = "" if is_address(target) else Path(target).resolve().name
    package = Package(root=Path(), descriptor={"name": name}, tables={}, basis="")
    report = Report(package=package, findings=(), rules=(), rows={})
    return Account(report=report, asked=frozenset(), findings=(), shown=(), refusals=(*refusals,))


def _unlooked(account: Account) -> Iterator[UnusableInput]:
    """What nobody looked at is not clean."""
    if not any(account.report.rows.values()):
        yield UnusableInput("no-row")
    elif not account.rules:
        yield UnusableInput("no-rule")
    elif account.not_run and not account.errors:
        yield UnusableInput("not-run", names=", ".join(account.not_run))


def _ordered(findings: Iterable[Finding], package: Package) -> list[Finding]:
    """Errors come first, and of them what may be the cause of those about the package as a whole.

    Those of a file stand by sheet, line and column as people see them.
    """
    sheets = {name: number for number, name in enumerate(package.tables) if package.tables[name].layout.sheet}
    columns = {name: [*table.columns] for name, table in package.tables.items()}

    def turn(finding: Finding) -> tuple:
        rule, names = RULES.get(finding.about), columns.get(finding.table, ())
        whole = bool(rule) and not WHOLE.isdisjoint(rule.scopes)
        column = names.index(finding.column) if finding.column in names else -1
        severity, sheet = SEVERITIES.index(finding.severity), sheets.get(finding.table, -1)
        return severity, whole, finding.path, sheet, finding.line, column, finding.column, finding.rule

    return sorted(findings, key=turn)


def by_rule(findings: Iterable[Finding]) -> Counter[str]:
    """In how many places each rule is broken, those too that are only counted."""
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.about] += finding.places
    return counts
