"""What a row or a remark is about: a pledge, a work or a document, and the page that shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongyak.model.pledge import pledge_url
from gongyak.package import Package
from gongyak.tables import Row, read_rows


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """A pledge, work or document with the address of its page from the root of the site."""

    id: str
    title: str
    url: str
    table: str
    document_id: str


def work_url(work_id: str, government_id: str) -> str:
    """``yeongdeungpo-2015-result-1`` is at ``yeongdeungpo/works/2015-result-1/``."""
    return f"{works_url(government_id)}{work_id.removeprefix(f'{government_id}-')}/"


def works_url(government_id: str) -> str:
    """Where the work reports of a government are listed."""
    return f"{government_id}/works/"


def documents_url(government_id: str) -> str:
    """Where the documents of a government are described."""
    return f"{government_id}/documents/"


def document_url(document_id: str, government_id: str) -> str:
    """Where a document is described."""
    return f"{documents_url(government_id)}#{document_id}"


def extracts_url(url: str) -> str:
    """The file with the rows of the pledge or work at ``url``: ``guro/7/guro-7.jsonl.gz`` for ``guro/7/iii-2-1/``."""
    folder = url.rstrip("/").rpartition("/")[0]
    return f"{folder}/{folder.replace('/', '-')}.jsonl.gz"


# The page of a row of each table that has pages.
URLS = {
    "pledges": lambda row: pledge_url(row["pledge_id"], row["government_id"], row["term_id"]),
    "works": lambda row: work_url(row["work_id"], row["government_id"]),
    "documents": lambda row: document_url(row["document_id"], row["government_id"]),
}


def subjects(package: Package) -> Mapping[str, Subject]:
    """All subjects by id; their ids are the first parts of the keys that remarks carry."""
    return {subject.id: subject for table in URLS for subject in _of_table(package, table)}


def _of_table(package: Package, table: str) -> Iterator[Subject]:
    for row in read_rows(package, table):
        yield _subject(table, package.tables[table].primary_key[0], row)


def _subject(table: str, key: str, row: Row) -> Subject:
    return Subject(id=row[key], title=row["title"], url=URLS[table](row), table=table, document_id=row["document_id"])
