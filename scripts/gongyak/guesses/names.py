"""What the name that somebody gave a column says of its cells."""

import re
from collections.abc import Sequence

# A name that is longer says nothing in its end.
NAME_LENGTH = 200
_BRACKETS = re.compile(r"[(\[（].*?[)\]）]")
_ID = re.compile(
    r"(?:연번|순번|no\.?|id|key|.*(?:번호|코드|순서|회차|차수|order|number|[_-](?:id|no|code)))", re.IGNORECASE
)
_COUNT = re.compile(r"연번|순번|일련번호|번호|순서|no\.?", re.IGNORECASE)
_CALLED = re.compile("전화|휴대|fax|팩스|우편", re.IGNORECASE)
_SHARES = re.compile(r".*(?:[률율]|비율|순위|점수|평균|단가|rate|pct|percent)", re.IGNORECASE)
_UNIT = re.compile(r"[(\[（] ?(?:단위 ?[:：] ?)?(?P<unit>[^()（）\[\]]*(?:원|%|명|건|개|회|㎡)) ?[)\]）]")
_WON = re.compile(r"[(\[（][^()]*원 ?[)\]）]")
# States that have a column each, with a tick where one holds, as Korean tables print them.
_STATES = """
    완료 이행완료 이행후계속추진 완료후계속추진 계속추진 정상추진 정상 추진중 진행중 일부추진 부분추진 보류 중단 폐기
    지연 변경 미착수 미이행 미추진 시기미도래
""".split()  # noqa: SIM905 - a list of forty lines would hide them
_SAID = {
    "mark": re.compile("|".join(_STATES)),
    "date": re.compile(r".*(?:일|일자|날짜|date)"),
    "year": re.compile(r".*(?:년도?|연도|year)"),
    "number": re.compile(r".*(?:사업비|예산|예산액|금액|집행액)"),
}


def normalized(name: str) -> str:
    """A name without blanks and what stands in brackets: ``예산액 (백만원)`` is ``예산액``."""
    name = name[:NAME_LENGTH]
    return "".join((_BRACKETS.sub("", name) or name).split()).casefold()


def words(name: str) -> Sequence[str]:
    """The words of a name, at least one: where a header had several rows, theirs from above; brackets are left out."""
    name = name[:NAME_LENGTH]
    return (_BRACKETS.sub("", name) or name).casefold().split() or [""]


def is_id(name: str) -> bool:
    """Whether a column is called like one that tells rows apart."""
    return bool(_ID.fullmatch(normalized(name))) and not _CALLED.search(name)


def is_count(name: str) -> bool:
    """Whether a column is called like one that counts the rows: 1, 2, 3."""
    return bool(_COUNT.fullmatch(normalized(name)))


def is_summable(name: str) -> bool:
    """Whether its numbers may add up: those that tell rows apart do not, nor do shares and ranks."""
    return not is_id(name) and not _SHARES.fullmatch(normalized(name))


def says(name: str, kind: str) -> bool:
    """Whether a column is called after dates, years, sums of money, or one state."""
    called = kind in _SAID and _SAID[kind].fullmatch(normalized(name))
    return bool(called or (kind == "number" and _WON.search(name)))


def unit_in(name: str) -> str:
    """The unit that stands behind a name, in brackets; empty where there is none."""
    match = _UNIT.search(name[:NAME_LENGTH])
    return match["unit"] if match else ""


def is_rate(name: str) -> bool:
    """Whether a column is called a percentage."""
    return unit_in(name) == "%" or normalized(name).endswith(("률", "율"))
