"""The search in a nation of 2,000 pledges, held against a plain reading of its tables."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from site_browser import watched
from site_build import Built
from test_site_search import ASK

# What the page of a pledge says in words.
SAID = {
    "pledges": ("title", "summary", "number", "area", "target_group"),
    "components": ("title", "target_group"),
    "items": ("text",),
    "assessments": ("status_printed", "comment"),
    "indicators": ("name",),
    "indicator_values": ("value_text",),
    "activities": ("name", "place", "audience", "content", "partner"),
    "recipients": ("name", "product", "office_city", "country"),
    "engagements": ("label", "partner"),
    "reviews": ("body", "text", "department"),
    "pledge_departments": ("name",),
    "contacts": ("department", "team"),
}
SOFT = re.compile(r"[\s\-·]+")
QUERIES = """
어린이집
도서관
특례보증
안심센터
체육시설
미세먼지
소상공인
전기차
어린이집 확충
소상공인 특례보증
도서관 건립
노인 일자리
벤처타운
쉼터
투명페트병
평생학습관
공영주차장
청년 창업
통학로
둘레길
"""


def _plain(text: str) -> str:
    return SOFT.sub("", unicodedata.normalize("NFC", text)).lower()


@pytest.fixture(scope="module")
def texts(nation: Built) -> dict[str, list[str]]:
    """All cells of words of a pledge by its address, as plain text."""
    found = defaultdict(list)
    names = {}
    for table, columns in SAID.items():
        with (nation.root / f"data/datasets/{table}.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if table == "pledges":
                    start = f"{row['government_id']}-{row['term_id']}-"
                    number = row["pledge_id"].removeprefix(start)
                    names[row["pledge_id"]] = f"{row['government_id']}/{row['term_id']}/{number}/"
                found[names[row["pledge_id"]]] += [_plain(row[column]) for column in columns if row[column]]
    assert len(found) == 2_000
    return found


@pytest.fixture(scope="module")
def page(browser: Browser, nation: Built) -> Iterator[Page]:
    with watched(browser, nation.url) as watch:
        watch.page.goto(f"{nation.url}search/")
        yield watch.page
        assert watch.faults == []


def test_the_search_finds_all_that_reading_the_tables_finds_and_hardly_anything_else(
    page: Page, nation: Built, texts: dict[str, list[str]]
) -> None:
    missed, found_in_all, true_in_all = {}, 0, 0
    for query in QUERIES.strip().splitlines():
        words = [_plain(word) for word in query.split()]
        truth = {url for url, cells in texts.items() if all(any(word in cell for cell in cells) for word in words)}
        events = page.evaluate(ASK, [query, nation.url])
        found = {event["url"] for event in events if event.get("kind") == "pledge"}
        assert len(truth) >= 20, query
        missed[query] = truth - found
        found_in_all, true_in_all = found_in_all + len(found), true_in_all + len(truth & found)
    assert {query: urls for query, urls in missed.items() if urls} == {}
    assert true_in_all >= 0.97 * found_in_all


def test_titles_come_before_what_only_mentions_a_word(page: Page, nation: Built) -> None:
    *results, _ = page.evaluate(ASK, ["어린이집", nation.url])
    in_title = ["어린이집" in result["title"].replace(" ", "") for result in results]
    assert in_title == sorted(in_title, reverse=True)
    assert 0 < sum(in_title) < len(in_title)


def test_more_results_follow_those_that_are_there_and_keep_focus_and_address(page: Page, nation: Built) -> None:
    page.goto(f"{nation.url}search/?q={quote('소상공인')}")
    links, more = page.locator(".gy-result a"), page.get_by_role("button", name="더 보기")
    expect(links).to_have_count(20)
    more.focus()
    for count in (40, 60):
        more.press("Enter")
        expect(links).to_have_count(count)
        expect(links.nth(count - 20)).to_be_focused()
        page.wait_for_url(f"{nation.url}search/?q={quote('소상공인')}&n={count}")
    seen = links.evaluate_all("(links) => links.map((link) => link.href)")
    assert len(set(seen)) == 60
    page.reload()
    expect(links).to_have_count(60)
    assert links.evaluate_all("(links) => links.map((link) => link.href)") == seen
    page.get_by_role("searchbox").fill("둘레길")
    page.wait_for_url(f"{nation.url}search/?q={quote('둘레길')}")
    expect(links).to_have_count(20)


def test_passages_are_read_only_for_results_in_sight(page: Page, nation: Built) -> None:
    page.goto(f"{nation.url}search/?q={quote('소상공인')}")
    expect(page.locator(".gy-result__snippet").first).not_to_be_empty()
    page.wait_for_timeout(500)
    filled = page.locator(".gy-result__snippet:not(:empty)")
    assert 3 <= filled.count() < 20
    page.locator(".gy-result").last.scroll_into_view_if_needed()
    expect(page.locator(".gy-result__snippet").last).not_to_be_empty()
