"""Every link inside the site leads to a file that is there, and to a place in it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from site_build import BASE, Built
from site_pages import URLS, Html, file_of, pages_of

# The only addresses outside the site: the repository with its forms, governments, the licence, a standard.
REPOSITORY = "https://github.com/open-pledges/open-pledges"
OUTSIDE = re.compile(
    rf"{REPOSITORY}(?:/issues/new\?template=[!-~]+)?|https://www\.[a-z]+\.go\.kr"
    r"|https://creativecommons\.org/licenses/by/4\.0/|https://www\.w3\.org/TR/WCAG22/"
    r"|https://framework\.frictionlessdata\.io/|https://docs\.astral\.sh/uv/|https://pre-commit\.com/"
)
ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")


@pytest.fixture(scope="module")
def pages(site: Built) -> dict[str, Html]:
    return pages_of(site.root)


def _broken(site: Built, pages: dict[str, Html], url: str, address: str) -> str:
    """Why an address on the page ``url`` leads nowhere, or nothing."""
    target, anchor = urldefrag(urljoin(site.url + url, address))
    if not target.startswith(site.url):
        return "" if OUTSIDE.fullmatch(target) else "outside"
    path = unquote(target.removeprefix(site.url).partition("?")[0])
    if not file_of(site.root, path).is_file():
        return "no such file"
    if anchor and unquote(anchor) not in pages[path].ids:
        return "no such place"
    return ""


def _links(pages: dict[str, Html]) -> Iterator[tuple[str, str, str]]:
    for url, html in pages.items():
        for element, address in html.links:
            yield url, element.name, address


def test_no_link_is_broken(site: Built, pages: dict[str, Html]) -> None:
    links = set(_links(pages))
    assert len(links) > 1_500
    faults = [(*link, fault) for link in sorted(links) if (fault := _broken(site, pages, link[0], link[2]))]
    assert faults == []


def test_no_link_begins_at_the_root_of_the_server_or_holds_script(pages: dict[str, Html]) -> None:
    """404.html is the exception: it is shown at any depth, so its links must begin at the root of the site."""
    bad = {link for link in _links(pages) if re.match(r"\s*(?:/|javascript:|data:)", link[2], re.IGNORECASE)}
    assert {link for link in bad if link[0] != "404.html"} == set()
    assert {address for url, _, address in bad if not address.startswith(BASE)} == set()
    relative = [a for url, _, a in _links({"404.html": pages["404.html"]}) if not a.startswith((BASE, "#", "https://"))]
    assert relative == []


def test_an_id_occurs_once_on_a_page(pages: dict[str, Html]) -> None:
    twice = {(url, name) for url, html in pages.items() for name in html.ids if html.ids.count(name) > 1}
    assert twice == set()


def test_what_refers_to_an_id_finds_it(pages: dict[str, Html]) -> None:
    names = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget", "headers", "list")
    lost = [
        (url, element.line, name, target)
        for url, html in pages.items()
        for element in html.elements
        for name in names
        for target in element.attributes.get(name, "").split()
        if target not in html.ids
    ]
    assert lost == []


def test_styles_refer_to_files_that_are_there(site: Built) -> None:
    (style,) = site.root.rglob("*.css")
    text = style.read_text(encoding="utf-8")
    assert all(part in text for part in (".md-typeset", ".gy-header", "@media print"))
    for address in ADDRESS.findall(text):
        if not address.startswith(("data:", "#", "%23")):
            assert (style.parent / address.partition("?")[0]).is_file(), address


def test_the_sitemap_lists_every_page(site: Built) -> None:
    tree = ET.parse(site.root / "sitemap.xml")
    listed = [place.text for place in tree.iterfind(".//{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(listed) == sorted(site.url + url for url in URLS)
    assert f"Sitemap: {site.url}sitemap.xml" in (site.root / "robots.txt").read_text()


def test_a_page_names_its_own_address(site: Built, pages: dict[str, Html]) -> None:
    for url in URLS:
        canonical = [e.attributes["href"] for e in pages[url].elements if e.attributes.get("rel") == "canonical"]
        assert canonical == [site.url + url]
