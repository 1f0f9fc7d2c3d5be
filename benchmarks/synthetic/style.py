"""The habits of a government: its terms and documents, how it numbers and prints, which forms it fills."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from random import Random

# The periods of a plan: halves at the edges of the term, plain years, or the quarters of its first half-year.
FORMS = ("halves", "years", "quarters")
NUMBERS = ("plain", "dashed", "roman", "lettered")
UNITS = (1_000_000, 1_000_000, 1_000_000, 1_000, 100_000_000)
TERMS = (("8",), ("8",), ("8",), ("8",), ("7",), ("7", "8"), ("9",))
# The year in which a term begins, and the ends of the days on which reports are dated.
STARTS = {"7": 2018, "8": 2022, "9": 2026}
DAYS = ("06-30", "09-30", "12-31", "03-31", "11")
# The share of governments that keep a card for each pledge, that print boxes, that publish a work report, and that are
# quoted by the page.
SHARES = (0.06, 0.1, 0.4, 0.6)


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """The habits of a government: its terms, how it numbers, which forms it fills, in what unit it prints."""

    government: Mapping[str, str]
    terms: tuple[str, ...]
    number: str
    form: str
    unit: int
    cards: bool
    boxes: bool
    reports: bool
    pages: bool


def draw(*parts: object) -> Random:
    """Random numbers that depend on nothing but ``parts``, on any machine and in any process."""
    return Random(int.from_bytes(sha256("/".join(map(str, parts)).encode()).digest()[:8]))


def style(seed: int, government: Mapping[str, str], *, full: bool) -> Style:
    """The habits of a government; ``full``: those with every form there is."""
    rng = draw(seed, government["government_id"])
    terms, number, form, unit = (rng.choice(choices) for choices in (TERMS, NUMBERS, FORMS, UNITS))
    cards, boxes, reports, pages = (rng.random() < share for share in SHARES)
    if full:
        terms, cards, boxes, reports, pages = ("8",), False, True, True, False
    return Style(
        government=government,
        terms=terms,
        number=number,
        form=form,
        unit=unit,
        cards=cards,
        boxes=boxes,
        reports=reports,
        pages=pages,
    )


def documents(seed: int, style: Style, term: str) -> tuple[str, str, str, str]:
    """Ids and dates of plan and report of a term; one and the same where the term has only begun."""
    rng = draw(seed, style.government["government_id"], term)
    stem, start = f"{style.government['government_id']}-{term}", STARTS[term]
    planned_on = f"{start}-{rng.choice(('09', '10-31', '12-31', '11'))}"
    if term == "9":
        planned_on = f"{start}-{rng.choice(('09', '10-31'))}"
        return f"{stem}-plan", f"{stem}-plan", planned_on, planned_on
    reported_on = f"{start + rng.choice((1, 2, 3, 3))}-{rng.choice(DAYS)}"
    return f"{stem}-plan", f"{stem}-report", planned_on, reported_on
