"""A page before and after it is rendered, and what all pages are made from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from gongyak.model.reference import Reference
from gongyak.package import Package
from gongyak.pipeline import Report
from gongyak.stats import Figures
from markupsafe import Markup

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """What all pages are made from. ``built_on`` is the date of the data, never of the build."""

    package: Package
    report: Report
    reference: Reference
    figures: Figures
    site_url: str
    repo_url: str
    built_on: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page to a page."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page to be rendered.

    ``url`` leads from the root of the site and ends with ``/`` (empty: the home page). ``subjects`` are the pledge,
    work and documents whose notes and discrepancies are marked on the page. ``hide`` names sidebars of the theme.
    """

    url: str
    title: str
    description: str
    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    crumbs: tuple[Crumb, ...] = ()
    subjects: tuple[str, ...] = ()
    hide: tuple[str, ...] = ("navigation",)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the table of contents lists."""

    id: str
    title: str


def headings(content: str) -> tuple[Heading, ...]:
    """The headings of the sections of a page. Asked for when it is framed: with 24,300 pages they are not kept."""
    return tuple(Heading(id, Markup(inner).striptags()) for id, inner in _HEADING.findall(content))


@dataclass(frozen=True, kw_only=True, slots=True)
class PageFile:
    """A rendered page: its body as HTML, which the builder puts into the frame of the site."""

    url: str
    title: str
    description: str
    content: str
    hide: tuple[str, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """See ``headings``."""
        return headings(self.content)

    @property
    def path(self) -> str:
        """The file, from the root of the site."""
        return f"{self.url}index.html"
