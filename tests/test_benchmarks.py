"""The synthetic nation is valid, made up the same everywhere, as rich as it promises, and never passes for real."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import bench_site
import pytest
from costs import Cost
from gongyak import pipeline
from gongyak.findings import DISCREPANCY
from gongyak.package import Package, read_package
from gongyak.tables import read_rows
from site_build import ROOT, Built, finish_build, start_build
from synthetic import package

DOOR = ROOT / "benchmarks/nation.py"
# The contradictions that the first pledge of every nation holds: rule and table.
CONTRADICTIONS = [
    ("cap", "recipients"),
    ("component-sum", "finance"),
    ("dates-order", "items"),
    ("engagement-sum", "engagements"),
    ("fund-sum", "finance"),
    ("indicator-rate", "indicator_values"),
    ("part-sum", "items"),
    ("period-sum", "finance"),
    ("quoted-twice", "items"),
    ("rate-falls", "progress"),
    ("status-rate", "progress"),
]


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def _door(*arguments: object, seed: str = "0") -> subprocess.CompletedProcess:
    command = [sys.executable, str(DOOR), *map(str, arguments)]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest nation: one government, two pledges."""
    root = tmp_path_factory.mktemp("small")
    package.write(root, governments=1, pledges=2, seed=0)
    return root


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """2,000 pledges of twenty governments."""
    root = tmp_path_factory.mktemp("large")
    package.write(root, governments=20, pledges=100, seed=0)
    return read_package(root)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_smallest_nation_is_valid_and_has_rows_in_every_table(tmp_path: Path, seed: int) -> None:
    package.write(tmp_path, governments=1, pledges=2, seed=seed)
    report = pipeline.check(tmp_path)
    assert [finding for finding in report.findings if finding.severity != DISCREPANCY] == []
    assert len(report.rows) == 60
    assert [name for name, rows in report.rows.items() if not rows] == []


def test_a_valid_nation_holds_exactly_the_contradictions_it_announces(small: Path) -> None:
    findings = [(finding.rule, finding.table, finding.key) for finding in pipeline.check(small).findings]
    announced = [(row["rule"], row["table"], row["key"]) for row in read_rows(read_package(small), "discrepancies")]
    assert sorted(findings) == announced
    assert [(rule, table) for rule, table, _ in announced] == CONTRADICTIONS


def test_one_pledge_in_a_hundred_contradicts_itself(large: Package) -> None:
    rows = list(read_rows(large, "discrepancies"))
    assert len({row["key"].partition("/")[0] for row in rows}) == 26
    assert {row["rule"] for row in rows} == {rule for rule, _ in CONTRADICTIONS}


def test_the_same_arguments_make_the_same_bytes_in_any_process(small: Path, tmp_path: Path) -> None:
    done = _door(tmp_path / "again", "--governments", 1, "--pledges", 2, seed="12345")
    assert (done.returncode, done.stderr) == (0, "")
    assert _files(tmp_path / "again") == _files(small)


def test_another_seed_makes_another_nation(small: Path, tmp_path: Path) -> None:
    package.write(tmp_path, governments=1, pledges=2, seed=1)
    assert (tmp_path / "datasets/items.csv").read_bytes() != (small / "datasets/items.csv").read_bytes()


def test_a_bigger_nation_has_all_pledges_of_the_smaller(small: Path, tmp_path: Path) -> None:
    package.write(tmp_path, governments=3, pledges=4, seed=0)
    bigger = _files(tmp_path)
    assert sorted(bigger) == sorted(_files(small))
    for name, content in _files(small).items():
        assert {*content.splitlines()} <= {*bigger[name].splitlines()}, name


def _codes(large: Package) -> Iterator[tuple[str, str]]:
    """Each list of codes and each code that a row uses."""
    for table in large.tables.values():
        columns = {key.fields[0]: key.resource for key in table.foreign_keys if key.resource.startswith("code_")}
        for row in read_rows(large, table.name) if columns else ():
            yield from ((name, row[column]) for column, name in columns.items() if row[column])


def test_2000_pledges_use_every_code(large: Package) -> None:
    known = {(name, row["code"]) for name in large.tables if name.startswith("code_") for row in read_rows(large, name)}
    assert len(known) == 128
    assert known - {*_codes(large)} == set()


def test_2000_pledges_use_every_form_of_period(large: Package) -> None:
    used = {re.sub("[0-9]{4}", "Y", row["period"]) for row in read_rows(large, "finance")}
    assert used == {"total", "subtotal", "prior", "after", "Y", "YH1", "YH2", "YQ3", "YQ4"}


def _rows_of_pledges(large: Package) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table in large.tables.values():
        for row in read_rows(large, table.name) if table.primary_key[0] == "pledge_id" else ():
            counts[row["pledge_id"]] = counts.get(row["pledge_id"], 0) + 1
    return counts


def test_pledges_have_about_53_rows_some_15_and_some_200(large: Package) -> None:
    counts = sorted(_rows_of_pledges(large).values())
    assert len(counts) == 2_000
    assert 48 <= sum(counts) / len(counts) <= 53
    assert counts[20] <= 18
    assert counts[-10] >= 150


