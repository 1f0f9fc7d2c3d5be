"""Printed rates against the amounts they follow from, within the rounding printed."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from gongyak.audit.arithmetic import plain, rounding
from gongyak.rules import Case, Fault, rule
from gongyak.tables import Row


def _rate(table: str, row: Row, column: str, part: Decimal | None, whole: Decimal | None) -> Iterator[Fault]:
    printed = row.number(column)
    if printed is None or part is None or not whole:
        return
    exact = 100 * part / whole
    # A whole percentage still stands for half a percent either way; ``rounding`` is about figures that must add up.
    slack = rounding(row, column) or Decimal("0.5")
    if abs(printed - exact) > slack:
        digits = Decimal(1).scaleb(-len(row[column].partition(".")[2]))
        yield Fault(
            table=table, row=row, column=column, params={"computed": plain(exact.quantize(digits, ROUND_HALF_UP))}
        )


@rule("execution-rate", "work", contradiction=True)
def execution_rate(case: Case) -> Iterator[Fault]:
    """집행률은 집행액을 예산액으로 나눈 것과 인쇄된 자릿수 안에서 같아야 한다."""
    budgets = {row["fund"]: row.number("amount_krw") for row in case.rows["work_finance"] if row["stage"] == "budget"}
    for row in case.rows["work_finance"]:
        if row["stage"] == "executed":
            yield from _rate("work_finance", row, "rate_pct", row.number("amount_krw"), budgets.get(row["fund"]))


@rule("fund-share", "pledge", contradiction=True)
def fund_share(case: Case) -> Iterator[Fault]:
    """재원의 비율은 그 재원의 금액을 재원의 계로 나눈 것과 같아야 한다."""
    table = case.table("finance")
    others = [name for name in table.primary_key if name != "fund"]
    wholes = {tuple(r[n] for n in others): r.number("amount_krw") for r in case.rows["finance"] if r["fund"] == "total"}
    for row in case.rows["finance"]:
        whole = wholes.get(tuple(row[name] for name in others))
        yield from _rate("finance", row, "rate_pct", row.number("amount_krw"), whole)


@rule("indicator-rate", "pledge", contradiction=True)
def indicator_rate(case: Case) -> Iterator[Fault]:
    """확인지표의 달성률은 실적을 목표로 나눈 것과 인쇄된 자릿수 안에서 같아야 한다."""
    targets = {
        (row["indicator_number"], row["period"]): row.number("value")
        for row in case.rows["indicator_values"]
        if row["basis"] == "planned"
    }
    for row in case.rows["indicator_values"]:
        if row["basis"] == "achieved":
            target = targets.get((row["indicator_number"], row["period"]))
            yield from _rate("indicator_values", row, "rate_pct", row.number("value"), target)


def _significance(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is not a trailing zero: 170000 (17만) stands for 165000 to 175000."""
    return Decimal(5).scaleb(value.normalize().as_tuple().exponent - 1)


@rule("share", "pledge", "work", contradiction=True)
def share(case: Case) -> Iterator[Fault]:
    """글 속의 비율은 함께 적힌 두 수의 비와 어림한 자릿수 안에서 같아야 한다."""
    rows = {row["item_order"]: row for row in case.rows[case.items]}
    for row in rows.values():
        part = rows.get(row["part_of"]) if row["relation"] == "share" else None
        whole = rows.get(part["part_of"]) if part else None
        values = [r.number("count") if r else None for r in (row, part, whole)]
        if None in values or not all(values[1:]):
            continue
        printed, amount, base = values
        slack, margin = _significance(amount), _significance(base)
        low, high = 100 * (amount - slack) / (base + margin), 100 * (amount + slack) / (base - margin)
        if not low <= printed <= high:
            computed = (100 * amount / base).quantize(Decimal("0.1"), ROUND_HALF_UP)
            yield Fault(table=case.items, row=row, column="count", params={"computed": plain(computed)})
