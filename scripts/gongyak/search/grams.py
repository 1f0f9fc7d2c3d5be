"""What is looked up: numbers, pairs of letters or numbers side by side; of titles also single letters and initials."""

import re
from operator import concat

from gongyak.search.normalise import BREAK, FIELD, normalise

_UNIT = re.compile("[0-9]+|[^0-9]")
_NUMBER = re.compile("[0-9]+")
_NUMBERS = re.compile(f"(?<![0-9])(?=([0-9]+{BREAK}[0-9]+))")
# Pairs alone would find a long row of one letter in any two of them.
_THRICE = re.compile(r"([^0-9])\1\1")
_PARTS = frozenset((BREAK, FIELD))
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_SYLLABLES = range(0xAC00, 0xD7A4)


def grams(text: str) -> set[str]:
    """The grams of a normalised text. A number counts as one letter, so that 919 is not found in 7,919."""
    units = _UNIT.findall(text)
    pairs = set(map(concat, units, units[1:]))
    pairs = {pair for pair in pairs if pair[0] not in _PARTS and pair[-1] not in _PARTS}
    pairs.update(_NUMBER.findall(text))
    pairs.update(letter * 3 for letter in _THRICE.findall(text))
    if BREAK in text:
        pairs.update(_NUMBERS.findall(text))
    return pairs


def title_grams(title: str, text: str) -> set[str]:
    """What is looked up only in titles, of a title and its normalised ``text``: each letter (가), the first letters
    of words (^가), two and three initials side by side (ㅅㅅㄱ), and the title as a whole (=hash).
    """
    words = (word for part in title.split() for word in normalise(part).split(BREAK) if word)
    found = {f"^{word[0]}" for word in words} | {letter for letter in text if not "0" <= letter <= "9"}
    initials = choseong(text)
    for size in (2, 3):
        found |= {initials[start : start + size] for start in range(len(initials) - size + 1)}
    return {gram for gram in found if " " not in gram} - _PARTS | {title_key(text)}


def choseong(text: str) -> str:
    """The initial consonant of each syllable; a blank for any other character."""
    return "".join(_INITIALS[(ord(char) - 0xAC00) // 588] if ord(char) in _SYLLABLES else " " for char in text)


def fnv1a(text: str) -> int:
    """The hash that chooses a shard: FNV-1a of 32 bits over UTF-8."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def title_key(title: str) -> str:
    """The gram of a whole normalised title, by which an exact one is found."""
    return f"={fnv1a(title):x}"
