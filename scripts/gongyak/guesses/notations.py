"""How people write numbers, ticks, telephone numbers and nothing at all into a cell."""

import re
from collections.abc import Mapping

from gongyak import repairs
from gongyak.forms import PLAIN
from gongyak.guesses import dates
from gongyak.guesses.readings import LONGEST, Reader, Reading
from gongyak.package import Field

# What stands where there is no value, without its blanks.
_NOTHING = "- – — ― − － ー '- . · 해당없음 없음 미정 미집계 자료없음 N/A n/a NA #N/A NULL null None NaN nan"
NOTHING = frozenset({"", *_NOTHING.split()})
# What stands for an amount where a pledge needs none: no slip, and nothing to be mended.
UNBUDGETED = frozenset({"비예산", "비예산사업"})
TICKS = frozenset("○●◯◎〇√✓✔∨☑■OoVv")
CROSSES = frozenset("×✕✗☐□Xx")
# What means yes, with what means no.
TRUTHS = {"Y": "N", "예": "아니오", "유": "무", "여": "부", "1": "0", "true": "false", "TRUE": "FALSE", "있음": "없음"}
_UNIT = re.compile(
    r"(?P<number>.*[0-9)]) ?"
    r"(?P<unit>[%％]|[천만억]?원|[십백천]만 ?원|억|명|건|개소|개|곳|회|호|세대|가구|㎡|㎢|km|㎞|대|점|년)"
)
# What most numbers look like; a million of them need no closer look.
_USUAL = re.compile(r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
# Letters that are typed, or read by a scanner, for a digit.
_LETTERS, _DIGIT = str.maketrans("OoIl", "0011"), re.compile("[0-9]")
_MINUS = re.compile("[△▲−－]")
_PHONE = re.compile(
    r"(?:01[016789][-. ]?[0-9]{3,4}[-. ]?[0-9]{4}|\(?0[2-7][0-9]?\)?[-. ]?[0-9]{3,4}[-. ][0-9]{4}"
    r"|[0-9]{3,4}-[0-9]{4}|1[5-8][0-9]{2}-[0-9]{4})(?:~[0-9]{1,4})?"
)
_WEB = re.compile(r"https?://\S+|www\.\S+")
_ADDRESS = re.compile(r"(?:\S+[시도군구] )+.*[로길동읍면리가] ?[0-9][-0-9 ]*.*")
_NUMBER = Field(name="", type="number")


def is_nothing(cell: str) -> bool:
    """Whether a cell says, in one of the usual ways, that there is no value."""
    return len(cell) < LONGEST and "".join(cell.split()) in NOTHING


def number(cell: str) -> Reading | None:
    """2,880 · △2 · (2) · 12.5% · 300백만원; the form is ``minus`` where machines do not know its sign."""
    if _USUAL.fullmatch(cell):
        return Reading(plain=cell.replace(",", ""))
    match = _UNIT.fullmatch(cell)
    bare = match["number"] if match else cell
    plain, _ = repairs.repaired(_NUMBER, bare.translate(_LETTERS) if _DIGIT.search(bare) else bare)
    if not PLAIN["number"].fullmatch(plain):
        return None
    return Reading(plain=plain, form=_form(bare), unit="".join(match["unit"].split()) if match else "")


def _form(bare: str) -> str:
    """What keeps machines from reading a number as it is meant."""
    if bare.translate(_LETTERS) != bare:
        return "letters"
    if bare[0] in "(（":
        return "bracket"
    return "minus" if _MINUS.search(bare) else "" if bare.isascii() else "digits"


def mark(cell: str) -> Reading | None:
    """○ ● √ V O, and × X □ for its absence."""
    return Reading(plain="true" if cell in TICKS else "false") if cell in TICKS | CROSSES else None


def is_tick(cell: str) -> bool:
    """Whether a cell says yes."""
    return cell in TICKS or cell in TRUTHS


def _matching(pattern: re.Pattern[str]) -> Reader:
    return lambda cell: Reading(plain=cell) if pattern.fullmatch(cell) else None


# In the order in which they are tried: 20220701 is a number too.
READERS: Mapping[str, Reader] = {
    "mark": mark,
    "date": dates.date,
    "month": dates.month,
    "year": dates.year,
    "phone": _matching(_PHONE),
    "number": number,
    "web": _matching(_WEB),
    "address": _matching(_ADDRESS),
}
