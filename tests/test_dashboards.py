"""Dashboards before the browser: what is listed, what waits, what is said of a gap, what a chart says of its source."""

import csv
import re
from pathlib import Path

import pytest
from gongyak import pipeline
from gongyak.package import read_package
from gongyak.pages import governments
from gongyak.pages.credits import credit
from gongyak.pages.page import Site
from gongyak.pages.render import renderer
from gongyak.site import read_site


def add(root: Path, table: str, *rows: dict[str, str]) -> None:
    path = root / f"datasets/{table}.csv"
    names = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, names, restval="", lineterminator="\n").writerows(rows)


def pledge(number: int, term: str = "8") -> dict[str, str]:
    return {
        "pledge_id": f"saebyeok-{term}-{number}",
        "government_id": "saebyeok",
        "term_id": term,
        "title": f"약속 {number}",
        "document_id": "saebyeok-1",
    }


def document(number: int, as_of: str, term: str = "8") -> dict[str, str]:
    where = {"document_id": f"d{number}", "government_id": "saebyeok", "term_id": term}
    return where | {"kind": "management_card", "title": f"문서 {number}", "as_of": as_of, "money_unit": "1000000"}


def plan(won: int, period: str) -> dict[str, str]:
    known = {
        "pledge_id": "saebyeok-8-1",
        "statement": "plan",
        "component_id": "total",
        "stage": "plan",
        "fund": "total",
    }
    return known | {"amount_krw": str(won), "period": period, "unit_krw": "1"}


def site_of(root: Path) -> Site:
    report = pipeline.Report(package=read_package(root), findings=(), rules=(), rows={})
    return read_site(report, site_url="https://example.org/", repo_url="https://example.org/code")


def government_page(root: Path) -> str:
    site = site_of(root)
    render = renderer(site)
    return next(render(page).content for page in governments.pages(site) if page.url == "saebyeok/")


def test_few_pledges_are_listed_and_many_are_only_in_the_table_of_their_term(tiny: Path) -> None:
    add(tiny, "pledges", *map(pledge, range(2, 13)))
    assert "약속 12" in government_page(tiny)
    add(tiny, "pledges", pledge(13))
    html = government_page(tiny)
    assert not re.search("약속 [0-9]", html)
    assert '<a href="8/">민선 8기 공약 13건을 표로 보기</a>' in html


def test_each_term_has_a_dashboard_of_its_own(tiny: Path) -> None:
    add(tiny, "terms", {"term_id": "7", "name_ko": "민선 7기", "starts_on": "2018-07-01", "ends_on": "2022-06-30"})
    add(tiny, "pledges", pledge(1, "7"), pledge(2, "7"))
    add(tiny, "documents", document(1, "2020", "7"))
    html = government_page(tiny)
    assert [name for name in ("공약 1건의 상태", "공약 2건의 상태") if name not in html] == []
    ids = re.findall(r' id="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    assert {"8-status", "7-status", "8-coverage", "7-coverage"} <= set(ids)


def test_a_year_of_which_nothing_is_known_keeps_its_place(tiny: Path) -> None:
    path = tiny / "datasets/finance.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    add(tiny, "finance", plan(5, "2023"), plan(7, "2026"), plan(3, "after"))
    html = government_page(tiny)
    chart = re.search(r'aria-label="연도별 금액\..*?</svg>', html, re.DOTALL)[0]
    assert re.findall(r">([^<]+)</text>", chart) == [
        *("0", "2", "4", "6", "8"),
        *("2023년", "2024년", "2025년", "2026년", "임기 후"),
        *("5", "자료 없음", "자료 없음", "7", "3"),
    ]


def test_rates_of_many_periods_fold_and_the_chart_shows_years(tiny: Path) -> None:
    known = {"pledge_id": "saebyeok-8-1", "as_of": "2024-06-30", "basis": "planned", "scope": "to_date"}
    periods = [f"{year}Q{quarter}" for year in (2021, 2022) for quarter in range(1, 5)]
    add(tiny, "progress", *(known | {"rate_pct": "1", "period": period} for period in (*periods, "2021", "2022")))
    html = government_page(tiny)
    assert "모든 기간을 표로 보기" not in html
    add(tiny, "progress", known | {"rate_pct": "1", "period": "2020Q4"})
    html = government_page(tiny)
    assert "모든 기간을 표로 보기" in html
    chart = re.search(r'aria-label="누계 비율\..*?</svg>', html, re.DOTALL)[0]
    assert re.findall(r">([0-9]{4}년[^<]*)<", chart) == ["2021년", "2022년", "2023년", "2024년"]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["2020-06"], "문서 0, 2020년 6월 기준"),
        (["2020-06", "2019"], "문서 1, 2019년 기준 · 문서 0, 2020년 6월 기준"),
        (["2020-06", "2019", "2021-01-02"], "지방정부 문서 3건 (2019년부터 2021년 1월 2일까지)"),
    ],
)
def test_a_chart_names_few_documents_and_counts_many(tiny: Path, dates: list[str], said: str) -> None:
    add(tiny, "documents", *(document(number, as_of) for number, as_of in enumerate(dates)))
    documents = site_of(tiny).reference.documents.values()
    assert credit(each for each in documents if each.document_id.startswith("d")) == said
