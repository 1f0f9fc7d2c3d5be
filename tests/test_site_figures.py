"""Every figure and word of the five documents stands on its page, in its place, and nothing else does."""

from pathlib import Path

import pytest
from site_browser import Watch
from site_build import ROOT, Built
from site_figures import differences, group, read_expected, says
from site_pages import PLANS, PLEDGES, PROJECTS, RESULTS

ROWS = (ROOT / "tests/site_rows.js").read_text(encoding="utf-8")
FIGURES = ROOT / "tests/data/figures"
PAGES = (*PLEDGES, *RESULTS, *PLANS, *PROJECTS, "yeongdeungpo/works/")


def _file(url: str) -> Path:
    return FIGURES / f"{url.strip('/').replace('/', '-')}.txt"


def test_each_page_with_figures_has_its_file_and_each_file_its_page() -> None:
    assert sorted(FIGURES.iterdir()) == sorted(map(_file, PAGES))


@pytest.mark.parametrize("url", PAGES)
def test_the_page_says_all_that_its_document_says_and_nothing_else(watch: Watch, site: Built, url: str) -> None:
    watch.page.goto(site.url + url)
    found = group(watch.page.evaluate(ROWS))
    assert differences(found, read_expected(_file(url))) == []


# A chart shows what a table shows: no figure of its own, none left out.
BARS = """() => [...document.querySelectorAll("article .gy-chart")].map((chart) => ({
  bars: [...chart.querySelectorAll(".gy-bar__value text")].map((text) => text.textContent.trim()),
  table: [...chart.closest("section").querySelectorAll("td")].map((cell) => cell.firstChild?.textContent.trim()),
}))"""
CHARTS = {"yangju/7/98/": [3, 5], "dongnae/8/3-1/": [5, 5], "guro/7/iii-2-1/": [5, 5], "incheon/7/u1/": [2, 5, 9]}


@pytest.mark.parametrize("url", PLEDGES)
def test_a_chart_shows_the_figures_of_its_table(watch: Watch, site: Built, url: str) -> None:
    watch.page.goto(site.url + url)
    charts = watch.page.evaluate(BARS)
    assert [len(chart["bars"]) for chart in charts] == CHARTS[url]
    for chart in charts:
        assert set(chart["bars"]) <= set(chart["table"])


@pytest.mark.parametrize(
    ("row", "line", "expected"),
    [
        ("소상공인 특례보증 193개 업체 · 3,667백만원", "특례보증 193 업체 3,667백만원", True),
        ("소상공인 특례보증 193개 업체 · 3,667백만원", "특례보증 93 업체 3,667백만원", False),
        ("소상공인 특례보증 193개 업체 · 13,667백만원", "특례보증 193 업체 3,667백만원", False),
        ("소상공인 특례보증 193개 업체 · 3,667백만원 · 2건", "특례보증 193 업체 3,667백만원", False),
        ("소상공인 특례보증", "특례보증 193 업체", False),
        ("시비 | 7,919 | – | 535", "시비 | 7,919 | – | 535", True),
        ("시비 | 7,919 | 535 | –", "시비 | 7,919 | – | 535", False),
        ("시비 | 7,919 |  | 535", "시비 | 7,919 | – | 535", False),
        ("시비 | 7,919 | –", "시비 | 7,919 | – | 535", False),
        ("상담실적 |  | 600 이상", "상담실적 | 600 이상 |", False),
    ],
)
def test_a_row_says_a_line_when_all_its_words_and_no_other_figure_are_there(
    row: str, line: str, expected: bool
) -> None:
    assert says(row, line) is expected
