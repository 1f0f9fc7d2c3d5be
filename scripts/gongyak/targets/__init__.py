"""What people point at, as something on this disk that can be checked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a target lies on this disk, and its ``origin`` where that is not what was named: an address, a zip."""

    path: Path
    origin: str = ""


@contextmanager
def opened(target: str) -> Iterator[Place]:
    """The place of a target for as long as it is needed."""
    yield Place(path=Path(target))
