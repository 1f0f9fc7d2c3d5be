"""The CSV of one pledge, which the reader's browser makes from the JSON beside the page."""

import csv
import gzip
import json

import pytest
from playwright.sync_api import Browser
from site_browser import Watch, watched
from site_build import Built
from site_pages import PLEDGES, RESULTS

HEADER = ["table", "key", "column", "column_title", "value", "value_label"]


def _taken(watch: Watch, url: str, name: str) -> list[list[str]]:
    watch.page.goto(url)
    with watch.page.expect_download() as download:
        watch.page.get_by_role("button", name=name).click()
    assert watch.faults == []
    content = download.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))


def test_the_csv_names_the_codes_and_guards_what_a_spreadsheet_would_change(watch: Watch, site: Built) -> None:
    header, *rows = _taken(watch, site.url + "dongnae/8/3-1/", "이 공약 CSV")
    assert header == HEADER
    assert ["pledges", "dongnae-8-3-1", "number", "관리번호", "'3-1", ""] in rows
    assert ["assessments", "dongnae-8-3-1/2022-09", "status_group", "상태 묶음", "active", "추진 중"] in rows
    assert ["pledges", "dongnae-8-3-1", "budgeted", "예산사업 여부", "true", ""] in rows


@pytest.mark.parametrize(("url", "name"), [(PLEDGES[0], "이 공약 CSV"), (RESULTS[5], "이 업무 CSV")])
def test_the_csv_has_a_line_for_each_filled_cell_outside_the_key(
    watch: Watch, site: Built, url: str, name: str
) -> None:
    rows = _taken(watch, site.url + url, name)[1:]
    with watch.page.expect_download() as download:
        watch.page.get_by_role("button", name=name.replace("CSV", "JSON")).click()
    tables = json.loads(download.value.path().read_text(encoding="utf-8"))["tables"]
    descriptor = json.loads((site.root / "data/datapackage.json").read_text(encoding="utf-8"))
    keys = {resource["name"]: resource["schema"]["primaryKey"] for resource in descriptor["resources"]}
    filled = sorted(
        (table, column) for table in tables for row in tables[table] for column in row if column not in keys[table]
    )
    assert sorted((row[0], row[2]) for row in rows) == filled
    assert len(filled) > 100


def test_without_script_the_file_of_the_term_is_offered(browser: Browser, site: Built) -> None:
    with watched(browser, site.url, java_script_enabled=False) as silent:
        silent.page.goto(site.url + PLEDGES[0])
        assert not silent.page.get_by_text("이 공약 CSV").is_visible()
        address = silent.page.get_by_role("link", name="이 묶음의 자료").get_attribute("href")
    lines = gzip.decompress((site.root / PLEDGES[0] / address).read_bytes()).decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["yangju-7-98"]


def test_a_file_that_the_host_unpacks_is_read_as_well(watch: Watch, site: Built) -> None:
    plain = gzip.decompress((site.root / "guro/7/guro-7.jsonl.gz").read_bytes())
    watch.page.route("**/*.jsonl.gz", lambda route: route.fulfill(body=plain))
    rows = _taken(watch, site.url + "guro/7/iii-2-1/", "이 공약 CSV")
    watch.page.unroute("**/*.jsonl.gz")
    assert ["pledges", "guro-7-iii-2-1", "number", "관리번호", "III-2-1", ""] in rows
