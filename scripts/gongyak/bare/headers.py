"""The header of a table that nobody described: which rows it takes."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from gongyak.sources.sheets import Block

# A row that fills this part of the columns is no title; titles and units fill a cell or two.
FULL = 0.6
# More than three rows of header nobody has.
DEEPEST = 3
NUMBER = re.compile(r"[-+△▲(]?[0-9][0-9,.]*[)%]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# (백만원), (A)
_UNIT = re.compile(r"\s*\([^()]*\)\s*")
# (단위: 백만원), ※ …, 2024. 12. 31. 기준, 부서: …; not 예산(단위: 백만원)
_REMARK = re.compile(r"\s*[(\[<（]?\s*단위\s*[:： ].*|\s*※.*|.*기준\W*|[^(\[（]*[:：]\s.*", re.DOTALL)

Row = Mapping[int, str]


def rows_of(rows: Mapping[int, Row], merged: Collection[Block] = ()) -> tuple[int, ...]:
    """The numbers of the rows that are the header; none when data stand where it would be.

    ``rows`` hold the filled cells, by position, of each row that has any. The header begins with the first row that is
    as full as a table, with the one below if that divides its columns; ``merged`` cells tell how far down it reaches.
    """
    filled = Counter(position for row in rows.values() for position in row)
    # A cell too many in a row or two makes no column.
    columns = sum(count >= max(2, len(rows) // 10) for count in filled.values())
    first = _first(rows, FULL * columns)
    if not first or not _names(rows[first]) or _recurs(rows, first):
        return ()
    header = [first]
    while len(header) < DEEPEST and _groups(rows, header[0] - 1, header[0], merged):
        header.insert(0, header[0] - 1)
    deep = (block[2] for block in merged if block[0] in header and block[2] - block[0] < DEEPEST)
    bottom = max(deep, default=0)
    while len(header) < DEEPEST and (header[-1] < bottom or _goes_on(rows, header)):
        header.append(header[-1] + 1)
    return tuple(header)


def _first(rows: Mapping[int, Row], full: float) -> int:
    """The first row that fills so many columns, alone or with the one that divides it; 0 when none does."""
    for number in sorted(rows):
        below = rows.get(number + 1, {}) if _divides(rows, number, number + 1) else {}
        if len({*rows[number], *below}) >= full and 2 * _remarks(rows[number]) < len(rows[number]):
            return number
    return 0


def _names(row: Row) -> bool:
    """Whether the cells of a row can be names of columns: hardly any is a number."""
    return 3 * _numbers(row) <= len(row)


def _recurs(rows: Mapping[int, Row], first: int) -> bool:
    """Whether the first full row is data: words of it stand in their column again, beside numbers.

    One such word is enough where it has numbers itself; where a header is printed again, no numbers stand beside it.
    """
    others = [row for number, row in rows.items() if number != first and _numbers(row)]
    words = {position: cell for position, cell in rows[first].items() if not NUMBER.fullmatch(cell.strip())}
    columns = {position: {row[position] for row in others if position in row} for position in words}
    # A cell may say the name of its column in place of a tick.
    again = sum(cell in columns[position] and len(columns[position]) > 1 for position, cell in words.items())
    return again + bool(_numbers(rows[first])) >= 2 and again > 0


def _remarks(row: Row) -> int:
    """How many cells say something of the table."""
    return sum(bool(_REMARK.fullmatch(cell)) for cell in row.values())


def _numbers(row: Row) -> int:
    """How many cells are numbers, and not years."""
    cells = [cell.strip() for cell in row.values()]
    return sum(bool(NUMBER.fullmatch(cell)) and not _YEAR.fullmatch(cell) for cell in cells)


def _goes_on(rows: Mapping[int, Row], header: Sequence[int]) -> bool:
    """Whether the row below is a part of the header: it divides columns, or holds nothing but (units)."""
    named = {position: name for number in header for position, name in rows.get(number, {}).items()}
    below = rows.get(header[-1] + 1, {})
    units = bool(below) and all(map(_UNIT.fullmatch, below.values()))
    return units or (bool(below.keys() - named.keys()) and _divides(rows, header[-1], header[-1] + 1))


def _divides(rows: Mapping[int, Row], upper: int, lower: int) -> bool:
    """Whether a row divides columns of the one above: it fills gaps, and leaves out what is not divided."""
    above, below = rows.get(upper, {}), rows.get(lower, {})
    if len(above) < 2 or _numbers(below):
        return False
    remarks = _remarks(above) or _remarks(below)
    gaps, shared = below.keys() - above.keys(), below.keys() & above.keys()
    return not remarks and bool(above.keys() - below.keys()) and len(gaps) >= max(len(shared), 1)


def _groups(rows: Mapping[int, Row], upper: int, lower: int, merged: Iterable[Block]) -> bool:
    """Whether a row above a full one names groups of its columns: they are merged, or bear the same names twice."""
    above, below = rows.get(upper, {}), rows[lower]
    if len(above) < 2 or not _names(above) or _remarks(above):
        return False
    blocks = any(top == upper for top, *_ in merged)
    return blocks or len({*below.values()}) < len(below) or _divides(rows, upper, lower)
