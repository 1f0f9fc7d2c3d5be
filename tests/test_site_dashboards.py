"""Dashboards in the browser: literal figures, a table for each chart, charts that can be saved, no order of merit."""

import struct
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator
from site_browser import Watch, watched
from site_build import Built
from site_pages import GOVERNMENTS, TERMS
from test_site_access import ALL, AXE, RUN

SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"
BOARDS = ("", *GOVERNMENTS)
PHONE = {"width": 360, "height": 740}


def rows(table: Locator) -> list[str]:
    """The rows of the body of a table, cells parted by bars, lines of a cell by blanks."""
    return table.evaluate(
        """(table) => [...table.tBodies[0].rows].map((row) =>
          [...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, " ").trim()).join(" | "))"""
    )


def captioned(watch: Watch, words: str) -> Locator:
    return watch.page.locator("table", has=watch.page.locator("caption", has_text=words)).first


def test_the_money_of_incheon_by_year(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}incheon/")
    assert rows(captioned(watch, "연도별 금액 단위: 백만원")) == [
        "2018년 | 2,788 1건 | 2,588 1건 | 2,588 1건",
        "2019년 | 4,200 1건 | 4,653 1건 | 3,627 1건",
        "2020년 | 4,200 1건 | 적히지 않음 | 적히지 않음",
        "2021년 | 5,200 1건 | 적히지 않음 | 적히지 않음",
        "2022년 | 5,200 1건 | 적히지 않음 | 적히지 않음",
    ]
    assert rows(captioned(watch, "재원별 금액 단위: 백만원")) == [
        "자체 재원 | 21,588 1건 | 7,241 1건 | 적히지 않음",
        "재원 구분 없음 | 적히지 않음 | 적히지 않음 | 6,215 1건",
    ]


def test_the_rates_of_incheon_by_kind(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}incheon/")
    assert rows(captioned(watch, "누계 비율")) == [
        "2018년 | 20 1건 | 적히지 않음 | 0건",
        "2019년 | 40 1건 | 적히지 않음 | 0건",
        "2020년 | 60 1건 | 적히지 않음 | 0건",
        "2021년 | 80 1건 | 적히지 않음 | 0건",
        "2022년 상반기 | 100 1건 | 적히지 않음 | 0건",
    ]
    assert rows(captioned(watch, "기간 내 비율")) == [
        "2018년 | 적히지 않음 | 100 1건 | 0건",
        "2019년 | 적히지 않음 | 50 1건 | 0건",
    ]
    assert captioned(watch, "전체 비율").count() == 0


def test_the_whole_site_on_the_home_page(watch: Watch, site: Built) -> None:
    watch.page.goto(site.url)
    assert rows(captioned(watch, "공약 4건의 상태")) == [
        "●완료 | 1건",
        "◐추진 중 | 2건",
        "■멈춤 | 0건",
        "○시기 미도래 | 0건",
        "?알 수 없음 | 1건",
    ]
    figures = watch.page.locator("section[aria-labelledby=money] .gy-figure dd").all_inner_texts()
    assert [" ".join(text.split()) for text in figures] == [
        "563.1억 원 56,305,000,000원 · 공약 4건 중 이 값이 적힌 4건의 합",
        "72.4억 원 7,241,000,000원 · 공약 4건 중 이 값이 적힌 1건의 합",
        "62.2억 원 6,215,000,000원 · 공약 4건 중 이 값이 적힌 1건의 합",
    ]
    # By year and fund only when asked for: the home page stays short.
    table = captioned(watch, "연도별 금액 단위: 백만원")
    assert not table.is_visible()
    watch.page.get_by_text("연도와 재원별로 보기").click()
    years = rows(table)
    assert years[1] == "2019년 | 10,334 3건 | 4,653 1건 | 3,627 1건"
    assert years[-1] == "임기 후 | 1,700 1건 | 적히지 않음 | 적히지 않음"
    assert len(years) == 10


def test_a_government_with_works_only_says_so(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}yeongdeungpo/")
    text = watch.page.inner_text("article")
    assert "옮긴 공약 문서가 없습니다." in text
    assert "부서 업무 보고: 업무 14건" in text
    assert watch.page.locator(".gy-chart").count() == 0


