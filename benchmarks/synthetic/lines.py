"""The lines of a pledge: what its sections say, with counts, amounts, dates and what belongs under what."""

from collections.abc import Iterator
from datetime import date

from synthetic import events
from synthetic.brief import Brief, day

Rows = Iterator[tuple[str, dict]]
# Section, heading, the share of pledges that have it, its lines in a middling pledge, whether it is in the report.
SECTIONS = (
    ("background", "현황", 0.5, 1.0, False),
    ("goal", "정책목표", 0.85, 0.8, False),
    ("direction", "추진방향", 0.2, 0.8, False),
    ("overview", "사업개요", 0.9, 2.8, False),
    ("terms", "규모 및 조건", 0.22, 1.2, False),
    ("operation", "운영방법", 0.2, 1.2, False),
    ("procedure", "추진절차", 0.12, 0.6, False),
    ("roadmap", "분기별 로드맵", 0.18, 3.0, False),
    ("schedule", "추진일정", 0.4, 2.2, False),
    ("plan", "연차별 추진계획", 0.85, 4.8, False),
    ("result", "추진실적", 0.8, 5.2, True),
    ("financing", "재원 조달방안", 0.35, 0.5, False),
    ("history", "그간 추진사항", 0.4, 1.8, True),
    ("problems", "문제점 및 대책", 0.4, 0.6, False),
    ("effects", "기대효과", 0.6, 0.8, False),
    ("appraisal", "총평", 0.25, 0.6, True),
    ("outlook", "향후계획", 0.35, 1.0, True),
)
EMPTY = ("dash", "blank", "not_applicable", "illegible")
COUNTED = ("회", "명", "건", "개소")


class Lines:
    """The lines of one pledge in reading order; a section begins at the next hundred."""

    def __init__(self, brief: Brief) -> None:
        """Nothing said yet."""
        self.brief = brief
        self.rows: list[dict] = []
        self.order = 0
        self.heading, self.section, self.report = "", "", False

    def begin(self, section: str, heading: str, *, report: bool) -> None:
        """The lines added from now on stand in this section."""
        self.order = self.order // 100 * 100 + 100
        self.heading, self.section, self.report = heading, section, report

    def tell(self, name: str) -> str:
        """A text of this name, and often a detail behind it."""
        return self.brief.phrases.say(name) + self.brief.phrases.say("more")

    def add(self, text: str, *, under: dict | None = None, relation: str = "detail", **cells: object) -> dict:
        """A line, which may be part of, or tell more of, the line ``under``."""
        self.order += 1
        above = {"part_of": under["item_order"], "relation": relation} if under else {}
        inherited = {name: under[name] for name in ("component_id", "period")} if under else {"component_id": "total"}
        row = self.brief.row(
            report=self.report,
            item_order=self.order,
            section=self.section,
            text=text,
            locator=self.heading,
            **above,
            **{"period": "", **inherited, **cells},
        )
        self.rows.append(row)
        return row


def rows(brief: Brief) -> Rows:
    """``items``, and the ``recipients`` that one of them sums up."""
    lines = Lines(brief)
    supported: list[dict] = []
    for number, (section, heading, share, mean, report) in enumerate(SECTIONS, start=1):
        if brief.chance(share) and (not report or brief.past()):
            lines.begin(section, f"{number}. {heading}", report=report)
            WRITERS.get(section, _plain)(lines, max(1, brief.some(mean)))
            if section == "result" and brief.chance(0.04):
                supported = _supported(lines)
    yield from (("items", row) for row in lines.rows)
    yield from (("recipients", row) for row in supported)


def _plain(lines: Lines, count: int) -> None:
    brief = lines.brief
    if lines.section == "problems" and brief.chance(0.35):
        lines.add("", missing=brief.rng.choice(EMPTY[2:]))
        return
    for _ in range(count):
        whole = lines.add(lines.tell(lines.section), component_id=_component(brief), **figures(brief, 0.15))
        for _ in range(int(brief.rng.random() * 3.5) if brief.rng.random() < 0.25 else 0):
            lines.add(lines.tell("overview"), under=whole, **figures(brief, 0.4))


