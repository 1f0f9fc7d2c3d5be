"""What Frictionless objects to, as findings: its kind of error is the rule, its position becomes a physical line.

Its English messages are left behind; ``params`` hold what is needed to say the same in any language.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from gongyak.descriptor import PATH
from gongyak.findings import Finding
from gongyak.package import Package, Table
from gongyak.rules import RULES, Rule
from gongyak.tables import Row, read_rows

SENTENCES = {
    "type-error": "칸은 열에 정해진 자료형으로 읽을 수 있어야 한다.",
    "constraint-error": "칸은 열에 정해진 제약(필수, 범위, 꼴, 목록)을 지켜야 한다.",
    "unique-error": "겹치지 않아야 하는 열의 값은 표 안에서 하나뿐이어야 한다.",
    "foreign-key": "다른 표를 가리키는 값은 그 표에 있어야 한다.",
    "blank-row": "모든 칸이 빈 행은 없어야 한다.",
    "byte-count": "파일의 크기는 datapackage.json에 적힌 바이트 수와 같아야 한다.",
    "hash-count": "파일의 해시는 datapackage.json에 적힌 것과 같아야 한다.",
    "package-error": "datapackage.json은 데이터 패키지 규격을 따라야 한다.",
    "resource-error": "datapackage.json의 표는 데이터 리소스 규격을 따라야 한다.",
    "schema-error": "datapackage.json의 스키마는 표 스키마 규격을 따라야 한다.",
    "field-error": "datapackage.json의 열은 표 스키마 규격을 따라야 한다.",
    "error-limit": "한 표의 스키마 잘못은 Frictionless가 세는 1,000건 안에 들어야 하며, 넘으면 나머지는 알 수 없다.",
    "unjudged": "Frictionless는 그 밖의 잘못도 경고도 내지 않아야 한다.",
}


def _register() -> None:
    for name, text in SENTENCES.items():
        RULES[name] = Rule(name=name, scopes=("frictionless",), contradiction=False, text=text, check=of_table)


def of_descriptor(kind: str, note: str) -> Finding:
    """An error in the descriptor itself; Frictionless then judges nothing else."""
    return Finding(rule=kind if kind in SENTENCES else "unjudged", path=PATH, value=note, params={"kind": kind})


def of_warning(table: Table, warning: str) -> Finding:
    """A warning: what Frictionless did not judge."""
    name = "error-limit" if "error limit" in warning else "unjudged"
    return Finding(rule=name, path=table.path, value=warning, table=table.name, params={"kind": "warning"})


def of_table(package: Package, table: Table, rows: Sequence[Row], error: object) -> Finding:
    """An error in a table. ``error.row_number`` counts records from 1, the header included."""
    kind = error.type if error.type in RULES else "unjudged"
    number = getattr(error, "row_number", 0)
    row = rows[number - 2] if number else Row(0, {})
    columns = getattr(error, "field_names", None) or [getattr(error, "field_name", "")]
    return Finding(
        rule=kind,
        path=table.path,
        line=row.line,
        column=columns[-1],
        value="/".join(row[column] for column in columns) or (error.note if not number else ""),
        table=table.name,
        params=DETAILS.get(kind, _note)(package, table, rows, error),
    )


def _note(package: Package, table: Table, rows: Sequence[Row], error: object) -> Mapping[str, object]:
    return {"kind": error.type, "note": error.note}


def _type(package: Package, table: Table, rows: Sequence[Row], error: object) -> Mapping[str, object]:
    return {"case": next(field.type for field in table.fields if field.name == error.field_name)}


def _constraint(package: Package, table: Table, rows: Sequence[Row], error: object) -> Mapping[str, object]:
    constraints = next(field.constraints for field in table.fields if field.name == error.field_name)
    name = re.match(r'constraint "(\w+)"', error.note)[1]
    expected = constraints[name]
    shown = ", ".join(map(str, expected)) if isinstance(expected, list) else expected
    return {"case": name, "expected": shown}


def _twin(package: Package, table: Table, rows: Sequence[Row], error: object) -> Mapping[str, object]:
    """The line on which the same value stood before; 0 when the key is empty."""
    match = re.search(r"position (\d+)", error.note)
    return {"columns": ", ".join(table.primary_key), "other": rows[int(match[1]) - 2].line if match else 0}


def _reference(package: Package, table: Table, rows: Sequence[Row], error: object) -> Mapping[str, object]:
    """The table that lacks the value, and values of it that look alike."""
    target = package.tables[error.reference_name or table.name]
    value = "/".join(map(str, error.field_values))
    known = {"/".join(row[column] for column in error.reference_field_names) for row in read_rows(package, target.name)}
    return {"target": target.path, "near": ", ".join(get_close_matches(value, sorted(known)))}


DETAILS: Mapping[str, Callable[..., Mapping[str, object]]] = {
    "type-error": _type,
    "constraint-error": _constraint,
    "unique-error": _twin,
    "primary-key": _twin,
    "foreign-key": _reference,
}
_register()
