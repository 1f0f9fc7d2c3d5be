"""Boards: the figures of all pledges, and of each government in each term."""

from collections.abc import Mapping

import pandas as pd
from gongyak.stats import amounts, changes, rates
from gongyak.stats.board import Board, Sum
from gongyak.stats.summaries import STAGES

Place = tuple[str, str]
_ALL: Place = ("", "")
_NO_DOCUMENTS = {"documents": (), "document_count": 0, "since": ""}


def make_boards(
    frames: Mapping[str, pd.DataFrame], summaries: pd.DataFrame, cells: pd.DataFrame
) -> tuple[Board, dict[Place, Board]]:
    """The board of all pledges; a board a government and term with documents."""
    material = {
        "pledges": summaries.join(_known(frames, summaries.index)),
        "rates": rates.newest(frames["progress"]),
        "years": amounts.by_year(cells),
        "funds": amounts.by_fund(cells),
        "changes": changes.find_changes(frames["assessments"], frames["pledges"]),
        "documents": frames["documents"],
    }
    pledges = _places(frames["pledges"]).set_axis(summaries.index)
    documents = _places(frames["documents"])
    whole = _boards(material, _everywhere(pledges), _everywhere(documents))
    return whole.get(_ALL) or _board(_ALL, {}), _boards(material, pledges, documents)


def _places(table: pd.DataFrame) -> pd.Series:
    columns = (table[name].astype(object) for name in ("government_id", "term_id"))
    return pd.Series(list(zip(*columns, strict=True)), index=table.index, dtype=object)


def _everywhere(places: pd.Series) -> pd.Series:
    return pd.Series([_ALL] * len(places), index=places.index, dtype=object)


def _known(frames: Mapping[str, pd.DataFrame], pledges: pd.Index) -> pd.DataFrame:
    """Of which pledges something is printed at all, beyond what their summaries tell."""
    progress = frames["progress"][frames["progress"]["rate_pct"] != ""]
    told = {
        "planned_rate": progress[progress["basis"] == "planned"],
        "achieved_rate": progress[progress["basis"] == "achieved"],
        "departments": frames["pledge_departments"],
        "indicators": frames["indicators"],
    }
    return pd.DataFrame({name: pledges.isin(rows["pledge_id"].unique()) for name, rows in told.items()}, index=pledges)


def _boards(material: Mapping[str, pd.DataFrame], place: pd.Series, home: pd.Series) -> dict[Place, Board]:
    """The boards by place; ``place`` says it of each pledge, ``home`` of each document."""
    parts = {
        "pledges": dict(list(material["pledges"].assign(place=place).groupby("place"))),
        "rates": rates.rate_rows(material["rates"], place),
        "years": _sums(material["years"], place, ["period", "stage", "fund"]),
        "funds": _sums(material["funds"], place, ["fund", "stage"]),
        "changes": changes.newest_changes(material["changes"], place),
        "documents": changes.newest_documents(material["documents"], home),
    }
    names = dict.fromkeys([*place, *home])
    return {name: _board(name, parts) for name in names}


def _sums(rows: pd.DataFrame, place: pd.Series, keys: list[str]) -> dict[Place, dict[str, dict[object, Sum]]]:
    """Sums by place and the first key, then by the rest of the keys, with over how many pledges each is known."""
    rows = rows.assign(place=rows["pledge_id"].astype(object).map(place))
    found: dict[Place, dict[str, dict[object, Sum]]] = {}
    grouped = rows.groupby(["place", *keys], observed=True)["won"].agg(["sum", "size"])
    for (name, first, *rest), won, pledges in grouped.itertuples(name=None):
        key = tuple(rest) if len(rest) > 1 else rest[0]
        found.setdefault(name, {}).setdefault(first, {})[key] = Sum(won=int(won), pledges=int(pledges))
    return found


def _board(name: Place, parts: Mapping[str, Mapping]) -> Board:
    table = parts.get("pledges", {}).get(name)
    return Board(
        pledges=0 if table is None else len(table),
        groups={} if table is None else _groups(table),
        money={} if table is None else {stage: _sum(table[column]) for column, stage in STAGES.items()},
        coverage={} if table is None else _coverage(table),
        **{part: parts.get(part, {}).get(name, {}) for part in ("rates", "years", "funds")},
        changes=parts.get("changes", {}).get(name, ()),
        **parts.get("documents", {}).get(name, _NO_DOCUMENTS),
    )


def _groups(table: pd.DataFrame) -> dict[str, int]:
    return table["status_group"].value_counts().to_dict()


def _sum(column: pd.Series) -> Sum:
    known = column.dropna()
    return Sum(won=sum(map(int, known)), pledges=len(known))


def _coverage(table: pd.DataFrame) -> dict[str, int]:
    """Of how many pledges a thing is known."""
    known = {
        "status": ~table["status_group"].isin(["", "unknown"]),
        **{name: table[name] for name in ("planned_rate", "achieved_rate")},
        **{column: table[column].notna() for column in STAGES},
        **{name: table[name] for name in ("departments", "indicators")},
        "discrepancies": table["discrepancies"] > 0,
    }
    return {name: int(column.sum()) for name, column in known.items()}
