"""The money of a pledge: cubes of (component, fund, period) with the margins a document prints."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from synthetic.brief import Brief

Cell = tuple[str, str, str]
Rows = Iterator[tuple[str, dict]]
FUND_NAMES = {
    "national": ("국비", "국고", "국비"),
    "upper": ("시비", "도비", "시·도비"),
    "own": ("구비", "시비", "군비", "자체재원"),
    "lower": ("군구비", "시군비"),
    "private": ("민자", "민간"),
    "other": ("기타", "기금"),
}


def rows(brief: Brief) -> Rows:
    """``finance`` rows: what the overview says, the plan by year, and what was secured and spent of it."""
    if not brief.budgeted or not brief.chance(0.42):
        return
    leaves = _leaves(brief)
    plan = cube(leaves, total="total", subtotal="subtotal" if brief.flawed or brief.chance(0.3) else "")
    shares = brief.chance(0.1)
    labels = {fund: brief.rng.choice(names) for fund, names in FUND_NAMES.items()}
    for table, row in _printed(brief, "plan", "plan", plan, labels):
        whole = plan[row["component_id"], "total", "total"]
        if shares and whole and row["period"] == "total" and row["fund"] != "total":
            row["rate_pct"] = f"{100 * row['amount_krw'] / row['unit_krw'] / whole:.1f}"
        yield table, row
    if brief.chance(0.3):
        total = plan["total", "total" if ("total", "total", "total") in plan else brief.funds[0], "total"]
        yield "finance", _row(brief, "overview", "plan", ("total", "total", "total"), total, {})
    if brief.plan != brief.report and brief.past() and brief.chance(0.22):
        yield from _execution(brief, plan, labels)


def cube(leaves: Mapping[Cell, int], *, total: str = "", subtotal: str = "") -> Counter[Cell]:
    """The cells and their sums over all components, all funds, and the periods with (``total``) and without edges."""
    cells: Counter[Cell] = Counter()
    several = len({fund for _, fund, _ in leaves}) > 1
    for (component, fund, period), amount in leaves.items():
        margins = [period, total, subtotal if period not in ("prior", "after") else ""]
        for place in product({component, "total"}, {fund, "total"} if several else {fund}, filter(None, margins)):
            cells[place] += amount
    return cells


def _leaves(brief: Brief) -> dict[Cell, int]:
    """Amounts in the printed unit."""
    rng, unit = brief.rng, brief.style.unit
    edges = [*(["prior"] if brief.chance(0.2) else []), *brief.periods, *(["after"] if brief.chance(0.15) else [])]
    components = brief.components if brief.full or rng.random() < 0.25 else ()
    size = max(3, int(rng.lognormvariate(18.7, 1.5) * 5 / unit / len(edges)))
    return {
        (component, fund, period): 0 if rng.random() < 0.12 else _round(int(size * 4 ** (rng.random() * 2 - 1)))
        for component, fund, period in product(components or ("total",), brief.funds, edges)
    }


def _round(amount: int) -> int:
    """Plans like round figures."""
    step = 50 if amount % 7 == 0 else 10 if amount % 2 else 1
    return amount // step * step or 1


def _execution(brief: Brief, plan: Mapping[Cell, int], labels: Mapping[str, str]) -> Rows:
    rng, funds, past = brief.rng, brief.funds, brief.past()
    whole = "total" if len(funds) > 1 else funds[0]
    secured = {
        ("total", fund, period): int(plan["total", fund, period] * min(1, rng.uniform(0.6, 1.2)))
        for fund, period in product(funds, past)
    }
    planned = {("total", whole, period): plan["total", whole, period] for period in past}
    known = cube(secured, subtotal="subtotal")
    spent = {place: int(known[place] * rng.uniform(0.5, 1.0)) for place in planned}
    if brief.group == "not_due":
        spent = dict.fromkeys(spent, 0)
    for stage, cells in (("plan", cube(planned, subtotal="subtotal")), ("secured", known)):
        yield from _printed(brief, "execution", stage, cells, labels)
    yield from _printed(brief, "execution", "executed", cube(spent, subtotal="subtotal"), labels)


def _printed(brief: Brief, statement: str, stage: str, cells: Mapping[Cell, int], labels: Mapping[str, str]) -> Rows:
    for place in _ordered(cells):
        yield "finance", _row(brief, statement, stage, place, cells[place], labels)


def _ordered(cells: Iterable[Cell]) -> list[Cell]:
    # A sum is built over sets, whose order is another in every process.
    return sorted(cells)


def _row(brief: Brief, statement: str, stage: str, place: Cell, amount: int, labels: Mapping[str, str]) -> dict:
    component, fund, period = place
    names = {"overview": "사업개요", "plan": "연차별 투자계획", "execution": "예산확보 및 집행실적"}
    dash = amount == 0 and fund != "total" and period not in ("total", "subtotal")
    return brief.row(
        report=statement == "execution",
        statement=statement,
        component_id=component,
        stage=stage,
        fund=fund,
        period=period,
        amount_krw="" if dash else amount * brief.style.unit,
        missing="dash" if dash else "",
        fund_printed=labels.get(fund, "계" if labels else ""),
        unit_krw=brief.style.unit,
        locator=names[statement],
    )
