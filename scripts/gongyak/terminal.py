"""What commands say to whoever called them, and the exit status that goes with it."""

import os
import signal
import sys
from collections.abc import Iterable

from gongyak import text

CLEAN, FOUND, UNUSABLE = 0, 1, 2
# What a shell says of a command that was stopped with Ctrl-C.
INTERRUPTED = 130


def heed_an_end() -> None:
    """Let whoever ends this command from outside interrupt it, so that it tidies up as after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def show(lines: Iterable[str]) -> None:
    """Print to whatever stands at the other end: it may have stopped listening."""
    try:
        for line in lines:
            print(line)
        if sys.stdout:  # none at all where a shell has closed it
            sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refuse(reason: str) -> int:
    """Say on the side why something was not done, on one line; the exit status of that."""
    print(text.visible(reason, 400), file=sys.stderr)
    return UNUSABLE
