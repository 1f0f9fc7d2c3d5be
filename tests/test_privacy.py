"""What is said of personal data: a report is read by more people than the data it is about."""

import json
from pathlib import Path

import pytest
from gongyak import pipeline
from gongyak.audit.privacy import masked
from gongyak.cli import validate_command
from gongyak.reports import FORMATS

DATA = """공약명,담당부서,성명,주민등록번호,휴대폰
공원 조성,공원과,홍길동,800101-1234567,01012345678
도서관,문화과,임꺽정,810202-2345678,010.9876.5432
"""
DIGITS = "1234567", "2345678", "01012345678", "9876", "1234.5678"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("800101-1234567", "800101-*******"),
        ("문의 010-1234-5678, 담당", "문의 010-****-5678, 담당"),
        ("01012345678 · 8001011234567", "010****5678 · 800101*******"),
        ("031-228-1234", "031-228-1234"),
        ("20220701", "20220701"),
        ("1,234,567원", "1,234,567원"),
    ],
)
def test_the_digits_that_make_a_number_ones_own_are_not_shown(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_of_a_bare_sheet_repeats_a_personal_number(tmp_path, capsys, form):
    (tmp_path / "t.csv").write_text(DATA, encoding="utf-8")
    assert validate_command([str(tmp_path / "t.csv"), "--format", form]) == 1
    told = capsys.readouterr().out
    assert "personal-data" in told
    assert [digits for digits in DIGITS if digits in told] == []


def told(path: Path) -> list[tuple[str, str, str]]:
    """Severity, column and what was found of each personal datum."""
    found = (each for each in pipeline.check(path).findings if each.rule == "personal-data")
    return [(each.severity, each.column, each.params["found"]) for each in found]


def described(root: Path) -> Path:
    """The sheet with a schema of its own."""
    fields = [{"name": name, "type": "string"} for name in DATA.partition("\n")[0].split(",")]
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": fields}}
    (root / "datapackage.json").write_text(json.dumps({"resources": [resource]}), encoding="utf-8")
    return root


def test_other_peoples_names_and_mobile_numbers_may_be_known_and_resident_numbers_may_not(tmp_path):
    (tmp_path / "t.csv").write_text(DATA, encoding="utf-8")
    bare = told(tmp_path / "t.csv")
    assert bare == [
        ("note", "성명", "홍길동"),
        ("error", "주민등록번호", "800101-*******"),
        ("note", "휴대폰", "010****5678"),
        ("note", "성명", "임꺽정"),
        ("error", "주민등록번호", "810202-*******"),
        ("note", "휴대폰", "010.****.5432"),
    ]
    assert told(described(tmp_path)) == bare


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("8001011234560", True),
        ("8001011234567", False),  # a bar code
        ("1705123456789", False),  # a moment, in milliseconds
        ("8001015234563", True),  # of somebody from abroad
        ("800101-1234567", True),
    ],
)
def test_of_13_digits_the_last_says_whether_they_are_of_a_person(tmp_path, cell, found):
    (tmp_path / "t.csv").write_text(f"주민등록번호\n{cell}\n", encoding="utf-8")
    assert bool(told(tmp_path / "t.csv")) == found


def test_the_name_of_a_candidate_is_worth_a_look_and_no_error(tmp_path, capsys):
    (tmp_path / "t.csv").write_text("성명,공약제목\n홍길동,공원 조성\n임꺽정,도서관\n", encoding="utf-8")
    assert validate_command([str(tmp_path / "t.csv")]) == 0
    told = capsys.readouterr().out
    assert "알아 둘 것: 사람 이름으로 보입니다: 홍길동 → 후보자나 단체장처럼 알려진 사람이면 그대로 두고" in told
