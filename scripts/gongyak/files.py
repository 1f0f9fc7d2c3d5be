"""Files of the site, files of a folder that strangers filled, and writing one so that nobody ever reads half of it."""

import os
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteFile:
    """One file of the site; ``path`` is relative to the root of the site and uses ``/``."""

    path: str
    content: bytes | str


def plain(folder: Path, path: str | Path) -> Path | None:
    """Where the plain file ``path`` of a folder lies; None for anything else, as for a link that leads out of it."""
    place = folder / path
    try:
        inside = Path(realpath(place, strict=True)).is_relative_to(realpath(folder))
        return place if inside and place.is_file() else None
    except (OSError, ValueError):  # a link to itself; a NUL in the path
        return None


def write(path: Path, content: bytes | str) -> None:
    """Write beside the file, then rename: a crash leaves the old file whole. Folders are made as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
