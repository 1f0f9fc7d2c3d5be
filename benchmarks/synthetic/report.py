"""A department's work report: its works, and what it has of money, staff, rooms and cars."""

from collections import Counter
from collections.abc import Iterator, Mapping

from synthetic import works
from synthetic.phrases import Phrases, vocabulary
from synthetic.style import STARTS, Style, draw
from synthetic.works import UNIT, Department

Rows = Iterator[tuple[str, dict]]
GRADES = {"general": "456789", "management": "6789", "special": "6789"}


def rows(seed: int, style: Style) -> Rows:
    """Every row of the report, where the government publishes one."""
    if not style.reports:
        return
    reporting = department(seed, style)
    yield (
        "documents",
        {
            "document_id": reporting.document,
            "government_id": style.government["government_id"],
            "term_id": reporting.term,
            "kind": "work_report",
            "title": f"{reporting.year}년 {reporting.name} 주요업무 보고",
            "department": reporting.name,
            "as_of": f"{reporting.year}-10-31",
            "money_unit": UNIT,
            "remark": "합성 자료의 부서 업무 보고이며 공약 문서가 아니다.",
        },
    )
    yield from works.rows(reporting)
    for writer in (_budgets, _staff, _facilities):
        for table, row in writer(reporting):
            yield table, {"document_id": reporting.document, **row}


def department(seed: int, style: Style) -> Department:
    """The department of a government that reports, in the last term there is."""
    rng = draw(seed, style.government["government_id"], "report")
    term = style.terms[-1]
    year = STARTS[term] + (0 if term == "9" else rng.randrange(0, 3))
    domain = rng.choice(vocabulary()["domains"])
    phrases = Phrases(rng, domain, year)
    document = f"{style.government['government_id']}-{year}-report"
    return Department(
        rng=rng,
        phrases=phrases,
        style=style,
        document=document,
        term=term,
        name=phrases.say("departments"),
        year=year,
        budgets=Counter(),
    )


def _budgets(department: Department) -> Rows:
    """The programmes that works belong to, one more for the running of the office, and their sums."""
    known = sorted({programme for programme, _ in department.budgets})
    totals: Counter[str] = Counter()
    for programme in (*known, str(len(known) + 1)):
        stages = _stages(department, programme)
        name = department.phrases.say("services") if programme in known else f"기본경비({department.name})"
        yield from _programme(department, programme, name, stages)
        totals.update(stages)
    yield from _programme(department, "total", "계", totals)


def _stages(department: Department, programme: str) -> dict[str, int]:
    rng, budgets = department.rng, department.budgets
    budget = budgets[programme, "budget"] or rng.randrange(20_000, 90_000)
    executed = budgets[programme, "executed"] or budget // 2
    scheduled = int((budget - executed) * rng.random())
    balance = budget - executed - scheduled
    return {"budget": budget, "executed": executed, "scheduled": scheduled, "balance": balance}


def _programme(department: Department, programme: str, name: str, stages: Mapping[str, int]) -> Rows:
    dates = {"executed": f"{department.year}-10-31", "scheduled": f"{department.year}-12-31"}
    for stage, amount in stages.items():
        yield (
            "department_budgets",
            {
                "programme": programme,
                "stage": stage,
                "name": name,
                "amount_krw": amount * UNIT,
                "as_of": dates.get(stage, ""),
                "unit_krw": UNIT,
                "locator": "1. 일반 현황 4 예산 현황",
            },
        )


def _staff(department: Department) -> Rows:
    rng = department.rng
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
                "basis": basis,
                "category": category,
                "grade": grade,
                "count": "" if nothing else count,
                "missing": ("dash" if basis == "difference" else "blank") if nothing else "",
                "locator": "1. 일반 현황 2 인력",
            },
        )


def _facilities(department: Department) -> Rows:
    rng, say = department.rng, department.phrases.say
    floors = [rng.randrange(10_000, 300_000) for _ in range(rng.randrange(2, 5))]
    rows = [{"kind": "building", "name": say("facility"), "use": say("things"), "area_m2": f"{sum(floors) / 100:.2f}"}]
    rows += [
        {"part_of": 1, "kind": "building", "name": f"{floor}층", "area_m2": f"{area / 100:.2f}"}
        for floor, area in enumerate(floors, start=1)
    ]
    rows += [
        {"kind": "vehicle", "name": say("vehicle"), "model_year": department.year - rng.randrange(1, 12)}
        for _ in range(2)
    ]
    for order, row in enumerate(rows, start=1):
        yield "facilities", {"facility_order": order, "locator": "1. 일반 현황 3 시설물 현황", **row}
