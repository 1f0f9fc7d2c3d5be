"""The page of results: an address to share, a history to go back in, and nothing that a query can break."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from site_browser import Watch, watched
from site_build import Built, serving_root
from site_hostile import PAYLOAD
from site_pages import PLEDGES
from test_site_access import ALL, AXE, COLOURS, RUN
from test_site_search_box import PHONE, SHIFTS

YANGJU, DONGNAE, GURO, INCHEON = PLEDGES
DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def desk(browser: Browser, site: Built) -> Iterator[Watch]:
    with watched(browser, site.url, **DESK) as watch:
        yield watch


@pytest.fixture
def page(desk: Watch) -> Iterator[Page]:
    desk.page.goto("about:blank")
    yield desk.page
    assert desk.faults == []


def _address(site: Built, query: str, **more: int) -> str:
    return f"{site.url}search/?q={quote(query)}" + "".join(f"&{name}={value}" for name, value in more.items())


def _titles(page: Page) -> list[str]:
    return page.locator(".gy-result__title").all_inner_texts()


def test_an_address_shows_its_search(page: Page, site: Built) -> None:
    page.goto(_address(site, "동래구 친절교육"))
    expect(page.get_by_role("searchbox")).to_have_value("동래구 친절교육")
    expect(page.locator(".gy-results__total")).to_have_text("1건 찾았습니다.")
    expect(page).to_have_title("동래구 친절교육 - 공약 찾기 - 열린공약")
    result = page.locator(".gy-result")
    expect(result.get_by_role("link", name="스마트 소상공인 프로그램 운영")).to_have_attribute(
        "href", site.url + DONGNAE
    )
    expect(result.locator(".gy-about")).to_have_text("공약부산광역시 동래구민선 8기추진 중")
    expect(result.locator(".gy-result__snippet mark")).to_have_text("친절교육")
    expect(page.locator("#find-page [role=status]")).to_have_text("1건 찾았습니다.")
    assert page.get_by_role("search").count() == 1


def test_a_result_says_what_it_is(page: Page, site: Built) -> None:
    page.goto(_address(site, "이차보전"))
    expect(page.locator(".gy-about")).to_contain_text(["공약경기도 양주시", "안내"])
    page.goto(_address(site, "어린이집"))
    expect(page.locator(".gy-about").first).to_have_text("부서 업무서울특별시 영등포구민선 6기추진실적")


def test_a_pledge_that_is_found_can_be_put_into_the_comparison(page: Page, site: Built) -> None:
    page.goto(_address(site, "이차보전"))
    button = page.get_by_role("button", name=re.compile("비교에 담기.*소상공인 맞춤형 지원"))
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.locator("button[data-compare]").count() == 1
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_writing_renews_results_and_address(page: Page, site: Built) -> None:
    page.goto(f"{site.url}search/")
    expect(page.get_by_role("link", name="모든 공약")).to_be_visible()
    box = page.get_by_role("searchbox")
    box.press_sequentially("꿀벌")
    expect(page.locator(".gy-result__title")).to_have_text("사람과 동물이 더불어 사는 지역사회 구현")
    page.wait_for_url(_address(site, "꿀벌"))
    box.fill("")
    page.wait_for_url(f"{site.url}search/")
    expect(page.get_by_role("link", name="모든 공약")).to_be_visible()
    assert _titles(page) == []


def test_back_leads_through_what_was_sought(page: Page, site: Built) -> None:
    box = page.get_by_role("searchbox")
    page.goto(_address(site, "이자보전"))
    for query in ("마중물", "온누리"):
        box.fill(query[:2])
        page.wait_for_url(_address(site, query[:2]))
        box.fill(query)
        box.press("Enter")
        page.wait_for_url(_address(site, query))
    expect(page.locator(".gy-result__title")).to_have_text("고객과 함께하는 전통시장 만들기")
    page.locator(".gy-result a").click()
    page.wait_for_url("**/works/2016-plan-5/")
    seen = []
    for query in ("온누리", "마중물", "이자보전"):
        page.go_back()
        page.wait_for_url(_address(site, query))
        expect(box).to_have_value(query)
        expect(page.locator(".gy-results__total")).to_have_text("1건 찾았습니다.")
        expect(page.locator(".gy-hit").first).to_have_text(query)
        seen += _titles(page)
    assert seen == [
        "고객과 함께하는 전통시장 만들기",
        "스마트 소상공인 프로그램 운영",
        "소상공인 종합지원 플랫폼 구축과 금융지원",
    ]
    page.go_forward()
    expect(page.locator(".gy-result__title")).to_have_text("스마트 소상공인 프로그램 운영")


def test_what_is_not_found_is_said_and_other_ways_are_shown(page: Page, site: Built) -> None:
    page.goto(_address(site, "카카오톸"))
    expect(page.locator(".gy-results__total")).to_have_text("찾은 것이 없습니다.")
    page.goto(_address(site, "qwertz"))
    expect(page.locator(".gy-results__total")).to_have_text("찾은 것이 없습니다.")
    expect(page.locator("[data-part=none]")).to_be_visible()
    expect(page.locator("[data-part=none]").get_by_role("link")).to_have_text(["모든 공약", "지역"])


def test_what_cannot_be_loaded_is_said_and_other_ways_are_shown(browser: Browser, site: Built) -> None:
    with watched(browser, site.url) as watch:
        watch.page.route("**/search/manifest.json", lambda route: route.abort())
        watch.page.goto(_address(site, "친절교육"))
        expect(watch.page.locator(".gy-results__total")).to_contain_text("불러오지 못했습니다")
        expect(watch.page.get_by_role("link", name="모든 공약")).to_be_visible()
        watch.page.unroute_all()
        watch.page.get_by_role("searchbox").fill("이차보전")
        expect(watch.page.locator(".gy-results__total")).to_have_text("2건 찾았습니다.")
        expect(watch.page.get_by_role("link", name="모든 공약")).to_be_hidden()


def test_titles_that_are_near_stand_apart_from_results(page: Page, site: Built) -> None:
    page.goto(_address(site, "소상곤인"))
    expect(page.locator(".gy-results__total")).to_have_text("찾은 것이 없습니다.")
    expect(page.get_by_text("혹시 이것을 찾으셨나요?")).to_be_visible()
    assert "소상공인 맞춤형 지원" in _titles(page)
    assert page.locator(".gy-result__snippet, [data-compare]").count() == 0
    page.get_by_role("searchbox").fill("이차보전")
    expect(page.get_by_text("혹시 이것을 찾으셨나요?")).to_be_hidden()


HOSTILE = {
    "markup": PAYLOAD,
    "keys": "__proto__ constructor toString hasOwnProperty",
    "long": "가" * 10_000,
    "longer": "갸뎌 " * 3_333,
    "pattern": "(a+)+$ [가-힣]{99999} \\u{110000} .* ^ | ?: (?<",
    "nul": "\0\0",
    "surrogate": "\ud800갸뎌\udc00",
    "format": "%00 %s %n {0} ${7*7} {{7*7}}",
    "direction": "\u202e\u2066\ufeff\u200b",
    "quotes": '"' * 99,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_finds_nothing_and_does_nothing(page: Page, site: Built, name: str) -> None:
    page.goto(f"{site.url}search/")
    before = page.evaluate("document.querySelectorAll('#find-page *').length")
    page.get_by_role("searchbox").evaluate(
        "(input, text) => { input.value = text; input.dispatchEvent(new InputEvent('input')); }", HOSTILE[name]
    )
    page.wait_for_timeout(400)
    assert _titles(page) == []
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_timeout(200)
    page.reload()
    page.wait_for_timeout(300)
    assert _titles(page) == []
    assert page.evaluate("document.querySelectorAll('#find-page *').length") == before
    assert page.evaluate("window.pwned") is None


@pytest.mark.parametrize(
    "query", ["%00", "%ED%A0%80", "%zz", "%", "&q=", "%3Cscript%3E", "=&n=-1", "a&n=1e99", "a&n=x"]
)
def test_a_hostile_address_finds_nothing_and_does_nothing(page: Page, site: Built, query: str) -> None:
    page.goto(f"{site.url}search/?q=qq{query}")
    page.wait_for_timeout(300)
    assert _titles(page) == []
    assert page.evaluate("window.pwned") is None


def test_nothing_moves_when_results_arrive(page: Page, site: Built) -> None:
    page.goto(f"{site.url}search/", wait_until="networkidle")
    page.evaluate(SHIFTS)
    for query in ("소상공인", "친절교육", "qwertz"):
        page.get_by_role("searchbox").fill(query)
        page.wait_for_timeout(600)
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (DESK, ALL),
        ({**DESK, "color_scheme": "dark"}, COLOURS),
        ({**DESK, "forced_colors": "active"}, ALL),
        (PHONE, ALL),
        ({"viewport": {"width": 320, "height": 256}}, ALL),
    ],
    ids=["light", "dark", "forced", "phone", "zoom"],
)
def test_a_search_has_no_barrier(browser: Browser, site: Built, options: dict, rules: dict) -> None:
    with watched(browser, site.url, **options) as watch:
        faults = []
        for url, query, seen in [
            ("404.html", "소상공인", "header [role=option]"),
            ("404.html", "qwertz", "header .gy-found__head span:not(:empty)"),
            ("search/", "소상공인", "main .gy-result__snippet mark"),
            ("search/", "qwertz", "main [data-part=none]"),
        ]:
            watch.page.goto(site.url + url)
            if seen.endswith("none]"):
                watch.page.get_by_text("찾는 법").click()
            watch.page.get_by_role("search").locator("input").fill(query)
            watch.page.locator(seen).first.wait_for()
            watch.page.keyboard.press("ArrowDown")
            watch.page.add_script_tag(path=AXE)
            # The list covers what is below it in part, as it must.
            run = RUN.replace("axe.run(document", f"axe.run({seen.split()[0]!r}")
            faults += watch.page.evaluate(run, rules)["faults"]
            assert watch.page.evaluate("document.documentElement.scrollWidth") <= options["viewport"]["width"]
        assert (faults, watch.faults) == ([], [])


def test_paper_has_no_search_box(page: Page, site: Built) -> None:
    page.emulate_media(media="print")
    for url in ("search/", "about/"):
        page.goto(site.url + url)
        assert not page.get_by_role("search").is_visible()
    page.emulate_media(media="screen")


def test_the_search_works_at_the_root_of_a_host(browser: Browser, site: Built) -> None:
    with serving_root(site.root) as home, watched(browser, home) as watch:
        watch.page.goto(f"{home}about/")
        watch.page.get_by_role("search").locator("input").fill("친절교육")
        watch.page.get_by_role("option").click()
        watch.page.wait_for_url(home + DONGNAE)
        watch.page.goto(f"{home}search/?q={quote('친절교육')}")
        watch.page.locator(".gy-result a").click()
        watch.page.wait_for_url(home + DONGNAE)
        assert watch.faults == []


def test_a_visitor_with_a_phone_finds_the_pledge_in_three_steps(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, **PHONE) as watch:
        watch.page.goto(site.url)
        box = watch.page.get_by_role("search").locator("input").first
        box.tap()
        box.press_sequentially("동래구 친절교육")
        watch.page.get_by_role("option", name="스마트 소상공인 프로그램 운영").tap()
        watch.page.wait_for_url(site.url + DONGNAE)
        assert "친절교육" in watch.page.inner_text("article")
        assert watch.faults == []
