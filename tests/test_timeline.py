"""What the timeline of a pledge lists, in which order, and where its picture puts it."""

import re
from decimal import Decimal
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
# A line a moment: its time within the year, then what is said of it with its place on the page.
REAL = Path(__file__).parent / "data/timelines"


def drawn(pledge: Pledge, term: Term = TERM) -> Timeline | None:
    return timeline(pledge, layout(pledge), REFERENCE.codes, term)


def listed(found: Timeline | None) -> str:
    lines = []
    for year in found.years if found else ():
        lines.append(year.name)
        for moment in year.moments:
            links = " · ".join(" ".join(filter(None, (link.label, link.text, link.href))) for link in moment.parts)
            lines.append(f"  {moment.when}: {links}" if moment.when else f"  {links}")
    return "\n".join(lines)


@pytest.mark.parametrize("pledge_id", sorted(PLEDGES))
def test_the_timelines_of_the_real_pledges_are_these(pledge_id: str) -> None:
    pledge = PLEDGES[pledge_id]
    expected = (REAL / f"{pledge_id}.txt").read_text(encoding="utf-8")
    assert listed(drawn(pledge, REFERENCE.terms[pledge.header.term_id])) + "\n" == expected


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
        "기투자\n  사업비 계획 2만 원 #money\n2018년\n  사업비 계획 1만 원\n임기 후\n  사업비 계획 3만 원"
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
        "  활동 한 해 (예정) #components\n"
        "  3월: 활동 한 달\n"
        "  3월 1일: 활동 하루\n"
        "  10월 2일: 활동 끝만\n"
        "  11월 ~ 2020년 2월 3일: 활동 해를 넘김\n"
        "  12월 ~ 2018년: 활동 거꾸로"
    )


def test_events_of_one_day_stand_in_the_order_of_their_kinds() -> None:
    day = "2019-05-02"
    pledge = made_pledge(
        items=(item(1, "history", "협의", starts_on=day), item(2, "schedule", "착공", starts_on=day)),
        assessments=(made(Assessment, as_of=day, status_printed="추진 중"),),
        activities=(activity("설명회", day),),
        reviews=(made(Review, body="주민배심원단", starts_on=day, ends_on=day, part="recommendation"),),
    )
    assert listed(drawn(pledge)) == (
        "2019년\n"
        "  5월 2일: 계획 착공 #schedule · 실적 협의 #story\n"
        "  5월 2일 기준: 상태 ‘추진 중’ #history\n"
        "  5월 2일: 활동 설명회 #components · 주민배심원단 권고 1개 #review"
    )


def test_what_stands_in_one_place_at_one_time_is_one_link() -> None:
    lines = (item(1, "plan", "착공", period="2019"), item(2, "result", "개관", period="2019"))
    assert listed(drawn(made_pledge(items=lines, finance=MONEY[1:2]))) == (
        "2019년\n  추진계획 1개 · 추진실적 1개 #course-2019 · 사업비 계획 1만 원 #money"
    )


def test_a_place_is_linked_where_it_is_first_named() -> None:
    lines = (item(1, "plan", "착공", period="2019"), item(2, "plan", "개관", period="2019", starts_on="2019-05"))
    assert listed(drawn(made_pledge(items=lines, finance=MONEY))) == (
        "2018년\n  사업비 계획 1만 원 #money\n"
        "2019년\n  추진계획 2개 #course-2019 · 사업비 계획 1만 원\n  5월: 계획 개관\n"
        "2020년\n  사업비 계획 1만 원"
    )


