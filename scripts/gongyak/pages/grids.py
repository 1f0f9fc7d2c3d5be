"""Printed tables as grids: a row or column for each value that occurs, a cell for each record."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gongyak import periods
from gongyak.model.figures import IndicatorValue, Rate

Cell = TypeVar("Cell")


@dataclass(frozen=True, kw_only=True, slots=True)
class GridRow(Generic[Cell]):
    """A row of a grid: its first record tells what it is about; a cell is None where the table has none."""

    first: Cell
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid(Generic[Cell]):
    """A grid; ``columns`` are the values its columns stand for."""

    columns: tuple[Hashable, ...]
    rows: tuple[GridRow[Cell], ...]


def grid(
    records: Iterable[Cell],
    row: Callable[[Cell], Hashable],
    column: Callable[[Cell], Hashable],
    columns: Iterable[Hashable],
) -> Grid[Cell]:
    """Records by ``row``, in the order of first appearance, and by ``column``, in the order of ``columns``."""
    rows: dict[Hashable, dict[Hashable, Cell]] = {}
    for record in records:
        rows.setdefault(row(record), {})[column(record)] = record
    heads = tuple(columns)
    lines = (
        GridRow(first=next(iter(cells.values())), cells=tuple(cells.get(head) for head in heads))
        for cells in rows.values()
    )
    return Grid(columns=heads, rows=tuple(lines))


def in_time(codes: Iterable[str]) -> tuple[str, ...]:
    """Periods as tables print them: 총사업비, 기투자, 계, then by time, 임기 후 last."""
    printed = {"total": 0, "prior": 1, "subtotal": 2}
    return tuple(sorted(set(codes), key=lambda code: (printed.get(code, len(printed)), periods.order(code))))


def rate_grid(rates: Iterable[Rate]) -> Grid[Rate]:
    """Rates by what they are rates of, and by period."""
    rates = tuple(rates)
    return grid(
        rates,
        lambda rate: (rate.as_of, rate.basis, rate.scope),
        lambda rate: rate.period,
        in_time(rate.period for rate in rates),
    )


def value_grid(values: Iterable[IndicatorValue]) -> Grid[IndicatorValue]:
    """Targets and results by indicator, and by period."""
    values = tuple(values)
    return grid(
        values,
        lambda value: (value.indicator_number, value.basis),
        lambda value: value.period,
        in_time(value.period for value in values),
    )
