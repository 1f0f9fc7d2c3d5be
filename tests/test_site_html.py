"""Every page is valid HTML, in the judgement of a real checker."""

import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from site_build import ROOT, Built
from site_pages import Html, file_of, pages_of

CHECKER = ROOT / "node_modules/.bin/html-validate"
CONFIG = ROOT / ".htmlvalidate.mjs"
WRONG = "<!doctype html><html lang=ko><title>ㄱ</title><p><h1>ㄴ</h1></p><img src=x>"


def _faults(report: Path, *paths: Path) -> list[tuple[str, str, str, str]]:
    """What the checker finds: file, rule, element, message. Its status is 1 when it finds some, 2 when it fails."""
    command = [CHECKER, "--config", CONFIG, "--formatter", f"json={report}", *paths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return [
        (report["filePath"], fault["ruleId"], fault["selector"], f"{fault['line']}: {fault['message']}")
        for report in json.loads(report.read_text(encoding="utf-8"))
        for fault in report["messages"]
    ]


@pytest.fixture(scope="module")
def pages(site: Built) -> dict[str, Html]:
    return pages_of(site.root)


def test_every_page_is_valid_html(site: Built, pages: dict[str, Html], tmp_path: Path) -> None:
    # With a page that is wrong among them: the checker has read what it was given.
    wrong = tmp_path / "wrong.html"
    wrong.write_text(WRONG)
    faults = _faults(tmp_path / "report.json", wrong, *(file_of(site.root, url) for url in pages))
    assert [fault for fault in faults if fault[0] != str(wrong)] == []
    assert {fault[1] for fault in faults} >= {"no-implicit-close", "wcag/h37"}


def test_every_page_says_what_it_is(pages: dict[str, Html]) -> None:
    for url, html in pages.items():
        root, names = html.elements[0], [element.name for element in html.elements]
        metas = {e.attributes.get("name"): e.attributes.get("content", "") for e in html.elements if e.name == "meta"}
        assert (root.name, root.attributes["lang"]) == ("html", "ko"), url
        assert names.count("h1") == 1, url
        assert names[: names.index("body")].count("title") == 1, url
        assert len(metas["description"]) >= 10, url


def test_headings_follow_each_other_without_a_gap(pages: dict[str, Html]) -> None:
    for url, html in pages.items():
        levels = [int(element.name[1]) for element in html.elements if re.fullmatch("h[1-6]", element.name)]
        gaps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert (url, levels[:1], gaps) == (url, [1], [])


def test_no_page_holds_a_style_or_an_event_of_its_own(pages: dict[str, Html]) -> None:
    """The length of a bar on the home page is the one figure that a style must know."""
    found = {
        (url, name)
        for url, html in pages.items()
        for element in html.elements
        for name in element.attributes
        if name.startswith("on") or (name == "style" and not element.attributes[name].startswith("--gy-part:"))
    }
    assert found == set()