def test_many_activities_of_a_year_are_counted() -> None:
    found = [activity(f"{day}번째 교육", f"2019-03-{day:02}") for day in range(1, 8)]
    later = activity("수료식", "2020-03")
    assert listed(drawn(made_pledge(activities=(*found, found[0], later), finance=MONEY[:1]))) == (
        "2018년\n  사업비 계획 1만 원 #money\n2019년\n  활동 날짜가 있는 것 7개 #components\n2020년\n  3월: 활동 수료식"
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
    pledge = made_pledge(items=lines, progress=(rate("2019-06", 50), rate("2019-12", 90)))
    assert listed(drawn(pledge)) == (
        "2019년\n  추진실적 2개, 기간 내 달성률 90% #course-2019\n2020년\n  목표 1개 · 추진실적 1개 #course-2020"
    )


def test_lines_of_a_part_lead_to_the_part_and_of_several_to_all() -> None:
    def line(order: int, component: str, period: str, above: int | None) -> Item:
        cells = {"item_order": order, "component_id": component, "period": period, "part_of": above}
        return made(Item, section="result", text=f"융자 {order}", **cells)

    parts = tuple(made(Component, component_id=name, kind="subproject", title="융자") for name in "12")
    above = (line(1, "1", "subtotal", None), line(2, "1", "2018", 1), line(3, "1", "2019H1", 1))
    # What hangs on a line of its own period belongs to it.
    lines = (*above, line(4, "2", "2018", None), line(5, "2", "2018", 4))
    assert listed(drawn(made_pledge(components=parts, items=lines, finance=MONEY[:1]))) == (
        "2018년\n  추진실적 2개 #components · 사업비 계획 1만 원 #money\n2019년\n  상반기: 추진실적 1개 #component-1"
    )


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("가 나") == "가 나"
    assert (
        shortened("소상공인 종합지원 플랫폼을 만들고, 서민금융복지 지원센터를 분리")
        == "소상공인 종합지원 플랫폼을 만들고…"
    )
    assert shortened("가" * 40) == "가" * 24 + "…"


def lane(axis: Axis, name: str) -> list[tuple[int, int, int]]:
    """Left and right end of the bars of a lane, and their height."""
    path = next(lane.path for lane in axis.lanes if lane.name == name)
    bars = [re.fullmatch(r"([0-9]+) ([0-9]+)h([0-9]+)", bar).groups() for bar in path.split("M")[1:]]
    return [(int(x), int(x) + int(width), int(y)) for x, y, width in bars]


def test_the_axis_has_room_for_the_term_and_all_events() -> None:
    early = made_pledge(finance=(*MONEY, amount("plan/own/prior", 1), amount("plan/own/after", 1)))
    axis = drawn(early).axis
    assert [tick.name for tick in axis.ticks] == ["2018", "2019", "2020", "2021", "2022", "기투자", "임기 후"]
    *years, before, after = [tick.x for tick in axis.ticks]
    assert 40 < before < min(years) < max(years) < after < axis.width
    # From 84 to 296 are 1,826 days: the term begins after 181 and ends after 1,642, less a unit of air.
    assert [bar[:2] for bar in lane(axis, "term")] == [(105, 274)]
    # Money of whole years stands between the lines of the years, what comes before and after outside.
    money = lane(axis, "money")
    assert [bar[:2] for bar in money] == [(42, 82), (84, 125), (126, 168), (169, 210), (298, 338)]
    assert axis.grid.startswith("M84 16V")


def test_what_lasts_a_day_can_be_seen_and_what_overlaps_is_drawn_apart() -> None:
    found = (activity("하루", "2019-03-01"), activity("한 해", "2019"), activity("한 달", "2020-03"))
    (year, month, day) = lane(drawn(made_pledge(activities=found)).axis, "activity")
    assert day[1] - day[0] == 2
    assert year[0] < day[0] < day[1] < year[1] < month[0]
    assert year[2] == month[2] == day[2] - 8
    # An end before the beginning is the document's fault; what is drawn is the beginning.
    turned = (activity("거꾸로", "2019-12", "2018"), *found[1:])
    assert lane(drawn(made_pledge(activities=turned)).axis, "activity")[2][:2] == (155, 159)


def test_many_years_are_named_with_gaps() -> None:
    found = tuple(amount(f"plan/own/{year}", 10_000) for year in range(2005, 2023))
    names = [tick.name for tick in drawn(made_pledge(finance=found)).axis.ticks]
    assert names == ["2005", "2007", "2009", "2011", "2013", "2015", "2017", "2019", "2021"]


def test_statuses_are_marked_as_precisely_as_they_are_dated_and_the_newest_is_named() -> None:
    year, day = (made(Assessment, as_of=as_of, status_printed="추진 중") for as_of in ("2019", "2022-12-31"))
    axis = drawn(made_pledge(finance=MONEY, assessments=(year, day))).axis
    assert re.fullmatch(r"M100 16h59V([0-9]+)h-59zM338 16h2V\1h-2z", axis.days)
    # Its name, 26 wide, stays within the picture.
    assert axis.latest == 327
    assert drawn(made_pledge(finance=MONEY, assessments=(year,))).axis.latest == 129
    assert drawn(made_pledge(finance=MONEY)).axis.latest is None
