"""How the tables of a bare file lie in it, and what had to be assumed to say so."""

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import count, islice

from gongyak import bounds
from gongyak.bare import assumptions, headers, labels
from gongyak.bare.sides import beside
from gongyak.bare.surveys import Entry, Survey, entries, survey
from gongyak.layout import Layout, Note
from gongyak.sources import records
from gongyak.sources.sheets import Block

# So many rows show what a table looks like.
SAMPLE = 200
Notes = tuple[Note, ...]


def laid(data: bytes, layout: Layout, merged: Collection[Block]) -> Iterator[tuple[Layout, Notes]]:
    """The layout of each table, from top to bottom, and what was assumed for it; nothing where no row is filled."""
    for number in count(1):
        bounds.keep("many-tables", number, "")
        top = [*islice(_filled(data, layout), SAMPLE)]
        if not top:
            return
        found, looked = _of_top(data, layout, top, merged)
        sides = beside(looked, {pick.position: pick.label for pick in found.columns}) if found.headers else ()
        for side in sides:
            # A row that is too long stays too long in the last.
            right = side[-1] if side is not sides[-1] else 0
            part = replace(layout, last=found.last, left=side[0], right=right)
            yield from laid(data, part, [block for block in merged if part.sees(block[1])])
        if not sides:
            yield found, (*assumptions.of_header(found, top), *assumptions.of_rows(looked))
        if not looked.other:
            return
        layout = replace(layout, first=looked.other)


def _filled(data: bytes, layout: Layout) -> Iterator[Entry]:
    """The records that hold anything: of a sheet with its cells as they are stored, and no merged text in others."""
    if layout.format == "csv":
        return (entry for entry in _entries(data, layout) if entry[2] and layout.holds(entry[0]))
    held = (each for each in sorted(records.sheet(data, layout).rows.items()) if layout.holds(each[0]))
    seen = ((number, {position: row[position] for position in row if layout.sees(position)}) for number, row in held)
    return ((number, number, row) for number, row in seen if row)


def _of_top(data: bytes, layout: Layout, top: Sequence[Entry], merged: Collection[Block]) -> tuple[Layout, Survey]:
    """The layout with the header and columns found in its ``top`` filled rows, and what stands below that header."""
    sample = {number: row for number, _, row in top}
    numbers = headers.rows_of(sample, merged)
    layout = replace(layout, headers=numbers)
    below = islice(_entries(data, layout), max(layout.header, layout.first - 1), layout.last or None)
    looked = survey(below, sample.get(layout.header, {}))
    labelled = {position for number in numbers for position in sample.get(number, {})}
    width = _width(data, layout)
    columns = sorted(labelled | {position for position in looked.filled if position <= width})
    bounds.keep("many-columns", len(columns), "")
    picks = labels.picks(sample, numbers, columns, merged)
    left_out = sorted(number for number, _, _ in (*looked.notes, *looked.again))
    last = looked.other - 1 if looked.other else layout.last
    return replace(layout, columns=picks, left_out=tuple(left_out), last=last), looked


def _width(data: bytes, layout: Layout) -> int:
    """How wide the header is; a row that is wider is too long. All rows of a sheet are as wide as it is."""
    if not layout.headers:
        return sys.maxsize
    header = islice(records.read(data, layout), layout.headers[0] - 1, layout.header)
    return max(len(cells) for _, cells in header)


def _entries(data: bytes, layout: Layout) -> Iterator[Entry]:
    """The records, as far as quotes are sound."""
    try:
        yield from entries(records.read(data, layout))
    except records.BrokenQuotes:
        return
