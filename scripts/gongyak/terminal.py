"""What commands say to whoever called them, and the exit status that goes with it."""

import os
import signal
import sys
from collections.abc import Iterable
from types import FrameType
from typing import TextIO

from gongyak import text

CLEAN, FOUND, UNUSABLE = 0, 1, 2
# What a shell says of a command that was stopped with Ctrl-C.
INTERRUPTED = 130
# Windows knows no closed terminal (SIGHUP).
_ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def heed_an_end() -> None:
    """Let whoever ends this command interrupt it, once, so that it tidies up; but not if nobody may (nohup)."""
    for each in _ENDS:
        if signal.getsignal(each) != signal.SIG_IGN:
            signal.signal(each, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    for each in _ENDS:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


def show(lines: Iterable[str]) -> None:
    """Print to whatever stands at the other end: it may have stopped listening.

    Where it cannot take what it should (a full disk), that is said on the side, and nothing more is done.
    """
    if fault := _printed(lines, sys.stdout):
        sys.exit(refuse(fault))


def refuse(reason: str) -> int:
    """Say on the side why something was not done, on one line; the exit status of that."""
    _printed([text.visible(reason, 2_000)], sys.stderr)
    return UNUSABLE


def _printed(lines: Iterable[str], stream: TextIO | None) -> str:
    """Print to a stream, or to none where a shell has closed it; why that could not be done, though one listens."""
    try:
        for line in lines:
            if stream:
                print(line, file=stream)
        if stream:
            stream.flush()
    except OSError as error:
        # Python flushes once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return "" if isinstance(error, BrokenPipeError) else f"{stream.name}: {error.strerror}"
    return ""
