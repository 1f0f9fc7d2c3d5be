"""Figures over all pledges: which printed figure stands for a pledge, and what a sum covers."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from gongyak.package import read_package
from gongyak.stats import Figures, RateFigure, Sum, read_figures
from gongyak.stats.board import Board, Change, RateRow, Spread, Status

ROOT = Path(__file__).resolve().parents[1]
FIRST, SECOND, THIRD = (f"saebyeok-8-{number}" for number in (1, 2, 3))


def rewrite(root: Path, table: str, old: str, new: str) -> None:
    path = root / f"datasets/{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def empty(root: Path, *tables: str) -> None:
    for table in tables:
        path = root / f"datasets/{table}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


def add(root: Path, table: str, *rows: dict[str, str]) -> None:
    """Append rows; cells that are not named are empty, the pledge is the first one unless another is named."""
    path = root / f"datasets/{table}.csv"
    names = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writerows(({"pledge_id": FIRST} if "pledge_id" in names else {}) | row for row in rows)


def amount(amount_krw: int | str, period: str, **cells: str) -> dict[str, str]:
    """A printed cell of the plan of a pledge as a whole; the fund is the total unless another is named."""
    known = {"statement": "plan", "component_id": "total", "stage": "plan", "fund": "total"}
    return known | {"amount_krw": str(amount_krw), "period": period} | cells


def rate(rate_pct: str, basis: str, period: str = "2023", **cells: str) -> dict[str, str]:
    """A printed rate, cumulative unless another scope is named."""
    known = {"as_of": "2024-06-30", "scope": "to_date"}
    return known | {"rate_pct": rate_pct, "basis": basis, "period": period} | cells


def pledge(number: int) -> dict[str, str]:
    return {"pledge_id": f"saebyeok-8-{number}", "government_id": "saebyeok", "term_id": "8", "title": f"약속 {number}"}


def board(root: Path) -> Board:
    return figures(root).boards["saebyeok", "8"]


def spread(pledges: int, *values: str) -> Spread:
    names = ("lowest", "lower", "median", "upper", "highest")
    return Spread(pledges=pledges, **dict(zip(names, map(Decimal, values), strict=True)))


def figures(root: Path) -> Figures:
    return read_figures(read_package(root))


@pytest.fixture(scope="module")
def real() -> Figures:
    return figures(ROOT)


def test_the_sums_of_the_real_data_say_what_they_cover(real: Figures) -> None:
    assert real.groups == {"active": 2, "done": 1, "unknown": 1}
    assert real.planned == Sum(won=56_305_000_000, pledges=4)
    assert real.secured == Sum(won=7_241_000_000, pledges=1)
    assert real.executed == Sum(won=6_215_000_000, pledges=1)
    assert real.documents == 5


def test_works_are_no_pledges(real: Figures) -> None:
    assert set(real.summaries) == {"dongnae-8-3-1", "guro-7-iii-2-1", "incheon-7-u1", "yangju-7-98"}


@pytest.mark.parametrize(
    ("pledge", "rate"),
    [
        ("yangju-7-98", ("100", "achieved", "overall", "total")),
        ("incheon-7-u1", ("50", "achieved", "within_period", "2019")),
        ("dongnae-8-3-1", ("20", "planned", "to_date", "2022")),
        ("guro-7-iii-2-1", ("20", "planned", "to_date", "2018")),
    ],
)
def test_an_achieved_rate_stands_for_a_pledge_before_a_planned_one(real: Figures, pledge: str, rate: tuple) -> None:
    kind = ("rate_pct", "basis", "scope", "period")
    assert real.summaries[pledge].rate == RateFigure(**dict(zip(kind, rate, strict=True)))


def test_the_latest_status_counts_and_dates_of_reduced_precision_count_from_their_end(tiny: Path) -> None:
    path = tiny / "datasets/assessments.csv"
    header, row = path.read_text(encoding="utf-8").splitlines()
    cells = row.split(",")
    later = ",".join([cells[0], "2024", "stopped", "on_hold", "보류", "", *cells[6:]])
    path.write_text("\n".join([header, later, row, ""]), encoding="utf-8")
    summary = figures(tiny).summaries["saebyeok-8-1"]
    assert (summary.as_of, summary.status_group, summary.status) == ("2024", "stopped", "on_hold")


def test_a_printed_total_stands_before_the_sum_of_the_periods(tiny: Path) -> None:
    assert figures(tiny).summaries["saebyeok-8-1"].planned == 40_000_000
    rewrite(tiny, "finance", "plan,total,plan,total,total,40000000", "plan,total,plan,total,total,41000000")
    assert figures(tiny).summaries["saebyeok-8-1"].planned == 41_000_000


def test_without_a_printed_total_the_periods_are_added_up(tiny: Path) -> None:
    assert figures(tiny).summaries["saebyeok-8-1"].executed == 15_000_000


def test_what_no_document_prints_is_missing_and_not_zero(tiny: Path) -> None:
    rewrite(tiny, "finance", "executed,total,2023,15000000,,,계", "executed,total,2023,,,blank,계")
    assert figures(tiny).summaries["saebyeok-8-1"].executed is None
    assert figures(tiny).executed == Sum(won=0, pledges=0)


def test_a_pledge_without_status_rate_or_money_is_still_there(tiny: Path) -> None:
    for name in ("assessments", "progress", "finance"):
        path = tiny / f"datasets/{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    summary = figures(tiny).summaries["saebyeok-8-1"]
    assert (summary.status_group, summary.rate, summary.planned) == ("", None, None)


def test_a_pledge_of_which_only_prior_money_is_printed_has_no_sum(tiny: Path) -> None:
    empty(tiny, "finance")
    add(tiny, "finance", amount(100, "prior"), amount(50, "after"))
    found = figures(tiny)
    assert found.summaries[FIRST].planned is None
    assert board(tiny).years == {
        "after": {("plan", "total"): Sum(won=50, pledges=1)},
        "prior": {("plan", "total"): Sum(won=100, pledges=1)},
    }


def test_the_total_with_prior_money_stands_before_the_total_without(tiny: Path) -> None:
    empty(tiny, "finance")
    add(tiny, "finance", amount(90, "subtotal"), amount(100, "total"), amount(10, "prior"), amount(80, "2023"))
    assert figures(tiny).summaries[FIRST].planned == 100


def test_a_printed_zero_is_known_money(tiny: Path) -> None:
    empty(tiny, "finance")
    add(tiny, "finance", amount(0, "2023"))
    found = figures(tiny)
    assert found.summaries[FIRST].planned == 0
    assert found.planned == Sum(won=0, pledges=1)
    assert board(tiny).years == {"2023": {("plan", "total"): Sum(won=0, pledges=1)}}


def test_money_less_than_nothing_is_added_up_as_it_is(tiny: Path) -> None:
    empty(tiny, "finance")
    add(tiny, "finance", amount(500, "2023"), amount(-200, "2024"))
    assert figures(tiny).summaries[FIRST].planned == 300
    assert board(tiny).years["2024"] == {("plan", "total"): Sum(won=-200, pledges=1)}


def test_money_beyond_all_machine_numbers_is_added_up(tiny: Path) -> None:
    empty(tiny, "finance")
    add(tiny, "finance", amount(10**20, "2023"), amount(1, "2024"))
    assert figures(tiny).planned == Sum(won=10**20 + 1, pledges=1)


def test_a_period_within_another_is_not_added_to_it(tiny: Path) -> None:
    empty(tiny, "finance")
    quarters = [amount(10, f"2023Q{number}") for number in range(1, 5)]
    add(tiny, "finance", amount(40, "2023"), amount(25, "2023H1"), *quarters, amount(7, "2024H1"), amount(8, "2024Q3"))
    assert figures(tiny).summaries[FIRST].planned == 55
    years = board(tiny).years
    assert {name: sums["plan", "total"] for name, sums in years.items()} == {
        "2023": Sum(won=40, pledges=1),
        "2024": Sum(won=15, pledges=1),
    }


def test_a_printed_total_of_the_funds_stands_for_them_and_the_funds_are_added_up_where_none_is(tiny: Path) -> None:
    empty(tiny, "finance")
    funds = [amount(60, "2023", fund="own"), amount(30, "2023", fund="upper"), amount(50, "2024", fund="own")]
    add(tiny, "finance", amount(100, "2023"), *funds)
    assert figures(tiny).summaries[FIRST].planned == 150
    found = board(tiny)
    assert found.years == {
        "2023": {
            ("plan", "total"): Sum(won=100, pledges=1),
            ("plan", "own"): Sum(won=60, pledges=1),
            ("plan", "upper"): Sum(won=30, pledges=1),
        },
        "2024": {("plan", "total"): Sum(won=50, pledges=1), ("plan", "own"): Sum(won=50, pledges=1)},
    }
    assert found.funds == {"own": {"plan": Sum(won=110, pledges=1)}, "upper": {"plan": Sum(won=30, pledges=1)}}


def test_the_printed_total_of_a_fund_stands_before_the_sum_of_its_periods(tiny: Path) -> None:
    empty(tiny, "finance")
    rows = [amount(60, "2023", fund="own"), amount(60, "2024", fund="own"), amount(130, "total", fund="own")]
    add(tiny, "finance", *rows, amount(70, "subtotal", fund="upper"), amount(1, "2023", fund="upper"))
    assert board(tiny).funds == {"own": {"plan": Sum(won=130, pledges=1)}, "upper": {"plan": Sum(won=70, pledges=1)}}


def test_money_of_which_no_fund_is_printed_is_told_apart(tiny: Path) -> None:
    empty(tiny, "finance")
    add(tiny, "finance", amount(5, "2023"), amount(3, "2023", fund="own", stage="secured"))
    assert board(tiny).funds == {"": {"plan": Sum(won=5, pledges=1)}, "own": {"secured": Sum(won=3, pledges=1)}}


def test_the_same_money_in_several_tables_counts_once_and_the_table_made_for_it_first(tiny: Path) -> None:
    empty(tiny, "finance")
    quoted = [amount(999, "total", statement="overview"), amount(40, "2023", statement="execution")]
    add(tiny, "finance", *quoted, amount(50, "2023"), amount(9, "2023", statement="plan", stage="executed"))
    found = board(tiny)
    assert (found.money["plan"], found.money["executed"]) == (Sum(won=50, pledges=1), Sum(won=9, pledges=1))
    assert found.years["2023"]["plan", "total"] == Sum(won=50, pledges=1)


def test_years_come_from_the_first_table_that_has_them(tiny: Path) -> None:
    empty(tiny, "finance")
    add(tiny, "finance", amount(100, "total"), amount(40, "2023", statement="execution"))
    found = board(tiny)
    assert found.money["plan"] == Sum(won=100, pledges=1)
    assert found.years == {"2023": {("plan", "total"): Sum(won=40, pledges=1)}}


def test_money_of_sub_projects_is_not_added_to_that_of_the_pledge(tiny: Path) -> None:
    empty(tiny, "finance")
    add(tiny, "finance", amount(100, "2023"), amount(60, "2023", component_id="1"))
    assert board(tiny).years == {"2023": {("plan", "total"): Sum(won=100, pledges=1)}}


def test_a_sum_says_over_how_many_pledges_it_is_known(tiny: Path) -> None:
    empty(tiny, "finance")
    add(tiny, "pledges", pledge(2), pledge(3))
    add(tiny, "finance", amount(100, "2023"), amount(10, "2023H1", pledge_id=SECOND))
    add(tiny, "finance", amount(20, "2023H2", pledge_id=SECOND), amount("", "2023", pledge_id=THIRD, missing="dash"))
    found = board(tiny)
    assert (found.pledges, found.money["plan"]) == (3, Sum(won=130, pledges=2))
    assert found.years == {"2023": {("plan", "total"): Sum(won=130, pledges=2)}}


def test_rates_spread_over_pledges_by_what_is_printed(tiny: Path) -> None:
    empty(tiny, "progress")
    add(tiny, "pledges", *map(pledge, range(2, 6)))
    values = ("0", "10", "20", "35.5", "100")
    rows = [rate(value, "achieved", pledge_id=f"saebyeok-8-{number}") for number, value in enumerate(values, start=1)]
    add(tiny, "progress", *rows)
    (row,) = board(tiny).rates["to_date"]
    assert row == RateRow(
        period="2023", planned=None, achieved=spread(5, "0", "10", "20", "35.5", "100"), both=0, reached=0
    )


def test_between_two_rates_the_middle_is_the_lower_for_none_is_made_up(tiny: Path) -> None:
    empty(tiny, "progress")
    add(tiny, "pledges", pledge(2))
    add(tiny, "progress", rate("100", "planned"), rate("20", "planned", pledge_id=SECOND))
    (row,) = board(tiny).rates["to_date"]
    assert row.planned == spread(2, "20", "20", "20", "100", "100")
    assert not row.planned.halves


def test_planned_and_achieved_are_compared_within_a_pledge_a_scope_and_a_period(tiny: Path) -> None:
    empty(tiny, "progress")
    add(tiny, "pledges", pledge(2), pledge(3))
    add(tiny, "progress", rate("40", "planned"), rate("40", "achieved"), rate("90", "achieved", "2024"))
    add(tiny, "progress", rate("60", "planned", pledge_id=SECOND), rate("50", "achieved", pledge_id=SECOND))
    add(tiny, "progress", rate("10", "planned", pledge_id=THIRD))
    add(tiny, "progress", rate("99", "achieved", pledge_id=THIRD, scope="within_period"))
    rates = board(tiny).rates
    assert [(row.period, row.both, row.reached) for row in rates["to_date"]] == [("2023", 2, 1), ("2024", 0, 0)]
    assert [(row.period, row.both) for row in rates["within_period"]] == [("2023", 0)]


def test_of_a_rate_told_twice_the_newest_counts_and_an_empty_cell_does_not(tiny: Path) -> None:
    empty(tiny, "progress")
    told = [rate("30", "achieved", as_of="2023"), rate("20", "achieved", as_of="2023-06-30")]
    add(tiny, "progress", *told, rate("", "achieved", as_of="2024-06-30", missing="dash"))
    (row,) = board(tiny).rates["to_date"]
    assert row.achieved == spread(1, *["30"] * 5)


def test_the_newest_result_is_the_one_that_tells_up_to_the_latest_day(tiny: Path) -> None:
    empty(tiny, "progress")
    add(tiny, "progress", rate("30", "achieved", "2023H1"), rate("60", "achieved", "2023"))
    assert figures(tiny).summaries[FIRST].rate.rate_pct == "60"


def test_rates_stand_in_time(tiny: Path) -> None:
    empty(tiny, "progress")
    periods = ("2024", "2023H2", "total", "2023", "2023Q1")
    add(tiny, "progress", *(rate("1", "planned", period) for period in periods))
    rows = board(tiny).rates["to_date"]
    assert [row.period for row in rows] == ["total", "2023", "2023Q1", "2023H2", "2024"]


def status(as_of: str, group: str, code: str = "", **cells: str) -> dict[str, str]:
    return {"as_of": as_of, "status_group": group, "status": code} | cells


def test_a_change_is_a_status_unlike_the_one_before(tiny: Path) -> None:
    empty(tiny, "assessments")
    add(tiny, "pledges", pledge(2), pledge(3))
    add(tiny, "assessments", status("2023", "active"), status("2023-06", "not_due"), status("2024", "active"))
    add(tiny, "assessments", status("2024-03", "active", "on_track", pledge_id=SECOND))
    add(tiny, "assessments", status("2024-09", "active", "partial", pledge_id=SECOND))
    add(tiny, "assessments", status("2024-03", "active", pledge_id=THIRD))
    add(tiny, "assessments", status("2024-09", "active", "on_track", pledge_id=THIRD))
    first, second = board(tiny).changes
    assert second == Change(
        pledge_id=FIRST,
        title="작은 도서관 늘리기",
        government_id="saebyeok",
        term_id="8",
        as_of="2023",
        before=Status("not_due", ""),
        after=Status("active", ""),
    )
    assert (first.pledge_id, first.as_of) == (SECOND, "2024-09")
    assert (first.before, first.after) == (Status("active", "on_track"), Status("active", "partial"))


def test_the_newest_changes_and_documents_come_first_and_few_are_named(tiny: Path) -> None:
    add(tiny, "pledges", *map(pledge, range(2, 22)))
    for number in range(2, 22):
        day = f"2024-12-{number:02}"
        name = f"saebyeok-8-{number}"
        add(tiny, "assessments", status("2023", "active", pledge_id=name), status(day, "done", pledge_id=name))
        where = {"document_id": f"d{number}", "government_id": "saebyeok", "term_id": "8"}
        add(tiny, "documents", where | {"as_of": f"20{number:02}"})
    found = board(tiny)
    assert [change.as_of for change in found.changes] == [f"2024-12-{day}" for day in range(21, 13, -1)]
    assert found.documents[:3] == ("saebyeok-1", "saebyeok-2024", "d21")
    assert (len(found.documents), found.document_count, found.since) == (8, 22, "2002")


def test_coverage_counts_pledges_of_which_something_is_printed(tiny: Path) -> None:
    add(tiny, "pledges", pledge(2), pledge(3))
    add(tiny, "assessments", status("2024", "unknown", pledge_id=SECOND))
    add(tiny, "progress", rate("", "planned", pledge_id=SECOND, missing="dash"), rate("0", "planned", pledge_id=THIRD))
    assert board(tiny).coverage == {
        "status": 1,
        "planned_rate": 2,
        "achieved_rate": 1,
        "planned": 1,
        "secured": 1,
        "executed": 1,
        "departments": 1,
        "indicators": 1,
        "discrepancies": 0,
    }


def test_a_government_with_works_only_has_a_board_without_pledges(real: Figures) -> None:
    works = real.boards["yeongdeungpo", "6"]
    assert (works.pledges, works.groups, works.rates, works.years) == (0, {}, {}, {})
    assert works.documents == ("yeongdeungpo-2015",)
    assert sorted(real.boards) == [
        ("dongnae", "8"),
        ("guro", "7"),
        ("incheon", "7"),
        ("yangju", "7"),
        ("yeongdeungpo", "6"),
    ]


def test_the_years_of_incheon_are_those_of_its_document(real: Figures) -> None:
    incheon = real.boards["incheon", "7"]
    told = {name: {key: found.won for key, found in sums.items()} for name, sums in incheon.years.items()}
    assert told["2019"] == {
        ("plan", "total"): 4_200_000_000,
        ("plan", "own"): 4_200_000_000,
        ("secured", "total"): 4_653_000_000,
        ("secured", "own"): 4_653_000_000,
        ("executed", "total"): 3_627_000_000,
    }
    assert incheon.funds[""] == {"executed": Sum(won=6_215_000_000, pledges=1)}


def test_the_whole_adds_up_the_years_of_all_pledges(real: Figures) -> None:
    whole = real.whole
    # 535 + 5,230 + 2,788 and 1,700 + 5,350 + 5,200 + 8 백만원: Yangju to June, Guro, Incheon, Dongnae from July.
    assert whole.years["2018"]["plan", "total"] == Sum(won=8_553_000_000, pledges=3)
    assert whole.years["2022"]["plan", "total"] == Sum(won=12_258_000_000, pledges=4)
    assert whole.coverage == {
        "status": 3,
        "planned_rate": 3,
        "achieved_rate": 2,
        "planned": 4,
        "secured": 1,
        "executed": 1,
        "departments": 4,
        "indicators": 4,
        "discrepancies": 3,
    }
    assert [(row.period, row.planned.pledges, row.both) for row in whole.rates["to_date"]][:2] == [
        ("2018", 2, 0),
        ("2019", 2, 0),
    ]
    assert set(whole.rates) == {"overall", "to_date", "within_period"}


def test_without_any_pledge_or_document_there_is_an_empty_board(tiny: Path) -> None:
    empty(tiny, "pledges", "documents", "assessments", "progress", "finance", "discrepancies", "indicators")
    empty(tiny, "pledge_departments")
    found = figures(tiny)
    assert (found.whole.pledges, found.whole.money, found.boards) == (0, {}, {})
    assert (found.planned, found.summaries) == (Sum(won=0, pledges=0), {})
