"""Status, check boxes and figures must not contradict each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from gongyak.rules import Case, Fault, rule
from gongyak.tables import Row


@rule("status-group", "pledge")
def status_group(case: Case) -> Iterator[Fault]:
    """상태의 묶음은 코드표에서 그 상태가 속한 묶음이어야 한다."""
    for row in case.rows["assessments"]:
        code = case.codes.get("code_status", {}).get(row["status"])
        if code and code["status_group"] != row["status_group"]:
            yield Fault(table="assessments", row=row, column="status_group", params={"computed": code["status_group"]})


@rule("status-printed", "pledge")
def status_printed(case: Case) -> Iterator[Fault]:
    """상태를 적으려면 문서에 인쇄된 상태도 적어야 하고, 인쇄된 상태가 없으면 묶음은 알 수 없음이어야 한다."""
    for row in case.rows["assessments"]:
        if bool(row["status_printed"]) == (row["status_group"] == "unknown") or (
            row["status"] and not row["status_printed"]
        ):
            yield Fault(table="assessments", row=row, column="status_printed", params={"group": row["status_group"]})


@rule("status-rate", "pledge", contradiction=True)
def status_rate(case: Case) -> Iterator[Fault]:
    """전체 달성률은 완료한 공약이면 100%이고, 추진 중이거나 시기가 되지 않은 공약이면 100%보다 낮아야 한다."""
    groups = {row["as_of"]: row["status_group"] for row in case.rows["assessments"]}
    for row in case.rows["progress"]:
        rate, group = row.number("rate_pct"), groups.get(row["as_of"])
        if (row["basis"], row["scope"]) != ("achieved", "overall") or rate is None:
            continue
        if (group == "done" and rate < 100) or (group in ("active", "not_due") and rate >= 100):
            yield Fault(table="progress", row=row, column="rate_pct", params={"computed": group})


@rule("status-executed", "pledge", contradiction=True)
def status_executed(case: Case) -> Iterator[Fault]:
    """시기가 되지 않은 공약에는 집행한 돈이 없어야 한다."""
    groups = {row["document_id"]: row["status_group"] for row in case.rows["assessments"]}
    for row in case.rows["finance"]:
        if row["stage"] == "executed" and groups.get(row["document_id"]) == "not_due" and row.number("amount_krw"):
            yield Fault(table="finance", row=row, column="amount_krw", params={"computed": "0"})


@rule("unbudgeted", "pledge", contradiction=True)
def unbudgeted(case: Case) -> Iterator[Fault]:
    """비예산 공약에는 재정 금액이 없어야 한다."""
    if any(row["budgeted"] == "false" for row in case.rows["pledges"]):
        for row in case.rows["finance"]:
            if row.number("amount_krw"):
                yield Fault(table="finance", row=row, column="amount_krw", params={"computed": "0"})


@rule("work-unbudgeted", "work", contradiction=True)
def work_unbudgeted(case: Case) -> Iterator[Fault]:
    """비예산 업무에는 금액이 없어야 하고 예산 업무에는 금액이 있어야 한다."""
    for work in case.rows["works"]:
        rows = [row for row in case.rows["work_finance"] if row.number("amount_krw")]
        if (work["budgeted"] == "true") != bool(rows):
            yield Fault(table="works", row=work, column="budgeted", params={"computed": "true" if rows else "false"})


def _stated(case: Case, field: str) -> str:
    rows = case.rows["assessments" if field == "status_group" else "pledges"]
    return rows[0][field] if rows else ""


@rule("checkbox", "pledge")
def checkbox(case: Case) -> Iterator[Fault]:
    """표시된 체크 상자는 공약이나 상태에 적은 코드와 같아야 한다."""
    boxes: Mapping[str, list[Row]] = defaultdict(list)
    for row in case.rows["checkboxes"]:
        boxes[row["field"]].append(row)
    for field, rows in boxes.items():
        checked = [row for row in rows if row["checked"] == "true"]
        row, stated = (checked or rows)[0], _stated(case, field)
        # Several boxes may be ticked, or two may share a code (완료; 완료 후, 지속 추진): one match is enough.
        if stated not in ({each["code"] for each in checked} or {""}):
            yield Fault(table="checkboxes", row=row, column="checked", params={"field": field, "stated": stated})


@rule("rate-range", "pledge", contradiction=True)
def rate_range(case: Case) -> Iterator[Fault]:
    """계획한 비율은 0%와 100% 사이여야 하고, 달성률은 음수일 수 없다."""
    for row in case.rows["progress"]:
        rate = row.number("rate_pct")
        if rate is not None and (rate < 0 or (row["basis"] == "planned" and rate > 100)):
            yield Fault(table="progress", row=row, column="rate_pct", params={"computed": "0~100"})
