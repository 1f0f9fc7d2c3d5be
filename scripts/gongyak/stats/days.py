"""Dates of reduced precision in a column: a year counts from its last day, 2019 is as new as 2019-12-31."""

import pandas as pd
from gongyak import periods


def last_days(dates: pd.Series) -> pd.Series:
    """The last day that each date can mean, as ISO text, which sorts in time; empty where there is no date."""
    return dates.astype(object).map({text: _last_day(text) for text in dates.unique()}).fillna("")


def _last_day(text: object) -> str:
    days = periods.date_span(text) if isinstance(text, str) else None
    return days[1].isoformat() if days else ""
