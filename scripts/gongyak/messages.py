"""What a finding says to a reader, in Korean or English, from the locale files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from gongyak import text
from gongyak.findings import Finding
from gongyak.package import Package

LANGUAGES = ("ko", "en")
LOCALE = Path(__file__).parent / "locale"


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What is wrong, and what would likely put it right; each is one line."""

    text: str
    fix: str


@cache
def words(language: str) -> Mapping:
    """The locale file of a language: ``rules`` by name, and ``ui``."""
    return yaml.safe_load((LOCALE / f"{language}.yml").read_text(encoding="utf-8"))


def message(package: Package, finding: Finding, language: str) -> Message:
    """The words of the finding's rule, or of one of its ``cases``, filled in."""
    entry = words(language)["rules"][finding.rule]
    entry = entry | entry.get("cases", {}).get(finding.params.get("case"), {})
    shown = {name: text.visible(str(value)) for name, value in (_facts(package, finding) | finding.params).items()}
    return Message(text=entry["message"].format_map(shown), fix=entry["fix"].format_map(shown))


def _facts(package: Package, finding: Finding) -> dict[str, str]:
    """What every message may use: the value, and the Korean names of table and column."""
    table = package.tables.get(finding.table)
    field = next((field for field in table.fields if field.name == finding.column), None) if table else None
    return {
        "value": finding.value,
        "column": finding.column,
        "table": table.title if table else "",
        "title": field.title if field else finding.column,
        "description": field.description if field else "",
    }
