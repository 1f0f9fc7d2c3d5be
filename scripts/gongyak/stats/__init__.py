"""Figures over all pledges, made with pandas: what each plans, has secured and spent, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from gongyak.package import Package
from gongyak.stats.summaries import summarise


@dataclass(frozen=True, kw_only=True, slots=True)
class RateFigure:
    """The rate that stands for a pledge, in percent, and what it is a rate of."""

    rate_pct: str
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
    """What the home page tells. ``groups`` counts pledges by status group; ``rows`` all rows but those of codes."""

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
    tables = {name: _read(package, name) for name in package.tables if not name.startswith("code_")}
    table = summarise(tables)
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
    path = package.root / package.tables[name].path
    if not path.is_file():
        return pd.DataFrame(columns=list(package.tables[name].columns), dtype=str)
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def _summary(row: tuple) -> Summary:
    rate = RateFigure(rate_pct=row.rate_pct, basis=row.basis, scope=row.scope, period=row.period) if row.basis else None
    return Summary(
        as_of=row.as_of,
        status_group=row.status_group,
        status=row.status,
        rate=rate,
        **{stage: _won(getattr(row, stage)) for stage in ("planned", "secured", "executed")},
        discrepancies=int(row.discrepancies),
    )


def _won(value: object) -> int | None:
    return None if pd.isna(value) else int(value)


def _sum(column: pd.Series) -> Sum:
    known = column.dropna()
    return Sum(won=sum(map(int, known)), pledges=len(known))
