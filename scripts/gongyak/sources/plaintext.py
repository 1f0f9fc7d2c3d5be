"""What a spreadsheet stores, as the text that people would write for it."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

# Of a number format: what is printed as it stands, colours, languages and conditions.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^]]*\]')


def written(value: object, shown: str) -> str:
    """A stored value as text; ``shown`` is its number format.

    Whole numbers have no ``.0``, others no more than the 15 digits that a spreadsheet keeps; truth is ``true`` or
    ``false``; dates are ISO 8601 as far as the format shows them. A share shown as 35% is the number 0.35 still.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, (date, time, timedelta)):
        return _moment(value, _LITERAL.sub("", shown).lower())
    return "" if value is None else str(value)


def _number(value: float) -> str:
    plain = f"{Decimal(f'{value:.15g}'):f}"
    return "0" if plain == "-0" else plain


def _moment(value: date | time | timedelta, letters: str) -> str:
    """A point in time; where neither hours nor days are shown, the month or the year is all that is meant."""
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.time() != time.min:
        return value.isoformat(timespec="seconds")
    shown = 10 if "d" in letters or "y" not in letters else 7 if "m" in letters else 4
    return value.date().isoformat()[:shown]


def shows_percentage(shown: str) -> bool:
    """Whether a number format shows numbers as percentages."""
    return "%" in _LITERAL.sub("", shown)


def percentage(number: str) -> str:
    """A share as people see it: 0.35 is 35%."""
    return f"{(Decimal(number) * 100).normalize():f}%"
