"""What a bare sheet seems to be: what each kind of cell is read as, what is doubtful, what it resembles."""

import pytest
from gongyak import audit, guesses, sources
from gongyak.guesses import dates, names, notations, shapes
from gongyak.guesses.column import Column
from gongyak.guesses.readings import Reading
from gongyak.package import INFERRED, Field, Table


def source_of(*lines: str) -> sources.Source:
    fields = tuple(Field(name=name, type="string", title=name) for name in lines[0].split(","))
    table = Table(name="t", path="t.csv", title="t", description="", fields=fields, primary_key=(), foreign_keys=())
    return sources.parse(table, "\n".join(lines).encode())


def guess_of(*lines: str) -> guesses.Guess:
    return guesses.guess(source_of(*lines))


def found(*lines: str) -> list[str]:
    source = source_of(*lines)
    findings = guesses.check(source, guesses.guess(source))
    return sorted(f"{each.line} [{each.column}] {each.rule}: {each.value}" for each in findings)


def column(*cells: str, name: str = "값") -> Column:
    return guess_of(f"{name},옆", *(f'"{cell}",나{place}' for place, cell in enumerate(cells))).columns[0]


@pytest.mark.parametrize(
    ("cell", "plain", "form", "unit"),
    [
        ("2880", "2880", "", ""),
        ("2,880", "2880", "", ""),
        ("1,234.5", "1234.5", "", ""),
        ("-3", "-3", "", ""),
        ("△2", "-2", "minus", ""),
        ("▲ 1,200", "-1200", "minus", ""),
        ("(2)", "-2", "bracket", ""),
        ("−7", "-7", "minus", ""),
        ("２８８０", "2880", "digits", ""),
        ("7O", "70", "letters", ""),
        ("85%", "85", "", "%"),
        ("300백만원", "300", "", "백만원"),
        ("1,200 명", "1200", "", "명"),
    ],
)
def test_a_number_is_read_however_it_is_written(cell, plain, form, unit):
    assert notations.number(cell) == Reading(plain=plain, form=form, unit=unit)


@pytest.mark.parametrize("cell", ["2022-13", "2022.13.", "2022-00", "202207"])
def test_what_is_no_month_of_the_calendar_is_no_month(cell):
    assert dates.month(cell) is None


@pytest.mark.parametrize("cell", ["미정", "12,34", "1-2", "1,5", "010", "3층", "1억 2800만원", "12~15", "", "O", "lO"])
def test_what_may_be_something_else_is_no_number(cell):
    assert notations.number(cell) is None


@pytest.mark.parametrize(
    ("cell", "plain", "form"),
    [
        ("2022-07-01", "2022-07-01", "--"),
        ("2022.07.01", "2022-07-01", ".."),
        ("2022. 7. 1.", "2022-07-01", ". . ."),
        ("2022년 7월 1일", "2022-07-01", "년 월 일"),
        ("20220701", "2022-07-01", ""),
        ("22.7.1", "2022-07-01", "'.."),
        ("'98. 3. 2.", "1998-03-02", "''. . ."),
    ],
)
def test_a_date_is_read_however_it_is_written(cell, plain, form):
    assert dates.date(cell) == Reading(plain=plain, form=form)


@pytest.mark.parametrize("cell", ["2022-02-30", "2022.13.01", "7.1.", "1.2.3", "2022.7", "99999999"])
def test_what_is_no_day_of_the_calendar_is_no_date(cell):
    assert dates.date(cell) is None


@pytest.mark.parametrize(
    ("plain", "form", "written"),
    [
        ("2022-07-01", "..", "2022.07.01"),
        ("2022-07-01", ". . .", "2022. 7. 1."),
        ("2022-07-01", "", "20220701"),
        ("2022-07", "년 월", "2022년 7월"),
        ("2022", "년", "2022년"),
        ("2022-07-01", "?", "2022-07-01"),
    ],
)
def test_a_date_is_proposed_in_the_form_of_its_column(plain, form, written):
    assert dates.written(plain, form) == written


@pytest.mark.parametrize(
    ("cells", "name", "kind"),
    [
        (["1,200", "300", "△4"], "예산", "integer"),
        (["12.5", "3"], "이행률", "number"),
        (["85%", "100%"], "이행률", "integer"),
        (["2022", "2023"], "연도", "year"),
        (["2022", "2023"], "예산", "integer"),
        (["2022년", "2023년"], "값", "year"),
        (["2022.07.01", "2022.08.01"], "값", "date"),
        (["2022-07", "2022-08"], "값", "month"),
        (["○", "", "○"], "완료", "mark"),
        (["Y", "N", "Y"], "예산사업", "boolean"),
        (["1", "0", "0"], "예산사업", "boolean"),
        (["550-0101", "550-0102", "031-550-0103~5"], "전화", "phone"),
        (["새벽시 가람구 나래로 12", "새벽시 다솜구 마루길 3-1"], "위치", "address"),
        (["https://example.org/", "https://example.org/b"], "누리집", "web"),
        (["1", "2", "3"], "연번", "identifier"),
        (["1-1", "1-2", "2-1"], "관리번호", "identifier"),
        (["완료", "보류", "완료", "보류"], "상태", "code"),
        (["시", "시", "시"], "주체", "constant"),
        (["-", "", "미정"], "비고", "empty"),
        (["가 나", "다 라", "마 바"], "내용", "text"),
    ],
)
def test_a_column_is_what_nearly_all_its_cells_are(cells, name, kind):
    assert column(*cells, name=name).kind == kind


