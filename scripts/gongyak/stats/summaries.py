"""One row a pledge, shaped from the tables: its latest status, its rate, its money, its discrepancies."""

from collections.abc import Callable, Mapping

import pandas as pd
from gongyak import periods
from gongyak.stats.days import last_days

STAGES = {"planned": "plan", "secured": "secured", "executed": "executed"}
# What stands for a pledge when several printed rates could: the widest scope first.
_SCOPES = {"overall": 0, "to_date": 1, "within_period": 2}
_WORDS = ["as_of", "status_group", "status", "rate_pct", "basis", "scope", "period"]


def summarise(frames: Mapping[str, pd.DataFrame], wholes: pd.DataFrame) -> pd.DataFrame:
    """The pledges by id; text is empty and money missing where no document prints it."""
    table = pd.DataFrame(index=pd.Index(frames["pledges"]["pledge_id"].astype(object), name="pledge_id"))
    table = table.join(_latest(frames["assessments"]))
    table = table.join(_rates(frames["progress"], table["as_of"].fillna("")))
    for name, stage in STAGES.items():
        won = wholes[wholes["stage"] == stage].set_index("pledge_id")["won"]
        table[name] = won.astype(object).reindex(table.index)
    found = frames["discrepancies"]["key"].astype(object).map(lambda key: key.partition("/")[0]).value_counts()
    table["discrepancies"] = found.reindex(table.index, fill_value=0)
    return table.fillna(dict.fromkeys(_WORDS, ""))


def _latest(assessments: pd.DataFrame) -> pd.DataFrame:
    ordered = assessments.assign(day=last_days(assessments["as_of"])).sort_values("day", kind="stable")
    return _texts(ordered.drop_duplicates("pledge_id", keep="last"), ["as_of", "status_group", "status"])


def _rates(progress: pd.DataFrame, as_of: pd.Series) -> pd.DataFrame:
    """The newest achieved rate of the widest scope; failing that, what was planned for the time of the status."""
    rates = progress[progress["rate_pct"] != ""]
    rates = rates.assign(
        day=last_days(rates["as_of"]),
        planned=rates["basis"] != "achieved",
        wide=rates["scope"].astype(object).map(_SCOPES).fillna(len(_SCOPES)),
    )
    # Of the plans due the narrowest, of the results the one that tells up to the latest day.
    rates["time"] = _places(rates["period"], periods.order).where(rates["planned"], _places(rates["period"], _until))
    rates = rates[~rates["planned"] | _due(rates, as_of)]
    rates = rates.sort_values(["day", "planned", "wide", "time"], ascending=[False, True, True, False], kind="stable")
    return _texts(rates.drop_duplicates("pledge_id"), ["rate_pct", "basis", "scope", "period"])


def _places(codes: pd.Series, key: Callable[[str], tuple]) -> pd.Series:
    """The place of each period among the others, ordered by ``key``."""
    names = sorted(codes.unique(), key=key)
    return codes.astype(object).map({name: number for number, name in enumerate(names)}).astype(float)


def _until(period: str) -> tuple:
    """Sort key: by the last day, a year after its last half; what has no date before all, but for what comes after."""
    dates = periods.span(period)
    if dates:
        return (dates[1].toordinal(), (dates[1] - dates[0]).days)
    return (periods.order(period)[0] * 1_000, 0)


def _due(rates: pd.DataFrame, as_of: pd.Series) -> pd.Series:
    """Whether the period of a rate contains the day of the status of its pledge."""
    pairs = pd.MultiIndex.from_arrays(
        [rates["period"].astype(object), rates["pledge_id"].astype(object).map(as_of).fillna("")]
    )
    codes, known = pairs.factorize()
    due = pd.Series([_contains(period, day) for period, day in known], dtype=bool).reindex(codes)
    return pd.Series(due.to_numpy(dtype=bool), index=rates.index)


def _contains(period: str, day: str) -> bool:
    span, days = periods.span(period), periods.date_span(day)
    return bool(span and days and span[0] <= days[0] and days[1] <= span[1])


def _texts(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    return rows.set_index(rows["pledge_id"].astype(object))[columns].astype(object)
