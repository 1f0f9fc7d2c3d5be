"""Which lines a change has touched, as ``git diff`` tells it."""

import re
from collections.abc import Iterator
from pathlib import Path

from gongyak.findings import UnusableInput

Lines = frozenset[tuple[str, int]]
# A new name, which git ends with a tab where it holds a blank; the head of a hunk.
_HEAD = re.compile(r"\+\+\+ b/(.*?)\t?|@@ -\S+ \+(\d+)(?:,(\d+))? @@.*")


def read(path: Path) -> Lines:
    """The files and lines that are new in the diff at ``path``, made without context (``--unified=0``)."""
    try:
        diff = path.read_bytes().decode(errors="replace")
    except OSError as error:
        raise UnusableInput("unreadable", path=path, reason=error) from None
    return frozenset(_lines(diff))


def _lines(diff: str) -> Iterator[tuple[str, int]]:
    name = ""
    for found in filter(None, map(_HEAD.fullmatch, diff.split("\n"))):
        named, first, count = found.groups()
        name = name if named is None else named
        yield from ((name, int(first) + more) for more in range(int(count or 1) if first else 0))