def test_four_of_five_cells_make_a_column_and_three_do_not():
    assert column("1", "2", "3", "4", "추후").strange == {"추후"}
    assert column("1", "2", "3", "추후", "별도").kind == "text"


def test_ways_of_saying_nothing_are_counted_and_no_fault():
    guessed = column("1", "-", "", "미정", "해당 없음", "2", "-")
    assert (guessed.kind, guessed.filled) == ("integer", 2)
    assert guessed.missing == {"-": 2, "": 1, "미정": 1, "해당 없음": 1}
    assert (guessed.strange, guessed.odd) == (frozenset(), {})


def test_a_unit_is_taken_from_the_cells_or_from_the_header():
    assert column("300백만원", "20백만원").unit == "백만원"
    assert column("300", "20", name="예산액(천원)").unit == "천원"
    assert column("300", "20", name="예산액 (단위: 천원)").unit == "천원"
    assert column("300", "20", name="예산액").unit == ""


def test_a_cell_unlike_its_column_is_found():
    rows = zip("가나다라마바사", ["1", "2", "3", "4", "5", "6", "추후"], strict=True)
    lines = ["나,값", *map(",".join, rows)]
    assert found(*lines) == ["8 [값] unlike-column: 추후"]


def test_an_error_of_a_spreadsheet_is_left_to_its_own_rule():
    lines = ["값,옆", *(f"{number},나{number}" for number in range(100, 109)), "#DIV/0!,다", "#분모 없음,라"]
    assert found(*lines) == ["12 [값] unlike-column: #분모 없음"]
    assert found(*lines[:-1]) == []


def test_a_number_or_date_in_another_form_is_found_with_its_right_form():
    lines = ["나,값,날", "가,1,2022.07.01", "나,△2,2022.07.02", "다,3명,2022-07-03", "라,４,2022.07.04"]
    assert found(*lines) == [
        "3 [값] unlike-form: △2",
        "4 [값] unlike-form: 3명",
        "4 [날] unlike-form: 2022-07-03",
        "5 [값] unlike-form: ４",
    ]
    odd = [dict(each.odd) for each in guess_of(*lines).columns[1:]]
    assert odd == [
        {"△2": ("minus", "-2"), "3명": ("unit", "3"), "４": ("digits", "4")},
        {"2022-07-03": ("plain", "2022.07.03")},
    ]
    assert found("나,값", "가,800", '나,"1,200"', "다,-3") == []


def test_a_date_that_every_program_reads_is_not_called_the_fault_of_its_column():
    def odd(*cells: str) -> dict:
        return dict(guess_of("시작일", *cells).columns[0].odd)

    assert odd("2022.07.01", "2022.07.02", "2022-07-03") == {"2022-07-03": ("plain", "2022.07.03")}
    assert odd("2022-07-01", "2022-07-02", "2022.07.03") == {"2022.07.03": ("date", "2022-07-03")}
    assert odd("2022.07.", "2022.08.", "2022-09") == {"2022-09": ("plain", "2022.09.")}


def test_two_spellings_of_one_word_are_found_and_two_words_are_not():
    rows = ["가,정상추진", "나,정상추진", "다,정상 추진", "라,일부추진"]
    assert found("나,상태", *rows) == ["4 [상태] unlike-spelling: 정상 추진"]
    assert found("나,상태", *rows[:2], rows[3]) == []


def test_a_row_that_occurs_twice_is_found_and_one_that_differs_in_a_cell_is_not():
    assert found("가,나", "a,b", "c,d", "a,b") == ["4 [] row-repeated: a, b"]
    assert found("가,나", "a,b", "c,d", "a,e") == []
    assert found("가,나,다", "a,,b", "c,,d", "a,,b") == ["4 [] row-repeated: a, b"]


def test_a_number_given_twice_is_found_only_where_numbers_tell_rows_apart():
    rows = [f"{place},이름{place}" for place in range(1, 12)]
    assert found("관리번호,이름", *rows, "3,다른 이름") == ["13 [관리번호] id-repeated: 3"]
    assert found("인원,이름", *rows, "3,다른 이름") == []


def test_a_row_that_is_half_empty_is_found_and_one_empty_cell_is_not():
    rows = [f"가{place},나{place},다{place},라{place}" for place in range(20)]
    assert found("a,b,c,d", *rows, "가,,,") == ["22 [] row-sparse: b, c, d"]
    assert found("a,b,c,d", *rows, "가,나,다,") == []
    assert found("a,b,c,d", *rows, "가,나,,") == []
    assert found("a,b,c,d", *rows, "가") == []
    assert found("a,b,c,d", *rows, ",나,,", "가,,다,라") == ["22 [] row-sparse: a, c, d"]
    assert found("a,b,c,d", *rows[:18], "가,,,", "가,,다,라") == ["20 [] row-sparse: b, c, d"]
    assert found("a,b,c,d", *rows[:17], "가,,다,라", "가1,,다1,라1", "가2,나2,,") == []
    assert found("a,b,c", *(row.rpartition(",")[0] for row in rows), "가,,") == ["22 [] row-sparse: b, c"]
    wide = [f"{row.rpartition(',')[0]},,,," for row in rows]
    assert found("a,b,c,d,e,f,g", *wide, "가,,,,,,", "나,나,나,다,라,마,바") == ["22 [] row-sparse: b, c"]


