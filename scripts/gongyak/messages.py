"""What a finding says to a reader, in Korean or English, from the locale files."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongyak import locales, repairs, text
from gongyak.findings import Finding, UnusableInput
from gongyak.package import Package

LANGUAGES = ("ko", "en")
# Rules about the form that a column gives its cells.
FORM = frozenset({"type-error", "constraint-error", "plain-form", "whole-pattern"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What is wrong, and what would likely put it right; each is one line."""

    text: str
    fix: str


def words(language: str) -> Mapping[str, str]:
    """The words of the commands themselves."""
    return locales.read(language)["ui"]


def refusal(error: UnusableInput, language: str) -> str:
    """Why a target cannot be checked at all, in one line."""
    shown = {name: text.visible(str(value), 400) for name, value in error.params.items()}
    return words(language)["unusable"].format(reason=locales.read(language)["unusable"][error.case].format_map(shown))


def message(package: Package, finding: Finding, language: str) -> Message:
    """The words of the finding's rule, or of the one of its ``cases`` that is named by kind or by column, filled in."""
    entry = {"fix": words(language)["contradiction"]} | locales.read(language)["rules"][finding.rule]
    entry |= entry.get("cases", {}).get(finding.params.get("case", finding.column), {})
    shown = {name: text.visible(str(value)) for name, value in (_facts(package, finding) | finding.params).items()}
    clean = _repaired(package, finding)
    fix = words(language)["repair"].format(clean=text.visible(clean)) if clean else entry["fix"].format_map(shown)
    return Message(text=entry["message"].format_map(shown), fix=fix)


def _repaired(package: Package, finding: Finding) -> str:
    """What a corrected copy would have in place of a cell that breaks its column's form; empty when nothing else."""
    table = package.tables.get(finding.table)
    if finding.rule not in FORM or not table:
        return ""
    field = next((field for field in table.fields if field.name == finding.column), None)
    clean, why = repairs.repaired(field, finding.value)
    return clean if why else ""


def _facts(package: Package, finding: Finding) -> dict[str, str]:
    """What every message may use: the value, and the Korean names of table and column."""
    table = package.tables.get(finding.table)
    field = next((field for field in table.fields if field.name == finding.column), None) if table else None
    return {
        "rule": finding.rule,
        "key": finding.key,
        "value": finding.value,
        "column": finding.column,
        "table": table.title if table else finding.table,
        "table_name": finding.table,
        "title": field.title if field else finding.column,
        "description": field.description if field else "",
    }
