"""Money of pledges as a whole: which printed cells stand for a pledge, so that no total is added to its parts."""

import numpy as np
import pandas as pd
from gongyak import periods

# The printed 총사업비 stands before the printed 계, and both before the sum of the periods.
_RANK = {margin: rank for rank, margin in enumerate(periods.MARGINS)}
_PART = len(_RANK)
_EDGES = ("prior", "after")
# A quarter lies within a half and a year.
_DEPTH = 2


def read_cells(finance: pd.DataFrame) -> pd.DataFrame:
    """Printed amounts of whole pledges; ``whole``: the fund total where one is printed, else what is added up for it.

    ``home`` is false in a table that only quotes the figure: the table made for the stage outranks it.
    """
    known = (finance["component_id"] == "total") & (finance["amount_krw"] != "")
    cells = finance[known].drop(columns=["component_id", "amount_krw"])
    cells["won"] = finance["amount_krw"][known].astype(object).map(int)
    home = cells["stage"].astype(object).map(lambda stage: "plan" if stage == "plan" else "execution")
    cells["home"] = cells["statement"].astype(object) == home
    return cells


def wholes(cells: pd.DataFrame) -> pd.DataFrame:
    """Won by pledge and stage: of the first table that prints any, 총사업비, else 계, else the sum of the periods."""
    rows = _first(_lines(cells), cells)
    return _collapse(rows, ["pledge_id", "stage"])


def by_fund(cells: pd.DataFrame) -> pd.DataFrame:
    """Won by pledge, stage and fund in the table that ``wholes`` takes; the fund is empty where none is printed."""
    keys = ["pledge_id", "stage", "fund"]
    rows = _first(cells, cells)
    split = _collapse(rows[rows["fund"] != "total"], keys)
    whole = wholes(cells)
    bare = whole[~_pairs(whole).isin(_pairs(split))].assign(fund="")
    return pd.concat([split.astype({"fund": object}), bare], ignore_index=True)[[*keys, "won"]]


def by_year(cells: pd.DataFrame) -> pd.DataFrame:
    """Won by pledge, stage, fund (``total``: the whole) and period: a year, ``prior`` or ``after``.

    Taken from the first table that prints amounts by period. Halves and quarters count for their year.
    """
    lines = _lines(cells)
    dated = lines[_parts(lines, ["pledge_id", "stage", "statement"])]
    edges = lines[lines["period"].isin(_EDGES)]
    alone = edges[~_pairs(edges).isin(_pairs(dated))]
    chosen = _first(pd.concat([dated, edges], ignore_index=True), pd.concat([dated, alone], ignore_index=True))
    keys = ["pledge_id", "stage", "statement", "period"]
    split = cells[(cells["fund"] != "total") & _index(cells, keys).isin(_index(chosen, keys))]
    rows = pd.concat([chosen.assign(fund="total"), split.astype({"fund": object})], ignore_index=True)
    names = {code: code if code in _EDGES else code[:4] for code in rows["period"].unique()}
    rows["period"] = rows["period"].astype(object).map(names)
    return _sums(rows, ["pledge_id", "stage", "fund", "period"])


def _lines(cells: pd.DataFrame) -> pd.DataFrame:
    """A row a pledge, stage, table and period: the printed total of the funds, else their sum."""
    keys = ["pledge_id", "stage", "statement", "period"]
    total = cells["fund"] == "total"
    alone = ~total & ~_index(cells, keys).isin(_index(cells[total], keys))
    return _sums(cells[total | alone], [*keys, "home"])


def _first(rows: pd.DataFrame, among: pd.DataFrame) -> pd.DataFrame:
    """Of ``rows`` those in the first table of each pledge and stage that occurs ``among`` some rows."""
    keys = ["pledge_id", "stage"]
    order = among.assign(away=~among["home"], name=among["statement"].astype(object))
    first = order.sort_values(["away", "name"], kind="stable").drop_duplicates(keys)
    return rows[_index(rows, [*keys, "statement"]).isin(_index(first, [*keys, "statement"]))]


def _collapse(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Won by ``keys`` over all periods, without overlap."""
    rank = rows["period"].astype(object).map(_RANK).fillna(_PART)
    rows = rows.assign(rank=rank)[(rank < _PART) | _parts(rows, keys)]
    best = rows.groupby(keys, observed=True)["rank"].transform("min")
    return _sums(rows[rows["rank"] == best], keys)


def _parts(rows: pd.DataFrame, keys: list[str]) -> np.ndarray:
    """Which rows are of a dated period that no other one of the same ``keys`` contains: see ``periods.parts``."""
    codes = rows["period"].astype("category")
    names, period = list(codes.cat.categories), codes.cat.codes.to_numpy()
    group = rows.groupby(keys, observed=True).ngroup().to_numpy() * len(names)
    parts = np.array([periods.span(name) is not None for name in names], dtype=bool)[period]
    place = {name: number for number, name in enumerate(names)}
    for depth in range(_DEPTH):
        wider = (periods.around(name)[depth:] for name in names)
        outer = np.array([place.get(found[0], -1) if found else -1 for found in wider], dtype=np.int64)[period]
        parts &= (outer < 0) | ~pd.Series(group + outer).isin(group + period).to_numpy()
    return parts


def _sums(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return rows.groupby(keys, observed=True, sort=False)["won"].sum().reset_index()


def _pairs(rows: pd.DataFrame) -> pd.MultiIndex:
    return _index(rows, ["pledge_id", "stage"])


def _index(rows: pd.DataFrame, keys: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[keys])