def test_a_row_of_a_sheet_with_few_columns_is_never_half_empty():
    rows = [f"가{place}," for place in range(20)]
    assert not [line for line in found("a,b", *rows, ",나") if "row-sparse" in line]
    assert not [line for line in found("a,b,c,d", *(f"다{row}나,," for row in rows), ",,나,라") if "row-sparse" in line]


def test_a_number_to_call_tells_no_rows_apart():
    assert [name for name in ("관리번호", "연번", "전화번호", "우편번호", "FAX번호") if names.is_id(name)] == [
        "관리번호",
        "연번",
    ]


def test_a_row_without_a_tick_or_with_two_is_found():
    lines = ["공약,완료,보류,폐기", "가,○,,", "나,,○,", "다,○,○,", "라,,,", "마,,,○"]
    assert found(*lines) == ["4 [] one-tick: 완료, 보류", "5 [] one-tick: "]
    assert found(*lines[:3], lines[5]) == []
    assert found("공약,완료,보류", "가,Y,N", "나,Y,Y", "다,N,Y") == ["3 [] one-tick: 완료, 보류"]
    odd = found("공약,예산,완료,보류", *(f"{name},{number},○," for number, name in enumerate("가나다라마")), "바,x,○,○")
    assert "7 [] one-tick: 완료, 보류" in odd
    source = source_of(*lines)
    told = [each.params["meant"] for each in guesses.check(source, guesses.guess(source))]
    assert told == [["완료", "보류"], ["완료", "보류", "폐기"]]


def totals_of(*rows: str) -> list[str]:
    return [line for line in found("공약,재원,가,나", *rows) if "total" in line]


def test_a_total_is_the_sum_of_the_rows_above_or_below():
    assert totals_of("a,국비,1,2", "b,국비,3,4", "합계,,4,6") == []
    assert totals_of("합계,,4,6", "a,국비,1,2", "b,국비,3,4") == []
    assert totals_of("a,국비,1,2", "b,국비,3,4", "합  계,,4,7") == ["4 [나] total-row: 7"]
    assert totals_of("합계,,5,6", "a,국비,1,2", "b,국비,3,4") == ["2 [가] total-row: 5"]
    assert totals_of("Total,,5,6", "a,국비,1,2", "b,국비,3,4") == ["2 [가] total-row: 5"]


def test_subtotals_are_of_their_own_rows_and_the_total_is_of_all():
    rows = ["a,국비,1,2", "a,시비,3,4", "a,소계,4,6", "b,국비,5,6", "b,시비,7,8", "b,소계,12,14", "합계,,16,20"]
    assert totals_of(*rows) == []
    assert totals_of(*rows[:5], "b,소계,13,14", rows[6]) == ["7 [가] total-row: 13"]
    assert totals_of(*rows[:6], "합계,,16,21") == ["8 [나] total-row: 21"]
    below = ["a,계,4,6", "a,국비,1,2", "a,시비,3,4", "b,계,12,14", "b,국비,5,6", "b,시비,7,8"]
    assert totals_of(*below) == []
    assert totals_of(*below[:3], "b,계,12,15", *below[4:]) == ["5 [나] total-row: 15"]


def test_rates_and_numbers_of_rows_are_not_added_up():
    assert found("번호,공약,이행률", "1,a,50", "2,b,70", ",합계,60") == []


def sums_of(*rows: str) -> list[str]:
    return [line for line in found("공약,계,가,나,다", *rows) if "total" in line]


def test_a_column_of_totals_is_the_sum_of_those_beside_it_where_it_mostly_is():
    rows = ["a,6,1,2,3", "b,15,4,5,6", "c,24,7,8,9"]
    assert sums_of(*rows) == []
    assert sums_of(*rows, "d,99,1,1,1") == ["5 [계] total-column: 99"]
    assert sums_of("a,60,1,2,3", "b,50,4,5,6", "c,24,7,8,9") == []


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("2022년", "2022"),
        ("2022", "2022"),
        ("2022년도 예산", "2022"),
        ("'23", "2023"),
        ("24년", "2024"),
        ("2022년(천원)", "2022"),
        ("2022(하)", "2022H2"),
        ("2026 상반기", "2026H1"),
        ("2024년 3분기", "2024Q3"),
        ("기투자", "prior"),
        ("임기 후", "after"),
        ("총사업비(백만원)", "total"),
        ("24개소", ""),
        ("금액", ""),
    ],
)
def test_a_column_named_after_a_period_is_of_that_period(name, period):
    assert shapes.period_of(name) == period


def test_a_column_of_ours_is_known_by_its_name_its_title_a_usual_word_or_its_cells():
    guessed = guess_of("pledge_id,공약명,분야,구분 1,별난 열", "a,가,복지,완료,x", "b,나,교통,보류,y",
                       "c,다,복지,완료,x", "d,라,교통,보류,y").resemblance  # fmt: skip
    assert guessed is not None
    assert guessed.table.name == "pledges"
    told = {name: (match.table, match.column, match.how) for name, match in guessed.matches.items()}
    assert told == {
        "pledge_id": ("pledges", "pledge_id", "name"),
        "공약명": ("pledges", "title", "word"),
        "분야": ("pledges", "area", "word"),
        "구분 1": ("assessments", "status", "values"),
    }
    assert "title" not in {field.name for field in guessed.lacking}
    assert "summary" in {field.name for field in guessed.lacking}


