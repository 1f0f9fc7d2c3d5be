"""What a check has found so far: of a million findings of one kind no more are kept than are ever shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from gongyak import rules
from gongyak.findings import ALL, MORE, MOST, Finding
from gongyak.rules import rule


class Ledger:
    """Findings, of which the first ``MOST`` of a kind in a file, and ``ALL`` in all, are kept and each is counted."""

    def __init__(self) -> None:
        """Nothing has been found."""
        self._kept: list[Finding] = []
        # By file, rule and severity; and what was not kept, by its cause.
        self._counts: Counter[tuple] = Counter()
        self._left: Counter[tuple] = Counter()
        self._rules: set[str] = set()

    def take(self, findings: Iterable[Finding]) -> frozenset[str]:
        """Enter ``findings`` as they come; the names of the rules they are about."""
        broken = set()
        for finding in findings:
            cause = finding.cause
            kind = _kind(cause)
            self._counts[kind] += 1
            # Of each rule there is one to see, however many others came before.
            if self._counts[kind] <= MOST and (len(self._kept) < ALL or finding.rule not in self._rules):
                self._kept.append(finding)
            else:
                self._left[cause] += 1
            self._rules.add(finding.rule)
            broken.add(finding.rule)
        return frozenset(broken)

    def join(self, other: "Ledger") -> None:
        """Enter what stands in another, which is about rules of its own."""
        self._kept += other._kept
        self._counts += other._counts
        self._left += other._left
        self._rules |= other._rules

    def closed(self) -> tuple[Finding, ...]:
        """What was kept and what was only counted, by place."""
        return tuple(sorted([*self._kept, *too_many(self._left)], key=lambda finding: finding.place))


def _kind(cause: tuple) -> tuple[str, str, str]:
    return cause[:3]


@rule("too-many", "report", bases=rules.ALL)
def too_many(left: Mapping[tuple, int]) -> Iterator[Finding]:
    """한 파일이 한 규칙을 어긴 곳은 1,000곳까지, 모두 20,000곳까지만 싣고, 나머지는 몇 곳인지만 밝힌다."""
    for (path, name, severity), causes in groupby(sorted(left), _kind):
        one, *others = causes
        table, column, case = ("", "", None) if others else one[3:]
        more = sum(left[cause] for cause in (one, *others))
        yield Finding(
            rule=MORE,
            path=path,
            column=column,
            value=name,
            severity=severity,
            table=table,
            params={"more": more, "of": case},
        )
