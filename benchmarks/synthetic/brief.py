"""What is settled about a pledge before its first row is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from gongyak import periods

from synthetic.phrases import Phrases, vocabulary
from synthetic.style import STARTS, Style, documents, draw

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
# The share of pledges that contradict themselves.
FLAWED = 0.01


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """A pledge to be written out. ``size`` is 1 for a middling one; ``full`` has something in every table.

    ``plan`` and ``report`` are the ids of its documents, ``planned_on`` and ``reported_on`` their dates (the same
    document twice when there is no report). A ``flawed`` one contradicts itself. ``targets`` fills as its indicators
    are written: the target by number of the indicator and period.
    """

    rng: Random
    phrases: Phrases
    style: Style
    domain: Mapping[str, object]
    pledge_id: str
    number: str
    page: int
    term: str
    plan: str
    report: str
    planned_on: str
    reported_on: str
    periods: tuple[str, ...]
    components: tuple[str, ...]
    funds: tuple[str, ...]
    budgeted: bool
    group: str
    size: float
    full: bool
    flawed: bool
    targets: dict[tuple[int, str], tuple[int, str]] = field(default_factory=dict)

    def chance(self, share: float) -> bool:
        """True in ``share`` of all cases, and always in a full pledge."""
        return self.rng.random() < share or self.full

    def some(self, mean: float) -> int:
        """A number of lines around ``mean`` times the size of the pledge."""
        return int(mean * self.size * (0.5 + self.rng.random()) + self.rng.random())

    def past(self) -> tuple[str, ...]:
        """The periods that had begun when the report was made."""
        known = periods.date_span(self.reported_on)[1]
        return tuple(period for period in self.periods if periods.span(period)[0] <= known)

    def row(self, *, report: bool = False, **cells: object) -> dict:
        """A row of this pledge, read in its plan or in its report; some governments are quoted by the page."""
        source = {"pledge_id": self.pledge_id, "document_id": self.report if report else self.plan}
        return {**source, **cells, "locator": f"{self.page + report}쪽" if self.page else cells["locator"]}


def briefs(seed: int, style: Style, count: int, *, full: bool) -> Iterator[Brief]:
    """The pledges of a government, of which the first is ``full`` where asked for."""
    for index in range(1, count + 1):
        yield _brief(seed, style, index, full=full and index == 1)


def _brief(seed: int, style: Style, index: int, *, full: bool) -> Brief:
    government = style.government["government_id"]
    rng = draw(seed, government, index)
    term = style.terms[index % len(style.terms)]
    plan, report, planned_on, reported_on = documents(seed, style, term)
    number = _number(style.number, index)
    # The first two are printed with a number, so that the smallest nation has both kinds of title.
    unnumbered = full or (rng.random() < 0.02 and index > 2)
    pledge_id = f"{government}-{term}-{f'u{index}' if unnumbered else number.lower()}"
    if style.cards:
        plan, report, planned_on = f"{pledge_id}-card", f"{pledge_id}-card", reported_on
    domain = rng.choice(vocabulary()["domains"])
    size = 2.6 if full else min(4.0, rng.lognormvariate(-0.3, 0.66))
    return Brief(
        rng=rng,
        phrases=Phrases(rng, domain, STARTS[term]),
        style=style,
        domain=domain,
        pledge_id=pledge_id,
        number="" if unnumbered else number,
        page=2 * index if style.pages else 0,
        term=term,
        plan=plan,
        report=report,
        planned_on=planned_on,
        reported_on=reported_on,
        periods=_periods(style.form if not full else "quarters", STARTS[term]),
        components=_components(rng, size, full=full),
        funds=_funds(rng, style.government["level"], full=full),
        budgeted=full or rng.random() > 0.12,
        group=_group(rng, planned_on == reported_on, full=full),
        size=size,
        full=full,
        flawed=full or rng.random() < FLAWED,
    )


def _number(kind: str, index: int) -> str:
    chapter, place = divmod(index - 1, 8)
    section, last = divmod(place, 4)
    return {
        "plain": str(index),
        "dashed": f"{chapter + 1}-{place + 1}",
        "roman": f"{ROMAN[chapter % len(ROMAN)]}-{section + 1 + 2 * (chapter // len(ROMAN))}-{last + 1}",
        "lettered": f"{chr(65 + chapter % 26)}-{place + 1 + 8 * (chapter // 26):02}",
    }[kind]


def _periods(form: str, start: int) -> tuple[str, ...]:
    years = [str(start + after) for after in range(5)]
    if form == "halves":
        return (f"{start}H2", *years[1:4], f"{start + 4}H1")
    if form == "quarters":
        return (f"{start}Q3", f"{start}Q4", *years[1:4], f"{start + 4}H1")
    return tuple(years)


def _components(rng: Random, size: float, *, full: bool) -> tuple[str, ...]:
    """The sub-projects by their ids; none for a pledge that is one whole."""
    if full:
        return ("1", "2", "3")
    return tuple(map(str, range(1, 3 + int(rng.random() * 3)))) if rng.random() < 0.18 * size else ()


def _funds(rng: Random, level: str, *, full: bool) -> tuple[str, ...]:
    if full:
        return ("national", "upper", "own", "lower", "private", "other")
    choices: Sequence[tuple[str, ...]] = (
        ("own",),
        ("own",),
        ("own",),
        ("own",),
        ("national", "own"),
        ("national", "upper", "own"),
        ("upper", "own"),
        ("private",),
        ("own", "other"),
        ("national", "upper", "own", "private"),
    )
    funds = rng.choice(choices)
    return tuple("lower" if fund == "upper" else fund for fund in funds) if level == "metropolitan" else funds


def _group(rng: Random, only_planned: bool, *, full: bool) -> str:
    """The group of the latest status; nobody prints one in a plan that has only been made."""
    if full:
        return "active"
    if only_planned and rng.random() < 0.3:
        return rng.choice(("unknown", "not_due"))
    return rng.choices(("active", "done", "stopped", "not_due", "unknown"), (55, 28, 5, 6, 6))[0]


def day(rng: Random, start: date, days: int) -> str:
    """A date up to ``days`` after ``start``, printed to the day or the month."""
    text = str(date.fromordinal(start.toordinal() + int(rng.random() * days)))
    return text[:7] if rng.random() < 0.4 else text