def test_a_sheet_about_something_else_resembles_nothing():
    assert guess_of("날짜,기온,강수량,비고", "2022-07-01,21.5,0,맑음").resemblance is None
    assert guess_of("이름,품종,몸무게", "나비,코리안,4.2", "바둑이,진돗개,18").resemblance is None
    # An address of a street is none of a document.
    streets = [
        f"{number},신대방1동,서울특별시 동작구 신대방길 {number},37.{number},126.9,2024-12-12" for number in (59, 80)
    ]
    assert guess_of("연번,행정동,주소,위도,경도,데이터기준일자", *streets).resemblance is None


def test_states_become_one_column_and_years_become_rows():
    ticks = guess_of("공약명,담당부서,완료,보류", "가,나과,○,", "다,라과,,○")
    assert ticks.suggestion.header == ("title", "pledge_departments.name", "assessments.status")
    assert ticks.suggestion.rows == [["가", "나과", "completed"], ["다", "라과", "on_hold"]]
    years = guess_of("공약명,재원,총사업비(천원),2022년,2023년", '가,국비,"1,500",△500,"2,000"', "나,시비,30,30,-")
    assert years.suggestion.header == ("pledges.title", "fund", "period", "amount_krw")
    assert years.suggestion.rows[:3] == [
        ["가", "national", "total", "1500000"],
        ["가", "national", "2022", "-500000"],
        ["가", "national", "2023", "2000000"],
    ]


def test_the_draft_of_a_descriptor_states_the_file_as_it_is():
    guessed = guess_of(
        "연번,예산(천원),비율,날,시행,상태", '1,"1,200",85%,2022.07.01,○,-', "2,300,70%,2022.07.02,,완료"
    )
    (resource,) = guesses.descriptor([guessed])["resources"]
    assert resource["schema"]["missingValues"] == ["", "-"]
    assert resource["schema"]["fields"] == [
        {"name": "연번", "type": "integer", "constraints": {"required": True}},
        {"name": "예산(천원)", "type": "number", "groupChar": ","},
        {"name": "비율", "type": "number", "groupChar": ",", "bareNumber": False},
        {"name": "날", "type": "date", "format": "%Y.%m.%d"},
        {"name": "시행", "type": "boolean", "trueValues": ["○"], "falseValues": []},
        {"name": "상태", "type": "string"},
    ]


def test_the_draft_says_what_means_yes_and_what_means_no():
    (resource,) = guesses.descriptor([guess_of("공약,시행,공개", "가,○,Y", "나,×,N", "다,○,Y")])["resources"]
    assert resource["schema"]["fields"][1:] == [
        {"name": "시행", "type": "boolean", "trueValues": ["○"], "falseValues": ["×"]},
        {"name": "공개", "type": "boolean", "trueValues": ["Y"], "falseValues": ["N"]},
    ]


def test_a_date_known_less_exactly_is_no_stranger_among_dates():
    guessed = column(
        "2022-07-01",
        "2022-08-01",
        "2022-09",
        "2023",
        "2022-10-01",
        "2022-11-01",
        "2022-12-01",
        "2023-01-01",
        "2023-02-01",
        "2023-03-01",
    )
    assert (guessed.kind, guessed.strange, guessed.odd) == ("date", frozenset(), {})
    guessed = column("2022.07.01", "2022.08.01", "2022.09.31", "2022.10.01", "2022.11.01")
    assert (guessed.kind, guessed.strange) == ("date", {"2022.09.31"})


def test_a_word_for_all_in_a_column_of_codes_is_no_total():
    rows = ["가,계,2022,5", "가,국비,2022,9", "나,계,2023,7", "나,국비,2023,4", "다,계,2024,3", "다,국비,2024,8"]
    assert found("공약,재원,기간 순서,금액", *rows) == []


def test_many_different_strangers_make_no_column_of_numbers():
    cells = [str(n) for n in range(20)]
    assert column(*cells, "추후", "별도").strange == {"추후", "별도"}
    assert column(*cells, "추후", "별도", "2026H1").kind == "text"
    assert column(*cells, "추후", "추후", "추후", "추후").strange == {"추후"}


def test_percentages_are_not_added_up_whatever_their_column_is_called():
    assert totals_of("a,국비,1,50%", "b,국비,3,70%", "합계,,4,60%") == []


def test_one_year_alone_makes_no_table_of_years_and_one_state_none_of_states():
    assert guess_of("공약명,2022년", "가,1", "나,2").shape == shapes.Shape()
    assert guess_of("공약명,완료", "가,○", "나,").shape == shapes.Shape()
    assert found("공약명,완료", "가,○", "나,") == []


def test_columns_of_words_named_after_years_make_no_table_of_years():
    assert guess_of("공약명,2022년,2023년", "가,설계,착공", "나,착공,준공").shape.kind == shapes.LIST
    assert guess_of("공약명,2022년,2023년", "가,1,2", "나,3,5").shape.kind == shapes.YEARS


def test_a_total_beside_the_total_cost_is_the_one_without_what_was_spent_before():
    names = guess_of("공약명,총사업비,기투자,계,2022년,2023년", "가,9,1,8,4,4").shape.columns
    assert (names["총사업비"], names["계"]) == ("total", "subtotal")
    assert guess_of("공약명,기투자,계,2022년,2023년", "가,1,8,4,4").shape.columns["계"] == "total"


