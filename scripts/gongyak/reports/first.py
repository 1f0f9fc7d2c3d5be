"""What to mend first: what is wrong with a whole file or its header, else what is wrong in the most places."""

from collections import Counter

from gongyak.findings import ERROR, Finding
from gongyak.reports.account import Account
from gongyak.reports.folds import cause

# These only say that there is more of the same.
MORE = frozenset({"error-limit", "too-many"})


def first(account: Account) -> tuple[Finding, int] | None:
    """The error to begin with and how many are of its cause; None when none is listed."""
    errors = [finding for finding in account.shown if finding.severity == ERROR]
    if not errors:
        return None
    counts = Counter(map(cause, errors))

    def turn(finding: Finding) -> tuple[bool, int]:
        return finding.line > 1 or finding.rule in MORE, -counts[cause(finding)]

    begin = min(errors, key=turn)
    return begin, counts[cause(begin)]
