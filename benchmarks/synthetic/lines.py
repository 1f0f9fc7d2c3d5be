"""A list of lines in reading order, and the figures that a line may hold."""

from synthetic.brief import Brief

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
