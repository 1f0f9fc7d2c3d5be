"""Series that may only rise, and stages of money that must stand in order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from gongyak import periods
from gongyak.audit.arithmetic import plain
from gongyak.rules import Case, Fault, rule
from gongyak.tables import Row


def _falls(table: str, column: str, rows: Iterable[Row], *line: str) -> Iterator[Fault]:
    lines: Mapping[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        if row.number(column) is not None and periods.span(row["period"]):
            lines[tuple(row[name] for name in line)].append(row)
    for series in lines.values():
        series.sort(key=lambda row: periods.order(row["period"]))
        for before, after in pairwise(series):
            if after.number(column) < before.number(column):
                yield Fault(table=table, row=after, column=column, params={"computed": plain(before.number(column))})


@rule("rate-falls", "pledge", contradiction=True)
def rate_falls(case: Case) -> Iterator[Fault]:
    """누계 이행률은 앞 기간보다 낮아질 수 없다."""
    rows = (row for row in case.rows["progress"] if row["scope"] == "to_date")
    yield from _falls("progress", "rate_pct", rows, "as_of", "basis")


@rule("indicator-falls", "pledge", contradiction=True)
def indicator_falls(case: Case) -> Iterator[Fault]:
    """누계로 적는 확인지표의 값은 앞 기간보다 작아질 수 없다."""
    cumulative = {row["indicator_number"] for row in case.rows["indicators"] if row["accumulation"] == "cumulative"}
    rows = (row for row in case.rows["indicator_values"] if row["indicator_number"] in cumulative)
    yield from _falls("indicator_values", "value", rows, "indicator_number", "basis")


@rule("result-falls", "pledge", contradiction=True)
def result_falls(case: Case) -> Iterator[Fault]:
    """누계라고 적힌 실적은 같은 해의 앞 기간 실적보다 작을 수 없다."""
    lines: Mapping[tuple, list[Row]] = defaultdict(list)
    for row in case.rows["items"]:
        if row["section"] == "result" and periods.span(row["period"]):
            lines[row["indicator_number"], row["text"], row["count_unit"], row["period"][:4]].append(row)
    for series in lines.values():
        series.sort(key=lambda row: periods.order(row["period"]))
        for before, after in pairwise(series):
            if after["cumulative"] == "true":
                yield from _less(before, after, "count")
                yield from _less(before, after, "amount_krw")


def _less(before: Row, after: Row, column: str) -> Iterator[Fault]:
    low, high = after.number(column), before.number(column)
    if low is not None and high is not None and low < high:
        yield Fault(table="items", row=after, column=column, params={"computed": plain(high)})


ORDER = (("secured", "plan"), ("executed", "secured"))


@rule("stage-order", "pledge", contradiction=True)
def stage_order(case: Case) -> Iterator[Fault]:
    """같은 칸의 확보액은 계획액을, 집행액은 확보액을 넘지 않거나 넘은 이유가 설명되어야 한다."""
    cells = {
        tuple(row[name] for name in ("statement", "component_id", "fund", "period", "stage")): row
        for row in case.rows["finance"]
    }
    for (*place, stage), row in cells.items():
        for later, earlier in ORDER:
            other = cells.get((*place, earlier)) if stage == later else None
            amount, limit = row.number("amount_krw"), other.number("amount_krw") if other else None
            if amount is not None and limit is not None and amount > limit:
                yield Fault(
                    table="finance", row=row, column="amount_krw", params={"computed": plain(limit), "earlier": earlier}
                )


@rule("work-stage-order", "work", contradiction=True)
def work_stage_order(case: Case) -> Iterator[Fault]:
    """업무의 집행액은 같은 재원의 예산액을 넘지 않아야 한다."""
    budgets = {row["fund"]: row.number("amount_krw") for row in case.rows["work_finance"] if row["stage"] == "budget"}
    for row in case.rows["work_finance"]:
        limit, amount = budgets.get(row["fund"]), row.number("amount_krw")
        if row["stage"] == "executed" and limit is not None and amount is not None and amount > limit:
            yield Fault(table="work_finance", row=row, column="amount_krw", params={"computed": plain(limit)})


def _by(rows: Iterable[Row], name: str) -> Mapping[str, Row]:
    return {row[name]: row for row in rows}


@rule("budget-balance", "document", contradiction=True)
def budget_balance(case: Case) -> Iterator[Fault]:
    """예상잔액은 예산액에서 집행액과 집행예정액을 뺀 것과 같아야 한다."""
    lines: Mapping[str, list[Row]] = defaultdict(list)
    for row in case.rows["department_budgets"]:
        lines[row["programme"]].append(row)
    for rows in lines.values():
        stages = _by(rows, "stage")
        amounts = {stage: row.number("amount_krw") for stage, row in stages.items()}
        parts = [amounts.get(stage) for stage in ("budget", "executed", "scheduled")]
        if None not in parts and amounts.get("balance") is not None:
            computed = parts[0] - parts[1] - parts[2]
            if computed != amounts["balance"]:
                yield Fault(
                    table="department_budgets",
                    row=stages["balance"],
                    column="amount_krw",
                    params={"computed": plain(computed)},
                )


@rule("staff-difference", "document", contradiction=True)
def staff_difference(case: Case) -> Iterator[Fault]:
    """과부족은 현원에서 정원을 뺀 것과 같아야 하며, 빈칸과 줄표는 0으로 본다."""
    lines: Mapping[tuple, list[Row]] = defaultdict(list)
    for row in case.rows["staffing"]:
        lines[row["category"], row["grade"]].append(row)
    for rows in lines.values():
        cells = _by(rows, "basis")
        counts = {basis: row.number("count") or 0 for basis, row in cells.items()}
        if {"quota", "actual", "difference"} <= counts.keys():
            computed = counts["actual"] - counts["quota"]
            if computed != counts["difference"]:
                yield Fault(
                    table="staffing", row=cells["difference"], column="count", params={"computed": str(computed)}
                )
