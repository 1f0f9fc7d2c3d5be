"""A department's work report: what it did, what it plans, with its budget, staff, rooms and markets."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from synthetic.brief import STARTS, Style, draw
from synthetic.phrases import Phrases, vocabulary

Rows = Iterator[tuple[str, dict]]
UNIT = 1_000
KINDS = (("result", 0, 6), ("plan", 1, 5), ("new", 1, 3))
HEADINGS = {"result": "2. 주요업무 추진실적", "plan": "3. 주요업무 추진계획", "new": "4. 신규·주요투자 사업"}
FUNDS = (("own",), ("own",), ("national", "upper", "own"), ("upper", "own"), ("own", "private"))
LABELS = {"national": "국", "upper": "시", "own": "구비", "lower": "군구비", "private": "민자"}
STAGES = (
    ("planning", "사업계획수립 추진"),
    ("plan_approved", "사업추진계획 승인"),
    ("permit_pending", "사업시행인가 추진"),
    ("permitted", "사업시행인가"),
    ("construction", "사업시행(건축중)"),
)
SECTIONS = {"result": ("overview", "result"), "plan": ("direction", "plan"), "new": ("background", "plan")}
GRADES = {"general": "456789", "management": "6789", "special": "6789"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A report to be written: its document, its department and the words it uses."""

    rng: Random
    phrases: Phrases
    style: Style
    document: str
    term: str
    department: str
    year: int


def plan(seed: int, style: Style) -> Report:
    """The work report of a government, of the last term it has."""
    rng = draw(seed, style.government["government_id"], "report")
    term = style.terms[-1]
    year = STARTS[term] + (0 if term == "9" else rng.randrange(0, 3))
    domain = rng.choice(vocabulary()["domains"])
    phrases = Phrases(rng, domain, year)
    document = f"{style.government['government_id']}-{year}-report"
    return Report(
        rng=rng,
        phrases=phrases,
        style=style,
        document=document,
        term=term,
        department=phrases.say("departments"),
        year=year,
    )


def rows(report: Report) -> Rows:
    """Every row of the report."""
    yield (
        "documents",
        {
            "document_id": report.document,
            "government_id": report.style.government["government_id"],
            "term_id": report.term,
            "kind": "work_report",
            "title": f"{report.year}년 {report.department} 주요업무 보고",
            "department": report.department,
            "as_of": f"{report.year}-10-31",
            "money_unit": UNIT,
            "remark": "합성 자료의 부서 업무 보고이며 공약 문서가 아니다.",
        },
    )
    budgets: Counter[tuple[str, str]] = Counter()
    for kind, later, count in KINDS:
        for number in range(1, count + report.rng.randrange(0, 3)):
            yield from _work(report, kind, report.year + later, number, budgets)
    yield from _budgets(report, budgets)
    yield from _staff(report)
    yield from _facilities(report)


