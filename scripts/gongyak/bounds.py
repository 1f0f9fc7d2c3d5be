"""How much of a package is looked at: far above what a nation needs, far below what would stop a machine.

``docs/decisions/0027`` has the measurements.
"""

import json
import math
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import process_time
from types import FrameType

from gongyak.findings import UnusableInput

# By what an UnusableInput says of more. Bytes as the targets take them from a zip or an address.
MOST: Mapping[str, int] = {
    "long-descriptor": 16 << 20,
    "deep-descriptor": 64,
    "full-descriptor": 200_000,
    "many-tables": 1_000,
    "many-columns": 2_000,
    "large-file": 256 << 20,
    "large-json": 16 << 20,
    "long-line": 16 << 20,
    "many-rows": 5_000_000,
    "many-cells": 60_000_000,
    "many-different": 5_000_000,
    "long-name": 1_000,
    "long-constraint": 100_000,
}
_BYTES = frozenset({"long-descriptor", "large-file", "large-json", "long-line"})
# CPU-seconds for the pattern of a column, or for a cell that is made to fit one; for how a table is laid out; and for
# everything together, to which each megabyte of the files adds ten.
PATTERNS, LOOKING, ALL, MEGABYTE = 5, 60, 300, 10
# As many lines as Frictionless looks at for that.
_LINES = 100
_DELIMITERS = (b",", b";", b"\t", b"|")


def keep(case: str, amount: int, path: object) -> None:
    """UnusableInput ``case`` when there is more of it than is looked at."""
    if amount > MOST[case]:
        most = megabytes(MOST[case]) if case in _BYTES else f"{MOST[case]:,}"
        raise UnusableInput(case, path=path, most=most)


def megabytes(size: int) -> str:
    """A number of bytes for people."""
    return f"{size / (1 << 20):,.4g} MB"


def read(case: str, path: Path) -> bytes:
    """The bytes of a plain file; UnusableInput when there are more than are looked at."""
    keep(case, path.stat().st_size, path)
    return path.read_bytes()


def look(lines: Iterable[bytes], path: str) -> None:
    """UnusableInput when a file begins with longer lines or more columns than anyone need look at to lay it out."""
    for number, line in enumerate(islice(lines, _LINES)):
        keep("long-line", len(line), path)
        keep("many-columns", 0 if number else max(map(line.count, _DELIMITERS)), path)


def parse(path: Path) -> object:
    """The JSON of a descriptor; UnusableInput when it is larger, fuller or deeper than a package needs."""
    try:
        content = json.loads(read("long-descriptor", path))
    except RecursionError:
        raise UnusableInput("deep-descriptor", path=path, most=MOST["deep-descriptor"]) from None
    level, depth, values = [content], 0, 0
    while level:
        depth, values = depth + 1, values + len(level)
        keep("deep-descriptor", depth, path)
        keep("full-descriptor", values, path)
        keep("long-name", max(_longest(each, ("name", "path")) for each in level), path)
        keep("long-constraint", max(_longest(each, ("format", "constraints")) for each in level), path)
        level = [inner for each in level for inner in _inner(each)]
    return content


def _inner(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        return iter(value.values())
    return iter(value if isinstance(value, list) else ())


def checking(size: int) -> float:
    """CPU-seconds for a package whose files have so many bytes: ten times what they take when every cell is wrong."""
    return ALL + MEGABYTE * size / 1_000_000


def judging(rows: int) -> float:
    """CPU-seconds to judge a table in: several times what Frictionless takes for wide rows all of which are wrong."""
    return 60 + rows / 2_000


def _longest(value: object, names: Iterable[str]) -> int:
    """The length of what each finding, or each error of Frictionless, repeats of an object."""
    return max(len(str(value.get(name, ""))) for name in names) if isinstance(value, dict) else 0


class _Late(BaseException):
    """Time is up. Frictionless turns every Exception into a verdict."""


@contextmanager
def patience(seconds: float, case: str, **params: object) -> Iterator[None]:
    """UnusableInput ``case`` when what is done inside takes more CPU time, or more than another patience around it has.

    Python's regular expressions look out for signals, so they can be stopped. Where there are no such signals
    (Windows, other threads than the main one), it takes as long as it takes.
    """
    try:
        before = signal.signal(signal.SIGVTALRM, _stop)
    except (AttributeError, ValueError):
        yield
        return
    around = signal.getitimer(signal.ITIMER_VIRTUAL)[0] or math.inf
    started, granted = process_time(), min(seconds, around)
    # Again and again, for where the first is swallowed.
    signal.setitimer(signal.ITIMER_VIRTUAL, granted, 1)
    try:
        yield
    except _Late:
        if granted == around:
            raise
        raise UnusableInput(case, **params) from None
    finally:
        left = max(around - (process_time() - started), 0.001) if around < math.inf else 0
        signal.setitimer(signal.ITIMER_VIRTUAL, left, min(left, 1))
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _Late
