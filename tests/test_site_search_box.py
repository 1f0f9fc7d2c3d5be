"""The search box of every page: by keyboard, by finger, while a syllable is composed, on a slow line, scriptless."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from site_browser import Watch, watched
from site_build import Built
from site_pages import PLEDGES

YANGJU, DONGNAE, GURO, INCHEON = PLEDGES
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# The key that ends a composition, as Chromium and as Safari tell of it.
COMPOSED = """(input, key) => {
  for (const sign of [{ isComposing: true }, { keyCode: 229 }])
    input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...sign }));
}"""
SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
    .observe({ type: "layout-shift", buffered: true });
}"""


@pytest.fixture(scope="module")
def desk(browser: Browser, site: Built) -> Iterator[Watch]:
    with watched(browser, site.url) as watch:
        yield watch


@pytest.fixture
def page(desk: Watch, site: Built) -> Iterator[Page]:
    """A page with a box, and nothing wrong with it afterwards."""
    desk.page.unroute_all()
    desk.page.goto(f"{site.url}glossary/")
    yield desk.page
    assert desk.faults == []


def _box(page: Page) -> Locator:
    return page.get_by_role("search").locator("input[name=q]")


def _options(page: Page) -> Locator:
    return page.get_by_role("option")


def _active(page: Page) -> str | None:
    """The title of the active option, as a screen reader is told."""
    name = _box(page).get_attribute("aria-activedescendant")
    if not name:
        assert page.locator("[role=option][aria-selected=true]").count() == 0
        return None
    assert page.locator(f"#{name}").get_attribute("aria-selected") == "true"
    return page.locator(f"#{name} .gy-found__title").inner_text()


TITLES = (
    "스마트 소상공인 프로그램 운영",
    "중소기업-소상공인 육성 지원",
    "소상공인 종합지원 플랫폼 구축과 금융지원",
    "소상공인 맞춤형 지원",
)


