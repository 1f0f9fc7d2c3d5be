"""Where a finding is, and what it says there."""

import os
from pathlib import Path

from gongyak import locales, text
from gongyak.findings import DISCREPANCY, NOTE, Finding
from gongyak.messages import message, words
from gongyak.package import INFERRED, Package
from gongyak.pipeline import Report

# Longer than any path that is meant.
LONGEST = 400


def shown_path(report: Report, path: str) -> str:
    """The file as seen from the current folder, so that a terminal or a runner can open it; or where it came from."""
    if report.package.origin:
        return f"{report.package.origin}/{path}"
    file = report.package.root / path
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # on another drive of Windows
        return file.as_posix()


def where(package: Package, finding: Finding) -> str:
    """The column with its title; in a sheet with its cell, and in the descriptor, of all tables, with its table."""
    table = package.tables.get(finding.table)
    titles = {field.name: field.title for field in table.fields} if table and package.basis != INFERRED else {}
    title = titles.get(finding.column)
    column = f"{finding.column}({title})" if title and title != finding.column else finding.column
    if table and table.layout.format == "xlsx" and finding.path == table.path and finding.line:
        cell = table.layout.cell(finding.column, finding.line) or str(finding.line)
        return text.visible(f"{table.layout.sheet or table.title}!{cell} {column}".rstrip())
    names = [finding.table if finding.path == package.path else "", column]
    return text.visible(".".join(filter(None, names)))


def said(report: Report, finding: Finding, language: str) -> str:
    """What is wrong and how to put it right, in one line."""
    told = message(report.package, finding, language)
    if finding.severity == DISCREPANCY:
        return f"{words(language)['discrepancy']}: {told.text}"
    known = f"{locales.read(language)['report']['note']}: " if finding.severity == NOTE else ""
    return f"{known}{told.text} → {told.fix}"


def line_of(report: Report, finding: Finding, language: str) -> str:
    """``path:line: [column] message → fix [rule]``."""
    path = text.visible(shown_path(report, finding.path), LONGEST)
    place = f"{path}:" + (f"{finding.line}:" if finding.line else "")
    column = f" [{column}]" if (column := where(report.package, finding)) else ""
    return f"{place}{column} {said(report, finding, language)} [{finding.rule}]"
