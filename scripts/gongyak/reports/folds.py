"""Findings of one cause, of which only the first few are shown where people read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongyak.findings import MORE, Finding
from gongyak.locales import read
from gongyak.phrases import filled

FEW = 5


def folded(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """The first few findings of each cause; with the last of them comes how many there are, with the others 0.

    Those of a cause that are only counted are among these, and need no line of their own.
    """
    causes: dict[tuple, list[Finding]] = {}
    findings = tuple(findings)
    for finding in findings:
        causes.setdefault(finding.cause, []).append(finding)
    counts: dict[int, int] = {}
    for equal in causes.values():
        # What only counts comes after what is to be seen.
        few = sorted(equal, key=lambda finding: finding.rule == MORE)[:FEW]
        counts |= dict.fromkeys(map(id, few), 0)
        counts[id(few[-1])] = places(equal) if len(equal) > FEW else 0
    return ((finding, counts[id(finding)]) for finding in findings if id(finding) in counts)


def places(findings: Iterable[Finding]) -> int:
    """In how many places they say that a rule is broken."""
    return sum(finding.places for finding in findings)


def by_file(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """The findings of each file, in their order; first the file that the first one is about."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.path, []).append(finding)
    return files


def folding(count: int, language: str) -> str:
    """The line that says how many of a cause are not shown."""
    return filled(read(language)["report"]["folded"], count=count, few=FEW)
