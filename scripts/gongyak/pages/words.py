"""The words of the site and how periods and dates are written in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from gongyak import locales
from gongyak.model.remarks import Entry
from gongyak.periods import PARTIAL_DATE, PERIOD


def words() -> Mapping[str, object]:
    """All words of the site that are not in the data and not prose of a template."""
    return locales.read("site.ko")


@lru_cache(maxsize=10_000)
def period(code: str) -> str:
    """A period code in words: 2022H2 is 2022년 하반기."""
    names = words()["periods"]
    match = PERIOD.fullmatch(code)
    if not match:
        return names.get(code, code)
    form = "half" + match["half"] if match["half"] else "quarter" if match["quarter"] else "year"
    return names[form].format(**match.groupdict())


@lru_cache(maxsize=10_000)
def day(text: str) -> str:
    """A date in words, as precise as it is given: 2019-06 is 2019년 6월."""
    return _date(text.split("-"), 0) if PARTIAL_DATE.fullmatch(text) else text


@lru_cache(maxsize=10_000)
def days(first: str, last: str) -> str:
    """A span of dates that says a shared year or month once; the day alone when there is no other."""
    if not (first and last) or first == last:
        return day(first or last)
    before, after = first.split("-"), last.split("-")
    shared = 0
    if len(before) == len(after):
        while before[shared] == after[shared]:
            shared += 1
    return f"{day(first)} ~ {_date(after, shared)}"


def from_to(first: str, last: str) -> str:
    """A span of dates as a sentence says it, open at either end: 2022년 8월부터 12월까지; "" when there is none."""
    if first == last:
        return day(first)
    if not (first and last):
        return f"{day(first)}부터" if first else f"{day(last)}까지" if last else ""
    return f"{days(first, last)}까지".replace(" ~ ", "부터 ")


def _date(parts: Sequence[str], start: int) -> str:
    """A date from its part ``start`` on: 0 the year, 1 the month, 2 the day."""
    forms = words()["dates"]
    return " ".join(form.format(int(part)) for form, part in list(zip(forms, parts, strict=False))[start:])


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
