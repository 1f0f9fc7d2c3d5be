"""The home page: what this is, the figures that matter, ways in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gongyak.model.card import Header
from gongyak.model.records import read_all
from gongyak.model.reference import Government
from gongyak.model.work import WorkHeader
from gongyak.pages.dashboards import dashboard
from gongyak.pages.page import Page, Site
from gongyak.pages.words import words


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A government with documents, and how much there is of it."""

    government: Government
    parent: Government | None
    pledges: int
    works: int
    documents: int


def pages(site: Site) -> Iterator[Page]:
    """The home page and the glossary."""
    reference, figures = site.reference, site.figures
    yield Page(
        url="",
        title="홈",
        description=site.package.descriptor["description"],
        template="home.jinja",
        context={
            "figures": figures,
            "dashboard": dashboard(site, figures.whole),
            "source": words()["charts"]["documents"].format(figures.documents),
            "places": _places(site),
        },
        hide=("navigation", "toc"),
    )
    yield Page(
        url="glossary/",
        title="용어",
        description="공약 문서에 나오는 행정 용어의 뜻",
        template="glossary.jinja",
        context={"entries": tuple(reference.glossary.values())},
    )


def _places(site: Site) -> tuple[Place, ...]:
    """The governments with documents, in the order of their codes."""
    reference = site.reference
    counts = {
        kind: Counter(record.government_id for record in records)
        for kind, records in (
            ("pledges", read_all(site.package, Header)),
            ("works", read_all(site.package, WorkHeader)),
            ("documents", reference.documents.values()),
        )
    }
    return tuple(
        Place(
            government=government,
            parent=reference.governments.get(government.parent_id),
            **{kind: found[government.government_id] for kind, found in counts.items()},
        )
        for government in sorted(reference.governments.values(), key=lambda government: government.code)
        if counts["documents"][government.government_id]
    )
