"""What the header of a table that nobody described calls each column."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from itertools import chain, count, groupby

from gongyak.layout import Pick, letter
from gongyak.sources.sheets import Block
from gongyak.text import tidied

Row = Mapping[int, str]


def picks(
    rows: Mapping[int, Row], numbers: Sequence[int], columns: Sequence[int], merged: Collection[Block]
) -> tuple[Pick, ...]:
    """The ``columns`` as the rows ``numbers`` name them: one without bears its letter, one named again a number."""
    found: dict[str, Pick] = {}
    for column, label in zip(columns, _labels(rows, numbers, columns, merged), strict=True):
        name = free(label or f"{letter(column)}열", found)
        found[name] = Pick(position=column, name=name, label=label)
    return tuple(found.values())


def free(name: str, taken: Container[str]) -> str:
    """The name, with the first number that makes it another than those that are ``taken``."""
    numbered = (f"{name} ({number})" for number in count(2))
    return next(each for each in chain([name], numbered) if each not in taken)


def _labels(rows: Mapping[int, Row], numbers: Sequence[int], columns: Sequence[int], merged: Collection[Block]) -> list:
    """What the header calls each of ``columns``: the texts above it from top to bottom, joined by a blank."""
    header = [rows.get(number, {}) for number in numbers]
    across = [block for block in merged if block[0] in numbers and block[1] < block[3]]
    spread = [
        _merged(row, number, across) if across else _gapped(row, columns, set().union(*header[place:]))
        for place, (number, row) in enumerate(zip(numbers, header, strict=True), start=1)
    ]
    parts = ([tidied(" ".join(row.get(column, "").split())) for row in spread] for column in columns)
    return [" ".join(text for text, _ in groupby(filter(None, each))) for each in parts]


def _merged(row: Row, number: int, blocks: Iterable[Block]) -> Row:
    """A row of the header with the text of each merged cell over all its columns; blocks never lie upon each other."""
    spread, free = dict(row), 0
    for left, right in sorted((left, right) for top, left, _, right in blocks if top == number and left in row):
        if left >= free:
            spread |= dict.fromkeys(range(left, right + 1), row[left])
            free = right + 1
    return spread


def _gapped(row: Row, columns: Sequence[int], divided: Collection[int]) -> Row:
    """A row of the header with each text over the gaps after it too, as far as columns are divided further below."""
    spread, last = dict(row), ""
    for column in columns:
        last = row.get(column, last) if column in divided else ""
        if last:
            spread[column] = last
    return spread
