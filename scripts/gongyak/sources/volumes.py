"""The files of a table that lies in several: joined as Frictionless joins them, and which line comes from which."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FIRST = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Volume:
    """A file among several: line ``start`` of what was joined is its line ``first``, and so on.

    ``header`` is its first line where that was left out, since the file before it has the header already.
    """

    path: str
    start: int = 0
    first: int = 0
    header: bytes = b""


def join(files: Iterable[tuple[str, bytes]], *, headed: bool) -> tuple[bytes, Sequence[Volume]]:
    """The bytes of all files, of each after the first without its first line if they are ``headed``.

    Where a file does not end its last line, that of the next goes on in it, and belongs to the file it began in.
    """
    pieces, volumes, ended, begun = [], [], 0, False
    for path, data in files:
        header = first_line(data) if headed and volumes else b""
        piece = data[len(header) :]
        first = 1 + bool(header) + begun
        known = {"start": ended + 1 + begun, "first": first, "header": header} if volumes else {}
        volumes.append(Volume(path=path, **known))
        pieces.append(piece)
        ended += piece.count(b"\n") + piece.count(b"\r") - piece.count(b"\r\n")
        begun = not piece.endswith((b"\n", b"\r")) if piece else begun
    return b"".join(pieces), volumes


def first_line(data: bytes) -> bytes:
    """The first line with its end."""
    return _FIRST.match(data)[0]
