"""The axis that all charts share: it holds zero, its ticks are round, its lengths are units of the SVG view box."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

WIDTH = 340
LEFT, RIGHT, BAR, GAP, FOOT, PAD = 80, 280, 14, 12, 22, 5
# Text stands on its baseline, this far below the middle of its line; not every program centres it.
BASELINE = 4
_TICKS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A line across the chart at a round value."""

    value: Decimal
    x: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """Ticks from the lowest to the highest round value; zero is always one of them."""

    ticks: tuple[Tick, ...]
    low: Decimal
    scale: Decimal

    def x(self, value: Decimal | int) -> float:
        """Where a value stands."""
        return float(round(LEFT + (Decimal(value) - self.low) * self.scale, 1))

    def grid(self, floor: float) -> str:
        """The path of the lines of all ticks but zero."""
        return "".join(f"M{plain(tick.x)} 0V{plain(floor)}" for tick in self.ticks if tick.value)

    def zero(self, floor: float) -> str:
        """The path of the line of zero."""
        return f"M{plain(self.x(0))} 0V{plain(floor)}"


def axis(values: Iterable[Decimal | int], limit: int = 0, least: Decimal | int = 0) -> Axis | None:
    """An axis for ``values``; None when it has no length.

    ``limit`` is what it reaches at least, such as 100 percent; ``least`` the smallest step, such as one pledge.
    """
    values = [Decimal(value) for value in values]
    if not values or not (limit or any(values)):
        return None
    high, low = max(*values, Decimal(limit), 0), min(*values, 0)
    step = max(_step(max(high, -low)), Decimal(least))
    first, last = (int((end / step).to_integral_value(ROUND_CEILING)) for end in (-low, high))
    scale = Decimal(RIGHT - LEFT) / ((first + last) * step)
    unmarked = Axis(ticks=(), low=-first * step, scale=scale)
    marks = (step * number for number in range(-first, last + 1))
    return Axis(ticks=tuple(Tick(value=value, x=unmarked.x(value)) for value in marks), low=unmarked.low, scale=scale)


def plain(length: float) -> str:
    """A length as short as it can be written."""
    return f"{round(length, 1):g}"


def _step(largest: Decimal) -> Decimal:
    """The distance of ticks: 1, 2 or 5 times a power of ten, so that at most ``_TICKS`` steps reach ``largest``."""
    power = Decimal(10) ** (largest / _TICKS).adjusted()
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * _TICKS >= largest)
