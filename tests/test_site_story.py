"""The sentences and the timeline as a reader meets them: in place, legible at any width, leading where they say."""

import pytest
from playwright.sync_api import Browser
from site_browser import Watch, watched
from site_build import Built
from site_pages import PLEDGES

# Texts of the picture that meet each other or leave it. A hair's breadth is none.
COLLISIONS = """() => {
  const axis = document.querySelector(".gy-axis");
  const frame = axis.getBoundingClientRect();
  const texts = [...axis.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const outside = texts.filter(([, box]) => box.left < frame.left - 0.5 || box.right > frame.right + 0.5);
  const overlap = (a, b, gap) => a[0] < b[1] - gap && b[0] < a[1] - gap;
  const meets = (a, b) =>
    overlap([a.left, a.right], [b.left, b.right], 0.5) && overlap([a.top, a.bottom], [b.top, b.bottom], 3);
  const pairs = texts.flatMap(([a, box], i) =>
    texts.slice(i + 1).filter(([, other]) => meets(box, other)).map(([b]) => `${a} / ${b}`));
  return { texts: texts.length, faults: [...outside.map(([text]) => text), ...pairs] };
}"""
LINKS = """() => [...document.querySelectorAll(".gy-years a, .gy-story a")].map((link) => {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return [link.getAttribute("href"), Boolean(target?.checkVisibility())];
})"""
DESCRIPTION = """() => document.querySelector("meta[property='og:description'][name=description]").content"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_labels_of_the_axis_never_meet(browser: Browser, site: Built, width: int) -> None:
    with watched(browser, site.url, viewport={"width": width, "height": 800}) as watch:
        for url in PLEDGES:
            watch.page.goto(site.url + url)
            found = watch.page.evaluate(COLLISIONS)
            assert (url, found["faults"]) == (url, [])
            assert found["texts"] > 8


@pytest.mark.parametrize("url", PLEDGES)
def test_every_line_of_the_story_leads_to_a_place_on_the_page(watch: Watch, site: Built, url: str) -> None:
    watch.page.goto(site.url + url)
    links = watch.page.evaluate(LINKS)
    assert len(links) > 4
    assert [href for href, there in links if not there] == []


def test_the_years_stand_in_order_and_kinds_in_words(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}yangju/7/98/")
    years = watch.page.locator(".gy-years > li")
    assert years.locator("> b").all_inner_texts() == ["2018년", "2019년", "2020년", "2021년", "2022년", "임기 후"]
    assert years.nth(3).locator("li").all_inner_texts() == [
        "추진계획 5개 · 추진실적 8개 · 사업비: 계획 16.5억\u00a0원",
        "12월 31일 실적: 카카오톡 채널 가입자",
        "12월 31일 기준 상태: ‘이행(완료) 후 계속추진’",
    ]
    # Who listens to the page hears the list; the picture adds nothing to it.
    assert watch.page.locator(".gy-axis").get_attribute("aria-hidden") == "true"


def test_the_sentences_stand_between_the_heading_and_the_figures_and_describe_the_page(
    watch: Watch, site: Built
) -> None:
    for url in PLEDGES:
        watch.page.goto(site.url + url)
        top = {name: watch.page.locator(name).bounding_box()["y"] for name in ("h1", ".gy-story", ".gy-figures")}
        assert top["h1"] < top[".gy-story"] < top[".gy-figures"]
        # The first paragraph, how far it is: a list of results shows no more.
        said = watch.page.locator(".gy-story p").first.text_content()
        # What keeps a quotation and its particle on one line, and the sign of a contradiction, are not said.
        said = said.replace("\u2060", "").replace("≠ ", "")
        assert watch.page.evaluate(DESCRIPTION).partition(": ")[2] == said
    assert watch.faults == []
