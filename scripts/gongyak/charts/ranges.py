"""How values spread: from the lowest to the highest, the middle half, and a dot in the middle. One scale from zero."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongyak.charts.axis import BAR, BASELINE, FOOT, GAP, LEFT, PAD, RIGHT, WIDTH, Axis, Tick, axis, plain

_BOX, _DOT = 6, 4
# The lowest, the middle half from and to, the middle, the highest.
Spread = tuple[Decimal, Decimal, Decimal, Decimal, Decimal]


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """The spread of one series in one row; ``median`` is written at the right, on the line ``base``."""

    series: str
    median: Decimal
    line: str
    box: str
    dot: str
    base: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RangeGroup:
    """The ranges of one row; ``base`` is the baseline of its name."""

    name: str
    base: int
    ranges: tuple[Range, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shapes:
    """The paths of all ranges of a series."""

    line: str
    box: str
    dot: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RangeChart:
    """Lengths in units of the SVG view box; values are written from ``end`` on."""

    shapes: Mapping[str, Shapes]
    groups: tuple[RangeGroup, ...]
    ticks: tuple[Tick, ...]
    grid: str
    zero: str
    width: int
    height: int
    left: int
    end: int

    @property
    def spread(self) -> bool:
        """Whether there is more than dots."""
        return any(shapes.line for shapes in self.shapes.values())

    @property
    def series(self) -> tuple[str, ...]:
        """The series in their order."""
        return tuple(self.shapes)


def range_chart(rows: Sequence[tuple[str, Mapping[str, Spread]]], limit: int = 0) -> RangeChart | None:
    """A chart of ``rows``: a name with its spreads by series. None when there is nothing but zero to draw."""
    scale = axis([value for _, by_series in rows for spread in by_series.values() for value in spread], limit)
    if not scale:
        return None
    groups = tuple(_groups(rows, scale))
    floor = groups[-1].base - BASELINE + BAR * max(len(groups[-1].ranges), 1) // 2 + GAP // 2
    names = dict.fromkeys(series for _, by_series in rows for series in by_series)
    return RangeChart(
        shapes={
            name: _shapes([each for group in groups for each in group.ranges if each.series == name]) for name in names
        },
        groups=groups,
        ticks=scale.ticks,
        grid=scale.grid(floor),
        zero=scale.zero(floor),
        width=WIDTH,
        height=floor + FOOT,
        left=LEFT,
        end=RIGHT + 2 * PAD,
    )


def _shapes(ranges: Sequence[Range]) -> Shapes:
    return Shapes(**{part: "".join(getattr(each, part) for each in ranges) for part in ("line", "box", "dot")})


def _groups(rows: Sequence[tuple[str, Mapping[str, Spread]]], scale: Axis) -> Iterator[RangeGroup]:
    top = GAP // 2
    for name, by_series in rows:
        ranges = tuple(
            _range(series, spread, top + number * BAR + BAR // 2, scale)
            for number, (series, spread) in enumerate(by_series.items())
        )
        height = BAR * max(len(ranges), 1)
        yield RangeGroup(name=name, base=top + height // 2 + BASELINE, ranges=ranges)
        top += height + GAP


def _range(series: str, spread: Spread, y: int, scale: Axis) -> Range:
    lowest, lower, median, upper, highest = map(scale.x, spread)
    wide = plain(upper - lower)
    return Range(
        series=series,
        median=spread[2],
        line=f"M{plain(lowest)} {y}H{plain(highest)}" if lowest < highest else "",
        box=f"M{plain(lower)} {y - _BOX // 2}h{wide}v{_BOX}h-{wide}z" if lower < upper else "",
        dot=f"M{plain(median - _DOT)} {y}a{_DOT} {_DOT} 0 1 0 {2 * _DOT} 0a{_DOT} {_DOT} 0 1 0-{2 * _DOT} 0z",
        base=y + BASELINE,
    )
