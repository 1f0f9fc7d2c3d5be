"""All pledges on one page: filters, counts, order, address, keyboard and files, on the four real pledges."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import frictionless
import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from site_browser import Watch, watched
from site_build import ROOT, Built
from site_hostile import PAYLOAD

GURO, DONG, INCH, YANG = "guro-7-iii-2-1", "dongnae-8-3-1", "incheon-7-u1", "yangju-7-98"
TITLES = {
    "중소기업-소상공인 육성 지원": GURO,
    "스마트 소상공인 프로그램 운영": DONG,
    "소상공인 종합지원 플랫폼 구축과 금융지원": INCH,
    "소상공인 맞춤형 지원": YANG,
}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
AXE = ROOT / "node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="module")
def view(browser: Browser, site: Built) -> Iterator[Watch]:
    with watched(browser, site.url, viewport={"width": 1280, "height": 900}) as watch:
        yield watch


def opened(watch: Watch, query: str = "") -> Page:
    watch.page.goto(f"{watch.home}pledges/{query}")
    ready(watch.page)
    return watch.page


def ready(page: Page) -> None:
    """Wait until all rows are there and counted."""
    page.locator(".gy-browse--ready [data-facet=status] [data-value=done][data-count]").wait_for(state="attached")


def found(page: Page) -> list[str]:
    """The pledges on the page, in their order."""
    return [TITLES[title] for title in page.locator(".gy-browse-table tbody th a").all_inner_texts()]


def count(page: Page) -> str:
    return page.get_by_role("status").first.inner_text()


def choice(page: Page, facet: str, value: str) -> Locator:
    group = page.locator(f"[data-facet={facet}]")
    if not group.evaluate("each => each.open"):
        group.locator("summary").click()
        # It draws its choices when it hears that it is open, a moment later.
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return group.locator(f'[data-value="{value}"] input')


def query(page: Page) -> str:
    return page.evaluate("location.search")


def counts(page: Page, facet: str) -> dict[str, int]:
    """How many pledges each shown choice of a facet would give."""
    choice(page, facet, "")
    items = page.locator(f"[data-facet={facet}] [data-value]")
    return dict(items.evaluate_all("all => all.map((each) => [each.dataset.value, Number(each.dataset.count)])"))


def test_without_a_filter_all_are_there_in_the_order_of_their_governments(view: Watch) -> None:
    page = opened(view)
    assert count(page) == "공약 4건"
    assert found(page) == [GURO, DONG, INCH, YANG]
    cells = page.locator(".gy-browse-table tbody tr").nth(2).locator("th, td").all_inner_texts()
    assert [" ".join(cell.split()) for cell in cells] == [
        "번호 없음",
        "소상공인 종합지원 플랫폼 구축과 금융지원 비교 담기: 소상공인 종합지원 플랫폼 구축과 금융지원",
        "인천광역시 민선 7기",
        "◐정상추진 2019년 6월 30일 기준",
        "50% 기간 내 달성률 · 2019년",
        "215.9억 원",
        "62.2억 원",
        "2곳",
    ]
    links = page.locator(".gy-browse-table tbody a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    home = view.home
    assert links[2:4] == [f"{home}dongnae/8/3-1/", f"{home}dongnae/8/3-1/#discrepancies"]
    assert links[0] == f"{home}guro/7/iii-2-1/"
    assert links[4] == f"{home}incheon/7/u1/"
    assert view.faults == []


@pytest.mark.parametrize(
    ("facet", "value", "expected"),
    [
        ("region", "seoul", [GURO]),
        ("region", "incheon", [INCH]),
        ("region", "gyeonggi", [YANG]),
        ("government", "dongnae", [DONG]),
        ("government", "yangju", [YANG]),
        ("term", "7", [GURO, INCH, YANG]),
        ("term", "8", [DONG]),
        ("status", "done", [YANG]),
        ("status", "active", [DONG, INCH]),
        ("status", "stopped", []),
        ("status", "unknown", [GURO]),
        ("timing", "within_term", [GURO, DONG, INCH, YANG]),
        ("timing", "after_term", []),
        ("timing", "", []),
        ("budget", "under-1", []),
        ("budget", "1-10", [DONG]),
        ("budget", "10-100", [YANG]),
        ("budget", "100-1000", [GURO, INCH]),
        ("budget", "over-1000", []),
        ("budget", "", []),
        ("discrepancies", "yes", [GURO, DONG, INCH]),
        ("discrepancies", "no", [YANG]),
        ("area", "시민감동", [YANG]),
        ("area", "", [GURO, DONG, INCH]),
        ("department", "기업경제과", [YANG]),
        ("department", "지역경제과", [GURO]),
    ],
)
def test_a_filter_finds_just_these(view: Watch, facet: str, value: str, expected: list[str]) -> None:
    page = opened(view, f"?{facet}={quote(value)}")
    assert found(page) == expected
    said = f"공약 {len(expected)}건" + (" (모두 4건 가운데)" if len(expected) else "")
    assert count(page) == (said if expected else "맞는 공약이 없습니다. 거르기를 하나씩 빼 보십시오.")
    assert choice(page, facet, value).is_checked()
    assert view.faults == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("교육", []),
        ("금융", [INCH]),
        ("소상공인", [GURO, DONG, INCH, YANG]),
        ("소상공인맞춤형", [YANG]),
        ("맞춤 형", [YANG]),
        ("  지원   육성 ", [GURO]),
        ("중소기업 소상공인", [GURO]),
        ("플렛폼", []),
        (".*", [GURO, DONG, INCH, YANG]),
        ("(", [GURO, DONG, INCH, YANG]),
    ],
)
def test_a_text_finds_the_titles_that_hold_its_words_whatever_the_spaces(
    view: Watch, text: str, expected: list[str]
) -> None:
    page = opened(view)
    page.get_by_label("제목에 든 말").fill(text)
    assert found(page) == expected
    assert view.faults == []


def test_choices_of_one_facet_add_up_and_those_of_several_narrow_down(view: Watch) -> None:
    page = opened(view)
    choice(page, "region", "seoul").check()
    choice(page, "region", "busan").check()
    assert found(page) == [GURO, DONG]
    choice(page, "status", "active").check()
    assert found(page) == [DONG]
    page.get_by_label("제목에 든 말").fill("금융")
    assert found(page) == []
    choice(page, "region", "incheon").check()
    assert found(page) == [INCH]
    assert query(page) == "?region=seoul&region=busan&region=incheon&status=active&text=" + quote("금융")
    assert view.faults == []


def test_a_choice_says_how_many_it_would_give_given_the_other_filters(view: Watch) -> None:
    page = opened(view)
    assert counts(page, "status") == {"done": 1, "active": 2, "stopped": 0, "not_due": 0, "unknown": 1}
    choice(page, "region", "busan").check()
    assert counts(page, "status") == {"done": 0, "active": 1, "stopped": 0, "not_due": 0, "unknown": 0}
    # Its own facet counts as if nothing were chosen in it.
    assert counts(page, "region") == {"seoul": 1, "busan": 1, "incheon": 1, "gyeonggi": 1}
    choice(page, "status", "active").check()
    assert counts(page, "region") == {"seoul": 0, "busan": 1, "incheon": 1, "gyeonggi": 0}
    assert counts(page, "budget") == {"under-1": 0, "1-10": 1, "10-100": 0, "100-1000": 0, "over-1000": 0, "": 0}
    # Of a long list only what is there is shown.
    assert counts(page, "government") == {"dongnae": 1}
    assert counts(page, "department") == {"일자리경제과": 1}
    page.get_by_label("제목에 든 말").fill("금융")
    assert counts(page, "region") == {"seoul": 0, "busan": 0, "incheon": 1, "gyeonggi": 0}


def test_a_long_list_can_be_searched(view: Watch) -> None:
    page = opened(view)
    choice(page, "department", "기업경제과")
    page.get_by_label("주관부서 이름에서 찾기").fill("정책")
    assert counts(page, "department") == {"소상공인정책과": 1}
    choice(page, "government", "guro")
    page.get_by_label("지방정부 이름에서 찾기").fill("부산")
    assert counts(page, "government") == {"dongnae": 1}


# Of each column: upwards, then downwards. What is not printed comes last in both.
ORDERS = {
    "번호": ([GURO, DONG, YANG, INCH], [YANG, DONG, GURO, INCH]),
    "공약": ([YANG, INCH, DONG, GURO], [GURO, DONG, INCH, YANG]),
    "상태": ([YANG, INCH, DONG, GURO], [DONG, INCH, YANG, GURO]),
    "비율": ([YANG, INCH, GURO, DONG], [YANG, INCH, GURO, DONG]),
    "총사업비(계획)": ([DONG, YANG, INCH, GURO], [GURO, INCH, YANG, DONG]),
    "집행": ([INCH, GURO, DONG, YANG], [INCH, GURO, DONG, YANG]),
    "문서의 모순": ([YANG, INCH, GURO, DONG], [DONG, GURO, INCH, YANG]),
}


@pytest.mark.parametrize("name", ORDERS)
def test_a_column_sorts_both_ways_with_the_absent_last(view: Watch, name: str) -> None:
    page = opened(view)
    header = page.get_by_role("columnheader", name=name)
    for direction, expected in zip(("ascending", "descending"), ORDERS[name], strict=True):
        header.get_by_role("button").click()
        assert (header.get_attribute("aria-sort"), found(page)) == (direction, expected)
        assert page.locator("[aria-sort]").count() == 1
    assert page.get_by_text("뜻이 같은 비율끼리 모으고").is_visible() == (name == "비율")
    assert header.get_by_role("button").evaluate("each => each === document.activeElement")


def test_the_place_sorts_both_ways(view: Watch) -> None:
    page = opened(view)
    header = page.get_by_role("columnheader", name="지방정부·임기")
    assert header.get_attribute("aria-sort") == "ascending"
    header.get_by_role("button").click()
    assert (header.get_attribute("aria-sort"), found(page)) == ("descending", [YANG, INCH, DONG, GURO])


def test_rates_are_sorted_among_those_of_their_kind_only(view: Watch) -> None:
    """The achieved rates stand before the planned in both directions: they are not compared."""
    page = opened(view, "?sort=rate&order=desc")
    kinds = page.locator(".gy-browse-table tbody [data-slot=kind]").all_inner_texts()
    assert kinds == [
        "전체 달성률 · 사업 전체",
        "기간 내 달성률 · 2019년",
        "계획 누계 이행률 · 2018년",
        "계획 누계 이행률 · 2022년",
    ]


def test_the_address_holds_the_state_and_back_and_forward_go_through_it(view: Watch) -> None:
    page = opened(view)
    choice(page, "status", "active").check()
    assert query(page) == "?status=active"
    page.get_by_role("columnheader", name="총사업비(계획)").get_by_role("button").click()
    assert query(page) == "?status=active&sort=planned"
    page.get_by_role("columnheader", name="총사업비(계획)").get_by_role("button").click()
    assert query(page) == "?status=active&sort=planned&order=desc"
    page.get_by_label("제목에 든 말").press_sequentially("금융")
    assert query(page) == f"?status=active&text={quote('금융')}&sort=planned&order=desc"
    assert found(page) == [INCH]
    # Typing is one step, however many letters.
    page.go_back()
    assert (query(page), found(page)) == ("?status=active&sort=planned&order=desc", [INCH, DONG])
    assert page.get_by_label("제목에 든 말").input_value() == ""
    page.go_back()
    page.go_back()
    assert (query(page), found(page)) == ("?status=active", [DONG, INCH])
    page.go_back()
    assert (query(page), found(page)) == ("", [GURO, DONG, INCH, YANG])
    assert not choice(page, "status", "active").is_checked()
    page.go_forward()
    assert (found(page), choice(page, "status", "active").is_checked()) == ([DONG, INCH], True)
    page.locator(".gy-browse-table tbody a").first.click()
    page.wait_for_url("**/dongnae/8/3-1/")
    page.go_back()
    ready(page)
    assert (query(page), found(page)) == ("?status=active", [DONG, INCH])
    assert view.faults == []


def test_a_chip_takes_its_filter_away_and_the_focus_stays_among_them(view: Watch) -> None:
    page = opened(view, f"?region=seoul&region=busan&status=active&text={quote('소상공인')}")
    chips = page.get_by_role("group", name="쓰고 있는 거르기").get_by_role("button")
    assert [" ".join(text.split()) for text in chips.all_inner_texts()] == [
        "지역 서울특별시 × 거르기에서 빼기",
        "지역 부산광역시 × 거르기에서 빼기",
        "상태 추진 중 × 거르기에서 빼기",
        "제목 소상공인 × 거르기에서 빼기",
        "거르기 지우기",
    ]
    chips.nth(2).click()
    assert (query(page), found(page)) == (f"?region=seoul&region=busan&text={quote('소상공인')}", [GURO, DONG])
    assert page.evaluate("document.activeElement.innerText").startswith("제목 소상공인")
    page.get_by_role("button", name="거르기 지우기").click()
    assert (query(page), found(page), chips.count()) == ("", [GURO, DONG, INCH, YANG], 0)
    assert page.evaluate("document.activeElement.id") == "browse-text"


def test_what_the_address_does_not_know_is_left_out_and_said(view: Watch) -> None:
    page = opened(view, "?page=-1&sort=__proto__&region=atlantis&constructor=x&status=active&order=up")
    assert found(page) == [DONG, INCH]
    assert page.locator("[data-ignored]").inner_text() == (
        "주소에 알 수 없는 값이 있어 빼고 보여 드립니다: "
        "page=-1, sort=__proto__, region=atlantis, constructor=x, order=up"
    )
    choice(page, "status", "done").check()
    assert (query(page), found(page)) == ("?status=done&status=active", [DONG, INCH, YANG])
    assert page.locator("[data-ignored]").is_hidden()
    assert view.faults == []


ALL = [GURO, DONG, INCH, YANG]


# Signs are no letters: a text of nothing else says nothing, and nothing is filtered.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<img src=x onerror=window.pwned=1>", []),
        (PAYLOAD, []),
        ("x" * 10_000, []),
        ("%00%ff\\", []),
        ("__proto__", []),
        ("(?:.*)+$", ALL),
        ("\u202e\u0000", ALL),
    ],
)
def test_a_hostile_query_does_nothing_but_find_nothing(view: Watch, text: str, expected: list[str]) -> None:
    page = opened(view, f"?text={quote(text)}&area={quote(text)}&sort={quote(text)}")
    assert found(page) == expected
    assert page.evaluate("window.pwned") is None
    assert page.locator("article img, article script:not([src])").count() == 0
    assert view.faults == []


def test_the_keyboard_alone_filters_sorts_and_takes_away(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, viewport={"width": 1280, "height": 900}) as watch:
        page = opened(watch)
        page.get_by_label("제목에 든 말").focus()
        page.keyboard.type("지원")
        assert found(page) == [GURO, INCH, YANG]
        for _ in range(2):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert (query(page), found(page)) == (f"?region=seoul&text={quote('지원')}", [GURO])
        assert page.evaluate("document.activeElement.value") == "seoul"
        page.keyboard.press("Space")
        page.get_by_role("columnheader", name="문서의 모순").get_by_role("button").focus()
        page.keyboard.press("Enter")
        assert found(page) == [YANG, INCH, GURO]
        page.keyboard.press("Enter")
        assert found(page) == [GURO, INCH, YANG]
        page.get_by_role("button", name="거르기에서 빼기").focus()
        page.keyboard.press("Enter")
        assert found(page) == [DONG, GURO, INCH, YANG]
        assert watch.faults == []


def taken(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


HEADER = (
    "pledge_id,government_id,name_ko,term_id,number,title,area,department,timing,as_of,status_group,status,"
    "rate_pct,basis,scope,period,planned_krw,executed_krw,discrepancies,url"
)


def test_the_filtered_list_is_taken_away_as_it_is_shown(view: Watch) -> None:
    page = opened(view, "?status=active&sort=planned&order=desc")
    name, content = taken(page, "CSV 받기")
    assert name == "open-pledges_status-active_2026-11-21_0.1.0.csv"
    home = view.home
    assert content.decode("utf-8") == (
        f"\ufeff{HEADER}\r\n"
        "incheon-7-u1,incheon,인천광역시,7,,소상공인 종합지원 플랫폼 구축과 금융지원,,소상공인정책과,within_term,"
        "2019-06-30,active,on_track,50,achieved,within_period,2019,21588000000,6215000000,2,"
        f"{home}incheon/7/u1/\r\n"
        "dongnae-8-3-1,dongnae,동래구,8,'3-1,스마트 소상공인 프로그램 운영,,일자리경제과,within_term,"
        f"'2022-09,active,,20,planned,to_date,2022,128000000,,6,{home}dongnae/8/3-1/\r\n"
    )
    assert view.faults == []


def test_a_file_beside_the_list_says_what_it_is_and_describes_it_truly(view: Watch, tmp_path: Path) -> None:
    page = opened(view, f"?region=seoul&region=incheon&text={quote('지원')}")
    csv_name, rows = taken(page, "CSV 받기")
    name, content = taken(page, "설명 JSON 받기")
    about = json.loads(content)
    stem = "open-pledges_region-seoul_region-incheon_text-지원_2026-11-21_0.1.0"
    assert (csv_name, name) == (f"{stem}.csv", f"{stem}-metadata.json")
    assert about["title"] == "열린공약 자료 (지역: 서울특별시, 인천광역시; 제목: 지원)"
    assert about["description"] == "지역: 서울특별시, 인천광역시; 제목: 지원"
    assert about["filters"] == [
        {"name": "region", "title": "지역", "values": ["서울특별시", "인천광역시"]},
        {"name": "text", "title": "제목", "values": ["지원"]},
    ]
    assert (about["count"], about["version"], about["created"]) == (2, "0.1.0", "2026-11-21T00:00:00Z")
    assert about["licenses"][0]["name"] == "CC-BY-4.0"
    assert about["homepage"] == f"{view.home}pledges/?region=seoul&region=incheon&text={quote('지원')}"
    assert [resource["path"] for resource in about["resources"]] == [csv_name]
    (tmp_path / csv_name).write_bytes(rows)
    (tmp_path / name).write_bytes(content)
    report = frictionless.Package(str(tmp_path / name)).validate()
    assert report.valid, report.flatten()
    assert report.tasks[0].stats["rows"] == 2


def test_the_list_opens_again_with_the_sums_of_the_tables(view: Watch) -> None:
    page = opened(view)
    name, content = taken(page, "CSV 받기")
    assert name == "open-pledges_all_2026-11-21_0.1.0.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["pledge_id"] for row in rows] == [GURO, DONG, INCH, YANG]
    assert sum(int(row["planned_krw"]) for row in rows) == 56_305_000_000
    table = pd.read_csv(io.BytesIO(content))
    assert table["executed_krw"].sum() == 6_215_000_000
    assert table["executed_krw"].count() == 1
    assert table["discrepancies"].sum() == 11


def test_the_name_of_a_file_is_safe_and_bounded(view: Watch) -> None:
    page = opened(view, f"?text={quote('../../가 ' * 60)}&area=")
    name, _ = taken(page, "CSV 받기")
    assert name.startswith("open-pledges_area-none_text-가-가-가")
    assert name.endswith("_2026-11-21_0.1.0.csv")
    assert len(name.replace(".csv", "-metadata.json").encode()) < 255
    assert "/" not in name


# The guard of the templates' CSV and that of the page are one: a cell, and whether it gets an apostrophe.
CELLS = [
    "=1+1",
    "+82",
    "-3",
    "-1+1",
    "@a",
    "＝1",
    " =1",
    "\t1",
    "3-1",
    "2022-08",
    "2022-08-30",
    "00001",
    "1e5",
    "12",
    "",
]
CELLS += [
    "1.50",
    "12:30",
    "2022년 8월",
    "8월 3일",
    "1234567890123456",
    "가",
    'a"b',
    "a,b",
    "0.5",
    "-",
    "III-2-1",
    "1/2",
]

ENCODE = """async ([address, rows]) => {
  const { encode } = await import(address);
  return Array.from(new Uint8Array(await encode(rows).arrayBuffer()));
}"""


def test_a_cell_is_guarded_and_quoted_as_in_the_other_files(view: Watch) -> None:
    from gongyak import spreadsheets

    page = opened(view)
    made = page.evaluate(ENCODE, [f"{view.home}javascripts/spreadsheet.js", [[cell, "가"] for cell in CELLS]])
    assert bytes(made) == spreadsheets.encode([[cell, "가"] for cell in CELLS])


def test_a_pledge_is_put_into_the_comparison(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, viewport={"width": 1280, "height": 900}) as watch:
        page = opened(watch, "?status=active")
        button = page.get_by_role("button", name=re.compile("담기: 스마트 소상공인 프로그램 운영"))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        choice(page, "status", "done").check()
        expect(button).to_have_attribute("aria-pressed", "true")
        assert watch.faults == []


def test_a_phone_has_the_choices_behind_a_button_that_counts_them(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, **PHONE) as watch:
        page = opened(watch, "?status=active")
        button = page.get_by_role("button", name="거르기 (1)", exact=True)
        panel = page.locator("#browse-facets")
        assert (button.get_attribute("aria-expanded"), panel.is_visible()) == ("false", False)
        button.tap()
        assert (button.get_attribute("aria-expanded"), panel.is_visible()) == ("true", True)
        choice(page, "region", "busan").tap()
        assert page.get_by_role("button", name="거르기 (2)", exact=True).is_visible()
        page.get_by_role("button", name="결과 보기").tap()
        assert not panel.is_visible()
        assert found(page) == [DONG]
        page.get_by_label("차례").select_option("planned")
        page.get_by_label("방향").select_option("desc")
        assert query(page) == "?region=busan&status=active&sort=planned&order=desc"
        card = page.locator(".gy-browse-table tbody tr")
        expect(card).to_contain_text("총사업비(계획) 1.28억 원", use_inner_text=True)
        assert watch.faults == []


RUN = """async (rules) => (await axe.run(document, { runOnly: rules, resultTypes: ["violations"] }))
  .violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`))"""
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
QUERY = f"?status=active&department={quote('일자리경제과')}&department={quote('소상공인정책과')}&sort=rate&foo=bar"


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 1280, "height": 900}},
        {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
        PHONE,
        {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    ],
    ids=["light", "dark", "phone", "320"],
)
def test_no_barrier_when_filters_are_applied(browser: Browser, site: Built, options: dict) -> None:
    with watched(browser, site.url, **options) as watch:
        page = opened(watch, QUERY)
        for each in page.locator("[data-open]:visible").all():
            each.click()
        page.evaluate("document.querySelectorAll('.gy-facet').forEach((each) => (each.open = true))")
        assert page.evaluate("document.documentElement.scrollWidth") <= options["viewport"]["width"]
        page.add_script_tag(path=AXE)
        assert page.evaluate(RUN, RULES) == []
        assert watch.faults == []


# The header is another page's matter: what counts is what moves within the list.
SHIFTS = """() => new Promise((done) => {
  const own = (each) => document.getElementById("browse").contains(each.node);
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (each.sources.every(own)) sum += each.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 200);
})"""


@pytest.mark.parametrize("options", [{"viewport": {"width": 1280, "height": 900}}, PHONE], ids=["desk", "phone"])
def test_nothing_shifts_when_the_rows_arrive(browser: Browser, site: Built, options: dict) -> None:
    with watched(browser, site.url, **options) as watch:
        page = opened(watch)
        assert page.evaluate(SHIFTS) < 0.02


def test_without_script_the_tables_of_the_terms_are_there(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, java_script_enabled=False) as watch:
        watch.page.goto(f"{watch.home}pledges/")
        assert watch.page.get_by_text("거르기에는 스크립트가 필요합니다.").is_visible()
        assert not watch.page.locator("form.gy-filter").is_visible()
        links = watch.page.locator("[data-terms] li").all_inner_texts()
        assert links == ["구로구 민선 7기 1건", "동래구 민선 8기 1건", "인천광역시 민선 7기 1건", "양주시 민선 7기 1건"]
        watch.page.get_by_role("link", name="구로구 민선 7기").click()
        watch.page.wait_for_url("**/guro/7/")


def test_when_the_columns_cannot_be_read_the_page_says_so_and_keeps_its_tables(browser: Browser, site: Built) -> None:
    with watched(browser, site.url) as watch:
        watch.page.route("**/pledges/rows/*", lambda route: route.abort())
        watch.page.goto(f"{watch.home}pledges/")
        expect(watch.page.get_by_role("status").first).to_have_text(
            "자료를 읽지 못했습니다. 아래 표마다 공약을 볼 수 있습니다."
        )
        assert watch.page.get_by_role("link", name="구로구 민선 7기").is_visible()
