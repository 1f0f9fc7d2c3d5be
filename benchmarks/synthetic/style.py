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
# The share of governments that keep a card for each pledge, print boxes, publish a work report, are quoted by the page.
SHARES = {"cards": 0.06, "boxes": 0.1, "reports": 0.4, "pages": 0.6}


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


def style(seed: int, government: Mapping[str, str], pledges: int, *, full: bool) -> Style:
    """The habits of a government with so many pledges; ``full``: those with every form there is.

    Work reports are as many as 100 pledges make likely, and fewer with fewer, so that all grows with the pledges.
    """
    rng = draw(seed, government["government_id"])
    terms, number, form, unit = (rng.choice(choices) for choices in (TERMS, NUMBERS, FORMS, UNITS))
    # What is drawn does not depend on the size: a bigger nation only has more reports.
    share = {**SHARES, "reports": SHARES["reports"] * min(1, pledges / 100)}
    has = {name: rng.random() < share[name] for name in SHARES}
    if full:
        has |= {"cards": False, "boxes": True, "reports": True, "pages": False}
    return Style(
        government=government,
        terms=("8",) if full else terms,
        number=number,
        form=form,
        unit=unit,
        **has,
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
