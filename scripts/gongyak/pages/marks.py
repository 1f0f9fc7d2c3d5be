"""Which cells of a page carry a note or a discrepancy, and under which number."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from gongyak.model.reference import Reference
from gongyak.model.remarks import Discrepancy, Note


@dataclass(frozen=True, slots=True)
class Mark:
    """Remarks that say the same, under one number of the page; ``kind`` is ``discrepancy`` or ``note``."""

    kind: str
    number: int
    remarks: tuple[Discrepancy | Note, ...]

    @property
    def id(self) -> str:
        """Where it stands on the page."""
        return f"{self.kind}-{self.number}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """The marks of one page. ``placed`` counts, while the page is rendered, the cells a remark can link back to."""

    discrepancies: tuple[Mark, ...]
    notes: tuple[Mark, ...]
    rows: Mapping[str, Mapping[str, list[Mark]]]
    placed: Counter[str] = field(default_factory=Counter)

    def at(self, ref: str, *columns: str) -> Iterable[Mark]:
        """The marks of some cells of a row; those of the column ``*`` are of the whole row."""
        cells = self.rows.get(ref)
        return [mark for column in columns for mark in cells.get(column, ())] if cells else ()

    def place(self, mark: Mark) -> str:
        """The id of the next cell that carries ``mark``."""
        self.placed[mark.id] += 1
        return f"{mark.id}-at-{self.placed[mark.id]}"

    def places(self, mark: Mark) -> tuple[str, ...]:
        """The ids of the cells that carry ``mark`` so far."""
        return tuple(f"{mark.id}-at-{number}" for number in range(1, self.placed[mark.id] + 1))


def marks(reference: Reference, subjects: Iterable[str]) -> Marks:
    """The remarks about some subjects, numbered in the order of their rows."""
    subjects = tuple(subjects)
    discrepancies = _discrepancies(_of(reference.discrepancies, subjects))
    notes = _notes(_of(reference.notes, subjects))
    rows: dict[str, dict[str, list[Mark]]] = {}
    for mark in (*discrepancies, *notes):
        for remark in mark.remarks:
            rows.setdefault(f"{remark.table}/{remark.key}", {}).setdefault(remark.column, []).append(mark)
    return Marks(discrepancies=discrepancies, notes=notes, rows=rows)


def _of(remarks: Mapping[str, tuple], subjects: Iterable[str]) -> list:
    return sorted(chain.from_iterable(remarks.get(subject, ()) for subject in subjects), key=_natural)


def _discrepancies(remarks: Iterable[Discrepancy]) -> tuple[Mark, ...]:
    return tuple(Mark("discrepancy", number, (remark,)) for number, remark in enumerate(remarks, start=1))


def _notes(remarks: Iterable[Note]) -> tuple[Mark, ...]:
    """Notes that say the same of the same print share a number."""
    same: dict[tuple[str, str, str], list[Note]] = {}
    for remark in remarks:
        same.setdefault((remark.kind, remark.printed, remark.note), []).append(remark)
    return tuple(Mark("note", number, tuple(found)) for number, found in enumerate(same.values(), start=1))


def _natural(remark: Discrepancy | Note) -> list[tuple[int, str]]:
    """Order ``items/…/101`` before ``items/…/1001``."""
    parts = re.split(r"([0-9]+)", f"{remark.table}/{remark.key}/{remark.column}")
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
