"""What a search finds in the five real documents: expected results read from the tables, in the order of the site.

Those in whose title all words stand come first, then those whose government or term is called so, then those that hold
them elsewhere; among equals the order of the data. Pages written for the site stand in a table of their own.
"""

import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from site_browser import watched
from site_build import Built
from site_pages import PLANS, PLEDGES, PROJECTS, RESULTS

YANGJU, DONGNAE, GURO, INCHEON = PLEDGES
# Y D G I are the pledges, R P N the work reports of Yeongdeungpo: results, plans, new projects.
URLS = {"Y": YANGJU, "D": DONGNAE, "G": GURO, "I": INCHEON}
URLS |= {
    f"{letter}{i}": url
    for letter, urls in zip("RPN", (RESULTS, PLANS, PROJECTS), strict=True)
    for i, url in enumerate(urls, 1)
}
WORKS = "R1 R2 R3 R4 R5 R6 N1 N2 N3 P1 P2 P3 P4 P5"

FOUND = f"""
소상공인 : D G I Y R1 R2 N1 N3 P1 P2 P5
특례보증 : G I Y
특례 보증 : G I Y
친절교육 : D
친절 교육 : D
역량강화 : D G
역량 강화 : D G P5
이차보전 : Y
이자보전 : I
전통시장 : R6 N3 P5
도시농업 : R4 P3
도시농업 활성화 : R4 P3
길고양이 : R5 P4
경영안정 : P2 I Y N1 P1
"경영 안정" : P2 I Y N1 P1
"상인 교육" : N3 P5
컨설팅 : N3 G Y R1 P5
벤처 : R1 G P1
문래 : N2 R4 P3
플랫폼 : I Y
골목상권 : D Y N1
리더스아카데미 : G R1
서민금융복지지원센터 : I
마중물 : D
온누리 : P5
어린이집 : R4
방역 : Y R5 P4
카카오톡 : Y
소상공인 카카오톡 : Y
카카오톡 소상공인 : Y
반려동물 등록 : R5 P4
"맞춤형 지원" : Y
경영안정을 위한 자금 지원 : P2
농·수·축산물 : R3 P3
해외지사화 : G
실리콘밸리 : G
카자흐스탄 : G
KOTRA : G
kotra : G
ＫＯＴＲＡ : G
SNS : G
TNR : P4
III-2-1 : G
iii-2-1 : G
3-1 : D
2019 : G I Y
2026 : D
7,919 : Y
7919 : Y
685건 : I
667건 : I
일자리경제과 : D
소상공인정책과 : I
기업경제과 : Y
지역경제과 : G {WORKS}
우리은행 : G
신용보증재단 : G I
동래구 : D
동래 : D
부산 : D
부산 친절교육 : D
동래구 친절교육 : D
양주시 특례보증 : Y
구로구 융자 : G
영등포구 : {WORKS}
영등포 : R1 R2 R3 R4 R5 R6 N1 N2 N3 P1 P2 P3 P4 P5
민선 8기 : D
민선8기 : D
7기 특례보증 : G I Y
ㅅㅅㄱㅇ : D G I Y
ㄷㅅㄴㅇ : R4
ㅈㅌㅅㅈ : R6 N3 P5
꿀벌 : P4
도서관 :
특별보증 :
이차보증 :
친절교육원 :
동래구 길고양이 :
길고양이 소상공인 :
"보증 특례보증 없음" :
919 :
7,91 :
79,19 :
KOTRAX :
3-11 :
"""
# Of pages that are neither pledge nor work: these are among the found, the first one before all others of its kind.
PAGES = """
소개 : about/
개인정보 : about/
용어 : glossary/
이차보전 : glossary/
과부족 : glossary/
정책실명제 : about/ glossary/
동래구 : dongnae/ dongnae/8/
양주시 : yangju/ yangju/7/
"""
# Nothing is found, but titles that are near are offered: these, the first of all.
NEAR = """
소상곤인 : D G I Y
전통시쟝 : R6 N3 P5
도시놉업 활성화 : R4
"""
ASK = """async ([query, base]) => {
  const { Engine } = await import(`${base}javascripts/search/engine.js`);
  const engine = (window.engine ??= new Engine(new URL("search/", base)));
  const events = [];
  for await (const event of engine.search(query, { limit: 3000 })) events.push(event);
  return events;
}"""


