"""The words of the site and how periods and dates are written in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from gongyak.model.remarks import Entry
from gongyak.periods import PARTIAL_DATE, PERIOD

LOCALE = Path(__file__).parents[1] / "locale"


@cache
def words(language: str = "ko") -> Mapping[str, object]:
    """All words of the site that are not in the data and not prose of a template."""
    return yaml.safe_load((LOCALE / f"site.{language}.yml").read_text(encoding="utf-8"))


def period(code: str) -> str:
    """A period code in words: 2022H2 is 2022년 하반기."""
    names = words()["periods"]
    match = PERIOD.fullmatch(code)
    if not match:
        return names.get(code, code)
    form = "half" + match["half"] if match["half"] else "quarter" if match["quarter"] else "year"
    return names[form].format(**match.groupdict())


def day(text: str) -> str:
    """A date in words, as precise as it is given: 2019-06 is 2019년 6월."""
    match = PARTIAL_DATE.fullmatch(text)
    if not match:
        return text
    form = "day" if match["day"] else "month" if match["month"] else "year"
    return words()["dates"][form].format(**{name: int(value) for name, value in match.groupdict().items() if value})


def days(first: str, last: str) -> str:
    """A span of dates; the day alone when there is no other."""
    if first and last and first != last:
        return f"{day(first)} ~ {day(last)}"
    return day(first or last)


@dataclass(frozen=True, kw_only=True, slots=True)
class Glossary:
    """The glossary on one page, where a word is explained at its first occurrence."""

    entries: Mapping[str, Entry]
    explained: list[str] = field(default_factory=list)

    def first(self, word: str) -> Entry | None:
        """The entry of ``word`` the first time it is asked for on this page, then None."""
        if word not in self.entries or word in self.explained:
            return None
        self.explained.append(word)
        return self.entries[word]
