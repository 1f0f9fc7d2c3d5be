"""The whole site as a stream of files, whatever builder frames them."""

from collections.abc import Iterable, Iterator

from gongyak import columns, downloads, extracts, metadata, proofs, search
from gongyak.files import SiteFile
from gongyak.model.reference import read_reference
from gongyak.pages import (
    browse,
    compare,
    credits,
    data,
    documents,
    find,
    governments,
    home,
    method,
    pledges,
    regions,
    reports,
)
from gongyak.pages.page import PageFile, Site
from gongyak.pages.render import renderer
from gongyak.pipeline import Report
from gongyak.stats import read_figures

# A module of PAGES has ``pages(site)``, one of FILES has ``files(site)``.
PAGES = (home, regions, governments, browse, compare, find, pledges, reports, documents, data, method)
FILES = (extracts, downloads, proofs, metadata, columns, credits)


def build(
    report: Report, *, site_url: str, repo_url: str, written: Iterable[PageFile] = ()
) -> Iterator[SiteFile | PageFile]:
    """All files of the site of a checked package: pages to be put into a frame, files to be published as they are.

    The ``written`` pages are others that the builder has: they are not made here, but they are found by the search.
    """
    site = read_site(report, site_url=site_url, repo_url=repo_url)
    render = renderer(site)
    others = list(written)
    for module in PAGES:
        for page in map(render, module.pages(site)):
            # Thousands of pledges, which the search reads from the data.
            if module is not pledges:
                others.append(page)
            yield page
    for module in FILES:
        yield from module.files(site)
    yield from search.files(site, others)


def read_site(report: Report, *, site_url: str, repo_url: str) -> Site:
    """What all pages and files of a checked package are made from."""
    package = report.package
    return Site(
        package=package,
        report=report,
        reference=read_reference(package),
        figures=read_figures(package),
        site_url=site_url,
        repo_url=repo_url.rstrip("/"),
        built_on=str(package.descriptor["created"])[:10],
    )
