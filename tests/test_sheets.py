"""A workbook that nobody described is read as people see it, and what was assumed is said."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from gongyak import bare, guesses, preflight
from gongyak.findings import UnusableInput
from gongyak.layout import Layout
from gongyak.package import INFERRED, Table
from gongyak.sources import Source, parse, plaintext, sheets, workbooks
from openpyxl.worksheet.worksheet import Worksheet


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet(rows: Iterable[Iterable[object]], more: Callable[[Worksheet], object] = lambda sheet: None) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "현황"
    for row in rows:
        book.active.append(row)
    more(book.active)
    return saved(book)


def tables(data: bytes) -> tuple[Table, ...]:
    return bare.tables(data, "a/공약.xlsx")


def read(data: bytes) -> Source:
    (table,) = tables(data)
    return parse(table, data)


def rows(source: Source) -> list[tuple]:
    return [*zip(source.lines, *source.cells.columns, strict=True)]


def notes(source: Source) -> list[tuple[str, dict]]:
    return [(note.case, dict(note.params)) for note in source.table.notes]


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same zip with one part of it written anew."""
    old, new = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(new, "w") as archive:
        for name in old.namelist():
            content = old.read(name)
            archive.writestr(name, change(content) if name == part else content)
    return new.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_plain_sheet_is_a_table_named_after_the_file_and_titled_after_the_sheet():
    source = read(sheet([["이름", "값"], ["가", 1], ["나", 2]]))
    assert (source.table.name, source.table.title, source.table.layout.sheet) == ("공약", "현황", "현황")
    assert source.header == ["이름", "값"]
    assert rows(source) == [(2, "가", "1"), (3, "나", "2")]
    assert notes(source) == []
    assert source.table.layout.cell("값", 3) == "B3"


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (1200.0, "General", "1200"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "0.00", "0.333333333333333"),
        (1e20, "General", "100000000000000000000"),
        (1.5e-7, "General", "0.00000015"),
        (-0.0, "General", "0"),
        (12345678901234567, "0", "12345678901234567"),
        (0.35, "0%", "0.35"),
        (-2, "#,##0;△#,##0", "-2"),
        (True, "General", "true"),
        (False, "General", "false"),
        (None, "General", ""),
        ("001", "@", "001"),
        (datetime(2024, 7, 1), "yyyy-mm-dd", "2024-07-01"),
        (datetime(2024, 7, 1), 'yyyy"년" m"월" d"일"', "2024-07-01"),
        (datetime(2024, 7, 1), "mm-dd", "2024-07-01"),
        (datetime(2024, 7, 1), 'yyyy"년" m"월"', "2024-07"),
        (datetime(2024, 1, 1), "yyyy", "2024"),
        (datetime(2024, 7, 1, 9, 30), "yyyy-mm-dd hh:mm", "2024-07-01T09:30:00"),
        (date(2024, 7, 1), "yyyy-mm-dd", "2024-07-01"),
        (time(9, 30), "hh:mm", "09:30:00"),
        (timedelta(hours=25, minutes=1), "[h]:mm", "25:01:00"),
    ],
)
def test_a_stored_value_is_the_text_that_people_would_write(value, shown, text):
    assert plaintext.written(value, shown) == text


def test_dates_and_numbers_are_told_apart_by_the_format_of_the_cell():
    def look(sheet: Worksheet) -> None:
        sheet["B2"].number_format = "yyyy-mm-dd"
        sheet["B3"].number_format = "0"

    assert rows(read(sheet([["이름", "값"], ["가", 45474], ["나", 45474]], look))) == [
        (2, "가", "2024-07-01"),
        (3, "나", "45474"),
    ]


@pytest.mark.parametrize(("number", "text"), [(14, "2024-07-01"), (31, "2024-07-01"), (57, "2024-07-01"), (1, "45474")])
def test_the_formats_that_korean_excel_knows_by_number_are_dates(number, text):
    def look(sheet: Worksheet) -> None:
        sheet["B2"].number_format = "0.00"

    data = sheet([["이름", "값"], ["가", 45474]], look)
    data = changed(data, "xl/styles.xml", lambda xml: xml.replace(b'numFmtId="2"', b'numFmtId="%d"' % number))
    assert rows(read(data)) == [(2, "가", text)]


