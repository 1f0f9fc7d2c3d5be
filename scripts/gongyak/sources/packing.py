"""Text in compressed files: unpacked no further than anyone need, and packed again."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterable, Iterator
from functools import partial

from gongyak.bounds import megabytes
from gongyak.findings import BrokenTable, UnusableInput
from gongyak.targets.limits import LIMITS

# By the ending of a name: what opens such a file, and what packs another, without a date or a name in it.
_WAYS = {
    "bz2": (bz2.open, bz2.BZ2Compressor),
    "gz": (gzip.open, partial(zlib.compressobj, wbits=16 + zlib.MAX_WBITS)),
    "xz": (lzma.open, lzma.LZMACompressor),
}
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)


def unpacked(data: bytes, way: str, path: str) -> bytes:
    """What is in a compressed file; BrokenTable when it is none, UnusableInput when it grows beyond the limits."""
    most = min(LIMITS.unpacked(len(data)), LIMITS.file)
    try:
        with _WAYS[way][0](io.BytesIO(data)) as stream:
            content = stream.read(most + 1)
    except _BROKEN as error:
        raise BrokenTable("zip-broken", path=path, reason=error) from None
    if len(content) > most:
        raise UnusableInput("zip-bomb", path=path, most=megabytes(most))
    return content


def packed(chunks: Iterable[bytes], way: str) -> Iterator[bytes]:
    """The bytes of a compressed file with ``chunks`` in it."""
    packer = _WAYS[way][1]()
    yield from map(packer.compress, chunks)
    yield packer.flush()
