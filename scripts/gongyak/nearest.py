"""What was likely meant where something else stands: the nearest of the words that may stand there."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

# Looking for it takes time that is only spent on short words in short lists: 6 ms at most.
LONGEST, MOST = 50, 300


def nearest(value: str, words: Iterable[str]) -> str:
    """The one of ``words`` that is nearest to ``value``, letter by letter (자모); empty when none is near."""
    words = (*words,)
    return _nearest(value, words) if len(value) <= LONGEST and len(words) <= MOST else ""


@lru_cache(1_000)  # a report says the same in two languages, and one fault may stand in many rows
def _nearest(value: str, words: tuple[str, ...]) -> str:
    letters = {unicodedata.normalize("NFD", each.casefold()): each for each in words}
    found = get_close_matches(unicodedata.normalize("NFD", value.casefold().strip()), letters, n=1)
    return letters[found[0]] if found else ""
