"""How the columns of a sheet stand together: a list, a column for each state with a tick, a column for each year."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongyak.guesses.column import Column
from gongyak.guesses.names import NAME_LENGTH, normalized, says
from gongyak.guesses.notations import is_tick
from gongyak.sources import Source

LIST, TICKS, YEARS = "list", "ticks", "years"
MARGINS = {
    "기투자": "prior",
    "기투자액": "prior",
    "임기후": "after",
    "총사업비": "total",
    "총예산": "total",
    "합계": "total",
    "총계": "total",
    "계": "total",
    "소계": "subtotal",
}
STAGES = {"계획": "plan", "예산": "budget", "집행": "executed", "실적": "executed"}
_YEAR = r"(?:(?P<long>(?:19|20)[0-9]{2})|['’](?P<tick>[0-9]{2})|(?P<short>[0-9]{2})(?=년))"
_PART = r"(?P<half>[상하])(?:반기)?|(?P<quarter>[1-4])(?:분기|/4(?:분기)?|q)"
_PERIOD = re.compile(
    rf"{_YEAR}년?도?[-.(~]?(?:{_PART})?\)?(?:예산액?|사업비|계획액?|금액|집행액?|실적)?", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """The ``kind`` of a sheet, and what each of the columns stands for that make it so: a period, or a state."""

    kind: str = LIST
    columns: Mapping[str, str] = field(default_factory=dict)


def shape(source: Source, columns: Sequence[Column]) -> Shape:
    """The shape of a sheet."""
    ticks = _ticks(source, columns)
    if ticks:
        return Shape(kind=TICKS, columns={name: name for name in ticks})
    amounts = [column.name for column in columns if column.numeric and column.unit != "%"]
    years = {name: period for name in amounts if (period := period_of(name))}
    dated = [period for period in years.values() if period[:4].isdigit()]
    if len(dated) < 2:
        return Shape()
    both = {"total"} if any(normalized(name).startswith("총") for name in years) else set()
    return Shape(kind=YEARS, columns={name: _margin(name, period, both) for name, period in years.items()})


def _margin(name: str, period: str, totals: set[str]) -> str:
    """계 is the sum without what was spent before where a 총사업비 with it stands beside."""
    return "subtotal" if totals and normalized(name) == "계" else period


def period_of(name: str) -> str:
    """The period that a column is named after, as ``periods`` writes it: 2022년, '22, 2022(하), 기투자; or nothing."""
    name = "".join(name[:NAME_LENGTH].split())
    match = _PERIOD.fullmatch(name) or _PERIOD.fullmatch(normalized(name))
    if not match:
        return MARGINS.get(normalized(name), "")
    year = match["long"] or f"20{match['tick'] or match['short']}"
    half, quarter = match["half"], match["quarter"]
    return year + (f"H{'상하'.index(half) + 1}" if half else f"Q{quarter}" if quarter else "")


def stage_of(name: str) -> str:
    """The stage of the money that a column named after a period tells besides; or nothing."""
    last = normalized(name)
    return next((stage for word, stage in STAGES.items() if re.search(f"{word}액?$", last)), "")


def _ticks(source: Source, columns: Sequence[Column]) -> Sequence[str]:
    """Columns next to each other with one tick in almost every row: first those named after states."""
    able = [column for column in columns if column.kind in {"mark", "boolean", "empty"}]
    stated = [column.name for column in able if says(column.name, "mark")]
    if len(stated) >= 2 and any(column.kind != "empty" for column in able):
        return stated
    marked = [column.name for column in columns if column.kind == "mark"]
    counts = ticked(source, marked) if len(marked) >= 3 else []
    return marked if counts and sum(count == 1 for count in counts) >= 0.8 * len(counts) else []


def ticked(source: Source, names: Sequence[str]) -> list[int]:
    """How many of the columns have a tick, row by row."""
    tick = {cell: is_tick(cell.strip()) for name in names for cell in source.distinct(name)}
    return [sum(map(tick.get, cells)) for cells in zip(*map(source.column, names), strict=True)]
