"""A look over the rows of a table that nobody described: which columns it has, and which rows are none."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak.bare.headers import FULL, NUMBER

# More lines of notes than these nobody writes below a table.
MOST_NOTES = 100
# What stands where a number is not known, or not needed.
NO_NUMBER = frozenset({"미정", "비예산", "없음", "해당없음", "추후", "추후 산정", "계속"})
_MARK = re.compile(r"\s*(?:※|\*|주\s*\d*\s*\)|\(주\)|(?:주|자료|출처|비고|참고)\s*\d*\s*[:：])")
# What begins a footnote below a table, or a heading among its rows: 1) …, □ …
_ITEM = re.compile(r"\s*(?:[0-9]{1,2}\s*\)|[①-⑳]|붙임|이하 ?여백|[-–□■○●▶▷☞◇◆]\s)")
_TOTAL = re.compile(r"(?:총|합|소|누|총\s*합)?\s*계")

Row = Mapping[int, str]
# A record: its number, its line, its filled cells by position.
Entry = tuple[int, int, Row]


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """Which positions are filled, which rows are notes or the header again, where another table seems to begin.

    ``filled`` tells how many rows fill each position, ``ends`` the last of them, counted from 1. ``blank`` is how many
    rows are; ``other`` is the record with which that table begins, 0 where there is one table.
    """

    filled: Mapping[int, int]
    ends: Mapping[int, int]
    notes: Sequence[Entry]
    again: Sequence[Entry]
    other: int
    blank: int


def entries(records: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Entry]:
    """The records with their numbers, and of each only the cells that hold anything."""
    for number, (line, cells) in enumerate(records, 1):
        yield number, line, {position: cell for position, cell in enumerate(cells, 1) if cell and not cell.isspace()}


class _Look:
    """What was seen so far of what stands below the ``header``.

    Rows that may be notes are ``pending`` until a row of the table shows that they are none; the first ``gap`` of them
    stand above a blank row. ``apart``: there was one since the last row of the table.
    """

    def __init__(self, header: Row) -> None:
        self.header, self.apart = header, False
        self.rows = self.blank = self.gap = 0
        self.figures, self.filled, self.ends = Counter[int](), Counter[int](), dict[int, int]()
        self.notes: list[Entry] = []
        self.again: list[Entry] = []
        self.pending: list[Entry] = []

    def take(self, entry: Entry) -> None:
        """One record more."""
        row = entry[2]
        if not row:
            self.blank, self.gap, self.apart = self.blank + 1, len(self.pending), True
        elif row == self.header:
            # What stands right above is the end of a page.
            self.notes, self.again = [*self.notes, *self.pending], [*self.again, entry]
            self.pending, self.gap = [], 0
        elif self._waits(row):
            self.pending.append(entry)
        else:
            self._count(row)

    def heads(self, row: Row) -> bool:
        """Whether another table seems to begin with a row."""
        if not self.apart or not row or row == self.header or self._waits(row):
            return False
        counts = self.figures.items()
        most = {each for each, count in counts if 2 * count > self.filled[each] and 3 * count >= self.rows}
        return _heads(row, self.header, most)

    def _waits(self, row: Row) -> bool:
        alone = _marked(row) or _lone(row, len(self.header), self.apart or self.pending)
        return alone and len(self.pending) < MOST_NOTES

    def _count(self, row: Row) -> None:
        """A row of the table, which makes rows of those above it that were no notes, after all."""
        kept = [each[2] for each in self.pending if not _marked(each[2]) or len(each[2]) > 1] + [row]
        self.notes += [each for each in self.pending if each[2] not in kept]
        self.rows, self.pending, self.gap, self.apart = self.rows + len(kept), [], 0, False
        for each in kept:
            self.filled.update(each.keys())
            self.ends |= dict.fromkeys(each, self.rows)
            self.figures.update(position for position, cell in each.items() if _is_figure(cell))


def survey(entries: Iterable[Entry], header: Row) -> Survey:
    """Look over what stands below the header, whose last row is ``header``, as far as the table goes."""
    look, other, entries = _Look(header), 0, iter(entries)
    for entry in entries:
        if look.heads(entry[2]) and any(below for _, _, below in entries):
            # What stands right above another table is its title.
            other, look.pending = [*look.pending[look.gap :], entry][0][0], look.pending[: look.gap]
            break
        look.take(entry)
    filled, notes = look.filled, [*look.notes, *look.pending]
    if not header and not filled:
        # Where there is nothing but notes, they are the table.
        filled, notes = Counter(position for _, _, row in notes for position in row), []
    return Survey(filled=filled, ends=look.ends, notes=notes, again=look.again, other=other, blank=look.blank)


def _is_figure(cell: str) -> bool:
    """Whether a cell holds a number or a tick: no letters, and more than a dash."""
    return not any(map(str.isalpha, cell)) and bool(cell.strip(" -–—.·"))


def _heads(row: Row, header: Row, figures: Collection[int]) -> bool:
    """Whether a row below a blank one names columns: it is as full as a header, with words where ``figures`` stood.

    Each of them is another, and none says that there is no number.
    """
    names = {cell.strip() for cell in row.values()}
    words = len(names) == len(row) and all(any(map(str.isalpha, name)) for name in names)
    full = len(row) >= max(2, FULL * len(header))
    return full and words and names.isdisjoint(NO_NUMBER) and any(position in row for position in figures)


def _marked(row: Row) -> bool:
    """Whether a row begins as notes do."""
    return bool(_MARK.match(row[min(row)]))


def _lone(row: Row, width: int, apart: object) -> bool:
    """Whether a text stands alone, ``apart`` (below a blank row or a note) or as an item of a list.

    With nothing but such after it, it is a note.
    """
    text = row[min(row)].strip()
    alone = len(row) == 1 and width > 2 and not NUMBER.fullmatch(text) and not _TOTAL.fullmatch(text)
    return alone and bool(apart or _ITEM.match(text))
