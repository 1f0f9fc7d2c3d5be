"""Contradictions put into pledges on purpose, each with the row of ``discrepancies`` that confirms it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from synthetic.brief import Brief
from synthetic.events import SUPPORT_UNIT

Tables = Mapping[str, Sequence[dict]]
# What a contradiction yields: rule, table, row, column, and what the rule computes instead of what is printed.
Flaw = tuple[str, str, dict, str, object]
CONFIRMED_ON = "2026-11-21"


def rows(brief: Brief, tables: Tables, keys: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, dict]]:
    """Spoil a flawed pledge in one place (a full one in every way there is); its ``discrepancies``."""
    kinds = list(KINDS)
    brief.rng.shuffle(kinds)
    for spoil in kinds if brief.flawed else ():
        flaws = list(spoil(brief, tables))
        for rule, table, row, column, computed in flaws:
            yield "discrepancies", confirmed(rule, table, row, keys[table], column, computed)
        if flaws and not brief.full:
            return


def confirmed(rule: str, table: str, row: dict, key: Sequence[str], column: str, computed: object) -> dict:
    """The row that says: the document really prints this."""
    printed = str(row[column])
    return {
        "rule": rule,
        "table": table,
        "key": "/".join(str(row[name]) for name in key),
        "column": column,
        "printed": printed,
        "computed": str(computed),
        "remark": f"{row['locator']}에는 {printed}, 다른 곳에서는 {computed}. 지어낸 모순이다.",
        "document_id": row["document_id"],
        "locator": row["locator"],
        "confirmed_on": CONFIRMED_ON,
    }


def _part_sum(brief: Brief, tables: Tables) -> Iterator[Flaw]:
    wholes = {row["part_of"] for row in tables.get("items", ()) if row.get("relation") == "part"}
    for row in tables.get("items", ()):
        if row["item_order"] in wholes:
            total = row["count"]
            row["count"] += brief.rng.choice((-1, 1, 10))
            yield "part-sum", "items", row, "count", total
            return


def _margins(brief: Brief, tables: Tables) -> Iterator[Flaw]:
    """The subtotal of the whole plan: a margin in every direction in which the plan is divided."""
    plan = [row for row in tables.get("finance", ()) if row["statement"] == "plan"]
    funds, components = ({row[name] for row in plan} for name in ("fund", "component_id"))
    whole = "total" if len(funds) > 1 else min(funds, default="")
    for row in plan:
        if (row["component_id"], row["fund"], row["period"]) == ("total", whole, "subtotal"):
            total = row["amount_krw"]
            row["amount_krw"] += row["unit_krw"] * brief.rng.choice((1, 10, 100))
            yield "period-sum", "finance", row, "amount_krw", total
            if len(funds) > 1:
                yield "fund-sum", "finance", row, "amount_krw", total
            if len(components) > 1:
                yield "component-sum", "finance", row, "amount_krw", total


def _engagement_sum(brief: Brief, tables: Tables) -> Iterator[Flaw]:
    for row in tables.get("engagements", ()):
        if row["kind"] == "total":
            total = row["planned_count"]
            row["planned_count"] += 1
            yield "engagement-sum", "engagements", row, "planned_count", total


def _indicator_rate(brief: Brief, tables: Tables) -> Iterator[Flaw]:
    values = tables.get("indicator_values", ())
    targets = {
        (row["indicator_number"], row["period"]): row.get("value") for row in values if row["basis"] == "planned"
    }
    for row in values:
        target = targets.get((row["indicator_number"], row["period"]))
        if row["basis"] == "achieved" and row.get("rate_pct") and row.get("value") and target:
            exact = (100 * Decimal(row["value"]) / Decimal(target)).quantize(Decimal(1), ROUND_HALF_UP)
            row["rate_pct"] = exact + 7
            yield "indicator-rate", "indicator_values", row, "rate_pct", exact
            return


def _quoted_twice(brief: Brief, tables: Tables) -> Iterator[Flaw]:
    lines = {row["item_order"]: row for row in tables.get("items", ())}
    for row in lines.values():
        if row.get("relation") == "quote" and row.get("count"):
            row["count"] += 3
            yield "quoted-twice", "items", row, "count", lines[row["part_of"]]["count"]
            return


def _cap(brief: Brief, tables: Tables) -> Iterator[Flaw]:
    for row in tables.get("recipients", ())[:1]:
        lines = {line["item_order"]: line for line in tables["items"]}
        limit = lines[row["item_order"] - 1]["amount_krw"]
        more = limit + SUPPORT_UNIT - row["amount_krw"]
        row["amount_krw"] += more
        lines[row["item_order"]]["amount_krw"] += more
        yield "cap", "recipients", row, "amount_krw", limit


def _status_rate(brief: Brief, tables: Tables) -> Iterator[Flaw]:
    rates = {"done": 90, "active": 100}
    for row in tables["progress"]:
        if row["scope"] == "overall" and brief.group in rates:
            row["rate_pct"] = rates[brief.group]
            yield "status-rate", "progress", row, "rate_pct", brief.group


def _rate_falls(brief: Brief, tables: Tables) -> Iterator[Flaw]:
    planned = [row for row in tables["progress"] if row["scope"] == "to_date"]
    before, after = planned[-2:]
    after["rate_pct"] = before["rate_pct"] - 5
    yield "rate-falls", "progress", after, "rate_pct", before["rate_pct"]


def _dates_order(brief: Brief, tables: Tables) -> Iterator[Flaw]:
    for row in tables.get("items", ()):
        if row.get("ends_on") and row.get("starts_on"):
            row["ends_on"] = str(int(row["starts_on"][:4]) - 1)
            yield "dates-order", "items", row, "ends_on", row["starts_on"]
            return


KINDS: tuple[Callable[[Brief, Tables], Iterator[Flaw]], ...] = (
    _part_sum,
    _margins,
    _engagement_sum,
    _indicator_rate,
    _quoted_twice,
    _cap,
    _status_rate,
    _rate_falls,
    _dates_order,
)
