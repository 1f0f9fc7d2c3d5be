"""Printed rates of progress over pledges: how they spread, by kind and period. Kinds are never mixed nor averaged."""

from decimal import Decimal

import numpy as np
import pandas as pd
from gongyak import periods
from gongyak.stats.board import RateRow, Spread
from gongyak.stats.days import last_days

_KIND = ["scope", "period"]
_SHARES = {"lower": 0.25, "median": 0.5, "upper": 0.75, "highest": 1.0}


def newest(progress: pd.DataFrame) -> pd.DataFrame:
    """The newest printed rate of each pledge, basis, scope and period; ``rate`` is its value."""
    rates = progress[progress["rate_pct"] != ""]
    rates = rates.assign(day=last_days(rates["as_of"]), rate=pd.to_numeric(rates["rate_pct"].astype(object)))
    rates = rates.sort_values("day", kind="stable")
    return rates.drop_duplicates(["pledge_id", "basis", *_KIND], keep="last")


def rate_rows(rates: pd.DataFrame, place: pd.Series) -> dict[object, dict[str, tuple[RateRow, ...]]]:
    """By place and scope, a row a period in time. ``place`` maps pledges to what they are told together with."""
    rates = rates.assign(place=rates["pledge_id"].astype(object).map(place))
    spreads = _spreads(rates)
    pairs = _pairs(rates)
    found: dict[object, dict[str, list[RateRow]]] = {}
    kinds = rates[["place", *_KIND]].drop_duplicates().astype(object).itertuples(index=False)
    for kind in sorted(kinds, key=lambda kind: periods.order(kind.period)):
        both, reached = pairs.get(kind, (0, 0))
        row = RateRow(
            period=kind.period,
            planned=spreads.get((*kind, "planned")),
            achieved=spreads.get((*kind, "achieved")),
            both=both,
            reached=reached,
        )
        found.setdefault(kind.place, {}).setdefault(kind.scope, []).append(row)
    return {place: {scope: tuple(rows) for scope, rows in scopes.items()} for place, scopes in found.items()}


def _spreads(rates: pd.DataFrame) -> dict[tuple, Spread]:
    """The spread by place, scope, period and basis."""
    keys = ["place", *_KIND, "basis"]
    ordered = rates.assign(**{key: rates[key].astype(object) for key in keys[1:]}).sort_values([*keys, "rate"])
    counts = ordered.groupby(keys, sort=True).size()
    texts, sizes = ordered["rate_pct"].to_numpy(dtype=object), counts.to_numpy()
    starts = np.cumsum(sizes) - sizes
    # Nearest rank: the value that is printed, at or above the share of the pledges.
    ranks = {name: texts[starts + np.ceil(share * sizes).astype(int) - 1] for name, share in _SHARES.items()}
    columns = zip(counts.index, sizes, texts[starts], *ranks.values(), strict=True)
    return {
        key: Spread(pledges=int(size), lowest=Decimal(low), **dict(zip(ranks, map(Decimal, values), strict=True)))
        for key, size, low, *values in columns
    }


def _pairs(rates: pd.DataFrame) -> dict[tuple, tuple[int, int]]:
    """By place, scope and period: pledges with a planned and an achieved rate, and those that reached the plan."""
    keys = ["place", "pledge_id", *_KIND]
    planned, achieved = (rates[rates["basis"] == basis].set_index(keys)["rate"] for basis in ("planned", "achieved"))
    both = pd.concat({"planned": planned, "achieved": achieved}, axis=1, join="inner").reset_index()
    both["reached"] = both["achieved"] >= both["planned"]
    grouped = both.groupby(["place", *_KIND], observed=True)["reached"].agg(["size", "sum"])
    return {key: (int(size), int(reached)) for key, size, reached in grouped.itertuples(name=None)}
