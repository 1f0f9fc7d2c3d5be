"""The money tables of a pledge, as printed, and the yearly amounts that its chart shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongyak import periods
from gongyak.model.card import Component
from gongyak.model.figures import Amount
from gongyak.model.pledge import Pledge
from gongyak.model.reference import Code
from gongyak.pages.grids import Grid, grid, in_time

Codes = Mapping[str, Mapping[str, Code]]
# The stages a chart sets side by side.
STAGES = ("plan", "secured", "executed")


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """The part of a money table that belongs to one component."""

    component: Component
    grid: Grid[Amount]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """A money table of the document, printed in ``unit`` won; ``by_stage``: periods are its rows."""

    statement: str
    unit: int
    amounts: tuple[Amount, ...]
    by_stage: bool
    bands: tuple[Band, ...]


def ledgers(pledge: Pledge, codes: Codes) -> tuple[Ledger, ...]:
    """The stated cost, the investment plan, what was secured and executed: in the order of their codes."""
    statements: dict[str, list[Amount]] = {}
    for amount in sorted(pledge.finance, key=lambda amount: _order(amount, codes)):
        statements.setdefault(amount.statement, []).append(amount)
    return tuple(_ledger(pledge, amounts) for amounts in statements.values())


def _order(amount: Amount, codes: Codes) -> tuple[int, ...]:
    lists = (("statement", amount.statement), ("stage", amount.stage), ("fund", amount.fund))
    return tuple(codes[name][code].order for name, code in lists)


def _ledger(pledge: Pledge, amounts: list[Amount]) -> Ledger:
    first = amounts[0]
    by_stage = first.statement == "execution"
    times = in_time(amount.period for amount in amounts)
    parts = sorted(pledge.components, key=lambda part: part.component_id != "total")
    bands = []
    for part in parts:
        own = [amount for amount in amounts if amount.component_id == part.component_id]
        if own:
            bands.append(Band(component=part, grid=_by_stage(own, times) if by_stage else _by_period(own, times)))
    return Ledger(
        statement=first.statement, unit=first.unit_krw, amounts=tuple(amounts), by_stage=by_stage, bands=tuple(bands)
    )


def _by_period(amounts: Iterable[Amount], times: Iterable[str]) -> Grid[Amount]:
    """A row a stage and fund, a column a period: 투자계획."""
    return grid(amounts, lambda cell: (cell.stage, cell.fund), lambda cell: cell.period, times)


def _by_stage(amounts: list[Amount], times: tuple[str, ...]) -> Grid[Amount]:
    """A row a period, a column a stage and fund: 확보와 집행."""

    def column(cell: Amount) -> tuple[str, str, str]:
        return cell.stage, cell.fund, cell.fund_printed

    rows = sorted(amounts, key=lambda cell: times.index(cell.period))
    return grid(rows, lambda cell: cell.period, column, dict.fromkeys(map(column, amounts)))


def by_year(pledge: Pledge) -> list[tuple[str, dict[str, int]]]:
    """Won by dated period and stage for the pledge as a whole, for a chart.

    The printed total of the funds stands for them; where none is printed they are added up.
    """
    amounts = [cell for cell in pledge.finance if cell.component_id == "total" and cell.amount_krw is not None]
    dated = periods.parts(cell.period for cell in amounts)
    found: dict[str, dict[str, int]] = {period: {} for period in sorted(dated, key=periods.order)}
    for stage in STAGES:
        home = _home(stage, amounts)
        for period in found:
            cells = [cell for cell in home if cell.period == period]
            total = [cell.amount_krw for cell in cells if cell.fund == "total"]
            if cells:
                found[period][stage] = total[0] if total else sum(cell.amount_krw for cell in cells)
    return list(found.items())


def _home(stage: str, amounts: Iterable[Amount]) -> list[Amount]:
    """The cells of a stage in the table made for it; another table may quote them."""
    cells = [cell for cell in amounts if cell.stage == stage]
    statement = "plan" if stage == "plan" else "execution"
    return [cell for cell in cells if cell.statement == statement] or cells
