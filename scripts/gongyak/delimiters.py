"""The characters of a text table that nobody described: its encoding, what stands between cells and around them."""

import csv
import re
from collections import Counter

from gongyak import charsets
from gongyak.layout import Layout

# In the order in which they are believed, when several part the lines as evenly.
DELIMITERS = (",", "\t", ";", "|")
# What no one writes, for a text of one column with all of those in it.
NONE = "\x1f"
# So much shows what a text looks like.
SAMPLE = 1 << 18
_APOSTROPHES = re.compile(r"(?m)(?:^|[,;\t|])'[^'\n]*[,;\t|][^'\n]*'(?=[,;\t|]|\r?$)")


def found(data: bytes) -> Layout:
    """The layout of the text as far as single characters go."""
    encoding = charsets.found(data)
    text = charsets.stream(data, encoding).read(SAMPLE)
    # The last line may be cut off.
    sample = text if len(text) < SAMPLE else text.rpartition("\n")[0]
    quote = "'" if '"' not in sample and _APOSTROPHES.search(sample) else '"'
    return Layout(encoding=encoding, delimiter=_delimiter(sample, quote), quote=quote)


def _delimiter(sample: str, quote: str) -> str:
    """The one that parts the lines most evenly; a text of one column gets one that parts nothing."""
    shares = {delimiter: _evenness(sample, delimiter, quote) for delimiter in DELIMITERS if delimiter in sample}
    best = max(shares, key=shares.__getitem__, default="")
    if best and shares[best] > (0, 0):
        return best
    return next((delimiter for delimiter in DELIMITERS if delimiter not in sample), NONE)


def _evenness(sample: str, delimiter: str, quote: str) -> tuple[float, int]:
    """Which share of the lines has the most usual number of cells, and that number; nothing when that is one cell."""
    records = csv.reader(sample.splitlines(keepends=True), delimiter=delimiter, quotechar=quote)
    widths = Counter(len(record) for record in records if record)
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(1, 0))
    return (round(count / widths.total(), 1), width) if width > 1 else (0, 0)
