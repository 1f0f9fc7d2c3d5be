"""Periods and dates of reduced precision: how they are written, ordered and compared.

A period is ``total`` | ``subtotal`` | ``prior`` | ``after`` | ``2018`` | ``2022H2`` | ``2019Q1``;
a date is ISO 8601 as far as the document prints it: ``2022``, ``2022-08``, ``2022-08-30``.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:H(?P<half>[12])|Q(?P<quarter>[1-4]))?")
PARTIAL_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
# A nation of pledges speaks of the same few periods and days.
_kept = lru_cache(maxsize=10_000)
MARGINS = ("total", "subtotal")
_EDGE = {"total": (0, 0, 0), "subtotal": (0, 0, 1), "prior": (0, 0, 2), "after": (9999, 12, 31)}


@_kept
def span(period: str) -> tuple[date, date] | None:
    """First and last day of a dated period; None for total, subtotal, prior, after and anything else."""
    match = PERIOD.fullmatch(period)
    if not match or match["year"] == "0000":
        return None
    first, months = 1, 12
    if match["half"]:
        first, months = 6 * int(match["half"]) - 5, 6
    elif match["quarter"]:
        first, months = 3 * int(match["quarter"]) - 2, 3
    year, last = int(match["year"]), first + months - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


@_kept
def order(period: str) -> tuple:
    """Sort key: total, subtotal, prior, then by time (a year before its halves and quarters), then after."""
    dates = span(period)
    if dates:
        start, end = dates
        return (start.year, start.month, start.day, -end.toordinal())
    return (*_EDGE.get(period, (9999, 12, 32)), 0)


def parts(periods: Iterable[str]) -> set[str]:
    """The dated periods that add up without overlap: those that no other one of the same set contains."""
    dated = {period for period in periods if span(period)}
    return {period for period in dated if dated.isdisjoint(around(period))}


def around(period: str) -> tuple[str, ...]:
    """The longer periods that contain a dated one: its half and its year, or its year."""
    match = PERIOD.fullmatch(period)
    if not match or period == match["year"]:
        return ()
    half = (f"{match['year']}H{(int(match['quarter']) + 1) // 2}",) if match["quarter"] else ()
    return (*half, match["year"])


@_kept
def date_span(text: str) -> tuple[date, date] | None:
    """First and last day that a date of reduced precision can mean; None when it is no real date."""
    match = PARTIAL_DATE.fullmatch(text)
    try:
        year, month, day = (int(match[name] or first) for name, first in (("year", 0), ("month", 1), ("day", 1)))
        start = date(year, month, day)
    except (TypeError, ValueError):
        return None
    if match["day"]:
        return start, start
    last = month if match["month"] else 12
    return start, date(year, last, monthrange(year, last)[1])
