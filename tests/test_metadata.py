"""What machines and citing people read about the data."""

import json
from datetime import date
from pathlib import Path

import pytest
from gongyak import metadata
from gongyak.model.reference import Term
from gongyak.package import read_package

ROOT = Path(__file__).parents[1]
URL = "https://example.org/pledges/"


def _term(number: str, start: str, end: str) -> Term:
    name = f"민선 {number}기"
    return Term(ref=f"terms/{number}", term_id=number, name_ko=name, name_en=number, starts_on=start, ends_on=end)


def test_the_citation_names_who_when_what_and_where() -> None:
    assert metadata.citation(read_package(ROOT).descriptor, URL) == (
        "열린공약 기여자 (Open Pledges contributors), 「열린공약 자료」 0.1.0판, 2026, CC-BY-4.0,"
        " https://example.org/pledges/data/"
    )


def test_the_dataset_is_described_for_search_engines() -> None:
    package = read_package(ROOT)
    terms = [_term("8", "2022-07-01", "2026-06-30"), _term("6", "2014-07-01", "2018-06-30")]
    downloads = [{"name": "전체", "path": "data/open-pledges.zip", "media_type": "application/zip"}]
    described = metadata.dataset(package, terms, downloads, URL)
    assert described["@context"] == "https://schema.org/"
    assert described["@type"] == "Dataset"
    assert described["url"] == "https://example.org/pledges/data/"
    assert described["name"] == "열린공약 자료"
    assert len(described["description"]) >= 50
    assert described["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert described["temporalCoverage"] == "2014-07-01/2026-06-30"
    assert date.fromisoformat(described["dateModified"]) == date(2026, 11, 21)
    assert described["creator"] == [
        {"@type": "Organization", "name": "열린공약 기여자 (Open Pledges contributors)"},
    ]
    assert [source["name"] for source in described["isBasedOn"]] == [
        source["title"] for source in package.descriptor["sources"]
    ]
    assert described["distribution"] == [
        {
            "@type": "DataDownload",
            "name": "전체",
            "contentUrl": "https://example.org/pledges/data/open-pledges.zip",
            "encodingFormat": "application/zip",
        }
    ]


def test_no_time_is_claimed_without_terms() -> None:
    assert "temporalCoverage" not in metadata.dataset(read_package(ROOT), [], [], URL)


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "&lt;",
        "\u2028\u2029",
        "공약 ≠ 업무",
        'quote " \\ /',
    ],
)
def test_json_in_a_script_element_cannot_leave_it(text: str) -> None:
    written = metadata.script({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"name": text}


def test_robots_may_read_everything() -> None:
    class Site:
        site_url = URL

    assert [(file.path, file.content) for file in metadata.files(Site)] == [
        ("robots.txt", "User-agent: *\nAllow: /\n\nSitemap: https://example.org/pledges/sitemap.xml\n")
    ]
