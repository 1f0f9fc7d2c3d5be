"""Korean particles (조사): which of two forms follows a word depends on how the word ends when it is read aloud."""

import re
import unicodedata
from collections.abc import Iterable

# What a figure, a unit or a letter read by its name ends in: a final consonant (ㄹ of its own), or none.
_DIGITS = {"0": "ㅇ", "1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ"}
_UNITS = {**dict.fromkeys("%％㎡㎥㎞㎝㎜㎢㎖㎘ℓ℃㏊", ""), "㎏": "ㅁ", "㎎": "ㅁ"}
_LETTERS = {"L": "ㄹ", "M": "ㅁ", "N": "ㄴ", "R": "ㄹ"}
_ENDINGS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "ng": "ㅇ"}
# Endings of Latin words that are read now with a final consonant (book), now without (disc).
_DOUBTFUL = frozenset("bcegkpt")
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
# The words in brackets are not read; closing quotation marks have no sound.
_SILENT = re.compile(r"(?:\([^()]*\)|[\s\"'’”」』〉》\])])+$")
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?$")


def attach(word: str, pair: str) -> str:
    """``word`` with the fitting form of ``pair``, which is 은/는, 이/가, 을/를, 과/와 or 으로/로.

    Where the reading is not known, both stand: ``은(는)``. Source: 한글 맞춤법; 국립국어원, 괄호 뒤의 조사.
    """
    closed, open_ = pair.split("/")
    final = _final(_SILENT.sub("", word))
    if final is None:
        return f"{word}({closed[0]}){open_}" if closed.endswith(open_) else f"{word}{closed}({open_})"
    return word + (open_ if not final or (open_ == "로" and final == "ㄹ") else closed)


def listed(names: Iterable[str]) -> str:
    """Names in a row: 갑; 갑과 을; 갑·을·병; nothing for none."""
    found = list(names)
    return f"{attach(found[0], '과/와')} {found[1]}" if len(found) == 2 else "·".join(found)


def _final(word: str) -> str | None:
    """The consonant a word ends in, "" when it ends in a vowel, None when that cannot be known."""
    last = word[-1:]
    if "가" <= last <= "힣":
        return _FINALS[(ord(last) - ord("가")) % 28].strip()
    if last in _UNITS:
        return _UNITS[last]
    if last.isascii() and last.isalpha():
        return _latin(word)
    number = _NUMBER.search(word)
    if number:
        return _number(number[0])
    digit = unicodedata.digit(last, None) if last else None
    return None if digit is None else _number(str(digit))


def _number(figure: str) -> str:
    """150 is 백오십, 30,000 is 삼만 and 1.0 일점영; of what follows zeros 조 alone ends in a vowel."""
    digits = figure.replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    if not zeros or not digits.strip("0"):
        return _DIGITS.get(digits[-1], "")
    return "" if 12 <= zeros < 16 else "ㄴ"


def _latin(word: str) -> str | None:
    if word[-1].isupper():
        return _LETTERS.get(word[-1], "")
    ending = word[-2:] if word.endswith("ng") else word[-1]
    return _ENDINGS.get(ending, None if ending in _DOUBTFUL else "")
