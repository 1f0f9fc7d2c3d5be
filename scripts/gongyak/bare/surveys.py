"""A look over the rows of a table that nobody described: which columns it has, and which rows are none."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongyak.bare.headers import FULL, NUMBER

# More lines of notes than these nobody writes below a table.
MOST_NOTES = 100
# More rows of sums these do not have below the rows of a table.
MOST_SUMS = 2
# So much of a table is filled that has no optional columns.
DENSE = 0.9
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


def survey(entries: Iterable[Entry], header: Row) -> Survey:
    """Look over what stands below the header, whose last row is ``header``, as far as the table goes."""
    rows, blank, other = 0, 0, 0
    figures, filled, ends = Counter[int](), Counter[int](), {}
    notes, again, pending, gap, apart = [], [], [], 0, False
    entries = iter(entries)
    for entry in entries:
        row = entry[2]
        if not row:
            blank, gap, apart = blank + 1, len(pending), True
        elif row == header:
            # What stands right above is the end of a page.
            notes, again, pending, gap = [*notes, *pending], [*again, entry], [], 0
        elif (_marked(row) or _lone(row, len(header), apart or pending)) and len(pending) < MOST_NOTES:
            pending.append(entry)
        else:
            most = {each for each, count in figures.items() if 2 * count > filled[each] and 3 * count >= rows}
            if apart and _heads(row, header, most) and any(below for _, _, below in entries):
                # What stands right above another table is its title.
                other, pending = [*pending[gap:], entry][0][0], pending[:gap]
                break
            kept = [each[2] for each in pending if not _marked(each[2]) or len(each[2]) > 1] + [row]
            notes += [each for each in pending if each[2] not in kept]
            rows, pending, gap, apart = rows + len(kept), [], 0, False
            for each in kept:
                filled.update(each.keys())
                ends |= dict.fromkeys(each, rows)
                figures.update(position for position, cell in each.items() if _is_figure(cell))
    if not header and not filled:
        # Where there is nothing but notes, they are the table.
        filled, notes, pending = Counter(position for _, _, row in [*notes, *pending] for position in row), [], []
    notes += pending
    return Survey(filled=filled, ends=ends, notes=notes, again=again, other=other, blank=blank)


def beside(looked: Survey, names: Mapping[int, str]) -> Sequence[Sequence[int]]:
    """The positions of each of several tables side by side, ``names`` those of all; none where there is one.

    With an empty column between, they bear the same names, or one is full and ends well above another.
    """
    runs = groupby(enumerate(sorted(names)), lambda pair: pair[1] - pair[0])
    groups = [[position for _, position in run] for _, run in runs]
    ends = [max(looked.ends.get(position, 0) for position in group) for group in groups]
    same = len({tuple(names[position] for position in group) for group in groups}) == 1
    full = [end for group, end in zip(groups, ends, strict=True) if _full(looked, group, end)]
    several = len(groups) > 1 and min(map(len, groups)) > 1
    return groups if several and (same or any(end + MOST_SUMS < max(ends) for end in full)) else ()


def _full(looked: Survey, group: Sequence[int], end: int) -> bool:
    """Whether the positions are filled from the first row to that ``end``, of several, almost without a gap."""
    return end > 1 and sum(looked.filled[position] for position in group) >= DENSE * end * len(group)


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
