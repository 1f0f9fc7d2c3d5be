"""Which rows of a sheet are headings of the rows below them."""

from collections.abc import Mapping

from gongyak.guesses import footings, notations
from gongyak.sources import Source

# In a narrower sheet a row with one cell lacks hardly anything, and one such row may lack the rest.
NARROWEST, FEWEST = 3, 2


def rows(source: Source) -> Mapping[int, str]:
    """The rows in which a text stands alone, above a row that is fuller or another of them; each with that text."""
    whole = sum("" not in cells for cells in source.cells.distinct)
    if whole > 1 or len(source.header) < NARROWEST:
        return {}
    sums, uneven = footings.rows(source), {line for line, *_ in source.cells.uneven}
    found: dict[int, str] = {}
    fuller = False
    for row in range(len(source.lines) - 1, -1, -1):
        filled = [column[row] for column in source.cells.columns if column[row].strip()]
        alone = len(filled) == 1 and row not in sums and not notations.number(filled[0].strip())
        if alone and fuller and source.lines[row] not in uneven:
            found[row] = filled[0]
        fuller = len(filled) >= NARROWEST or (fuller and alone)
    return found if FEWEST <= len(found) <= len(source.lines) / 2 else {}
