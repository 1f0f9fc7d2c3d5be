"""Text that reads like a plan: templates of words, drawn at random, with the particles Korean asks for."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random

import yaml

WORDS = Path(__file__).with_name("words.yaml")
_SLOT = re.compile(r"\{(\w+)(?:\|(\w+))?\}")
# The particle after a consonant and the one after a vowel.
_AFTER_VOWEL = {"을": "를", "은": "는", "이": "가", "과": "와", "으로": "로", "에게": "에게"}
# Final consonants as Unicode counts them, and the digits and letters that end in one when they are read aloud.
_N, _L = 4, 8
_FINALS = {**dict.fromkeys("036MNmn", _N), **dict.fromkeys("178LRlr", _L)}

# So many of its domain's things, services and groups a pledge keeps coming back to.
FAVOURITES = 4

Template = tuple[str | tuple[str, str], ...]
# Words that are figures. A plan of 민선 8기 speaks of the years around it.
FIGURES: Mapping[str, Callable[[Random], str]] = {
    "n": lambda rng: str(2 + int(rng.random() * 28)),
    "m": lambda rng: str(30 + int(rng.random() * 40)),
    "two": lambda rng: str(10 + int(rng.random() * 80)),
    "tens": lambda rng: str(10 * (3 + int(rng.random() * 7))),
    "three": lambda rng: str(100 + int(rng.random() * 900)),
    "thousand": lambda rng: f"{1000 + int(rng.random() * 80_000):,}",
    "area": lambda rng: f"{int(200 * 60 ** rng.random()):,}",
    "month": lambda rng: str(1 + int(rng.random() * 12)),
    "day": lambda rng: str(1 + int(rng.random() * 28)),
    "money": lambda rng: _money(rng),
}


class Phrases:
    """The words of one pledge: what all share, its domain's own, and the few it keeps coming back to."""

    def __init__(self, rng: Random, domain: Mapping[str, object], first_year: int) -> None:
        """``first_year``: the year in which the term begins."""
        self._rng = rng
        lists = _lists(domain["area"])
        self._lists = lists | {name: rng.sample(lists[name], FAVOURITES) for name in ("things", "services", "groups")}
        self._first_year = first_year

    def say(self, name: str) -> str:
        """A text made from one of the templates called ``name``."""
        lists = self._lists[name]
        return self._filled(lists[int(self._rng.random() * len(lists))])

    def _filled(self, template: Template) -> str:
        words = []
        for part in template:
            if isinstance(part, str):
                words.append(part)
            else:
                name, particle = part
                word = self._word(name)
                words.append(word + with_particle(word, particle) if particle else word)
        return "".join(words)

    def _word(self, name: str) -> str:
        if name in self._lists:
            return self.say(name)
        if name == "year":
            return str(self._first_year + int(self._rng.random() * 5))
        if name == "yy":
            return str(self._first_year % 100 + int(self._rng.random() * 5))
        return FIGURES[name](self._rng)


def with_particle(word: str, particle: str) -> str:
    """The form of ``particle`` (을, 은, 이, 과, 으로) that follows ``word``."""
    last = next((char for char in reversed(word) if char.isalnum()), "")
    final = (ord(last) - ord("가")) % 28 if "가" <= last <= "힣" else _FINALS.get(last, 0)
    bare = not final or (particle == "으로" and final == _L)
    return _AFTER_VOWEL[particle] if bare else particle


def _money(rng: Random) -> str:
    kind = rng.random()
    if kind < 0.3:
        return f"{1 + int(rng.random() * 400)}억원"
    if kind < 0.5:
        return f"{1 + int(rng.random() * 30)}억 {100 * (1 + int(rng.random() * 99)):,}만원"
    if kind < 0.8:
        return f"{int(20 * 500 ** rng.random()):,}백만원"
    return f"{int(1000 * 900 ** rng.random()):,}천원"


@cache
def vocabulary() -> Mapping[str, object]:
    """``domains`` as a list, ``words`` and ``phrases`` as lists by name."""
    return yaml.safe_load(WORDS.read_text(encoding="utf-8"))


@cache
def _lists(area: str) -> Mapping[str, tuple[Template, ...]]:
    known = vocabulary()
    domain = next(each for each in known["domains"] if each["area"] == area)
    lists = {**known["words"], **known["phrases"], **domain}
    return {name: tuple(map(_template, texts)) for name, texts in lists.items() if isinstance(texts, list)}


def _template(text: str) -> Template:
    parts, at = [], 0
    for slot in _SLOT.finditer(text):
        parts += [text[at : slot.start()], (slot[1], slot[2] or "")]
        at = slot.end()
    return tuple(part for part in (*parts, text[at:]) if part)
