"""What Frictionless objects to, as findings: its kind of error is the rule, its position becomes a physical line.

Its English messages are left behind; ``params`` hold what is needed to say the same in any language.
"""

import re
from collections.abc import Callable, Mapping

from gongyak.findings import Finding
from gongyak.rules import RULES, STATED, THEIRS, Rule
from gongyak.sources import Source

SENTENCES = {
    "type-error": "칸은 열에 정해진 자료형으로 읽을 수 있어야 한다.",
    "constraint-error": "칸은 열에 정해진 제약(필수, 범위, 형식, 목록)을 지켜야 한다.",
    "unique-error": "겹치지 않아야 하는 열의 값은 표 안에서 하나뿐이어야 한다.",
    "blank-row": "모든 칸이 빈 행은 없어야 한다.",
    "byte-count": "파일의 크기는 datapackage.json에 적힌 바이트 수와 같아야 한다.",
    "hash-count": "파일의 해시는 datapackage.json에 적힌 것과 같아야 한다.",
    "package-error": "datapackage.json은 데이터 패키지 규격을 따라야 한다.",
    "resource-error": "datapackage.json의 표는 데이터 리소스 규격을 따라야 한다.",
    "schema-error": "datapackage.json의 스키마는 표 스키마 규격을 따라야 한다.",
    "field-error": "datapackage.json의 열은 표 스키마 규격을 따라야 한다.",
    "dialect-error": "datapackage.json의 dialect(구분 기호, 따옴표, 머리줄)는 규격을 따라야 한다.",
    "control-error": "datapackage.json에 적은 읽는 방법(control)은 규격을 따라야 한다.",
    "source-error": "데이터 파일의 내용은 표로 읽을 수 있어야 한다.",
    "field-count": "열의 수는 datapackage.json에 적힌 것과 같아야 한다.",
    "row-count": "행의 수는 datapackage.json에 적힌 것과 같아야 한다.",
    "blank-label": "머리줄의 칸은 모두 채워야 한다.",
    "duplicate-label": "머리줄의 열 이름은 서로 달라야 한다.",
    "extra-label": "머리줄에는 스키마에 있는 열만 있어야 한다.",
    "missing-label": "스키마의 열은 머리줄에 있어야 한다.",
    "incorrect-label": "머리줄의 열 이름은 스키마의 같은 자리에 있는 이름과 같아야 한다.",
    "unmatched-header": "머리줄에는 스키마의 열이 적어도 하나 있어야 한다.",
    "extra-cell": "줄에는 머리줄보다 많은 칸이 없어야 한다.",
    "missing-cell": "줄에는 머리줄만큼 칸이 있어야 한다.",
    "error-limit": "한 표의 스키마 잘못은 Frictionless가 세는 1,000건 안에 들어야 하며, 넘으면 나머지는 알 수 없다.",
    "unjudged": "Frictionless는 그 밖의 잘못도 경고도 내지 않아야 한다.",
}
LABELS = frozenset({"blank-label", "duplicate-label", "extra-label", "incorrect-label", "missing-label"})
ROWS = frozenset({"type-error", "constraint-error", "unique-error", "blank-row"})
FILE = frozenset({"byte-count", "hash-count", "error-limit", "unjudged"})
# These are about the descriptor; Frictionless then does not look at the rows.
DESCRIPTOR = frozenset({"package-error", "resource-error", "schema-error", "field-error"})


def _register() -> None:
    for name, text in SENTENCES.items():
        RULES[name] = Rule(
            name=name, scopes=("frictionless",), contradiction=False, text=text, check=of_error, bases=_bases(name)
        )


def _bases(name: str) -> frozenset[str]:
    """Of our own tables it is asked only when they can be read as such: these it may then still object to."""
    return STATED if name in ROWS | FILE | DESCRIPTOR else THEIRS


def of_warning(source: Source, warning: str) -> Finding:
    """A warning: what Frictionless did not judge."""
    name = "error-limit" if "error limit" in warning else "unjudged"
    return source.finding(name, value=warning, case="warning")


def of_error(source: Source, error: object) -> Finding:
    """An error in a table as a whole, in its header, in a row or in a cell; its numbers are those of records."""
    kind = error.type if error.type in RULES else "unjudged"
    params = DETAILS.get(kind, _kind)(source, error)
    records = getattr(error, "row_numbers", None) or [getattr(error, "row_number", 0)]
    if not records[0]:
        return source.finding(kind, value=params.get("actual", error.note), **params)
    return source.finding(kind, source.line(records[0]), _column(error), _value(source, error), **params)


def _column(error: object) -> str:
    """The column; of a foreign key the last."""
    return getattr(error, "field_name", "") or (getattr(error, "field_names", None) or [""])[-1]


def _value(source: Source, error: object) -> str:
    """What stands in the cell, the label or the key."""
    if error.type == "primary-key":
        places = [source.header.index(name) for name in source.table.primary_key if name in source.header]
        return "/".join("".join(error.cells[place : place + 1]) for place in places)
    if hasattr(error, "cell"):
        return "".join(error.cells[error.field_number - 1 : error.field_number])
    if hasattr(error, "field_cells"):
        return "/".join(error.field_cells)
    return getattr(error, "label", "")


def _kind(source: Source, error: object) -> Mapping[str, object]:
    return {"case": error.type}


def _type(source: Source, error: object) -> Mapping[str, object]:
    """The type that is meant, be it stated or seen; of the items of a list another sentence is said."""
    kind = re.match(r'type is "(\w+)', error.note)
    return {"case": kind[1] if kind else "list"}


def _constraint(source: Source, error: object) -> Mapping[str, object]:
    constraints = next(field.constraints for field in source.table.fields if field.name == error.field_name)
    name = re.match(r'constraint "(\w+)"', error.note)[1]
    expected = constraints.get(name, True)
    shown = ", ".join(map(str, expected)) if isinstance(expected, list) else expected
    return {"case": name, "expected": shown}


def _twin(source: Source, error: object) -> Mapping[str, object]:
    """The line on which the same value stood before."""
    return {"other": source.spot(source.line(int(re.search(r"position (\d+)", error.note)[1])))}


def _key(source: Source, error: object) -> Mapping[str, object]:
    """The columns of the key, and the line on which it stood before: its own when it is empty."""
    position = re.search(r"position (\d+)", error.note)
    record = int(position[1]) if position else error.row_number
    known = {"columns": ", ".join(source.table.primary_key), "other": source.spot(source.line(record))}
    return known if position else known | {"case": "empty"}


def _count(source: Source, error: object) -> Mapping[str, object]:
    """What is stated, and what there is."""
    expected, actual = re.search(r'expected is "(.*)" and actual is "(.*)"', error.note).groups()
    return {"expected": expected, "actual": actual}


def _place(source: Source, error: object) -> Mapping[str, object]:
    return {"position": error.field_number}


def _lost(source: Source, error: object) -> Mapping[str, object]:
    return {"case": "alone", "target": error.reference_name or source.table.name, "near": ""}


DETAILS: dict[str, Callable[..., Mapping[str, object]]] = {
    "type-error": _type,
    "constraint-error": _constraint,
    "unique-error": _twin,
    "primary-key": _key,
    "foreign-key": _lost,
}
DETAILS |= dict.fromkeys(LABELS | {"extra-cell", "missing-cell"}, _place)
DETAILS |= dict.fromkeys(("byte-count", "hash-count", "field-count", "row-count"), _count)
_register()
