"""Ways to spoil the biggest table of a nation from end to end, and how many faults that makes."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TABLE = Path("datasets/items.csv")
# What a spoiled record is, and how many faults it has.
Spoiled = tuple[list[str], int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A way to break ``rule``: ``spoil`` does it to the package in a folder and returns in how many places."""

    name: str
    rule: str
    spoil: Callable[[Path], int]


def _records(change: Callable[[int, list[str]], Spoiled]) -> Callable[[Path], int]:
    """Change each record but the header; records are numbered from 1."""

    def spoil(folder: Path) -> int:
        path, places = folder / TABLE, 0
        whole, beside = path.read_text(encoding="utf-8"), path.with_suffix(".new")
        with beside.open("w", encoding="utf-8", newline="") as stream:
            reader, writer = csv.reader(whole.splitlines(keepends=True)), csv.writer(stream, lineterminator="\n")
            writer.writerow(next(reader))
            for number, record in enumerate(reader, start=1):
                spoiled, faults = change(number, record)
                places += faults
                writer.writerow(spoiled)
        beside.replace(path)
        return places

    return spoil


def _padded(number: int, record: list[str]) -> Spoiled:
    return [f"{cell} " for cell in record], len(record)


def _uneven(number: int, record: list[str]) -> Spoiled:
    return [*record, ""], 1


def _lost(number: int, record: list[str]) -> Spoiled:
    # It is half of a second key too.
    return [f"lost-{number}", *record[1:]], 2


def _zeros(number: int, record: list[str]) -> Spoiled:
    return [*record[:10], f"0{number}", *record[11:]], 1


def _file(change: Callable[[str], bytes]) -> Callable[[Path], int]:
    """Change the file as a whole, which is one fault."""

    def spoil(folder: Path) -> int:
        path = folder / TABLE
        path.write_bytes(change(path.read_text(encoding="utf-8")))
        return 1

    return spoil


def _windows(content: str) -> bytes:
    return b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode()


def _korean_windows(content: str) -> bytes:
    return content.encode("CP949", errors="replace")


def _reversed(content: str) -> bytes:
    header, *lines = content.splitlines(keepends=True)
    return "".join([header, *reversed(lines)]).encode()


SPOILED = (
    Way(name="each cell padded", rule="padding", spoil=_records(_padded)),
    Way(name="zeros before each count", rule="plain-form", spoil=_records(_zeros)),
    Way(name="each key lost", rule="foreign-key", spoil=_records(_lost)),
    Way(name="each row uneven", rule="cell-count", spoil=_records(_uneven)),
    Way(name="each line CRLF, a mark", rule="line-end", spoil=_file(_windows)),
    Way(name="CP949", rule="encoding", spoil=_file(_korean_windows)),
    Way(name="rows reversed", rule="tidy", spoil=_file(_reversed)),
)
