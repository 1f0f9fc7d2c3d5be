"""The pledges as the list of all pledges shows them, in its order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gongyak.pages.page import Site
from gongyak.stats import Summary
from gongyak.tables import read_rows

_CELLS = ("pledge_id", "government_id", "term_id", "number", "title", "area", "timing")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A pledge in the list; ``departments`` are those that lead."""

    pledge_id: str
    government_id: str
    term_id: str
    number: str
    title: str
    area: str
    timing: str
    departments: tuple[str, ...]
    summary: Summary


def entries(site: Site) -> list[Entry]:
    """All pledges by government in the order of the codes, by term, and by number as a reader counts."""
    leading, codes = _leading(site), {name: item.code for name, item in site.reference.governments.items()}
    found = [
        Entry(
            **{name: row[name] for name in _CELLS},
            departments=leading.get(row["pledge_id"], ()),
            summary=site.figures.summaries[row["pledge_id"]],
        )
        for row in read_rows(site.package, "pledges")
    ]
    return sorted(found, key=lambda e: (codes[e.government_id], e.term_id, natural(e.number), e.pledge_id))


def _leading(site: Site) -> Mapping[str, tuple[str, ...]]:
    """The leading departments by pledge, each once, in the order of the card."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows(site.package, "pledge_departments"):
        if row["role"] == "lead" and row["name"] not in found.get(row["pledge_id"], ()):
            found[row["pledge_id"]] = (*found.get(row["pledge_id"], ()), row["name"])
    return found


def natural(number: str) -> list[tuple[bool, int, str]]:
    """Order 2 before 10, and what has no number behind all that have one."""
    parts = re.split(r"([0-9]+)", number)
    order = [(False, int(part), "") if part.isdecimal() else (False, -1, part) for part in parts if part]
    return order or [(True, 0, "")]
