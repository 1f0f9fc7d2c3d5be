"""Where the command runs: outputs that are closed or full, and whoever ends it from outside."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from web_server import answering, dripping

COMMAND = f'"{sys.executable}" "{ROOT}/scripts/validate.py"'
FULL = "No space left on device"


def shell(command: str) -> tuple[int, str, str]:
    """The exit status of a command of a shell, and what it said on either side."""
    done = subprocess.run(["sh", "-c", f"exec {COMMAND} {command}"], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("asked", ["{tiny} --lang en", "--list"])
def test_an_output_that_is_full_is_said_and_exits_with_two(tiny: Path, asked: str) -> None:
    assert shell(f"{asked.format(tiny=tiny)} >/dev/full") == (2, "", f"<stdout>: {FULL}\n")


@pytest.mark.parametrize("side", ["2>&-", "2>/dev/full"])
def test_who_cannot_be_told_what_is_wrong_still_gets_the_status(tiny: Path, side: str) -> None:
    assert shell(f"{tiny}/nowhere --quiet {side}") == (2, "", "")


def test_nothing_at_all_need_be_open(tiny: Path) -> None:
    assert shell(f"{tiny} <&- >&- 2>&-") == (0, "", "")
    assert shell(f"{tiny}/nowhere <&- >&- 2>&-") == (2, "", "")


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_who_is_ended_from_outside_leaves_nothing_and_says_nothing(tmp_path: Path, end: signal.Signals) -> None:
    with answering({"/x.csv": dripping(head=False)}) as host:
        command = [sys.executable, str(ROOT / "scripts/validate.py"), f"{host}/x.csv"]
        with subprocess.Popen(command, env={"TMPDIR": str(tmp_path)}, stderr=subprocess.PIPE) as process:
            while not list(tmp_path.glob("*/named")) and process.poll() is None:
                pass
            process.send_signal(end)
            said = process.stderr.read()
    assert (said, process.returncode) == (b"", 130)
    assert list(tmp_path.iterdir()) == []


ENDED = """
import os, signal
from gongyak.terminal import heed_an_end
heed_an_end()
try:
    os.kill(os.getpid(), signal.SIGHUP)
    print("goes on")
    os.kill(os.getpid(), signal.SIGTERM)
except KeyboardInterrupt:
    os.kill(os.getpid(), signal.SIGINT)
    print("tidies up")
"""


@pytest.mark.parametrize(
    ("heard", "said"), [(signal.SIG_DFL, "tidies up\n"), (signal.SIG_IGN, "goes on\ntidies up\n")], ids=["", "nohup"]
)
def test_an_end_is_heeded_once_and_only_where_one_may(heard: signal.Handlers, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENDED],
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, heard),
    )
    assert (done.stdout, done.stderr) == (said, "")
