"""Which files may be what is checked, so that no report is ever written over them."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gongyak import bounds
from gongyak.package import DESCRIPTOR

# Nobody calls a report so.
_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".zip"})
# One that is never closed is taken as a whole, not looked for again from each quotation mark in it.
_QUOTED = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)


def is_input(place: Path, target: Path) -> bool:
    """Whether the file ``place`` is the ``target``, a table by its name, a descriptor, or named by one above it.

    This does not hang on whether the target can be checked: what is refused is not to be overwritten either.
    """
    near = {real(target), *(folder / DESCRIPTOR for folder in place.parents)}
    if place in near or (os.path.lexists(place) and place.suffix.lower() in _TABLES):
        return True
    described = [path for path in near if path.suffix.lower() == ".json" and os.path.isfile(path)]
    return any(place == named for path in described for named in _named(path, place.name))


def real(path: Path) -> Path:
    """Where the path leads, whatever stands there."""
    return Path(os.path.realpath(path))


def _named(descriptor: Path, name: str) -> Iterator[Path]:
    """The files of a ``name`` that a descriptor names, be it too broken to be read: of all that is quoted in it."""
    with descriptor.open("rb") as stream:
        quoted = {*_QUOTED.findall(stream.read(bounds.MOST["long-descriptor"]))}
    for each in quoted:
        with suppress(ValueError):
            path = json.loads(each) if b"\\" in each else each[1:-1].decode()
            if path.endswith(name):
                yield real(descriptor.parent / path)
