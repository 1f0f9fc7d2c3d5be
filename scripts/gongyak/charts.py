"""The geometry of bar charts: where bars, labels and ticks stand. A template draws them beside their table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

WIDTH = 340
_LABEL, _VALUE, _BAR, _GAP, _AXIS, _PAD = 80, 50, 14, 12, 22, 5
_TICKS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A bar that begins at the axis; ``end`` is where it stops and its value is written."""

    series: str
    value: Decimal
    y: int
    width: float

    @property
    def end(self) -> float:
        """Where the value is written."""
        return round(_LABEL + self.width + _PAD, 1)

    @property
    def middle(self) -> float:
        """The height of the middle of the bar."""
        return self.y + _BAR / 2


@dataclass(frozen=True, kw_only=True, slots=True)
class BarGroup:
    """The bars of one row; ``y`` is the middle of its label."""

    name: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A line across the chart at a round value."""

    value: Decimal
    x: float


@dataclass(frozen=True, kw_only=True, slots=True)
class BarChart:
    """Horizontal bars from zero, all on one scale; lengths in units of the SVG view box."""

    series: tuple[str, ...]
    groups: tuple[BarGroup, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int
    left: int
    bar: int
    floor: int


def bar_chart(rows: Sequence[tuple[str, Mapping[str, Decimal | int]]], limit: int = 0) -> BarChart | None:
    """A chart of ``rows``: a name with its values by series. None when there is nothing above zero to draw.

    A row that lacks a series has no bar for it, which is not the same as a bar of length zero. ``limit`` fixes the end
    of the axis, such as 100 for percent; otherwise it is the next round value.
    """
    values = [Decimal(value) for _, by_series in rows for value in by_series.values()]
    if not values or min(values) < 0 or max(values) <= 0:
        return None
    largest = max(*values, Decimal(limit))
    step = _step(largest)
    end = ceil(largest / step) * step
    scale = Decimal(WIDTH - _LABEL - _VALUE) / end
    groups, floor = _groups(rows, scale)
    return BarChart(
        series=tuple(dict.fromkeys(series for _, by_series in rows for series in by_series)),
        groups=groups,
        ticks=tuple(Tick(value=step * n, x=_LABEL + _length(step * n * scale)) for n in range(int(end / step) + 1)),
        width=WIDTH,
        height=floor + _AXIS,
        left=_LABEL,
        bar=_BAR,
        floor=floor,
    )


def _groups(rows: Sequence[tuple[str, Mapping]], scale: Decimal) -> tuple[tuple[BarGroup, ...], int]:
    groups, top = [], _GAP // 2
    for name, by_series in rows:
        bars = tuple(
            Bar(series=series, value=Decimal(value), y=top + n * _BAR, width=_length(value * scale))
            for n, (series, value) in enumerate(by_series.items())
        )
        height = _BAR * max(len(bars), 1)
        groups.append(BarGroup(name=name, y=top + height / 2, bars=bars))
        top += height + _GAP
    return tuple(groups), top - _GAP // 2


def _length(units: Decimal) -> float:
    return float(round(units, 1))


def _step(largest: Decimal) -> Decimal:
    """The distance of ticks: 1, 2 or 5 times a power of ten, so that at most ``_TICKS`` steps reach ``largest``."""
    power = Decimal(10) ** (largest / _TICKS).adjusted()
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * _TICKS >= largest)
