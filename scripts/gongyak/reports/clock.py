"""When a check was made, and how long it took."""

import os
from dataclasses import dataclass
from time import gmtime, strftime, time


@dataclass(frozen=True, kw_only=True, slots=True)
class Ran:
    """When a check ended (UTC, ISO 8601), and how many seconds it took."""

    at: str
    seconds: float


def ran(started: float) -> Ran:
    """The check that began at ``started`` (``time.time``) ends now.

    Where SOURCE_DATE_EPOCH says what time it is, reports of the same data are the same file (reproducible-builds.org).
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now, seconds = (int(epoch), 0.0) if epoch.isdecimal() else (time(), time() - started)
    return Ran(at=strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(now)), seconds=round(max(seconds, 0.0), 3))