def test_ticks_under_other_names_are_states_where_nearly_every_row_has_one():
    names = "공약명,가,나,다"
    assert guess_of(names, "a,○,,", "b,,○,", "c,,,○").shape.kind == "ticks"
    assert guess_of(names, "a,○,○,", "b,,○,○", "c,○,,○").shape.kind == "list"


@pytest.mark.parametrize(
    ("names", "total", "case", "difference"),
    [
        ("공약,가(백만원),나", "7", "rounded", "1"),
        ("공약,가(백만원),나", "9", "wrong", "3"),
        ("공약,가,나", "7", "wrong", "1"),
    ],
)
def test_what_rounding_could_explain_is_said_so_but_not_of_counts(names, total, case, difference):
    source = source_of(names, "a,1,5", "b,2,6", "c,3,7", f"합계,{total},18")
    (one,) = guesses.check(source, guesses.guess(source))
    assert (one.line, one.params["case"], one.params["difference"]) == (5, case, difference)


def test_a_row_of_totals_is_no_example_of_what_to_make_of_a_sheet():
    suggestion = guess_of("공약명,담당부서,추진상황", "합계,,2", "도서관,문화과,완료", "쉼터,복지과,보류").suggestion
    assert [row[0] for row in suggestion.rows] == ["도서관", "쉼터"]


def test_a_share_among_whole_percentages_is_told():
    assert column("80", "45", "0.6", "100", "1", "0", name="이행률").odd == {"0.6": ("share", "60")}
    assert column("80", "45", "0.65", name="달성도(%)").odd == {"0.65": ("share", "65")}
    for cells, name in ((["80", "45.5", "0.6"], "이행률"), (["0.8", "0.6"], "이행률"), (["80", "45", "0.6"], "면적")):
        assert column(*cells, name=name).odd == {}


@pytest.mark.parametrize(
    ("numbers", "again"),
    [
        ("1 2 3 4 5 5 7", ["7 [연번] id-repeated: 5"]),
        ("1 2 2 3", ["4 [연번] id-repeated: 2"]),
        ("1 2 1 4 5", ["4 [연번] id-repeated: 1"]),
        ("1 2 3 1 2", []),
        ("1 2 3 1", []),
        ("1 2 2", []),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 1 2", []),
        (
            "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 20 2",
            ["22 [연번] id-repeated: 20", "23 [연번] id-repeated: 2"],
        ),
    ],
)
def test_a_number_is_repeated_unless_rows_are_counted_anew(numbers, again):
    assert found("연번,이름", *(f"{each},나{place}" for place, each in enumerate(numbers.split()))) == again


def test_codes_that_few_rows_share_are_not_repeated():
    assert found("지역코드,이름", "41,가", "42,나", "43,다", "43,라") == []


HEADED = ["연번,공약명,완료,보류", "Ⅰ. 복지,,,", "1,가,○,", "2,나,,○", "합계,,1,1", "Ⅱ. 교통,,,", "3,다,○,", "4,라,○,"]


def test_headings_among_the_rows_are_told_once_and_are_no_example():
    assert found(*HEADED) == ["2 [] row-sparse: Ⅰ. 복지", "6 [] row-sparse: Ⅱ. 교통"]
    assert [*guess_of(*HEADED).suggestion.rows[0][:2]] == ["1", "가"]
    rows = [f"{place},이름{place},{place}" for place in range(1, 31)]
    assert found("연번,이름,수", "묶음,,", *rows[:7], "다음,,", *rows[7:]) == [
        "10 [] row-sparse: 다음",
        "2 [] row-sparse: 묶음",
    ]


def test_one_row_with_one_cell_is_no_heading_nor_is_one_above_another_such_row():
    assert guess_of("구분,예산,비고", "일자리,,", "가,1,나", "나,2,다").headings == {}
    assert guess_of("구분,예산,비고", "가,1,나", "나,2,다", "다,,", "라,,").headings == {}
    assert guess_of("구분,예산", "가,", "1,1", "나,", "2,2").headings == {}


def test_a_zero_among_the_ticks_of_a_state_is_told_and_nothing_else():
    rows = ["a,○,", "b,,○", "c,0,", "d,○,", "e,,○"]
    assert found("공약명,완료,보류", *rows) == ["4 [완료] unlike-column: 0"]
    assert found("공약명,완료,보류", "a,3,1", "b,4,2", "c,○,5", "d,5,1", "e,6,2") == ["4 [완료] unlike-column: ○"]


def test_percentages_by_year_are_no_amounts():
    assert guess_of("공약명,2023년,2024년", "가,10%,20%", "나,30%,40%").shape == shapes.Shape()


def test_of_two_spellings_the_one_on_one_line_is_the_right_one():
    source = source_of(
        "상태,이름", *(f'"정상\n추진",나{place}' for place in range(3)), "정상추진,다", "완료,라", "완료,마"
    )
    found = guesses.check(source, guesses.guess(source))
    told = [(each.line, each.params["case"], each.params["clean"], each.params["count"]) for each in found]
    assert told == [(line, "broken", "정상추진", "1") for line in (2, 4, 6)]


