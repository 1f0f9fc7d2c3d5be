"""The pages about work reports, documents, data and method say what the data say, all of it, and in words."""

import json
import re
from collections import Counter
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from gongyak import pipeline, proofs
from gongyak.model.reference import read_reference
from gongyak.pages import data, documents, method, reports
from gongyak.pages.page import PageFile, Site
from gongyak.pages.render import renderer
from gongyak.rules import RULES
from gongyak.tables import key_of, read_rows
from site_pages import rows_of

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site() -> Site:
    report = pipeline.check(ROOT)
    return Site(
        package=report.package,
        report=report,
        reference=read_reference(report.package),
        figures=None,
        site_url="https://example.org/pledges/",
        repo_url="https://example.org/repository",
        built_on="2026-11-21",
    )


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, PageFile]:
    render = renderer(site)
    found = [render(page) for module in (reports, documents, data, method) for page in module.pages(site)]
    return {page.url: page for page in found}


def _text(page: PageFile) -> str:
    """The text that is read out: without what is hidden from screen readers."""
    spoken = re.sub(r'<span aria-hidden="true">.*?</span>', "", page.content)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", spoken)).split())


def _shown(page: PageFile) -> set[str]:
    return set(rows_of(page.content))


def _refs(site: Site, *names: str) -> set[str]:
    tables = site.package.tables
    return {f"{name}/{key_of(tables[name], row)}" for name in names for row in read_rows(site.package, name)}


def test_a_report_shows_every_row_about_its_department(site: Site, pages: dict[str, PageFile]) -> None:
    report = _shown(pages["yeongdeungpo/works/"])
    assert _refs(site, "staffing", "facilities", "department_budgets", "works", "pipelines") <= report


def test_the_pages_of_works_show_every_row_of_them(site: Site, pages: dict[str, PageFile]) -> None:
    works = [page for url, page in pages.items() if re.fullmatch(r"yeongdeungpo/works/.+/", url)]
    assert len(works) == 14
    shown = set().union(*map(_shown, works))
    assert _refs(site, "works", "work_items", "work_finance", "pipelines") <= shown


def test_every_page_of_a_report_says_that_it_is_no_pledge(pages: dict[str, PageFile]) -> None:
    for url, page in pages.items():
        if url.startswith("yeongdeungpo/works/"):
            assert "공약 수에 넣지 않습니다." in _text(page)


def test_a_triangle_is_shown_and_minus_is_read_out(pages: dict[str, PageFile]) -> None:
    page = pages["yeongdeungpo/works/"]
    minus = '<data value="-2"><span aria-hidden="true">△</span><span class="gy-vh">빼기 </span>2</data>'
    assert page.content.count(minus) == 2
    assert " 18 빈칸 1 5 6 4 2 빈칸 " in _text(page)


def test_a_rate_that_does_not_follow_stands_beside_the_one_that_does(pages: dict[str, PageFile]) -> None:
    text = _text(pages["yeongdeungpo/works/2015-result-2/"])
    assert "70% 문서의 모순 1 다시 계산하거나 견준 값 69%" in text
    assert "인쇄된 값 70% 다시 계산하거나 견준 값 69%" in text


def test_both_spellings_of_a_stage_stand_side_by_side(pages: dict[str, PageFile]) -> None:
    assert "영진시장(A동) 계획 수립 사업계획수립 추진 계획 수립 사업추진계획 수립" in _text(
        pages["yeongdeungpo/works/"]
    )


def test_the_documents_count_the_rows_that_came_from_them(site: Site, pages: dict[str, PageFile]) -> None:
    counted = sum(count for source in documents.sources(site) for _, count in source.rows)
    sourced = [
        name
        for name, table in site.package.tables.items()
        if "document_id" in table.columns and name not in ("documents", "discrepancies")
    ]
    assert counted == sum(site.report.rows[name] for name in sourced) > 1000
    own = [page for url, page in pages.items() if url.endswith("/documents/")]
    assert _refs(site, "documents") <= {ref for page in own for ref in _shown(page)}
    assert _refs(site, "terms") <= _shown(pages["documents/"])
    assert "서울 구로구 문서 1건 · 2018년 8월 30일 기준" in _text(pages["documents/"])
    assert "부서 업무 14 업무 항목" in _text(pages["yeongdeungpo/documents/"])


def test_the_dictionary_explains_every_table_column_and_code(site: Site, pages: dict[str, PageFile]) -> None:
    page = pages["data/dictionary/"]
    ids = Counter(re.findall(r'id="([^"]+)"', page.content))
    assert max(ids.values()) == 1
    tables = site.package.tables
    plain = [table for name, table in tables.items() if not name.startswith("code_")]
    assert ids.keys() >= tables.keys() | {f"{table.name}-{column}" for table in plain for column in table.columns}
    assert _refs(site, *(name for name in tables if name.startswith("code_"))) <= _shown(page)


def test_the_method_lists_every_rule_once_and_every_contradiction(site: Site, pages: dict[str, PageFile]) -> None:
    page = pages["method/"]
    listed = re.findall(r'<tr id="rule-([^"]+)">', page.content)
    assert sorted(listed) == sorted(site.report.rules) == sorted(set(listed))
    assert [name for name in listed if RULES[name].text not in unescape(page.content)] == []
    assert _refs(site, "discrepancies") <= _shown(page)
    assert "인쇄된 값 시·도비 다시 계산하거나 견준 값 자체 재원" in _text(page)


def test_the_method_shows_the_report_of_its_own_data_and_how_to_repeat_it(
    site: Site, pages: dict[str, PageFile]
) -> None:
    page = pages["method/"]
    assert "오류 0건 · 확인된 문서 모순 19건" in _text(page)
    assert f"적용한 규칙 {len(site.report.rules)}가지 읽은 것 표 60개, 1,816행" in _text(page)
    paths = ["datapackage.json", *sorted(table.path for table in site.package.tables.values())]
    sums = "".join(f"{sha256((ROOT / path).read_bytes()).hexdigest()}  {path}\n" for path in paths)
    assert f"파일 61개의 지문 {sha256(sums.encode()).hexdigest()}" in _text(page)
    assert f"gongyak-validate {site.site_url}</code>" in page.content


def test_the_report_is_published_for_readers_and_for_programs_and_is_the_same_each_time(site: Site) -> None:
    made = [{file.path: file.content for file in proofs.files(site)} for _ in range(2)]
    assert made[0] == made[1]
    assert set(made[0]) == {"data/report.html", "data/report.json"}
    told = json.loads(made[0]["data/report.json"])
    assert (told["checked"], told["totals"]["errors"], told["totals"]["discrepancies"]) == (True, 0, 19)
    assert "오류 0건 · 확인된 문서 모순 19건" in made[0]["data/report.html"]


def test_the_page_of_the_data_offers_every_table_twice(site: Site, pages: dict[str, PageFile]) -> None:
    links = re.findall(r'href="((?:datasets|excel)/[^"]+)" download', pages["data/"].content)
    names = list(site.package.tables)
    assert sorted(links) == sorted(
        [*(f"datasets/{name}.csv" for name in names), *(f"excel/{name}.zip" for name in names)]
    )
