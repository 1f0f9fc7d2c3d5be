"""The regions and their governments: a tile map and the lists beside it."""

from collections.abc import Iterator

from gongyak.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The one page there is."""
    yield from ()
