"""The one canonical form of a table: same content, same bytes."""

import csv
import io
from collections.abc import Iterator
from difflib import unified_diff
from itertools import zip_longest

from gongyak import text
from gongyak.findings import Finding
from gongyak.rules import rule
from gongyak.sources import Source
from gongyak.tables import Row, sort_key


def canonical(source: Source) -> str:
    """The table as it should be stored: columns as in the schema, rows sorted by key, cells clean, LF, minimal quotes.

    The source must be free of the faults in ``preflight.FATAL``, else content would be lost.
    """
    table = source.table
    clean = {cell: text.tidied(cell) for cell in source.cells}
    rows = [
        Row(line, {column: clean[cell] for column, cell in zip(source.header, record, strict=True)})
        for line, record in source.records[1:]
    ]
    rows.sort(key=lambda row: sort_key(table, row))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([row[column] for column in table.columns] for row in rows)
    return stream.getvalue()


@rule("tidy", "form")
def untidy(source: Source) -> Iterator[Finding]:
    """파일은 스키마 순서의 열, 키 순서의 행, 꼭 필요한 따옴표, LF로 끝나는 줄로 정돈된 한 가지 꼴이어야 한다."""
    changes = changed(source, canonical(source))
    if changes:
        line, now, then = changes[0]
        yield source.finding("tidy", line, value=now.rstrip("\n"), clean=then.rstrip("\n"), lines=len(changes))


def changed(source: Source, clean: str) -> list[tuple[int, str, str]]:
    """Line number, line now and line then, wherever the file differs from its canonical form."""
    pairs = zip_longest(*_lines(source, clean), fillvalue="")
    return [(line, now, then) for line, (now, then) in enumerate(pairs, start=1) if now != then]


def difference(source: Source, clean: str) -> Iterator[str]:
    """A unified diff from the file to its canonical form."""
    path = source.table.path
    return unified_diff(*_lines(source, clean), path, f"{path} (tidy)", n=0)


def _lines(source: Source, clean: str) -> tuple[list[str], list[str]]:
    """The lines of both, with a byte order mark where there is one."""
    now = (source.data or b"").decode()
    return [line + "\n" for line in now.split("\n")], [line + "\n" for line in clean.split("\n")]
