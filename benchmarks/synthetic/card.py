"""The head of a pledge: its row, boxes, departments, contacts and sub-projects."""

from collections.abc import Iterator

from synthetic.brief import Brief

TEAMS = ("{}기획팀", "{}지원팀", "{}운영팀", "{}관리팀", "{}조성팀", "{}1팀", "{}2팀")
ROLES = ("과장", "팀장", "주무관", "실무자", "담당", "")
CIRCLED = "①②③④⑤⑥"

# The boxes of a form by the column they stand for: the words beside each, and what it means.
BOXES = {
    "budgeted": (("예산", "true"), ("비예산", "false")),
    "continuity": (("신규", "new"), ("계속", "continuing")),
    "executor": (("국", "national"), ("광역", "upper"), ("자체", "own"), ("민간", "private")),
    "status_group": (("보류(폐기)", "stopped"), ("추진 중", "active"), ("완료", "done"), ("시기 미도래", "not_due")),
    "support": (
        ("해당없음", "none"),
        ("도움 필요", "needed"),
        ("제도", "system"),
        ("재정", "finance"),
        ("권한", "authority"),
    ),
    "timing": (("임기 내", "within_term"), ("임기 후", "after_term")),
}
# Boxes that stand below 도움 필요.
NEEDS = ("system", "finance", "authority")

Rows = Iterator[tuple[str, dict]]


def rows(brief: Brief) -> Rows:
    """``(table, row)`` for each row of the head."""
    pledge = _pledge(brief)
    yield "pledges", pledge
    if brief.style.boxes:
        yield from _boxes(brief, pledge)
    yield from _departments(brief)
    yield from _components(brief)


def _pledge(brief: Brief) -> dict:
    rng, say = brief.rng, brief.phrases.say
    start, end = int(brief.periods[0][:4]), int(brief.periods[-1][:4])
    dated = brief.chance(0.6)
    return brief.row(
        government_id=brief.style.government["government_id"],
        term_id=brief.term,
        number=brief.number,
        title=say("title"),
        title_basis="printed" if brief.number or not brief.chance(0.5) else "inferred",
        area=brief.domain["area"] if brief.chance(0.8) else "",
        summary=say("summary"),
        continuity=rng.choice(("new", "continuing", "new", "continuing", "")),
        timing=rng.choice(("within_term", "within_term", "within_term", "after_term", "")),
        budgeted="true" if brief.budgeted else "false",
        budget_fund=rng.choice(brief.funds) if brief.budgeted and rng.random() < 0.15 else "",
        executor=rng.choice(("own", "own", "own", "upper", "national", "private", "")),
        support=rng.choice(("none", "needed", "system", "finance", "authority")) if brief.chance(0.4) else "",
        amendment=rng.choice(("needed", *["not_needed"] * 5)) if brief.chance(0.3) else "",
        legislation=rng.choice(("needed", "not_needed", "not_needed")) if brief.chance(0.3) else "",
        prior_procedure=say("procedure") if brief.chance(0.15) else "",
        starts_on=f"{start}-{rng.choice(('07', '08', '09-01', '10', '12-15'))}" if dated else "",
        ends_on=rng.choice((f"{end}-06", f"{end}", f"{end + 1}-12", f"{end}-06-30")) if dated else "",
        continues=rng.choice(("true", "false")) if brief.chance(0.2) else "",
        target_group=say("target") if brief.chance(0.6) else "",
        locator="표제부",
    )


def _boxes(brief: Brief, pledge: dict) -> Rows:
    for field, boxes in BOXES.items():
        stated = first_group(brief) if field == "status_group" else pledge[field]
        if field == "status_group" and not stated:
            continue  # a form without a status
        ticked = {"needed", stated} if stated in NEEDS else {stated}
        for order, (label, code) in enumerate(boxes, start=1):
            row = brief.row(
                field=field,
                box_order=order,
                part_of=2 if code in NEEDS else "",
                label=label,
                code=code,
                checked="true" if code in ticked else "false",
                locator="표제부",
            )
            yield "checkboxes", row


def first_group(brief: Brief) -> str:
    """The group of the first status printed, which is that of the plan where there is also a report; empty: none."""
    if brief.group == "unknown":
        return ""
    return brief.group if brief.plan == brief.report or brief.group == "not_due" else "active"


def _departments(brief: Brief) -> Rows:
    rng, say = brief.rng, brief.phrases.say
    lead = say("departments")
    for order in range(1, 2 + brief.some(1.0)):
        external = order > 1 and rng.random() < 0.4
        row = brief.row(
            department_order=order,
            role="lead" if order == 1 else "cooperating",
            name=lead if order == 1 else say("org") if external else say("departments"),
            external="true" if external else "false",
            locator="표제부",
        )
        yield "pledge_departments", row
    yield from _contacts(brief, lead)


def _contacts(brief: Brief, department: str) -> Rows:
    rng, stem = brief.rng, department.removesuffix("과").removesuffix("담당관")
    for order in range(1, 2 + brief.some(1.2)):
        phone = f"{rng.randrange(200, 900)}-{rng.randrange(1000, 10_000)}"
        row = brief.row(
            contact_order=order,
            department=department,
            team=rng.choice(TEAMS).format(stem) if rng.random() < 0.7 else "",
            role=rng.choice(ROLES),
            phone=rng.choice((phone, phone, phone[4:], "")),
            locator="담당자",
        )
        yield "contacts", row


def _components(brief: Brief) -> Rows:
    say = brief.phrases.say
    yield "components", brief.row(component_id="total", kind="whole", title="사업 전체", locator="표제부")
    for order, component in enumerate(brief.components):
        yield (
            "components",
            brief.row(
                component_id=component,
                kind="subproject",
                number=CIRCLED[order] if brief.full or brief.size > 1 else "",
                title=say("subproject"),
                target_group=say("target") if brief.chance(0.4) else "",
                locator=f"사업개요 {CIRCLED[order]}",
            ),
        )
    if brief.full:
        yield (
            "components",
            brief.row(component_id="f1", kind="budget_line", title=say("subproject"), locator="투자계획"),
        )
