"""Figures over all pledges, made with pandas: what each plans, has secured and spent, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from gongyak.package import Package
from gongyak.stats import amounts
from gongyak.stats.board import Board, Sum
from gongyak.stats.boards import make_boards
from gongyak.stats.frames import count_rows, read_frames
from gongyak.stats.summaries import STAGES, summarise


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
class Figures:
    """What is told of many pledges together. ``groups`` counts pledges by status group; ``rows`` all rows of data.

    ``whole`` is the board of all pledges, ``boards`` those by government and term.
    """

    summaries: Mapping[str, Summary]
    groups: Mapping[str, int]
    planned: Sum
    secured: Sum
    executed: Sum
    documents: int
    discrepancies: int
    rows: int
    whole: Board
    boards: Mapping[tuple[str, str], Board]


def read_figures(package: Package) -> Figures:
    """The figures of a package."""
    frames = read_frames(package)
    cells = amounts.read_cells(frames["finance"])
    table = summarise(frames, amounts.wholes(cells))
    whole, boards = make_boards(frames, table, cells)
    return Figures(
        summaries={row.Index: _summary(row) for row in table.itertuples()},
        groups=whole.groups,
        **{name: whole.money.get(stage, Sum(won=0, pledges=0)) for name, stage in STAGES.items()},
        documents=len(frames["documents"]),
        discrepancies=len(frames["discrepancies"]),
        rows=count_rows(package),
        whole=whole,
        boards=boards,
    )


def _summary(row: tuple) -> Summary:
    rate = RateFigure(rate_pct=row.rate_pct, basis=row.basis, scope=row.scope, period=row.period) if row.basis else None
    return Summary(
        as_of=row.as_of,
        status_group=row.status_group,
        status=row.status,
        rate=rate,
        **{stage: _won(getattr(row, stage)) for stage in STAGES},
        discrepancies=int(row.discrepancies),
    )


def _won(value: object) -> int | None:
    return None if pd.isna(value) else int(value)