@pytest.mark.parametrize("url", [*BOARDS, *TERMS])
def test_nothing_is_ranked_or_scored(watch: Watch, site: Built, url: str) -> None:
    watch.page.goto(site.url + url)
    text = watch.page.inner_text("article")
    assert [word for word in ("순위", "등수", "점수", "등급", "우수", "최하위", "1위") if word in text] == []


# Of each chart: its bars or dots with what is written at them, and the figures of the table beside it.
TWINS = """() => [...document.querySelectorAll(".gy-pair")].map((pair) => ({
  name: pair.querySelector("figcaption b")?.textContent,
  chart: [...pair.querySelectorAll(".gy-bar__value text:not(.gy-bar__none)")].map((text) => text.textContent),
  table: [...pair.querySelectorAll("td:not(.gy-count)")].map((cell) => cell.firstChild.textContent)
    .filter((text) => text !== "적히지 않음"),
  names: [...pair.querySelectorAll(".gy-bar__name text")].map((text) => text.textContent),
  heads: [...pair.querySelectorAll("tbody th")].map((cell) => (cell.lastChild.lastChild ?? cell).textContent),
}))"""


@pytest.mark.parametrize("url", [url for url in BOARDS if url != "yeongdeungpo/"])
def test_a_chart_and_its_table_tell_the_same(watch: Watch, site: Built, url: str) -> None:
    watch.page.goto(site.url + url)
    pairs = watch.page.evaluate(TWINS)
    assert len(pairs) >= 4
    for pair in pairs:
        assert (pair["name"], pair["chart"], pair["names"]) == (pair["name"], pair["table"], pair["heads"])


def test_a_pledge_page_pays_little_for_a_chart(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}incheon/7/u1/")
    sizes = watch.page.evaluate(
        """fetch("").then((answer) => answer.text()).then((html) =>
          html.match(/<figure class="gy-chart">.*?<\\/figure>/gs).map((text) => new Blob([text]).size))"""
    )
    assert len(sizes) == 3
    assert max(sizes) < 2_000


