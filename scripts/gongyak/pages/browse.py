"""All pledges on one page that script filters and sorts."""

from collections.abc import Iterator

from gongyak.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The one page there is."""
    yield from ()
