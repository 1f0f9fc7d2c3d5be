"""The HTML report as a reader opens it: from a file, without a network, in a real Chromium."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, copy_tiny
from gongyak import pipeline, reports
from gongyak.findings import UnusableInput
from gongyak.reports.account import account
from playwright.sync_api import Browser
from site_browser import Watch, watched

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RUN = """async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  const faults = found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}`));
  return { faults, passes: found.passes.length };
}"""
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
VIEWS = {
    "light": {"viewport": DESK},
    "dark": {"viewport": DESK, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a package with a hostile glossary and a grant above its cap, in either language; clean; refused."""
    folder = tmp_path_factory.mktemp("report")
    root = copy_tiny(folder / "tiny")
    clean = account(pipeline.check(root), only=["padding"])
    glossary, recipients = root / "datasets/glossary.csv", root / "datasets/recipients.csv"
    rows = "".join(f"용어{n:02},<img src=x onerror=alert(1)> ,나 </style>\n" for n in range(9))
    glossary.write_text(glossary.read_text(encoding="utf-8") + rows, encoding="utf-8")
    recipients.write_bytes(recipients.read_bytes().replace(b"2000000", b"9999999"))
    broken = account(pipeline.check(root))
    refused = reports.refused("<b>.csv", [UnusableInput("not-json", path="</p><script>alert(1)</script>", line=2)])
    made = (("ko", broken, "ko"), ("en", broken, "en"), ("clean", clean, "ko"), ("refused", refused, "ko"))
    for name, told, language in made:
        content = "\n".join(reports.FORMATS["html"](told, language))
        (folder / f"{name}.html").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(params=VIEWS)
def view(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Watch]:
    # The page forbids scripts to itself; the checker of barriers is let in.
    with watched(browser, folder.as_uri(), bypass_csp=True, **VIEWS[request.param]) as watch:
        yield watch


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Watch]:
    with watched(browser, folder.as_uri(), java_script_enabled=False, viewport=DESK) as watch:
        watch.page.goto(f"{folder.as_uri()}/ko.html")
        yield watch


def test_the_report_is_valid_html(folder: Path, tmp_path: Path) -> None:
    report, pages = tmp_path / "report.json", sorted(folder.glob("*.html"))
    checker = ROOT / "node_modules/.bin/html-validate"
    command = [checker, "--config", ROOT / ".htmlvalidate.mjs", "--formatter", f"json={report}", *pages]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    faults = [(fault["ruleId"], fault["line"]) for each in json.loads(report.read_text()) for fault in each["messages"]]
    assert (done.returncode, faults, len(pages)) == (0, [], 4)


@pytest.mark.parametrize("name", ["ko", "en", "clean", "refused"])
def test_the_report_has_no_barrier_and_asks_for_nothing(view: Watch, folder: Path, name: str) -> None:
    address = f"{folder.as_uri()}/{name}.html"
    view.page.goto(address)
    assert (view.requests, view.faults) == ([address], [])
    assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    view.page.add_script_tag(path=AXE)
    result = view.page.evaluate(RUN)
    assert result["faults"] == []
    assert result["passes"] >= 15


def test_a_hostile_cell_is_shown_and_marked(page: Watch) -> None:
    assert page.page.locator("img, script").count() == 0
    assert page.page.locator("style").count() == 1
    marks = page.page.locator("#file-1 mark").all_inner_texts()
    assert marks.count("<img src=x onerror=alert(1)> ") == 5
    assert page.page.locator("#file-1 .folding").first.inner_text() == "같은 오류 9건, 처음 5건만 표시"
    assert page.faults == []


def test_the_row_stands_around_the_cell(page: Watch) -> None:
    row = page.page.locator("#file-3 .rule-1 table")
    assert row.locator("th code").all_inner_texts() == [
        *("pledge_id", "recipient_order", "country", "amount_krw", "unit_krw"),
    ]
    assert row.locator("tbody th").inner_text() == "3"
    assert row.locator("tbody td").all_inner_texts() == ["saebyeok-8-1", "2", "", "9999999", "1"]
    assert row.locator("mark").all_inner_texts() == ["9999999"]


def test_one_rule_or_file_can_be_chosen_without_a_script(page: Watch) -> None:
    by_file, by_rule = (page.page.get_by_role("group", name=name) for name in ("파일별", "규칙별"))
    files, groups = page.page.locator(".file:visible"), page.page.locator(".group:visible")
    assert (files.count(), groups.count()) == (4, 4)
    by_rule.get_by_label("padding 9건").check()
    assert files.all_inner_texts()[0].startswith("datasets/glossary.csv")
    assert (files.count(), groups.count()) == (1, 1)
    by_rule.get_by_label("모두 보기").check()
    assert files.count() == 4
    by_file.get_by_label("datasets/recipients.csv 1건").check()
    assert [text.split()[0] for text in files.all_inner_texts()] == ["datasets/recipients.csv"]
    by_rule.get_by_label("padding 9건").check()
    assert files.count() == 0


def test_a_file_is_reached_by_its_link(page: Watch) -> None:
    page.page.get_by_role("navigation", name="파일별").get_by_role("link", name="datasets/recipients.csv").click()
    assert page.page.locator(".file:target h3").inner_text().startswith("datasets/recipients.csv")


def test_what_is_closed_is_printed_open(page: Watch) -> None:
    group = page.page.locator("#file-1 .group").first
    group.locator("summary").click()
    assert not group.locator("ol").is_visible()
    page.page.emulate_media(media="print")
    assert group.locator("ol").is_visible()
    assert not page.page.locator(".filter").is_visible()


def test_the_first_screen_says_how_many_errors_what_to_do_first_and_where(page: Watch) -> None:
    header = page.page.get_by_role("banner")
    assert header.get_by_role("heading", level=1).inner_text().startswith("자료 검사 보고서: open-pledges")
    assert header.locator(".verdict").inner_text().startswith("오류 11건 · ")
    begin = header.get_by_role("region", name="먼저 할 일")
    assert begin.get_by_role("link").inner_text() == "datasets/glossary.csv · 3번째 줄 · term_en(영어)"
    assert begin.locator(".count").inner_text() == "같은 오류 9건"
    begin.get_by_role("link").click()
    assert page.page.locator(".group:target summary").inner_text().startswith("칸의 앞뒤에 공백이 없고")
    assert begin.bounding_box()["y"] + begin.bounding_box()["height"] < DESK["height"]


def test_a_clean_report_has_nothing_to_do(page: Watch, folder: Path) -> None:
    page.page.goto(f"{folder.as_uri()}/clean.html")
    assert page.page.locator(".verdict").inner_text().startswith("오류 0건 · ")
    assert page.page.locator(".first, .filter, mark").count() == 0
