"""The geometry of a timeline: where years, spans and days stand on one axis of time. The list beside it says it all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from gongyak import periods
from gongyak.model.pledge import Pledge
from gongyak.model.reference import Term
from gongyak.pages import words
from gongyak.pages.moments import EDGES, Event

WIDTH = 340
_LEFT, _EDGE, _TOP, _BAR, _GAP, _LANE, _LABEL, _FOOT = 34, 44, 18, 8, 2, 7, 30, 16
_LEAST = 2.5
# Nearer to an end than this, the label of a day is aligned with it.
_THIRD = 1 / 3
# Which kinds of events share a lane, in order.
_LANES = {"plan": ("plan",), "result": ("result",), "activity": ("activity", "review"), "money": ("money",)}
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Tick:
    """What stands above the axis: a year, or what comes before or after; ``x`` is its middle."""

    x: float
    name: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Bars of one kind as one path; ``middle`` is the height of its name."""

    name: str
    middle: float
    path: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day or span to which a status refers; ``anchor`` keeps its label within the picture."""

    x: float
    width: float
    label: str
    anchor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """Lengths in units of the SVG view box; ``grid`` is a path of lines at which years begin."""

    width: int
    height: int
    top: int
    floor: int
    grid: str
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scale:
    """Whole years between two places: ``day`` is the length of a day, ``start`` the first day as a number."""

    first: int
    last: int
    left: float
    right: float
    start: int
    day: float

    def x(self, day: date) -> float:
        """Where a day begins; the days of EDGES stand outside."""
        return self.left + (day.toordinal() - self.start) * self.day

    @property
    def years(self) -> list[float]:
        """Where each year begins."""
        return [round(self.x(date(year, 1, 1)), 1) for year in range(self.first, self.last + 1)]

    def bar(self, span: Span) -> tuple[float, float]:
        """Left end and width; what is too short to be seen is drawn wider, around its middle."""
        if span == EDGES["prior"]:
            return self.left - _EDGE + 2, _EDGE - 4
        if span == EDGES["after"]:
            return self.right + 2, _EDGE - 4
        start, end = self.x(span[0]), self.x(span[1]) + self.day
        width = max(end - start - 1, _LEAST)
        return round((start + end - width) / 2, 1), round(width, 1)


def axis(events: Sequence[Event], pledge: Pledge, term: Term) -> Axis:
    """The axis from the first year of the term or of an event to the last."""
    begin, end = periods.date_span(pledge.header.starts_on), periods.date_span(pledge.header.ends_on)
    spans = {
        "term": [(date.fromisoformat(term.starts_on), date.fromisoformat(term.ends_on))],
        "project": [(begin[0], end[1])] if begin and end else [],
        **{lane: [event.span for event in events if event.kind in kinds] for lane, kinds in _LANES.items()},
    }
    scale = _scale([*spans["term"], *spans["project"], *(event.span for event in events)])
    lanes, floor = _lanes(spans, scale)
    marks = [event for event in events if event.kind == "status"]
    return Axis(
        width=WIDTH,
        height=floor + (_FOOT if marks else 0),
        top=_TOP,
        floor=floor,
        grid="".join(f"M{x:g} {_TOP}V{floor}" for x in scale.years),
        ticks=_ticks(scale),
        lanes=lanes,
        marks=tuple(_mark(event, scale, named=event is marks[-1]) for event in marks),
    )


def _scale(spans: Iterable[Span]) -> _Scale:
    found = set(spans)
    years = [day.year for span in found - set(EDGES.values()) for day in span]
    left = _LEFT + (_EDGE if EDGES["prior"] in found else 0)
    right = WIDTH - (_EDGE if EDGES["after"] in found else 0)
    first, last = min(years), max(years)
    start = date(first, 1, 1).toordinal()
    day = (right - left) / (date(last, 12, 31).toordinal() + 1 - start)
    return _Scale(first=first, last=last, left=left, right=right, start=start, day=day)


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    """Years by name, only some of them where there are many; what comes before and after."""
    step = ceil(_LABEL * len(scale.years) / (scale.right - scale.left))
    half = (scale.right - scale.left) / len(scale.years) / 2
    years = [Tick(round(x + half, 1), str(scale.first + number)) for number, x in enumerate(scale.years)]
    edges = [Tick(scale.bar(ends)[0] + _EDGE / 2 - 2, words.period(edge)) for edge, ends in EDGES.items()]
    return (*years[::step], *(tick for tick in edges if _LEFT < tick.x < WIDTH))


def _lanes(spans: Mapping[str, Iterable[Span]], scale: _Scale) -> tuple[tuple[Lane, ...], int]:
    """The lanes that have bars, from the top down, and where the last ends."""
    lanes, top = [], _TOP + _LANE
    for name, found in spans.items():
        rows = _rows(scale.bar(span) for span in set(found))
        if rows:
            height = len(rows) * (_BAR + _GAP) - _GAP
            bars = ((x, top + number * (_BAR + _GAP), width) for number, row in enumerate(rows) for x, width in row)
            path = "".join(f"M{x:g} {y}h{width:g}v{_BAR}h{-width:g}z" for x, y, width in bars)
            lanes.append(Lane(name, top + height / 2, path))
            top += height + _LANE
    return tuple(lanes), top


def _rows(bars: Iterable[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Bars in as few rows as keep them apart, the longer above the shorter."""
    rows: list[list[tuple[float, float]]] = []
    for x, width in sorted(bars, key=lambda bar: (bar[0], -bar[1])):
        row = next((row for row in rows if sum(row[-1]) <= x), None)
        if row is None:
            rows.append(row := [])
        row.append((x, width))
    return rows


def _mark(event: Event, scale: _Scale, *, named: bool) -> Mark:
    x, width = scale.bar(event.span)
    middle = (x - scale.left) / (scale.right - scale.left)
    anchor = "start" if middle < _THIRD else "end" if middle > 1 - _THIRD else "middle"
    return Mark(x, width, event.when if named else "", anchor)
