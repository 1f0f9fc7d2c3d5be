"""What a chart that leaves the site says of where its figures come from."""

import json
from collections.abc import Iterable, Iterator

from gongyak import periods
from gongyak.files import SiteFile
from gongyak.model.reference import Document
from gongyak.pages.page import Site
from gongyak.pages.words import day, words

# So many documents are named; of more it is said how many there are, and from when to when.
_NAMED = 2


def files(site: Site) -> Iterator[SiteFile]:
    """What is the same under every chart, read by the script that saves them."""
    forms, version = words()["charts"], site.package.descriptor["version"]
    told = {
        "save": forms["save"],
        "source": forms["source"],
        "edition": forms["edition"].format(words()["site"], version, day(site.built_on)),
        "date": site.built_on,
        "version": version,
        "rights": forms["rights"],
    }
    yield SiteFile(path="javascripts/charts/words.json", content=json.dumps(told, ensure_ascii=False))


def credit(documents: Iterable[Document]) -> str:
    """The documents by title and date, or their number and the span of their dates."""
    forms = words()["charts"]
    found = sorted(documents, key=lambda document: (periods.date_span(document.as_of), document.document_id))
    if len(found) <= _NAMED:
        return " · ".join(forms["document"].format(document.title, day(document.as_of)) for document in found)
    return forms["documents"].format(len(found), day(found[0].as_of), day(found[-1].as_of))
