"""Who took part: engagements, dated activities, supported companies, and what citizens recommended."""

from collections.abc import Iterator
from datetime import date, timedelta

from gongyak import periods

from synthetic.brief import Brief, day

Rows = Iterator[tuple[str, dict]]
KINDS = (("consultation", "업무협의"), ("survey", "설문조사"), ("press", "언론보도"), ("other", "기타"))
SUPPORT_UNIT = 10_000


def engagements(brief: Brief) -> Rows:
    """The table of planned counts and, for some, the list that repeats it line by line."""
    if not brief.chance(0.15):
        return
    rng, say = brief.rng, brief.phrases.say
    counts = {kind: rng.randrange(1, 9) if rng.random() < 0.8 else None for kind, _ in KINDS}
    counts |= {"press": 2, "consultation": 3} if brief.full else {"press": 2}
    total = sum(count or 0 for count in counts.values())
    yield _engagement(brief, "table", 1, "total", label="계", planned_count=total)
    for order, (kind, label) in enumerate(KINDS, start=2):
        shown = {"planned_count": counts[kind]} if counts[kind] else {"missing": rng.choice(("dash", "blank"))}
        yield _engagement(
            brief, "table", order, kind, label=label, partner=say("partner") if kind == "consultation" else "", **shown
        )
    if brief.chance(0.4):
        for order, (kind, label) in enumerate(((k, n) for k, n in KINDS if counts[k]), start=1):
            # 의견 조사 is no kind of the table: what stands there as 업무협의.
            kind, label = ("opinion_survey", "의견 조사") if kind == "consultation" else (kind, label)
            count = counts["consultation" if kind == "opinion_survey" else kind]
            yield _engagement(
                brief, "list", order, kind, label=f"{say('work')} {label}", planned_count=count, partner=""
            )


def _engagement(brief: Brief, statement: str, order: int, kind: str, **cells: object) -> tuple[str, dict]:
    return "engagements", brief.row(
        statement=statement, engagement_order=order, kind=kind, locator="주민참여 및 소통계획", **cells
    )


def activities(brief: Brief) -> Rows:
    """Meetings and courses, held or planned."""
    if not brief.chance(0.15):
        return
    rng, say = brief.rng, brief.phrases.say
    for order in range(1, 2 + brief.some(2.5)):
        held = order == 1 if brief.full else rng.random() < 0.7
        starts_on, ends_on = _dates(brief, held=held)
        number = rng.randrange(10, 400) if held and rng.random() < 0.8 else ""
        row = brief.row(
            report=True,
            activity_order=order,
            component_id=rng.choice(("total", *brief.components)),
            name=say("event"),
            state="held" if held else "planned",
            starts_on=starts_on,
            ends_on=ends_on,
            place=say("venue") if rng.random() < 0.8 else "",
            audience=say("target") if rng.random() < 0.6 else "",
            participants=number,
            qualifier="about" if number and rng.random() < 0.3 else "",
            content=say("content"),
            partner=say("partner") if rng.random() < 0.4 else "",
            locator="추진실적 표",
        )
        yield "activities", row


def _dates(brief: Brief, *, held: bool) -> tuple[str, str]:
    """Within the year before the report, or in the year after it."""
    rng, year = brief.rng, periods.date_span(brief.reported_on)[1].year
    start = date(year - 1 if held else year + 1, rng.randrange(1, 13), rng.randrange(1, 29))
    lasts = rng.random() < 0.4
    return str(start), str(start + timedelta(days=rng.randrange(1, 60))) if lasts else ""


def recipients(brief: Brief, component: str, item: int, cap: int, count: int) -> tuple[list[dict], int]:
    """The supported companies of the line ``item``, none above ``cap`` won, and the sum of what they got."""
    rng, say = brief.rng, brief.phrases.say
    rows = []
    for order in range(1, count + 1):
        city, country = say("city").split(",")
        rows.append(
            brief.row(
                report=True,
                recipient_order=order,
                component_id=component,
                item_order=item,
                name=say("company"),
                product=say("product"),
                office_city=city,
                country=country,
                amount_krw=rng.randrange(cap // 3, cap, SUPPORT_UNIT),
                unit_krw=SUPPORT_UNIT,
                locator="지원기업 표",
            )
        )
    return rows, sum(row["amount_krw"] for row in rows)


def reviews(brief: Brief) -> Rows:
    """What a jury of citizens recommended and the department's answer."""
    if not brief.chance(0.1):
        return
    rng, say = brief.rng, brief.phrases.say
    body, first = say("body"), day(rng, date(int(brief.reported_on[:4]), 2, 1), 60)
    last = 2 + brief.some(2.5)
    for order in range(1, last + 1):
        answer = order == last
        yield (
            "reviews",
            brief.row(
                report=True,
                review_order=order,
                body=body,
                starts_on=first,
                ends_on=f"{first[:4]}-05",
                part="response" if answer else "recommendation",
                text=say("response" if answer else "recommendation"),
                department=say("departments") if answer else "",
                locator="주관부서 검토의견" if answer else f"{body} 권고안",
            ),
        )
