"""What a finding says to a reader, in Korean or English, from the locale files."""

from collections.abc import Mapping
from dataclasses import dataclass
from errno import errorcode

from gongyak import locales, proposals, text
from gongyak.findings import Finding, UnusableInput
from gongyak.package import Field, Package, Table
from gongyak.phrases import filled
from gongyak.rules import RULES

LANGUAGES = ("ko", "en")
# A cell is cut after so many characters, and what a descriptor says after more.
VALUE, MORE = 80, 400
LONG = frozenset({"description", "columns", "expected", "property", "note"})
NO_FORMAT = frozenset({"", "any", "default"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What is wrong, and what would likely put it right; each is one line."""

    text: str
    fix: str


def words(language: str) -> Mapping[str, str]:
    """The words of the commands themselves."""
    return locales.read(language)["ui"]


def sentence(name: str, language: str) -> str:
    """What the rule ``name`` asks."""
    return RULES[name].text if language == "ko" else locales.read("rules.en")[name]


def reason(error: UnusableInput, language: str) -> str:
    """Why something was not done, in one line; a parameter that is words itself comes in both languages."""
    shown = {name: text.visible(_said(fact, language), MORE) for name, fact in error.params.items()}
    return filled(locales.read(language)["unusable"][error.case], **shown)


def _said(fact: object, language: str) -> str:
    if isinstance(fact, OSError):
        return fault(fact, language)
    return str(fact[language] if isinstance(fact, Mapping) else fact)


def fault(error: OSError, language: str) -> str:
    """Why a file could not be read or written; what is rare is said as the system says it."""
    known = locales.read(language)["faults"]
    return known.get(errorcode.get(error.errno, ""), error.strerror or str(error))


def refusal(error: UnusableInput, language: str) -> str:
    """The same, as the only thing that is said."""
    return f"{words(language)['unusable']}: {reason(error, language)}"


def message(package: Package, finding: Finding, language: str) -> Message:
    """The words of the finding's rule, or of the one of its ``cases`` that is named by kind or by column, filled in."""
    table = package.tables.get(finding.table)
    field = next((field for field in table.fields if field.name == finding.column), None) if table else None
    entry = {"fix": words(language)["contradiction"]} | locales.read(language)["rules"][finding.rule]
    entry |= entry.get("cases", {}).get(_case(entry, field, finding), {})
    facts = _facts(table, field, finding, language) | finding.params | {"mend": words(language)["mend"][package.basis]}
    shown = {name: _shown(name, fact) for name, fact in facts.items()}
    kind, proposed = proposals.proposal(table, field, finding, package.basis)
    fix = words(language)["propose"][kind] if kind else entry["fix"]
    shown |= {"proposed": text.visible(proposed, MORE)}
    return Message(text=filled(entry["message"], **shown), fix=filled(fix, **shown))


def _case(entry: Mapping, field: Field | None, finding: Finding) -> str:
    """Which of the cases it is: the one the finding names, the way a column writes its type, or the column."""
    case = str(finding.params.get("case", finding.column))
    if finding.rule != "type-error" or not field or field.format in NO_FORMAT:
        return case
    return field.format if field.format in entry["cases"] else "formatted"


def _shown(name: str, fact: object) -> str:
    """The fact on one line, a list with commas between."""
    listed = ", ".join(map(str, fact)) if isinstance(fact, list | tuple) else str(fact)
    return text.visible(listed, MORE if name in LONG else VALUE)


def _facts(table: Table | None, field: Field | None, finding: Finding, language: str) -> Mapping[str, object]:
    """What every message may use: the value, and the Korean names of table and column."""
    return {
        "rule": finding.rule,
        "key": finding.key,
        "value": finding.value or locales.read(language)["guess"]["blank"],
        "column": finding.column,
        "table": (table and table.title) or finding.table,
        "table_name": finding.table,
        "title": (field and field.title) or finding.column,
        "description": (field and field.description) or words(language)["undescribed"],
        "format": field.format if field else "",
    }
