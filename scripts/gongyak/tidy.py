"""The one canonical form of a table: same content, same bytes."""

import csv
import io
from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice, zip_longest

from gongyak import text
from gongyak.findings import Finding
from gongyak.rules import rule
from gongyak.sources import Source
from gongyak.tables import Row, sort_key


def canonical(source: Source) -> str:
    """The table as it should be stored: columns in the order of the schema, rows sorted by key, cells clean, LF, minimal quotes.

    The source must have all its columns and rectangular rows, else content would be lost: see ``preflight.FATAL``.
    """
    table = source.table
    rows = [
        Row(line, dict(zip(source.header, map(text.tidied, record), strict=True))) for line, record in source.records[1:]
    ]
    rows.sort(key=lambda row: sort_key(table, row))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([row[column] for column in table.columns] for row in rows)
    return stream.getvalue()


@rule("tidy", "form")
def untidy(source: Source) -> Iterator[Finding]:
    """파일은 정돈된 한 가지 꼴이어야 한다: 스키마 순서의 열, 키 순서의 행, 꼭 필요한 따옴표, 줄 끝의 LF."""
    clean = canonical(source)
    if source.text != clean:
        now, then = source.text.splitlines(keepends=True), clean.splitlines(keepends=True)
        line = next(n for n, (a, b) in enumerate(zip_longest(now, then), start=1) if a != b)
        yield source.finding("tidy", line, value="".join(now[line - 1 : line]).rstrip("\n"), diff=_excerpt(source, clean))


def _excerpt(source: Source, clean: str) -> str:
    """The first changed lines, on one line: ``-old +new``."""
    changes = (line for line in difference(source, clean) if not line.startswith(("---", "+++", "@@")))
    return " ".join(line.rstrip("\n") for line in islice(changes, 4))


def difference(source: Source, clean: str) -> Iterator[str]:
    """A unified diff from the file to its canonical form."""
    path = source.table.path
    now, then = source.text.splitlines(keepends=True), clean.splitlines(keepends=True)
    return unified_diff(now, then, path, f"{path} (tidy)", n=0)
