"""What a check gives: what was looked at, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongyak.findings import ERROR, Finding
from gongyak.guesses import Guess
from gongyak.package import Package
from gongyak.rules import RULES, held

# Scopes whose rules can do with a part of the tables; the audit holds tables against each other.
BEFORE_AUDIT = frozenset({"folder", "bytes", "form", "descriptor", "frictionless", "schema", "reference", "report"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What was checked and what was found: the names of the rules that ran, the rows read of each table.

    There is a guess about each table that nobody describes.
    """

    package: Package
    findings: tuple[Finding, ...]
    rules: tuple[str, ...]
    rows: Mapping[str, int]
    guesses: tuple[Guess, ...] = ()

    @property
    def errors(self) -> int:
        """How many places block publishing, those too that are only counted."""
        return sum(finding.places for finding in self.findings if finding.severity == ERROR)


def ran(basis: str, *, whole: bool = True) -> tuple[str, ...]:
    """The rules that hold for data of a ``basis`` and could run; ``whole``: all tables could be read."""
    return tuple(name for name in held(basis) if whole or BEFORE_AUDIT & {*RULES[name].scopes})
