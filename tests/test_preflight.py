"""Files as they come from spreadsheets and editors: named for what they are, whatever they hold."""

import pytest
from gongyak import preflight
from gongyak.messages import message
from gongyak.package import read_package
from gongyak.sources import parse

HEADER = "term,term_en,definition\n"
ROWS = HEADER + "도비,fund,돈.\n"


def found(tiny, data: bytes | None) -> list[tuple[str, int, str]]:
    source = parse(read_package(tiny).tables["glossary"], data)
    return [(finding.rule, finding.line, finding.value) for finding in preflight.check(source)]


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (ROWS.encode("cp949"), ("encoding", 2, "CP949")),
        (ROWS.encode("utf-16"), ("encoding", 1, "UTF-16")),
        (ROWS.encode("utf-16-le"), ("encoding", 1, "UTF-16")),
        (ROWS.encode("utf-16-be"), ("encoding", 1, "UTF-16")),
        (ROWS.encode("euc-kr"), ("encoding", 2, "CP949")),
        (ROWS.encode() + b"\xff\xff\xff", ("encoding", 3, "?")),
        (None, ("file-missing", 0, "glossary.csv")),
        (b"", ("no-rows", 0, "")),
        (HEADER.encode(), ("no-rows", 0, "")),
        ((ROWS + '시비,"fund,돈.\n').encode(), ("quotes", 3, "")),
        ((ROWS + '시비,"fund"s,돈.\n').encode(), ("quotes", 3, "")),
        ((ROWS + "\n").encode(), ("cell-count", 3, "")),
        ((ROWS + "시비,fund\n").encode(), ("cell-count", 3, "시비,fund")),
        (ROWS.replace("\n", "\r\n").encode(), ("line-end", 1, "\r")),
        (ROWS.replace("\n", "\r").encode(), ("line-end", 1, "\r")),
        (("\ufeff" + ROWS).encode(), ("byte-order-mark", 1, "EF BB BF")),
        (ROWS.replace("돈", "돈\0").encode(), ("control-character", 2, "돈\0.")),
        (ROWS.rstrip("\n").encode(), ("tidy", 3, "")),
        (ROWS.replace(",", "\t").encode(), ("header-missing", 1, "Tab")),
        ((ROWS.replace(",", ";") + "a;b;돈, 값\n").encode(), ("header-missing", 1, ";")),
    ],
)
def test_a_file_is_named_for_its_one_fault(tiny, data, finding):
    assert found(tiny, data) == [finding]


def test_a_semicolon_instead_of_a_comma_is_told_from_the_header(tiny):
    assert found(tiny, ROWS.replace(",", ";").encode()) == [("header-missing", 1, ";")]


def test_lines_are_counted_as_an_editor_counts_them(tiny):
    data = HEADER + '가,"a\nb\n",나\n다,라,마 \n'
    assert found(tiny, data.encode()) == [
        ("line-break", 2, "a\nb\n"),
        ("padding", 5, "마 "),
    ]


def test_faults_of_the_header_are_faults_too(tiny):
    assert ("padding", 1, " term") in found(tiny, (" " + ROWS).encode())


def test_one_megabyte_in_every_cell_takes_no_time_to_speak_of(tiny):
    big = "가=\u200b２ " * 250_000
    data = HEADER + ",".join([big] * 3) + "\n"
    rules = {rule for rule, _, _ in found(tiny, data.encode())}
    assert rules == {"invisible", "odd-digit", "padding", "long-cell"}


def test_a_header_of_one_name_that_is_not_all_of_them_is_no_other_delimiter(tiny):
    assert [name for name, *_ in found(tiny, b"term;definition\nx;y\n")] == ["header-missing", "header-unknown"]


def test_what_is_wrong_at_the_end_of_a_file_is_said_in_words(tiny):
    package = read_package(tiny)
    (finding,) = preflight.check(parse(package.tables["glossary"], ROWS.rstrip("\n").encode()))
    assert message(package, finding, "ko").text == "마지막 줄 끝에 줄바꿈이 없습니다."
    (finding,) = preflight.check(parse(package.tables["glossary"], ROWS.replace(",", ";").encode()))
    assert message(package, finding, "ko").text == (
        "칸 사이에 쉼표가 아니라 ‘;’ 표시가 있어, 한 줄이 한 칸으로 읽힙니다."
    )
