"""Money in won, written the way Korean readers read it."""

from decimal import ROUND_HALF_UP, Decimal

_EOK = Decimal(100_000_000)
_MAN = Decimal(10_000)
UNITS = {
    1: "원",
    1_000: "천원",
    10_000: "만원",
    100_000: "십만원",
    1_000_000: "백만원",
    10_000_000: "천만원",
    100_000_000: "억원",
}
# What each is in won; what people leave out of the largest, too.
WON = {name: won for won, name in UNITS.items()} | {"억": 100_000_000}


def readable(won: int | Decimal) -> str:
    """Short form: 1.28억 원, 69.9억 원, 3,667만 원; two decimals below ten, else one, rounded half up."""
    amount = Decimal(won)
    # What would round up to 10,000만 is 1억.
    if abs(amount) >= _EOK - 500:
        return f"{_short(amount / _EOK)}억 원"
    if abs(amount) >= _MAN:
        return f"{_short(amount / _MAN)}만 원"
    return exact(won)


def exact(won: int | Decimal) -> str:
    """All digits: 6,990,000,000원."""
    return f"{Decimal(won):,.0f}원"


def in_unit(won: int | Decimal, unit: int) -> str:
    """The figure as the document prints it in its own unit (1,000,000 for 백만원), without the unit's name."""
    # Almost all are whole; dividing decimals takes five times as long.
    return f"{won // unit:,}" if won % unit == 0 else number(Decimal(won) / unit)


def rounded(won: int | Decimal, unit: int) -> str:
    """In a unit, as short as ``readable``; what would round to nothing is said to be less than the least shown."""
    text = _short(Decimal(won) / unit)
    return text if Decimal(text.replace(",", "")) or not won else f"{'-' if won < 0 else ''}<0.01"


def unit_for(won: int | Decimal) -> int:
    """The named unit in which an amount of this size has at most five digits or, from 1,000억 on, is in 억."""
    return next((unit for unit in (1, 1_000, 1_000_000) if abs(won) < unit * 100_000), 100_000_000)


def unit_name(unit: int) -> str:
    """The Korean name of a money unit, as it follows a figure: 1000 is 천원; one without a name is multiplied out."""
    return UNITS.get(unit, f"×{unit:,}원")


def number(value: Decimal) -> str:
    """Thousands separators, no trailing zeros beyond those a whole number needs."""
    whole = value == value.to_integral_value()
    return f"{value.quantize(Decimal(1)):,}" if whole else f"{value.normalize():,f}"


def _short(value: Decimal) -> str:
    return number(value.quantize(Decimal("0.01") if abs(value) < 10 else Decimal("0.1"), ROUND_HALF_UP))
