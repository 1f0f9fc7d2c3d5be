"""What the sentences at the top of a pledge say, word for word: nothing more than the data."""

from decimal import Decimal
from pathlib import Path

import pytest
from gongyak.model.card import PledgeDepartment
from gongyak.model.figures import Amount, Assessment, IndicatorValue, Rate
from gongyak.model.pledge import Pledge, pledges
from gongyak.model.reference import read_reference
from gongyak.model.remarks import Discrepancy
from gongyak.package import read_package
from gongyak.pages.pieces import plain
from gongyak.pages.sentences import latest, sentences
from gongyak.pages.stated import stated
from gongyak.pages.words import from_to
from gongyak.stats import read_figures
from made import amount, made, made_pledge

PACKAGE = read_package(Path(__file__).resolve().parents[1])
REMARKS = read_reference(PACKAGE).discrepancies
PLEDGES = {pledge.header.pledge_id: pledge for pledge in pledges(PACKAGE)}
PLEDGE = made_pledge()
REAL = {
    "dongnae-8-3-1": [
        "2022년 9월 기준 상태는 ‘추진 중’입니다. 2022년까지의 계획 누계 이행률은 20%입니다. "
        "실적 비율은 적혀 있지 않습니다.",
        "계획한 총사업비는 1.28억 원(2022년 하반기부터 2026년 상반기까지)입니다. "
        "확보액과 집행액은 따로 적혀 있지 않습니다.",
        "주관부서는 일자리경제과, 사업기간은 2022년 8월부터 2023년 12월까지(완료 후 지속 추진), "
        "완료 시기는 임기 내입니다.",
        "문서가 스스로 어긋나는 곳이 6곳 있습니다.",
    ],
    "guro-7-iii-2-1": [
        "2018년 8월 30일 기준 문서에는 상태가 적혀 있지 않습니다. 2018년까지의 계획 누계 이행률은 20%입니다. "
        "실적 비율은 적혀 있지 않습니다.",
        "계획한 총사업비는 266.7억 원(2018년부터 2022년까지)입니다. 확보액과 집행액은 따로 적혀 있지 않습니다.",
        "주관부서는 지역경제과, 완료 시기는 임기 내입니다.",
        "문서가 스스로 어긋나는 곳이 3곳 있습니다.",
    ],
    "incheon-7-u1": [
        "2019년 6월 30일 기준 상태는 ‘정상추진’입니다. "
        "2019년까지의 계획 누계 이행률은 40%, 2019년의 기간 내 달성률은 50%입니다. "
        "이 두 비율은 재는 것이 서로 다릅니다.",
        "계획한 총사업비는 215.9억 원(2018년부터 2022년까지)입니다. 2018년부터 2019년까지 계획액의 계는 69.9억 원, "
        "확보액의 계는 72.4억 원, 집행액의 합은 62.2억 원(적힌 금액을 더한 값)입니다.",
        "주관부서는 소상공인정책과, 사업기간은 2018년부터 2022년까지, 완료 시기는 임기 내입니다.",
        "확보액이 계획액보다 많은 것을 비롯해 문서가 스스로 어긋나는 곳이 2곳 있습니다.",
    ],
    "yangju-7-98": [
        "2021년 12월 31일 기준 상태는 ‘이행(완료) 후 계속추진’입니다. "
        "전체 달성률은 100%, 2020년의 기간 내 달성률은 100%입니다. 이 두 비율은 재는 것이 서로 다릅니다.",
        "계획한 총사업비는 79.2억 원(2018년부터 2022년 상반기까지, 임기 후 포함)입니다. "
        "확보액과 집행액은 따로 적혀 있지 않습니다.",
        "주관부서는 기업경제과, 완료 시기는 임기 내입니다.",
    ],
}


@pytest.mark.parametrize("pledge_id", sorted(PLEDGES))
def test_the_sentences_of_the_real_pledges_are_these(pledge_id: str) -> None:
    found = sentences(PLEDGES[pledge_id], REMARKS.get(pledge_id, ()))
    assert [plain([paragraph]) for paragraph in found] == REAL[pledge_id]


@pytest.mark.parametrize("pledge_id", sorted(PLEDGES))
def test_an_amount_is_the_one_that_stands_for_the_pledge_everywhere(pledge_id: str) -> None:
    summary = read_figures(PACKAGE).summaries[pledge_id]
    found = [stated(PLEDGES[pledge_id], stage) for stage in ("plan", "secured", "executed")]
    assert [each and each.won for each in found] == [summary.planned, summary.secured, summary.executed]


