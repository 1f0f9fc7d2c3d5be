"""Markup in every free text of the data: the site shows it as text, and nothing of it runs."""

import csv
import gzip
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from site_browser import Watch, watched
from site_build import Built, finish_build, serving, start_build
from site_hostile import MARKUP, PAYLOAD, copy_repository, rewrite, spoil
from site_pages import GOVERNMENTS, PLANS, PLEDGES, PROJECTS, RESULTS, TERMS, URLS, Html, pages_of

# Pages with text of the data; the others are the same whatever the data say.
TOLD = (*GOVERNMENTS, *TERMS, *PLEDGES, *RESULTS, *PLANS, *PROJECTS)
TOLD += ("documents/", "glossary/", "data/dictionary/", "method/", "yeongdeungpo/works/", "")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The site of a copy of the data in which all free text is hostile; validation finds no fault with it."""
    repository, root = copy_repository(tmp_path_factory.mktemp("hostile")), tmp_path_factory.mktemp("spoilt")
    assert spoil(repository) == 212
    with serving(root) as url:
        finish_build(start_build(root, url, root=repository))
        yield Built(root=root, url=url)


@pytest.fixture(scope="module")
def reader(browser: Browser, hostile: Built) -> Iterator[Watch]:
    with watched(browser, hostile.url) as watch:
        yield watch


@pytest.mark.parametrize("url", URLS)
def test_nothing_runs_and_all_is_shown_as_text(reader: Watch, hostile: Built, url: str) -> None:
    reader.faults.clear()
    reader.page.goto(hostile.url + url)
    assert reader.faults == []
    assert reader.page.evaluate("window.pwned") is None
    text = reader.page.inner_text("article")
    assert "49" not in reader.page.title()
    if url in TOLD:
        assert [piece for piece in MARKUP if piece not in text] == []
    if url in (*PLEDGES, *RESULTS, *PLANS, *PROJECTS):
        assert PAYLOAD in reader.page.title()
        assert PAYLOAD in reader.page.inner_text("h1")


def test_pledges_side_by_side_show_all_as_text(reader: Watch, hostile: Built) -> None:
    reader.faults.clear()
    query = "&".join(f"p={url.strip('/')}" for url in PLEDGES)
    reader.page.goto(f"{hostile.url}compare/?{query}")
    reader.page.locator('tr[data-key="summary"] td').nth(3).wait_for()
    summary = reader.page.locator('tr[data-key="summary"] td').first.inner_text()
    assert [piece for piece in MARKUP if piece not in summary] == []
    assert reader.page.evaluate("window.pwned") is None
    assert reader.page.locator("article :is(img, svg, iframe)").count() == 0
    assert reader.faults == []


def _kinds(pages: dict[str, Html]) -> set[tuple[str, frozenset[str]]]:
    """The elements of a site, each with the names of its attributes."""
    return {(element.name, frozenset(element.attributes)) for html in pages.values() for element in html.elements}


def test_the_data_add_no_element_and_no_attribute(hostile: Built, site: Built) -> None:
    assert _kinds(pages_of(hostile.root)) - _kinds(pages_of(site.root)) == set()


def test_an_address_in_the_data_stays_within_its_attribute(hostile: Built) -> None:
    links = [address for html in pages_of(hostile.root).values() for _, address in html.links]
    assert len(links) > 2_000
    assert [link for link in links if link.lower().lstrip().startswith(("javascript:", "data:", "//"))] == []
    assert [link for link in links if "pwned" in link and "/issues/new?" not in link] == []


def test_a_description_holds_the_text_whole(hostile: Built) -> None:
    pages = pages_of(hostile.root)
    for url in PLEDGES:
        metas = {element.attributes.get("name"): element.attributes.get("content") for element in pages[url].elements}
        assert PAYLOAD in metas["description"]


def test_charts_show_the_text(reader: Watch, hostile: Built) -> None:
    reader.page.goto(f"{hostile.url}{PLEDGES[1]}")
    told = reader.page.evaluate("[...document.querySelectorAll('article .gy-chart')].map((e) => e.textContent)")
    assert any(MARKUP[0] in text for text in told)


def test_a_saved_chart_holds_the_text_and_nothing_else(reader: Watch, hostile: Built) -> None:
    reader.faults.clear()
    reader.page.goto(f"{hostile.url}{PLEDGES[1]}")
    with reader.page.expect_download() as waiting:
        reader.page.locator(".gy-chart button").first.click()
    root = ET.fromstring(Path(waiting.value.path()).read_bytes())
    assert PAYLOAD in root.findtext("{http://www.w3.org/2000/svg}title")
    names = {element.tag.partition("svg}")[2] for element in root.iter()} - {""}
    assert names == {"svg", "title", "desc", "metadata", "rect", "g", "path", "text"}
    assert not set("/\\<>:\"'") & set(waiting.value.suggested_filename)
    assert reader.faults == []


def test_search_shows_the_text_and_runs_nothing(reader: Watch, hostile: Built) -> None:
    reader.faults.clear()
    reader.page.goto(f"{hostile.url}search/?q=소상공인 맞춤형 지원")
    result = reader.page.locator(f".gy-result:has(a[href$='{PLEDGES[0]}'])")
    result.locator(".gy-hit").first.wait_for()
    assert MARKUP[0] in result.inner_text()
    reader.page.locator(".gy-find__input").first.fill(PAYLOAD)
    reader.page.wait_for_url("**/search/?q=*script*")
    assert reader.page.locator("#find-page :is(img, iframe, svg, [onload], [onerror], script)").count() == 0
    assert reader.page.evaluate("window.pwned") is None
    assert reader.faults == []


def test_files_hold_the_text_whole(hostile: Built) -> None:
    packed = (hostile.root / "yangju/7/yangju-7.jsonl.gz").read_bytes()
    (line,) = gzip.decompress(packed).decode().splitlines()
    assert PAYLOAD in json.loads(line)["tables"]["pledges"][0]["title"]
    for path in hostile.root.rglob("*.csv"):
        widths = {len(row) for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))}
        assert len(widths) == 1, path.name
    places = ET.parse(hostile.root / "sitemap.xml").iterfind(".//{*}loc")
    assert sorted(place.text for place in places) == sorted(hostile.url + url for url in URLS)
    with zipfile.ZipFile(hostile.root / "data/open-pledges.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith("/") or ".." in name]


def test_metadata_in_the_page_stay_metadata(hostile: Built) -> None:
    scripts = [
        json.loads(text)
        for html in pages_of(hostile.root).values()
        for element, text in html.scripts
        if element.attributes.get("type") == "application/ld+json"
    ]
    assert scripts
    assert {each["@context"] for each in scripts} == {"https://schema.org/"}


def test_faulty_data_are_never_published(tmp_path: Path) -> None:
    repository, root = copy_repository(tmp_path / "repository"), tmp_path / "site"
    rewrite(repository, lambda of, name, cells: ["=1+1", *cells[1:]] if (of, name) == ("items", "text") else cells)
    build = start_build(root, "http://127.0.0.1/", root=repository)
    said, _ = build.communicate(timeout=120)
    assert build.returncode != 0
    assert "자료에 오류가 " in said
    assert "Traceback" not in said
    assert not list(root.rglob("*.html"))
