"""Cells of a bare sheet that hold nothing themselves: a text from above is merged over them."""

from collections.abc import Collection

from gongyak.sources import Source, records, sheets


def over(source: Source) -> Collection[tuple[int, str]]:
    """Their lines and columns: what they say has been said already, and must not be counted twice."""
    layout = source.table.layout
    if layout.format != "xlsx" or not source.data:
        return frozenset()
    return frozenset(sheets.merged_over(records.sheet(source.data, layout), layout))