def test_a_workbook_of_the_strict_kind_is_refused_with_what_to_do():
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    plain = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with pytest.raises(UnusableInput) as refused:
        tables(changed(sheet([["가"], [1]]), "xl/workbook.xml", lambda xml: xml.replace(plain, strict)))
    assert refused.value.case == "workbook-strict"


def test_a_workbook_of_an_old_mac_counts_days_from_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["이름", "날"])
    book.active.append(["가", date(2024, 7, 1)])
    assert rows(read(saved(book))) == [(2, "가", "2024-07-01")]
    assert b">44012<" in zipfile.ZipFile(io.BytesIO(saved(book))).read(SHEET)


def _merged(sheet: Worksheet) -> None:
    for block in ("A1:G1", "A3:A4", "B3:B4", "C3:E3", "F3:F4", "G3:G4", "A5:A7"):
        sheet.merge_cells(block)
    sheet["G5"].number_format = "0%"


MERGED = [
    ["2024년 공약 이행 현황"],
    [None] * 6 + ["(단위: 백만원)"],
    ["시군", "공약명", "예산", None, None, "시작일", "달성률"],
    [None, None, "국비", "도비", "시비"],
    ["새벽시", "가", 1, 2, 3, date(2024, 7, 1), 0.35],
    [None, "나", 1, None, 3, date(2024, 7, 2), 1],
    [None, "다", 1, 2, 3, None, None],
    ["노을군", "라", 1, 2, 3, date(2024, 7, 3), 0],
    [],
    ["※ 자료: 각 시군"],
]


def test_merged_headers_become_one_name_and_merged_cells_stand_in_each_row():
    source = read(sheet(MERGED, _merged))
    assert source.header == ["시군", "공약명", "예산 국비", "예산 도비", "예산 시비", "시작일", "달성률"]
    assert rows(source) == [
        (5, "새벽시", "가", "1", "2", "3", "2024-07-01", "35%"),
        (6, "새벽시", "나", "1", "", "3", "2024-07-02", "1"),
        (7, "새벽시", "다", "1", "2", "3", "", ""),
        (8, "노을군", "라", "1", "2", "3", "2024-07-03", "0"),
    ]
    assert notes(source) == [
        ("header", {"lines": "3–4"}),
        ("header-merged", {"names": "시군, 공약명, 예산 국비, 예산 도비, 예산 시비, 시작일, 달성률"}),
        ("above", {"lines": "1–2", "text": "2024년 공약 이행 현황 · (단위: 백만원)"}),
        ("notes", {"lines": "10", "text": "※ 자료: 각 시군"}),
        ("blank", {"count": 1}),
        ("filled-down", {"columns": "시군", "lines": "6–7"}),
        ("percent", {"columns": "달성률"}),
    ]


def test_merged_cells_say_how_deep_a_header_is_and_what_it_groups():
    def merge(sheet: Worksheet) -> None:
        for block in ("A1:A2", "B1:C1"):
            sheet.merge_cells(block)

    assert read(sheet([["구분", "분기"], [None, 1, 2, "비고"], ["가", 3, 4], ["나", 5, 6]], merge)).header == [
        *("구분", "분기 1", "분기 2", "비고"),
    ]
    deep = [["구분", "예산", None], [None, "국비", "시비"], ["가", "없음", None], ["나", 1, 2]]
    for blocks in (["A1:A2"], ["B3:C3"], ["A1:A2", "B3:C3"]):
        data = sheet(deep, lambda sheet, blocks=blocks: [sheet.merge_cells(block) for block in blocks])
        assert read(data).header == ["구분", "예산 국비", "예산 시비"]
    groups = [[None, "계획", None, None, "집행"], ["시군", "당초", "변경", "최종", "상반기", "하반기"]]
    data = sheet([*groups, [*"가나다라마바"]], lambda sheet: (sheet.merge_cells("B1:D1"), sheet.merge_cells("E1:F1")))
    assert read(data).header == [
        *("시군", "계획 당초", "계획 변경", "계획 최종", "집행 상반기", "집행 하반기"),
    ]


