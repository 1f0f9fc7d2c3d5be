"""Dashboards: a board of figures made ready to be shown, with its charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongyak.charts import BarChart, RangeChart, bar_chart, range_chart
from gongyak.model.pledge import pledge_url
from gongyak.model.reference import Code, Document
from gongyak.money import unit_for
from gongyak.pages import words
from gongyak.pages.grids import in_time
from gongyak.pages.page import Site
from gongyak.periods import span
from gongyak.stats.board import Board, Change, RateRow, Spread, Sum

STAGES = ("plan", "secured", "executed")
# More rows than these are too many for a chart; it then shows whole years, and the table all.
_MOST = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class MoneyTable:
    """Sums by row and stage (None: not known of any pledge), with their chart in ``unit`` won."""

    rows: Sequence[tuple[str, Mapping[str, Sum | None]]]
    chart: BarChart | None
    unit: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FundTable:
    """The years of a stage by fund; ``cells`` in the order of ``funds``."""

    stage: str
    funds: tuple[str, ...]
    rows: Sequence[tuple[str, tuple[Sum | None, ...]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class RateTable:
    """The rates of one scope by period; ``long``: too many to stand open, and the chart shows whole years alone."""

    scope: str
    rows: tuple[RateRow, ...]
    chart: RangeChart | None
    long: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Dashboard:
    """A board with what is shown of it.

    ``prefix`` makes its ids different from those of others on the page, ``name`` does so for its saved charts.
    """

    board: Board
    prefix: str
    name: str
    groups: Sequence[tuple[Code, int]]
    groups_chart: BarChart | None
    rates: tuple[RateTable, ...]
    years: MoneyTable
    funds: MoneyTable
    split: tuple[FundTable, ...]
    changes: Sequence[tuple[Change, str]]
    documents: tuple[Document, ...]


def dashboard(site: Site, board: Board, prefix: str = "", name: str = "") -> Dashboard:
    """The dashboard of a board of the site."""
    codes = site.reference.codes
    groups = [(code, board.groups.get(code.code, 0)) for code in codes["status_group"].values()]
    return Dashboard(
        board=board,
        prefix=prefix,
        name=name,
        groups=groups,
        groups_chart=bar_chart([(code.label_ko, {"pledges": count}) for code, count in groups], least=1),
        rates=tuple(_rates(scope, board.rates[scope]) for scope in codes["scope"] if scope in board.rates),
        years=_years(board),
        funds=_funds(board, codes["fund"]),
        split=tuple(filter(None, (_split(board, stage, codes["fund"]) for stage in STAGES))),
        changes=[(each, pledge_url(each.pledge_id, each.government_id, each.term_id)) for each in board.changes],
        documents=tuple(site.reference.documents[name] for name in board.documents),
    )


def _years(board: Board) -> MoneyTable:
    """Each year from the first to the last, also one of which nothing is known; what came before and comes after."""
    return _money([(words.period(name), _stages(board.years.get(name, {}), "total")) for name in _times(board.years)])


def _times(names: Mapping[str, object]) -> list[str]:
    years = sorted(int(name) for name in names if span(name))
    between = map(str, range(years[0], years[-1] + 1)) if years else ()
    return [*(["prior"] if "prior" in names else []), *between, *(["after"] if "after" in names else [])]


def _stages(sums: Mapping[tuple[str, str], Sum], fund: str) -> dict[str, Sum | None]:
    return {stage: sums.get((stage, fund)) for stage in STAGES}


def _funds(board: Board, funds: Mapping[str, Code]) -> MoneyTable:
    """The funds in the order of their codes, last the money of which no fund is printed."""
    names = {name: code.label_ko for name, code in funds.items()} | {"": words.words()["dashboard"]["no_fund"]}
    return _money(
        [
            (label, {stage: board.funds[name].get(stage) for stage in STAGES})
            for name, label in names.items()
            if name in board.funds
        ]
    )


def _money(rows: Sequence[tuple[str, Mapping[str, Sum | None]]]) -> MoneyTable:
    known = [(name, {stage: found.won for stage, found in sums.items() if found}) for name, sums in rows]
    largest = max((abs(won) for _, by_stage in known for won in by_stage.values()), default=0)
    return MoneyTable(rows=rows, chart=bar_chart(known), unit=unit_for(largest))


def _split(board: Board, stage: str, funds: Mapping[str, Code]) -> FundTable | None:
    """None where no fund is printed by year."""
    told = {fund for sums in board.years.values() for of, fund in sums if of == stage} - {"total"}
    columns = tuple(fund for fund in funds if fund in told)
    rows = [
        (words.period(name), tuple(board.years[name].get((stage, fund)) for fund in ("total", *columns)))
        for name in in_time(board.years)
        if any((stage, fund) in board.years[name] for fund in ("total", *columns))
    ]
    return FundTable(stage=stage, funds=("total", *columns), rows=rows) if columns else None


def _rates(scope: str, rows: tuple[RateRow, ...]) -> RateTable:
    years = [row for row in rows if len(row.period) == len("2018")]
    long = len(rows) > _MOST
    shown = years if long and years else rows
    names = words.words()["rate_periods"]
    chart = range_chart(
        [(names.get(row.period) or words.period(row.period), _spreads(row)) for row in shown], limit=100
    )
    return RateTable(scope=scope, rows=rows, chart=chart, long=long)


def _spreads(row: RateRow) -> dict[str, tuple]:
    both: dict[str, Spread | None] = {"planned": row.planned, "achieved": row.achieved}
    return {basis: _five(spread) for basis, spread in both.items() if spread}


def _five(spread: Spread) -> tuple[Decimal, ...]:
    """What a range is drawn of; fewer than four pledges have no middle half."""
    middle = (spread.lower, spread.median, spread.upper) if spread.halves else (spread.median,) * 3
    return (spread.lowest, *middle, spread.highest)
