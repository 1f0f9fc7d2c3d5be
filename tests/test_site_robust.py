"""The site without script, in the dark, on paper: what it says and where it leads stays the same."""

import pytest
from playwright.sync_api import Browser
from site_browser import Watch, watched
from site_build import ROOT, Built
from site_pages import PLEDGES, RESULTS

ROWS = (ROOT / "tests/site_rows.js").read_text(encoding="utf-8")
PAGES = ("", *PLEDGES, RESULTS[5], "yeongdeungpo/works/", "yangju/7/")
COLOURS = """() => [...document.querySelectorAll("body, article, h1, article p")].slice(0, 4).map((e) => {
  const style = getComputedStyle(e);
  return [style.backgroundColor, style.color];
})"""


def test_without_script_every_row_is_there_and_every_section_can_be_reached(
    browser: Browser, site: Built, watch: Watch
) -> None:
    with watched(browser, site.url, java_script_enabled=False) as silent:
        for url in PAGES:
            watch.page.goto(site.url + url)
            silent.page.goto(site.url + url)
            rows = silent.page.evaluate(ROWS)
            assert rows
            assert rows == watch.page.evaluate(ROWS)
        for name, address in [("문서", "documents/"), ("자료", "data/"), ("방법", "method/"), ("소개", "about/")]:
            silent.page.goto(site.url)
            silent.page.locator("header, .gy-sections").get_by_role("link", name=name, exact=True).first.click()
            silent.page.wait_for_url(site.url + address)
        assert silent.faults == []


def test_a_word_of_the_glossary_explains_itself_without_script(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, java_script_enabled=False) as watch:
        watch.page.goto(site.url + PLEDGES[0])
        word = watch.page.locator("button.gy-term").first
        explanation = watch.page.locator(f"#{word.get_attribute('popovertarget')}")
        assert not explanation.is_visible()
        word.focus()
        watch.page.keyboard.press("Enter")
        assert explanation.is_visible()
        assert word.inner_text() in explanation.inner_text()
        watch.page.keyboard.press("Escape")
        assert not explanation.is_visible()


def test_the_dark_page_is_dark_and_the_light_one_light(browser: Browser, site: Built) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        with watched(browser, site.url, color_scheme=scheme) as watch:
            watch.page.goto(site.url + PLEDGES[0])
            seen[scheme] = watch.page.evaluate(COLOURS)
    assert _brightness(seen["light"][0][0]) > 230 > 60 > _brightness(seen["dark"][0][0])
    for (_, ink), (_, dark) in zip(seen["light"], seen["dark"], strict=True):
        assert _brightness(ink) < 120 < 150 < _brightness(dark)


def _brightness(colour: str) -> float:
    """The mean of red, green and blue of ``rgb(…)``, 0 to 255."""
    return sum(float(part) for part in colour.strip("rgba()").split(",")[:3]) / 3


@pytest.mark.parametrize("url", PLEDGES)
def test_paper_shows_all_rows_on_white_and_cuts_no_table(browser: Browser, site: Built, watch: Watch, url: str) -> None:
    watch.page.goto(site.url + url)
    with watched(browser, site.url, color_scheme="dark", viewport={"width": 680, "height": 960}) as printed:
        printed.page.emulate_media(media="print")
        printed.page.goto(site.url + url)
        assert printed.page.evaluate(ROWS) == watch.page.evaluate(ROWS)
        assert _brightness(printed.page.evaluate("getComputedStyle(document.body).backgroundColor")) == 255
        assert printed.page.evaluate("document.documentElement.scrollWidth") <= 680
