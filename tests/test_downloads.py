"""The downloads: the package as validated, copies for spreadsheets, the archive, and one file a pledge or work."""

import csv
import functools
import gzip
import hashlib
import io
import json
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path

import frictionless
import pandas as pd
import pytest
from gongyak import downloads, extracts, files, spreadsheets
from gongyak.files import SiteFile
from gongyak.model.reference import read_reference
from gongyak.package import read_package
from gongyak.pages.page import Site
from gongyak.tables import read_rows

ROOT = Path(__file__).parents[1]
URL = "https://example.org/pledges/"


@pytest.fixture(scope="module")
def site() -> Site:
    package = read_package(ROOT)
    reference = read_reference(package)
    return Site(
        package=package,
        report=None,
        reference=reference,
        figures=None,
        site_url=URL,
        repo_url="https://example.org/repository",
        built_on="2026-11-21",
    )


@pytest.fixture(scope="module")
def published(site: Site) -> dict[str, bytes]:
    return _contents(downloads.files(site))


@pytest.fixture(scope="module")
def taken(site: Site) -> dict[str, list[str]]:
    packed = _contents(extracts.files(site))
    return {path: gzip.decompress(content).decode().splitlines() for path, content in packed.items()}


@pytest.fixture(scope="module")
def folder(published: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published")
    for path, content in published.items():
        files.write(root / path, content)
    return root


def _contents(stream: Iterator[SiteFile]) -> dict[str, bytes]:
    found = [(item.path, item.content.encode() if isinstance(item.content, str) else item.content) for item in stream]
    assert len(dict(found)) == len(found)
    return dict(found)


def _rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_package_is_published_byte_for_byte_and_nothing_else(published: dict[str, bytes]) -> None:
    tables = sorted(path.name for path in (ROOT / "datasets").glob("*.csv"))
    assert len(tables) == 60
    assert sorted(published) == sorted(
        ["data/datapackage.json", "data/open-pledges.zip", "data/SHA256SUMS"]
        + [f"data/datasets/{name}" for name in tables]
        + [f"data/excel/{name.removesuffix('.csv')}.zip" for name in tables]
    )
    assert published["data/datapackage.json"] == (ROOT / "datapackage.json").read_bytes()
    for name in tables:
        assert published[f"data/datasets/{name}"] == (ROOT / "datasets" / name).read_bytes()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/data/datapackage.json"
        server.shutdown()
        thread.join()


def test_frictionless_validates_the_published_address(address: str) -> None:
    report = frictionless.validate(address)
    assert report.errors == []
    assert [task.errors for task in report.tasks] == [[]] * 60
    assert report.valid


def test_the_archive_holds_the_package_its_readme_and_its_licence(published: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(published["data/open-pledges.zip"])) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        contents = {name: archive.read(name) for name in names}
        entries = archive.infolist()
    package = {path.removeprefix("data/") for path in published if path.startswith("data/datasets/")}
    assert names == sorted({"LICENSE-DATA", "README.md", "datapackage.json"} | package)
    assert {contents[name] == published[f"data/{name}"] for name in ("datapackage.json", *package)} == {True}
    assert contents["LICENSE-DATA"] == (ROOT / "LICENSE-DATA").read_bytes()
    assert {(entry.date_time, entry.create_system, entry.external_attr >> 16) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o100644)
    }
    readme = contents["README.md"].decode()
    assert readme.startswith("# 열린공약 자료 0.1.0\n")
    assert "- `datasets/pledges.csv` 공약: 공약사업 하나에 한 행.\n" in readme
    assert "$" not in readme


def test_the_checksums_cover_every_file(published: dict[str, bytes]) -> None:
    lines = [line.split("  ") for line in published["data/SHA256SUMS"].decode().splitlines()]
    assert {f"data/{path}": digest for digest, path in lines} == {
        path: hashlib.sha256(content).hexdigest() for path, content in published.items() if path != "data/SHA256SUMS"
    }


def test_two_builds_are_the_same(site: Site, published: dict[str, bytes]) -> None:
    assert list(_contents(downloads.files(site)).items()) == list(published.items())
    assert list(extracts.files(site)) == list(extracts.files(site))


@pytest.mark.parametrize(
    "cell", ["", "공약", "III-2-1", "3~5%", "true", "a=b", "가-나", "8회/24백만원", "2022H2", "02-860-2114"]
)
def test_a_spreadsheet_keeps_words_as_they_stand(cell: str) -> None:
    assert spreadsheets.safe(cell) == cell


@pytest.mark.parametrize("cell", ["0", "-5", "2880", "2018", "50.14", "-0.25", "123456789012345", "2019-06-30"])
def test_a_spreadsheet_may_read_numbers_and_whole_dates(cell: str) -> None:
    assert spreadsheets.safe(cell) == cell


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+82",
        "-",
        "- 융자",
        "-1-1",
        "--1",
        "-1e5",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "＋1",
        "－1",
        "＠가",
    ],
)
def test_a_spreadsheet_would_run_these_cells(cell: str) -> None:
    assert spreadsheets.safe(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    ["00001", "1234567890123456", "1e5", "3-1", "1/2", "1.2.3", "2022-08", "8-2022", "9:30", "10월 31일", "2022년 6월"],
)
def test_a_spreadsheet_would_change_these_cells(cell: str) -> None:
    assert spreadsheets.safe(cell) == f"'{cell}"