def test_an_amount_carries_every_digit_and_contradictions_lead_to_their_list() -> None:
    found = sentences(PLEDGES["incheon-7-u1"], REMARKS["incheon-7-u1"])
    pieces = [piece for paragraph in found for sentence in paragraph for piece in sentence]
    assert [piece.won for piece in pieces if piece.won] == [21_588_000_000, 6_988_000_000, 7_241_000_000, 6_215_000_000]
    assert [piece.href for piece in pieces if piece.href] == ["#discrepancies"]


def said(pledge: Pledge, *remarks: Discrepancy) -> str:
    return plain(sentences(pledge, remarks))


def assessed(as_of: str = "2020-12-31", printed: str = "정상추진") -> Assessment:
    return made(Assessment, as_of=as_of, status_printed=printed, status_group="active" if printed else "unknown")


def rate(kind: str, pct: str | None, as_of: str = "2020-12-31") -> Rate:
    """``achieved/overall/total`` is basis, scope, period."""
    basis, scope, period = kind.split("/")
    value = None if pct is None else Decimal(pct)
    return made(Rate, as_of=as_of, basis=basis, scope=scope, period=period, rate_pct=value)


def test_a_pledge_of_which_nothing_is_printed_says_nothing() -> None:
    assert said(PLEDGE) == ""


def test_the_status_is_the_newest_and_dated_as_precisely_as_printed() -> None:
    assert said(made_pledge(assessments=(assessed("2019"),))) == "2019년 기준 상태는 ‘정상추진’입니다."
    assert said(made_pledge(assessments=(assessed("2019-06"),))) == "2019년 6월 기준 상태는 ‘정상추진’입니다."
    assert latest((assessed("2019"), assessed("2019-06-30"))).as_of == "2019"
    assert latest((assessed("2019-06-30", "가"), assessed("2019-06", "나"))).status_printed == "나"
    unprinted = made_pledge(assessments=(assessed("2019-06", ""),))
    assert said(unprinted) == "2019년 6월 기준 문서에는 상태가 적혀 있지 않습니다."


RATES = {
    "no rate with a figure is no sentence": ([rate("achieved/overall/total", None)], ""),
    "a rate of the whole has no period": ([rate("achieved/overall/total", "45.50")], "전체 달성률은 45.5%입니다."),
    "nothing achieved is 0%": ([rate("achieved/to_date/2020", "0")], "2020년까지의 누계 달성률은 0%입니다."),
    "more than planned": ([rate("achieved/within_period/2020", "120")], "2020년의 기간 내 달성률은 120%입니다."),
    "the latest period counts, a year after its half": (
        [rate(f"achieved/to_date/{period}", pct) for period, pct in (("2019", "60"), ("2019H1", "30"), ("2018", "9"))],
        "2019년까지의 누계 달성률은 60%입니다.",
    ),
    "a plan for the half is nearer than one for the year": (
        [
            rate(f"planned/to_date/{period}", pct)
            for period, pct in (("2020H2", "70"), ("2020H1", "30"), ("2020", "60"))
        ],
        "2020년 하반기까지의 계획 누계 이행률은 70%입니다. 실적 비율은 적혀 있지 않습니다.",
    ),
    "of an older report it says which": (
        [rate("achieved/within_period/2019Q2", "80", "2019-06")],
        "2019년 2분기의 기간 내 달성률은 80%(2019년 6월 기준)입니다.",
    ),
    "a plan counts for the time of the status only": (
        [rate(f"planned/to_date/{year}", pct) for year, pct in (("2019", "20"), ("2020", "40"), ("2021", "60"))],
        "2020년까지의 계획 누계 이행률은 40%입니다. 실적 비율은 적혀 있지 않습니다.",
    ),
    "a plan for another time is not mentioned": ([rate("planned/to_date/2022", "100")], ""),
    "kinds are told apart and not compared": (
        [
            rate("achieved/within_period/2020", "50"),
            rate("achieved/to_date/2020", "35"),
            rate("achieved/overall/total", "30"),
            rate("planned/within_period/2020", "100"),
            rate("planned/to_date/2020", "40"),
            rate("planned/overall/2020", "40"),
        ],
        "2020년의 계획 이행률(전체)은 40%, 2020년까지의 계획 누계 이행률은 40%, 2020년의 계획 이행률(기간 내)은 100%, "
        "전체 달성률은 30%, 2020년까지의 누계 달성률은 35%, 2020년의 기간 내 달성률은 50%입니다. "
        "이 여섯 비율은 재는 것이 서로 다릅니다.",
    ),
}


@pytest.mark.parametrize("case", RATES)
def test_rates_are_named_by_their_kind(case: str) -> None:
    printed, expected = RATES[case]
    status = "2020년 12월 31일 기준 상태는 ‘정상추진’입니다."
    pledge = made_pledge(assessments=(assessed(),), progress=tuple(printed))
    assert said(pledge) == f"{status} {expected}".strip()


