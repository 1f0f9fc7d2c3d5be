"""How much is taken in from strangers."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from gongyak import bounds
from gongyak.findings import UnusableInput
from gongyak.telling import Tell, nobody

MEGA = 1 << 20
CHUNK = 1 << 14


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Bytes of one ``file`` and in ``all``, counted as they lie on the disk in the end, whatever was promised.

    A zip may grow to ``ratio`` times its size, a small one in any case to ``grace`` bytes. ``members`` and ``files``:
    how many there may be in a zip or folder, and how many are fetched. ``seconds`` is for fetching everything, ``idle``
    for one answer.
    """

    file: int = bounds.MOST["large-file"]
    all: int = 512 * MEGA
    ratio: int = 200
    grace: int = 16 * MEGA
    members: int = 5_000
    files: int = 500
    redirects: int = 5
    seconds: float = 300
    idle: float = 20

    def unpacked(self, size: int) -> int:
        """How many bytes a zip of ``size`` bytes may hold."""
        return min(self.all, max(self.grace, self.ratio * size))


LIMITS = Limits()


class Allowance:
    """What may still be written: ``most`` bytes in all, ``file`` bytes of one file, until ``until`` (monotonic).

    ``case`` is the UnusableInput of more.
    """

    def __init__(
        self, most: int, file: int, *, case: str = "too-large", until: float = float("inf"), tell: Tell = nobody
    ) -> None:
        """Nothing is written yet; ``tell`` hears how much of each file is."""
        self.most, self.left, self.file, self.case, self.until, self.tell = most, most, file, case, until, tell

    def close(self) -> None:
        """From now on nothing may be written."""
        self.until = 0

    def store(self, chunks: Iterable[bytes], target: Path, shown: str) -> None:
        """Write ``chunks`` to the new file ``target``; UnusableInput, naming ``shown``, when they are too many."""
        self._take(0, self.file, shown)
        size = 0
        with target.open("xb") as stream:
            for chunk in chunks:
                size += len(chunk)
                self._take(len(chunk), self.file - size, shown)
                stream.write(chunk)
                self.tell("fetch", shown, size)

    def _take(self, size: int, room: int, shown: str) -> None:
        if monotonic() > self.until:
            raise UnusableInput("too-slow", path=shown)
        self.left -= size
        if room < 0 or self.left < 0:
            raise UnusableInput(self.case, path=shown, most=bounds.megabytes(self.file if room < 0 else self.most))
