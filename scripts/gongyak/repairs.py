"""What a machine may repair in a cell, by the column it stands in: what has one right result (docs/decisions/0021).

A repair returns the text as it was when it is right already, and when it has more than one reading.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gongyak import bounds, periods, text
from gongyak.findings import UnusableInput
from gongyak.forms import PLAIN, holds_dates
from gongyak.package import INFERRED, MODEL, OWN, Field, Table
from gongyak.tables import number

Repair = Callable[[str], str]

# Full-width signs of numbers, and the minus sign of mathematics.
_SIGNS = str.maketrans("，．－−（）", ",.--()")
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER = re.compile(rf"(?P<sign>-|[△▲] ?)?(?P<plain>{_DIGITS})|\((?P<inner>{_DIGITS})\)")
_YEAR, _MONTH, _DAY = r"(?P<year>[0-9]{4})", r"(?P<month>[0-9]{1,2})", r"(?P<day>[0-9]{1,2})"
_DAYS = [
    re.compile(rf"{_YEAR}\. ?{_MONTH}\. ?{_DAY}\.?"),
    re.compile(rf"{_YEAR}(?P<dash>[/-]){_MONTH}(?P=dash){_DAY}"),
    re.compile(rf"{_YEAR}년 ?{_MONTH}월 ?{_DAY}일"),
]
# Not 2022.1: a spreadsheet makes that of 2022.10. Not 2011/12: that may be two years.
_MONTHS = [
    re.compile(rf"{_YEAR}\. ?(?P<month>[0-9]{{2}})"),
    re.compile(rf"{_YEAR}\. ?{_MONTH}\."),
    re.compile(rf"{_YEAR}년 ?{_MONTH}월"),
    re.compile(rf"{_YEAR}년"),
]
TYPED = ("integer", "number", "date")
# Patterns that did not come to an end are not asked again.
_SLOW: set[str] = set()
_TRUTH = {"TRUE": "true", "True": "true", "FALSE": "false", "False": "false"}


def repaired(field: Field | None, cell: str, basis: str = MODEL) -> tuple[str, tuple[str, ...]]:
    """The cell as it should be, and the names of the repairs it took; ``field`` is None where no column is meant.

    In data of an own schema that is a cell the schema does not accept, and does once it is repaired.
    """
    if basis == OWN and (not field or cell in field.missing or _accepts(field, cell.strip(" \t"))):
        return cell, ()
    clean, taken = cell, []
    for name, repair in _repairs(field, basis):
        after = repair(clean)
        if after != clean:
            taken.append(name)
            clean = after
    return (clean, tuple(taken)) if basis != OWN or _accepts(field, clean) else (cell, ())


def _accepts(field: Field, cell: str) -> bool:
    """Whether a cell has the form its schema asks for; of a form that is not plain that is not ours to say."""
    stated = field.type in TYPED or (field.type == "boolean" and "trueValues" in field.properties)
    if field.notation or field.format != "default" or not (stated or field.type == "string"):
        return True
    listed = field.constraints.get("enum")
    known = field.type != "string" or not isinstance(listed, list) or cell in listed
    return known and _fits(field, cell) and not (stated and not PLAIN[field.type].fullmatch(cell))


def seeming(name: str, cells: Iterable[str]) -> Field | None:
    """The column of numbers, or of days, that cells nobody described make beyond doubt; a mere mark says nothing."""
    told = [cell for cell in cells if any(map(str.isalnum, cell))]
    for kind in ("number", "date") if told else ():
        field = Field(name=name, type=kind)
        if all(PLAIN[kind].fullmatch(repaired(field, cell, INFERRED)[0]) for cell in told):
            return field
    return None


def _repairs(field: Field | None, basis: str) -> Iterator[tuple[str, Repair]]:
    """The repairs of a column by name: of characters in all, then the one of its type."""
    yield "line-end", text.plain_line_ends
    yield from text.REPAIRS.items()
    kind = field.type if field and not field.notation else ""
    if kind in ("integer", "number"):
        yield "number", lambda cell: _number(field, cell, basis)
    elif kind == "boolean":
        yield "boolean", lambda cell: _TRUTH.get(cell, cell)
    elif field and ((kind == "date" and field.format == "default") or holds_dates(field)):
        yield "date", lambda cell: _date(field, cell)


def _number(field: Field, cell: str, basis: str) -> str:
    """A number without separators; △2, ▲2 and (2) are -2 where the column may be negative at all.

    Only in our model is it known that (2) is no number of a list.
    """
    match = _NUMBER.fullmatch(cell.translate(_SIGNS))
    if not match or (match["inner"] and basis != MODEL):
        return cell
    plain = (match["plain"] or match["inner"]).replace(",", "")
    if match["sign"] or match["inner"]:
        plain = f"-{plain}"
        least = number(str(field.constraints.get("minimum", "")))
        if not number(plain) or (least is not None and least >= 0):
            return cell
    return plain if PLAIN[field.type].fullmatch(plain) and _fits(field, plain) else cell


def _date(field: Field, cell: str) -> str:
    """A day as ISO 8601 has it, or, where the column takes them, a month or a year."""
    for shape in _DAYS if field.type == "date" else _DAYS + _MONTHS:
        if match := shape.fullmatch(cell):
            parts = match.groupdict()
            date = "-".join([parts["year"], *(f"{int(parts[part]):02}" for part in ("month", "day") if part in parts)])
            return date if periods.date_span(date) and _fits(field, date) else cell
    return cell


def _fits(field: Field, cell: str) -> bool:
    """Whether the schema takes the cell; a pattern that does not come to an end does not."""
    pattern = field.constraints.get("pattern", ".*")
    try:
        with bounds.patience(bounds.PATTERNS, "slow-pattern"):
            return pattern not in _SLOW and bool(re.fullmatch(pattern, cell))
    except UnusableInput:
        _SLOW.add(pattern)
        return False


def header(table: Table, names: Sequence[str]) -> Mapping[int, str]:
    """The place and the right name of each column that bears its Korean title, or its name in other case or blanks.

    A name that two columns would then bear has more than one reading: these stay as they are.
    """
    known = [(said, field.name) for field in table.fields for said in {_said(field.name), _said(field.title)} - {""}]
    bearers = Counter(said for said, _ in known)
    alias = {said: name for said, name in known if bearers[said] == 1}
    clean = [repaired(None, name)[0] for name in names]
    right = [name if name in table.columns else alias.get(_said(name), name) for name in clean]
    borne = Counter(right)
    pairs = enumerate(zip(names, right, strict=True))
    return {place: new for place, (old, new) in pairs if new != old and borne[new] == 1}


def _said(name: str) -> str:
    """What is left of a name when it is read aloud: no case, no blanks, nothing that stands for a blank."""
    return re.sub("[ _-]", "", text.tidied(name)).casefold()
