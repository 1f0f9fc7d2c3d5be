"""Which rows of a sheet say they are totals of others."""

from collections.abc import Mapping

from gongyak.guesses.names import normalized
from gongyak.sources import Source

# All have one of the signs in them, which spares most cells a closer look.
NAMES, SIGNS = frozenset({"계", "합계", "총계", "소계", "총합계", "total"}), ("계", "otal", "OTAL")
# A longer cell is no such name.
LONGEST = 12


def rows(source: Source) -> Mapping[int, str]:
    """The rows that are called a total, in order, each with that word."""
    words: dict[int, str] = {}
    for column in source.header:
        named = {cell for cell in source.distinct(column) if is_name(cell)}
        for row, cell in enumerate(source.column(column)) if named else ():
            if cell in named:
                words.setdefault(row, normalized(cell))
    return dict(sorted(words.items()))


def is_name(cell: str) -> bool:
    """Whether a cell calls its row a total."""
    return any(sign in cell for sign in SIGNS) and len(cell) <= LONGEST and normalized(cell) in NAMES