def test_a_month_whose_last_digit_a_spreadsheet_may_have_lost_is_told():
    guessed = column("2022.1", "2022.11", "2022.7", name="착수시기")
    assert (guessed.kind, guessed.odd) == ("month", {"2022.1": ("tenth", "")})
    assert column("2022.1", "2022.10", "2022.7", name="착수시기").odd == {}
    assert column("2022.1", "2022.11", "2022.7", name="면적(㎡)").kind == "number"
    assert column("2022.1", "1822.11", "2022.7", "300.5", name="값").kind == "number"


def test_a_column_under_a_year_and_a_fund_is_the_money_of_both():
    guessed = guess_of("공약명,2023년 국비,2023년 시비,2024년 국비", "가,1,2,3", "나,4,5,6")
    match = guessed.resemblance.matches["2024년 국비"]
    assert (match.column, match.given) == ("amount_krw", {"fund": "national", "period": "2024"})


def test_a_month_among_days_is_written_as_they_are():
    days = [f"2022.07.{day:02}" for day in range(1, 20)]
    assert column(*days, "2022.08", name="완료일").odd == {}
    odd = {"2022년 8월": ("date", "2022.08"), "'22.9.": ("date", "2022.09")}
    assert column(*days, *odd, name="완료일").odd == odd


def test_one_number_and_what_is_the_same_everywhere_are_not_added_up():
    assert totals_of("a,국비,8,1000", "합계,,10,1000") == []
    assert totals_of("a,국비,8,1000", "b,시비,2,1000", "합계,,10,1000") == []
    assert totals_of("a,국비,8,1000", "b,시비,2,1001", "합계,,10,1000") != []


def test_a_single_total_is_held_against_the_rows_where_its_row_begins_with_that_name():
    lines = ["부서,재원,금액", "가과,시비,5", "가과,도비,3", "나과,시비,4"]
    assert found(*lines, ",합계,13") == ["5 [금액] total-row: 13"]
    assert found(*lines, "나과,계,4") == []


def test_amounts_in_words_are_told_once_a_column():
    rows = ["a,3억 5천만원", "b,비예산", "c,1억 2천만 원", "d,추후", "e,2천만원"]
    assert found("공약명,사업비", *rows) == ["2 [사업비] unlike-column: 3억 5천만원"]
    assert found("공약명,내용", *rows) == []
    assert found("공약명,사업비", "a,추후", "b,협의", "c,1억 2천만원") == []


def test_pledges_that_need_no_money_do_not_hide_the_amounts_of_the_others():
    guessed = column("비예산", "500", "비예산", "비예산사업", "1,200", "비예산", name="사업비")
    assert (guessed.kind, guessed.like, guessed.strange) == ("integer", 2, {"비예산", "비예산사업"})


def test_a_total_of_ticks_is_how_many_there_are():
    names, rows = "공약,완료,보류", ["a,○,", "b,○,", "c,,○"]
    assert found(names, *rows, "합계,2,1") == []
    assert found(names, *rows, "합계,3,1") == ["5 [완료] total-row: 3"]
    source = source_of(names, *rows, "합계,3,1")
    (one,) = guesses.check(source, guesses.guess(source))
    assert (one.params["case"], one.params["computed"]) == ("ticked", "2")


def test_a_total_in_a_group_of_columns_is_that_of_its_group():
    names = "공약,총사업비,2023년 소계,2023년 국비,2023년 시비,2024년 소계,2024년 국비,2024년 시비"
    rows = ["a,10,3,1,2,7,3,4", "b,26,11,5,6,15,7,8", "c,42,19,9,10,23,11,12"]
    assert found(names, *rows) == []
    assert found(names, *rows, "d,58,28,13,14,31,15,16") == ["5 [2023년 소계] total-column: 28"]
    assert found(names, *rows, "d,59,27,13,14,31,15,16") == ["5 [총사업비] total-column: 59"]


def test_the_one_cell_behind_two_wrong_totals_is_named():
    lines = ["공약,계,가,나,다", "a,6,1,2,3", "b,15,4,5,6", "c,24,7,88,9", "d,33,10,11,12", "합계,78,22,26,30"]
    source = source_of(*lines)
    (beside,) = [each for each in guesses.check(source, guesses.guess(source)) if each.rule == "total-column"]
    assert (beside.line, beside.params["case"], beside.params["cell"], beside.params["right"]) == (
        4,
        "crossing",
        "나",
        "8",
    )
    for rows, place in (
        (["a,6,1,2,3", "b,16,4,5,6", "c,24,7,8,9", "합계,45,12,15,18"], (3, "계", "15")),
        (["a,6,1,2,3", "b,15,4,5,6", "소계,21,5,9,9", "c,24,7,8,9"], (4, "나", "7")),
    ):
        source = source_of("공약,계,가,나,다", *rows, "d,33,10,11,12")
        (beside,) = [each for each in guesses.check(source, guesses.guess(source)) if each.rule == "total-column"]
        assert (beside.line, beside.params["cell"], beside.params["right"]) == place
    # Two columns are wrong by as much: it may be either.
    source = source_of(*lines[:-1], "합계,78,22,26,-50")
    (beside,) = [each for each in guesses.check(source, guesses.guess(source)) if each.line == 4]
    assert beside.params["case"] == "wrong"


def test_one_subtotal_is_of_the_rows_up_to_the_last_total():
    assert totals_of("a,국비,1,2", "합계,,1,2", "b,국비,3,4", "c,국비,5,6", "소계,,8,10") == []


