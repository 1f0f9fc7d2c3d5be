"""The home page: what this is, ways in, the figures that matter."""

from collections.abc import Iterator

from gongyak.pages import regions
from gongyak.pages.credits import credit
from gongyak.pages.dashboards import dashboard
from gongyak.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The home page and the glossary."""
    reference, figures = site.reference, site.figures
    found = regions.read_regions(site)
    yield Page(
        url="",
        title="홈",
        description=site.package.descriptor["description"],
        template="home.jinja",
        context={
            "figures": figures,
            "dashboard": dashboard(site, figures.whole),
            "source": credit(reference.documents.values()),
            "tiles": regions.tiles(found),
            "pledging": sum(place.pledges > 0 for region in found for place in region.places),
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