def test_what_is_merged_in_the_header_of_one_table_is_not_in_that_of_the_one_beside_it():
    def merge(sheet: Worksheet) -> None:
        for block in ("A1:A2", "B1:C1"):
            sheet.merge_cells(block)

    top = [["분야", "예산", None, None, "부서", "공약수"], [None, "국비", "시비", None, "총무과", 5]]
    both = [["복지", 1, 2, None, "예산과", 6], ["교통", 3, 4, None, "기획과", 7]]
    data = sheet([*top, *both, *([None] * 4 + [name, 8] for name in ("가과", "나과", "다과"))], merge)
    left, right = (parse(table, data) for table in tables(data))
    assert (left.header, rows(left)[0]) == (["분야", "예산 국비", "예산 시비"], (3, "복지", "1", "2"))
    assert (right.header, rows(right)[0]) == (["부서", "공약수"], (2, "총무과", "5"))


def test_a_sheet_is_wider_than_its_header_where_its_rows_are():
    source = read(sheet([["가", "나"], [1, 2, "x"], [3, 4, "y"]]))
    assert source.header == ["가", "나", "C열"]
    assert source.cells.uneven == []


def test_tables_below_each_other_in_a_sheet_are_read_one_by_one():
    upper, lower = [["구분", "계", "완료"], ["가", 3, 1], ["나", 4, 2]], [["번호", "이름", "상태"], [1, "다", "완료"]]
    data = sheet([*upper, [], [], *lower, [2, "라", "보류"]])
    first, second = (parse(table, data) for table in tables(data))
    assert (first.header, rows(first)) == (["구분", "계", "완료"], [(2, "가", "3", "1"), (3, "나", "4", "2")])
    assert (second.header, rows(second)) == (["번호", "이름", "상태"], [(7, "1", "다", "완료"), (8, "2", "라", "보류")])


def test_a_merged_text_ends_where_its_block_ends():
    source = read(sheet([["가", "나"], ["합침", 1], [None, 2], [None, 3]], lambda sheet: sheet.merge_cells("A2:A3")))
    assert rows(source) == [(2, "합침", "1"), (3, "합침", "2"), (4, "", "3")]


def test_escaped_characters_are_read_and_rows_of_blanks_are_none():
    assert rows(read(sheet([["가", "나"], ["a_x000D_b", 1], [" ", "  "], ["c", 2, " "]]))) == [
        (2, "a\rb", "1"),
        (4, "c", "2"),
    ]


def test_a_share_is_read_as_it_is_shown_unless_a_schema_says_that_it_is_a_number():
    def look(sheet: Worksheet) -> None:
        for cell, shown in {"B2": "0%", "B3": "0.0%", "B4": '0.0"%"', "B5": "0%"}.items():
            sheet[cell].number_format = shown
        sheet.merge_cells("B5:B6")

    data = sheet([["가", "율"], [1, 0.35], [2, 0.1234567], [3, 12.5], [4, 1], [5]], look)
    assert [row[2] for row in rows(read(data))] == ["35%", "12.34567%", "12.5", "100%", "100%"]
    stated = replace(tables(data)[0], layout=Layout(format="xlsx"))
    assert [row[2] for row in rows(parse(stated, data))] == ["0.35", "0.1234567", "12.5", "1", "1"]


def test_a_text_merged_over_columns_of_data_stands_in_the_first_alone():
    source = read(sheet([["가", "나", "다"], [1, 2, 3], ["없음", None, 3]], lambda sheet: sheet.merge_cells("A3:B3")))
    assert rows(source)[1] == (3, "없음", "", "3")


def test_a_table_may_begin_anywhere_in_the_sheet():
    source = read(sheet([[], [], [None, None, "이름", "값"], [None, None, "가", 1], [None, None, "나", 2]]))
    assert source.header == ["이름", "값"]
    assert rows(source) == [(4, "가", "1"), (5, "나", "2")]
    assert source.table.layout.cell("이름", 4) == "C4"


def test_each_visible_sheet_with_content_is_a_table():
    book = openpyxl.Workbook()
    book.active.title = "2022"
    book.create_sheet("빈 시트")
    hidden = book.create_sheet("숨김")
    hidden.sheet_state = "hidden"
    book.create_chartsheet("그래프")
    for each in (book.active, hidden, book.create_sheet("2023")):
        each.append(["이름", "값"])
        each.append(["가", each.title])
    found = tables(saved(book))
    assert [(table.name, table.title) for table in found] == [("공약 2022", "2022"), ("공약 2023", "2023")]
    assert [rows(parse(table, saved(book))) for table in found] == [[(2, "가", "2022")], [(2, "가", "2023")]]
    assert [note.case for table in found for note in table.notes] == ["hidden-sheets", "hidden-sheets"]


