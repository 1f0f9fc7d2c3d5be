"""Printed tables as grids: a row or column for each value that occurs, a cell for each record."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from gongyak import periods
from gongyak.model.card import Component
from gongyak.model.figures import Amount, IndicatorValue, Rate
from gongyak.model.pledge import Pledge
from gongyak.model.reference import Code

Cell = TypeVar("Cell")


@dataclass(frozen=True, kw_only=True, slots=True)
class GridRow(Generic[Cell]):
    """A row of a grid: its first record tells what it is about; a cell is None where nothing is printed."""

    first: Cell
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid(Generic[Cell]):
    """A grid; ``columns`` are the values its columns stand for."""

    columns: tuple[Hashable, ...]
    rows: tuple[GridRow[Cell], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MoneyTable:
    """A money table of the document, in bands by component. ``unit`` is what it is printed in, in won."""

    statement: str
    unit: int
    locators: tuple[Amount, ...]
    bands: tuple[tuple[Component | None, Grid[Amount]], ...]


def grid(records: Iterable[Cell], row: Callable, column: Callable, columns: Iterable[Hashable]) -> Grid[Cell]:
    """Records by ``row``, in the order of first appearance, and ``column``, in the order of ``columns``."""
    rows: dict[Hashable, dict[Hashable, Cell]] = {}
    for record in records:
        rows.setdefault(row(record), {})[column(record)] = record
    heads = tuple(columns)
    return Grid(
        columns=heads,
        rows=tuple(
            GridRow(first=next(iter(cells.values())), cells=tuple(cells.get(head) for head in heads))
            for cells in rows.values()
        ),
    )


def in_time(codes: Iterable[str]) -> tuple[str, ...]:
    """Periods as tables print them: 총사업비, 기투자, 계, then by time, 임기 후 last."""
    printed = {"total": 0, "prior": 1, "subtotal": 2}
    return tuple(sorted(set(codes), key=lambda code: (printed.get(code, len(printed)), periods.order(code))))


def money_tables(pledge: Pledge, codes: Mapping[str, Mapping[str, Code]]) -> tuple[MoneyTable, ...]:
    """The money tables of a pledge in the order of their codes: the stated cost, the plan, secured and executed."""
    statements: dict[str, list[Amount]] = {}
    for amount in pledge.finance:
        statements.setdefault(amount.statement, []).append(amount)
    ordered = sorted(statements, key=lambda name: codes["statement"][name].order)
    return tuple(_money_table(pledge, name, statements[name], codes) for name in ordered)


def _money_table(pledge: Pledge, name: str, amounts: list[Amount], codes: Mapping) -> MoneyTable:
    components = {part.component_id: part for part in pledge.components}
    found = sorted({amount.component_id for amount in amounts}, key=lambda name: (name != "total", name))
    amounts = sorted(amounts, key=lambda amount: (codes["stage"][amount.stage].order, codes["fund"][amount.fund].order))
    times = in_time(amount.period for amount in amounts)
    bands = []
    for component in found:
        own = [amount for amount in amounts if amount.component_id == component]
        bands.append((components.get(component), _by_period(own, times) if name != "execution" else _by_stage(own)))
    return MoneyTable(statement=name, unit=amounts[0].unit_krw, locators=tuple(amounts), bands=tuple(bands))


def _by_period(amounts: Iterable[Amount], times: Iterable[str]) -> Grid[Amount]:
    return grid(amounts, lambda cell: (cell.stage, cell.fund), lambda cell: cell.period, times)


def _by_stage(amounts: list[Amount]) -> Grid[Amount]:
    """As 확보와 집행 tables are printed: a row a period, a column a stage and fund."""
    columns = dict.fromkeys((cell.stage, cell.fund) for cell in amounts)
    ordered = sorted(amounts, key=lambda cell: in_time(all_periods).index(cell.period)) if (
        all_periods := {cell.period for cell in amounts}
    ) else []
    return grid(ordered, lambda cell: cell.period, lambda cell: (cell.stage, cell.fund), columns)


def rate_grid(rates: Iterable[Rate]) -> Grid[Rate]:
    """Rates by what they are rates of, and by period."""
    rates = tuple(rates)
    kinds = lambda rate: (rate.as_of, rate.basis, rate.scope)  # noqa: E731
    return grid(rates, kinds, lambda rate: rate.period, in_time(rate.period for rate in rates))


def value_grid(values: Iterable[IndicatorValue]) -> Grid[IndicatorValue]:
    """Targets and results by indicator, and by period."""
    values = tuple(values)
    return grid(
        values,
        lambda value: (value.indicator_number, value.basis),
        lambda value: value.period,
        in_time(value.period for value in values),
    )
