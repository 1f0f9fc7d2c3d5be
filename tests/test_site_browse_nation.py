"""The list of all pledges on a synthetic nation of 2,000: it finds what a search of the tables by hand finds."""

import csv
import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from site_browser import Watch, watched
from site_build import Built
from site_pages import file_of

Row = Mapping[str, str]
Rows = Mapping[str, Row]
# The cell of the investment plan that holds the whole.
CELL = ("statement", "component_id", "stage", "fund", "period")


@pytest.fixture(scope="module")
def view(browser: Browser, nation: Built) -> Iterator[Watch]:
    with watched(browser, nation.url, viewport={"width": 1280, "height": 900}) as watch:
        yield watch


def table(nation: Built, name: str) -> list[Row]:
    with (nation.root / f"data/datasets/{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def rows(nation: Built) -> Rows:
    """The pledges as the tables have them, with region, leading departments, latest status, planned money."""
    above = {row["government_id"]: row["parent_id"] or row["government_id"] for row in table(nation, "governments")}
    rows = {
        row["pledge_id"]: {**row, "region": above[row["government_id"]], "department": "", "status": "", "planned": ""}
        for row in table(nation, "pledges")
    }
    for row in table(nation, "pledge_departments"):
        if row["role"] == "lead":
            rows[row["pledge_id"]]["department"] = row["name"]
    # A month counts from its last day: "2018-09" stands behind "2018-09-30" and before "2018-10".
    for row in sorted(table(nation, "assessments"), key=lambda row: row["as_of"].ljust(10, "~")):
        rows[row["pledge_id"]]["status"] = row["status_group"]
    for row in table(nation, "discrepancies"):
        rows[row["key"].split("/")[0]]["discrepancies"] = "yes"
    for row in table(nation, "finance"):
        if [row[name] for name in CELL] == ["plan", "total", "plan", "total", "total"]:
            rows[row["pledge_id"]]["planned"] = row["amount_krw"]
    return rows


def opened(watch: Watch, query: str) -> Page:
    watch.page.goto(f"{watch.home}pledges/{query}")
    watch.page.locator(".gy-browse--ready [data-facet=status] [data-value=done][data-count]").wait_for(state="attached")
    return watch.page


def taken(page: Page) -> list[Row]:
    """All rows of the list, those of the other pages too."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV 받기").click()
    content = Path(waiting.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def plain(text: str) -> str:
    return "".join(text.lower().split())


# A query, what it means, and how many it finds.
QUERIES: list[tuple[str, Callable[[Row], bool]]] = [
    ("", lambda row: True),
    ("?region=seoul", lambda row: row["region"] == "seoul"),
    ("?region=busan&region=gangwon", lambda row: row["region"] in ("busan", "gangwon")),
    ("?government=boryeong&term=8", lambda row: (row["government_id"], row["term_id"]) == ("boryeong", "8")),
    ("?status=stopped", lambda row: row["status"] == "stopped"),
    ("?status=done&status=not_due", lambda row: row["status"] in ("done", "not_due")),
    ("?status=unknown&term=7", lambda row: row["status"] in ("unknown", "") and row["term_id"] == "7"),
    (f"?area={quote('교통')}", lambda row: row["area"] == "교통"),
    (f"?area=&area={quote('체육')}", lambda row: row["area"] in ("", "체육")),
    (f"?department={quote('문화체육과')}", lambda row: row["department"] == "문화체육과"),
    ("?timing=after_term&discrepancies=yes", lambda row: row["timing"] == "after_term" and "discrepancies" in row),
    ("?discrepancies=yes", lambda row: "discrepancies" in row),
    ("?timing=&region=gyeonggi", lambda row: row["timing"] == "" and row["region"] == "gyeonggi"),
    (f"?text={quote('지원')}", lambda row: "지원" in plain(row["title"])),
    (f"?text={quote('청년 지원')}&term=8", lambda row: all(w in plain(row["title"]) for w in ("청년", "지원"))
     and row["term_id"] == "8"),
    (f"?text={quote('없는말없는말')}", lambda row: False),
]  # fmt: skip


@pytest.mark.parametrize(("query", "meant"), QUERIES, ids=[query for query, _ in QUERIES])
def test_a_filter_finds_what_the_tables_say(view: Watch, rows: Rows, query: str, meant: Callable[[Row], bool]) -> None:
    page = opened(view, query)
    expected = {name for name, row in rows.items() if meant(row)}
    found = taken(page)
    assert {row["pledge_id"] for row in found} == expected
    assert len(found) == len(expected)
    said = page.locator(".gy-listed__count").inner_text()
    assert f"{len(expected):,}건" in said if expected else "맞는 공약이 없습니다" in said
    assert page.locator(".gy-browse-table tbody tr").count() == min(50, len(expected))
    assert view.faults == []


def test_the_queries_find_some_and_not_all(rows: Rows) -> None:
    sizes = [sum(map(meant, rows.values())) for _, meant in QUERIES]
    assert sizes[0] == 2_000
    assert sizes[-1] == 0
    assert all(0 < size < 2_000 for size in sizes[1:-1]), sizes


BANDS = {"under-1": (0, 1), "1-10": (1, 10), "10-100": (10, 100), "100-1000": (100, 1000), "over-1000": (1000, 10**6)}


@pytest.mark.parametrize("band", BANDS)
def test_a_band_of_money_holds_what_is_planned_for_so_much(view: Watch, rows: Rows, band: str) -> None:
    low, high = (edge * 10**8 for edge in BANDS[band])
    found = taken(opened(view, f"?budget={band}"))
    assert all(low <= int(row["planned_krw"]) < high for row in found)
    printed = {name for name, row in rows.items() if row["planned"] and low <= int(row["planned"]) < high}
    assert printed <= {row["pledge_id"] for row in found}
    assert printed


COUNTS = """all => all.map((each) =>
  [each.closest("[data-facet]").dataset.facet, each.dataset.value, Number(each.dataset.count)])"""


def test_counts_are_those_of_the_tables_given_the_other_filters(view: Watch, rows: Rows) -> None:
    page = opened(view, "?term=8&status=active&status=done")
    page.locator("[data-facet=area] summary").click()
    page.locator("[data-facet=area] [data-count]").first.wait_for()
    shown = page.locator("[data-facet] [data-count]").evaluate_all(COUNTS)
    term = [row for row in rows.values() if row["term_id"] == "8"]
    both = [row for row in term if row["status"] in ("active", "done")]
    met = set()
    for facet, value, count in shown:
        among = term if facet == "status" else both
        assert (facet, value, count) == (facet, value, sum(row.get(facet) == value for row in among))
        met.add(facet)
    assert met == {"region", "status", "area"}


def test_sorted_money_goes_up_and_down_with_the_absent_last_through_all_pages(view: Watch) -> None:
    for query, down in (("?sort=planned", False), ("?sort=planned&order=desc", True)):
        amounts = [row["planned_krw"] for row in taken(opened(view, query))]
        known = [int(amount) for amount in amounts if amount]
        assert known == sorted(known, reverse=down)
        assert amounts[: len(known)] == [str(amount) for amount in known]
        assert 0 < len(known) < len(amounts) == 2_000


def test_rates_are_sorted_within_their_kind(view: Watch) -> None:
    found = [row for row in taken(opened(view, "?sort=rate&order=desc")) if row["rate_pct"]]
    kinds = list(dict.fromkeys((row["basis"], row["scope"]) for row in found))
    assert len(kinds) > 2
    for kind in kinds:
        own = [n for n, row in enumerate(found) if (row["basis"], row["scope"]) == kind]
        assert own == list(range(own[0], own[0] + len(own)))
        rates = [float(found[n]["rate_pct"]) for n in own]
        assert rates == sorted(rates, reverse=True)


def test_pages_follow_one_another_and_the_address_keeps_them(view: Watch) -> None:
    page = opened(view, "?sort=title")
    titles = page.locator(".gy-browse-table tbody th a")
    every = [row["title"] for row in taken(page)]
    pager = page.get_by_role("navigation", name="쪽")
    assert titles.all_inner_texts() == every[:50]
    assert pager.get_by_role("link").all_text_contents() == ["1쪽", "2쪽", "40쪽", "다음 쪽"]
    pager.locator("[data-slot=next]").click()
    assert titles.all_inner_texts() == every[50:100]
    assert page.evaluate("location.search") == "?sort=title&page=2"
    assert page.evaluate("document.activeElement.ariaLabel") == "공약"
    pager.locator('[data-to="40"]').click()
    assert titles.all_inner_texts() == every[1950:]
    assert pager.locator("[aria-current=page]").text_content() == "40쪽"
    page.go_back()
    assert titles.all_inner_texts() == every[50:100]
    # A page that is not there is the last there is; a filter begins at the first.
    page = opened(view, "?sort=title&page=999")
    assert titles.all_inner_texts() == every[1950:]
    page.locator("[data-facet=status] [data-value=done] input").check()
    assert page.evaluate("location.search") == "?status=done&sort=title"


def test_what_is_transferred_is_bounded(view: Watch, nation: Built) -> None:
    view.requests.clear()
    opened(view, "")
    paths = {url.removeprefix(view.home).partition("?")[0] for url in view.requests if url.startswith(view.home)}
    sent = sum(len(gzip.compress(file_of(nation.root, path).read_bytes())) for path in paths)
    assert {"pledges/", "pledges/columns.json", "pledges/rows/0.json"} <= paths
    assert sent < 200_000
