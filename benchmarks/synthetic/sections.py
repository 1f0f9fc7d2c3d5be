"""The sections of a pledge and what stands in them."""

from collections.abc import Iterator
from datetime import date

from synthetic import sums
from synthetic.brief import Brief, day
from synthetic.lines import EMPTY, Lines, figures

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


def rows(brief: Brief) -> Rows:
    """``items``, and the ``recipients`` that one of them sums up."""
    lines = Lines(brief)
    supported: list[dict] = []
    for number, (section, heading, share, mean, report) in enumerate(SECTIONS, start=1):
        if brief.chance(share) and (not report or brief.past()):
            lines.begin(section, f"{number}. {heading}", report=report)
            WRITERS.get(section, _plain)(lines, max(1, brief.some(mean)))
            if section == "result" and brief.chance(0.04):
                supported = sums.companies(lines)
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
    brief, say = lines.brief, lines.brief.phrases.say
    if brief.chance(0.5):
        sums.parts(lines, say("terms"), "", with_amounts=True)
    if brief.chance(0.4):
        sums.product(lines)
    for _ in range(count):
        rate = round(brief.rng.uniform(0.5, 5.0), 1)
        lines.add(f"{say('terms')} (연 이율)", count=rate, count_unit="%", qualifier="at_most")


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
    brief, past = lines.brief, lines.brief.past()
    planned = [row for row in lines.rows if row["section"] == "plan" and row["period"] in past]
    if brief.full:
        planned = [row for row in planned if "count" in row]
    if planned and brief.chance(0.3):
        sums.quote(lines, brief.rng.choice(planned))
    if brief.chance(0.3):
        sums.parts(lines, lines.tell("result"), brief.rng.choice(past), with_amounts=brief.rng.random() < 0.5)
    if brief.chance(0.08):
        sums.share(lines)
    if brief.chance(0.15):
        sums.running_total(lines)
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
