"""A text that nobody described: encoding, delimiter, header and rows are found, and what was assumed is said."""

import pytest
from gongyak import bare, charsets, guesses, preflight
from gongyak.findings import UnusableInput
from gongyak.package import INFERRED
from gongyak.sources import Source, parse

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROWS = "이름,값\n똠방각하,1\n펲시 믜리,2\n"


def read(data: bytes | str, path: str = "a/공약.csv") -> Source:
    data = data.encode() if isinstance(data, str) else data
    (table,) = bare.tables(data, path)
    return parse(table, data)


def parts(text: str) -> list[Source]:
    return [parse(table, text.encode()) for table in bare.tables(text.encode(), "공약.csv")]


def rows(source: Source) -> list[tuple[int, ...]]:
    return [*zip(source.lines, *source.cells.columns, strict=True)]


def notes(source: Source) -> list[tuple[str, dict]]:
    return [(note.case, dict(note.params)) for note in source.table.notes]


def test_a_plain_file_needs_no_assumption():
    source = read(ROWS)
    assert (source.table.name, source.table.title, source.table.path) == ("공약", "공약", "a/공약.csv")
    assert [(field.name, field.type) for field in source.table.fields] == [("이름", "string"), ("값", "string")]
    assert source.header == ["이름", "값"]
    assert rows(source) == [(2, "똠방각하", "1"), (3, "펲시 믜리", "2")]
    assert notes(source) == []


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (("\ufeff" + ROWS).encode(), "utf-8"),
        (ROWS.encode("cp949"), "cp949"),
        (ROWS.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + ROWS.encode("utf-16-be"), "utf-16"),
        (ROWS.encode("utf-16-le"), "utf-16-le"),
        (ROWS.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_same_rows_are_read_whatever_the_encoding(data, encoding):
    source = read(data)
    assert source.table.layout.encoding == encoding
    assert source.header == ["이름", "값"]
    assert rows(source) == [(2, "똠방각하", "1"), (3, "펲시 믜리", "2")]
    said = [] if encoding == "utf-8" else [("encoding", {"encoding": encoding.upper()})]
    assert notes(source) == said


def test_lines_of_two_encodings_are_all_read():
    source = read("이름,값\n도비,1\n".encode() + "시비,2\n".encode("cp949") + "국비,3\n".encode())
    assert source.table.layout.encoding == "mixed"
    assert notes(source) == [("mixed-encoding", {})]
    assert rows(source) == [(2, "도비", "1"), (3, "시비", "2"), (4, "국비", "3")]


def test_a_byte_of_no_encoding_is_the_only_thing_lost():
    source = read("이름,값\n도비,1\n".encode() + b"\xff\xff,2\n")
    assert rows(source) == [(2, "도비", "1"), (3, "\ufffd\ufffd", "2")]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_the_one_that_parts_all_lines_alike(delimiter):
    lines = [["공약", "금액", "비고"], ["가, 나; 다", "1,200", ""], ["라", "2", '따"옴표']]
    quoted = [delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines]
    source = read("\r\n".join(quoted))
    assert source.table.layout.delimiter == delimiter
    assert rows(source) == [(2, "가, 나; 다", "1,200", ""), (3, "라", "2", '따"옴표')]


def test_commas_in_numbers_do_not_make_columns_where_semicolons_do():
    source = read("가;나\n1,5;2,5\n3,5;4\n")
    assert rows(source) == [(2, "1,5", "2,5"), (3, "3,5", "4")]


def test_the_delimiter_is_that_of_the_header_even_where_rows_are_broken():
    source = read("이름,값,비고\n" + "가;나,1,2\n" * 9 + "다;라,1,200,2\n")
    assert source.header == ["이름", "값", "비고"]
    assert rows(read("가;나\n" + "1,5;2,5\n" * 30))[-1] == (31, "1,5", "2,5")


def test_a_text_of_one_column_stays_one_column():
    source = read("공약\n하나, 둘\n셋\n넷, 다섯, 여섯\n")
    assert source.header == ["공약"]
    assert rows(source) == [(2, "하나, 둘"), (3, "셋"), (4, "넷, 다섯, 여섯")]
    assert notes(source) == [("one-column", {})]


def test_apostrophes_are_quotes_where_they_hold_delimiters():
    assert rows(read("가,나\n'1,200','둘'\n'3','넷'\n")) == [(2, "1,200", "둘"), (3, "3", "넷")]
    assert rows(read("가,나\n'22.1,둘\n'23.1,넷\n")) == [(2, "'22.1", "둘"), (3, "'23.1", "넷")]


def test_titles_units_and_blank_lines_stand_above_the_header():
    source = read("2024년 공약 이행 현황,,\n,,(단위: 백만원)\n,,\n연번,공약명,예산\n1,가,10\n2,나,20\n")
    assert source.header == ["연번", "공약명", "예산"]
    assert rows(source) == [(5, "1", "가", "10"), (6, "2", "나", "20")]
    assert notes(source) == [
        ("header", {"lines": "4"}),
        ("above", {"lines": "1–2", "text": "2024년 공약 이행 현황 · (단위: 백만원)"}),
    ]
    assert source.table.notes[1].rows == ((1, ("2024년 공약 이행 현황",)), (2, ("(단위: 백만원)",)))


@pytest.mark.parametrize(
    "above",
    [
        "2024.12.31. 기준,,(단위: 백만원),\n",
        "공약 현황,,,(단위: 백만원)\n",
        "부서: 기획과,작성: 2024년,,\n",
        "공약 현황\n(단위: 원)\n",
    ],
)
def test_remarks_above_a_header_are_no_part_of_it(above):
    source = read(above + "이름,국비,국비\n가,1,2\n나,3,4\n")
    assert source.header == ["이름", "국비", "국비 (2)"]
    assert len(source.lines) == 2


def test_names_that_hold_their_units_are_names():
    assert read("이름,단위,예산(단위: 백만원)\n가,명,1\n나,건,2\n").header == ["이름", "단위", "예산(단위: 백만원)"]


def test_two_lines_of_header_become_one():
    source = read("연번,공약명,예산,,,비고\n,,국비,도비,시비,\n1,가,1,2,3,\n2,나,4,5,6,완료\n")
    assert source.header == ["연번", "공약명", "예산 국비", "예산 도비", "예산 시비", "비고"]
    assert rows(source)[0] == (3, "1", "가", "1", "2", "3", "")
    assert notes(source) == [
        ("header", {"lines": "1–2"}),
        ("header-merged", {"names": "연번, 공약명, 예산 국비, 예산 도비, 예산 시비, 비고"}),
    ]


def test_a_row_of_marks_below_a_header_of_two_lines_is_data():
    source = read("연번,공약명,추진상황,,\n,,완료,정상,지연\n1,가,○,,\n2,나,,○,\n3,다,,,○\n")
    assert source.header == ["연번", "공약명", "추진상황 완료", "추진상황 정상", "추진상황 지연"]
    assert len(source.lines) == 3


def test_three_lines_of_header_become_one():
    source = read("구분,사업비,,,,\n,계,2022,,2023,\n,,국비,시비,국비,시비\n가,6,1,2,3,4\n나,6,1,2,3,4\n")
    assert source.header == [
        *("구분", "사업비 계", "사업비 2022 국비", "사업비 2022 시비", "사업비 2023 국비", "사업비 2023 시비"),
    ]


def test_units_below_the_names_belong_to_them():
    assert read("연번,사업비,기간\n,(백만원),(년)\n1,100,2\n2,200,3\n").header == [
        "연번",
        "사업비 (백만원)",
        "기간 (년)",
    ]


def test_groups_above_a_full_header_tell_equal_names_apart():
    source = read("표,,,,,\n,,예산,,집행,\n연번,공약명,국비,도비,국비,도비\n1,가,1,2,3,4\n2,나,1,2,3,4\n")
    assert source.header == ["연번", "공약명", "예산 국비", "예산 도비", "집행 국비", "집행 도비"]


def test_years_are_names_of_columns():
    source = read("구분,2022,2023,2024\n계획,1,2,3\n집행,4,5,6\n")
    assert source.header == ["구분", "2022", "2023", "2024"]
    assert len(source.lines) == 2


def test_a_file_without_a_header_loses_no_row():
    source = read("1,2\n3,4\n")
    assert source.header == ["A열", "B열"]
    assert rows(source) == [(1, "1", "2"), (2, "3", "4")]
    assert notes(source) == [("no-header", {"names": "A열, B열"})]


def test_columns_without_a_name_and_with_one_twice_can_be_told_apart():
    source = read("연번,,비고,비고,비고 (2)\n1,가,나,다,라\n2,마,바,사,아\n")
    assert source.header == ["연번", "B열", "비고", "비고 (2)", "비고 (2) (2)"]
    assert [pick.label for pick in source.table.layout.columns] == ["연번", "", "비고", "비고", "비고 (2)"]


def test_empty_columns_and_rows_are_left_out():
    source = read("가,,나,,\n1,,2,,\n,,,,\n3,,4,,\n,,,,\n,,,,\n")
    assert source.header == ["가", "나"]
    assert rows(source) == [(2, "1", "2"), (4, "3", "4")]
    assert source.cells.uneven == []
    assert notes(source) == [("empty-columns", {"columns": "B"}), ("blank", {"count": 3})]


def test_notes_below_the_table_are_no_rows_but_totals_are():
    source = read("구분,예산,비고\n가,1,\n나,2,\n합계,3,\n\n※ 자료: 각 시·군, 2024\n담당 부서 기획과\n")
    assert rows(source) == [(2, "가", "1", ""), (3, "나", "2", ""), (4, "합계", "3", "")]
    assert notes(source) == [
        ("notes", {"lines": "6–7", "text": "※ 자료: 각 시·군  2024 · 담당 부서 기획과"}),
        ("blank", {"count": 1}),
    ]


def test_footnotes_right_below_the_table_are_no_rows_but_headings_among_them_are():
    table = "구분,예산,비고\n가1),1,\n나,2,\n"
    for notes_below in ("1) 2024년 신규,,\n2) 이월 포함,,\n", "□ 문의: 기획과,,\n", "이하 여백,,\n"):
        assert [row[1] for row in rows(read(table + notes_below))] == ["가1)", "나"]
    assert [row[1] for row in rows(read(table + "1) 신규,,\n다,3,\n"))] == ["가1)", "나", "1) 신규", "다"]
    assert [row[1] for row in rows(read(table + "1) 신규,3,\n"))] == ["가1)", "나", "1) 신규"]


def test_where_another_table_begins_below_a_blank_row_is_said():
    first = "구분,계,완료\n가,3,1\n나,4,2\n\n"
    upper, lower = parts(first + "주요 사업,,\n번호,이름,상태\n1,다,완료\n")
    assert notes(upper) == [("blank", {"count": 1})]
    assert [row[1] for row in rows(upper)] == ["가", "나"]
    assert (lower.header, rows(lower)) == (["번호", "이름", "상태"], [(7, "1", "다", "완료")])
    assert notes(lower) == [
        ("part-below", {"line": 5}),
        ("header", {"lines": "6"}),
        ("above", {"lines": "5", "text": "주요 사업"}),
    ]
    ragged = "1. 총괄\n구분,계,완료,보류\n가,3,1,2\n나,4,2,2\n※ 잠정\n\n2. 세부\n번호,이름,상태\n1,다,완료\n2,라,보류\n"
    third = "\n3. 재정\n번호,이름,재원\n1,다,국비\n"
    three = parts(ragged + third)
    assert [each.table.name for each in three] == ["공약", "공약 (2)", "공약 (3)"]
    assert [each.lines.tolist() for each in three] == [[3, 4], [9, 10], [14]]
    assert [each.cells.uneven for each in three] == [[], [], []]
    assert ("notes", {"lines": "5", "text": "※ 잠정"}) in notes(three[0])
    assert [fault for each in three for fault in faults(each)] == [
        ("one-table", 8, "번호", ""),
        ("one-table", 13, "번호", ""),
    ]
    assert len(parts(first + "다,5,3\n라,6,4\n")) == 1
    assert len(parts("공약,완료,보류\n가,○,\n나,,○\n\n사업,예산,집행\n가,10,5\n")) == 2
    assert len(parts("공약,담당,비고\n가,과,-\n나,팀,-\n\n다,국,협의\n라,실,-\n")) == 1
    assert len(parts("구분,담당,상태\n가,나,다\n\n라,마,바\n")) == 1


@pytest.mark.parametrize(
    "below", ["공원,-,-\n라,5,2\n", "공원,미정,완료 뒤\n라,5,2\n", "공원,검토,검토\n라,5,2\n", "공원,검토,협의\n"]
)
def test_words_below_a_blank_row_are_data_unless_they_name_columns_of_rows(below):
    assert len(parts("구분,계,완료\n가,3,1\n나,4,2\n\n" + below)) == 1


BESIDE = (
    "분야,계,완료,,부서,공약수\n복지,3,1,,가과,1\n교통,4,2,,나과,2\n"
    ",,,,다과,3\n,,,,라과,4\n,,,,마과,5\n\n번호,이름,상태\n1,가,완료\n"
)


def test_tables_beside_each_other_are_read_one_by_one():
    left, right, below = parts(BESIDE)
    assert (left.header, rows(left)) == (["분야", "계", "완료"], [(2, "복지", "3", "1"), (3, "교통", "4", "2")])
    assert (right.header, right.column("공약수")) == (["부서", "공약수"], ["1", "2", "3", "4", "5"])
    assert (below.header, rows(below)) == (["번호", "이름", "상태"], [(9, "1", "가", "완료")])
    assert faults(left) == []
    assert faults(right) == [("one-table", 1, "부서", "")]
    assert faults(below) == [("one-table", 8, "번호", "")]
    twice = "번호,이름,,번호,이름\n1,가,,3,다\n2,나,,4,라\n"
    assert [each.column("이름") for each in parts(twice)] == [["가", "나"], ["다", "라"]]
    assert faults(parts(twice + "5,마,,6,바,사\n")[1])[0] == ("cell-count", 4, "", "6,바,사")


def test_tables_below_each_other_are_told_apart_by_records_and_not_by_lines():
    upper, lower = parts('구분,계,완료\n"가\n나\n다",3,1\n라,4,2\n\n번호,이름,상태\n1,마,완료\n2,바,보류\n')
    assert rows(upper) == [(2, "가\n나\n다", "3", "1"), (5, "라", "4", "2")]
    assert rows(lower) == [(8, "1", "마", "완료"), (9, "2", "바", "보류")]


def test_numbers_on_both_sides_of_an_empty_column_are_one_table_without_a_header():
    (both,) = parts("1,2,,3,4\n5,6,,7,8\n9,1,,2,3\n")
    assert both.header == ["A열", "B열", "D열", "E열"]


def test_a_header_is_as_wide_as_the_widest_of_its_rows():
    (wide,) = parts("구분,예산,,,\n,국비,시비\n가,1,2,x,y\n나,3,4,z,w\n")
    assert wide.header == ["구분", "예산 국비", "예산 시비", "D열", "E열"]
    assert wide.cells.uneven == []


@pytest.mark.parametrize(
    "below",
    [
        "1,가,,완료,비고\n2,나,,완료,비고\n합계,2,,,\n소계,2,,,\n",
        "1,가,,완료,비고\n2,나,,,\n3,다,,보류,\n4,라,,,\n5,마,,,\n6,바,,,\n",
        "1,가,,완료,비고\n2,나,,완료,비고\n3,다,,보류,비고\n",
    ],
)
def test_an_empty_column_in_a_table_parts_no_tables(below):
    assert len(parts("번호,이름,,상태,비고\n" + below)) == 1


def test_a_row_that_is_nearly_empty_is_data_where_data_follow():
    source = read("구분,예산,비고\n일자리,,\n가,1,\n나,2,\n7,,\n")
    assert [row[1] for row in rows(source)] == ["일자리", "가", "나", "7"]
    assert source.table.layout.left_out == ()
    assert [row[1] for row in rows(read("구분,예산,비고\n가,1,\n나,2,\n다,,\n"))] == ["가", "나", "다"]
    for last in ("7", "합계"):
        source = read(f"구분,예산,비고\n가,1,\n나,2,\n\n{last},,\n")
        assert [row[1] for row in rows(source)] == ["가", "나", last]


def test_a_header_printed_again_is_no_row():
    source = read("가,나\n1,2\n가,나\n3,4\n")
    assert rows(source) == [(2, "1", "2"), (4, "3", "4")]
    assert notes(source) == [("header-again", {"lines": "3", "text": "가 나"})]


def test_a_page_number_above_a_header_printed_again_is_no_row():
    source = read("가,나,다\n1,2,3\n- 1 -,,\n가,나,다\n3,4,5\n")
    assert rows(source) == [(2, "1", "2", "3"), (5, "3", "4", "5")]
    assert notes(source)[0] == ("notes", {"lines": "3", "text": "- 1 -"})


def test_a_row_too_long_or_too_short_is_not_made_to_fit():
    source = read("가,나,다\n1,2,3\n1,200,3,4\n5,6\n7,8,9\n")
    assert source.header == ["가", "나", "다"]
    assert [(line, cells) for line, cells, *_ in source.cells.uneven] == [(3, 4), (4, 2)]
    assert faults(source) == [("cell-count", 3, "", "1,200,3,4"), ("cell-count", 4, "", "5,6")]
    assert read("가,나,다\n1,2,3\n1,2,3,4,5,6,7\n").header == ["가", "나", "다"]


def test_a_row_that_ends_before_cells_which_are_mostly_empty_is_whole():
    assert faults(read("가,나,비고\n1,2,\n3,4\n5,6,다\n7,8,\n")) == []
    assert faults(read("가,나,비고\n1,2,다\n3,4\n5,6,라\n7,8,마\n")) == [("cell-count", 3, "", "3,4")]


def test_a_text_that_is_called_a_workbook_is_read_and_said():
    assert notes(read(ROWS, "공약.XLSX")) == [("misnamed", {"ending": ".xlsx", "kind": "CSV"})]
    assert notes(read(ROWS, "공약")) == []


def test_a_file_of_nothing_but_notes_is_read_as_its_rows():
    source = read("※ 자료,1,3\n주) 잠정,,2\n")
    assert rows(source) == [(1, "※ 자료", "1", "3"), (2, "주) 잠정", "", "2")]
    assert [*guesses.check(source, guesses.guess(source))] == []


def test_a_header_of_several_physical_lines_is_one_record():
    source = read('"공약\n이름",값\n"가\n나",1\n다,2\n')
    assert source.header == ["공약 이름", "값"]
    assert rows(source) == [(3, "가\n나", "1"), (5, "다", "2")]


def test_broken_quotes_are_found_where_they_begin():
    source = read('가,나\n1,2\n3,"4\n5,6\n')
    assert source.broken == 3


@pytest.mark.parametrize(
    ("data", "case"),
    [
        (b"", "format-empty"),
        (b"\xef\xbb\xbf\r\n \n", "format-empty"),
        (b",,\n,,\n", "format-empty"),
        (b"%PDF-1.7\n", "format-pdf"),
        (OLE + b"\0" * 100 + "Workbook".encode("utf-16-le"), "format-xls"),
        (
            OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"),
            "format-encrypted",
        ),
        (OLE + "\5HwpSummaryInformation".encode("utf-16-le"), "format-hwp"),
        (OLE, "format-unknown"),
        (b"HWP Document File V3.00", "format-hwp"),
        (b"\x09\x08\x10\x00\x00\x06", "format-xls"),
        (b"\x89PNG\r\n", "format-picture"),
        (b"\x1f\x8b\x08", "format-packed"),
        (b"\r\n<html><table><tr><td>1</td></tr></table>", "format-markup"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "format-markup"),
        (b"PK\x03\x04 and nothing else", "format-broken"),
        (bytes(range(256)) * 8, "format-unknown"),
        (ROWS.encode("utf-16")[:-1], "format-broken"),
    ],
)
def test_what_is_no_table_is_refused_by_its_bytes(data, case):
    with pytest.raises(UnusableInput) as refused:
        bare.tables(data, "표.csv")
    assert (refused.value.case, refused.value.params) == (case, {"path": "표.csv"})


def test_a_nul_in_a_text_is_no_other_kind_of_file():
    assert rows(read("이름,값\n" + "도비,1\n" * 30 + "시\0비,2\n"))[-1] == (32, "시\0비", "2")


def faults(source: Source) -> list[tuple[str, int, str, str]]:
    return [(each.rule, each.line, each.column, each.value) for each in preflight.check(source, INFERRED)]


def test_lines_of_another_encoding_are_faults_with_their_numbers():
    source = read("이름,값\n도비,1\n".encode() + "시비,2\n".encode("cp949") + b"\xff\xff,3\n" + "국비,4\n".encode())
    assert faults(source) == [
        ("lost-character", 4, "이름", "\ufffd\ufffd"),
        ("mixed-encoding", 3, "", "CP949"),
        ("mixed-encoding", 4, "", "?"),
    ]


def test_columns_without_a_name_of_their_own_are_faults_on_the_line_of_the_header():
    source = read("제목,,,\n\n연번,,비고,비고\n1,가,나,다\n2,라,마,바\n")
    assert faults(source) == [("header-name", 3, "B열", ""), ("header-name", 3, "비고 (2)", "비고")]


@pytest.mark.parametrize(
    ("top", "row", "header"),
    [
        ("공약명,부서,비고,\n가,나,,늦음\n", "총무과,완료,", (1,)),  # a word beside the table divides no column
        ("현황,홍보실,,\n공약명,부서,상태,예산\n", "총무과,완료,많음", (2,)),  # what is no name of a group is a title
        (
            "현황,,2024년,,,(단위: 천원)\n공약명,부서,,상태,예산,\n",
            "총무과,완료,많음,여름,없음",
            (2,),
        ),  # as is a remark
        ("공약명,추진,,예산,\n,상태,부서,계획,집행\n", "완료,총무과,많음,없음", (1, 2)),
        (",현황,,\n공약명,,부서,상태\n", "도로,총무과,완료", (2,)),  # nor is a title above a gap
        ("공약명,부서,상태,\n,,,7\n", "총무과,완료,1", (1,)),  # a number names nothing
    ],
)
def test_two_rows_are_a_header_only_where_one_divides_the_other(top, row, header):
    text = top + "".join(f"{name},{row}\n" for name in "다라마바사아")
    assert read(text).table.layout.headers == header


def test_of_two_columns_a_row_with_one_cell_is_no_note():
    assert rows(read("이름,값\n가,1\n나,2\n\n다,\n"))[-1] == (5, "다", "")


def test_of_rows_that_are_never_full_none_is_a_header():
    assert read("가,,\n,나,\n,,다\n라,,\n,마,\n,,바\n").table.layout.headers == ()


def test_a_header_that_is_not_there_is_a_fault_of_the_file():
    listed = "{}복지,도서관,완료\n{}교통,주차장,보류\n{}복지,쉼터,완료\n"
    for numbers in (["1,", "2,", "3,"], ["가,1,", "나,2,", "다,3,"]):
        source = read(listed.format(*numbers))
        assert (source.table.layout.headers, len(rows(source))) == ((), 3)
        assert faults(source) == [("header-name", 0, "", "")]
    assert faults(read("1,2\n3,4\n")) == [("header-name", 0, "", "")]
    assert faults(read("구분,분야,공약명,상태\n1,2,3,4\n구분,2,3,4\n2,1,3,4\n")) == []
    assert faults(read("구분,이름,과,1\n1,2,3,4\n2,1,3,1\n")) == []
    assert faults(read("번호,이름,완료,보류\n1,가,완료,\n2,나,,보류\n3,다,완료,\n")) == []
    two = "번호,이름,부서\n1,가,나\n\n번호,이름,상태\n1,다,완료\n"
    assert [each.table.layout.headers for each in parts(two)] == [(1,), (4,)]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("¼­¿ïÆ¯º°½Ã °ø¾à", "서울특별시 공약"),
        ("µµºñ", "도비"),
        ("ê³µì•½ëª…", "공약명"),
        ("°¡", "°¡"),
        ("café · naïve · größe · Ångström", "café · naïve · größe · Ångström"),
        ("cafÃ©", "cafÃ©"),
        ("NAÇÃO", "NAÇÃO"),
        ("Åland Islands", "Åland Islands"),
        ("½ ± 3° 100㎡ ß “인용” …", "½ ± 3° 100㎡ ß “인용” …"),
    ],
)
def test_hangul_read_as_western_text_is_told_for_what_it_was(text, clean):
    assert charsets.ungarbled(text) == clean
