"""What the timeline of a pledge lists, in which order, and where its picture puts it."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from gongyak.model.card import Component, Item
from gongyak.model.events import Activity, Review
from gongyak.model.figures import Assessment, Rate
from gongyak.model.pledge import Pledge, pledges
from gongyak.model.reference import Term, read_reference
from gongyak.package import read_package
from gongyak.pages.axis import Axis
from gongyak.pages.blocks import layout
from gongyak.pages.moments import shortened
from gongyak.pages.timeline import Timeline, timeline
from made import amount, made, made_pledge

PACKAGE = read_package(Path(__file__).resolve().parents[1])
REFERENCE = read_reference(PACKAGE)
PLEDGES = {pledge.header.pledge_id: pledge for pledge in pledges(PACKAGE)}
TERM = made(Term, term_id="7", starts_on="2018-07-01", ends_on="2022-06-30")
# A line an event: kind, time within the year, what it says, how its lines begin, place on the page.
REAL = {
    "dongnae-8-3-1": """
2022년
  plan | 계획 누계 이행률 20% #progress
  money | 하반기 | 계획 800만 원 #money
  plan | 8월 ~ 9월 | 스마트 소상공인 프로그램 세부 추진방안 기획·협의 #schedule
  result | 9월 | 소상공인 마중물 프로그램 운영계획 수립 #story
  result | 9월 | 소상공인 단체와 프로그램 업무협의 #story
  status | 9월 기준 | ‘추진 중’ #history
  plan | 10월 ~ 12월 | 마중물 프로그램 운영(경영 마인드 강화) #schedule
2023년
  plan | 계획 누계 이행률 100% #progress
  plan | 1월 ~ 12월 | 2023년 스마트 소상공인 프로그램 기본계획 수립·운영 #schedule
  money | 계획 3,000만 원 #money
2024년
  plan | ~ 2026년 | 사업성과 검토 뒤 계획 재수립과 지속 추진 #schedule
  plan | 계획 누계 이행률 100% #progress
  money | 계획 3,000만 원 #money
2025년
  plan | 계획 누계 이행률 100% #progress
  money | 계획 3,000만 원 #money
2026년
  plan | 상반기 | 계획 누계 이행률 100% #progress
  money | 상반기 | 계획 3,000만 원 #money
""",
    "guro-7-iii-2-1": """
2016년
  result | 추진실적 2개 | 중소기업·소상공인 자금지원 등 #components
2017년
  result | 추진실적 3개 | 중소기업·소상공인 자금지원 등 #components
2018년
  plan | 계획 누계 이행률 20% #progress
  money | 계획 52.3억 원 #money
  result | 상반기 | 추진실적 2개 | 중소기업·소상공인 자금지원 등 #components
  activity | 2월 1일 | 중소기업 소상공인 지원 사업 상담회 #component-4
  activity | 2월 26일 ~ 27일 | 소상공인 창업 아카데미 #component-4
  activity | 4월 4일 ~ 5월 23일 | 리더스 아카데미 #component-4
  review | 8월 9일 ~ 30일 | 주민배심원단 · 권고 7개 · 검토의견 1개 #review
  status | 8월 30일 기준 | 상태가 적혀 있지 않음 #history
  activity | 10월 10일 ~ 11월 28일 | 리더스 아카데미 (하반기) (예정) #component-4
  activity | 11월 8일 ~ 9일 | 소상공인 창업 아카데미 (하반기) (예정) #component-4
2019년
  plan | 계획 누계 이행률 40% #progress
  money | 계획 54억 원 #money
2020년
  plan | 계획 누계 이행률 60% #progress
  money | 계획 53.5억 원 #money
2021년
  plan | 계획 누계 이행률 80% #progress
  money | 계획 53.5억 원 #money
2022년
  plan | 계획 누계 이행률 100% #progress
  money | 계획 53.5억 원 #money
""",
    "incheon-7-u1": """
2018년
  plan | 목표 2개 · 추진계획 6개 · 계획 누계 이행률 20% | 소상공인 종합지원 플랫폼 구축 준비 등 #course-2018
  result | 추진실적 3개 · 기간 내 달성률 100% | 인천신용보증재단 창업지원센터 확대와 소상공인 종합지원… #course-2018
  money | 계획 27.9억 원 · 확보 25.9억 원 · 집행 25.9억 원 #money
  plan | 4월 24일 | 상담실적을 세기 시작하는 개소일 #course-2018
  plan | 12월 | 신규 일자리 창출 준비 #course-2018
