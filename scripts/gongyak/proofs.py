"""The report of the check of the published data, beside the data."""

from collections.abc import Iterator

from gongyak import reports
from gongyak.files import SiteFile
from gongyak.pages.page import Site

# To be read, and for programs.
REPORTS = {"html": "data/report.html", "json": "data/report.json"}


def files(site: Site) -> Iterator[SiteFile]:
    """One file a form, the same bytes whenever the same data are checked: nothing tells when, or how long it took."""
    account = reports.account(site.report)
    for form, path in REPORTS.items():
        lines = reports.FORMATS[form](account, "ko")
        yield SiteFile(path=path, content="".join(f"{line}\n" for line in lines))
