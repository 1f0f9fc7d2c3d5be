"""Names of files for tables whose names strangers chose: below the folder, on any system, each once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count
from pathlib import PurePosixPath

from gongyak.package import Table

# What Windows forbids in a name, and what nobody sees or reads the other way round.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
# Of bytes; a file system takes 255, and a number and an ending come after.
_LONGEST = 200


def of_tables(tables: Sequence[Table], taken: Iterable[str]) -> Mapping[str, str]:
    """By the name of each table its path in the copy: where its file lay, as CSV; ``taken`` are none of them.

    Of a workbook with several tables each bears the name of its sheet too.
    """
    paths, used = {}, {name.casefold() for name in taken}
    counts = Counter(table.path for table in tables)
    for table in tables:
        path = PurePosixPath(table.path)
        name = f"{path.stem} {table.layout.sheet}" if counts[table.path] > 1 else path.stem
        stem = "/".join(map(_plain, (*path.parts[:-1], name)))
        names = chain([f"{stem}.csv"], (f"{stem} ({number}).csv" for number in count(2)))
        paths[table.name] = next(name for name in names if name.casefold() not in used)
        used.add(paths[table.name].casefold())
    return paths


def _plain(name: str) -> str:
    """One part of a path: no folder, no device, nothing hidden, neither empty nor too long."""
    clean = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip(" .~$") or "_"
    clean = clean.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    return f"_{clean}" if _DEVICE.fullmatch(clean) else clean
