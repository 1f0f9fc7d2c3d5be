"""The page of a pledge: all that its documents say, in a reader's order."""

from collections.abc import Iterator, Mapping
from itertools import chain

from gongyak.charts import BarChart, bar_chart
from gongyak.model.figures import Rate
from gongyak.model.pledge import Pledge, pledges
from gongyak.model.reference import Document, Reference
from gongyak.pages.blocks import layout
from gongyak.pages.credits import credit
from gongyak.pages.grids import rate_grid, value_grid
from gongyak.pages.ledgers import by_year, ledgers
from gongyak.pages.page import Crumb, Page, Site
from gongyak.pages.pieces import plain
from gongyak.pages.regions import place_name
from gongyak.pages.sentences import latest, sentences
from gongyak.pages.timeline import timeline
from gongyak.pages.words import period
from gongyak.periods import span


def pages(site: Site) -> Iterator[Page]:
    """A page a pledge."""
    return (pledge_page(pledge, site) for pledge in pledges(site.package))


def pledge_page(pledge: Pledge, site: Site) -> Page:
    """The page of one pledge."""
    header, reference = pledge.header, site.reference
    government, term = reference.governments[header.government_id], reference.terms[header.term_id]
    documents = _documents(pledge, reference)
    subjects = (header.pledge_id, *documents)
    story = sentences(pledge, chain.from_iterable(reference.discrepancies.get(subject, ()) for subject in subjects))
    return Page(
        url=pledge.url,
        title=header.title,
        description=f"{place_name(site, header.government_id)} {term.name_ko}: {plain(story[:1])}",
        template="pledge.jinja",
        context={
            "pledge": pledge,
            "government": government,
            "term": term,
            "documents": documents,
            "credit": credit(documents.values()),
            "document_columns": list(site.package.tables["documents"].columns),
            "story": story,
            "unit": reference.documents[header.document_id].money_unit,
            "summary": site.figures.summaries[header.pledge_id],
            **_sections(pledge, reference),
        },
        crumbs=(
            Crumb(government.name_ko, f"{government.government_id}/"),
            Crumb(term.name_ko, f"{government.government_id}/{term.term_id}/"),
        ),
        subjects=subjects,
    )


def _sections(pledge: Pledge, reference: Reference) -> dict[str, object]:
    lines = layout(pledge)
    numbers = {indicator.indicator_number for indicator in pledge.indicators if indicator.kind == "number"}
    return {
        "latest": latest(pledge.assessments),
        "layout": lines,
        "timeline": timeline(pledge, lines, reference.codes, reference.terms[pledge.header.term_id]),
        "ledgers": ledgers(pledge, reference.codes),
        "money_chart": bar_chart([(period(code), amounts) for code, amounts in by_year(pledge)]),
        "rates": rate_grid(pledge.progress),
        "rate_charts": _rate_charts(pledge.progress),
        "targets": value_grid(value for value in pledge.indicator_values if value.indicator_number in numbers),
        "texts": tuple(value for value in pledge.indicator_values if value.indicator_number not in numbers),
        "indicators": {indicator.indicator_number: indicator for indicator in pledge.indicators},
        "components": {component.component_id: component for component in pledge.components},
        "boxes": _boxes(pledge),
        "detailed": _detailed(pledge),
    }


def _documents(pledge: Pledge, reference: Reference) -> Mapping[str, Document]:
    """The documents that any row of the pledge comes from, the card's first."""
    names = [pledge.header.document_id, *(row.document_id for row in (*pledge.items, *pledge.assessments))]
    return {name: reference.documents[name] for name in dict.fromkeys(names)}


def _boxes(pledge: Pledge) -> Mapping[str, tuple]:
    """The printed check boxes by the field they belong to."""
    fields = dict.fromkeys(box.field for box in pledge.checkboxes)
    return {field: tuple(box for box in pledge.checkboxes if box.field == field) for field in fields}


def _detailed(pledge: Pledge) -> frozenset[str]:
    """The sub-projects of which more is said than their name and money."""
    rows = (*pledge.items, *pledge.activities, *pledge.recipients)
    told = {row.component_id for row in rows}
    return frozenset(
        part.component_id
        for part in pledge.components
        if part.kind == "subproject" and (part.target_group or part.component_id in told)
    )


def _rate_charts(rates: tuple[Rate, ...]) -> Mapping[str, BarChart]:
    """A chart for each scope: rates of different scopes are not the same quantity and share no axis."""
    charts = {}
    for scope in dict.fromkeys(rate.scope for rate in rates):
        found: dict[str, dict] = {}
        for rate in sorted(rates, key=lambda rate: (rate.period, rate.basis != "planned")):
            if rate.scope == scope and rate.rate_pct is not None and span(rate.period):
                found.setdefault(rate.period, {})[rate.basis] = rate.rate_pct
        rows = [(period(code), by_basis) for code, by_basis in found.items()]
        charts[scope] = bar_chart(rows, limit=100) if len(rows) > 1 else None
    return {scope: chart for scope, chart in charts.items() if chart}
