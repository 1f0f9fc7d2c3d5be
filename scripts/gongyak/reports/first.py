"""What to mend first: what is wrong with a whole file or its header, else what is wrong in the most places."""

from collections import Counter

from gongyak.findings import ERROR, MORE, Finding
from gongyak.reports.account import Account

# These only say that there is more of the same.
SAME = frozenset({"error-limit", MORE})


def first(account: Account) -> tuple[Finding, int] | None:
    """The error to begin with and how many are of its cause; None when none is listed."""
    errors = [finding for finding in account.shown if finding.severity == ERROR]
    if not errors:
        return None
    counts: Counter[tuple] = Counter()
    for finding in errors:
        counts[finding.cause] += finding.places

    def turn(finding: Finding) -> tuple[bool, int, bool]:
        return finding.line > 1 or finding.rule in SAME, -counts[finding.cause], finding.rule in SAME

    begin = min(errors, key=turn)
    return begin, counts[begin.cause]
