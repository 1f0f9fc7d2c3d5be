"""How far a long work has come, on one line of a terminal that is gone when the work is done."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

from gongyak import text
from gongyak.messages import words
from gongyak.phrases import filled
from gongyak.telling import Tell, nobody

# Seconds between two looks at the same work; more often nobody can read it.
PAUSE = 0.1
USUAL = 80


@contextmanager
def told(language: str, *, quiet: bool) -> Iterator[Tell]:
    """What to tell of a work while it lasts; only a person at a terminal who has not asked for quiet is told."""
    if quiet or not (sys.stderr and sys.stderr.isatty()):
        yield nobody
        return
    line = _Line(sys.stderr, language)
    try:
        yield line.tell
    finally:
        line.close()


class _Line:
    def __init__(self, stream: TextIO, language: str) -> None:
        self.stream, self.words, self.open = stream, words(language)["progress"], True
        self.width, self.last = 0, ("", "", 0.0)

    def tell(self, work: str, name: str, count: int) -> None:
        """Rewrite the line, unless it was rewritten just now."""
        if not self.open or ((work, name) == self.last[:2] and monotonic() - self.last[2] < PAUSE):
            return
        self.last = (work, name, monotonic())
        shown = filled(self.words[work], name=text.visible(name, 40), count=count, mega=f"{count / 1_000_000:,.1f}")
        self._write(_cut(shown, _columns(self.stream) - 1))

    def _write(self, shown: str) -> None:
        width = _width(shown)
        self.stream.write(f"\r{shown}{' ' * (self.width - width)}")
        self.stream.flush()
        self.width = width

    def close(self) -> None:
        """Leave nothing on the screen, whoever may still have something to tell."""
        self.open = False
        self._write("")
        self.stream.write("\r")
        self.stream.flush()


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or USUAL
    except OSError:
        return USUAL


def _width(shown: str) -> int:
    """Columns of a terminal: a syllable takes two."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in shown)


def _cut(shown: str, room: int) -> str:
    """As much of the line as fits, so that it never wraps."""
    while _width(shown) > room:
        shown = shown[:-1]
    return shown
