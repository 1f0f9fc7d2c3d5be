"""One row a pledge, shaped from the tables: its latest status, its rate, its money, its discrepancies."""

from collections.abc import Mapping

import pandas as pd
from gongyak import periods

# What stands for a pledge when several printed rates could: the widest scope first.
_SCOPES = {"overall": 0, "to_date": 1, "within_period": 2}
_WORDS = ["as_of", "status_group", "status", "rate_pct", "basis", "scope", "period"]


def summarise(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The pledges by id; text is empty and money missing where no document prints it."""
    table = tables["pledges"].set_index("pledge_id")[[]].join(_latest(tables["assessments"]))
    table = table.join(_rates(tables["progress"], table["as_of"].fillna("")))
    for name, stage in (("planned", "plan"), ("secured", "secured"), ("executed", "executed")):
        table[name] = _money(tables["finance"], stage).reindex(table.index)
    found = tables["discrepancies"]["key"].str.partition("/")[0].value_counts()
    table["discrepancies"] = found.reindex(table.index, fill_value=0)
    return table.fillna(dict.fromkeys(_WORDS, ""))


def _latest(assessments: pd.DataFrame) -> pd.DataFrame:
    ordered = assessments.assign(day=assessments["as_of"].map(_last_day)).sort_values("day", kind="stable")
    return ordered.groupby("pledge_id")[["as_of", "status_group", "status"]].last()


def _rates(progress: pd.DataFrame, as_of: pd.Series) -> pd.DataFrame:
    """The newest achieved rate of the widest scope; failing that, what was planned for the time of the status."""
    rates = progress[progress["rate_pct"] != ""].copy()
    rates["day"] = rates["as_of"].map(_last_day)
    rates["planned"] = rates["basis"] != "achieved"
    rates["wide"] = rates["scope"].map(_SCOPES).fillna(len(_SCOPES))
    rates["time"] = rates["period"].map(periods.order)
    days = rates["pledge_id"].map(as_of).fillna("")
    due = [_contains(period, day) for period, day in zip(rates["period"], days, strict=True)]
    rates = rates[~rates["planned"] | pd.Series(due, index=rates.index, dtype=bool)]
    # Stable sorts from the least to the most important order.
    for column, ascending in (("time", False), ("wide", True), ("planned", True), ("day", False)):
        rates = rates.sort_values(column, ascending=ascending, kind="stable")
    return rates.groupby("pledge_id")[["rate_pct", "basis", "scope", "period"]].first()


def _money(finance: pd.DataFrame, stage: str) -> pd.Series:
    """Won by pledge at a stage, for the pledge as a whole: printed totals before sums of what is printed."""
    wanted = (finance["stage"] == stage) & (finance["component_id"] == "total") & (finance["amount_krw"] != "")
    cells = finance[wanted].assign(won=finance["amount_krw"][wanted].map(int))
    keys = ["pledge_id", "statement", "period"]
    funds = cells[cells["fund"] != "total"].groupby(keys)["won"].sum()
    whole = cells[cells["fund"] == "total"].groupby(keys)["won"].sum().combine_first(funds).reset_index()
    # The table made for the stage outranks the same figure quoted elsewhere.
    whole["away"] = whole["statement"] != ("plan" if stage == "plan" else "execution")
    rows = whole.sort_values(["away", "statement"], kind="stable").groupby("pledge_id")
    return pd.Series({pledge: _whole(group) for pledge, group in rows})


def _whole(rows: pd.DataFrame) -> int:
    """Of the first statement, the printed 총사업비, else the printed 계, else the sum of the periods."""
    first = rows[rows["statement"] == rows["statement"].iloc[0]]
    amounts = dict(zip(first["period"], first["won"], strict=True))
    for margin in periods.MARGINS:
        if margin in amounts:
            return int(amounts[margin])
    return sum(int(amounts[period]) for period in periods.parts(amounts))


def _last_day(text: str) -> str:
    """Dates of reduced precision count from their last day: 2019 is as new as 2019-12-31."""
    days = periods.date_span(text)
    return days[1].isoformat() if days else ""


def _contains(period: str, day: str) -> bool:
    span, days = periods.span(period), periods.date_span(day)
    return bool(span and days and span[0] <= days[0] and days[1] <= span[1])
