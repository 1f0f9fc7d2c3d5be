"""Printed margins against the sum of their parts, over every cube and every list."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from gongyak import periods
from gongyak.audit.arithmetic import compare, families
from gongyak.rules import Case, Fault, rule
from gongyak.tables import Row

Parts = Callable[[str, Iterable[str]], set[str]]


def cube(case: Case, table: str, column: str, dimension: str, parts_of: Parts) -> Iterator[Fault]:
    """Check each printed margin of ``dimension``: ``parts_of(code, codes)`` names the codes that add up to ``code``."""
    lines: dict[tuple, dict[str, Row]] = defaultdict(dict)
    others = [name for name in case.table(table).primary_key if name != dimension]
    for row in case.rows[table]:
        lines[tuple([row[name] for name in others])][row[dimension]] = row
    for line in lines.values():
        for code, row in line.items():
            parts = parts_of(code, line)
            if parts:
                yield from compare(table, row, [line[part] for part in line if part in parts], column)


def _all_but_total(code: str, codes: Iterable[str]) -> set[str]:
    return {other for other in codes if other != "total"} if code == "total" else set()


def _periods(code: str, codes: Iterable[str]) -> set[str]:
    if code not in periods.MARGINS:
        return set()
    edges = {"prior", "after"} if code == "total" else set()
    return periods.parts(codes) | edges


@rule("period-sum", "pledge", contradiction=True)
def period_sum(case: Case) -> Iterator[Fault]:
    """총사업비와 계는 기간별 금액이나 목표의 합과 같아야 한다."""
    yield from cube(case, "finance", "amount_krw", "period", _periods)
    cumulative = {row["indicator_number"] for row in case.rows["indicators"] if row["accumulation"] == "cumulative"}
    for fault in cube(case, "indicator_values", "value", "period", _periods):
        if fault.row["indicator_number"] not in cumulative:
            yield fault


@rule("fund-sum", "pledge", "work", contradiction=True)
def fund_sum(case: Case) -> Iterator[Fault]:
    """재원의 계는 재원별 금액의 합과 같아야 한다."""
    yield from cube(case, case.finance, "amount_krw", "fund", _all_but_total)


@rule("component-sum", "pledge", contradiction=True)
def component_sum(case: Case) -> Iterator[Fault]:
    """사업 전체의 금액은 세부사업 금액의 합과 같아야 한다."""
    yield from cube(case, "finance", "amount_krw", "component_id", _all_but_total)


@rule("programme-sum", "document", contradiction=True)
def programme_sum(case: Case) -> Iterator[Fault]:
    """부서 예산의 계는 예산 사업별 금액의 합과 같아야 한다."""
    yield from cube(case, "department_budgets", "amount_krw", "programme", _all_but_total)


@rule("staff-sum", "document", contradiction=True)
def staff_sum(case: Case) -> Iterator[Fault]:
    """인력의 계는 직군과 직급별 인원의 합과 같아야 한다."""
    for row in case.rows["staffing"]:
        if row["grade"] == "total":
            same = (
                other for other in case.rows["staffing"] if other["basis"] == row["basis"] and other["grade"] != "total"
            )
            yield from compare(
                "staffing", row, [o for o in same if row["category"] in ("total", o["category"])], "count"
            )


@rule("engagement-sum", "pledge", contradiction=True)
def engagement_sum(case: Case) -> Iterator[Fault]:
    """주민참여 횟수의 계는 표와 목록 각각의 합과 같아야 한다."""
    rows = case.rows["engagements"]
    statements = sorted({row["statement"] for row in rows}, reverse=True)
    for whole in (row for row in rows if row["kind"] == "total"):
        parts = ([row for row in rows if row["statement"] == each and row["kind"] != "total"] for each in statements)
        faults = (fault for each in parts for fault in compare("engagements", whole, each, "planned_count"))
        # One cell is confirmed once: its own table first, then the list.
        yield from islice(faults, 1)


@rule("part-sum", "pledge", "work", contradiction=True)
def part_sum(case: Case) -> Iterator[Fault]:
    """부분으로 나눈 항목의 수와 금액은 부분의 합과, 이름만 늘어놓았으면 그 개수와 같아야 한다."""
    table = case.items
    for whole, parts in families(case.rows[table], "item_order", "part"):
        if all(part["count"] or part["amount_krw"] for part in parts):
            same = [part for part in parts if part["count_unit"] == whole["count_unit"]]
            yield from compare(table, whole, same, "count")
            yield from compare(table, whole, parts, "amount_krw")
        elif whole.number("count") not in (None, len(parts)):
            params = {"computed": str(len(parts)), "parts": len(parts)}
            yield Fault(table=table, row=whole, column="count", params=params)


@rule("area-sum", "document", contradiction=True)
def area_sum(case: Case) -> Iterator[Fault]:
    """시설의 면적은 층 면적의 합과 인쇄된 자릿수 안에서 같아야 한다."""
    for whole, parts in families(case.rows["facilities"], "facility_order"):
        yield from compare("facilities", whole, parts, "area_m2")


@rule("recipient-sum", "pledge", contradiction=True)
def recipient_sum(case: Case) -> Iterator[Fault]:
    """지원받은 기업 목록의 수와 지원금의 합은 그 합계를 적은 항목과 같아야 한다."""
    listed: Mapping[str, list[Row]] = defaultdict(list)
    for row in case.rows["recipients"]:
        listed[row["item_order"]].append(row)
    for item in case.rows["items"] if listed else ():
        rows = listed.get(item["item_order"], [])
        if rows and item.number("count") not in (None, len(rows)):
            yield Fault(
                table="items", row=item, column="count", params={"computed": str(len(rows)), "parts": len(rows)}
            )
        yield from compare("items", item, rows, "amount_krw")
