"""An event in the time of a pledge: when it was, as precisely as is printed, and where the page tells more of it."""

from dataclasses import dataclass
from datetime import date

from gongyak import periods
from gongyak.pages import words

# The kinds of events, in the order in which they stand at one time.
KINDS = ("plan", "result", "status", "activity", "review", "money")
# What has no place in time stands at one of its ends.
EDGES = {"prior": (date.min, date.min), "after": (date.max, date.max)}
_LONGEST = 24


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """``first`` and ``last`` are the days it can be on; ``when`` says so in words.

    ``text`` says of which kind it is, unless ``labelled``: then the word for the kind has to stand before it.
    """

    kind: str
    first: date
    last: date
    when: str
    text: str
    href: str
    labelled: bool = False

    @property
    def span(self) -> tuple[date, date]:
        """First and last day."""
        return self.first, self.last

    @property
    def order(self) -> tuple[date, int, int]:
        """By time, the longer before the shorter that begins on the same day."""
        return (self.first, (self.first - self.last).days, KINDS.index(self.kind))


def of_period(kind: str, period: str, text: str, href: str, *, labelled: bool = False) -> Event:
    """An event in a period, dated or one of EDGES."""
    first, last = EDGES.get(period) or periods.span(period)
    when = words.period(period)
    return Event(kind=kind, first=first, last=last, when=when, text=text, href=href, labelled=labelled)


def of_dates(kind: str, first: str, last: str, text: str, href: str, *, labelled: bool = True) -> Event | None:
    """An event between two dates, of which one may be missing; None when neither is a date."""
    begin, end = periods.date_span(first or last), periods.date_span(last or first)
    if not (begin and end):
        return None
    latest = max(begin[1], end[1])
    when = words.days(first, last)
    return Event(kind=kind, first=begin[0], last=latest, when=when, text=text, href=href, labelled=labelled)


def shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST + 1].rsplit(" ", 1)[0][:_LONGEST].rstrip(" ,·:;(") + "…"
