"""The pages of the real data: nothing of a pledge is missing, every remark has its cell, links are relative."""

import re
from pathlib import Path

import pytest
from gongyak import pipeline
from gongyak.model.pledge import PARTS, pledges
from gongyak.model.reference import read_reference
from gongyak.package import read_package
from gongyak.pages.page import PageFile
from gongyak.site import build
from site_pages import rows_of

OUTSIDE = re.compile(r'<(?:img|script|link|iframe|source|video|audio)[^>]* (?:src|href)="[^"]*://[^>]*>')
PACKAGE = read_package(Path(__file__).resolve().parents[1])
REFERENCE = read_reference(PACKAGE)
PLEDGES = {pledge.url: pledge for pledge in pledges(PACKAGE)}


@pytest.fixture(scope="module")
def pages() -> dict[str, PageFile]:
    files = build(pipeline.check(PACKAGE.root), site_url="https://example.org/", repo_url="https://example.org/code")
    return {file.url: file for file in files if isinstance(file, PageFile)}


@pytest.mark.parametrize("url", sorted(PLEDGES))
def test_every_row_of_a_pledge_is_on_its_page_and_no_other(url: str, pages: dict[str, PageFile]) -> None:
    pledge = PLEDGES[url]
    subjects = {pledge.header.pledge_id, pledge.header.document_id}
    remarks = (*REFERENCE.notes.items(), *REFERENCE.discrepancies.items())
    expected = {pledge.header.ref, REFERENCE.documents[pledge.header.document_id].ref}
    expected |= {record.ref for kind in PARTS for record in getattr(pledge, kind.TABLE)}
    expected |= {remark.ref for subject, found in remarks if subject in subjects for remark in found}
    assert set(rows_of(pages[url].content)) == expected


@pytest.mark.parametrize("url", sorted(PLEDGES))
def test_every_remark_is_marked_at_a_cell(url: str, pages: dict[str, PageFile]) -> None:
    content = pages[url].content
    remarks = re.findall(r'<li id="((?:discrepancy|note)-[0-9]+)"', content)
    assert remarks
    assert [remark for remark in remarks if f'id="{remark}-at-1"' not in content] == []


def test_no_link_begins_at_the_root_and_nothing_is_loaded_from_elsewhere(pages: dict[str, PageFile]) -> None:
    for page in pages.values():
        assert re.findall(r'(?:href|src)="/[^"]*"', page.content) == [], page.url
        assert (
            re.findall(
                r'<(?:img|script|link|iframe|source|video|audio)[^>]* (?:src|href)="[^"]*://[^>]*>', page.content
            )
            == []
        ), page.url


def test_a_heading_stands_once_and_leads_the_table_of_contents(pages: dict[str, PageFile]) -> None:
    for page in pages.values():
        assert page.content.count("<h1>") == 1, page.url
        assert len({heading.id for heading in page.headings}) == page.content.count("<h2"), page.url