2019년
  plan | 목표 1개 · 추진계획 5개 · 계획 누계 이행률 40% | 소상공인 종합지원 플랫폼 구축 등 #course-2019
  result | 기간 내 달성률 50% #progress
  money | 계획 42억 원 · 확보 46.5억 원 · 집행 36.3억 원 #money
  plan | 1분기 | 추진계획 8개 | 소상공인 종합지원 플랫폼 구축 등 #course-2019Q1
  result | 1분기 | 추진실적 4개 | 소상공인생애지원센터의 명칭을 공모한 소상공인 디딤돌센터… #course-2019Q1
  plan | 2월 | 신규 일자리 창출 #course-2019
  result | 2월 27일 | 소상공인생애지원센터의 명칭을 공모한 소상공인 디딤돌센터… #course-2019Q1
  plan | 3월 | 소상공인생애지원센터 개소 #course-2019
  plan | 2분기 | 추진계획 5개 | 융자 규모 등 #course-2019Q2
  result | 2분기 | 추진실적 2개 | 특례보증 실적 등 #course-2019Q2
  status | 6월 30일 기준 | ‘정상추진’ #history
  plan | 3분기 | 추진계획 2개 | 융자 규모 등 #course-2019Q3
  plan | 4분기 | 추진계획 2개 | 융자 규모 등 #course-2019Q4
2020년
  plan | 추진계획 3개 · 계획 누계 이행률 60% | 인천신용보증재단 협약과 출연 등 #course-2020
  money | 계획 42억 원 #money
2021년
  plan | 목표 1개 · 추진계획 3개 · 계획 누계 이행률 80% | 인천 소상공인 서민금융복지 지원센터 분리·독립과… #course-2021
  money | 계획 52억 원 #money
2022년
  money | 계획 52억 원 #money
  plan | 상반기 | 추진계획 3개 · 계획 누계 이행률 100% | 인천신용보증재단 협약과 출연 등 #course-2022H1
""",
    "yangju-7-98": """
2018년
  plan | 추진계획 2개 | 우수 중소기업 제품 홍보집 제작·배포 등 #course-2018
  result | 추진실적 3개 · 기간 내 달성률 100% | 우수기업 홍보집 제작 등 #course-2018
  money | 계획 5.35억 원 #money
2019년
  plan | 추진계획 4개 | 소상공인 모바일 홈페이지 운영계획 수립 등 #course-2019
  result | 추진실적 6개 · 기간 내 달성률 100% | 지역화폐 운영사를 통한 모바일 홈페이지 구축 기술 검토 등 #course-2019
  money | 계획 7.34억 원 #money
2020년
  plan | 추진계획 5개 | 소상공인 긴급생활안정자금 지급 등 #course-2020
  result | 추진실적 7개 · 기간 내 달성률 100% | 소상공인 긴급생활안정자금 등 #course-2020
  money | 계획 16억 원 #money
2021년
  plan | 추진계획 5개 | 소상공인 경영환경개선사업 추진 등 #course-2021
  result | 추진실적 8개 | 양주시 소상공인 지원 및 골목상권 활성화 조례 일부… #course-2021
  money | 계획 16.5억 원 #money
  result | 12월 31일 | 카카오톡 채널 가입자 #course-2021
  status | 12월 31일 기준 | ‘이행(완료) 후 계속추진’ #history
2022년
  plan | 상반기 | 추진계획 3개 | 중소기업 홍보 방안(시책) 발굴·추진 등 #course-2022H1
  money | 상반기 | 계획 17억 원 #money
임기 후
  money | 계획 17억 원 #money
