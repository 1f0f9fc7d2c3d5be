"""The columns of all pledges: what the page that filters them is made from."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from gongyak import columns, pipeline
from gongyak.columns.entries import natural
from gongyak.package import read_package
from gongyak.pages.page import Site
from gongyak.site import read_site
from site_hostile import MARKUP

ROOT = Path(__file__).resolve().parents[1]


def site(root: Path) -> Site:
    report = pipeline.Report(package=read_package(root), findings=(), rules=(), rows={})
    return read_site(report, site_url="https://example.org/pledges/", repo_url="https://example.org/repository")


def written(root: Path) -> Mapping[str, dict]:
    return {file.path: json.loads(file.content) for file in columns.files(site(root))}


def rewrite(root: Path, table: str, old: str, new: str) -> None:
    path = root / f"datasets/{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


TINY = {
    "count": 1,
    "size": 2000,
    "places": [["saebyeok", "8", 1]],
    "governments": [["saebyeok", "새벽시", "haneul"]],
    "regions": [["haneul", "하늘도"]],
    "terms": [["8", "민선 8기"]],
    "numbers": ["1"],
    "areas": ["교육"],
    "departments": ["도서관과"],
    "days": [["2024-06-30", "2024년 6월 30일"]],
    "kinds": [["achieved", "overall", "total", "전체 달성률 · 사업 전체"]],
    "statuses": [["active", "on_track", "정상추진"]],
    "bands": [
        ["under-1", None, 100_000_000],
        ["1-10", 100_000_000, 1_000_000_000],
        ["10-100", 1_000_000_000, 10_000_000_000],
        ["100-1000", 10_000_000_000, 100_000_000_000],
        ["over-1000", 100_000_000_000, None],
    ],
}
TINY_ROWS = {
    "number": [0],
    "slug": [None],
    "title": ["작은 도서관 늘리기"],
    "area": [0],
    "department": [0],
    "timing": [0],
    "status": [0],
    "day": [0],
    "kind": [0],
    "rate": [60],
    "planned": [40_000_000],
    "executed": [15_000_000],
    "discrepancies": [0],
}


def test_the_smallest_package_has_these_columns(tiny: Path) -> None:
    files = written(tiny)
    assert sorted(files) == ["pledges/columns.json", "pledges/download.json", "pledges/rows/0.json"]
    head = files["pledges/columns.json"]
    assert {name: head[name] for name in TINY} == TINY
    assert head.keys() - TINY.keys() == {"pieces", "timings", "groups"}
    assert files["pledges/rows/0.json"] == TINY_ROWS


def test_the_four_pledges_stand_in_the_order_of_their_governments_with_these_figures() -> None:
    files = written(ROOT)
    head, rows = files["pledges/columns.json"], files["pledges/rows/0.json"]
    assert head["places"] == [["guro", "7", 1], ["dongnae", "8", 1], ["incheon", "7", 1], ["yangju", "7", 1]]
    assert head["regions"] == [
        ["seoul", "서울특별시"],
        ["busan", "부산광역시"],
        ["incheon", "인천광역시"],
        ["gyeonggi", "경기도"],
    ]
    assert [head["numbers"][n] if n is not None else None for n in rows["number"]] == ["III-2-1", "3-1", None, "98"]
    assert rows["slug"] == [None, None, "u1", None]
    assert rows["planned"] == [26_670_000_000, 128_000_000, 21_588_000_000, 7_919_000_000]
    assert rows["executed"] == [None, None, 6_215_000_000, None]
    assert rows["discrepancies"] == [3, 6, 2, 0]
    assert [(rate, head["kinds"][kind][3]) for rate, kind in zip(rows["rate"], rows["kind"], strict=True)] == [
        (20, "계획 누계 이행률 · 2018년"),
        (20, "계획 누계 이행률 · 2022년"),
        (50, "기간 내 달성률 · 2019년"),
        (100, "전체 달성률 · 사업 전체"),
    ]
    assert [head["statuses"][n] for n in rows["status"]] == [
        ["unknown", "", "알 수 없음"],
        ["active", "", "추진 중"],
        ["active", "on_track", "정상추진"],
        ["done", "continuing", "이행 후 계속추진"],
    ]


def test_only_leading_departments_count_and_several_are_a_list(tiny: Path) -> None:
    path = tiny / "datasets/pledge_departments.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "saebyeok-8-1,3,lead,교육과,false,saebyeok-1,머리 표\n", encoding="utf-8"
    )
    files = written(tiny)
    assert files["pledges/columns.json"]["departments"] == ["교육과", "도서관과"]
    assert files["pledges/rows/0.json"]["department"] == [[1, 0]]


def test_what_no_document_prints_is_null_and_never_zero(tiny: Path) -> None:
    for name in ("assessments", "progress", "finance", "pledge_departments"):
        path = tiny / f"datasets/{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    rewrite(tiny, "pledges", "saebyeok-8-1,saebyeok,8,1,", "saebyeok-8-1,saebyeok,8,,")
    rewrite(tiny, "pledges", ",교육,", ",,")
    rewrite(tiny, "pledges", ",within_term,", ",,")
    files = written(tiny)
    absent = {name for name, column in files["pledges/rows/0.json"].items() if column == [None]}
    assert absent == {"number", "area", "department", "timing", "day", "kind", "rate", "planned", "executed"}
    assert files["pledges/columns.json"]["statuses"] == [["", "", "적히지 않음"]]


def test_a_rate_keeps_its_decimals(tiny: Path) -> None:
    rewrite(tiny, "progress", "achieved,overall,total,60", "achieved,overall,total,60.5")
    assert written(tiny)["pledges/rows/0.json"]["rate"] == [60.5]


def test_numbers_are_ordered_as_a_reader_counts_and_no_number_comes_last() -> None:
    numbers = ["10", "2", "", "1-10", "1-9", "III-2", "1"]
    assert sorted(numbers, key=natural) == ["III-2", "1", "1-9", "1-10", "2", "10", ""]


def test_a_piece_holds_so_many_rows_and_the_pieces_follow_one_another(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tiny / "datasets/pledges.csv"
    header, row = path.read_text(encoding="utf-8").splitlines()
    more = [row.replace("saebyeok-8-1,saebyeok,8,1,", f"saebyeok-8-{n},saebyeok,8,{n},") for n in range(1, 6)]
    path.write_text("\n".join([header, *more]) + "\n", encoding="utf-8")
    monkeypatch.setattr(columns, "PIECE", 2)
    files = written(tiny)
    assert files["pledges/columns.json"]["places"] == [["saebyeok", "8", 5]]
    assert [files[f"pledges/rows/{n}.json"]["number"] for n in range(3)] == [[0, 1], [2, 3], [4]]
    assert len(set(files["pledges/columns.json"]["pieces"])) == 3


def test_hostile_text_stays_text(tiny: Path) -> None:
    title = MARKUP[0].replace('"', "")
    rewrite(tiny, "pledges", "작은 도서관 늘리기", title)
    rewrite(tiny, "pledge_departments", "lead,도서관과", "lead,__proto__")
    files = written(tiny)
    assert files["pledges/rows/0.json"]["title"] == [title]
    assert files["pledges/columns.json"]["departments"] == ["__proto__"]


def test_the_download_says_its_licence_version_and_columns(tiny: Path) -> None:
    about = written(tiny)["pledges/download.json"]
    assert (about["name"], about["version"], about["created"]) == (
        "open-pledges-filtered",
        "0.1.0",
        "2026-11-21T00:00:00Z",
    )
    assert about["licenses"][0]["name"] == "CC-BY-4.0"
    assert [(field["name"], field["title"], field["type"]) for field in about["fields"]] == [
        ("pledge_id", "공약 ID", "string"),
        ("government_id", "지방정부 ID", "string"),
        ("name_ko", "이름", "string"),
        ("term_id", "민선 기수", "string"),
        ("number", "관리번호", "string"),
        ("title", "제목", "string"),
        ("area", "분야", "string"),
        ("department", "주관부서", "string"),
        ("timing", "완료시기", "string"),
        ("as_of", "기준일", "string"),
        ("status_group", "상태 묶음", "string"),
        ("status", "상태", "string"),
        ("rate_pct", "비율(%)", "number"),
        ("basis", "계획·실적", "string"),
        ("scope", "범위", "string"),
        ("period", "기간", "string"),
        ("planned_krw", "총사업비(계획)", "integer"),
        ("executed_krw", "집행", "integer"),
        ("discrepancies", "문서의 모순", "integer"),
        ("url", "주소", "string"),
    ]


PRINT = """
import sys
sys.path[:0] = ["scripts", "tests"]
from pathlib import Path
from test_columns import columns, site
for file in columns.files(site(Path())):
    print(file.path, file.content)
"""


def test_the_same_data_make_the_same_bytes_whatever_the_seed() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", PRINT], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
    assert len(made.pop()) > 1_000
