"""In which format a resource says that its rows are, and how they are compressed."""

from collections.abc import Mapping
from pathlib import Path

# Files that hold another; a table in one of them is called t.csv.gz.
PACKED = frozenset({"bz2", "gz", "xz", "zip"})


def stated(resource: Mapping) -> str:
    """The format as stated, or as the name of the file ends."""
    path = resource.get("path")
    path = path[0] if isinstance(path, list) and path else path
    if path is None and "data" in resource:
        return "inline"
    name = Path(str(path))
    named = name.stem if _ending(name) in PACKED else name
    return str(resource.get("format") or _ending(named)).lower()


def packed(resource: Mapping, path: str) -> str:
    """How a file is compressed, as stated, or as its name ends; empty when it is not."""
    stated, ending = resource.get("compression"), _ending(path)
    return str(stated) if stated not in (None, "", "no") else ending if ending in PACKED else ""


def _ending(name: str | Path) -> str:
    return Path(name).suffix.removeprefix(".").lower()