def _table(text: str) -> list[tuple[str, list[str]]]:
    rows = (line.rpartition(" :") for line in text.strip().splitlines())
    return [(query, names.split()) for query, _, names in rows]


@pytest.fixture(scope="module")
def page(browser: Browser, site: Built) -> Iterator[Page]:
    with watched(browser, site.url) as watch:
        watch.page.goto(f"{site.url}search/")
        yield watch.page
        assert watch.faults == []


def _ask(page: Page, site: Built, query: str) -> list[dict]:
    return page.evaluate(ASK, [query, site.url])


@pytest.mark.parametrize(("query", "names"), _table(FOUND))
def test_a_query_finds_these_pledges_and_works_in_this_order(page: Page, site: Built, query: str, names: list) -> None:
    *results, end = _ask(page, site, query)
    found = [event for event in results if event["type"] == "result"]
    assert [event["url"] for event in found if event["kind"] != "page"] == [URLS[name] for name in names]
    assert [event["rank"] for event in found] == sorted(event["rank"] for event in found)
    assert (end["type"], end["total"], end["cut"]) == ("end", len(found), False)


@pytest.mark.parametrize(("query", "urls"), _table(PAGES))
def test_a_query_finds_these_pages(page: Page, site: Built, query: str, urls: list[str]) -> None:
    found = [event["url"] for event in _ask(page, site, query) if event.get("kind") == "page"]
    assert found[0] == urls[0]
    assert set(urls) <= set(found)


@pytest.mark.parametrize(("query", "names"), _table(NEAR))
def test_a_typing_error_leads_to_the_nearest_titles(page: Page, site: Built, query: str, names: list[str]) -> None:
    *offers, end = _ask(page, site, query)
    assert {event["type"] for event in offers} == {"suggestion"}
    assert {URLS[name] for name in names} <= {event["url"] for event in offers}
    assert offers[0]["url"] in {URLS[name] for name in names}
    assert end["total"] == 0


def test_a_decomposed_query_finds_the_same(page: Page, site: Built) -> None:
    """As it comes from file names of macOS."""
    query = "동래구 친절교육"
    assert unicodedata.normalize("NFD", query) != query
    found = [_ask(page, site, unicodedata.normalize(form, query))[:-1] for form in ("NFC", "NFD")]
    assert found[0] == found[1] != []


def test_one_syllable_finds_titles_and_places_that_begin_with_it(page: Page, site: Built) -> None:
    found = [event for event in _ask(page, site, "구") if event.get("kind") not in (None, "page")]
    assert [(event["url"], event["place"]) for event in found] == [
        (INCHEON, "title"),  # 구축과
        (URLS["P3"], "title"),  # 구민의
        (URLS["P4"], "title"),  # 구현
        (GURO, "government"),  # 구로구
    ]


def test_what_is_marked_is_what_was_sought(page: Page, site: Built) -> None:
    marked = []
    for query in ("소상공인", "맞춤 지원", "ㅅㅅㄱㅇ", "kotra"):
        first = _ask(page, site, query)[0]
        marked.append([first["title"][start:end] for start, end in first["marks"]])
    assert marked == [["소상공인"], ["맞춤", "지원"], ["소상공인"], []]


def test_nothing_is_left_of_the_search_of_the_theme(site: Built) -> None:
    names = [path.name for path in site.root.rglob("*") if path.is_file()]
    assert [name for name in names if "lunr" in name or name == "search_index.json" or name.startswith("search.")] == []
    pages = [path.read_text(encoding="utf-8") for path in site.root.rglob("*.html")]
    assert [
        word for word in ("md-search", '"__search', "data-search-exclude") if any(word in page for page in pages)
    ] == []
