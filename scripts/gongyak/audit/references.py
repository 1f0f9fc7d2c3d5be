"""References inside a case that a foreign key cannot state, and codes that must be known and used."""

from collections.abc import Iterator

from gongyak.rules import Case, Fault, rule
from gongyak.tables import Row, read_cells, read_rows

# (table, column, table it points into, column it must equal there): optional references within one pledge or work.
POINTERS = {
    "pledge": (
        ("items", "part_of", "items", "item_order"),
        ("items", "indicator_number", "indicators", "indicator_number"),
        ("recipients", "item_order", "items", "item_order"),
    ),
    "work": (("work_items", "part_of", "work_items", "item_order"),),
    "document": (("facilities", "part_of", "facilities", "facility_order"),),
}


@rule("pointer", "pledge", "work", "document")
def pointer(case: Case) -> Iterator[Fault]:
    """상위 항목, 상위 시설, 확인지표, 합계 항목의 번호는 같은 공약, 업무, 문서 안에 있어야 한다."""
    for table, column, parent, target in POINTERS[case.scope]:
        known = {row[target] for row in case.rows[parent]}
        for row in case.rows[table]:
            if row[column] and row[column] not in known:
                yield Fault(table=table, row=row, column=column, params={"parent": parent})


@rule("parent", "pledge", "work")
def parent(case: Case) -> Iterator[Fault]:
    """상위 항목은 앞에 있어야 하고, 상위가 있으면 관계를, 관계가 있으면 상위를 적어야 한다."""
    table = case.items
    for row in case.rows[table]:
        if bool(row["part_of"]) != bool(row["relation"]):
            yield Fault(table=table, row=row, column="relation", params={"part_of": row["part_of"]})
        own, above = row.number("item_order"), row.number("part_of")
        if own is not None and above is not None and above >= own:
            yield Fault(table=table, row=row, column="part_of", params={"part_of": row["part_of"]})


def _shares(row: Row, whole: Row) -> bool:
    """Whether two lines have something to add up or to compare: the same unit, amounts, or words against words."""
    figures = [bool(each["count"] or each["amount_krw"]) for each in (row, whole)]
    if row["relation"] == "factor":
        return all(figures)
    if not figures[0]:
        return (row["relation"] == "part" and bool(whole["count"])) or not any(figures)
    counted = row["count"] and whole["count"] and row["count_unit"] == whole["count_unit"]
    return bool(counted or (row["amount_krw"] and whole["amount_krw"]))


@rule("comparable", "pledge", "work")
def comparable(case: Case) -> Iterator[Fault]:
    """부분, 곱, 거듭이라고 적은 항목은 상위와 비교할 수 있는 수나 금액이 있어야 한다."""
    table = case.items
    rows = {row["item_order"]: row for row in case.rows[table]}
    for row in rows.values():
        whole = rows.get(row["part_of"])
        if whole and row["relation"] in ("part", "quote", "factor") and not _shares(row, whole):
            yield Fault(table=table, row=row, column="relation", params={"part_of": row["part_of"]})


@rule("checkbox-code", "pledge")
def checkbox_code(case: Case) -> Iterator[Fault]:
    """체크 상자의 코드는 그 항목의 코드표에 있어야 하고, 상위 상자는 같은 항목에 있어야 한다."""
    for row in case.rows["checkboxes"]:
        codes = {"true", "false"} if row["field"] == "budgeted" else case.codes.get(f"code_{row['field']}", {})
        if row["code"] not in codes:
            yield Fault(table="checkboxes", row=row, column="code", params={"field": row["field"]})
        orders = {other["box_order"] for other in case.rows["checkboxes"] if other["field"] == row["field"]}
        if row["part_of"] and row["part_of"] not in orders:
            yield Fault(table="checkboxes", row=row, column="part_of", params={"field": row["field"]})


@rule("programme-known", "package")
def programme_known(case: Case) -> Iterator[Fault]:
    """업무의 예산 사업은 같은 문서의 부서 예산 표에 있어야 한다."""
    known = {(row["document_id"], row["programme"]) for row in read_rows(case.package, "department_budgets")}
    for row in read_rows(case.package, "works"):
        if row["programme"] and (row["document_id"], row["programme"]) not in known:
            yield Fault(table="works", row=row, column="programme", params={"document": row["document_id"]})


@rule("code-unused", "package")
def code_unused(case: Case) -> Iterator[Fault]:
    """코드는 적어도 한 행에서 쓰이거나 외부 어휘의 일부여야 한다."""
    used: dict[str, set[str]] = {name: set() for name in case.codes}
    for table in case.package.tables.values():
        for key in table.foreign_keys:
            if key.resource in used:
                used[key.resource] |= {code for code, *_ in case.keys[table.name, key.fields]}
    for field, code in {*read_cells(case.package, "checkboxes", ["field", "code"])}:
        used.get(f"code_{field}", set()).add(code)
    for name, codes in sorted(case.codes.items()):
        for code, row in codes.items():
            if code not in used[name] and not row["vocabulary"]:
                yield Fault(table=name, row=row, column="code")


@rule("note-target", "package")
def note_target(case: Case) -> Iterator[Fault]:
    """판독 메모는 있는 표의 있는 행과 열을 가리켜야 한다."""
    wanted: dict[str, dict[str, list[Row]]] = {}
    for row in read_rows(case.package, "notes"):
        table = case.package.tables.get(row["table"])
        if table is None or row["column"] not in ("*", *table.columns):
            yield Fault(table="notes", row=row, column="column" if table else "table")
        else:
            wanted.setdefault(table.name, {}).setdefault(row["key"], []).append(row)
    for name, keys in wanted.items():
        table = case.package.tables[name]
        found = keys.keys() & map("/".join, read_cells(case.package, name, table.primary_key))
        for key, rows in keys.items():
            for row in rows if key not in found else ():
                yield Fault(table="notes", row=row, column="key")
