"""The characters of a text table that nobody described: its encoding, what stands between cells and around them."""

import csv
import io
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
# So many lines are alike even where titles, notes and another table stand around them.
ALIKE = 0.3
_APOSTROPHES = re.compile(r"(?m)(?:^|[,;\t|])'[^'\n,;\t|]*[,;\t|][^'\n]*'(?=[,;\t|]|\r?$)")


def shown(delimiter: str) -> str:
    """The sign as people can see it."""
    return "Tab" if delimiter == "\t" else delimiter


def found(data: bytes) -> Layout:
    """The layout of the text as far as single characters go."""
    encoding = charsets.found(data)
    sample = charsets.stream(data, encoding).read(SAMPLE)
    quote = "'" if '"' not in sample and _APOSTROPHES.search(sample) else '"'
    return Layout(encoding=encoding, delimiter=_delimiter(sample, quote), quote=quote)


def _delimiter(sample: str, quote: str) -> str:
    """The one that parts the lines evenly, from the header on; a text of one column gets one that parts nothing."""
    fits = {delimiter: _fit(sample, delimiter, quote) for delimiter in DELIMITERS if delimiter in sample}
    best = max(fits, key=fits.__getitem__, default="")
    if best and fits[best][0]:
        return best
    return next((delimiter for delimiter in DELIMITERS if delimiter not in sample), NONE)


def _fit(sample: str, delimiter: str, quote: str) -> tuple[bool, int, float, int]:
    """Whether many lines have one number of cells, two or more; less the lines above; which share; that number."""
    records = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, quotechar=quote)
    widths = [len(record) for record in records if record]
    width, count = max(Counter(widths).items(), key=lambda pair: (pair[1], pair[0]), default=(1, 0))
    share = count / max(len(widths), 1)
    return width > 1 and share >= ALIKE, -widths.index(width) if widths else 0, share, width
