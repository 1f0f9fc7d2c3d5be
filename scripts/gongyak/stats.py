"""Figures over all pledges, made with pandas: what each pledge plans, has secured and spent, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from gongyak import periods
from gongyak.package import Package

# What stands for a pledge when several printed rates could: the widest scope first.
_SCOPES = {"overall": 0, "to_date": 1, "within_period": 2}
# The whole cost is the printed 총사업비, else the printed 계, else the sum of the periods.
_MARGINS = {"total": 0, "subtotal": 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class RateFigure:
    """The rate that stands for a pledge, and what it is a rate of."""

    rate_pct: float
    basis: str
    scope: str
    period: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """A pledge in a row of figures; None where its documents print nothing of the kind. Money in won."""

    as_of: str
    status_group: str
    status: str
    rate: RateFigure | None
    planned: int | None
    secured: int | None
    executed: int | None
    discrepancies: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """Money in won, and over how many pledges it is a sum."""

    won: int
    pledges: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What the home page tells. ``groups`` counts pledges by status group; ``rows`` all rows of fact."""

    summaries: Mapping[str, Summary]
    groups: Mapping[str, int]
    planned: Sum
    secured: Sum
    executed: Sum
    documents: int
    discrepancies: int
    rows: int


def read_figures(package: Package) -> Figures:
    """The figures of a package."""
    facts = [name for name in package.tables if not name.startswith("code_")]
    tables = {name: _read(package, name) for name in facts}
    table = _summaries(tables)
    return Figures(
        summaries={row.Index: _summary(row) for row in table.itertuples()},
        groups=table["status_group"].value_counts().to_dict(),
        **{stage: _sum(table[stage]) for stage in ("planned", "secured", "executed")},
        documents=len(tables["documents"]),
        discrepancies=len(tables["discrepancies"]),
        rows=sum(map(len, tables.values())),
    )


def _read(package: Package, name: str) -> pd.DataFrame:
    """A table as text: pandas must not guess what a cell is."""
    table = package.tables[name]
    path = package.root / table.path
    if not path.is_file():
        return pd.DataFrame(columns=list(table.columns), dtype=str)
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def _summaries(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row a pledge: its latest status, its rate, its money, its discrepancies."""
    summaries = tables["pledges"].set_index("pledge_id")[["title"]].join(_latest(tables["assessments"]))
    summaries = summaries.join(_rates(tables["progress"], summaries["as_of"]))
    for name, stage in (("planned", "plan"), ("secured", "secured"), ("executed", "executed")):
        summaries[name] = _money(tables["finance"], stage)
    found = tables["discrepancies"]["key"].str.partition("/")[0].value_counts()
    return summaries.assign(discrepancies=found.reindex(summaries.index, fill_value=0))


def _latest(assessments: pd.DataFrame) -> pd.DataFrame:
    ordered = assessments.assign(day=assessments["as_of"].map(_last_day)).sort_values("day", kind="stable")
    return ordered.groupby("pledge_id")[["as_of", "status_group", "status"]].last()


def _rates(progress: pd.DataFrame, as_of: pd.Series) -> pd.DataFrame:
    """The newest achieved rate of the widest scope; else what was planned for the period of the latest status."""
    rates = progress[progress["rate_pct"] != ""].copy()
    rates["day"] = rates["as_of"].map(_last_day)
    rates["planned"] = rates["basis"] != "achieved"
    rates["wide"] = rates["scope"].map(_SCOPES).fillna(len(_SCOPES))
    rates["time"] = rates["period"].map(periods.order)
    due = [_contains(period, as_of.get(pledge)) for pledge, period in zip(rates["pledge_id"], rates["period"], strict=True)]
    rates = rates[~rates["planned"] | pd.Series(due, index=rates.index, dtype=bool)]
    ordered = rates.sort_values(["day", "planned", "wide", "time"], ascending=[False, True, True, False], kind="stable")
    return ordered.groupby("pledge_id")[["rate_pct", "basis", "scope", "period"]].first()


def _money(finance: pd.DataFrame, stage: str) -> pd.Series:
    """Won by pledge at a stage, for the pledge as a whole: printed totals before sums of what is printed."""
    cells = finance[(finance["stage"] == stage) & (finance["component_id"] == "total") & (finance["amount_krw"] != "")]
    # A table of its own for the stage outranks the same figure quoted in another.
    home = "plan" if stage == "plan" else "execution"
    cells = cells.assign(won=cells["amount_krw"].map(int), away=cells["statement"] != home)
    keys = ["pledge_id", "away", "statement", "period"]
    funds = cells[cells["fund"] != "total"].groupby(keys)["won"].sum()
    whole = cells[cells["fund"] == "total"].groupby(keys)["won"].sum().combine_first(funds).reset_index()
    return pd.Series({pledge: _whole(rows) for pledge, rows in whole.groupby("pledge_id")}, dtype=object)


def _whole(rows: pd.DataFrame) -> int:
    first = rows[rows["away"] == rows["away"].min()]
    for margin in _MARGINS:
        if (first["period"] == margin).any():
            return int(first.loc[first["period"] == margin, "won"].iloc[0])
    return int(first.loc[first["period"].isin(periods.parts(first["period"])), "won"].sum())


def _sum(column: pd.Series) -> Sum:
    known = column.dropna()
    return Sum(won=int(known.sum()), pledges=len(known))
