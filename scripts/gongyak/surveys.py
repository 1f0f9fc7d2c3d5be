"""A look over the rows of a table that nobody described: which columns it has, and which rows are none."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from gongyak.headers import FULL, NUMBER

# More lines of notes than these nobody writes below a table.
MOST_NOTES = 100
_MARK = re.compile(r"\s*(?:※|\*|주\s*\d*\s*\)|\(주\)|(?:주|자료|출처|비고|참고)\s*\d*\s*[:：])")
# What begins a footnote below a table, or a heading among its rows: 1) …, □ …
_ITEM = re.compile(r"\s*(?:[0-9]{1,2}\s*\)|[①-⑳]|붙임|[-–□■○●▶▷☞◇◆]\s)")
_TOTAL = re.compile(r"(?:총|합|소|누|총\s*합)?\s*계")

Row = Mapping[int, str]
# A record: its number, its line, its filled cells by position.
Entry = tuple[int, int, Row]


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """Which positions are filled, which rows are notes or the header again, where another table seems to begin.

    ``blank`` is how many rows are; ``other`` is the record with which that table begins and ``head`` the line of its
    header, both 0 where there is one table.
    """

    filled: AbstractSet[int]
    notes: Sequence[Entry]
    again: Sequence[Entry]
    other: int
    head: int
    blank: int


def entries(records: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Entry]:
    """The records with their numbers, and of each only the cells that hold anything."""
    for number, (line, cells) in enumerate(records, 1):
        yield number, line, {position: cell for position, cell in enumerate(cells, 1) if cell and not cell.isspace()}


def survey(entries: Iterable[Entry], header: Row) -> Survey:
    """Look over what stands below the header, whose last row is ``header``, as far as the table goes."""
    rows, numbers, blank, filled, other, head = 0, Counter[int](), 0, set[int](), 0, 0
    notes, again, pending, gap, apart = [], [], [], 0, False
    for entry in entries:
        _, line, row = entry
        if not row:
            blank, gap, apart = blank + 1, len(pending), True
        elif row == header:
            again.append(entry)
        elif (_marked(row) or _lone(row, len(header), apart or pending)) and len(pending) < MOST_NOTES:
            pending.append(entry)
        else:
            if apart and _heads(row, header, {position for position, count in numbers.items() if 2 * count > rows}):
                # What stands right above another table is its title.
                other, head, pending = [*pending[gap:], entry][0][0], line, pending[:gap]
                break
            kept = [each[2] for each in pending if not _marked(each[2]) or len(each[2]) > 1] + [row]
            notes += [each for each in pending if each[2] not in kept]
            rows, pending, gap, apart = rows + len(kept), [], 0, False
            for each in kept:
                filled |= each.keys()
                numbers.update(position for position, cell in each.items() if NUMBER.fullmatch(cell.strip()))
    return Survey(filled=filled, notes=[*notes, *pending], again=again, other=other, head=head, blank=blank)


def _heads(row: Row, header: Row, numbers: Collection[int]) -> bool:
    """Whether a row below a blank one names columns: it is as full as a header, with words where ``numbers`` stood."""
    words = not any(NUMBER.fullmatch(cell.strip()) for cell in row.values())
    return words and len(row) >= max(2, FULL * len(header)) and any(position in row for position in numbers)


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
