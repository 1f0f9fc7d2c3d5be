"""How people write days, months and years into cells: read as ISO 8601, and written as others in the column are."""

import datetime
import re

from gongyak import periods, repairs
from gongyak.forms import PLAIN
from gongyak.guesses.readings import Reading
from gongyak.package import Field

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
# How months are written by those who write days so.
MONTHS = {
    "--": "-",
    "..": ".",
    "...": ".",
    ". . ": ". .",
    ". . .": ". .",
    "//": "-",
    "년월일": "년월",
    "년 월 일": "년 월",
}
_SHORT_MONTH = re.compile(r"['’](?P<year>[0-9]{2})\. ?(?P<month>0?[1-9]|1[0-2])\.?")
_SHORT = re.compile(r"['’]?(?P<year>[0-9]{2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<day>[0-9]{1,2})\.?")
_SOLID = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
# Days of the years 1982 to 2064, as spreadsheets count them.
_SERIAL, _EPOCH = re.compile("[3-5][0-9]{4}"), datetime.date(1899, 12, 30)
# A spreadsheet makes 2022.1 of 2022.10.
_POINT, TENTH = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\.(?P<month>[1-9])"), re.compile(r"[0-9]{4}\.10?")
_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})년?도?")
_DIGITS = re.compile("[0-9]+")
_DAY = Field(name="", type="date")
_MONTH = Field(
    name="", type="string", constraints={"pattern": r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"}
)


def date(cell: str) -> Reading | None:
    """2022-07-01 · 2022.07.01 · 2022. 7. 1. · 20220701 · 22.7.1; the form is what stands between the digits."""
    between = _DIGITS.sub("", cell)
    if match := _SOLID.fullmatch(cell):
        plain = "{year}-{month}-{day}".format_map(match.groupdict())
    elif match := _SHORT.fullmatch(cell):
        year, month, day = map(int, match.groups())
        plain, between = f"{_whole(year)}-{month:02}-{day:02}", f"'{between}"
    else:
        plain, _ = repairs.repaired(_DAY, cell)
    real = PLAIN["date"].fullmatch(plain) and periods.date_span(plain)
    return Reading(plain=plain, form=between) if real else None


def _whole(year: int) -> int:
    """The year that people write with two digits: 22 is 2022, 98 is 1998."""
    return 2000 + year - 100 * (year > 90)


def serial(cell: str) -> Reading | None:
    """44743: the number that a spreadsheet has for 2022-07-01."""
    day = _EPOCH + datetime.timedelta(int(cell)) if _SERIAL.fullmatch(cell) else None
    return Reading(plain=day.isoformat()) if day else None


def moment(cell: str) -> Reading | None:
    """A date, a month or a year."""
    return date(cell) or month(cell) or year(cell)


def month(cell: str) -> Reading | None:
    """2022-07 · 2022.07 · 2022.7 · 2022년 7월 · '22.7."""
    if match := _POINT.fullmatch(cell):
        return Reading(plain="{year}-0{month}".format_map(match.groupdict()), form=".")
    if match := _SHORT_MONTH.fullmatch(cell):
        year, month = map(int, match.groups())
        return Reading(plain=f"{_whole(year)}-{month:02}", form=_DIGITS.sub("", cell))
    plain, _ = repairs.repaired(_MONTH, cell)
    real = len(plain) == len("2022-07") and periods.date_span(plain)
    return Reading(plain=plain, form=_DIGITS.sub("", cell)) if real else None


def year(cell: str) -> Reading | None:
    """2022 · 2022년 · 2022년도."""
    match = _YEAR.fullmatch(cell)
    return Reading(plain=match["year"], form=_DIGITS.sub("", cell)) if match else None


def written(plain: str, form: str) -> str:
    """A plain date in the form that others have: 2022-07-01 as 2022.07.01; plain where nobody knows that form."""
    if len(plain) == len("2022"):
        return plain + form
    parts = dict(zip(("%Y", "%m", "%d"), map(int, plain.split("-")), strict=False))
    shape = FORMATS.get(form, "")
    if "%d" not in parts:  # 2022.07. has the dots of 2022.07.01
        shape, *_ = shape.partition("%d")
    padded = "{:02}" if shape.isascii() and " " not in shape else "{}"
    for sign, part in parts.items():
        shape = shape.replace(sign, padded.format(part))
    return shape or plain