def _ratio(content: bytes) -> float:
    return len(content) / len(gzip.compress(content, 6))


def test_text_is_as_varied_as_in_real_plans(large: Package) -> None:
    """Lines of the five real documents compress by 3.9, whole tables, with their keys and places, by 5.7."""
    assert _ratio("\n".join(row["text"] for row in read_rows(large, "items")).encode()) < 3.9
    tables = (large.root / table.path for name, table in large.tables.items() if not name.startswith("code_"))
    assert _ratio(b"".join(path.read_bytes() for path in tables)) < 6


@pytest.mark.parametrize("target", ["datasets", "site", "benchmarks/out"])
def test_it_refuses_to_write_into_the_repository(target: str) -> None:
    before = sorted(ROOT.glob("*"))
    done = _door(ROOT / target, "--governments", 1, "--pledges", 2)
    assert done.returncode == 2
    assert "inside the repository" in done.stderr
    assert sorted(ROOT.glob("*")) == before


@pytest.mark.parametrize(("governments", "pledges"), [(244, 1), (0, 5), (1, 1), (2, 0)])
def test_it_refuses_a_size_that_cannot_be(tmp_path: Path, governments: int, pledges: int) -> None:
    done = _door(tmp_path, "--governments", governments, "--pledges", pledges)
    assert done.returncode == 2
    assert "1 to 243" in done.stderr


@pytest.fixture(scope="module")
def invented(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the smallest nation."""
    root, folder = tmp_path_factory.mktemp("invented"), tmp_path_factory.mktemp("workplace")
    bench_site.furnish(folder)
    shutil.copytree(small, folder, dirs_exist_ok=True)
    finish_build(start_build(root, "http://127.0.0.1/open-pledges/", root=folder))
    return root


BANNER = '<aside class="gy-synthetic"'
ROBOTS = '<meta name="robots" content="noindex">'


def test_every_page_of_a_synthetic_site_says_so(invented: Path) -> None:
    pages = {
        path.relative_to(invented).as_posix(): path.read_text(encoding="utf-8") for path in invented.rglob("*.html")
    }
    assert {"index.html", "404.html", "about/index.html", "data/index.html"} < pages.keys()
    # Not a page of the site but a file by itself, which says it in its own way.
    report = pages.pop("data/report.html")
    assert (report.count("합성 자료: 프로그램이 지어낸 것입니다"), report.count(ROBOTS)) == (1, 1)
    assert [name for name, html in pages.items() if html.count(BANNER) != 1 or html.count(ROBOTS) != 1] == []


def test_no_page_of_the_real_site_says_it_is_synthetic(site: Built) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.root.rglob("*.html")}
    assert len(pages) >= 40
    assert [path for path, html in pages.items() if "gy-synthetic" in html or ROBOTS in html] == []


def test_downloads_of_a_synthetic_site_say_so(invented: Path) -> None:
    described = json.loads((invented / "data/datapackage.json").read_text(encoding="utf-8"))
    assert (described["title"], described["synthetic"]) == ("열린공약 합성 자료", True)
    assert "열린공약 합성 자료" in (invented / "data/index.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(next((invented / "data").glob("*.zip"))) as archive:
        readme = next(name for name in archive.namelist() if "README" in name)
        assert "열린공약 합성 자료" in archive.read(readme).decode()


def _bench(*arguments: object, temporary: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, str(ROOT / "benchmarks/bench_site.py"), *map(str, arguments)]
    environment = os.environ | {"TMPDIR": str(temporary)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_bench_prints_what_a_site_takes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = _bench("--governments", 1, "--sizes", 2, temporary=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"(?m)^ +2 +1,\d{3} +\d\.\d +\d", done.stdout), done.stdout
    assert "MB  <government>/*.html" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_bench_does_not_work_inside_the_repository(tmp_path: Path) -> None:
    done = _bench("--work", ROOT / "site", temporary=tmp_path)
    assert done.returncode == 2
    assert "inside the repository" in done.stderr


def _site(pledges: int, cpu: float, size: int) -> bench_site.Site:
    cost = Cost(cpu=cpu, wall=1, memory=1)
    return bench_site.Site(
        pledges=pledges, rows=1, ratio=5, made=cost, checked=cost, built=cost, files=1, size=size, kinds=Counter()
    )


def test_growth_and_weight_are_judged() -> None:
    small, linear = _site(10, 10, 1_000_000), _site(100, 104, 10_400_000)
    assert list(bench_site.faults([small, linear])) == []
    assert list(bench_site.faults([small, _site(100, 106, 10_600_000)])) == [
        "CPU-s of the check: × 10.60 for × 10 pledges",
        "CPU-s of the build: × 10.60 for × 10 pledges",
        "bytes: × 10.60 for × 10 pledges",
    ]
    assert list(bench_site.faults([_site(10, 10, 1_000_000_001)])) == ["1,000 MB are more than a host takes"]
