"""What makes a record whole: ids that say what they mean, values or a reason for their absence, the right document."""

import re
from collections.abc import Iterator

from gongyak.rules import Case, Fault, rule
from gongyak.tables import read_rows

# First parts of addresses that belong to the site itself, now or in a planned page.
RESERVED = frozenset(
    {"404", "about", "assets", "compare", "data", "documents", "glossary", "javascripts", "map", "method", "pledges"}
    | {"regions", "search", "sitemap", "stylesheets", "works"}
)
# Tables whose empty value needs its kind of nothing: the columns of which at least one holds the value.
VALUES = {
    "finance": ("amount_krw",),
    "indicator_values": ("value", "value_text"),
    "progress": ("rate_pct",),
    "engagements": ("planned_count",),
    "staffing": ("count",),
}


def slug(text: str) -> str:
    """The address form of a printed number: III-2-1 is iii-2-1."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


@rule("pledge-id", "pledge")
def pledge_id(case: Case) -> Iterator[Fault]:
    """공약 ID는 지방정부, 민선 기수, 관리번호를 이은 것이어야 하며 관리번호가 없으면 u와 숫자로 끝난다."""
    for row in case.rows["pledges"]:
        stem = f"{row['government_id']}-{row['term_id']}-"
        tail = row["pledge_id"].removeprefix(stem)
        right = tail == slug(row["number"]) if row["number"] else re.fullmatch(r"u[0-9]+", tail)
        if not (row["pledge_id"].startswith(stem) and right):
            yield Fault(
                table="pledges", row=row, column="pledge_id", params={"expected": stem + (slug(row["number"]) or "u1")}
            )


@rule("work-id", "work")
def work_id(case: Case) -> Iterator[Fault]:
    """업무 ID는 지방정부, 연도, 구분, 번호를 이은 것이어야 한다."""
    for row in case.rows["works"]:
        expected = "-".join(row[name] for name in ("government_id", "year", "kind", "number"))
        if row["work_id"] != expected:
            yield Fault(table="works", row=row, column="work_id", params={"expected": expected})


@rule("reserved-id", "package")
def reserved_id(case: Case) -> Iterator[Fault]:
    """지방정부 ID는 누리집이 쓰는 주소와 같을 수 없고, 기초 지방정부에는 상위가, 광역에는 상위가 없어야 한다."""
    for name, row in case.context["governments"].items():
        if name in RESERVED:
            yield Fault(table="governments", row=row, column="government_id", params={"reserved": name})
        if (row["level"] == "basic") != bool(row["parent_id"]):
            yield Fault(table="governments", row=row, column="parent_id", params={"reserved": ""})


@rule("pledge-document", "pledge")
def pledge_document(case: Case) -> Iterator[Fault]:
    """공약의 문서는 같은 지방정부와 임기의 문서여야 하고 부서 업무 보고여서는 안 된다."""
    for row in case.rows["pledges"]:
        document = case.context["documents"].get(row["document_id"])
        for column in ("government_id", "term_id") if document else ():
            if document[column] != row[column]:
                yield Fault(table="pledges", row=row, column=column, params={"document": document[column]})
        if document and document["kind"] == "work_report":
            yield Fault(table="pledges", row=row, column="document_id", params={"document": document["kind"]})


@rule("work-document", "work")
def work_document(case: Case) -> Iterator[Fault]:
    """부서 업무의 문서는 같은 지방정부와 임기의 부서별 주요업무 보고여야 한다."""
    for row in case.rows["works"]:
        document = case.context["documents"].get(row["document_id"])
        for column, value in (
            ("government_id", row["government_id"]),
            ("term_id", row["term_id"]),
            ("kind", "work_report"),
        ):
            if document and document[column] != value:
                yield Fault(table="works", row=row, column="document_id", params={"document": document[column]})


@rule("pledge-complete", "pledge")
def pledge_complete(case: Case) -> Iterator[Fault]:
    """공약마다 이행 상태가 하나 이상, 사업 전체를 뜻하는 세부사업이 하나 있어야 한다."""
    for row in case.rows["pledges"]:
        for column, there in (
            ("pledge_id", case.rows["assessments"]),
            ("document_id", [each for each in case.rows["components"] if each["component_id"] == "total"]),
        ):
            if not there:
                yield Fault(
                    table="pledges",
                    row=row,
                    column=column,
                    params={"lacking": "assessments" if column == "pledge_id" else "components"},
                )


@rule("missing", "pledge", "document")
def missing(case: Case) -> Iterator[Fault]:
    """값이 비어 있으면 빈 값의 종류를 적고, 값이 있으면 적지 않는다."""
    for table, columns in VALUES.items():
        for row in case.rows[table]:
            if any(row[column] for column in columns) == bool(row["missing"]):
                yield Fault(table=table, row=row, column="missing", params={"columns": ", ".join(columns)})


@rule("item-whole", "pledge", "work")
def item_whole(case: Case) -> Iterator[Fault]:
    """항목에는 내용이나 빈 값의 종류가 있어야 하고, 수와 금액에는 단위가 있어야 한다."""
    table = case.items
    for row in case.rows[table]:
        figures = [column for column in ("count", "count_to", "amount_krw") if row[column]]
        if row["missing"] and figures:
            yield Fault(table=table, row=row, column="missing", params={"columns": ", ".join(figures)})
        if not row["text"] and not row["missing"]:
            yield Fault(table=table, row=row, column="text", params={"columns": "text, missing"})
        for value, unit in (("count", "count_unit"), ("amount_krw", "unit_krw")):
            if bool(row[value]) != bool(row[unit]):
                yield Fault(table=table, row=row, column=unit, params={"columns": f"{value}, {unit}"})


@rule("code-order", "package")
def code_order(case: Case) -> Iterator[Fault]:
    """코드표의 순서는 겹치지 않아야 한다."""
    for name in sorted(case.codes):
        seen: set[str] = set()
        for row in read_rows(case.package, name):
            if row["order"] in seen:
                yield Fault(table=name, row=row, column="order")
            seen.add(row["order"])
