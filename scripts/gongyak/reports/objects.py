"""A report as JSON for programs; ``report.schema.json`` beside this file describes it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from gongyak import text
from gongyak.audit.privacy import masked
from gongyak.findings import Finding
from gongyak.guesses import Guess, descriptor
from gongyak.guesses.column import Column
from gongyak.guesses.resemblance import Resemblance
from gongyak.guesses.vocabulary import Match
from gongyak.messages import LANGUAGES, message, reason, sentence
from gongyak.pipeline import Report
from gongyak.reports.account import Account, by_rule
from gongyak.reports.guessed import assumptions
from gongyak.reports.provenance import about, hashes, tools
from gongyak.reports.summary import totals

VERSION = 2


def as_json(account: Account, language: str) -> Iterator[str]:
    """One object, ``version`` 2, the same in either language; ``report.schema.json`` says what is in it."""
    report = account.report
    counts = by_rule(account.findings)
    content = {
        "version": VERSION,
        "package": about(report.package),
        "basis": report.package.basis,
        "origin": report.package.origin,
        "tools": tools(),
        "ran": asdict(account.ran) if account.ran else None,
        "files": hashes(report.package),
        "checked": account.checked,
        "refusals": [
            {"case": each.case, "message": {language: reason(each, language) for language in LANGUAGES}}
            for each in account.refusals
        ],
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
        "value": text.short(finding.value),
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


def as_object(guess: Guess) -> Mapping[str, object]:
    """The guess as JSON has it; ``report.schema.json`` says what each key holds."""
    table, suggestion = guess.table, guess.suggestion
    return {
        "table": table.name,
        "path": table.path,
        "sheet": table.layout.sheet,
        "header": table.layout.header,
        "assumptions": [
            dict(zip(LANGUAGES, said, strict=True))
            for said in zip(*(assumptions(guess, language) for language in LANGUAGES), strict=True)
        ],
        "rows": guess.rows,
        "shape": {"kind": guess.shape.kind, "columns": dict(guess.shape.columns)},
        "totals": [*guess.totals.values()],
        "columns": [_column(column, guess.resemblance) for column in guess.columns],
        "resembles": _resembles(guess.resemblance),
        "suggestion": {"header": suggestion.header, "rows": [*map(_masked, suggestion.rows)]} if suggestion else None,
    }


def _masked(cells: Sequence[str]) -> Sequence[str]:
    return [*map(masked, cells)]


def _column(column: Column, likeness: Resemblance | None) -> Mapping[str, object]:
    match = likeness.matches.get(column.name) if likeness else None
    return {
        "name": column.name,
        "kind": column.kind,
        "unit": column.unit,
        "filled": column.filled,
        "like": column.like,
        "examples": _masked(column.examples),
        "missing": dict(column.missing),
        "values": {masked(cell): count for cell, count in column.values.items()} if column.kind == "code" else {},
        "ours": _match(match) if match else None,
    }


def _match(match: Match) -> Mapping[str, object]:
    return {"table": match.table, "column": match.column, "how": match.how, "given": dict(match.given)}


def _resembles(likeness: Resemblance | None) -> Mapping[str, object] | None:
    if not likeness:
        return None
    lacking = [field.name for field in likeness.lacking]
    return {"table": likeness.table.name, "known": len(likeness.matches), "own": likeness.own, "lacking": lacking}
