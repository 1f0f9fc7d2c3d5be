"""A first-time visitor with a phone finds what she came for in three steps: ask, choose, read."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from site_browser import Watch, watched
from site_build import Built


@pytest.fixture
def phone(browser: Browser, site: Built) -> Iterator[Watch]:
    view = {"width": 360, "height": 740}
    with watched(browser, site.url, viewport=view, has_touch=True, is_mobile=True) as watch:
        watch.page.goto(site.url)
        yield watch


@pytest.mark.parametrize("asked", ["인천의 2019년 집행액", "인천 2019 집행액", "인천광역시 집행"])
def test_what_incheon_spent_in_2019(phone: Watch, asked: str) -> None:
    page = phone.page
    page.locator("input[name=q]").fill(asked)
    page.keyboard.press("Enter")
    page.locator(".gy-result a[href$='incheon/7/u1/']").tap()
    row = page.locator("tr", has=page.get_by_role("rowheader", name="2019년")).filter(has_text="3,627").first
    expect(row).to_contain_text("3,627")
    assert phone.faults == []


@pytest.mark.parametrize("asked", ["동래구 친절교육", "친절교육이 동래구"])
def test_the_pledge_of_dongnae_with_training_in_kindness(phone: Watch, asked: str) -> None:
    page = phone.page
    page.locator("input[name=q]").fill(asked)
    page.keyboard.press("Enter")
    page.locator(".gy-result a[href$='dongnae/8/3-1/']").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("스마트 소상공인 프로그램 운영")
    expect(page.locator("#content")).to_contain_text("친절교육")
    assert phone.faults == []


def test_by_the_map(phone: Watch) -> None:
    page = phone.page
    page.get_by_role("link", name="부산").first.tap()
    page.get_by_role("link", name="동래구").first.tap()
    page.get_by_role("link", name="스마트 소상공인 프로그램 운영").first.tap()
    page.wait_for_url("**/dongnae/8/3-1/")
    assert phone.faults == []
