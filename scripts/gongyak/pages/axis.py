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
_LEFT, _EDGE, _TOP, _ROW, _LANE, _LABEL, _FOOT, _NAME = 40, 44, 16, 8, 16, 30, 16, 13
# What is shorter would not be seen.
_LEAST = 2
# Which kinds of events share a lane, in order.
_LANES = {"plan": ("plan",), "result": ("result",), "activity": ("activity", "review"), "money": ("money",)}
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Tick:
    """What stands above the axis: a year, or what comes before or after; ``x`` is its middle."""

    x: int
    name: str


@dataclass(frozen=True, slots=True)
class Lane:
    """Bars of one kind as one path of lines; ``y`` is the height of its name."""

    name: str
    y: int
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """Lengths in units of the SVG view box.

    ``grid`` is a path of lines at which years begin, ``days`` one of what the statuses refer to: days, or as much as
    is known of them; ``latest`` is the middle of the newest, where its name stands below.
    """

    width: int
    height: int
    grid: str
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    days: str
    latest: int | None


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
    def years(self) -> list[int]:
        """Where each year begins."""
        return [round(self.x(date(year, 1, 1))) for year in range(self.first, self.last + 1)]

    def bar(self, span: Span) -> tuple[int, int]:
        """Left end and width; what is too short to be seen is drawn wider, around its middle."""
        if span == EDGES["prior"]:
            return round(self.left) - _EDGE + 2, _EDGE - 4
        if span == EDGES["after"]:
            return round(self.right) + 2, _EDGE - 4
        start, end = round(self.x(span[0])), round(self.x(span[1]) + self.day)
        width = max(end - start - 1, _LEAST)
        return min((start + end - width) // 2, round(self.right) - width), width


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
    days = [scale.bar(event.span) for event in events if event.kind == "status"]
    return Axis(
        width=WIDTH,
        height=floor + (_FOOT if days else 0),
        grid="".join(f"M{x} {_TOP}V{floor}" for x in scale.years),
        ticks=_ticks(scale),
        lanes=lanes,
        days="".join(f"M{x} {_TOP}h{width}V{floor}h{-width}z" for x, width in days),
        latest=min(days[-1][0] + days[-1][1] // 2, WIDTH - _NAME) if days else None,
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
    years = [Tick(round(x + half), str(scale.first + number)) for number, x in enumerate(scale.years)]
    edges = [Tick(scale.bar(ends)[0] + _EDGE // 2 - 2, words.period(edge)) for edge, ends in EDGES.items()]
    return (*years[::step], *(tick for tick in edges if _LEFT < tick.x < WIDTH))


def _lanes(spans: Mapping[str, Iterable[Span]], scale: _Scale) -> tuple[tuple[Lane, ...], int]:
    """The lanes that have bars, from the top down, and where the last ends."""
    lanes, y = [], _TOP + _LANE // 2
    for name, found in spans.items():
        rows = _rows(scale.bar(span) for span in set(found))
        if rows:
            bars = [(x, y + number * _ROW, width) for number, row in enumerate(rows) for x, width in row]
            last = bars[-1][1]
            lanes.append(Lane(name, (y + last) // 2, "".join(f"M{x} {height}h{width}" for x, height, width in bars)))
            y = last + _LANE
    return tuple(lanes), y - _LANE // 2


def _rows(bars: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Bars in as few rows as keep them apart, the longer above the shorter."""
    rows: list[list[tuple[int, int]]] = []
    for x, width in sorted(bars, key=lambda bar: (bar[0], -bar[1])):
        row = next((row for row in rows if sum(row[-1]) <= x), None)
        if row is None:
            rows.append(row := [])
        row.append((x, width))
    return rows
