"""How people write a number, a date, a phone or a tick into a cell: read with what it means in plain form."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gongyak import periods, repairs
from gongyak.forms import PLAIN
from gongyak.package import Field

# What stands where there is no value, without its blanks.
NOTHING = frozenset(
    [
        "",
        "-",
        "–",
        "—",
        "―",
        "−",
        "－",
        "ー",
        "'-",
        ".",
        "·",
        "해당없음",
        "없음",
        "미정",
        "미집계",
        "자료없음",
        "N/A",
        "n/a",
        "NA",
        "#N/A",
    ]
)
TICKS = frozenset("○●◯◎〇√✓✔∨☑■OoVv")
CROSSES = frozenset("×✕✗☐□Xx")
# What means yes, with what means no.
TRUTHS = {"Y": "N", "예": "아니오", "유": "무", "여": "부", "1": "0", "true": "false", "TRUE": "FALSE", "있음": "없음"}
# Longer than any number, date or address.
LONGEST = 60
# How Frictionless is told of a way of writing dates, by what stands between the digits.
FORMATS = {
    "--": "%Y-%m-%d",
    "..": "%Y.%m.%d",
    "...": "%Y.%m.%d.",
    ". . ": "%Y. %m. %d",
    ". . .": "%Y. %m. %d.",
    "//": "%Y/%m/%d",
    "": "%Y%m%d",
    "년월일": "%Y년%m월%d일",
    "년 월 일": "%Y년 %m월 %d일",
    "-": "%Y-%m",
    ".": "%Y.%m",
    ". .": "%Y. %m.",
    "년월": "%Y년%m월",
    "년 월": "%Y년 %m월",
}
_UNIT = re.compile(
    r"(?P<number>.*[0-9)]) ?"
    r"(?P<unit>[%％]|[천만억]?원|[십백천]만 ?원|억|명|건|개소|개|곳|회|호|세대|가구|㎡|㎢|km|㎞|대|점|년)"
)
# What most numbers look like; a million of them need no closer look.
_USUAL = re.compile(r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
# Letters that are typed, or read by a scanner, for a digit.
_LETTERS, _DIGIT = str.maketrans("OoIl", "0011"), re.compile("[0-9]")
_MINUS = re.compile("[△▲−－]")
_SHORT = re.compile(r"['’]?(?P<year>[0-9]{2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<day>[0-9]{1,2})\.?")
_SOLID = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_PHONE = re.compile(
    r"01[016789][-. ]?[0-9]{3,4}[-. ]?[0-9]{4}|\(?0[2-7][0-9]?\)?[-. ]?[0-9]{3,4}[-. ][0-9]{4}"
    r"|[0-9]{3,4}-[0-9]{4}|1[5-8][0-9]{2}-[0-9]{4}"
)
_WEB = re.compile(r"https?://\S+|www\.\S+")
_ADDRESS = re.compile(r"(?:\S+[시도군구] )+.*[로길동읍면리가] ?[0-9][-0-9 ]*.*")
# Days of the years 1982 to 2064, as spreadsheets count them.
_SERIAL, _EPOCH = re.compile("[3-5][0-9]{4}"), datetime.date(1899, 12, 30)
_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})년?(?:도)?")
_NOT_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a cell means: ``plain`` as a machine reads it, ``form`` how it was written, the ``unit`` behind a number."""

    plain: str
    form: str = ""
    unit: str = ""


Reader = Callable[[str], Reading | None]


def is_nothing(cell: str) -> bool:
    """Whether a cell says, in one of the usual ways, that there is no value."""
    return len(cell) < LONGEST and "".join(cell.split()) in NOTHING


def _field(kind: str, **constraints: str) -> Field:
    return Field(name="", type=kind, format="default", title="", description="", constraints=constraints)


_NUMBER, _DAY = _field("number"), _field("date")
_MONTH = _field("string", pattern=r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


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


def date(cell: str) -> Reading | None:
    """2022-07-01 · 2022.07.01 · 2022. 7. 1. · 20220701 · 22.7.1; the form is what stands between the digits."""
    between = _NOT_DIGITS.sub("", cell)
    if match := _SOLID.fullmatch(cell):
        plain = "{year}-{month}-{day}".format_map(match.groupdict())
    elif match := _SHORT.fullmatch(cell):
        year, month, day = map(int, match.groups())
        plain, between = f"{2000 + year - 100 * (year > 90)}-{month:02}-{day:02}", f"'{between}"
    else:
        plain, _ = repairs.repaired(_DAY, cell)
    real = PLAIN["date"].fullmatch(plain) and periods.date_span(plain)
    return Reading(plain=plain, form=between) if real else None


def serial(cell: str) -> Reading | None:
    """44743: the number that a spreadsheet has for 2022-07-01."""
    day = _EPOCH + datetime.timedelta(int(cell)) if _SERIAL.fullmatch(cell) else None
    return Reading(plain=day.isoformat()) if day else None


def moment(cell: str) -> Reading | None:
    """A date, a month or a year."""
    return date(cell) or month(cell) or year(cell)


def month(cell: str) -> Reading | None:
    """2022-07 · 2022.07 · 2022년 7월."""
    plain, _ = repairs.repaired(_MONTH, cell)
    real = len(plain) == len("2022-07") and periods.PARTIAL_DATE.fullmatch(plain) and periods.date_span(plain)
    return Reading(plain=plain, form=_NOT_DIGITS.sub("", cell)) if real else None


def year(cell: str) -> Reading | None:
    """2022 · 2022년 · 2022년도."""
    match = _YEAR.fullmatch(cell)
    return Reading(plain=match["year"], form=_NOT_DIGITS.sub("", cell)) if match else None


def mark(cell: str) -> Reading | None:
    """○ ● √ V O, and × X □ for its absence."""
    return Reading(plain="true" if cell in TICKS else "false") if cell in TICKS | CROSSES else None


def is_tick(cell: str) -> bool:
    """Whether a cell says yes."""
    return cell in TICKS or cell in TRUTHS


def written(plain: str, form: str) -> str:
    """A plain date in the form that others have: 2022-07-01 as 2022.07.01; plain where nobody knows that form."""
    if len(plain) == len("2022"):
        return plain + form
    shape = FORMATS.get(form, "")
    year, month, day = [*plain.split("-"), "0"][:3]
    padded = "{:02}" if shape.isascii() and " " not in shape else "{}"
    for sign, part in (("%Y", year), ("%m", padded.format(int(month))), ("%d", padded.format(int(day)))):
        shape = shape.replace(sign, part)
    return shape or plain


def _matching(pattern: re.Pattern[str]) -> Reader:
    return lambda cell: Reading(plain=cell) if pattern.fullmatch(cell) else None


# In the order in which they are tried: 20220701 is a number too.
READERS: Mapping[str, Reader] = {
    "mark": mark,
    "date": date,
    "month": month,
    "year": year,
    "phone": _matching(_PHONE),
    "number": number,
    "web": _matching(_WEB),
    "address": _matching(_ADDRESS),
}
