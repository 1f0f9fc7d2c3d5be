"""The works of a department: what was done with which money, what is planned, and which markets are how far."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from synthetic.phrases import Phrases
from synthetic.style import Style

Rows = Iterator[tuple[str, dict]]
UNIT = 1_000
# Kind of work, years after the report's, how many of them, where they stand, and the sections they have.
KINDS = (
    ("result", 0, 6, "2. 주요업무 추진실적", ("overview", "result")),
    ("plan", 1, 5, "3. 주요업무 추진계획", ("direction", "plan")),
    ("new", 1, 3, "4. 신규·주요투자 사업", ("background", "plan")),
)
FUNDS = (("own",), ("own",), ("national", "upper", "own"), ("upper", "own"), ("own", "private"))
LABELS = {"national": "국", "upper": "시", "own": "구비", "lower": "군구비", "private": "민자"}
STAGES = (
    ("planning", "사업계획수립 추진"),
    ("plan_approved", "사업추진계획 승인"),
    ("permit_pending", "사업시행인가 추진"),
    ("permitted", "사업시행인가"),
    ("construction", "사업시행(건축중)"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Department:
    """A department that reports: its document, its words, the term and year it speaks of.

    ``budgets`` fills as its works are written: their money in units of 1,000 won by programme and stage.
    """

    rng: Random
    phrases: Phrases
    style: Style
    document: str
    term: str
    name: str
    year: int
    budgets: Counter[tuple[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A work to be written: ``programme`` is empty where the department's budget does not name it."""

    department: Department
    kind: str
    year: int
    number: int
    programme: str
    heading: str
    sections: tuple[str, ...]

    def row(self, **cells: object) -> dict:
        """A row of this work."""
        return {
            "work_id": f"{self.department.style.government['government_id']}-{self.year}-{self.kind}-{self.number}",
            "document_id": self.department.document,
            "locator": f"{self.heading} {self.number}",
            **cells,
        }


def rows(department: Department) -> Rows:
    """``works`` and all that belongs to them."""
    for kind, later, count, heading, sections in KINDS:
        for number in range(1, count + department.rng.randrange(0, 3)):
            yield from _work(
                Work(
                    department=department,
                    kind=kind,
                    year=department.year + later,
                    number=number,
                    programme=str(1 + number // 2) if kind == "result" else "",
                    heading=heading,
                    sections=sections,
                )
            )


def _work(work: Work) -> Rows:
    department, say = work.department, work.department.phrases.say
    budgeted = work.kind == "result" or work.number != 1
    row = work.row(
        government_id=department.style.government["government_id"],
        term_id=department.term,
        department=department.name,
        year=work.year,
        kind=work.kind,
        number=work.number,
        title=say("work"),
        objective=say("objective"),
        programme=work.programme,
        budgeted="true" if budgeted else "false",
        page=2 + work.number * 2 + 12 * (work.kind != "result"),
    )
    yield "works", row
    funds = department.rng.choice(FUNDS)
    if budgeted:
        yield from _money(work, funds)
    yield from _items(work)
    if work.number == 2 and work.kind != "new":
        yield from _markets(work)


def _money(work: Work, funds: tuple[str, ...]) -> Rows:
    rng = work.department.rng
    amounts = {fund: rng.randrange(500, 900_000) for fund in funds}
    spent = {fund: int(amount * rng.uniform(0.4, 1)) for fund, amount in amounts.items()}
    stages: Mapping = {"budget": amounts, "executed": spent} if work.kind == "result" else {"required": amounts}
    for stage, cells in stages.items():
        if work.programme:
            work.department.budgets[work.programme, stage] += sum(cells.values())
        for fund, amount in sorted({**cells, "total": sum(cells.values())}.items()):
            rate = f"{100 * amount / sum(amounts.values()):.1f}" if (stage, fund) == ("executed", "total") else ""
            row = work.row(
                stage=stage,
                fund=fund,
                amount_krw=amount * UNIT,
                rate_pct=rate,
                fund_printed=LABELS.get(fund, ""),
                unit_krw=UNIT,
            )
            yield "work_finance", row


def _items(work: Work) -> Rows:
    rng, say = work.department.rng, work.department.phrases.say
    for hundred, section in enumerate(work.sections, start=1):
        last = rng.randrange(3, 12)
        for order in range(1, last):
            above = {"part_of": hundred * 100 + 1, "relation": "detail"} if order > 1 and rng.random() < 0.4 else {}
            count = {"count": rng.randrange(1, 3000), "count_unit": say("units")} if rng.random() < 0.35 else {}
            money = {"amount_krw": rng.randrange(1, 90_000) * UNIT, "unit_krw": UNIT} if rng.random() < 0.2 else {}
            cells = {**above, **count, **money}
            yield (
                "work_items",
                work.row(item_order=hundred * 100 + order, section=section, text=say(section), **cells),
            )


def _markets(work: Work) -> Rows:
    rng, say = work.department.rng, work.department.phrases.say
    stages = STAGES if work.kind == "result" else rng.sample(STAGES, 3)
    for order, (stage, printed) in enumerate(stages, start=1):
        # The plan speaks of other markets than the result: the same one stands in one stage.
        name = f"{say('head')}{say('tail')}시장 {order + 5 * (work.kind == 'plan')}구역"
        yield "pipelines", work.row(pipeline_order=order, name=name, stage=stage, stage_printed=printed)
