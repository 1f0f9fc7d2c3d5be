"""What is said of personal data: a report is read by more people than the data it is about."""

import pytest
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


def test_the_name_of_a_candidate_is_worth_a_look_and_no_error(tmp_path, capsys):
    (tmp_path / "t.csv").write_text("성명,공약제목\n홍길동,공원 조성\n임꺽정,도서관\n", encoding="utf-8")
    assert validate_command([str(tmp_path / "t.csv")]) == 0
    told = capsys.readouterr().out
    assert "알아 둘 것: 사람 이름으로 보입니다: 홍길동 → 후보자나 단체장처럼 알려진 사람이면 그대로 두고" in told
