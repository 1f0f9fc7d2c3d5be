"""Which cells of a page carry a note or a discrepancy, and under which number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gongyak.model.reference import Reference
from gongyak.model.remarks import Discrepancy, Note


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark under its number on the page; ``kind`` is ``discrepancy`` or ``note``."""

    kind: str
    number: int
    remark: Discrepancy | Note

    @property
    def id(self) -> str:
        """Where the remark stands on the page."""
        return f"{self.kind}-{self.number}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """The marks of one page. ``placed`` fills while the page is rendered, so that a remark can link back to its cell."""

    discrepancies: tuple[Mark, ...]
    notes: tuple[Mark, ...]
    cells: dict[tuple[str, str], list[Mark]]
    placed: set[str] = field(default_factory=set)

    def at(self, ref: str, column: str) -> tuple[Mark, ...]:
        """The marks of a cell, or with the column ``*`` of a whole row."""
        return tuple(self.cells.get((ref, column), ()))

    def first(self, mark: Mark) -> bool:
        """Whether ``mark`` is placed for the first time on this page."""
        known = mark.id in self.placed
        self.placed.add(mark.id)
        return not known


def marks(reference: Reference, subjects: Iterable[str]) -> Marks:
    """The remarks about some subjects, numbered in the order of their rows."""
    subjects = tuple(subjects)
    discrepancies = tuple(_number("discrepancy", reference.discrepancies, subjects))
    notes = tuple(_number("note", reference.notes, subjects))
    cells: dict[tuple[str, str], list[Mark]] = {}
    for mark in (*discrepancies, *notes):
        cells.setdefault((f"{mark.remark.table}/{mark.remark.key}", mark.remark.column), []).append(mark)
    return Marks(discrepancies=discrepancies, notes=notes, cells=cells)


def _number(kind: str, remarks: dict, subjects: tuple[str, ...]) -> Iterator[Mark]:
    found = [remark for subject in subjects for remark in remarks.get(subject, ())]
    for number, remark in enumerate(sorted(found, key=_natural), start=1):
        yield Mark(kind, number, remark)


def _natural(remark: Discrepancy | Note) -> list:
    """Order ``items/…/101`` before ``items/…/1001``."""
    parts = re.split(r"([0-9]+)", f"{remark.table}/{remark.key}/{remark.column}")
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
