"""What machines and citing people read about the data: schema.org/Dataset, a citation, a robots file."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongyak.files import SiteFile
from gongyak.model.reference import Term
from gongyak.package import Package
from gongyak.pages.page import Site

# Enough that no text can close the script element, open a comment in it or break a line of JavaScript.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def citation(descriptor: Mapping, url: str) -> str:
    """How to name the data as a source: who, what, which version, when, licence and where."""
    authors = ", ".join(person["title"] for person in descriptor["contributors"])
    year, licence = descriptor["created"][:4], descriptor["licenses"][0]["name"]
    return f"{authors}, 「{descriptor['title']}」 {descriptor['version']}판, {year}, {licence}, {url}data/"


def dataset(package: Package, terms: Iterable[Term], downloads: Sequence[Mapping[str, str]], site_url: str) -> dict:
    """The package as a schema.org/Dataset. ``downloads``: name, path below the site and media type of each file."""
    about = package.descriptor
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{site_url}data/",
        "url": f"{site_url}data/",
        "name": about["title"],
        "description": about["description"],
        "keywords": about["keywords"],
        "version": about["version"],
        "dateModified": about["created"][:10],
        "inLanguage": "ko",
        "isAccessibleForFree": True,
        "license": about["licenses"][0]["path"],
        "creator": [{"@type": "Organization", "name": person["title"]} for person in about["contributors"]],
        "citation": citation(about, site_url),
        "isBasedOn": [{"@type": "CreativeWork", "name": source["title"]} for source in about["sources"]],
        "spatialCoverage": {"@type": "Country", "name": "대한민국", "identifier": "KR"},
        **_coverage(terms),
        "distribution": [_download(item, site_url) for item in downloads],
    }


def _coverage(terms: Iterable[Term]) -> dict[str, str]:
    """From the first day of the first term to the last of the last."""
    spans = [(term.starts_on, term.ends_on) for term in terms]
    if not spans:
        return {}
    return {"temporalCoverage": f"{min(start for start, _ in spans)}/{max(end for _, end in spans)}"}


def _download(item: Mapping[str, str], site_url: str) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": item["name"],
        "contentUrl": site_url + item["path"],
        "encodingFormat": item["media_type"],
    }


def script(value: object) -> str:
    """JSON that may stand inside a ``script`` element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def files(site: Site) -> Iterator[SiteFile]:
    """Everybody may read everything; the map of the site is where MkDocs writes it."""
    yield SiteFile(path="robots.txt", content=f"User-agent: *\nAllow: /\n\nSitemap: {site.site_url}sitemap.xml\n")
