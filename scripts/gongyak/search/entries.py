"""What is found: a pledge, a work or another page, with the lines in which its text is searched and shown."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gongyak.model.pledge import Pledge, pledges
from gongyak.model.work import Work, works
from gongyak.pages.page import PageFile, Site
from gongyak.pages.subjects import work_url
from gongyak.search import lines

_CLOSED = re.compile(r"<(script|style|svg|template|nav)\b.*?</\1>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|br|li|dt|dd|div|section|h[1-6]|t[hdr]|caption|ul|ol|dl|table|summary)\b[^>]*>|\n")
_TAG = re.compile(r"<[^>]*>")
# What Markdown writes around words: headings, lists, emphasis, the target of a link.
_MARKDOWN = re.compile(r"(?m)^---\n.*?\n---\n|\]\([^)]*\)|^[#>|\s-]+|[*`\[\]]+", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A result to be found. ``kind`` is pledge, work or page; ``government`` and ``term`` are names or empty."""

    url: str
    title: str
    kind: str
    government: str = ""
    term: str = ""
    group: str = ""
    status: str = ""
    lines: tuple[str, ...] = ()


def entries(site: Site, others: Iterable[PageFile]) -> Iterator[Entry]:
    """All entries: the pledges and works by id, then the ``others``, pages that are neither."""
    names = government_names(site)
    yield from (_pledge(site, pledge, names) for pledge in pledges(site.package))
    # The home page and the page of the search say nothing that other pages do not.
    told = {"", "search/"}
    for work in works(site.package):
        entry = _work(site, work, names)
        told.add(entry.url)
        yield entry
    yield from (_page(page, names) for page in others if page.url not in told)


def _pledge(site: Site, pledge: Pledge, names: Mapping[str, str]) -> Entry:
    header, codes = pledge.header, site.reference.codes
    summary = site.figures.summaries[header.pledge_id]
    group = summary.status_group or "unknown"
    label = codes["status"][summary.status] if summary.status else codes["status_group"][group]
    return Entry(
        url=pledge.url,
        title=header.title,
        kind="pledge",
        government=names[header.government_id],
        term=site.reference.terms[header.term_id].name_ko,
        group=group,
        status=label.label_ko,
        lines=lines.of_pledge(pledge, site.reference),
    )


def _work(site: Site, work: Work, names: Mapping[str, str]) -> Entry:
    header = work.header
    return Entry(
        url=work_url(header.work_id, header.government_id),
        title=header.title,
        kind="work",
        government=names[header.government_id],
        term=site.reference.terms[header.term_id].name_ko,
        status=site.reference.codes["work_kind"][header.kind].label_ko,
        lines=lines.of_work(work, site.reference),
    )


def _page(page: PageFile, names: Mapping[str, str]) -> Entry:
    """A page with its text; of the lists of a government only what they are: their pledges are found themselves."""
    government = names.get(page.url.split("/")[0], "")
    text = () if government else text_lines(page.content)
    return Entry(url=page.url, title=page.title, kind="page", government=government, lines=(page.description, *text))


def government_names(site: Site) -> dict[str, str]:
    """The names of the governments by id, each with that of its region: 부산광역시 동래구."""
    found = site.reference.governments
    return {
        name: f"{found[government.parent_id].name_ko} {government.name_ko}"
        if government.parent_id in found
        else government.name_ko
        for name, government in found.items()
    }


def text_lines(content: str) -> tuple[str, ...]:
    """The lines of a page that a reader sees, from its HTML or Markdown."""
    text = _BLOCK.sub("\n", _CLOSED.sub("\n", _MARKDOWN.sub(" ", content)))
    found = (" ".join(html.unescape(_TAG.sub("", line)).split()) for line in text.split("\n"))
    return tuple(line for line in found if line)
