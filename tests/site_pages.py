"""The pages that the site must have, and what stands in the HTML of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

PLEDGES = ("yangju/7/98/", "dongnae/8/3-1/", "guro/7/iii-2-1/", "incheon/7/u1/")
RESULTS = tuple(f"yeongdeungpo/works/2015-result-{number}/" for number in range(1, 7))
PLANS = tuple(f"yeongdeungpo/works/2016-plan-{number}/" for number in range(1, 6))
PROJECTS = tuple(f"yeongdeungpo/works/2016-new-{number}/" for number in range(1, 4))
GOVERNMENTS = ("dongnae/", "guro/", "incheon/", "yangju/", "yeongdeungpo/")
DOCUMENTS = tuple(f"{government}documents/" for government in GOVERNMENTS)
TERMS = ("dongnae/8/", "guro/7/", "incheon/7/", "yangju/7/")
SINGLE = (
    "",
    "about/",
    "compare/",
    "data/",
    "data/dictionary/",
    "documents/",
    "glossary/",
    "method/",
    "pledges/",
    "regions/",
    "search/",
    "validate/",
    "validate/ci/",
    "validate/pre-commit/",
    "yeongdeungpo/works/",
)
URLS = (*SINGLE, *GOVERNMENTS, *DOCUMENTS, *TERMS, *PLEDGES, *RESULTS, *PLANS, *PROJECTS)
# Of each type of page one, of the pledges all: each of these documents has a form of its own.
TYPES = (
    *SINGLE,
    "incheon/",
    "yeongdeungpo/",
    "yeongdeungpo/documents/",
    "yangju/7/",
    *PLEDGES,
    RESULTS[0],
    RESULTS[5],
    PLANS[1],
    PROJECTS[0],
    "404.html",
)
ADDRESSES = ("href", "src", "action", "poster", "data", "formaction", "srcset", "xlink:href")


@dataclass(slots=True)
class Element:
    """A start tag: its name, its attributes, the line where it stands."""

    name: str
    attributes: dict[str, str]
    line: int


@dataclass(slots=True)
class Html(HTMLParser):
    """The start tags of a page and the text of its scripts, in order."""

    elements: list[Element] = field(default_factory=list)
    scripts: list[tuple[Element, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0]))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts.append((self.elements[-1], data))

    @property
    def ids(self) -> list[str]:
        """All ids, doubled ones too."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def links(self) -> Iterator[tuple[Element, str]]:
        """Every address in the page with the element that has it."""
        for element in self.elements:
            for name in ADDRESSES:
                if name in element.attributes:
                    yield element, element.attributes[name]


def read_html(path: Path) -> Html:
    """The page in the file ``path``."""
    html = Html()
    html.feed(path.read_text(encoding="utf-8"))
    html.close()
    return html


def file_of(root: Path, url: str) -> Path:
    """The file that is served at ``url``."""
    return root / url if url and not url.endswith("/") else root / url / "index.html"


def pages_of(root: Path) -> dict[str, Html]:
    """All HTML files below ``root`` by their addresses."""
    found = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.html"))
    return {name.removesuffix("index.html"): read_html(root / name) for name in found}


def rows_of(content: str) -> list[str]:
    """The references of the rows that a page says it shows; in them ``.`` stands for the subject of the page."""
    subject = re.search(r' data-subject="([^"]*)"', content)
    refs = [ref for refs in re.findall(r' data-row="([^"]*)"', content) for ref in unescape(refs).split("\n")]
    return [re.sub(r"(?<=/)\.(?=/|$)", subject[1], ref) if subject else ref for ref in refs]
