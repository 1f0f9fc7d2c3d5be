"""Lines of a card as the tree that ``part_of`` describes."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import TypeVar

from gongyak.model.card import Item
from gongyak.model.work import WorkItem

AnyItem = TypeVar("AnyItem", Item, WorkItem)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line and the lines that belong to it."""

    item: Item | WorkItem
    children: tuple["Line", ...]


def tree(items: Iterable[AnyItem]) -> tuple[Line, ...]:
    """The lines of ``items`` in their order. A line whose parent is not among them stands at the top: none is lost."""
    known: dict[int, AnyItem] = {item.item_order: item for item in items}
    children: dict[int | None, list[AnyItem]] = {}
    for item in known.values():
        children.setdefault(_above(item, known), []).append(item)

    def grow(order: int | None) -> tuple[Line, ...]:
        return tuple(Line(item=item, children=grow(item.item_order)) for item in children.get(order, ()))

    return grow(None)


def _above(item: Item | WorkItem, known: Container[int]) -> int | None:
    """Where a line hangs. A quote repeats a line of another place, so it stands in its own."""
    nested = item.part_of in known and item.part_of < item.item_order and item.relation != "quote"
    return item.part_of if nested else None
