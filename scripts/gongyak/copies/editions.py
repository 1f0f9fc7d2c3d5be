"""The files of a table as they lie in a copy: written anew, or with other texts in some of their cells."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise

from gongyak import tidy
from gongyak.copies import splices
from gongyak.corrections import Corrected, delimiter
from gongyak.findings import UnusableInput
from gongyak.package import OWN
from gongyak.sources import packing, parse, records
from gongyak.sources.contents import Column

# So many digits a spreadsheet keeps, and any other program.
DIGITS = 15


def files(result: Corrected, basis: str, path: str, data: bytes) -> Mapping[str, Iterable[bytes]]:
    """By path the content of each file of a table, the first at ``path``; none where it would be read otherwise.

    ``data`` are what a workbook holds by now, another sheet of which may have been corrected before.
    """
    source = result.source
    if basis == OWN and source.table.layout.format == "xlsx":
        made = _workbook(data, result)
        return {path: [made]} if made else {}
    if basis == OWN and source.table.layout.format == "json":
        rows = (json.dumps(row, ensure_ascii=False) for row in of_rows(json.loads(source.data), result))
        return {path: [b"[\n", ",\n".join(rows).encode(), b"\n]\n"]}
    written = _volumes(result) if source.volumes else [(path, result.records)]
    sign = delimiter(source, basis)
    made = {each: (piece.encode() for piece in tidy.pieces(rows, sign)) for each, rows in written}
    way = source.table.packed
    return {each: packing.packed(pieces, way) for each, pieces in made.items()} if way else made


def _volumes(result: Corrected) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    """The records of each of several files, in turn: each begins with the header that it had."""
    source, found = result.source, iter(result.records)
    header = [*islice(found, 1)] if source.table.layout.headers else []
    starts = [bisect_left(source.lines, volume.start) for volume in source.volumes]
    for volume, (first, after) in zip(source.volumes, pairwise([*starts, len(source.lines)]), strict=True):
        headed = volume.header or volume is source.volumes[0]
        yield volume.path, chain(header if headed else (), islice(found, after - first))


def of_rows(rows: Sequence, result: Corrected) -> list:
    """The rows of a table in JSON: a text that is right stays one, and a number becomes one."""
    header, headers = result.source.header, result.source.table.layout.headers
    top = 0 if rows and isinstance(rows[0], Mapping) else max(headers, default=0)
    changed = [*rows[:top], *(_row(row, header, result) for row in rows[top:])]
    if top and len(headers) == 1:
        changed[top - 1] = [
            new if isinstance(old, str) else old for old, new in zip(rows[top - 1], header, strict=True)
        ]
    return changed


def _row(row: object, header: Sequence[str], result: Corrected) -> object:
    if isinstance(row, Mapping):
        return {name: _value(result, name, cell) for name, cell in row.items()}
    if not isinstance(row, list):
        return row
    known = [_value(result, name, cell) for name, cell in zip(header, row, strict=False)]
    return [*known, *row[len(known) :]]


def _workbook(data: bytes, result: Corrected) -> bytes | None:
    """The workbook ``data`` with the sheet as it should be; None where it would not be read as that.

    A formula is never overwritten, and a date would be made of a number in a cell that shows dates.
    """
    source = result.source
    sheet = records.sheet(data, source.table.layout)
    cells = zip(source.lines, zip(*source.cells.columns, strict=True), strict=True)
    texts = {
        (line, place): _value(result, name, cell)
        for line, row in cells
        for place, (name, cell) in enumerate(zip(source.header, row, strict=True), start=1)
        if cell in result.repaired[name] and place in sheet.rows[line]
    }
    top = sheet.rows.get(source.cells.top, {})
    names = {(source.cells.top, place): name for place, name in enumerate(source.header, start=1) if place in top}
    texts |= {place: name for place, name in names.items() if top[place[1]] != name}
    if texts.keys() & {*sheet.calculated}:
        return None
    try:
        made = splices.spliced(data, sheet.part, texts)
        cells = parse(source.table, made).cells
    except (KeyError, UnusableInput):
        return None
    return made if [*cells.header] == [*source.header] and [*map(list, cells.columns)] == _columns(result) else None


def _columns(result: Corrected) -> list[Column]:
    """What the columns should hold."""
    named = zip(result.source.header, result.source.cells.columns, strict=True)
    return [[result.repaired[name].get(cell, (cell,))[0] for cell in column] for name, column in named]


def _value(result: Corrected, name: str, cell: object) -> object:
    """A cell as it should be: a number where its column has numbers, and no digit of it would be lost."""
    repaired = result.repaired.get(name, {})
    if not isinstance(cell, str) or cell not in repaired:
        return cell
    text, _ = repaired[cell]
    return json.loads(text) if name in result.source.table.numeric and _exact(text) else text


def _exact(text: str) -> bool:
    """Whether a number is the same number, digit by digit, wherever it is read."""
    return len(text) <= DIGITS and json.dumps(json.loads(text)) == text
