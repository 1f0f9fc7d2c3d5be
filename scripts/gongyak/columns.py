"""The pledges as columns, for the page that filters them: a file a column or piece."""

from collections.abc import Iterator

from gongyak.files import SiteFile
from gongyak.pages.page import Site


def files(site: Site) -> Iterator[SiteFile]:
    """The columns of all pledges, below ``pledges/``."""
    yield from ()
