"""Records made by hand: only what a test is about is given, the rest is as an empty cell reads."""

from dataclasses import fields
from typing import TypeVar

from gongyak.model.card import Header
from gongyak.model.figures import Amount
from gongyak.model.pledge import PARTS, Pledge

Record = TypeVar("Record")


def made(of: type[Record], **cells: object) -> Record:
    """A record with empty cells but for those given."""
    return of(**{field.name: "" if field.type is str else None for field in fields(of)} | cells)


def made_pledge(header: dict[str, object] | None = None, **tables: tuple) -> Pledge:
    """A pledge with some rows; tables that are not given have none."""
    return Pledge(header=made(Header, **(header or {})), **{kind.TABLE: () for kind in PARTS} | tables)


def amount(cell: str, won: int | None, statement: str = "") -> Amount:
    """A cell of a money table of the whole pledge: ``plan/total/2018`` is stage, fund, period."""
    stage, fund, period = cell.split("/")
    home = statement or ("plan" if stage == "plan" else "execution")
    cells = {"stage": stage, "fund": fund, "period": period, "amount_krw": won, "statement": home, "unit_krw": 1}
    return made(Amount, component_id="total", **cells)