def test_a_row_of_totals_needs_no_tick_and_may_be_empty():
    rows = ["가,○,", "나,,○", "다,○,", "라,,○", "마,○,"]
    assert guess_of("공약,완료,보류", *rows, "합계,,").shape.kind == "ticks"
    assert found("공약,완료,보류", *rows, "합계,,") == []
    rows = [f"가{place},나{place},다{place},라{place},{place}" for place in range(20)]
    assert found("a,b,c,d,금액", *rows, "합계,,,,190") == []


def test_a_number_that_is_missing_twice_is_not_repeated():
    rows = [f"{place},이름{place}" for place in range(1, 12)]
    assert found("관리번호,이름", *rows, "-,가", "-,나") == []


def test_common_names_alone_resemble_nothing():
    assert guess_of("순서,이름,비고", "1,가,나", "2,다,라").resemblance is None
    # Columns that many of our tables have.
    assert guess_of("시작,문서 속 위치", "가,나").resemblance is None
    many = ",".join(f"별난{n}" for n in range(20))
    assert guess_of(f"공약명,담당부서,{many}", "가,나" + ",x" * 20).resemblance is None


def test_a_column_of_ours_is_given_to_one_column_of_the_sheet():
    matches = guess_of("공약명,사업명,분야", "가,나,다").resemblance.matches
    assert {name: match.column for name, match in matches.items()} == {"공약명": "title", "분야": "area"}


def test_an_example_has_nothing_where_the_sheet_says_nothing():
    suggestion = guess_of("공약명,분야,완료일", "가,-,미정", "나,복지,2024.06.30").suggestion
    assert suggestion.header == ("title", "area", "ends_on")
    assert suggestion.rows == [["가", "", ""], ["나", "복지", "2024-06-30"]]


def test_two_units_of_money_are_left_to_their_columns():
    columns = guess_of("공약명,국비(천원),도비(백만원),민자", "가,1,2,3", "나,4,5,6").columns
    assert [each.unit for each in columns] == ["", "천원", "백만원", ""]
    columns = guess_of("공약명,국비(천원),도비,민자", "가,1,2,3", "나,4,5,6").columns
    assert [each.unit for each in columns] == ["", "천원", "천원", "천원"]
    columns = guess_of("공약명,국비(천원),도비", "가,1,많음", "나,4,적음").columns
    assert [each.unit for each in columns] == ["", "천원", ""]


def named(*lines: str) -> list[str]:
    source = source_of(*lines)
    return [f"{each.line}: {each.value}" for each in audit.check_cells(source, INFERRED)]


def test_a_name_alone_is_found_in_a_column_for_names_and_no_office_is():
    assert named("공약명,담당자", "도서관,가나다", "주차장,홍길동", "산책로,주무관", "급식,교통과") == ["3: 홍길동"]
    assert named("공약명,성명", "도서관,홍길동") == ["2: 홍길동"]
    assert named("공약명,부서", "도서관,홍길동", "주차장,이음과") == []


def test_a_group_written_once_is_found_and_a_column_of_remarks_is_not():
    rows = ["복지,가,1", ",나,2", ",다,3", "교통,라,4", ",마,5", "합계,,15"]
    assert found("분야,공약,예산", *rows) == ["3 [분야] same-as-above: "]
    assert found("공약,예산,비고", "가,1,늦음", "나,2,", "다,3,", "라,4,바뀜", "마,5,") == []
    assert found("분야,공약,예산", "복지,가,1", "복지,나,2", ",다,3", "교통,라,4", "복지,마,5") == []
    # Groups do not stand so far to the right.
    assert found("가,나,다,분야,공약", *(f"a{row[-1]},b{row[-1]},c{row[-1]},{row[:-2]}" for row in rows[:5])) == []


@pytest.mark.parametrize(
    "cells",
    [
        (",나", ",다", "돌봄,라", ",마", "교통,바"),  # what would be repeated in the first rows?
        ("돌봄,나", ",다", "교통,라", ",마", "돌봄,바"),  # a word that comes again is no heading
        ("3,나", ",다", "4,라", ",마", "7,바"),  # an amount is no heading
        ("돌봄,나", ",다", ",라", ",마"),  # one word alone is a title
        ("돌봄,나", "-,다", "돌봄,라", "교통,마", ",바", ",사"),  # who writes that there is nothing means it
        ("돌봄,나", "교통,다", "교육,라", "환경,마", ",바"),  # one gap of five is an oversight
        ("돌봄,나", ",다", "교통,라", ",", "교육,바"),  # the column beside has gaps too
        ("돌봄,나", "교통,다", ",합계"),  # a total belongs to no group
    ],
)
def test_gaps_that_mean_something_else_are_no_groups(cells):
    assert not [line for line in found("분야,공약", *cells) if "same-as-above" in line]


def ours(*lines: str) -> dict[str, str]:
    matches = guess_of(*lines).resemblance.matches
    return {name: f"{match.table}.{match.column}" for name, match in matches.items()}


def test_numbers_are_no_text_of_ours_and_words_of_states_are_states():
    assert ours("공약명,목표,추진현황", "가,100,완료", "나,90,정상추진", "다,80,완료", "라,70,정상추진") == {
        "공약명": "pledges.title",
        "목표": "indicator_values.value",
        "추진현황": "assessments.status",
    }
    assert ours("공약명,추진현황", "가,설계를 마침", "나,공사 발주")["추진현황"] == "assessments.comment"


