"""What a result needs besides its number: a row to be listed and the text from which a passage is shown."""

import json
import zlib
from collections.abc import Iterator, Sequence

# Documents in a block: few, for the results of a query lie far apart.
ROWS = 16
TEXTS = 6
DICTIONARY = 24 * 1024
# Characters of all texts together, shared evenly: a nation keeps the first 600 of each, five documents all they have.
ROOM = 16_000_000


def rows(found: Sequence[tuple]) -> list[bytes]:
    """The rows in blocks, as compressed JSON."""
    return [zlib.compress(json.dumps(part, ensure_ascii=False).encode()) for part in _parts(found, ROWS)]


def texts(found: Sequence[str]) -> tuple[bytes, list[bytes]]:
    """A dictionary, and the texts in blocks that are compressed with it: half as large as each by itself."""
    most = ROOM // max(len(found), 1)
    kept = [text if len(text) <= most else shortened(text, most) for text in found]
    sample = dictionary(kept)
    return zlib.compress(sample), [_deflated("\0".join(part), sample) for part in _parts(kept, TEXTS)]


def shortened(text: str, most: int) -> str:
    """The first lines of a text, about ``most`` characters; an empty line at the end says that more followed."""
    return (text[:most].rpartition("\n")[0] or text[:most]) + "\n"


def dictionary(found: Sequence[str]) -> bytes:
    """Texts taken at even distances: what all of them share stands in some of them."""
    length = sum(map(len, found)) or 1
    step = max(1, round(length * 2.5 / DICTIONARY))
    return "\n".join(found[::step]).encode()[-DICTIONARY:]


def _deflated(text: str, sample: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=sample)
    return packer.compress(text.encode()) + packer.flush()


def _parts(found: Sequence, size: int) -> Iterator[Sequence]:
    return (found[start : start + size] for start in range(0, len(found), size))