def _copy(content: bytes) -> bytes:
    """What the one file of an archive holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (name,) = archive.namelist()
        return archive.read(name)


def _original(path: str) -> Path:
    return ROOT / "datasets" / Path(path).with_suffix(".csv").name


def test_excel_copies_have_the_mark_the_line_ends_and_no_bare_formula(published: dict[str, bytes]) -> None:
    copies = [_copy(content) for path, content in published.items() if path.startswith("data/excel/")]
    assert len(copies) == 60
    for content in copies:
        rows = _rows(content)
        assert content.count(b"\n") == content.count(b"\r\n") == len(rows)
        assert [cell for row in rows for cell in row if spreadsheets.safe(cell) != cell] == []


def test_excel_copies_hold_what_the_originals_hold(published: dict[str, bytes]) -> None:
    for path in [path for path in published if path.startswith("data/excel/")]:
        read = functools.partial(pd.read_csv, dtype=str, keep_default_na=False)
        copy, original = read(io.BytesIO(published[path]), compression="zip"), read(_original(path))
        assert copy.columns.tolist() == original.columns.tolist()
        assert copy.map(lambda cell: cell.removeprefix("'")).equals(original.map(lambda cell: cell.removeprefix("'")))


def test_the_number_of_a_pledge_does_not_become_a_date(published: dict[str, bytes]) -> None:
    header, *rows = _rows(_copy(published["data/excel/pledges.zip"]))
    assert [row[header.index("number")] for row in rows] == ["'3-1", "III-2-1", "", "98"]


def test_every_pledge_and_work_can_be_taken_away_from_the_file_of_its_term(taken: dict[str, list[str]]) -> None:
    works = [f"2015-result-{n}" for n in range(1, 7)] + [f"2016-new-{n}" for n in range(1, 4)]
    works += [f"2016-plan-{n}" for n in range(1, 6)]
    assert {path: [json.loads(line)["id"] for line in lines] for path, lines in taken.items()} == {
        "dongnae/8/dongnae-8.jsonl.gz": ["dongnae-8-3-1"],
        "guro/7/guro-7.jsonl.gz": ["guro-7-iii-2-1"],
        "incheon/7/incheon-7.jsonl.gz": ["incheon-7-u1"],
        "yangju/7/yangju-7.jsonl.gz": ["yangju-7-98"],
        "yeongdeungpo/works/yeongdeungpo-works.jsonl.gz": [f"yeongdeungpo-{name}" for name in works],
    }


def _work(taken: dict[str, list[str]], number: int) -> dict:
    """The extract of a work of Yeongdeungpo."""
    return json.loads(taken["yeongdeungpo/works/yeongdeungpo-works.jsonl.gz"][number])


def test_the_json_of_a_work_says_everything_with_its_type(taken: dict[str, list[str]]) -> None:
    content = _work(taken, 1)
    assert list(content) == ["id", "url", "schema", "package", "licence", "citation", "tables", "codes"]
    assert content["schema"] == f"{URL}data/datapackage.json"
    assert content["url"] == f"{URL}yeongdeungpo/works/2015-result-2/"
    assert content["package"] == {"name": "open-pledges", "title": "열린공약 자료", "version": "0.1.0"}
    assert content["licence"] == {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "note": "옮겨 적은 원문서는 각 지방자치단체의 것이다.",
    }
    assert list(content["tables"]) == [
        "governments", "terms", "documents", "works", "work_items", "work_finance", "notes", "discrepancies"
    ]  # fmt: skip
    assert content["tables"]["work_finance"][3] == {
        "work_id": "yeongdeungpo-2015-result-2",
        "stage": "executed",
        "fund": "total",
        "amount_krw": 3464920000,
        "rate_pct": 70,
        "unit_krw": 1000,
        "document_id": "yeongdeungpo-2015",
        "locator": "2. 주요업무 추진실적 ② 예산현황",
    }
    assert content["codes"]["stage"] == {"budget": "예산", "executed": "집행"}
    assert [(row["rule"], row["printed"], row["computed"]) for row in content["tables"]["discrepancies"]] == [
        ("execution-rate", "70", "69")
    ]
    assert content["tables"]["documents"][0]["file_sha256"].startswith("0316a801bcd4c337")


def test_decimals_and_truths_are_json_too(taken: dict[str, list[str]]) -> None:
    sixth = _work(taken, 5)["tables"]
    assert [row["rate_pct"] for row in sixth["work_finance"] if "rate_pct" in row] == [50.14]
    assert sixth["works"][0]["budgeted"] is True


def test_the_extracts_together_hold_every_row_of_their_tables(site: Site, taken: dict[str, list[str]]) -> None:
    held: Counter[str] = Counter()
    for line in chain.from_iterable(taken.values()):
        held.update({name: len(rows) for name, rows in json.loads(line)["tables"].items()})
    scoped = [name for name, table in site.package.tables.items() if table.primary_key[0] in ("pledge_id", "work_id")]
    assert len(scoped) == 19
    assert {name: held[name] for name in scoped} == {
        name: sum(1 for _ in read_rows(site.package, name)) for name in scoped
    }