NEITHER = "확보액과 집행액은 따로 적혀 있지 않습니다."
COSTS = {
    "only a stated cost": (
        [("plan/total/total", 128_000_000, "overview")],
        f"계획한 총사업비는 1.28억 원입니다. {NEITHER}",
    ),
    "a printed zero is a figure": ([("plan/total/total", 0)], f"계획한 총사업비는 0원입니다. {NEITHER}"),
    "a blank is no figure": ([("plan/total/total", None)], ""),
    "the years of a printed total, blank ones too": (
        [("plan/total/total", 5_000_000), ("plan/total/2018", 5_000_000), ("plan/total/2019", None)],
        f"계획한 총사업비는 500만 원(2018년부터 2019년까지)입니다. {NEITHER}",
    ),
    "a total with what was before and comes after": (
        [
            ("plan/own/total", 60_000_000),
            ("plan/own/prior", 10_000_000),
            ("plan/own/2018", 20_000_000),
            ("plan/own/after", 30_000_000),
        ],
        f"계획한 총사업비는 6,000만 원(2018년, 기투자와 임기 후 포함)입니다. {NEITHER}",
    ),
    "a total with nothing before it": (
        [("plan/own/total", 20_000_000), ("plan/own/prior", 0), ("plan/own/2018", 20_000_000)],
        f"계획한 총사업비는 2,000만 원(2018년)입니다. {NEITHER}",
    ),
    "a printed 계": (
        [("plan/own/subtotal", 30_000_000), ("plan/own/2018", 10_000_000), ("plan/own/2019H1", 20_000_000)],
        f"계획한 사업비의 계는 3,000만 원(2018년부터 2019년 상반기까지)입니다. {NEITHER}",
    ),
    "a printed 계 leaves out what was before": (
        [("plan/own/subtotal", 10_000_000), ("plan/own/prior", 10_000_000), ("plan/own/2018", 10_000_000)],
        f"계획한 사업비의 계는 1,000만 원(2018년)입니다. {NEITHER}",
    ),
    "a sum leaves out the years without an amount": (
        [("plan/own/2018", 10_000_000), ("plan/own/2019", None)],
        f"계획한 사업비는 1,000만 원(2018년)입니다. {NEITHER}",
    ),
    "years that we add up, with a gap": (
        [("plan/own/2018", 10_000_000), ("plan/own/2020", 20_000_000)],
        f"계획한 사업비는 3,000만 원(2018년, 2020년, 적힌 금액을 더한 값)입니다. {NEITHER}",
    ),
    "halves of a year are not added to it": (
        [("plan/own/2018", 10_000_000), ("plan/own/2018H1", 4_000_000), ("plan/own/2018H2", 6_000_000)],
        f"계획한 사업비는 1,000만 원(2018년)입니다. {NEITHER}",
    ),
    "funds that we add up": (
        [("plan/own/total", 10_000_000), ("plan/upper/total", 20_000_000)],
        f"계획한 총사업비는 3,000만 원(적힌 금액을 더한 값)입니다. {NEITHER}",
    ),
    "only what was before is not the cost": ([("plan/own/prior", 10_000_000)], ""),
    "one year executed": (
        [("executed/total/2019", 36_000_000)],
        "2019년 집행액은 3,600만 원입니다. 확보액은 따로 적혀 있지 않습니다.",
    ),
    "a plan beside what was secured, each with its own time": (
        [
            ("plan/total/total", 100_000_000),
            ("plan/total/subtotal", 70_000_000, "execution"),
            ("plan/total/2018", 30_000_000, "execution"),
            ("plan/total/2019", 40_000_000, "execution"),
            ("secured/total/2018", 30_000_000),
        ],
        "계획한 총사업비는 1억 원입니다. "
        "2018년부터 2019년까지 계획액의 계는 7,000만 원, 2018년 확보액은 3,000만 원입니다. "
        "집행액은 따로 적혀 있지 않습니다.",
    ),
    "all three in one table are said once": (
        [
            ("plan/total/total", 90_000_000, "execution"),
            ("secured/total/total", 80_000_000),
            ("executed/total/total", 0),
        ],
        "계획액의 총계는 9,000만 원, 확보액의 총계는 8,000만 원, 집행액의 총계는 0원입니다.",
    ),
}


@pytest.mark.parametrize("case", COSTS)
def test_money_says_which_stage_whose_total_and_which_time(case: str) -> None:
    cells, expected = COSTS[case]
    assert said(made_pledge(finance=tuple(amount(*cell) for cell in cells))) == expected


