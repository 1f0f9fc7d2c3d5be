"""A sentence of the locale files filled in, with figures, particles and plurals as a reader wants them."""

import re
from functools import partial
from string import Formatter

from gongyak import josa

# ``이(가)`` right after a value: the template leaves open what only the value decides.
_PARTICLE = re.compile(r"([’”)\]]*)(은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로)")
_PAIRS = {"은(는)": "은/는", "이(가)": "이/가", "을(를)": "을/를", "과(와)": "과/와", "(으)로": "으로/로"}
# ``file(s)`` and ``(is|are)`` after a figure: one, or else.
_NUMBER = re.compile(r"\((s|[a-z ]+\|[a-z ]+)\)")
_FIGURE = re.compile(r"(-?[0-9]+)(\.[0-9]+)?")


def filled(template: str, /, **facts: object) -> str:
    """``template`` with a fact for each ``{name}``, and for ``{name:,}`` with its thousands apart.

    Facts are taken as they are: what one holds is never read as a template.
    """
    said, fact = "", ""
    for literal, name, spec, _ in Formatter().parse(template):
        literal = _NUMBER.sub(partial(_numbered, fact == "1"), literal)
        match = _PARTICLE.match(literal) if said else None
        said = josa.attach(said + match[1], _PAIRS[match[2]]) + literal[match.end() :] if match else said + literal
        if name is not None:
            fact = str(facts[name])
            said += thousands(fact) if spec == "," else fact
    return said


def _numbered(one: bool, match: re.Match) -> str:
    """What stands after one, or after more."""
    single, several = match[1].split("|") if "|" in match[1] else ("", match[1])
    return single if one else several


def thousands(figure: str) -> str:
    """15000000.5 as 15,000,000.5; what is no plain figure stays as it is."""
    match = _FIGURE.fullmatch(figure)
    return f"{int(match[1]):,}{match[2] or ''}" if match and len(figure) < 100 else figure
