"""Arithmetic on printed figures: exact, and no stricter than the decimals printed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from gongyak.rules import Fault
from gongyak.tables import Row


def plain(value: Decimal) -> str:
    """A figure as it would stand in a cell."""
    return f"{value.normalize():f}"


def rounding(row: Row, column: str) -> Decimal:
    """Half a unit of the last decimal place printed; nothing for a whole number."""
    _, _, decimals = row[column].partition(".")
    return Decimal(5).scaleb(-len(decimals) - 1) if decimals else Decimal(0)


def total(rows: Iterable[Row], column: str) -> Decimal | None:
    """The sum of the cells that are numbers; None when there are none."""
    values = [value for row in rows if (value := row.number(column)) is not None]
    return sum(values, Decimal(0)) if values else None


def compare(table: str, whole: Row, parts: list[Row], column: str) -> Iterator[Fault]:
    """A fault when ``whole`` is not the sum of ``parts`` within the decimals printed."""
    printed, computed = whole.number(column), total(parts, column)
    if printed is None or computed is None:
        return
    slack = sum((rounding(row, column) for row in [whole, *parts]), Decimal(0))
    if abs(printed - computed) > slack:
        yield Fault(table=table, row=whole, column=column, params={"computed": plain(computed), "parts": len(parts)})


def families(rows: list[Row], order: str, *relations: str) -> Iterator[tuple[Row, list[Row]]]:
    """Each row that others are ``part_of``, with those of them in one of ``relations`` (none named: all)."""
    children: Mapping[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["part_of"] and (not relations or row["relation"] in relations):
            children[row["part_of"]].append(row)
    return ((row, children[row[order]]) for row in rows if row[order] in children)
