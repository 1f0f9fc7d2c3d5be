"""Horizontal bars from zero, all on one scale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongyak.charts.axis import BAR, BASELINE, FOOT, GAP, LEFT, PAD, WIDTH, Axis, Tick, axis, plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A bar between zero and its value; ``end`` is where its value is written, on the line ``base``."""

    series: str
    value: Decimal
    start: float
    y: int
    width: float

    @property
    def end(self) -> float:
        """To the right of the bar, and of zero."""
        return round(self.start + self.width + PAD, 1)

    @property
    def base(self) -> int:
        """The baseline of the value."""
        return self.y + BAR // 2 + BASELINE

    @property
    def outline(self) -> str:
        """The path of the bar."""
        return f"M{plain(self.start)} {self.y + 1}h{plain(self.width)}v{BAR - 2}h-{plain(self.width)}z"


@dataclass(frozen=True, kw_only=True, slots=True)
class BarGroup:
    """The bars of one row; ``base`` is the baseline of its name. Without bars nothing is known of the row."""

    name: str
    base: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BarChart:
    """Lengths in units of the SVG view box; ``grid`` and ``zero`` are paths, ``outlines`` a path by series."""

    outlines: Mapping[str, str]
    groups: tuple[BarGroup, ...]
    ticks: tuple[Tick, ...]
    grid: str
    zero: str
    start: float
    width: int
    height: int
    left: int

    @property
    def series(self) -> tuple[str, ...]:
        """The series in their order."""
        return tuple(self.outlines)


def bar_chart(
    rows: Sequence[tuple[str, Mapping[str, Decimal | int]]], limit: int = 0, least: int = 0
) -> BarChart | None:
    """A chart of ``rows``: a name with its values by series. None when there is nothing but zero to draw.

    A row that lacks a series has no bar for it, which is not the same as a bar of length zero. ``limit`` fixes the end
    of the axis, such as 100 for percent; otherwise it is the next round value. ``least`` is the smallest step of ticks.
    """
    scale = axis([value for _, by_series in rows for value in by_series.values()], limit, least)
    if not scale:
        return None
    groups = tuple(_groups(rows, scale))
    bars = [bar for group in groups for bar in group.bars]
    floor = groups[-1].base - BASELINE + BAR * max(len(groups[-1].bars), 1) // 2 + GAP // 2
    return BarChart(
        outlines={
            series: "".join(bar.outline for bar in bars if bar.series == series)
            for series in dict.fromkeys(series for _, by_series in rows for series in by_series)
        },
        groups=groups,
        ticks=scale.ticks,
        grid=scale.grid(floor),
        zero=scale.zero(floor),
        start=round(scale.x(0) + PAD, 1),
        width=WIDTH,
        height=floor + FOOT,
        left=LEFT,
    )


def _groups(rows: Sequence[tuple[str, Mapping]], scale: Axis) -> Iterator[BarGroup]:
    top = GAP // 2
    for name, by_series in rows:
        bars = tuple(
            _bar(series, Decimal(value), top + number * BAR, scale)
            for number, (series, value) in enumerate(by_series.items())
        )
        height = BAR * max(len(bars), 1)
        yield BarGroup(name=name, base=top + height // 2 + BASELINE, bars=bars)
        top += height + GAP


def _bar(series: str, value: Decimal, y: int, scale: Axis) -> Bar:
    ends = sorted((scale.x(0), scale.x(value)))
    return Bar(series=series, value=value, start=ends[0], y=y, width=round(ends[1] - ends[0], 1))
