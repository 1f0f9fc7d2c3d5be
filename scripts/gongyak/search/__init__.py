"""The search index: grams of characters in small files, of which a query needs few."""

from collections.abc import Iterator

from gongyak.files import SiteFile
from gongyak.pages.page import Site


def files(site: Site) -> Iterator[SiteFile]:
    """The index, below ``search/``."""
    yield from ()
