"""The unit of money that stands above a table, and the columns it is about: without it amounts are off by a factor."""

import re
from collections.abc import Mapping

from gongyak.forms import PLAIN
from gongyak.guesses import names, shapes
from gongyak.money import WON
from gongyak.package import INFERRED, Field
from gongyak.repairs import repaired
from gongyak.sources import Source

# (단위: 천원), [단위 천원]; not 단위사업
_STATED = re.compile(r"단위\s*[:：\s]\s*([^)\]）>]{1,40})")
_MONEY = re.compile("|".join(sorted(WON, key=len, reverse=True)))
_NUMBER = Field(name="", type="number")
_SHARE = re.compile("[률율]|비중")
# Words for sums of money, as the last of a name.
_SUMS = re.compile(
    ".*(?:사업비|예산액?|금액|집행액|결산액|편성액|확보액|교부액|지출액|소요액|투자액|투자비|보조금|국비|[도시군구]비|지방비|민자)"
)


def stated(text: str) -> str:
    """What a text says of units: ``천원`` of ``(단위: 천원)``; empty where it says nothing of them."""
    return ", ".join(match.strip() for match in _STATED.findall(text))


def told(source: Source) -> Mapping[int, str]:
    """By place the name, with its unit, of each column of sums of money that has none yet.

    The unit is the only one of money that is stated around the table. Columns of years are sums of money, too; their
    totals where nothing else is, for 계 may count anything.
    """
    around = (cell for note in source.table.notes for _, cells in note.rows for cell in cells)
    units = {unit for cell in around for unit in _MONEY.findall("".join(stated(cell).split()))}
    if len(units) != 1:
        return {}
    (unit,) = units
    sums = [name for name in source.header if _is_sum(name)]
    years = [name for name in source.header if shapes.period_of(name)[:4].isdigit()]
    totals = [name for name in source.header if shapes.period_of(name)] if years and not sums else []
    about = {*sums, *years, *totals}
    return {
        place: f"{name}({unit})" for place, name in enumerate(source.header) if name in about and _counted(source, name)
    }


def _is_sum(name: str) -> bool:
    """Whether a column is called a sum of money: 총사업비, 예산 2024, 예산 국비; not 예산 집행률."""
    words = [names.normalized(word) for word in name[: names.NAME_LENGTH].split()]
    said = [bool(_SUMS.fullmatch(word)) for word in words]
    return any(said) and (said[-1] or bool(shapes.period_of(words[-1]))) and not _SHARE.search(name)


def _counted(source: Source, name: str) -> bool:
    """Whether there are plain numbers in a column, and no unit in its name."""
    cells = (repaired(_NUMBER, cell, INFERRED)[0] for cell in source.distinct(name))
    return not names.unit_in(name) and any(map(PLAIN["number"].fullmatch, cells))
