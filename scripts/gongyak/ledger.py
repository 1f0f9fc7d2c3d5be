"""What a check has found so far: of a million findings of one kind no more are kept than are ever shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from gongyak.findings import MOST, Finding
from gongyak.rules import ALL, rule


class Ledger:
    """Findings, of which the first ``MOST`` of a rule in a file are kept and all are counted."""

    def __init__(self) -> None:
        """Nothing has been found."""
        self._kept: list[Finding] = []
        self._counts = Counter[tuple[str, str]]()

    def take(self, findings: Iterable[Finding]) -> frozenset[str]:
        """Enter ``findings`` as they come; the names of the rules they are about."""
        broken = set()
        for finding in findings:
            place = (finding.path, finding.rule)
            broken.add(finding.rule)
            self._counts[place] += 1
            if self._counts[place] <= MOST:
                self._kept.append(finding)
        return frozenset(broken)

    def join(self, other: "Ledger") -> None:
        """Enter what stands in another, which is about rules of its own."""
        self._kept += other._kept
        self._counts += other._counts

    def closed(self) -> tuple[Finding, ...]:
        """What was kept and what was only counted, by place."""
        return tuple(sorted([*self._kept, *too_many(self._counts)], key=lambda finding: finding.place))


@rule("too-many", "report", bases=ALL)
def too_many(counts: Mapping[tuple[str, str], int]) -> Iterator[Finding]:
    """한 파일이 한 규칙을 어긴 곳은 1,000곳까지만 싣고, 나머지는 몇 곳인지만 밝힌다."""
    for (path, name), count in counts.items():
        if count > MOST:
            yield Finding(rule="too-many", path=path, value=name, params={"more": count - MOST, "most": MOST})
