"""What a command takes."""

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What one command took: CPU-seconds (user and system), seconds by the clock, peak memory in bytes; its words."""

    cpu: float
    wall: float
    memory: int
    said: str = ""


def run(*command: object, cwd: Path, status: int = 0) -> Cost:
    """Run a command to its end; CalledProcessError with what it said when that is not with ``status``."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    started = time.monotonic()
    process = subprocess.Popen(
        list(map(str, command)), cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said = process.stdout.read()
    # wait4 tells what this child and its own children took, and not what earlier ones did.
    _, ended, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(ended)
    if process.returncode != status:
        print(said[-2_000:], file=sys.stderr)
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(cpu=usage.ru_utime + usage.ru_stime, wall=time.monotonic() - started, memory=_bytes(usage), said=said)


def _bytes(usage: resource.struct_rusage) -> int:
    """The peak memory: Linux counts in kilobytes, macOS in bytes."""
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
