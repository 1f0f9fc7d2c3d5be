"""Nothing is left out: every row of every table is shown, where it belongs, once, and for all to see."""

import csv
import json
from collections import Counter
from collections.abc import Iterator

import pytest
from site_browser import Watch
from site_build import ROOT, Built
from site_pages import PLANS, PLEDGES, PROJECTS, RESULTS, file_of, pages_of, rows_of

WORKS = "yeongdeungpo/works/"
# Where the rows of each kind of table are shown; first what the key of a row begins with, then the page.
PAGES = {
    "dongnae-8-3-1": "dongnae/8/3-1/",
    "guro-7-iii-2-1": "guro/7/iii-2-1/",
    "incheon-7-u1": "incheon/7/u1/",
    "yangju-7-98": "yangju/7/98/",
    "yeongdeungpo-2015": WORKS,
    **{url.removeprefix(WORKS).join(["yeongdeungpo-", ""]).strip("/"): url for url in (*RESULTS, *PLANS, *PROJECTS)},
}
# Tables of no pledge, work or department: their rows are on one page for all.
SHARED = {
    "governments": "regions/",
    "terms": "documents/",
    "glossary": "glossary/",
}
# Notes on a document stand there too, but for that of a work report, which has a page of its own.
DOCUMENTS = {
    "dongnae-3-1": "dongnae/documents/",
    "guro-iii-2-1": "guro/documents/",
    "incheon-2019-06": "incheon/documents/",
    "yangju-98": "yangju/documents/",
    "yeongdeungpo-2015": "yeongdeungpo/documents/",
}
REMARKS = ("notes", "discrepancies")
SEEN = """() => Object.fromEntries([...document.querySelectorAll("[data-row]")].map((e) => [e.dataset.row,
  e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.innerText.trim().length]))"""


def _rows() -> Iterator[tuple[str, str, str]]:
    """Table, what it is about, and reference of every row, read from the files without any code of ours."""
    for resource in json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        name, keys = resource["name"], resource["schema"]["primaryKey"]
        with (ROOT / resource["path"]).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                about = row["key"].split("/")[0] if name in REMARKS else row[keys[0]]
                yield name, about, "/".join([name, *(row[key] for key in keys)])


def _place(table: str, about: str) -> str:
    """The page that must show a row."""
    if table.startswith("code_"):
        return "data/dictionary/"
    if table in SHARED:
        return SHARED[table]
    return DOCUMENTS[about] if table == "documents" else PAGES.get(about) or DOCUMENTS[about]


@pytest.fixture(scope="module")
def shown(site: Built) -> dict[str, Counter[str]]:
    return {url: Counter(rows_of(file_of(site.root, url).read_text())) for url in pages_of(site.root)}


def test_every_row_of_every_table_is_shown_where_it_belongs(shown: dict[str, Counter[str]]) -> None:
    rows = list(_rows())
    assert len(rows) == len(set(rows)) > 1_500
    assert {table for table, *_ in rows} == {path.stem for path in (ROOT / "datasets").glob("*.csv")}
    assert [ref for table, about, ref in rows if ref not in shown[_place(table, about)]] == []


def test_no_page_shows_a_row_that_is_not_there(shown: dict[str, Counter[str]]) -> None:
    known = {ref for *_, ref in _rows()}
    assert {ref for refs in shown.values() for ref in refs} - known == set()


def test_a_page_of_a_pledge_or_work_shows_each_row_once_and_no_row_of_another(shown: dict[str, Counter[str]]) -> None:
    about = {ref: place for table, name, ref in _rows() for place in [_place(table, name)]}
    for url in (*PLEDGES, *RESULTS, *PLANS, *PROJECTS):
        # The name of an indicator stands before its targets and again before its results.
        twice = {ref for ref, count in shown[url].items() if count > 1 and not ref.startswith("indicators/")}
        assert twice == set(), url
        assert {ref for ref in shown[url] if about[ref] not in (url, *DOCUMENTS.values())} == set(), url


@pytest.mark.parametrize(
    "url", sorted({*PAGES.values(), *SHARED.values(), *DOCUMENTS.values(), "data/dictionary/", "method/"})
)
def test_every_row_of_a_page_is_there_to_see(watch: Watch, site: Built, url: str) -> None:
    watch.page.goto(site.url + url)
    seen = watch.page.evaluate(SEEN)
    assert seen
    assert [ref for ref, length in seen.items() if not length] == []