def saved(watch: Watch, number: int, format: str) -> tuple[str, bytes]:
    """A chart as it is saved: the name of the file and its content."""
    with watch.page.expect_download() as waiting:
        watch.page.locator(".gy-chart").nth(number).get_by_role("button", name=format).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_chart_is_saved_as_a_drawing_that_stands_on_its_own(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}incheon/")
    name, content = saved(watch, 3, "SVG")
    assert name == "인천광역시-민선-7기-연도별-금액-2026-11-21-0.1.0.svg"
    root = ET.fromstring(content)
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert texts[:5] == ["연도별 금액", "인천광역시 민선 7기 · 단위: 백만원", "계획", "확보", "집행"]
    assert [text for text in ("2018년", "2,788", "2,588", "3,627", "6,000") if text not in texts] == []
    assert texts[-3:] == [
        "출처: 인천광역시 공약 추진상황 (2019년 6월 말 기준), 2019년 6월 30일 기준",
        "열린공약 자료 0.1.0판 (2026년 11월 21일 기준), CC BY 4.0",
        f"{site.url}incheon/",
    ]
    told = {element.tag.removeprefix(DC): element.text for element in root.find(f"{SVG}metadata")}
    assert told["title"] == "인천광역시 민선 7기: 연도별 금액"
    assert (told["date"], told["rights"], told["identifier"]) == ("2026-11-21", "CC BY 4.0", f"{site.url}incheon/")
    names = {element.tag.removeprefix(SVG) for element in root.iter() if element.tag.startswith(SVG)}
    assert names == {"svg", "title", "desc", "metadata", "rect", "g", "path", "text"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert attributes.isdisjoint({"class", "style", "href", "id"})
    assert b"var(" not in content
    assert b"url(" not in content


def test_the_same_chart_is_the_same_file_in_the_dark(browser: Browser, site: Built) -> None:
    files = []
    for scheme in ("light", "dark"):
        with watched(browser, site.url, color_scheme=scheme, viewport=PHONE) as watch:
            watch.page.goto(f"{site.url}yangju/7/98/")
            files.append([saved(watch, number, "SVG") for number in range(2)])
            assert watch.faults == []
    assert files[0] == files[1]
    assert files[0][0][0] == "양주시-소상공인-맞춤형-지원-기간-내-비율-2026-11-21-0.1.0.svg"


def pixels(png: bytes) -> tuple[int, int, set[bytes]]:
    """Width, height and the colours of the lines as they are filtered: a blank picture has next to none."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        data += png[place + 8 : place + 8 + length] if png[place + 4 : place + 8] == b"IDAT" else b""
        place += length + 12
    raw = zlib.decompress(data)
    line = len(raw) // height
    return width, height, {raw[start : start + line] for start in range(0, len(raw), line)}


def test_a_chart_is_saved_as_a_picture_of_twice_its_size(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}incheon/")
    name, content = saved(watch, 3, "PNG")
    assert name == "인천광역시-민선-7기-연도별-금액-2026-11-21-0.1.0.png"
    width, height, lines = pixels(content)
    size = ET.fromstring(saved(watch, 3, "SVG")[1])
    assert (width, height) == (2 * int(size.get("width")), 2 * int(size.get("height"))) == (1488, height)
    assert len(lines) > 100


def test_the_drawing_opens_where_nothing_may_be_loaded(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}incheon/")
    _, content = saved(watch, 1, "SVG")
    colours = watch.page.evaluate(
        """async (text) => {
          const image = new Image();
          image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
          await image.decode();
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          const found = new Set();
          for (let place = 0; place < data.length; place += 4) found.add(data.slice(place, place + 3).join(" "));
          return [...found];
        }""",
        content.decode(),
    )
    # Paper, ink and accent of the light scheme.
    assert {"255 255 255", "28 32 36", "10 106 92"} <= set(colours)
    assert watch.faults == []


def test_without_script_there_is_the_chart_and_its_table_and_no_button(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, java_script_enabled=False) as watch:
        watch.page.goto(f"{site.url}incheon/")
        assert watch.page.locator(".gy-chart > svg").count() == 5
        assert watch.page.locator(".gy-chart button").count() == 0


def test_the_buttons_move_nothing(browser: Browser, site: Built) -> None:
    heights = []
    for script in (True, False):
        with watched(browser, site.url, viewport=PHONE) as watch:
            if not script:
                watch.page.route("**/charts.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
            watch.page.goto(f"{site.url}incheon/", wait_until="networkidle")
            heights.append(watch.page.evaluate("document.querySelector('.gy-board').offsetHeight"))
    assert heights[0] == heights[1]


STYLES = """() => {
  const bars = document.querySelectorAll("section[aria-labelledby$=money] .gy-chart > svg > .gy-bar");
  const told = (style) => [style.fill, style.strokeDasharray];
  return Object.fromEntries([...bars].slice(0, 3).map((bar) => [bar.classList[1], told(getComputedStyle(bar))]));
}"""


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}, {"color_scheme": "dark"}])
def test_stages_differ_by_more_than_colour(watch: Watch, site: Built, media: dict) -> None:
    watch.page.goto(f"{site.url}incheon/")
    watch.page.emulate_media(**media)
    styles = watch.page.evaluate(STYLES)
    watch.page.emulate_media(media="screen", forced_colors="none", color_scheme="light")
    assert styles["gy-bar--plan"] == ["none", "3px, 2px"]
    assert styles["gy-bar--secured"][1] == styles["gy-bar--executed"][1] == "none"
    assert styles["gy-bar--secured"][0] != styles["gy-bar--executed"][0]


def test_the_money_of_a_year_is_seen_on_a_phone_without_moving_the_table(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, viewport=PHONE) as watch:
        for url in (*GOVERNMENTS, ""):
            watch.page.goto(site.url + url)
            watch.page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true")
            wide = """() => [...document.querySelectorAll(".gy-pair .gy-scroll")]
              .filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.ariaLabel)"""
            assert (url, watch.page.evaluate(wide)) == (url, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_dashboard_with_everything_open_has_no_barrier(browser: Browser, site: Built, scheme: str) -> None:
    with watched(browser, site.url, viewport=PHONE, color_scheme=scheme) as watch:
        for url in ("", "incheon/"):
            watch.page.goto(site.url + url)
            watch.page.evaluate("document.querySelectorAll('article details').forEach((e) => { e.open = true; })")
            watch.page.add_script_tag(path=AXE)
            assert (url, watch.page.evaluate(RUN, ALL)["faults"]) == (url, [])
            assert watch.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
