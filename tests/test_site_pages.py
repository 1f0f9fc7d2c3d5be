"""Every page of the site loads, and none asks anyone but its own site for anything."""

import pytest
from site_browser import Watch
from site_build import Built
from site_pages import URLS, pages_of

ALL = (*URLS, "404.html")


def test_the_site_has_these_pages_and_no_other(site: Built) -> None:
    assert len(ALL) == 48
    # The report of the check is a file by itself, without the frame: see test_reports_page.
    assert sorted(pages_of(site.root)) == sorted([*ALL, "data/report.html"])


@pytest.mark.parametrize("url", ALL)
def test_a_page_loads_without_fault_and_without_foreign_requests(watch: Watch, site: Built, url: str) -> None:
    answer = watch.page.goto(site.url + url, wait_until="networkidle")
    assert answer.status == 200
    assert watch.page.locator("article h1").count() == 1
    assert watch.faults == []
    # The ear hears: the page, its styles, its scripts and what they ask for.
    kinds = {url.rpartition(".")[2] for url in watch.requests}
    assert {"css", "js"} <= kinds


@pytest.mark.parametrize("url", ["no-such-page", "yangju/7/98/no/such/page/"])
def test_a_missing_page_says_so_and_leads_home(watch: Watch, site: Built, url: str) -> None:
    page = watch.page
    answer = page.goto(site.url + url, wait_until="networkidle")
    assert answer.status == 404
    missing = (f"status 404: {site.url}{url}", "console error: Failed to load resource")
    assert [fault for fault in watch.faults if not fault.startswith(missing)] == []
    page.locator("article a").first.click()
    page.wait_for_url(site.url)


def test_a_table_of_pledges_can_be_sorted_by_its_columns(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}yangju/7/")
    header = watch.page.locator("table[data-sortable] th").nth(1)
    for order in ("ascending", "descending"):
        header.get_by_role("button").click()
        assert header.get_attribute("aria-sort") == order
    assert watch.faults == []