def test_money_of_a_part_is_not_money_of_the_pledge() -> None:
    part = made(Amount, component_id="1", statement="plan", stage="plan", fund="own", period="total", amount_krw=1)
    assert said(made_pledge(finance=(part,))) == ""


def test_what_is_printed_of_a_part_or_illegible_is_not_said_to_be_missing() -> None:
    planned = amount("plan/total/total", 10_000)
    part = made(
        Amount, component_id="1", statement="execution", stage="secured", fund="own", period="2019", amount_krw=1
    )
    blot = made(
        Amount, component_id="total", statement="execution", stage="executed", period="2019", missing="illegible"
    )
    assert said(made_pledge(finance=(planned, part, blot))) == "계획한 총사업비는 1만 원입니다."
    status = "2020년 12월 31일 기준 상태는 ‘정상추진’입니다. 2020년까지의 계획 누계 이행률은 40%입니다."
    plan, nothing = rate("planned/to_date/2020", "40"), " 실적 비율은 적혀 있지 않습니다."
    dash, blot = (made(Rate, basis="achieved", scope="overall", missing=missing) for missing in ("dash", "illegible"))
    indicator = made(IndicatorValue, basis="actual", rate_pct=Decimal(80))
    assert said(made_pledge(assessments=(assessed(),), progress=(plan, dash))) == status + nothing
    assert said(made_pledge(assessments=(assessed(),), progress=(plan, blot))) == status
    assert said(made_pledge(assessments=(assessed(),), progress=(plan,), indicator_values=(indicator,))) == status


def test_a_pledge_without_budget_says_so() -> None:
    assert said(made_pledge({"budgeted": False})) == "비예산 사업입니다."
    assert said(made_pledge({"budgeted": True})) == ""


CHARGE = {
    "lead": ({}, ("재무과",), "주관부서는 재무과입니다."),
    "two leads": ({}, ("기획팀", "재무과"), "주관부서는 기획팀과 재무과입니다."),
    "three leads": ({}, ("재무과", "기획팀", "총무과"), "주관부서는 재무과·기획팀·총무과입니다."),
    "from": ({"starts_on": "2019"}, (), "사업기간은 2019년부터입니다."),
    "until": ({"ends_on": "2019-05"}, (), "사업기간은 2019년 5월까지입니다."),
    "ongoing": (
        {"starts_on": "2019-03-02", "ends_on": "2019-11", "continues": True},
        (),
        "사업기간은 2019년 3월 2일부터 2019년 11월까지(완료 후 지속 추진)입니다.",
    ),
    "ongoing without dates": ({"continues": True}, (), ""),
    "after the term": ({"timing": "after_term"}, (), "완료 시기는 임기 후입니다."),
}


@pytest.mark.parametrize("case", CHARGE)
def test_who_leads_and_when(case: str) -> None:
    header, leads, expected = CHARGE[case]
    rows = [made(PledgeDepartment, role="lead", name=name) for name in leads]
    helper = made(PledgeDepartment, role="cooperating", name="우리은행")
    assert said(made_pledge(header, pledge_departments=(*rows, helper))) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2022-08", "2022-12", "2022년 8월부터 12월까지"),
        ("2022-08-01", "2022-08-15", "2022년 8월 1일부터 15일까지"),
        ("2022", "2022", "2022년"),
        ("", "", ""),
    ],
)
def test_a_span_says_once_what_its_ends_share(first: str, last: str, expected: str) -> None:
    assert from_to(first, last) == expected


def test_contradictions_are_counted_and_the_money_of_a_later_stage_is_named() -> None:
    order, other = made(Discrepancy, rule="stage-order"), made(Discrepancy, rule="cap")
    places = "문서가 스스로 어긋나는 곳이 {}곳 있습니다."
    assert said(PLEDGE, other) == places.format(1)
    secured = made_pledge(finance=(amount("secured/total/2019", 9), amount("executed/total/2019", 10)))
    money = "2019년 확보액은 9원, 집행액은 10원입니다."
    assert said(secured, order) == f"{money} 집행액이 확보액보다 많아 {places.format(1)}"
    assert said(secured, order, other) == f"{money} 집행액이 확보액보다 많은 것을 비롯해 {places.format(2)}"
    # No rule has found it, so no sentence says it.
    assert said(secured, other) == f"{money} {places.format(1)}"
    # Of different years nothing follows from the larger amount.
    apart = made_pledge(finance=(amount("secured/total/2018", 9), amount("executed/total/2019", 10)))
    assert said(apart, order) == f"2018년 확보액은 9원, 2019년 집행액은 10원입니다. {places.format(1)}"