def _work(report: Report, kind: str, year: int, number: int, budgets: Counter) -> Rows:
    rng, say = report.rng, report.phrases.say
    work_id = f"{report.style.government['government_id']}-{year}-{kind}-{number}"
    place = {"document_id": report.document, "locator": f"{HEADINGS[kind]} {number}"}
    programme = str(1 + number // 2) if kind == "result" else ""
    budgeted = kind == "result" or number != 1
    yield (
        "works",
        {
            "work_id": work_id,
            "government_id": report.style.government["government_id"],
            "term_id": report.term,
            "department": report.department,
            "year": year,
            "kind": kind,
            "number": number,
            "title": say("work"),
            "objective": say("objective"),
            "programme": programme,
            "budgeted": "true" if budgeted else "false",
            "page": 2 + number * 2 + 12 * (kind != "result"),
            **place,
        },
    )
    funds = rng.choice(FUNDS)
    if budgeted:
        yield from _money(report, work_id, kind, funds, programme, place, budgets)
    yield from _items(report, work_id, kind, place)
    if number == 2 and kind != "new":
        stages = STAGES if kind == "result" else rng.sample(STAGES, 3)
        for order, (stage, printed) in enumerate(stages, start=1):
            yield (
                "pipelines",
                {
                    "work_id": work_id,
                    "pipeline_order": order,
                    "name": f"{say('head')}{say('tail')}시장 {order + 5 * (kind == 'plan')}구역",
                    "stage": stage,
                    "stage_printed": printed,
                    **place,
                },
            )


def _money(
    report: Report, work_id: str, kind: str, funds: tuple, programme: str, place: dict, budgets: Counter
) -> Rows:
    rng = report.rng
    amounts = {fund: rng.randrange(500, 900_000) for fund in funds}
    spent = {fund: int(amount * rng.uniform(0.4, 1)) for fund, amount in amounts.items()}
    stages = (("budget", amounts), ("executed", spent)) if kind == "result" else (("required", amounts),)
    for stage, cells in stages:
        if programme:
            budgets[programme, stage] += sum(cells.values())
        for fund, amount in sorted({**cells, "total": sum(cells.values())}.items()):
            rate = f"{100 * amount / sum(amounts.values()):.1f}" if (stage, fund) == ("executed", "total") else ""
            yield (
                "work_finance",
                {
                    "work_id": work_id,
                    "stage": stage,
                    "fund": fund,
                    "amount_krw": amount * UNIT,
                    "rate_pct": rate,
                    "fund_printed": LABELS.get(fund, ""),
                    "unit_krw": UNIT,
                    **place,
                },
            )


def _items(report: Report, work_id: str, kind: str, place: dict) -> Rows:
    rng, say = report.rng, report.phrases.say
    for hundred, section in enumerate(SECTIONS[kind], start=1):
        last = rng.randrange(3, 12)
        for order in range(1, last):
            above = {"part_of": hundred * 100 + 1, "relation": "detail"} if order > 1 and rng.random() < 0.4 else {}
            count = {"count": rng.randrange(1, 3000), "count_unit": say("units")} if rng.random() < 0.35 else {}
            money = {"amount_krw": rng.randrange(1, 90_000) * UNIT, "unit_krw": UNIT} if rng.random() < 0.2 else {}
            yield (
                "work_items",
                {
                    "work_id": work_id,
                    "item_order": hundred * 100 + order,
                    "section": section,
                    "text": say(section),
                    **above,
                    **count,
                    **money,
                    **place,
                },
            )


def _budgets(report: Report, budgets: Counter) -> Rows:
    rng = report.rng
    programmes = sorted({programme for programme, _ in budgets})
    programmes.append(str(len(programmes) + 1))
    totals: Counter[str] = Counter()
    for programme in (*programmes, "total"):
        if programme == "total":
            cells = dict(totals)
            name = "계"
        else:
            budget = budgets[programme, "budget"] or rng.randrange(20_000, 90_000)
            executed = budgets[programme, "executed"] or budget // 2
            scheduled = int((budget - executed) * rng.random())
            cells = {
                "budget": budget,
                "executed": executed,
                "scheduled": scheduled,
                "balance": budget - executed - scheduled,
            }
            name = report.phrases.say("services") if budgets[programme, "budget"] else f"기본경비({report.department})"
            totals.update(cells)
        dates = {"executed": f"{report.year}-10-31", "scheduled": f"{report.year}-12-31"}
        for stage, amount in cells.items():
            yield (
                "department_budgets",
                {
                    "document_id": report.document,
                    "programme": programme,
                    "stage": stage,
                    "name": name,
                    "amount_krw": amount * UNIT,
                    "as_of": dates.get(stage, ""),
                    "unit_krw": UNIT,
                    "locator": "1. 일반 현황 4 예산 현황",
                },
            )


def _staff(report: Report) -> Rows:
    rng = report.rng
    cells: dict[tuple[str, str, str], int] = {}
    for category, grades in GRADES.items():
        for grade in grades:
            quota = rng.randrange(0, 7) if category == "general" else rng.randrange(0, 2)
            cells["quota", category, grade] = quota
            cells["actual", category, grade] = max(0, quota + rng.choice((-1, 0, 0, 1)))
    for basis in ("quota", "actual"):
        cells[basis, "total", "total"] = sum(count for (each, *_), count in cells.items() if each == basis)
    for (basis, category, grade), count in list(cells.items()):
        if basis == "actual":
            cells["difference", category, grade] = count - cells["quota", category, grade]
    for (basis, category, grade), count in cells.items():
        nothing = not count and category != "total"
        yield (
            "staffing",
            {
                "document_id": report.document,
                "basis": basis,
                "category": category,
                "grade": grade,
                "count": "" if nothing else count,
                "missing": ("dash" if basis == "difference" else "blank") if nothing else "",
                "locator": "1. 일반 현황 2 인력",
            },
        )


def _facilities(report: Report) -> Rows:
    rng, say = report.rng, report.phrases.say
    floors = [rng.randrange(10_000, 300_000) for _ in range(rng.randrange(2, 5))]
    rows = [{"kind": "building", "name": say("facility"), "use": say("things"), "area_m2": f"{sum(floors) / 100:.2f}"}]
    rows += [
        {"part_of": 1, "kind": "building", "name": f"{floor}층", "area_m2": f"{area / 100:.2f}"}
        for floor, area in enumerate(floors, start=1)
    ]
    rows += [
        {"kind": "vehicle", "name": say("vehicle"), "model_year": report.year - rng.randrange(1, 12)} for _ in range(2)
    ]
    for order, row in enumerate(rows, start=1):
        yield (
            "facilities",
            {
                "document_id": report.document,
                "facility_order": order,
                "locator": "1. 일반 현황 3 시설물 현황",
                **row,
            },
        )
