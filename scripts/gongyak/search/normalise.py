"""The form of a text in which it is searched. docs/javascripts/search/normalise.js does the same to a query;
tests/data/search/vectors.json holds the two together.

Letters and digits of the first plane remain, folded (NFKC, small letters). Blanks, hyphens, apostrophes, & and middle
dots are soft: they vanish, but between two digits they part numbers. All other signs part words, a semicolon fields. A
comma between thousands vanishes.
"""

import re
import unicodedata

BREAK = "/"
FIELD = "\n"

# Consonants that a keyboard joins while initials are typed.
_JOINED = {
    joined: parts
    for joined, *parts in (
        "ㄳㄱㅅ",
        "ㄵㄴㅈ",
        "ㄶㄴㅎ",
        "ㄺㄹㄱ",
        "ㄻㄹㅁ",
        "ㄼㄹㅂ",
        "ㄽㄹㅅ",
        "ㄾㄹㅌ",
        "ㄿㄹㅍ",
        "ㅀㄹㅎ",
        "ㅄㅂㅅ",
    )
}
# Written as code points: half of them look alike, the others like nothing.
_SOFT = re.compile(
    r"[\t\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # blanks
    r"&'\-\u2010-\u2015\u2018\u2019\u2212"  # hyphens, apostrophes, the sign of R&D
    r"\xb7\u119e\u2022-\u2024\u2027\u2219\u22c5\u30fb\u318d]"  # middle dots
)
# Each begins with the sign it looks for, which makes the search for it fast.
_THOUSANDS = re.compile(",(?<=[0-9],)(?=[0-9]{3}(?![0-9]))")
_HARD = re.compile("[/,][ /,]*")
_BETWEEN = re.compile("([0-9]) +(?=[0-9])")


class _Fold(dict):
    """What each character becomes: " " soft, "/" hard, "," a comma; reckoned when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    if char in _JOINED:
        return "".join(_JOINED[char])
    if _SOFT.match(char):
        return " "
    # NFKC would turn the letters of a keyboard into parts of a syllable.
    wide = char if "\u3131" <= char <= "\u318e" else unicodedata.normalize("NFKC", char).lower()
    return "".join(map(_sort, wide))


def _sort(char: str) -> str:
    kind = unicodedata.category(char)
    if char == "," or (kind[0] in "LN" and char < "\U00010000"):
        return char
    return "" if kind[0] == "M" or kind == "Cf" else " " if _SOFT.match(char) else BREAK


_FOLD = _Fold({ord(FIELD): FIELD, ord(";"): FIELD})


def normalise(text: str) -> str:
    """The searchable form; lines, and what a semicolon parts, stay apart as fields."""
    text = unicodedata.normalize("NFC", text).translate(_FOLD)
    text = _HARD.sub(BREAK, _THOUSANDS.sub("", text))
    # What stood between a number and a sign stays a blank here, and vanishes.
    text = _BETWEEN.sub(r"\1/", text).replace(" ", "")
    return text.replace(BREAK + FIELD, FIELD).replace(FIELD + BREAK, FIELD).strip(BREAK + FIELD)
