"""The one canonical form of a table: same content, same bytes."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import chain, islice, pairwise, starmap, zip_longest
from operator import le

from gongyak import text
from gongyak.findings import Finding
from gongyak.package import Table
from gongyak.rules import rule
from gongyak.sources import Source
from gongyak.sources.contents import CHUNK, Column
from gongyak.tables import ranks


def canonical(source: Source) -> str:
    """The table as it should be stored: columns as in the schema, rows sorted by key, cells clean, LF, minimal quotes.

    The source must be free of the faults in ``preflight.FATAL``, else content would be lost.
    """
    clean = {cell: text.tidied(cell) for cell in source.cells.all}
    columns = {name: [clean[cell] for cell in source.column(name)] for name in source.header}
    return written(arranged(source.table, columns))


def arranged(table: Table, columns: Mapping[str, Column]) -> Iterator[Sequence[str]]:
    """The header and the rows: columns in the order of the schema, those it does not know last; rows sorted by key."""
    names = sorted(columns, key=lambda name: table.columns.index(name) if name in table.columns else len(columns))
    kept = [columns[name] for name in names]
    rows = ([column[row] for column in kept] for row in row_order(table, columns))
    return chain([names], rows) if names else iter(())


def row_order(table: Table, columns: Mapping[str, Column]) -> list[int]:
    """The numbers of the rows, from 0, as they follow each other by key."""
    order = list(range(len(next(iter(columns.values()), ()))))
    for ranked in reversed(ranks(table, columns)):
        order.sort(key=ranked.__getitem__)
    return order


def written(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """The text of a file."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def pieces(rows: Iterable[Sequence[str]], delimiter: str = ",") -> Iterator[str]:
    """The same by and by."""
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        yield written(chunk, delimiter)


@rule("tidy", "form")
def untidy(source: Source) -> Iterator[Finding]:
    """파일은 스키마 순서의 열, 키 순서의 행, 꼭 필요한 따옴표, LF로 끝나는 줄로 정돈된 한 가지 형식이어야 한다."""
    changes = iter(()) if _stands(source) else changed(source, canonical(source))
    for line, now, then in islice(changes, 1):
        lines = 1 + sum(1 for _ in changes)
        now, then = now.rstrip("\n"), then.rstrip("\n")
        case = {"case": "end"} if now == then else {}
        yield source.finding("tidy", line, value=now, clean=then, lines=lines, **case)


def _stands(source: Source) -> bool:
    """Whether a file without any other fault is canonical: the last line ended, the rows in order, the quotes needed.

    Clean cells, a line for each row: where no quote stands, a line can only be written as it is.
    """
    table, columns = source.table, dict(zip(source.header, source.cells.columns, strict=True))
    return (
        (*columns,) == table.columns
        and source.data.endswith(b"\n")
        and all(starmap(le, pairwise(zip(*ranks(table, columns), strict=True))))
        and _sparing(source)
    )


def _sparing(source: Source) -> bool:
    """Whether the lines with quotes are as they would be written."""
    lines = ((row, line) for row, line in enumerate(io.BytesIO(source.data), start=-1) if b'"' in line)
    while chunk := list(islice(lines, CHUNK)):
        rows = ([column[row] for column in source.cells.columns] if row >= 0 else source.header for row, _ in chunk)
        if written(rows).encode() != b"".join(line for _, line in chunk):
            return False
    return True


def changed(source: Source, clean: str) -> Iterator[tuple[int, str, str]]:
    """Line number, line now and line then, wherever the file differs from its canonical form."""
    pairs = zip_longest(*_lines(source, clean), fillvalue="")
    return ((line, now, then) for line, (now, then) in enumerate(pairs, start=1) if now != then)


def difference(source: Source, clean: str) -> Iterator[str]:
    """A unified diff from the file to its canonical form."""
    path = source.table.path
    now, then = _lines(source, clean)
    return unified_diff([*now], [*then], path, f"{path} (tidy)", n=0)


def _lines(source: Source, clean: str) -> tuple[Iterator[str], Iterator[str]]:
    """The lines of both, with a byte order mark where there is one."""
    return _split((source.data or b"").decode()), _split(clean)


def _split(text: str) -> Iterator[str]:
    """What stands between line feeds, each piece with one: as a list it would take more room than the table."""
    start = 0
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
    yield text[start:] + "\n"
