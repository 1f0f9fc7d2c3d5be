"""A report as JSON for programs; ``report.schema.json`` beside this file describes it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from gongyak import text
from gongyak.findings import Finding
from gongyak.guesses import descriptor
from gongyak.messages import LANGUAGES, message, sentence
from gongyak.pipeline import Report
from gongyak.reports.account import Account, by_rule, totals
from gongyak.reports.provenance import about, hashes, tools
from gongyak.reports.reading import as_object

VERSION = 2


def as_json(account: Account, language: str) -> Iterator[str]:
    """One object, ``version`` 2, the same in either language; ``report.schema.json`` says what is in it."""
    report = account.report
    counts = by_rule(account)
    content = {
        "version": VERSION,
        "package": about(report.package),
        "basis": report.package.basis,
        "origin": report.package.origin,
        "tools": tools(),
        "ran": asdict(account.ran) if account.ran else None,
        "files": hashes(report.package),
        "checked": account.checked,
        "totals": totals(account),
        "rules": [
            {"name": name, "text": {each: sentence(name, each) for each in LANGUAGES}, "findings": counts[name]}
            for name in account.rules
        ],
        "not_run": account.not_run,
        "rows": dict(report.rows),
        "findings": [_object(report, finding) for finding in account.shown],
    }
    if report.guesses:
        content |= _short({"guesses": [*map(as_object, report.guesses)], "descriptor": descriptor(report.guesses)})
    yield json.dumps(content, indent=1)


def _object(report: Report, finding: Finding) -> Mapping[str, object]:
    said = {language: message(report.package, finding, language) for language in LANGUAGES}
    names = ("path", "line", "column", "rule", "severity", "table", "key")
    return {name: getattr(finding, name) for name in names} | {
        "value": finding.value[: text.LONGEST],
        "message": {language: each.text for language, each in said.items()},
        "fix": {language: each.fix for language, each in said.items()},
    }


def _short(value: object) -> object:
    """The same with no text longer than a cell should be: examples are cells as they come."""
    if isinstance(value, str):
        return text.short(value)
    if isinstance(value, Mapping):
        return {_short(name): _short(each) for name, each in value.items()}
    return [*map(_short, value)] if isinstance(value, list | tuple) else value
