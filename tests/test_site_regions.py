"""The way in for a citizen: the map of the regions leads to a region, the region to its governments."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from site_browser import Watch, watched
from site_build import Built

PHONE = {"viewport": {"width": 360, "height": 740}}
KNOWN = {
    "구로구": "../guro/",
    "영등포구": "../yeongdeungpo/",
    "동래구": "../dongnae/",
    "인천광역시": "../incheon/",
    "양주시": "../yangju/",
}
# Links smaller than a finger tip (WCAG 2.5.8); those in a sentence are let off.
SMALL = """() => [...document.querySelectorAll("article a:not(p a)")].filter((link) => {
  const box = link.getBoundingClientRect();
  return box.width < 24 || box.height < 24;
}).map((link) => link.textContent)"""
# Where each tile stands: column and row of its middle on a grid of squares.
PLACES = """() => {
  const map = document.querySelector(".gy-map").getBoundingClientRect();
  return Object.fromEntries([...document.querySelectorAll(".gy-tile")].map((tile) => {
    const box = tile.getBoundingClientRect();
    const step = map.width / 4;
    const at = [box.x + box.width / 2 - map.x, box.y + box.height / 2 - map.y];
    return [tile.querySelector("b").textContent, at.map((length) => Math.floor(length / step) + 1)];
  }));
}"""


def _tile(page: Page, name: str) -> None:
    """Put the focus on a tile by keyboard alone."""
    page.get_by_role("link", name=re.compile(f"^{name} ")).first.wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.querySelector('.gy-tile__name')?.textContent") == name:
            return
    pytest.fail(f"no way to {name} by keyboard")


@pytest.mark.parametrize("start", ["", "regions/"])
def test_a_tile_leads_by_keyboard_to_its_region_and_on_to_a_government_and_back(
    watch: Watch, site: Built, start: str
) -> None:
    page = watch.page
    page.goto(site.url + start)
    _tile(page, "경기")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}regions/#gyeonggi")
    expect(page.get_by_role("heading", name="경기도", exact=True)).to_be_in_viewport()
    # Reading goes on in the region: its first link is the next to be focused.
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("양주시 공약 1건 · 문서 1건")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}yangju/")
    page.go_back()
    page.wait_for_url(f"{site.url}regions/#gyeonggi")
    expect(page.get_by_role("heading", name="경기도", exact=True)).to_be_in_viewport()
    page.go_back()
    page.wait_for_url(site.url + start)
    assert watch.faults == []


def test_the_tiles_stand_as_the_regions_do(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}regions/")
    places = watch.page.evaluate(PLACES)
    assert len(places) == 17
    assert len({tuple(place) for place in places.values()}) == 17
    column, row = ({name: place[part] for name, place in places.items()} for part in (0, 1))
    assert [name for name, at in row.items() if at == 1] == ["서울", "강원"]
    assert [name for name, at in row.items() if at == 6] == ["제주"]
    assert column["인천"] < column["경기"] < column["충북"] < column["경북"]
    assert column["전남"] < column["광주"] < column["부산"] == column["울산"]
    assert row["경기"] < row["충남"] < row["전북"] < row["전남"] < row["제주"]


@pytest.mark.parametrize("start", ["", "regions/"])
def test_a_tile_says_how_many_governments_have_data_or_that_none_has(watch: Watch, site: Built, start: str) -> None:
    watch.page.goto(site.url + start)
    tiles = watch.page.locator(".gy-tile")
    notes = dict(zip(tiles.locator("b").all_inner_texts(), tiles.locator(".gy-tile__note").all(), strict=True))
    known = {"서울": "2/26곳", "부산": "1/17곳", "인천": "1/11곳", "경기": "1/32곳"}
    for name, note in notes.items():
        assert note.inner_text().split("\n")[0].startswith(known.get(name, "자료 없음")), name
    # What is read aloud says what the two numbers are.
    watch.page.get_by_role("link", name="서울 지방정부 26곳 가운데 2곳의 자료 있음").wait_for()


def test_governments_with_data_are_links_with_counts_and_the_others_are_text(watch: Watch, site: Built) -> None:
    page = watch.page
    page.goto(f"{site.url}regions/")
    links = page.locator(".gy-regions__list li a")
    found = {link.locator("b").inner_text(): link.get_attribute("href") for link in links.all()}
    assert found == KNOWN
    assert page.locator(".gy-unknown li").count() == 238
    assert page.locator(".gy-unknown a").count() == 0
    heads = page.locator(".gy-regions__list h3").all_inner_texts()
    assert [head for head in heads if not re.fullmatch(r"자료 (?:있음|없음) [0-9]+곳", head)] == []
    assert sum(int(head.split()[-1][:-1]) for head in heads) == 243
    # Absent is not zero: no figure of the page is 0.
    text = page.locator("article").inner_text()
    assert re.findall(r"(?<![0-9])0(?:건|곳|/)", text) == []


def test_a_region_without_basic_governments_says_so(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}regions/")
    for name in ("세종특별자치시", "제주특별자치도"):
        region = watch.page.get_by_role("region", name=name)
        assert "기초 지방정부가 없는 지역입니다." in region.inner_text()
        assert region.locator("li").all_inner_texts() == [f"{name} 광역"]


def test_on_a_phone_everything_can_be_touched_and_the_map_is_near(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, **PHONE) as watch:
        page = watch.page
        page.goto(f"{site.url}regions/#seoul")
        assert page.evaluate(SMALL) == []
        page.get_by_role("region", name="서울특별시").get_by_role("link", name="지도로 돌아가기").click()
        expect(page.get_by_role("navigation", name="지역 지도")).to_be_in_viewport()


def test_without_script_the_search_of_the_home_page_asks_the_page_of_results(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, java_script_enabled=False) as watch:
        page = watch.page
        page.goto(site.url)
        page.get_by_role("searchbox").fill("보증 & 융자")
        assert watch.faults == []
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.url}search/?q=%EB%B3%B4%EC%A6%9D+%26+%EC%9C%B5%EC%9E%90")


def test_with_script_the_search_of_the_home_page_offers_what_it_finds(watch: Watch, site: Built) -> None:
    page = watch.page
    page.goto(site.url)
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).click()
    page.keyboard.type("맞춤형")
    page.get_by_role("option", name="소상공인 맞춤형 지원").click()
    page.wait_for_url(f"{site.url}yangju/7/98/")
    assert watch.faults == []
