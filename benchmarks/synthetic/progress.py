"""How far a pledge is: indicators with targets and results, rates, and the statuses printed."""

from collections.abc import Iterator

from synthetic.brief import Brief
from synthetic.card import first_group

Rows = Iterator[tuple[str, dict]]
STATUSES = {
    "active": (("on_track", "정상추진"), ("on_track", "정상 추진"), ("partial", "일부추진"), ("", "추진 중")),
    "done": (("completed", "완료"), ("continuing", "이행 후 계속추진"), ("completed", "이행완료")),
    "stopped": (("on_hold", "보류"), ("dropped", "폐기"), ("", "보류(폐기)")),
    "not_due": (("", "시기 미도래"), ("", "미착수")),
    "unknown": (("", ""),),
}


def indicators(brief: Brief) -> Rows:
    """``indicators`` and ``indicator_values``."""
    for number in range(1, 1 + min(6, brief.some(0.7) + 3 * brief.full)):
        # A full pledge has one of each kind: per period, in words, cumulative.
        textual = number == 2 if brief.full else brief.rng.random() < 0.25
        cumulative = number == 3 if brief.full else brief.rng.random() < 0.3
        unit = brief.phrases.say("units")
        yield (
            "indicators",
            brief.row(
                indicator_number=number,
                component_id=brief.rng.choice(("total", *brief.components)),
                name=brief.phrases.say("indicator"),
                unit="" if textual else unit,
                kind="text" if textual else "number",
                accumulation="" if textual else "cumulative" if cumulative else "per_period",
                locator="확인지표",
            ),
        )
        yield from _texts(brief, number) if textual else _figures(brief, number, unit, cumulative=cumulative)


def _value(brief: Brief, number: int, basis: str, period: str, **cells: object) -> tuple[str, dict]:
    row = brief.row(
        report=basis == "achieved",
        indicator_number=number,
        basis=basis,
        period=period,
        **{"locator": "확인지표", **cells},
    )
    return "indicator_values", row


def _texts(brief: Brief, number: int) -> Rows:
    say, rng = brief.phrases.say, brief.rng
    for period in ("total",) if rng.random() < 0.5 else brief.periods:
        yield _value(brief, number, "planned", period, value_text=say("target_text"))
    if brief.plan != brief.report:
        rate = rng.choice((100, 90, 70.5, 50, 30))
        yield _value(
            brief, number, "achieved", "total", value_text=say("target_text"), rate_pct=rate, feasibility="가능"
        )


def _figures(brief: Brief, number: int, unit: str, *, cumulative: bool) -> Rows:
    rng = brief.rng
    base, level = max(1, int(rng.lognormvariate(3.2, 1.6))), 0
    targets = {}
    for period in brief.periods:
        step = max(1, int(base * rng.uniform(0.4, 1.6)))
        level += step
        targets[period] = level if cumulative else step
        if not cumulative and rng.random() < 0.08:
            targets[period] = None
    brief.targets.update({(number, period): (target, unit) for period, target in targets.items() if target})
    for period, target in targets.items():
        shown = {"missing": rng.choice(("blank", "dash"))} if target is None else {"value": target}
        qualifier = rng.choice(("at_least", "about", "at_most")) if target and rng.random() < 0.08 else ""
        yield _value(brief, number, "planned", period, qualifier=qualifier, **shown)
    if not cumulative and brief.chance(0.7):
        yield _value(brief, number, "planned", "total", value=sum(target or 0 for target in targets.values()))
    if brief.plan != brief.report:
        yield from _results(brief, number, targets, cumulative=cumulative)


def _results(brief: Brief, number: int, targets: dict, *, cumulative: bool) -> Rows:
    rng, level = brief.rng, 0
    for period in brief.past():
        target = targets[period]
        if target is None:
            continue
        if rng.random() < 0.05:
            yield _value(brief, number, "achieved", period, missing="illegible")
            continue
        result = int(target * rng.choice((1, 1, rng.uniform(0.3, 1.3))))
        level = result = max(result, level) if cumulative else result
        rate = f"{100 * result / target:.1f}".removesuffix(".0") if rng.random() < 0.5 else ""
        feasibility = rng.choice(("가능", "가능", "불투명")) if rng.random() < 0.3 else ""
        yield _value(brief, number, "achieved", period, value=result, rate_pct=rate, feasibility=feasibility)


def rates(brief: Brief) -> Rows:
    """``progress``: the planned rates to date, what was achieved within each period, and overall."""
    rng = brief.rng
    if brief.chance(0.3) or brief.flawed:
        yield from _planned(brief)
    if brief.plan == brief.report:
        return
    if brief.chance(0.4):
        for period in brief.past():
            dash = rng.random() < 0.06
            shown = {"missing": "dash"} if dash else {"rate_pct": rng.choice((100, 100, rng.randrange(30, 125)))}
            yield _rate(brief, "achieved", "within_period", period, **shown)
    if brief.chance(0.5):
        rate = {"done": 100, "not_due": 0}.get(brief.group, rng.choice((25, 40, 50, 62.5, 70, 80, 85.4, 95)))
        yield _rate(brief, "achieved", "overall", "total", rate_pct=rate)


def _planned(brief: Brief) -> Rows:
    rng = brief.rng
    level, last = 0, len(brief.periods) - 1
    for order, period in enumerate(brief.periods):
        level = 100 if order == last else min(100, level + 5 * rng.randrange(2, 8))
        continues = "true" if level == 100 and rng.random() < 0.2 else ""
        yield _rate(brief, "planned", "to_date", period, rate_pct=level, continues=continues)


def _rate(brief: Brief, basis: str, scope: str, period: str, **cells: object) -> tuple[str, dict]:
    report = basis == "achieved"
    row = brief.row(
        report=report,
        as_of=brief.reported_on if report else brief.planned_on,
        basis=basis,
        scope=scope,
        period=period,
        **{"locator": "연차별 추진실적" if report else "연차별 추진계획", **cells},
    )
    return "progress", row


def statuses(brief: Brief) -> Rows:
    """``assessments``: what the plan said, and what the report says."""
    both = brief.plan != brief.report
    if both:
        yield _status(brief, first_group(brief) or "unknown", report=False)
    yield _status(brief, brief.group, report=True)


def _status(brief: Brief, group: str, *, report: bool) -> tuple[str, dict]:
    status, printed = brief.rng.choice(STATUSES[group])
    row = brief.row(
        report=report,
        as_of=brief.reported_on if report else brief.planned_on,
        status_group=group,
        status=status,
        status_printed=printed,
        comment=brief.phrases.say("comment") if brief.chance(0.7) else "",
        locator="공약이행도" if report else "표제부",
    )
    return "assessments", row