def _component(brief: Brief) -> str:
    return brief.rng.choice(("total", *brief.components))


def figures(brief: Brief, share: float) -> dict:
    """Count, range, amount or nothing, as the cells of a line; ``share`` of the lines have a figure."""
    rng = brief.rng
    if rng.random() >= share:
        return {}
    kind, cells = rng.random(), {}
    if kind < 0.75:
        count = max(1, int(rng.lognormvariate(3.5, 1.6)))
        cells = {"count": count, "count_unit": rng.choice((*COUNTED, brief.phrases.say("units")))}
        if rng.random() < 0.06:
            cells["count_to"] = count + max(1, count // 2)
        if rng.random() < 0.12:
            cells["qualifier"] = rng.choice(("about", "at_least", "at_most"))
    if kind > 0.55 and cells.get("qualifier") != "at_most":
        cells |= _amount(brief, int(rng.lognormvariate(4.5, 1.5)) + 1)
    return cells


def _amount(brief: Brief, units: int) -> dict:
    unit = brief.rng.choice((brief.style.unit, 1_000, 1_000_000, 10_000))
    return {"amount_krw": units * unit, "unit_krw": unit}


def _dated(lines: Lines, count: int) -> None:
    brief = lines.brief
    first = int(brief.periods[0][:4])
    for _ in range(count):
        start = day(brief.rng, date(first, 7, 1), 1200 if not lines.report else 300)
        end = f"{int(start[:4]) + brief.rng.randrange(1, 3)}-{brief.rng.choice(('06', '12', '03-31'))}"
        ends_on = end if brief.chance(0.4) and not lines.report else ""
        lines.add(lines.tell(lines.section), starts_on=start, ends_on=ends_on, **figures(brief, 0.1))


def _roadmap(lines: Lines, count: int) -> None:
    brief = lines.brief
    if brief.chance(0.15):
        lines.add("분기별 로드맵 표", missing="illegible")
    year = brief.periods[1][:4]
    for number in range(min(8, count)):
        period = f"{int(year) + number // 4}Q{number % 4 + 1}"
        lines.add(lines.tell("roadmap"), period=period)


def _terms(lines: Lines, count: int) -> None:
    """Conditions with figures: a sum with its parts, an amount with its factors."""
    brief, say = lines.brief, lines.brief.phrases.say
    if brief.chance(0.5):
        _parts(lines, say("terms"), "", with_amounts=True)
    if brief.chance(0.4):
        number, price = brief.rng.randrange(5, 300), brief.rng.randrange(1, 200) * 10_000
        whole = lines.add(say("terms"), amount_krw=number * price, unit_krw=10_000)
        lines.add("지원 인원", under=whole, relation="factor", count=number, count_unit="명")
        lines.add("1인당 지원액", under=whole, relation="factor", amount_krw=price, unit_krw=10_000)
    for _ in range(count):
        rate = round(brief.rng.uniform(0.5, 5.0), 1)
        lines.add(f"{say('terms')} (연 이율)", count=rate, count_unit="%", qualifier="at_most")


def _parts(lines: Lines, text: str, period: str, *, with_amounts: bool) -> dict:
    """A line with the parts that add up to it."""
    brief, say = lines.brief, lines.brief.phrases.say
    rng, unit = brief.rng, brief.rng.choice(COUNTED)
    counts = [max(1, int(rng.lognormvariate(3, 1.2))) for _ in range(rng.randrange(2, 5))]
    money = [rng.randrange(1, 900) for _ in counts] if with_amounts else []
    scale = 1_000_000
    total = {"amount_krw": sum(money) * scale, "unit_krw": scale} if money else {}
    whole = lines.add(text, period=period, count=sum(counts), count_unit=unit, **total)
    for place, count in enumerate(counts):
        amount = {"amount_krw": money[place] * scale, "unit_krw": scale} if money else {}
        lines.add(say("subproject"), under=whole, relation="part", count=count, count_unit=unit, **amount)
    return whole


def _plan(lines: Lines, count: int) -> None:
    brief = lines.brief
    if brief.full:
        lines.add(lines.tell("plan"), period=brief.periods[0], count=12, count_unit="회")
    for (number, period), (target, unit) in brief.targets.items() if brief.chance(0.1) else ():
        lines.add(lines.tell("plan"), period=period, indicator_number=number, count=target, count_unit=unit)
    for number in range(count):
        period = brief.periods[number * len(brief.periods) // count]
        whole = lines.add(lines.tell("plan"), period=period, component_id=_component(brief), **figures(brief, 0.3))
        if brief.rng.random() < 0.12:
            lines.add(lines.tell("overview"), under=whole)


def _result(lines: Lines, count: int) -> None:
    brief, say, past = lines.brief, lines.brief.phrases.say, lines.brief.past()
    planned = [row for row in lines.rows if row["section"] == "plan" and row["period"] in past]
    if brief.full:
        planned = [row for row in planned if "count" in row]
    if planned and brief.chance(0.3):
        _quote(lines, brief.rng.choice(planned))
    if brief.chance(0.3):
        _parts(lines, lines.tell("result"), brief.rng.choice(past), with_amounts=brief.rng.random() < 0.5)
    if brief.chance(0.08):
        _share(lines)
    if brief.chance(0.15):
        text, level = f"{say('result')} (누계)", 0
        for period in past:
            level += brief.rng.randrange(1, 200)
            lines.add(text, period=period, count=level, count_unit="명", cumulative="true")
    if brief.full:
        _every(lines)
    for number in range(count):
        period = past[number * len(past) // count]
        if brief.rng.random() < 0.03:
            lines.add(lines.tell("result"), period=period, missing=brief.rng.choice(EMPTY))
        else:
            lines.add(lines.tell("result"), period=period, component_id=_component(brief), **figures(brief, 0.55))


def _every(lines: Lines) -> None:
    """A line for each kind of nothing, and one for each word that qualifies a count."""
    for missing in EMPTY:
        lines.add(lines.tell("result"), missing=missing)
    for qualifier in ("about", "at_least", "at_most"):
        lines.add(lines.tell("result"), count=10, count_unit="회", qualifier=qualifier)


def _quote(lines: Lines, planned: dict) -> None:
    """The report tells again what the plan said."""
    figures = ("count", "count_to", "count_unit", "qualifier", "amount_krw", "unit_krw", "component_id")
    again = {name: planned[name] for name in figures if name in planned}
    section, lines.section = lines.section, "plan"
    lines.add(planned["text"], under=planned, relation="quote", **again)
    lines.section = section


def _share(lines: Lines) -> None:
    brief, say = lines.brief, lines.brief.phrases.say
    base = brief.rng.randrange(100, 900)
    part = brief.rng.randrange(10, base)
    whole = lines.add(say("target"), period=brief.past()[0], count=base, count_unit="명")
    some = lines.add(lines.tell("result"), under=whole, count=part, count_unit="명")
    lines.add("비율", under=some, relation="share", count=f"{100 * part / base:.1f}", count_unit="%")


def _supported(lines: Lines) -> list[dict]:
    """A line that sums up a list of supported companies, and the cap on what one may get."""
    brief, say = lines.brief, lines.brief.phrases.say
    component = brief.components[-1] if brief.components else "total"
    cap, count = brief.rng.randrange(100, 900) * events.SUPPORT_UNIT, brief.rng.randrange(3, 13)
    lines.add(
        "업체당 지원 한도",
        component_id=component,
        amount_krw=cap,
        unit_krw=events.SUPPORT_UNIT,
        qualifier="at_most",
    )
    line = lines.add(f"{say('services')} 지원 기업", component_id=component, count=count, count_unit="개사")
    rows, total = events.recipients(brief, component, line["item_order"], cap, count)
    line |= {"amount_krw": total, "unit_krw": events.SUPPORT_UNIT}
    return rows


def _financing(lines: Lines, count: int) -> None:
    brief = lines.brief
    for _ in range(count):
        lines.add(lines.tell("financing"), fund=brief.rng.choice(brief.funds) if brief.budgeted else "")


WRITERS = {
    "roadmap": _roadmap,
    "schedule": _dated,
    "history": _dated,
    "terms": _terms,
    "plan": _plan,
    "result": _result,
    "financing": _financing,
}