""",
}


def drawn(pledge: Pledge, term: Term = TERM) -> Timeline | None:
    return timeline(pledge, layout(pledge), REFERENCE.codes, term)


def listed(found: Timeline | None) -> str:
    lines = []
    for year in found.years if found else ():
        lines.append(year.name)
        for when, event in year.events:
            said = " | ".join(filter(None, (event.kind, when, event.text, event.note)))
            lines.append(f"  {said} {event.href}")
    return "\n".join(lines)


@pytest.mark.parametrize("pledge_id", sorted(PLEDGES))
def test_the_timelines_of_the_real_pledges_are_these(pledge_id: str) -> None:
    pledge = PLEDGES[pledge_id]
    assert listed(drawn(pledge, REFERENCE.terms[pledge.header.term_id])) == REAL[pledge_id].strip("\n")


def item(order: int, section: str, text: str, **cells: object) -> Item:
    return made(Item, item_order=order, section=section, text=text, component_id="total", **cells)


def activity(name: str, first: str, last: str = "", state: str = "held") -> Activity:
    return made(Activity, component_id="total", name=name, starts_on=first, ends_on=last, state=state)


MONEY = tuple(amount(f"plan/own/{period}", 10_000) for period in ("2018", "2019", "2020"))


def test_hardly_any_date_is_no_timeline() -> None:
    statuses = tuple(made(Assessment, as_of=f"20{year}", status_printed="추진 중") for year in (18, 19, 20, 21))
    assert drawn(made_pledge()) is None
    assert drawn(made_pledge(finance=MONEY[:2], assessments=statuses)) is None
    assert drawn(made_pledge(finance=MONEY)) is not None
    # Totals have no place in time.
    totals = tuple(amount(f"{stage}/own/total", 10_000) for stage in ("plan", "secured", "executed"))
    assert drawn(made_pledge(finance=totals)) is None


def test_what_has_no_place_in_time_stands_at_the_ends() -> None:
    edges = (amount("plan/own/after", 30_000), amount("plan/own/prior", 20_000), amount("executed/own/prior", 0))
    assert listed(drawn(made_pledge(finance=(*MONEY[:1], *edges)))) == (
        "기투자\n  money | 계획 2만 원 #money\n"
        "2018년\n  money | 계획 1만 원 #money\n"
        "임기 후\n  money | 계획 3만 원 #money"
    )


def test_dates_stand_as_precisely_as_they_are_printed_and_the_longer_first() -> None:
    found = (
        activity("하루", "2019-03-01"),
        activity("한 달", "2019-03"),
        activity("한 해", "2019", state="planned"),
        activity("해를 넘김", "2019-11", "2020-02-03"),
        activity("거꾸로", "2019-12", "2018"),
        activity("끝만", "", "2019-10-02"),
        activity("날짜 없음", ""),
    )
    assert listed(drawn(made_pledge(activities=found))) == (
        "2019년\n"
        "  activity | 한 해 (예정) #components\n"
        "  activity | 3월 | 한 달 #components\n"
        "  activity | 3월 1일 | 하루 #components\n"
        "  activity | 10월 2일 | 끝만 #components\n"
        "  activity | 11월 ~ 2020년 2월 3일 | 해를 넘김 #components\n"
        "  activity | 12월 ~ 2018년 | 거꾸로 #components"
    )


def test_events_of_one_day_stand_in_the_order_of_their_kinds() -> None:
    day = "2019-05-02"
    pledge = made_pledge(
        items=(item(1, "history", "협의", starts_on=day), item(2, "schedule", "착공", starts_on=day)),
        assessments=(made(Assessment, as_of=day, status_printed="추진 중"),),
        activities=(activity("설명회", day),),
        reviews=(made(Review, body="주민배심원단", starts_on=day, ends_on=day, part="recommendation"),),
    )
    assert [event.kind for year in drawn(pledge).years for _, event in year.events] == [
        "plan",
        "result",
        "status",
        "activity",
        "review",
    ]


def test_many_activities_of_a_year_are_counted() -> None:
    found = [activity(f"{day}번째 교육", f"2019-03-{day:02}") for day in range(1, 8)]
    later = activity("수료식", "2020-03")
    assert listed(drawn(made_pledge(activities=(*found, found[0], later), finance=MONEY[:1]))) == (
        "2018년\n  money | 계획 1만 원 #money\n"
        "2019년\n  activity | 활동 7개 | 1번째 교육 #components\n"
        "2020년\n  activity | 3월 | 수료식 #components"
    )


def test_lines_are_counted_once_by_period_with_the_rates_of_the_newest_report() -> None:
    def rate(as_of: str, pct: int) -> Rate:
        return made(Rate, as_of=as_of, basis="achieved", scope="within_period", period="2019", rate_pct=Decimal(pct))

    lines = (
        item(1, "plan", "", period="2019", missing="dash"),
        item(2, "result", "도서관 개관", period="2019"),
        item(3, "result", "동부", period="2019", part_of=2, relation="part"),
        item(4, "result", "책 구입", period="2019"),
        item(8, "result", "개관을 거듭 적음", period="2019", part_of=2, relation="quote"),
        item(9, "result", "개관을 다시 적음", period="2020", part_of=2, relation="quote"),
        item(5, "goal", "도서관 세 곳", period="2020"),
        item(6, "background", "인구 조사", starts_on="2015"),
        item(7, "effects", "이용 확대", period="total"),
    )
    pledge = made_pledge(items=lines, progress=(rate("2019-06", 50), rate("2019-12", 90)), finance=MONEY[:1])
    assert listed(drawn(pledge)) == (
        "2018년\n  money | 계획 1만 원 #money\n"
        "2019년\n  result | 추진실적 2개 · 기간 내 달성률 90% | 도서관 개관 등 #course-2019\n"
        "2020년\n  plan | 목표 1개 | 도서관 세 곳 #course-2020\n"
        "  result | 추진실적 1개 | 개관을 다시 적음 #course-2020"
    )


def test_lines_of_a_part_lead_to_the_part() -> None:
    part = made(Component, component_id="1", kind="subproject", title="융자")
    lines = (
        made(Item, item_order=1, section="result", text="합계", component_id="1", period="subtotal"),
        made(Item, item_order=2, section="result", text="융자", component_id="1", period="2018", part_of=1),
        made(Item, item_order=3, section="result", text="융자", component_id="1", period="2019H1", part_of=1),
    )
    assert listed(drawn(made_pledge(components=(part,), items=lines, finance=MONEY[:1]))) == (
        "2018년\n  result | 추진실적 1개 | 융자 #component-1\n  money | 계획 1만 원 #money\n"
        "2019년\n  result | 상반기 | 추진실적 1개 | 융자 #component-1"
    )


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("가 나") == "가 나"
    assert (
        shortened("소상공인 종합지원 플랫폼을 만들고, 서민금융복지 지원센터를 분리")
        == "소상공인 종합지원 플랫폼을 만들고, 서민금융복지…"
    )
    assert shortened("가" * 40) == "가" * 30 + "…"


def spans(axis: Axis, name: str) -> list[tuple[float, float]]:
    """Left and right ends of the bars of a lane."""
    path = next(lane.path for lane in axis.lanes if lane.name == name)
    bars = [bar.partition(" ") for bar in path.split("M")[1:]]
    return [(float(x), round(float(x) + float(rest.split("h")[1].split("v")[0]), 1)) for x, _, rest in bars]


def test_the_axis_has_room_for_the_term_and_all_events() -> None:
    early = made_pledge(finance=(*MONEY, amount("plan/own/prior", 1), amount("plan/own/after", 1)))
    axis = drawn(early).axis
    assert [tick.name for tick in axis.ticks] == ["2018", "2019", "2020", "2021", "2022", "기투자", "임기 후"]
    xs = [tick.x for tick in axis.ticks]
    assert max(xs[:5]) < xs[6] < axis.width
    assert 34 < xs[5] < min(xs[:5])
    # From 78 to 296 are 1,826 days: the term begins after 181 and ends after 1,642, less half a unit of air.
    # Money of whole years stands between the lines of the years.
    (term,) = spans(axis, "term")
    money = spans(axis, "money")
    assert list(term) == [100.1, 273.5]
    assert money == sorted(money)
    assert all(before[1] < after[0] for before, after in pairwise(money))


def test_what_lasts_a_day_can_be_seen_and_what_overlaps_is_drawn_apart() -> None:
    found = (activity("하루", "2019-03-01"), activity("한 해", "2019"), activity("한 달", "2020-03"))
    axis = drawn(made_pledge(activities=found)).axis
    year, month, day = spans(axis, "activity")
    assert round(day[1] - day[0], 1) == 2.5
    assert year[0] < day[0] < day[1] < year[1] < month[0]
    assert next(lane.path for lane in axis.lanes if lane.name == "activity").count(" 40h") == 2


def test_many_years_are_named_with_gaps() -> None:
    found = tuple(amount(f"plan/own/{year}", 10_000) for year in range(2005, 2023))
    names = [tick.name for tick in drawn(made_pledge(finance=found)).axis.ticks]
    assert names == ["2005", "2007", "2009", "2011", "2013", "2015", "2017", "2019", "2021"]


def test_the_label_of_a_day_stays_within_the_picture() -> None:
    for as_of, anchor in (("2018-01", "start"), ("2020-06-30", "middle"), ("2022-12-31", "end")):
        status = made(Assessment, as_of=as_of, status_printed="추진 중")
        (mark,) = drawn(made_pledge(finance=MONEY, assessments=(status,))).axis.marks
        assert mark.anchor == anchor, as_of
    before = made(Assessment, as_of="2019", status_printed="추진 중")
    marks = drawn(made_pledge(finance=MONEY, assessments=(before, status))).axis.marks
    # A year is a span of a year; only the newest is named, so that names never meet.
    assert [mark.label for mark in marks] == ["", "2022년 12월 31일 기준"]
    assert marks[0].width > 40