def test_plan_and_result_of_a_year_are_two_stages():
    suggestion = guess_of("공약명,재원,22년 계획,22년 실적", "가,국비,5,4", "나,국비,7,6").suggestion
    assert suggestion.header == ("pledges.title", "fund", "stage", "period", "amount_krw")
    assert suggestion.rows[:2] == [
        ["가", "national", "plan", "2022", "5"],
        ["가", "national", "executed", "2022", "4"],
    ]


@pytest.mark.parametrize(
    ("name", "cells", "odd"),
    [
        ("금액", ["3억원", "5억원", "7억원", "9억원", "800백만원"], {"800백만원": ("unit", "8억원")}),
        ("금액", ["100백만원", "200백만원", "12억원"], {"12억원": ("unit", "1200백만원")}),
        ("금액", ["3억", "5억", "7억", "9억", "120"], {"120": ("unit-unknown", "")}),
        ("계획액", ["1000", "2000", "3000", "4000", "300원"], {"300원": ("unit-unknown", "")}),
        ("예산(천원)", ["1000", "2000", "3000", "4000", "500원"], {"500원": ("unit", "0.5")}),
        ("비율", ["50%", "70%", "85%", "90%", "0.5"], {"0.5": ("unit-unknown", "")}),
        ("비율", ["50%", "70%", "85%", "90%", "28.6"], {"28.6": ("unit", "28.6%")}),
        ("비율", ["0.5", "0.7", "0.85", "0.9", "50%"], {"50%": ("unit-unknown", "")}),
        ("인원", ["10", "20", "30", "40", "50명"], {"50명": ("unit", "50")}),
        ("인원", ["1", "1", "2", "2", "1명"], {"1명": ("unit", "1")}),
        ("길이", ["10km", "20km", "30km", "40km", "50대"], {"50대": ("unit-unknown", "")}),
        ("길이", ["10km", "20km", "30km", "40km", "50%"], {"50%": ("unit-unknown", "")}),
    ],
)
def test_a_cell_in_another_unit_is_converted_or_left_to_people(name, cells, odd):
    assert column(*cells, name=name).odd == odd


def test_an_amount_in_hundreds_of_millions_is_so_large_in_an_example():
    rows = guess_of("공약명,분야,총사업비", "가,복지,3억", "나,교통,0.5억").suggestion.rows
    assert [row[-1] for row in rows] == ["300000000", "50000000"]


def test_a_column_called_after_days_is_one_of_dates_where_half_of_it_is():
    cells = "2022-07-01", "44743", "2022-09-01", "2022-10-01", "44805", "추후"
    assert column(*cells, name="착수일").kind == "date"
    assert column(*cells, name="값").kind == "text"
    assert found("번호,착수일", *(f"{place},{cell}" for place, cell in enumerate(cells))) == [
        "3 [착수일] unlike-form: 44743",
        "6 [착수일] unlike-form: 44805",
        "7 [착수일] unlike-column: 추후",
    ]


@pytest.mark.parametrize(("cell", "plain"), [("44743", "2022-07-01"), ("45657", "2024-12-31")])
def test_a_day_that_a_spreadsheet_counted_is_a_date(cell, plain):
    assert dates.serial(cell).plain == plain


@pytest.mark.parametrize("cell", ["4474", "447430", "24743", "44743.5", "４４７４３"])
def test_another_number_is_no_day(cell):
    assert dates.serial(cell) is None


def test_ticks_are_ticks_though_a_row_of_totals_counts_them():
    lines = "공약명,완료,정상추진,보류", "가,○,,", "나,,○,", "다,,,", "라,○,○,", "계,2,2,0"
    assert [*guess_of(*lines).shape.columns] == ["완료", "정상추진", "보류"]
    assert found(*lines) == ["4 [] one-tick: ", "5 [] one-tick: 완료, 정상추진"]


@pytest.mark.parametrize("pair", [("1-11", "11-1"), ("-5", "5"), ("1.5", "15"), ("2022.07.01", "20220701")])
def test_signs_between_and_before_digits_make_another_word(pair):
    assert not [line for line in found("공약명,관련", f"가,{pair[0]}", f"나,{pair[1]}", "다,상") if "spelling" in line]


@pytest.mark.parametrize("pair", [("제 3차", "제3차"), ("일자리·경제", "일자리 경제"), ("국·도비 지원", "국도비지원")])
def test_signs_between_words_make_none(pair):
    assert "unlike-spelling" in " ".join(found("공약명,관련", f"가,{pair[0]}", f"나,{pair[1]}", "다,상"))


def test_of_forms_that_are_as_common_the_international_one_is_proposed():
    cells = "2022.07.01", "2022-08-01", "2022/09/01"
    assert column(*cells, name="시작일").odd == {
        "2022.07.01": ("date", "2022-07-01"),
        "2022/09/01": ("date", "2022-09-01"),
    }
    assert column(*cells, "2022.10.01", name="시작일").odd["2022-08-01"] == ("plain", "2022.08.01")


def test_a_pledge_that_needs_no_money_may_say_so_in_the_column_of_amounts():
    lines = "공약명,예산(백만원)", "가,1200", "나,비예산", "다,300", "라,비예산", "마,500", "바,추후"
    assert found(*lines) == ["7 [예산(백만원)] unlike-column: 추후"]
