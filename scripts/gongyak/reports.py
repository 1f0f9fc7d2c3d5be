"""A report as text for a terminal, JSON for a program, or annotations for a pull request on GitHub."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from gongyak import text
from gongyak.descriptor import PATH
from gongyak.findings import ERROR, Finding
from gongyak.messages import LANGUAGES, message, words
from gongyak.pipeline import Report
from gongyak.rules import RULES

VERSION = 1


def totals(report: Report) -> Mapping[str, int]:
    """What was found, and over how much, so that nothing found is never nothing looked at."""
    return {
        "errors": report.errors,
        "discrepancies": len(report.findings) - report.errors,
        "rules": len(report.rules),
        "rules_not_run": len(RULES) - len(report.rules),
        "tables": sum(bool(rows) for rows in report.rows.values()),
        "rows": sum(report.rows.values()),
    }


def _closing(report: Report, language: str) -> str:
    ui, counts = words(language), totals(report)
    return ui["totals"].format_map(counts) + (ui["skipped"].format_map(counts) if counts["rules_not_run"] else "")


def as_text(report: Report, language: str) -> Iterator[str]:
    """A line for each finding, ``path:line: [column] message → fix [rule]``, and the closing line."""
    for finding in report.findings:
        place = f"{_shown_path(report, finding)}:" + (f"{finding.line}:" if finding.line else "")
        where = f" [{where}]" if (where := _where(finding)) else ""
        yield f"{place}{where} {_said(report, finding, language)} [{finding.rule}]"
    yield _closing(report, language)


def _said(report: Report, finding: Finding, language: str) -> str:
    said = message(report.package, finding, language)
    confirmed = words(language)["discrepancy"]
    return f"{said.text} → {said.fix}" if finding.severity == ERROR else f"{confirmed}: {said.text}"


def _where(finding: Finding) -> str:
    """The column; in the descriptor, where all tables are in one file, with its table."""
    names = (finding.table if finding.path == PATH else "", finding.column)
    return text.visible(".".join(filter(None, names)))


def as_json(report: Report, language: str) -> Iterator[str]:
    """One object, ``version`` 1, the same in either language:

    ``package`` name and version; ``totals``; ``rules`` that ran, each with its sentence and number of findings;
    ``rows`` read of each table; ``findings``, each with path, line, column, rule, severity, table, key and value,
    and with message and fix by language.
    """
    counts = Counter(finding.rule for finding in report.findings)
    descriptor = report.package.descriptor
    content = {
        "version": VERSION,
        "package": {name: descriptor.get(name) for name in ("name", "version")},
        "totals": totals(report),
        "rules": [{"name": name, "text": RULES[name].text, "findings": counts[name]} for name in report.rules],
        "rows": dict(report.rows),
        "findings": [_object(report, finding) for finding in report.findings],
    }
    yield json.dumps(content, indent=1)


def _object(report: Report, finding: Finding) -> Mapping[str, object]:
    said = {language: message(report.package, finding, language) for language in LANGUAGES}
    names = ("path", "line", "column", "rule", "severity", "table", "key")
    return {name: getattr(finding, name) for name in names} | {
        "value": finding.value[: text.LONGEST],
        "message": {language: each.text for language, each in said.items()},
        "fix": {language: each.fix for language, each in said.items()},
    }


def as_github(report: Report, language: str) -> Iterator[str]:
    """A workflow command for each finding, and the closing line."""
    for finding in report.findings:
        yield _command(_shown_path(report, finding), finding, _said(report, finding, language))
    yield _closing(report, language)


def _command(path: str, finding: Finding, said: str) -> str:
    """``::error file=…,line=…,title=…::…``, escaped as the runner reads it (actions/toolkit, command.ts)."""
    kind = "error" if finding.severity == ERROR else "notice"
    properties = {"file": path, "line": str(finding.line or 1), "title": f"{finding.rule} {_where(finding)}".strip()}
    shown = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{kind} {shown}::{_escaped(said)}"


def _escaped(value: str, more: str = "") -> str:
    """Percent-encode what would end a line or, in ``more``, a property; ``%`` first, so that it is not done twice."""
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def _shown_path(report: Report, finding: Finding) -> str:
    """The file as seen from the current folder, so that a terminal or a runner can open it."""
    return Path(os.path.relpath(report.package.root / finding.path)).as_posix()


FORMATS: Mapping[str, Callable[[Report, str], Iterator[str]]] = {"text": as_text, "json": as_json, "github": as_github}
