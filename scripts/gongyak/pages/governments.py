"""The pages of a government and of its terms: the pledges in a table, the documents they come from."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from gongyak.model.card import Header
from gongyak.model.pledge import pledge_url
from gongyak.model.records import read_all
from gongyak.model.reference import Document, Government, Term
from gongyak.model.work import WorkHeader
from gongyak.pages.credits import credit
from gongyak.pages.dashboards import Dashboard, dashboard
from gongyak.pages.page import Crumb, Page, Site
from gongyak.pages.regions import place_name
from gongyak.stats import Summary

# As many pledges as are read at a glance; more stand in the table of their term alone.
_FEW = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A pledge in the table of its term."""

    header: Header
    url: str
    summary: Summary


@dataclass(frozen=True, kw_only=True, slots=True)
class TermOfOffice:
    """What a government pledged in a term, and the documents about it. ``works`` counts works of departments."""

    term: Term
    url: str
    pledges: tuple[Entry, ...]
    documents: tuple[Document, ...]
    works: int
    dashboard: Dashboard

    @property
    def few(self) -> bool:
        """Whether the pledges can be listed on the page of the government too."""
        return len(self.pledges) <= _FEW


def pages(site: Site) -> Iterator[Page]:
    """A page a government with documents, and a page a term of it with pledges."""
    headers = _by_term(read_all(site.package, Header))
    works = _by_term(read_all(site.package, WorkHeader))
    documents = _by_term(site.reference.documents.values())
    for government in site.reference.governments.values():
        name = government.government_id
        terms = tuple(
            _term(site, name, term, headers, works, documents)
            for term in site.reference.terms.values()
            if (name, term.term_id) in documents
        )
        if terms:
            yield _government_page(site, government, terms)
            yield from (_term_page(site, government, term) for term in terms if term.pledges)


def _by_term(records: object) -> dict[tuple[str, str], list]:
    """Records by government and term, in their order."""
    found: dict[tuple[str, str], list] = {}
    for record in records:
        found.setdefault((record.government_id, record.term_id), []).append(record)
    return found


def _term(site: Site, name: str, term: Term, headers: dict, works: dict, documents: dict) -> TermOfOffice:
    place = (name, term.term_id)
    entries = (
        Entry(
            header=header,
            url=pledge_url(header.pledge_id, *place),
            summary=site.figures.summaries[header.pledge_id],
        )
        for header in headers.get(place, ())
    )
    return TermOfOffice(
        term=term,
        url=f"{name}/{term.term_id}/",
        pledges=tuple(entries),
        documents=tuple(documents[place]),
        works=len(works.get(place, ())),
        dashboard=dashboard(site, site.figures.boards[place], f"{term.term_id}-", term.name_ko),
    )


def _government_page(site: Site, government: Government, terms: tuple[TermOfOffice, ...]) -> Page:
    parent = site.reference.governments.get(government.parent_id)
    name = place_name(site, government.government_id)
    return Page(
        url=f"{government.government_id}/",
        title=name,
        description=f"{name}의 공약과 문서",
        template="government.jinja",
        context={
            "government": government,
            "parent": parent,
            "terms": terms,
            "source": credit(chain.from_iterable(term.documents for term in terms)),
        },
        crumbs=_way_to(parent),
        hide=("navigation",) if len(terms) > 1 else ("navigation", "toc"),
    )


def _way_to(parent: Government | None) -> tuple[Crumb, ...]:
    """The regions and, for a basic government, its own."""
    region = (Crumb(parent.name_ko, f"regions/#{parent.government_id}"),) if parent else ()
    return (Crumb("지역", "regions/"), *region)


def _term_page(site: Site, government: Government, term: TermOfOffice) -> Page:
    title = f"{place_name(site, government.government_id)} {term.term.name_ko}"
    return Page(
        url=term.url,
        title=title,
        description=f"{title}의 공약 {len(term.pledges)}건: 상태, 이행률, 사업비",
        template="term.jinja",
        context={"government": government, "term": term},
        crumbs=(Crumb(government.name_ko, f"{government.government_id}/"),),
        hide=("navigation", "toc"),
    )
