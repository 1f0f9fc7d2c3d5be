"""Pledges side by side: what stands in the rows, how the comparison is changed and shared, what it refuses."""

from collections.abc import Iterator

import pytest
from gongyak.money import readable
from playwright.sync_api import Browser, Page, expect
from site_browser import Watch, watched
from site_build import ROOT, Built

TWO = "compare/?p=yangju/7/98&p=incheon/7/u1"
FOUR = "compare/?p=yangju/7/98&p=guro/7/iii-2-1&p=incheon/7/u1&p=dongnae/8/3-1"
BLANK = "적히지 않음"
# The rows as they are read: heading, mark, then a cell a pledge.
ROWS = """() => [...document.querySelectorAll("#compare tr[data-key]:not([hidden])")].map((row) =>
  [...row.cells].map((cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll(".gy-compare__who").forEach((part) => part.remove());
    return copy.textContent.replace(/\\s+/g, " ").trim();
  }).join(" | "))"""
NAMES = "() => [...document.querySelectorAll('.gy-compare__names a')].map((link) => link.textContent.trim())"
STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BARRIERS = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
}"""


@pytest.fixture
def fresh(browser: Browser, site: Built) -> Iterator[Watch]:
    """A reader who has chosen nothing yet."""
    with watched(browser, site.url, viewport={"width": 1280, "height": 900}) as watch:
        yield watch
        assert watch.faults == []


def _open(page: Page, url: str, columns: int) -> Page:
    page.goto(url)
    _columns(page, columns)
    return page


def _columns(page: Page, count: int) -> None:
    expect(page.locator(".gy-compare__names td, .gy-compare__names a")).to_have_count(count)


def _says(page: Page) -> list[str]:
    return [line for line in page.locator(".gy-compare__says").inner_text().split("\n") if line]


def test_two_pledges_stand_side_by_side_row_by_row(fresh: Watch, site: Built) -> None:
    page = _open(fresh.page, site.url + TWO, 2)
    assert page.evaluate(NAMES) == [
        "경기 양주시 98 소상공인 맞춤형 지원",
        "인천광역시 소상공인 종합지원 플랫폼 구축과 금융지원",
    ]
    assert page.evaluate(ROWS) == [
        "지방정부 다름 | 경기 양주시 | 인천광역시",
        "임기 같음 | 민선 7기 | 민선 7기",
        f"관리번호 다름 | 98 | {BLANK}",
        f"분야 다름 | 시민감동 | {BLANK}",
        "내용 다름 | 소상공인에게 모바일 홈페이지, 교육과 컨설팅, 특례보증과 이차보전을 지원하고 골목상권과 중소기업"
        " 제품 홍보를 돕는 사업. |"
        " 인천신용보증재단의 창업금융지원센터를 넓혀 소상공인 종합지원 플랫폼을 만들고, 특례보증과"
        " 이자보전으로 자금을 지원하며, 서민금융복지 지원센터를 분리·독립하는 사업.",
        f"대상 다름 | {BLANK} | 인천지역 소상공인·소기업",
        "상태 다름 | ●이행 후 계속추진 | ◐정상추진",
        "상태의 기준일 다름 | 2021년 12월 31일 | 2019년 6월 30일",
        "인쇄된 상태 다름 | 이행(완료) 후 계속추진 | 정상추진",
        f"계획 누계 이행률 다름 | {BLANK} |"
        " 2019년 6월 30일 기준2018년 20%2019년 40%2020년 60%2021년 80%2022년 상반기 100%",
        f"전체 달성률 다름 | 2021년 12월 31일 기준사업 전체 100% | {BLANK}",
        "기간 내 달성률 다름 | 2021년 12월 31일 기준2018년 100%2019년 100%2020년 100%2021년 –줄표2022년 상반기 –줄표 |"
        " 2019년 6월 30일 기준2018년 100%2019년 50%",
        "총사업비(계획) 다름 | 79.2억 원7,919,000,000원 | 215.9억 원21,588,000,000원",
        f"확보 다름 | {BLANK} | 72.4억 원7,241,000,000원",
        f"집행 다름 | {BLANK} | 62.2억 원6,215,000,000원",
        "계획 · 자체 재원 다름 | 총사업비 79.2억 원 | 총사업비 215.9억 원",
        f"확보 · 자체 재원 다름 | {BLANK} | 계 72.4억 원",
        f"사업기간 다름 | {BLANK} | 2018년 ~ 2022년",
        "완료시기 같음 | 임기 내 | 임기 내",
        "신규·계속 다름 | 신규 | 계속",
        "예산사업 여부 같음 | 예산 | 예산",
        f"사업주체 다름 | {BLANK} | 자체",
        f"공약수정 필요 여부 다름 | 불필요 | {BLANK}",
        f"법규 제·개정 필요성 다름 | 불필요 | {BLANK}",
        "주관부서 다름 | 기업경제과 | 소상공인정책과",
        "확인지표 다름 | 2개1. 홈페이지 교육지원2. 중소기업 제품홍보 |"
        " 4개1. 융자규모2. 상담실적3. 신규사업4. 특화프로그램",
        "문서 다름 | 공약 관리카드 98 소상공인 맞춤형 지원 | 인천광역시 공약 추진상황 (2019년 6월 말 기준)",
        "문서의 기준일 다름 | 2021년 12월 31일 | 2019년 6월 30일",
        "문서의 모순 다름 | 없음 | 2곳",
    ]


def test_four_pledges_keep_kinds_of_rates_and_of_money_apart(fresh: Watch, site: Built) -> None:
    page = _open(fresh.page, site.url + FOUR, 4)
    rows = {row.partition(" | ")[0]: row.split(" | ")[1:] for row in page.evaluate(ROWS)}
    assert rows["계획 누계 이행률 다름"] == [
        BLANK,
        "2018년 8월 30일 기준2018년 20%2019년 40%2020년 60%2021년 80%2022년 100%",
        "2019년 6월 30일 기준2018년 20%2019년 40%2020년 60%2021년 80%2022년 상반기 100%",
        "2022년 9월 기준2022년 20%2023년 100%2024년 100%지속 추진2025년 100%지속 추진2026년 상반기 100%지속 추진",
    ]
    assert rows["전체 달성률 다름"] == ["2021년 12월 31일 기준사업 전체 100%", BLANK, BLANK, BLANK]
    assert rows["상태 다름"] == ["●이행 후 계속추진", "?알 수 없음", "◐정상추진", "◐추진 중"]
    assert rows["인쇄된 상태 다름"] == ["이행(완료) 후 계속추진", BLANK, "정상추진", "추진 중"]
    assert rows["총사업비(계획) 다름"] == [
        "79.2억 원7,919,000,000원",
        "266.7억 원26,670,000,000원",
        "215.9억 원21,588,000,000원",
        "1.28억 원128,000,000원",
    ]
    # The contradiction comes along with its link and with what the parts add up to.
    assert rows["계획 · 자체 재원 다름"][3] == "총사업비 1.28억 원문서의 모순 ≠6다시 계산하거나 견준 값 9,800만 원"
    assert rows["세부사업 다름"][3] == "2개 소상공인 맞춤형 역량강화교육 골목상권 & 소상공인 업소 맞춤형 홍보"
    assert rows["협조부서 다름"] == [BLANK, "기획예산과 재무과 우리은행 외부 기관 신용보증재단 외부 기관", BLANK, BLANK]
    assert rows["주민참여와 소통 계획 다름"][3] == (
        "스마트 프로그램 운영 관련 언론보도 2회소상공인 마중물 프로그램 운영계획 수립 관련 소상공인 의견 조사 2회"
        "스마트 소상공인 기본계획 수립 관련 설문조사 1회"
    )
    assert rows["주민배심원단의 권고 다름"] == [BLANK, "7건", BLANK, BLANK]
    assert rows["문서의 모순 다름"] == ["없음", "3곳", "2곳", "6곳"]
    # Nobody states these: 국비 stands as a blank in two documents, which is no amount.
    assert {"계획 · 국비 다름", "계획 · 국비 같음", "집행 · 자체 재원 다름"} & rows.keys() == set()


def test_links_lead_to_the_pledges_and_their_parts(fresh: Watch, site: Built) -> None:
    page = _open(fresh.page, site.url + FOUR, 4)
    found = page.eval_on_selector_all("#compare table a", "(links) => links.map((link) => link.href)")
    assert f"{site.url}dongnae/8/3-1/" in found
    assert [link for link in found if not link.startswith(site.url)] == []
    copied = page.locator("#compare td").locator(
        "[id], [data-row], [data-field], [style], script, button:not([data-do])"
    )
    assert copied.count() == 0
    page.goto(page.locator('tr[data-key="plan-own"] a.gy-mark').get_attribute("href"))
    assert page.locator(":target").inner_text().startswith("≠6")


# All that has moved without the reader's doing (the score of Cumulative Layout Shift).
SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifts += entry.value)))
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_the_pledges_arrive(browser: Browser, site: Built, width: int) -> None:
    with watched(browser, site.url, viewport={"width": width, "height": 740}) as watch:
        watch.page.add_init_script(SHIFTS)
        for address, columns in (("compare/", 0), (TWO, 2)):
            _open(watch.page, site.url + address, columns)
            watch.page.wait_for_timeout(300)
            assert watch.page.evaluate("window.shifts") < 0.01


def test_only_what_differs_can_be_shown_and_is_part_of_the_address(fresh: Watch, site: Built) -> None:
    page = _open(fresh.page, site.url + TWO, 2)
    every = page.evaluate(ROWS)
    page.get_by_label("다른 것만 보기").check()
    expect(page.locator(".gy-compare__says")).to_contain_text("모두 같은 항목 3개는 감추었습니다.")
    assert page.evaluate(ROWS) == [row for row in every if " 같음 |" not in row]
    assert page.url == f"{site.url}{TWO}&show=different"
    page.reload()
    expect(page.get_by_label("다른 것만 보기")).to_be_checked()
    _columns(page, 2)
    page.go_back()
    expect(page.get_by_label("다른 것만 보기")).not_to_be_checked()
    assert page.evaluate(ROWS) == every


def test_what_is_compared_is_reordered_and_removed_and_brought_back(fresh: Watch, site: Built) -> None:
    page = _open(fresh.page, site.url + FOUR, 4)
    page.get_by_role("button", name="소상공인 맞춤형 지원 뒤로 옮기기").click()
    page.wait_for_url(f"{site.url}compare/?p=guro/7/iii-2-1&p=yangju/7/98&p=incheon/7/u1&p=dongnae/8/3-1")
    expect(page.locator(".gy-compare__names th").nth(1)).to_contain_text("구로구")
    assert page.evaluate("document.activeElement.textContent") == "소상공인 맞춤형 지원 뒤로 옮기기→"
    page.get_by_role("button", name="중소기업-소상공인 육성 지원 빼기").click()
    _columns(page, 3)
    assert page.url == f"{site.url}compare/?p=yangju/7/98&p=incheon/7/u1&p=dongnae/8/3-1"
    assert page.evaluate("document.activeElement.closest('#compare') !== null")
    page.go_back()
    _columns(page, 4)
    page.go_back()
    expect(page.locator(".gy-compare__names th").nth(1)).to_contain_text("양주시")
    page.go_forward()
    expect(page.locator(".gy-compare__names th").nth(1)).to_contain_text("구로구")


def test_another_pledge_is_found_and_added(fresh: Watch, site: Built) -> None:
    page = _open(fresh.page, site.url + TWO, 2)
    page.get_by_text("다른 공약 더하기").click()
    page.get_by_label("더할 공약", exact=True).fill("동래구 친절교육")
    expect(page.locator(".gy-compare__total")).to_have_text("공약 1건을 보입니다.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText").split("\n")[-1] == "더하기"
    page.keyboard.press("Enter")
    _columns(page, 3)
    assert page.url == f"{site.url}{TWO}&p=dongnae/8/3-1"
    assert page.evaluate("document.activeElement.dataset.path") == "dongnae/8/3-1"
    page.go_back()
    _columns(page, 2)


def test_what_is_compared_already_cannot_be_added_again(fresh: Watch, site: Built) -> None:
    page = _open(fresh.page, site.url + "compare/?p=yangju/7/98", 1)
    page.get_by_label("더할 공약", exact=True).fill("소상공인")
    expect(page.locator(".gy-compare__total")).to_have_text("공약 4건을 보입니다.")
    expect(page.get_by_role("button", name="소상공인 맞춤형 지원 더하기")).to_be_disabled()
    page.get_by_label("더할 공약", exact=True).fill("쾂쾂쾂")
    expect(page.locator(".gy-compare__total")).to_have_text("찾은 것이 없습니다.")


def test_an_address_says_the_same_in_another_window(browser: Browser, fresh: Watch, site: Built) -> None:
    page = _open(fresh.page, site.url + TWO, 2)
    page.get_by_role("button", name="소상공인 맞춤형 지원 뒤로 옮기기").click()
    page.wait_for_url("**p=incheon/7/u1&p=yangju/7/98")
    expect(page.locator(".gy-compare__names th").nth(1)).to_contain_text("인천광역시")
    with watched(browser, site.url) as other:
        _open(other.page, page.url, 2)
        assert other.page.evaluate(ROWS) == page.evaluate(ROWS)
        assert other.page.title() == page.title()
        assert other.faults == []


def test_the_address_is_copied_or_shown(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, permissions=["clipboard-read", "clipboard-write"]) as watch:
        page = _open(watch.page, site.url + TWO, 2)
        page.get_by_role("button", name="주소 복사").click()
        expect(page.get_by_text("이 비교의 주소를 복사했습니다.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == page.url
        _open(page, site.url + TWO, 2)
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        page.get_by_role("button", name="주소 복사").click()
        expect(page.get_by_label("이 비교의 주소")).to_have_value(page.url)


def test_two_are_chosen_and_compared_by_keyboard_alone(fresh: Watch, site: Built) -> None:
    page = fresh.page
    for term in ("yangju/7/", "guro/7/"):
        page.goto(site.url + term)
        _tab_to(page, "button[data-compare]")
        assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "false"
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    expect(page.locator("#tray-news")).to_have_text("비교에 담음 2")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "나란히 보기"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}compare/?p=yangju/7/98&p=guro/7/iii-2-1")
    _columns(page, 2)
    assert page.locator("#tray").is_hidden()


@pytest.mark.parametrize("listed", ["pledges/", "search/?q=소상공인"])
def test_rows_that_script_makes_can_be_chosen_too(fresh: Watch, site: Built, listed: str) -> None:
    page = fresh.page
    page.goto(site.url + listed)
    for title in ("소상공인 맞춤형 지원", "스마트 소상공인 프로그램 운영"):
        row = page.locator("#content").locator("li, tr").filter(has=page.get_by_role("link", name=title))
        row.locator("button[data-compare]").click()
        expect(row.locator("button[data-compare]")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="나란히 보기").click()
    _columns(page, 2)
    assert page.url == f"{site.url}compare/?p=yangju/7/98&p=dongnae/8/3-1"


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached")


def test_the_tray_holds_four_counts_and_empties(fresh: Watch, site: Built) -> None:
    page = fresh.page
    paths = ["yangju/7/98", "guro/7/iii-2-1", "incheon/7/u1", "dongnae/8/3-1"]
    for number, path in enumerate(paths, start=1):
        page.goto(f"{site.url}{path}/")
        page.get_by_role("button", name="비교에 담기").click()
        expect(page.locator("#tray p").first).to_have_text(f"비교에 담음 {number}")
    expect(page.locator("#tray")).to_contain_text("네 건까지 담습니다")
    # A fifth is not taken.
    page.evaluate("document.querySelector('button[data-compare]').dataset.compare = 'seoul/8/1'")
    page.get_by_role("button", name="비교에 담기").click()
    expect(page.locator("#tray p").first).to_have_text("비교에 담음 4")
    page.get_by_role("button", name="비우기").click()
    expect(page.locator("#tray")).to_be_hidden()
    expect(page.locator("#tray-news")).to_have_text("비교를 비웠습니다")
    assert page.evaluate("document.activeElement.textContent") == "비교에 담기"
    page.reload()
    expect(page.get_by_role("button", name="비교에 담기")).to_have_attribute("aria-pressed", "false")


def test_the_tray_never_lies_over_what_has_the_focus(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, viewport={"width": 360, "height": 740}) as watch:
        page = watch.page
        page.goto(f"{site.url}yangju/7/98/")
        page.get_by_role("button", name="비교에 담기").click()
        expect(page.locator("#tray")).to_be_visible()
        covered = """() => {
          const [own, tray] = [document.activeElement, document.querySelector("#tray")];
          const top = tray.getBoundingClientRect().top;
          return !tray.contains(own) && own.getBoundingClientRect().bottom > top + 1;
        }"""
        hidden = []
        for _ in range(90):
            page.keyboard.press("Tab")
            hidden += [page.evaluate("document.activeElement.outerHTML")] if page.evaluate(covered) else []
        assert hidden == []
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        last = page.evaluate("document.querySelector('footer p').getBoundingClientRect().bottom")
        assert last <= page.evaluate("document.querySelector('#tray').getBoundingClientRect().top")


def test_where_nothing_can_be_kept_a_button_leads_to_the_comparison(browser: Browser, site: Built) -> None:
    with watched(browser, site.url) as watch:
        watch.page.add_init_script(STORAGE)
        watch.page.goto(f"{site.url}yangju/7/98/")
        watch.page.get_by_role("button", name="비교에 담기").click()
        watch.page.wait_for_url(f"{site.url}compare/?p=yangju/7/98")
        _columns(watch.page, 1)
        assert _says(watch.page) == ["한 건만 골랐습니다. 하나 더 더하면 나란히 볼 수 있습니다."]
        assert watch.faults == []


def test_a_choice_is_kept_when_the_tray_cannot_be_fetched(browser: Browser, site: Built) -> None:
    with watched(browser, site.url) as watch:
        page = watch.page
        page.route("**/compare/", lambda route: route.abort())
        page.goto(f"{site.url}yangju/7/98/")
        page.get_by_role("button", name="비교에 담기").click()
        expect(page.get_by_role("button", name="비교에 담기")).to_have_attribute("aria-pressed", "true")
        page.unroute("**/compare/")
        page.goto(f"{site.url}guro/7/iii-2-1/")
        expect(page.locator("#tray p").first).to_have_text("비교에 담음 1")
        assert [fault for fault in watch.faults if fault.startswith("error")] == []


def test_without_script_the_page_explains_itself_and_leads_on(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, java_script_enabled=False) as watch:
        watch.page.goto(site.url + TWO)
        notice = watch.page.locator(".gy-notice")
        expect(notice).to_contain_text("나란히 보기는 스크립트로 움직입니다.")
        notice.get_by_role("link", name="지역").click()
        watch.page.wait_for_url(f"{site.url}regions/")
        watch.page.goto(f"{site.url}yangju/7/98/")
        expect(watch.page.locator("button[data-compare]")).to_be_hidden()
        expect(watch.page.locator("#tray")).to_be_hidden()


NONE = "아직 고른 공약이 없습니다. 아래에서 찾아 더하거나, 공약의 쪽과 목록에서 ‘비교에 담기’를 누르십시오."
ONE = "한 건만 골랐습니다. 하나 더 더하면 나란히 볼 수 있습니다."
REFUSED = "공약의 주소가 아닌 것이 적혀 있어 읽지 않았습니다."
QUERIES = {
    "": [NONE],
    "?p=yangju/7/98": [ONE],
    "?p=yangju/7/98&p=yangju/7/98": [ONE, "같은 공약이 두 번 적혀 있어 한 번만 보입니다."],
    "?p=yangju/7/98/&p=guro/7/iii-2-1": ["공약 2건을 나란히 봅니다."],
    "?p=//evil.example/7/1": [NONE, REFUSED],
    "?p=https://evil.example/7/1": [NONE, REFUSED],
    "?p=../7/98&p=yangju/../98": [NONE, REFUSED],
    "?p=%2e%2e/7/98": [NONE, REFUSED],
    "?p=yangju/7/98%00": [NONE, REFUSED],
    "?p=%00": [NONE, REFUSED],
    "?p=yangju/7/98%23x&p=yangju/7/98?x": [NONE, REFUSED],
    "?p=<script>window.pwned=1</script>": [NONE, REFUSED],
    "?p=yeongdeungpo/works/2015-result-1": [NONE, REFUSED],
    "?p=YANGJU/7/98": [NONE, REFUSED],
    "?p=" + "a" * 10_000: [NONE, REFUSED],
    "?p=%E0%A4%A": [NONE, REFUSED],
    "?p=yangju/7/98" + "&p=guro/7/iii-2-1" * 500: [
        "공약 2건을 나란히 봅니다.",
        "같은 공약이 두 번 적혀 있어 한 번만 보입니다.",
    ],
}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:40])
def test_an_odd_address_is_answered_in_words(watch: Watch, site: Built, query: str) -> None:
    watch.page.goto(f"{site.url}compare/{query}")
    expect(watch.page.locator(".gy-compare__says p:visible").first).to_have_text(QUERIES[query][0])
    assert _says(watch.page) == QUERIES[query]
    assert watch.page.evaluate("window.pwned") is None
    assert watch.faults == []


def test_more_than_four_are_cut_to_four(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}{FOUR}&p=busan-jung/8/1")
    _columns(watch.page, 4)
    assert _says(watch.page)[-1] == "네 건까지만 나란히 볼 수 있어 앞의 네 건을 보입니다."
    assert watch.faults == []


def test_a_pledge_that_does_not_exist_is_named(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}compare/?p=yangju/7/98&p=yangju/7/999&p=guro/7/iii-2-1")
    _columns(watch.page, 2)
    assert _says(watch.page) == ["공약 2건을 나란히 봅니다.", "이런 공약은 없습니다: yangju/7/999"]
    # The browser itself reports the answer 404, and nothing else went wrong.
    assert {fault.partition(":")[0] for fault in watch.faults} == {"status 404", "console error"}


def test_another_page_at_the_address_of_a_pledge_is_no_pledge(watch: Watch, site: Built) -> None:
    answer = {"body": "<h1>다른 쪽</h1>", "content_type": "text/html; charset=utf-8"}
    watch.page.route("**/guro/7/iii-2-1/", lambda route: route.fulfill(**answer))
    watch.page.goto(f"{site.url}compare/?p=yangju/7/98&p=guro/7/iii-2-1")
    _columns(watch.page, 1)
    watch.page.unroute("**/guro/7/iii-2-1/")
    assert _says(watch.page) == [ONE, "이런 공약은 없습니다: guro/7/iii-2-1"]
    assert watch.faults == []


def test_what_could_not_be_loaded_is_named_and_asked_for_again(watch: Watch, site: Built) -> None:
    page = watch.page
    page.route("**/guro/7/iii-2-1/", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{site.url}compare/?p=yangju/7/98&p=guro/7/iii-2-1")
    _columns(page, 1)
    assert "불러오지 못했습니다: guro/7/iii-2-1. 연결을 살펴보고 이 쪽을 다시 여십시오." in _says(page)
    page.unroute("**/guro/7/iii-2-1/")
    page.reload()
    _columns(page, 2)


def test_markup_of_another_page_is_left_behind(watch: Watch, site: Built) -> None:
    hostile = """<h1>가<script>window.pwned=1</script></h1><button data-compare="guro/7/iii-2-1"></button>
      <span data-field="government" id="x">구로구</span>
      <div data-field="area"><img src=x onerror="window.pwned=2"><svg onload="window.pwned=3"></svg>
        <a href="javascript:window.pwned=4" onclick="window.pwned=5">나</a><a href="//evil.example/">다</a>
        <b id="compare" class="x gy-y" style="color:red" onmouseover="window.pwned=6">라</b>
        <iframe srcdoc="<script>parent.pwned=7</script>"></iframe><form><input></form></div>"""
    page = watch.page
    page.route("**/guro/7/iii-2-1/", lambda route: route.fulfill(body=hostile, content_type="text/html; charset=utf-8"))
    page.goto(f"{site.url}compare/?p=yangju/7/98&p=guro/7/iii-2-1")
    _columns(page, 2)
    cell = page.locator('tr[data-key="area"] td').nth(1).locator(".gy-compare__value")
    assert " ".join(cell.inner_html().split()) == '나다 <b class="gy-y">라</b>'
    page.unroute("**/guro/7/iii-2-1/")
    assert page.evaluate("window.pwned") is None
    assert watch.faults == []


# The focus on a link, and the one before it at the top of the screen.
UNDER = """(number) => {
  const links = document.querySelectorAll("#compare tbody a");
  scrollBy({ top: links[number - 1].getBoundingClientRect().top - 10, behavior: "instant" });
  links[number].focus({ preventScroll: true });
}"""


@pytest.mark.parametrize("width", [1280, 360])
def test_the_names_stay_in_sight_and_never_lie_over_what_has_the_focus(
    browser: Browser, site: Built, width: int
) -> None:
    with watched(browser, site.url, viewport={"width": width, "height": 740}) as watch:
        page = _open(watch.page, f"{site.url}compare/?p=guro/7/iii-2-1&p=dongnae/8/3-1", 2)
        name = page.locator(".gy-compare__names a").first
        page.locator('tr[data-key="documents"] a').last.focus()
        assert 0 <= name.bounding_box()["y"] < 60
        links = page.locator("#compare tbody a").count()
        assert links >= 8
        for number in range(1, links):
            page.evaluate(UNDER, number)
            page.keyboard.press("Shift+Tab")
            own = page.evaluate("document.activeElement.getBoundingClientRect().top")
            assert own >= page.evaluate("document.querySelector('.gy-compare__names a').getBoundingClientRect().bottom")


WIDTHS = {"desk": 1280, "phone": 360, "small": 320}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_comparison_has_no_barrier_and_no_sideways_scroll(
    browser: Browser, site: Built, width: int, scheme: str
) -> None:
    with watched(browser, site.url, viewport={"width": width, "height": 740}, color_scheme=scheme) as watch:
        for address, columns in ((TWO, 2), (FOUR, 4)):
            _open(watch.page, site.url + address, columns)
            watch.page.add_script_tag(path=AXE)
            assert watch.page.evaluate(BARRIERS, TAGS) == []
            assert watch.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_with_the_tray_has_no_barrier(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, viewport={"width": 320, "height": 740}) as watch:
        watch.page.goto(f"{site.url}yangju/7/")
        watch.page.locator("button[data-compare]").click()
        expect(watch.page.locator("#tray")).to_be_visible()
        watch.page.add_script_tag(path=AXE)
        assert watch.page.evaluate(BARRIERS, TAGS) == []
        assert watch.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_paper_gets_the_table_without_buttons(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, viewport={"width": 718, "height": 1000}) as watch:
        page = _open(watch.page, site.url + FOUR, 4)
        page.emulate_media(media="print")
        assert len(page.evaluate(ROWS)) > 25
        assert page.locator("#compare caption").inner_text() == "공약 나란히 보기 자료 2026년 11월 21일, 0.1.0판"
        assert page.locator("#compare button:visible, #compare input:visible").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 718


def test_money_is_written_as_the_pages_write_it(watch: Watch, site: Built) -> None:
    watch.page.goto(f"{site.url}compare/")
    written = {
        128_000_000: "1.28억 원",
        6_990_000_000: "69.9억 원",
        36_670_000: "3,667만 원",
        9_999: "9,999원",
        0: "0원",
        99_999_500: "1억 원",
        99_999_499: "9,999.9만 원",
        999_999_999: "10억 원",
        1_275_000_000: "12.8억 원",
        127_500_000: "1.28억 원",
        -24_000_000: "-2,400만 원",
        1_234_567_890_123: "12,345.7억 원",
    }
    found = watch.page.evaluate(
        """async ([address, amounts]) => {
          const { readable } = await import(address);
          return amounts.map((won) => readable(won, { eok: "억 원", man: "만 원", won: "원" }));
        }""",
        [f"{site.url}javascripts/money.js", list(written)],
    )
    assert dict(zip(written, found, strict=True)) == written
    assert {won: readable(won) for won in written} == written
