"""Tables written as JSON, in a file of their own or in the descriptor: the records they hold."""

import json
from collections.abc import Iterator, Mapping, Sequence

from gongyak.package import Table
from gongyak.pointers import Places, Pointer, places

Record = tuple[int, list[str]]


def records(data: bytes, table: Table) -> Iterator[Record]:
    """The records of ``table`` with the lines on which they begin, the header first; ValueError when it is no JSON.

    There are none where there is no table. Rows that are objects share one header, the columns of the schema, which
    Frictionless counts as a record.
    """
    pointer: Pointer = ("resources", table.place, "data") if table.layout.format == "inline" else ()
    text = data.decode("utf-8-sig")
    rows = json.loads(text)
    for step in pointer:
        rows = rows[step]
    return _records(rows, pointer, places(text), table.columns)


def _records(rows: object, pointer: Pointer, place: Places, columns: Sequence[str]) -> Iterator[Record]:
    if not isinstance(rows, list) or not rows:
        return
    if isinstance(rows[0], Mapping):
        yield place.line(*pointer, 0), [*columns]
    for number, row in enumerate(rows):
        yield place.line(*pointer, number), _cells(row, columns)


def _cells(row: object, columns: Sequence[str]) -> list[str]:
    """A row as text; what is no row has no cells."""
    cells = [row.get(name) for name in columns] if isinstance(row, Mapping) else row
    return [_text(cell) for cell in cells] if isinstance(cells, list) else []


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    return "" if cell is None else json.dumps(cell, ensure_ascii=False)
