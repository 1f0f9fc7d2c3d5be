"""Findings of one cause, of which only the first few are shown where people read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongyak.findings import Finding
from gongyak.locales import read
from gongyak.phrases import filled

FEW = 5


def folded(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """The first few findings of each cause; with the last of them comes how many there are, with the others 0."""
    causes: dict[tuple, list[Finding]] = {}
    findings = tuple(findings)
    for finding in findings:
        causes.setdefault(cause(finding), []).append(finding)
    last = {id(equal[FEW - 1]): len(equal) for equal in causes.values() if len(equal) > FEW}
    first = {id(finding) for equal in causes.values() for finding in equal[:FEW]}
    return ((finding, last.get(id(finding), 0)) for finding in findings if id(finding) in first)


def cause(finding: Finding) -> tuple:
    """What findings have in common that one look will explain."""
    case = finding.params.get("case", "")
    return finding.path, finding.rule, finding.severity, finding.table, finding.column, case


def by_file(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """The findings of each file, in their order; first the file that the first one is about."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.path, []).append(finding)
    return files


def folding(count: int, language: str) -> str:
    """The line that says how many of a cause are not shown."""
    return filled(read(language)["report"]["folded"], count=count, few=FEW)
