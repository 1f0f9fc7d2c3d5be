"""A pledge in time: what was planned and done, judged, held, reviewed and paid, year by year, and a picture of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from gongyak import money
from gongyak.model.pledge import Pledge
from gongyak.model.reference import Code, Term
from gongyak.pages import words
from gongyak.pages.axis import Axis, axis
from gongyak.pages.blocks import Layout
from gongyak.pages.courses import counted_lines, dated_lines
from gongyak.pages.ledgers import by_year
from gongyak.pages.moments import EDGES, Event, of_dates, of_period, shortened
from gongyak.pages.stated import amounts

Codes = Mapping[str, Mapping[str, Code]]
_AT_EDGES = {first: edge for edge, (first, _) in EDGES.items()}
# As many dated lines or activities of a year stand by themselves; more are counted.
_MOST = 6
# With fewer events beside the statuses there is nothing to see.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of a moment at one place of the page; ``label`` is the kind where the text does not say it."""

    label: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What is at one time of a year; ``when`` is empty for the year as a whole."""

    when: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or what is before or after all years."""

    name: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """The years of a pledge in order, and where they stand on the axis."""

    years: tuple[Year, ...]
    axis: Axis


def timeline(pledge: Pledge, layout: Layout, codes: Codes, term: Term) -> Timeline | None:
    """The timeline of a pledge; None where hardly anything is dated."""
    found = events(pledge, layout, codes)
    if sum(event.kind != "status" for event in found) < _LEAST:
        return None
    linked: set[str] = set()
    years = tuple(Year(name, tuple(_moments(name, group, linked))) for name, group in groupby(found, key=_name))
    return Timeline(years=years, axis=axis(found, pledge, term))


def _name(event: Event) -> str:
    return words.period(_AT_EDGES.get(event.first) or str(event.first.year))


def _moments(year: str, found: Iterable[Event], linked: set[str]) -> Iterator[Moment]:
    for when, group in groupby(found, key=lambda event: event.when.removeprefix(year).strip()):
        yield Moment(when, tuple(_parts(group, linked)))


def _parts(found: Iterable[Event], linked: set[str]) -> Iterator[Part]:
    """The events at one time, those of one place and kind in one part; a place is linked where it is first named."""
    kinds = words.words()["timeline"]["kinds"]
    for (label, href), group in groupby(found, key=lambda event: (event.labelled and kinds[event.kind], event.href)):
        yield Part(label or "", " · ".join(event.text for event in group), "" if href in linked else href)
        linked.add(href)


def events(pledge: Pledge, layout: Layout, codes: Codes) -> tuple[Event, ...]:
    """All events of a pledge in time."""
    single = (*dated_lines(layout), *_activities(pledge, layout))
    found = (
        *counted_lines(pledge, layout, codes),
        *_statuses(pledge),
        *_gathered(single),
        *_reviews(pledge, codes),
        *_money(pledge),
    )
    return tuple(sorted(found, key=lambda event: event.order))


def _statuses(pledge: Pledge) -> Iterator[Event]:
    for row in pledge.assessments:
        said = f"‘{row.status_printed}’" if row.status_printed else "적혀 있지 않음"
        event = of_dates("status", row.as_of, "", said, "#history")
        if event:
            yield replace(event, when=f"{event.when} 기준")


def _activities(pledge: Pledge, layout: Layout) -> Iterator[Event]:
    parts = {part.component_id for part in pledge.components if part.kind == "subproject"}
    for row in pledge.activities:
        href = f"#component-{row.component_id}" if row.component_id in parts else "#components"
        coming = " (예정)" if row.state == "planned" else ""
        event = of_dates("activity", row.starts_on, row.ends_on, shortened(row.name) + coming, href)
        if event:
            yield event


def _gathered(found: Iterable[Event]) -> Iterator[Event]:
    """Events one by one, each said once; those of a kind, year and place as one, counted, when they are many."""
    once = {(event.kind, event.when, event.text): event for event in reversed(list(found))}

    def place(event: Event) -> tuple[int, str, str]:
        return event.first.year, event.kind, event.href

    for (year, *_), group in groupby(sorted(once.values(), key=place), place):
        events = list(group)
        if len(events) <= _MOST:
            yield from events
            continue
        earliest, latest = min(events, key=lambda event: event.order), max(events, key=lambda event: event.last)
        said = f"날짜가 있는 것 {len(events)}개"
        yield replace(earliest, last=latest.last, when=words.period(str(year)), text=said)


def _reviews(pledge: Pledge, codes: Mapping[str, Mapping[str, Code]]) -> Iterator[Event]:
    """Sittings of a jury with the number of its recommendations and of the answers to them."""
    sittings: dict[tuple[str, str, str], list[str]] = {}
    for row in pledge.reviews:
        sittings.setdefault((row.body, row.starts_on, row.ends_on), []).append(row.part)
    for (body, first, last), parts in sittings.items():
        counts = [f"{codes['review_part'][part].label_ko} {parts.count(part)}개" for part in dict.fromkeys(parts)]
        event = of_dates("review", first, last, f"{body} {', '.join(counts)}", "#review", labelled=False)
        if event:
            yield event


def _money(pledge: Pledge) -> Iterator[Event]:
    """What was planned, secured and executed in a period, before the term and after it."""
    edges = [(edge, amounts(pledge, edge)) for edge in EDGES]
    names = words.words()["series"]
    for period, by_stage in [*by_year(pledge), *edges]:
        said = [f"{names[stage]} {money.readable(won)}" for stage, won in by_stage.items()]
        if said:
            yield of_period("money", period, ", ".join(said), "#money", labelled=True)
