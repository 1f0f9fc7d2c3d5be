"""What was found by file and rule, each with the row around it, as the HTML report shows it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongyak import text
from gongyak.findings import DISCREPANCY, Finding
from gongyak.messages import message, sentence
from gongyak.reports import excerpts
from gongyak.reports.account import Account
from gongyak.reports.folds import by_file, folded, folding
from gongyak.reports.places import LONGEST, where

Rows = Mapping[excerpts.Place, Mapping[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One finding: where it is, what it says, the row around it; and the line that says how many equal it."""

    line: int
    place: str
    text: str
    fix: str
    severity: str
    cells: Sequence[excerpts.Cell]
    folding: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """What breaks one rule in one file."""

    rule: str
    number: int
    asks: str
    count: int
    entries: Sequence[Entry]


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A file in which something was found."""

    path: str
    count: int
    groups: Sequence[Group]


def files(account: Account, numbers: Mapping[str, int], language: str) -> Sequence[File]:
    """The files in which anything was found; ``numbers`` are those that the rules bear on the page."""
    kept = list(folded(account.shown))
    rows = excerpts.rows(account.report.package, [finding for finding, _ in kept])
    counts: Counter[tuple[str, str]] = Counter()
    for finding in account.shown:
        counts[finding.path, finding.about] += finding.places
    # A file, and a rule in it, stands where its first finding does.
    order = {path: number for number, path in enumerate(by_file(account.shown))}
    rules = {place: number for number, place in enumerate(counts)}
    kept.sort(key=lambda each: (order[each[0].path], rules[each[0].path, each[0].about]))
    found = []
    for path, of_file in groupby(kept, lambda each: each[0].path):
        groups = [
            Group(
                rule=rule,
                number=numbers[rule],
                asks=sentence(rule, language),
                count=counts[path, rule],
                entries=[entry(account, finding, equal, rows, language) for finding, equal in of_rule],
            )
            for rule, of_rule in groupby(of_file, lambda each: each[0].about)
        ]
        found.append(File(path=text.visible(path, LONGEST), count=sum(group.count for group in groups), groups=groups))
    return found


def entry(account: Account, finding: Finding, equal: int, rows: Rows, language: str) -> Entry:
    """A finding with its row, if that is among ``rows``; with the last shown of a cause comes how many ``equal`` it."""
    package = account.report.package
    told, row = message(package, finding, language), rows.get((finding.table, finding.path, finding.line))
    return Entry(
        line=finding.line,
        place=where(package, finding),
        text=told.text,
        fix="" if finding.severity == DISCREPANCY else told.fix,
        severity=finding.severity,
        cells=excerpts.excerpt(package.tables[finding.table], finding, row) if row else (),
        folding=folding(equal, language) if equal else "",
    )
