"""Dates and periods: in the term, in order, as long as printed, and no result from the future."""

from collections.abc import Iterator
from datetime import date

from gongyak import periods
from gongyak.audit.arithmetic import families
from gongyak.rules import Case, Fault, rule
from gongyak.tables import Row

PLANNED = (
    ("finance", "stage", "plan"),
    ("progress", "basis", "planned"),
    ("indicator_values", "basis", "planned"),
    ("items", "section", "plan"),
)
DONE = (
    ("finance", "stage", "executed", "amount_krw"),
    ("progress", "basis", "achieved", "rate_pct"),
    ("indicator_values", "basis", "achieved", "value"),
    ("items", "section", "result", "text"),
)


def _term(case: Case) -> tuple[date, date] | None:
    pledge = next(iter(case.rows["pledges"]), None)
    term = case.context["terms"].get(pledge["term_id"]) if pledge else None
    edges = [periods.date_span(term[name]) for name in ("starts_on", "ends_on")] if term else [None]
    return (edges[0][0], edges[1][1]) if all(edges) else None


@rule("period-in-term", "pledge", contradiction=True)
def period_in_term(case: Case) -> Iterator[Fault]:
    """계획의 기간은 단체장의 임기와 겹쳐야 한다."""
    term = _term(case)
    for table, column, code in PLANNED if term else ():
        for row in case.rows[table]:
            dates = periods.span(row["period"]) if row[column] == code else None
            if dates and (dates[1] < term[0] or dates[0] > term[1]):
                yield Fault(table=table, row=row, column="period", params={"computed": f"{term[0]}~{term[1]}"})


@rule("result-from-future", "pledge", contradiction=True)
def result_from_future(case: Case) -> Iterator[Fault]:
    """실적의 기간은 문서의 기준일 뒤에 시작할 수 없다."""
    for table, column, code, value in DONE:
        for row in case.rows[table]:
            document = case.context["documents"].get(row["document_id"])
            known = periods.date_span(document["as_of"]) if document else None
            dates = periods.span(row["period"]) if row[column] == code and row[value] and not row["missing"] else None
            if known and dates and dates[0] > known[1]:
                yield Fault(table=table, row=row, column="period", params={"computed": document["as_of"]})


def _dated(case: Case) -> Iterator[tuple[str, Row, tuple[date, date], tuple[date, date]]]:
    """Rows with both a start and an end that are real dates."""
    for table, rows in case.rows.items():
        for row in rows if rows and "starts_on" in rows[0] else ():
            start, end = periods.date_span(row["starts_on"]), periods.date_span(row["ends_on"])
            if start and end:
                yield table, row, start, end


@rule("dates-order", "pledge", "work", contradiction=True)
def dates_order(case: Case) -> Iterator[Fault]:
    """끝나는 날은 시작하는 날보다 앞설 수 없다."""
    for table, row, start, end in _dated(case):
        if end[1] < start[0]:
            yield Fault(table=table, row=row, column="ends_on", params={"computed": row["starts_on"]})


@rule("dates-within", "pledge", "work", contradiction=True)
def dates_within(case: Case) -> Iterator[Fault]:
    """딸린 항목의 날짜는 상위 항목의 기간 안에 있어야 한다."""
    table = case.items
    for whole, details in families(case.rows[table], "item_order", "part", "detail"):
        outer = periods.date_span(whole["starts_on"]), periods.date_span(whole["ends_on"])
        for row in details if all(outer) else ():
            start, end = periods.date_span(row["starts_on"]), periods.date_span(row["ends_on"] or row["starts_on"])
            if start and end and (start[1] < outer[0][0] or end[0] > outer[1][1]):
                computed = f"{whole['starts_on']}~{whole['ends_on']}"
                yield Fault(
                    table=table,
                    row=row,
                    column="ends_on" if row["ends_on"] else "starts_on",
                    params={"computed": computed},
                )


def _length(unit: str, start: tuple[date, date], end: tuple[date, date]) -> int | None:
    """Days or months from start to end, both included; None when they are not printed that finely."""
    if unit == "일" and start[0] == start[1] and end[0] == end[1]:
        return (end[0] - start[0]).days + 1
    if unit == "개월" and all((edge[1] - edge[0]).days < 31 for edge in (start, end)):
        return (end[0].year - start[0].year) * 12 + end[0].month - start[0].month + 1
    return None


@rule("duration", "pledge", "work", contradiction=True)
def duration(case: Case) -> Iterator[Fault]:
    """함께 적힌 일수나 개월 수는 시작과 끝에서 센 것과 같아야 한다."""
    for table, row, start, end in _dated(case):
        length, printed = _length(row["count_unit"], start, end), row.number("count")
        if length is not None and printed is not None and printed != length:
            yield Fault(table=table, row=row, column="count", params={"computed": str(length)})


@rule("term-dates", "package")
def term_dates(case: Case) -> Iterator[Fault]:
    """임기의 종료일은 시작일보다 뒤여야 하고 다음 임기와 겹치지 않아야 한다."""
    latest = ""
    for row in sorted(case.context["terms"].values(), key=lambda row: row["starts_on"]):
        if row["ends_on"] <= row["starts_on"] or row["starts_on"] <= latest:
            yield Fault(
                table="terms", row=row, column="starts_on", params={"ends_on": row["ends_on"], "latest": latest}
            )
        latest = row["ends_on"]
