"""No barriers: for the eyes, by keyboard, on a small screen, on paper, without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from site_browser import Watch, watched
from site_build import ROOT, Built
from site_pages import PLEDGES, RESULTS, TYPES, URLS

AXE = ROOT / "node_modules/axe-core/axe.min.js"
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# In the dark and on paper the same elements stand in other colours.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RUN = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  const faults = found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.any[0]?.message ?? ""}`));
  return { faults, passes: found.passes.length };
}"""
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
VIEWS = {
    "light": (ALL, {"viewport": DESK}),
    "dark": (COLOURS, {"viewport": DESK, "color_scheme": "dark"}),
    "phone": (ALL, {"viewport": PHONE, "has_touch": True, "is_mobile": True}),
}


@pytest.fixture(scope="module", params=VIEWS)
def view(request: pytest.FixtureRequest, browser: Browser, site: Built) -> Iterator[tuple[Page, dict]]:
    """A page seen in one way, and what there is to check."""
    rules, options = VIEWS[request.param]
    with watched(browser, site.url, **options) as watch:
        yield watch.page, rules


@pytest.mark.parametrize("url", TYPES)
def test_a_type_of_page_has_no_barrier(view: tuple[Page, dict], site: Built, url: str) -> None:
    page, rules = view
    result = _check(page, site.url + url, rules)
    assert result["faults"] == []
    assert result["passes"] >= (15 if rules is ALL else 1)


def _check(page: Page, url: str, rules: dict) -> dict:
    page.goto(url)
    page.add_script_tag(path=AXE)
    return page.evaluate(RUN, rules)


def test_a_page_for_paper_has_enough_contrast(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, viewport={"width": 794, "height": 1123}) as watch:
        watch.page.emulate_media(media="print")
        for url in (*PLEDGES, RESULTS[0], "yeongdeungpo/works/", "yangju/7/", ""):
            result = _check(watch.page, site.url + url, COLOURS)
            assert (url, result["faults"]) == (url, [])
            assert result["passes"] > 0


def test_the_checker_finds_a_barrier(watch: Watch, site: Built) -> None:
    watch.page.goto(site.url)
    watch.page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=x><button></button>')"
    )
    watch.page.add_script_tag(path=AXE)
    found = {fault.partition(":")[0] for fault in watch.page.evaluate(RUN, ALL)["faults"]}
    assert found == {"image-alt", "button-name"}


# 320 points are what is left of a screen of 1280 at 400 % (WCAG 1.4.10).
def test_no_page_is_wider_than_a_small_screen(browser: Browser, site: Built) -> None:
    with watched(browser, site.url) as watch:
        wide = []
        for url in (*URLS, "404.html"):
            watch.page.goto(site.url + url)
            for width in (360, 320):
                watch.page.set_viewport_size({"width": width, "height": 740})
                found = watch.page.evaluate("document.documentElement.scrollWidth")
                wide += [(url, width, found)] if found > width else []
        assert wide == []


SCROLLED = """() => [...document.querySelectorAll("article *")]
  .filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
  .map((e) => ({ focusable: e.tabIndex === 0, name: e.getAttribute("aria-label") }))"""


@pytest.mark.parametrize("url", [*PLEDGES, "yeongdeungpo/works/", "data/dictionary/"])
def test_a_table_that_scrolls_can_be_reached_by_keyboard_and_has_a_name(
    browser: Browser, site: Built, url: str
) -> None:
    with watched(browser, site.url, viewport=PHONE) as watch:
        watch.page.goto(site.url + url)
        scrolled = watch.page.evaluate(SCROLLED)
        assert scrolled
        assert [each for each in scrolled if not (each["focusable"] and each["name"])] == []


FOCUSED = """() => {
  const e = document.activeElement;
  const shown = (e) => {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    return box.width > 0 && box.bottom > 0 && box.top < innerHeight && e.checkVisibility({ visibilityProperty: true })
      && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  };
  const name = e.className.split(" ")[0] || e.tagName;
  return { name, href: e.getAttribute("href"), shown: shown(e) };
}"""


@pytest.mark.parametrize("url", ["", PLEDGES[0], "404.html"])
def test_the_keyboard_skips_to_the_content_and_always_shows_where_it_is(watch: Watch, site: Built, url: str) -> None:
    page = watch.page
    page.goto(site.url + url, wait_until="networkidle")
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    assert first == {"name": "gy-skip", "href": "#content", "shown": True}
    steps = [first]
    for _ in range(15):
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUSED))
    assert [step for step in steps if step["name"] != "BODY" and not step["shown"]] == []
    page.goto(site.url + url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
