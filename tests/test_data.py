"""The real package: every contradiction of the documents found and confirmed, no figure of a sum unguarded."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from gongyak.audit.arithmetic import families
from gongyak.audit.runner import cases
from gongyak.package import Package, read_package
from gongyak.pipeline import check
from gongyak.rules import Case, of_scope
from gongyak.tables import Row, key_of, read_rows

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package(ROOT)


def test_the_documents_contradict_themselves_here_and_nowhere_else(package: Package) -> None:
    found = Counter((f.severity, f.rule, f.key.split("/")[0]) for f in check(ROOT).findings)
    assert found == {
        ("discrepancy", "component-sum", "dongnae-8-3-1"): 2,
        ("discrepancy", "fund-sum", "dongnae-8-3-1"): 2,
        ("discrepancy", "period-sum", "dongnae-8-3-1"): 2,
        ("discrepancy", "cap", "guro-7-iii-2-1"): 1,
        ("discrepancy", "part-sum", "guro-7-iii-2-1"): 1,
        ("discrepancy", "quoted-twice", "guro-7-iii-2-1"): 1,
        ("discrepancy", "stage-order", "incheon-7-u1"): 2,
        ("discrepancy", "programme-agrees", "yeongdeungpo-2015"): 3,
        ("discrepancy", "dates-within", "yeongdeungpo-2015-result-1"): 1,
        ("discrepancy", "execution-rate", "yeongdeungpo-2015-result-2"): 1,
        ("discrepancy", "fund-sum", "yeongdeungpo-2015-result-5"): 1,
        ("discrepancy", "fund-mentioned", "yeongdeungpo-2016-plan-3"): 2,
    }


def test_there_are_four_pledges_and_the_work_report_is_none_of_them(package: Package) -> None:
    pledges = [row["pledge_id"] for row in read_rows(package, "pledges")]
    assert pledges == ["dongnae-8-3-1", "guro-7-iii-2-1", "incheon-7-u1", "yangju-7-98"]
    assert len(list(read_rows(package, "works"))) == 14


def test_every_document_is_transcribed_from_the_text_it_names(package: Package) -> None:
    hashes = {row["document_id"]: row["file_sha256"][:16] for row in read_rows(package, "documents")}
    assert hashes == {
        "dongnae-3-1": "1cd14d86effe662c",
        "guro-iii-2-1": "c9be0c607e8cf003",
        "incheon-2019-06": "c3cd1abbc5766e78",
        "yangju-98": "51516b1f591d87d6",
        "yeongdeungpo-2015": "0316a801bcd4c337",
    }


# Columns whose figures enter printed sums, by table.
SUMS = {
    "finance": "amount_krw",
    "department_budgets": "amount_krw",
    "staffing": "count",
    "work_finance": "amount_krw",
    "recipients": "amount_krw",
    "engagements": "planned_count",
}
# 집행 of Incheon has no printed total: what was executed in 2019 stands alone, below what was secured.
ALONE = {"finance/incheon-7-u1/execution/total/executed/total/2019"}


def _broken(case: Case, table: str, row: Row, column: str) -> Case:
    """The case with one more in one cell: the smallest slip of a finger."""
    slip = Row(row.line, {**row, column: str(row.number(column) + Decimal(1))})
    rows = [slip if each is row else each for each in case.rows[table]]
    return replace(case, rows=defaultdict(list, {**case.rows, table: rows}))


def _faults(case: Case) -> set[tuple]:
    return {
        (rule.name, fault.row.line, fault.row[fault.column], fault.params.get("computed"))
        for rule in of_scope(case.scope)
        for fault in rule.check(case)
    }


def _figures(package: Package) -> Iterator[tuple[Case, str, Row, str]]:
    for case in cases(package, {}):
        for table, column in SUMS.items():
            for row in case.rows.get(table, ()):
                if row.number(column) is not None:
                    yield case, table, row, column
        for whole, parts in families(case.rows.get(case.items, []), "item_order", "part", "factor", "quote"):
            for row in (whole, *parts):
                column = "amount_krw" if row["amount_krw"] else "count"
                if row[column]:
                    yield case, case.items, row, column


def test_breaking_any_one_figure_of_a_printed_sum_is_found(package: Package) -> None:
    figures = list(_figures(package))
    assert len(figures) > 290
    unguarded = {
        f"{table}/{key_of(case.table(table), row)}"
        for case, table, row, column in figures
        if _faults(_broken(case, table, row, column)) <= _faults(case)
    }
    assert unguarded == ALONE


def _names(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))


def test_every_column_and_table_says_in_korean_what_it_is(package: Package) -> None:
    assert len(package.tables) == 60
    for table in package.tables.values():
        assert _names(ROOT / table.path) == list(table.columns)
        for text in (table.title, table.description, *(t for f in table.fields for t in (f.title, f.description))):
            assert any("가" <= letter <= "힣" for letter in text), (table.name, text)