def test_a_cover_beside_tables_is_no_table_but_a_sheet_of_one_column_alone_is():
    book = openpyxl.Workbook()
    book.active.title = "표지"
    book.active.append(["2024년 공약"])
    assert [table.title for table in tables(saved(book))] == ["표지"]
    for row in (["이름", "값"], ["가", 1]):
        (book["현황"] if "현황" in book else book.create_sheet("현황")).append(row)
    (table,) = tables(saved(book))
    assert (table.title, [(note.case, note.params) for note in table.notes]) == (
        "현황",
        [("cover-sheets", {"names": "표지"})],
    )


def test_hidden_rows_and_columns_are_read_and_said():
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.column_dimensions["A"].width = 30

    source = read(sheet([["가", "나"], [1, 2], [3, 4]], hide))
    assert rows(source) == [(2, "1", "2"), (3, "3", "4")]
    assert notes(source) == [("hidden-rows", {"lines": "3"}), ("hidden-columns", {"columns": "B"})]


def test_a_formula_gives_the_value_it_had_when_it_was_saved():
    data = sheet([["가", "합"], [1, "=A2+1"]])
    valued = changed(
        data, SHEET, lambda xml: xml.replace(b"<v /></c>", b"<v>2</v></c>").replace(b"<v></v>", b"<v>2</v>")
    )
    assert rows(read(valued)) == [(2, "1", "2")]


def test_a_formula_that_came_to_an_empty_text_has_its_value():
    data = sheet([["가", "나"], [1, '=IF(A2=1,"","x")'], [2, 3]])
    empty = changed(data, SHEET, lambda xml: xml.replace(b'<c r="B2"><f>', b'<c r="B2" t="str"><f>'))
    assert rows(read(empty)) == [(2, "1", ""), (3, "2", "3")]
    assert faults(read(empty)) == []
    assert faults(read(data)) == [("formula-value", 2, "나", "")]


def test_an_empty_workbook_is_refused():
    with pytest.raises(UnusableInput) as refused:
        tables(saved(openpyxl.Workbook()))
    assert (refused.value.case, refused.value.params) == ("format-empty", {"path": "a/공약.xlsx"})


@pytest.mark.parametrize(
    ("member", "case"),
    [
        ("xl/workbook.bin", "format-xlsb"),
        ("word/document.xml", "format-document"),
        ("Contents/content.hpf", "format-hwp"),
        ("META-INF/manifest.xml", "format-ods"),
        ("Index/Document.iwa", "format-numbers"),
        ("anything", "format-unknown"),
    ],
)
def test_other_documents_in_a_zip_are_refused_by_what_is_in_it(member, case):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, "")
    with pytest.raises(UnusableInput) as refused:
        tables(stream.getvalue())
    assert refused.value.case == case


BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><'
BROKEN = {
    "cut off": (SHEET, b"</row>.*", b""),
    "bomb in a sheet": (SHEET, b"<(?=worksheet)", BOMB),
    "bomb in the book": ("xl/workbook.xml", b"<(?=workbook)", BOMB),
    "column beyond the last": (SHEET, b'r="A1"', b'r="AAAAA1"'),
    "no coordinate": (SHEET, b'r="A1"', b'r="?"'),
    "text that is not there": (SHEET, b't="inlineStr"><is>.*?</is>', b't="s"><v>99</v>'),
    "number that is none": (SHEET, b"<v>2</v></c></row></sheetData>", b"<v>x</v></c></row></sheetData>"),
    "no styles": ("xl/styles.xml", b".*", b""),
    "no contents": ("[Content_Types].xml", b".*", b"<x/>"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_workbook_that_is_broken_inside_is_refused(name):
    part, old, new = BROKEN[name]
    whole = sheet([["가", "나"], [1, 2]])
    broken = changed(whole, part, lambda xml: re.sub(old, new, xml, count=1, flags=re.DOTALL))
    assert broken != changed(whole, part, bytes)
    with pytest.raises(UnusableInput) as refused:
        tables(broken)
    assert refused.value.case == "workbook-broken"
    assert refused.value.params["path"] == "a/공약.xlsx"


def test_a_cell_at_the_other_end_of_the_sheet_and_a_merge_of_all_of_it_take_no_time():
    far = b'<row r="1048576"><c r="A1048576"><v>9</v></c></row></sheetData>'
    far += b'<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>'
    source = read(changed(sheet([["가", "나"], [1, 2]]), SHEET, lambda xml: xml.replace(b"</sheetData>", far)))
    assert rows(source) == [(2, "1", "2"), (1_048_576, "9", "")]


def test_cells_scattered_over_more_than_can_be_walked_are_refused():
    far = b'<row r="1048576"><c r="XFD1048576"><v>9</v></c></row></sheetData>'
    with pytest.raises(UnusableInput) as refused:
        tables(changed(sheet([["가", "나"], [1, 2]]), SHEET, lambda xml: xml.replace(b"</sheetData>", far)))
    assert (refused.value.case, refused.value.params["sheet"]) == ("workbook-cells", "현황")


def test_a_workbook_that_unfolds_to_too_much_is_refused_unread(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_BYTES", 1000)
    with pytest.raises(UnusableInput) as refused:
        tables(sheet([["가", "나"], [1, 3]]))
    assert refused.value.case == "workbook-large"


def test_pictures_in_a_workbook_are_no_cells(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_BYTES", 100_000)
    content = io.BytesIO(sheet([["가", "나"], [1, 3]]))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/media/image1.png", b"x" * 200_000)
    assert rows(read(content.getvalue())) == [(2, "1", "3")]


def faults(source: Source) -> list[tuple[str, int, str, str]]:
    return [(each.rule, each.line, each.column, each.value) for each in preflight.check(source, INFERRED)]


def test_formulas_that_were_never_calculated_and_errors_are_named_by_their_cells():
    source = read(sheet([["가", "나"], ["=B2", "#REF!"], [1, "=B2"], [2, 3]]))
    assert faults(source) == [
        ("cell-error", 2, "나", "#REF!"),
        ("formula-value", 2, "가", ""),
        ("formula-value", 3, "나", ""),
    ]
    assert [each.params["cell"] for each in preflight.check(source, INFERRED) if "cell" in each.params] == ["A2", "B3"]


def test_the_errors_of_a_workbook_are_texts_as_people_see_them():
    def fail(sheet: Worksheet) -> None:
        sheet["B2"].data_type = "e"
        sheet["B2"].value = "#DIV/0!"

    assert rows(read(sheet([["가", "나"], [1, 2], [3, 4]], fail))) == [(2, "1", "#DIV/0!"), (3, "3", "4")]


def test_a_sheet_is_chosen_by_name_or_number_and_is_else_the_first():
    book = openpyxl.Workbook()
    book.active.title = "하나"
    book.create_sheet("둘").append(["나"])
    found = workbooks.read(saved(book))
    assert [sheets.meant(found, Layout(sheet=each)).name for each in ("", "둘", 2, 1)] == ["하나", "둘", "둘", "하나"]
    with pytest.raises(UnusableInput) as refused:
        sheets.meant(found, Layout(sheet="셋"))
    assert refused.value.case == "no-sheet"


def test_a_zip_of_too_many_members_is_not_even_listed():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(5_001):
            archive.writestr(str(number), "")
    with pytest.raises(UnusableInput) as refused:
        tables(stream.getvalue())
    assert refused.value.case == "format-broken"


def test_what_would_unfold_beyond_measure_is_refused_unread():
    stream = io.BytesIO(sheet([["가", "나"], [1, 2]]))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(20 << 20))
    with pytest.raises(UnusableInput) as refused:
        tables(stream.getvalue())
    assert refused.value.case == "zip-bomb"


def test_what_is_merged_over_rows_is_counted_once():
    def merge(sheet: Worksheet) -> None:
        for column in "ABC":
            sheet.merge_cells(f"{column}3:{column}4")

    lines = [("연번", "공약명", "사업비", "재원", "금액"), (1, "가", 5, "국비", 5), (2, "나", 9, "국비", 4)]
    lines += [(None, None, None, "시비", 5), (3, "다", 7, "국비", 7), (None, "합계", 21, None, 21)]
    source = read(sheet(lines, merge))
    assert source.column("연번") == ["1", "2", "2", "3", ""]
    assert [*guesses.check(source, guesses.guess(source))] == []
    source = read(sheet([*lines[:-1], (None, "합계", 22, None, 21)], merge))
    assert [(each.rule, each.line) for each in guesses.check(source, guesses.guess(source))] == [("total-row", 6)]
