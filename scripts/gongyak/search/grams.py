"""What is looked up: numbers, pairs of letters or numbers side by side; of titles also single letters and initials."""

import re

from gongyak.search.normalise import BREAK, FIELD, normalise

_NUMBER = re.compile("[0-9]+")
_LONG = re.compile("[0-9]{2,}")
# The private use area, of which no normalised text has anything: there a number of two digits is one character.
_TWO = 0xE000
_BROKEN = re.compile(f"([0-9]+)(?={BREAK}([0-9]+))")
_LATIN = re.compile("[a-z]{3,}")
_BLANKS = re.compile(r"\s+")
_ENDS = re.compile(f"[{BREAK}{FIELD}]")
_ABOUT = re.compile("[=^].*")
_PARTS = frozenset((BREAK, FIELD))
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_SYLLABLES = range(0xAC00, 0xD7A4)


class _Pairs(dict):
    """Two characters by their code points side by side in 32 bits; "" where a part ends between them."""

    def __missing__(self, codes: int) -> str:
        pair = codes.to_bytes(4, "little").decode("utf-16-le")
        units = (f"{ord(unit) - _TWO:02}" if _TWO <= ord(unit) < _TWO + 100 else unit for unit in pair)
        self[codes] = found = "" if _PARTS & {*pair} else "".join(units)
        return found


_PAIRS = _Pairs()


def grams(text: str) -> set[str]:
    """The grams of a normalised text. A number counts as one letter, so that 919 is not found in 7,919; one of three
    digits or more is rare enough to stand alone. Latin letters are also looked up by three.
    """
    found = _pairs(_LONG.sub(_as_one, text))
    found.update(_NUMBER.findall(text))
    found.update(f"{first}{BREAK}{second}" for first, second in _BROKEN.findall(text))
    for run in _LATIN.findall(text):
        found.update(run[start : start + 3] for start in range(len(run) - 2))
    found.discard("")
    return found


def _as_one(number: re.Match) -> str:
    return chr(_TWO + int(number[0])) if len(number[0]) == 2 else FIELD


def _pairs(text: str) -> set[str]:
    """All pairs of characters, read as numbers: to cut a string for each would take longer than all the rest."""
    codes = text.encode("utf-16-le")
    even, odd = (codes[start : start + (len(codes) - start) // 4 * 4] for start in (0, 2))
    pair = _PAIRS.__getitem__
    return {*map(pair, memoryview(even).cast("I")), *map(pair, memoryview(odd).cast("I"))}


def title_grams(title: str, text: str) -> set[str]:
    """What is looked up only in titles, of a title and its normalised ``text``: each letter (가), the first letters
    of words (가^), two and three initials side by side (ㅅㅅㄱ), and the title as a whole (가나=hash).
    """
    words = _ENDS.split(normalise(_BLANKS.sub(FIELD, title)))
    found = {f"{word[0]}^" for word in words if word} | {letter for letter in text if not "0" <= letter <= "9"}
    initials = choseong(text)
    for size in (2, 3):
        found |= {initials[start : start + size] for start in range(len(initials) - size + 1)}
    return {gram for gram in found if " " not in gram} - _PARTS | {title_key(text)}


def choseong(text: str) -> str:
    """The initial consonant of each syllable; a blank for any other character."""
    return "".join(_INITIALS[(ord(char) - 0xAC00) // 588] if ord(char) in _SYLLABLES else " " for char in text)


def title_key(title: str) -> str:
    """The gram of a whole normalised title, by which an exact one is found."""
    return f"{title[:2]}={fnv1a(title):x}"


def bucket(gram: str) -> int:
    """The number whose lowest bits choose the shard: what is about a gram (가^, 가나=hash) lies in the shard of it."""
    return fnv1a(_ABOUT.sub("", gram))


def fnv1a(text: str) -> int:
    """FNV-1a of 32 bits over UTF-8."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
