"""What a query should find, read from the text itself. Nothing here is shared with the code that makes the index.

A word is found in a field when it is a part of it, whatever the spaces, hyphens and middle dots; a number only as a
whole. A query is answered by an entry in which every word, or quoted phrase, is found in some field.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BETWEEN = re.compile(r"(?<=\d)[^\w\n]+(?=\d)")
_JOINER = re.compile("[ \t·•‧․∙・⋅'‘’–—‑-]+")
_SIGN = re.compile(r"[^\w\n]+|_+")


def plain(text: str) -> str:
    """Small letters and digits; signs that part words are bars."""
    text = unicodedata.normalize("NFKC", text.replace("ㆍ", "·").replace(";", "\n")).lower()
    text = _BETWEEN.sub("|", _COMMA.sub("", text))
    return _SIGN.sub("|", _JOINER.sub("", text))


def words(query: str) -> list[str]:
    """The words and quoted phrases of a query in their plain form."""
    found = re.findall(r'"([^"]*)"|(\S+)', query)
    return [plain(phrase or word).strip("|") for phrase, word in found]


class Truth:
    """The plain text of all entries, and that of their governments and terms."""

    def __init__(self, entries: Iterable) -> None:
        """Take the text of ``entries``, in their order."""
        self.texts: list[str] = []
        self.places: list[str] = []
        for entry in entries:
            self.texts.append(plain("\n".join((entry.title, *entry.lines))))
            self.places.append(plain(f"{entry.government}\n{entry.term}"))

    def found(self, query: str) -> set[int]:
        """The numbers of the entries that a query should find."""
        return set.intersection(*(set(self._having(word)) for word in words(query)))

    def _having(self, word: str) -> Iterator[int]:
        before, after = ("(?<![0-9])" if word[0].isdigit() else ""), ("(?![0-9])" if word[-1].isdigit() else "")
        pattern = re.compile(before + re.escape(word) + after)
        # Few governments and terms, many entries.
        places = set() if word.isdigit() else {place for place in {*self.places} if pattern.search(place)}
        for number, (text, place) in enumerate(zip(self.texts, self.places, strict=True)):
            if place in places or pattern.search(text):
                yield number


def agreement(found: Sequence[int], expected: set[int]) -> tuple[float, float]:
    """Recall and precision; nothing expected and nothing found is perfect."""
    hits = len(expected & set(found))
    return hits / len(expected) if expected else 1.0, hits / len(found) if found else float(not expected)