def test_a_search_by_keyboard_alone(page: Page, site: Built) -> None:
    page.keyboard.press("/")
    expect(_box(page)).to_be_focused()
    page.keyboard.type("ㅅㅅㄱㅇ")
    expect(_box(page)).to_have_attribute("aria-expanded", "true")
    expect(_options(page).locator(".gy-found__title")).to_have_text(TITLES)
    seen = [_active(page)]
    for key in ("ArrowDown", "ArrowDown", "Home", "End", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(_active(page))
    first, second, third, last = TITLES
    assert seen == [None, first, second, first, last, None, last, third]
    page.keyboard.press("Enter")
    page.wait_for_url(site.url + INCHEON)


def test_enter_without_a_choice_leads_to_all_results(page: Page, site: Built) -> None:
    _box(page).fill("특례보증")
    expect(_options(page)).to_have_count(4)
    _box(page).press("Enter")
    page.wait_for_url(f"{site.url}search/?q={quote('특례보증')}")
    expect(page.locator(".gy-result")).to_have_count(4)


def test_escape_closes_the_list_and_then_clears_the_box(page: Page) -> None:
    _box(page).fill("친절교육")
    expect(_options(page)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(_options(page)).to_have_count(0)
    expect(_box(page)).to_have_attribute("aria-expanded", "false")
    expect(_box(page)).to_have_value("친절교육")
    page.keyboard.press("ArrowDown")
    expect(_options(page)).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(_box(page)).to_have_value("")


def test_tab_leaves_the_box_and_closes_the_list(page: Page) -> None:
    _box(page).fill("친절교육")
    expect(_options(page)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("search").get_by_role("button", name="찾기")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".gy-found")).to_be_hidden()


def test_home_and_end_move_in_the_text_as_long_as_nothing_is_chosen(page: Page) -> None:
    _box(page).fill("친절교육")
    expect(_options(page)).to_have_count(1)
    page.keyboard.press("Home")
    assert _active(page) is None
    assert _box(page).evaluate("(input) => input.selectionStart") == 0


def test_the_pointer_and_the_keyboard_choose_the_same(page: Page, site: Built) -> None:
    _box(page).fill("ㅅㅅㄱㅇ")
    expect(_options(page)).to_have_count(4)
    _options(page).nth(1).hover()
    assert _active(page) == TITLES[1]
    page.keyboard.press("ArrowDown")
    assert _active(page) == TITLES[2]
    _options(page).nth(0).hover()
    page.mouse.down()
    expect(_box(page)).to_be_focused()
    page.mouse.up()
    page.wait_for_url(site.url + DONGNAE)


def test_a_screen_reader_hears_how_much_was_found(page: Page) -> None:
    status = page.get_by_role("search").get_by_role("status")
    _box(page).press_sequentially("ㅅㅅㄱㅇ", delay=20)
    expect(status).to_have_text("4건 찾았습니다.")
    _box(page).fill("카카오톸")
    expect(status).to_contain_text("찾은 것이 없습니다.")
    assert page.locator("[role=listbox]").get_attribute("aria-label") == "찾은 것"


def test_the_slash_is_a_slash_where_one_writes(page: Page) -> None:
    for keys in ("Control+/", "Alt+/", "Meta+/"):
        page.keyboard.press(keys)
        expect(_box(page)).not_to_be_focused()
    _box(page).focus()
    page.keyboard.type("가/나")
    expect(_box(page)).to_have_value("가/나")


def test_the_slash_can_be_switched_off(browser: Browser, site: Built) -> None:
    with watched(browser, site.url) as watch:
        watch.page.goto(f"{site.url}search/")
        watch.page.get_by_text("찾는 법").click()
        switch = watch.page.get_by_role("checkbox")
        for state in (True, False):
            expect(switch).to_be_checked(checked=state)
            watch.page.goto(f"{site.url}glossary/")
            watch.page.keyboard.press("/")
            assert _box(watch.page).evaluate("(input) => input === document.activeElement") is state
            watch.page.goto(f"{site.url}search/")
            watch.page.get_by_text("찾는 법").click()
            switch.uncheck()
        assert watch.faults == []


def test_an_enter_that_ends_a_composition_opens_nothing(page: Page, site: Built) -> None:
    _box(page).fill("친절교육")
    expect(_options(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    for key in ("ArrowDown", "Enter"):
        _box(page).evaluate(COMPOSED, key)
        assert _active(page) == "스마트 소상공인 프로그램 운영"
    page.wait_for_timeout(300)
    assert page.url == f"{site.url}glossary/"


def test_a_syllable_that_is_being_composed_is_sought_without_its_loose_consonant(page: Page) -> None:
    _box(page).focus()
    client = page.context.new_cdp_session(page)
    for text in ("ㅊ", "치", "친", "친ㅈ"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    client.send("Input.imeSetComposition", {"text": "친절ㄱ", "selectionStart": 3, "selectionEnd": 3})
    expect(_box(page)).to_have_value("친절ㄱ")
    expect(_options(page)).to_have_count(1)
    assert _options(page).get_attribute("href").endswith(DONGNAE)
    client.send("Input.insertText", {"text": "친절교육"})
    expect(_box(page)).to_have_value("친절교육")
    client.detach()


@contextmanager
def _held(page: Page) -> Iterator[None]:
    """Keeps back all that the engine asks for until the end of the block."""
    held, free = [], []
    page.route("**/search/**", lambda route: route.continue_() if free else held.append(route))
    yield
    free.append(True)
    for route in held:
        route.continue_()


def test_an_older_search_never_paints_over_a_newer_one(page: Page) -> None:
    _box(page).focus()
    page.wait_for_load_state("networkidle")
    with _held(page):
        _box(page).fill("소상공인")
        page.wait_for_timeout(300)
        _box(page).fill("친절교육")
        page.wait_for_timeout(300)
    expect(_options(page)).to_have_count(1)
    page.wait_for_timeout(300)
    assert [option.get_attribute("href") for option in _options(page).all()] == [page.url.replace("glossary/", DONGNAE)]


def test_a_list_that_is_left_before_it_comes_stays_away(page: Page) -> None:
    _box(page).focus()
    page.wait_for_load_state("networkidle")
    with _held(page):
        _box(page).fill("소상공인")
        page.wait_for_timeout(300)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
    page.wait_for_timeout(300)
    expect(page.locator(".gy-found")).to_be_hidden()


def test_nothing_moves_when_results_arrive(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate(SHIFTS)
    _box(page).press_sequentially("소상공인", delay=150)
    expect(_options(page)).to_have_count(8)
    _box(page).fill("친절교육")
    expect(_options(page)).to_have_count(1)
    page.wait_for_timeout(300)
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize("url", ["404.html", "about/", "data/", PLEDGES[0]])
def test_every_page_has_the_box(desk: Watch, site: Built, url: str) -> None:
    desk.page.goto(site.url + url)
    _box(desk.page).fill("친절교육")
    expect(_options(desk.page)).to_have_count(1)
    _options(desk.page).click()
    desk.page.wait_for_url(site.url + DONGNAE)
    assert desk.faults == []


def test_on_a_phone_the_box_takes_a_row_and_the_list_stays_in_sight(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, **PHONE) as watch:
        watch.page.goto(f"{site.url}glossary/")
        _box(watch.page).tap()
        _box(watch.page).press_sequentially("소상공인")
        expect(_options(watch.page)).to_have_count(8)
        form, found = (watch.page.locator(name).bounding_box() for name in ("form.gy-find", ".gy-found"))
        assert form["width"] >= 320
        assert found["y"] + found["height"] <= 740
        sizes = [option.bounding_box() for option in _options(watch.page).all()]
        assert all(size["height"] >= 44 and size["width"] >= 300 for size in sizes)
        _options(watch.page).nth(7).scroll_into_view_if_needed()
        _options(watch.page).nth(7).tap()
        watch.page.wait_for_url("**/works/**")
        assert watch.faults == []


def test_without_the_engine_the_form_leads_to_the_page_of_results(browser: Browser, site: Built) -> None:
    with watched(browser, site.url) as watch:
        watch.page.route("**/javascripts/search/engine.js", lambda route: route.abort())
        watch.page.goto(f"{site.url}glossary/")
        _box(watch.page).fill("친절교육")
        _box(watch.page).press("Enter")
        watch.page.wait_for_url(f"{site.url}search/?q={quote('친절교육')}")
        assert watch.page.locator("article").get_by_role("link", name="모든 공약").is_visible()
        assert [fault for fault in watch.faults if "engine.js" not in fault and "ERR_FAILED" not in fault] == []


def test_without_script_the_form_leads_to_other_ways(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, java_script_enabled=False) as watch:
        watch.page.goto(f"{site.url}{PLEDGES[0]}")
        _box(watch.page).fill("친절교육")
        _box(watch.page).press("Enter")
        watch.page.wait_for_url(f"{site.url}search/?q={quote('친절교육')}")
        assert "자바스크립트" in watch.page.inner_text("article")
        for name, url in [("모든 공약", "pledges/"), ("지역", "regions/"), ("문서", "documents/")]:
            link = watch.page.locator("article").get_by_role("link", name=name, exact=True)
            assert link.evaluate("(link) => link.href") == site.url + url
        # Scripts that a page names early are refused.
        assert [fault for fault in watch.faults if not fault.endswith("csp")] == []
