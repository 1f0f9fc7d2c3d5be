"""The same fact in two places of a document must be the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import prod

from gongyak.audit.arithmetic import families, plain
from gongyak.rules import Case, Fault, rule
from gongyak.tables import Row, read_rows


def _differs(table: str, row: Row, column: str, other: Decimal | None) -> Iterator[Fault]:
    printed = row.number(column)
    if printed is not None and other is not None and printed != other:
        yield Fault(table=table, row=row, column=column, params={"computed": plain(other)})


@rule("quoted-twice", "pledge", "work", contradiction=True)
def quoted_twice(case: Case) -> Iterator[Fault]:
    """문서의 두 곳에 적힌 같은 사실은 수와 금액과 날짜가 같아야 한다."""
    table = case.items
    for first, again in families(case.rows[table], "item_order", "quote"):
        for row in again:
            if row["count_unit"] == first["count_unit"]:
                yield from _differs(table, row, "count", first.number("count"))
            yield from _differs(table, row, "amount_krw", first.number("amount_krw"))
            if row["starts_on"] and first["starts_on"] and row["starts_on"] != first["starts_on"]:
                yield Fault(table=table, row=row, column="starts_on", params={"computed": first["starts_on"]})


@rule("factor-product", "pledge", "work", contradiction=True)
def factor_product(case: Case) -> Iterator[Fault]:
    """곱으로 풀어 적은 수나 금액은 그 곱과 같아야 한다."""
    table = case.items
    for whole, factors in families(case.rows[table], "item_order", "factor"):
        column = "amount_krw" if whole["amount_krw"] else "count"
        values = [row.number("amount_krw") if row["amount_krw"] else row.number("count") for row in factors]
        if len(values) > 1 and None not in values:
            yield from _differs(table, whole, column, Decimal(prod(values)))


@rule("indicator-quoted", "pledge", contradiction=True)
def indicator_quoted(case: Case) -> Iterator[Fault]:
    """추진계획에 적힌 지표의 목표는 확인지표의 목표와 같아야 한다."""
    targets = {
        (row["indicator_number"], row["period"]): row.number("value")
        for row in case.rows["indicator_values"]
        if row["basis"] == "planned"
    }
    for row in case.rows["items"]:
        if row["section"] == "plan" and row["indicator_number"]:
            target = targets.get((row["indicator_number"], row["period"]))
            yield from _differs("items", row, "amount_krw" if row["amount_krw"] else "count", target)


@rule("statement-agrees", "pledge", contradiction=True)
def statement_agrees(case: Case) -> Iterator[Fault]:
    """두 재정표에 있는 같은 금액은 서로 같아야 한다."""
    lines: dict[tuple, dict[str, Row]] = defaultdict(dict)
    for row in case.rows["finance"]:
        # 계 covers only the periods of its own table, so two tables may rightly differ in it.
        if row["period"] != "subtotal":
            lines[tuple(row[name] for name in ("component_id", "stage", "period", "statement"))][row["fund"]] = row
    seen: dict[tuple, Decimal] = {}
    for place, funds in sorted(lines.items(), key=lambda line: line[0][-1] == "execution"):
        # A lone fund is the total of its line.
        row = funds.get("total") or (next(iter(funds.values())) if len(funds) == 1 else None)
        amount = row.number("amount_krw") if row else None
        if amount is not None:
            yield from _differs("finance", row, "amount_krw", seen.setdefault(place[:-1], amount))


@rule("engagement-agrees", "pledge", contradiction=True)
def engagement_agrees(case: Case) -> Iterator[Fault]:
    """주민참여 목록의 횟수는 표에 적힌 같은 종류의 횟수와 같아야 한다."""
    counts = {
        row["kind"]: row.number("planned_count") for row in case.rows["engagements"] if row["statement"] == "table"
    }
    for row in case.rows["engagements"]:
        if row["statement"] == "list":
            yield from _differs("engagements", row, "planned_count", counts.get(row["kind"]))


@rule("cap", "pledge", contradiction=True)
def cap(case: Case) -> Iterator[Fault]:
    """지원금은 같은 세부사업에 적힌 한도를 넘지 않아야 한다."""
    caps: Mapping[str, list[Decimal]] = defaultdict(list)
    for item in case.rows["items"]:
        if item["qualifier"] == "at_most" and (amount := item.number("amount_krw")) is not None:
            caps[item["component_id"]].append(amount)
    for row in case.rows["recipients"]:
        limit, amount = min(caps[row["component_id"]], default=None), row.number("amount_krw")
        if limit is not None and amount is not None and amount > limit:
            yield Fault(table="recipients", row=row, column="amount_krw", params={"computed": plain(limit)})


@rule("fund-mentioned", "pledge", "work", contradiction=True)
def fund_mentioned(case: Case) -> Iterator[Fault]:
    """글에 적힌 재원은 재정표에 금액이 있는 재원이어야 한다."""
    known = {row["fund"] for row in case.rows[case.finance] if row.number("amount_krw") is not None} - {"total"}
    for row in case.rows[case.items] if known else ():
        if row["fund"] and row["fund"] not in known:
            yield Fault(table=case.items, row=row, column="fund", params={"computed": " ".join(sorted(known))})


@rule("programme-agrees", "package", contradiction=True)
def programme_agrees(case: Case) -> Iterator[Fault]:
    """부서 예산 표의 금액은 그 예산 사업에 속한 업무들의 금액의 합과 같아야 한다."""
    homes = {
        row["work_id"]: (row["document_id"], row["programme"])
        for row in read_rows(case.package, "works")
        if row["programme"]
    }
    sums: dict[tuple, Decimal] = defaultdict(Decimal)
    for row in read_rows(case.package, "work_finance"):
        amount = row.number("amount_krw")
        if row["work_id"] in homes and row["fund"] == "total" and amount is not None:
            sums[*homes[row["work_id"]], row["stage"]] += amount
    for row in read_rows(case.package, "department_budgets"):
        yield from _differs(
            "department_budgets", row, "amount_krw", sums.get((row["document_id"], row["programme"], row["stage"]))
        )


@rule("pipeline-agrees", "package", contradiction=True)
def pipeline_agrees(case: Case) -> Iterator[Fault]:
    """한 문서의 두 곳에 적힌 같은 대상은 같은 단계에 있어야 한다."""
    seen: dict[tuple[str, str], str] = {}
    for row in read_rows(case.package, "pipelines"):
        stage = seen.setdefault((row["document_id"], row["name"]), row["stage"])
        if stage != row["stage"]:
            yield Fault(table="pipelines", row=row, column="stage", params={"computed": stage})
