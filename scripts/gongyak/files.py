"""Files of the site, and writing a file so that nobody ever reads half of one."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteFile:
    """One file of the site; ``path`` is relative to the root of the site and uses ``/``."""

    path: str
    content: bytes | str


def write(path: Path, content: bytes | str) -> None:
    """Write beside the file, then rename: a crash leaves the old file whole. Folders are made as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
