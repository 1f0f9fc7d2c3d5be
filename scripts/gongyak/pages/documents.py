"""The documents behind the data: what each is, what was transcribed from it, and where that is shown.

A page a government, and one that leads to them: a nation has thousands of documents.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak.model.reference import Document, Government, Term
from gongyak.model.remarks import Note
from gongyak.package import Package, Table
from gongyak.pages.page import Crumb, Page, Site
from gongyak.pages.subjects import Subject, documents_url, subjects
from gongyak.tables import read_rows


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document with the number of rows transcribed from it, by table, and the pledges or works it tells of.

    ``about`` are the notes on the document itself; ``notes`` and ``discrepancies`` count those on all its rows.
    """

    document: Document
    heading: str
    government: Government
    term: Term
    rows: Sequence[tuple[Table, int]]
    subjects: Sequence[Subject]
    about: Sequence[Note]
    notes: int
    discrepancies: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """How many documents of a government there are, and the first and last date of which they tell."""

    documents: int
    since: str
    until: str


def pages(site: Site) -> Iterator[Page]:
    """The page of all governments with documents, and a page for each of them."""
    found: dict[str, list[Source]] = {}
    for source in sources(site):
        found.setdefault(source.document.government_id, []).append(source)
    yield Page(
        url="documents/",
        title="문서",
        description="옮겨 적은 정부 문서: 어느 지방정부의 것이 몇 건 있고 언제를 말하는지, 민선 기수는 언제인지.",
        template="documents.jinja",
        context={"holdings": {name: _holding(own) for name, own in found.items()}},
    )
    yield from (_of_government(site.reference.governments[name], tuple(own)) for name, own in found.items())


def _holding(own: Sequence[Source]) -> Holding:
    return Holding(
        documents=len(own),
        since=min(source.document.as_of for source in own),
        until=max(source.document.as_of for source in own),
    )


def _of_government(government: Government, own: Sequence[Source]) -> Page:
    return Page(
        url=documents_url(government.government_id),
        title=f"{government.name_ko} 문서",
        description=f"{government.name_ko}에서 옮겨 적은 문서: 종류, 기준일, 파일 해시, 옮긴 행의 수, 판독 상태.",
        template="sources.jinja",
        context={"government": government, "sources": own},
        crumbs=(Crumb("문서", "documents/"), Crumb(government.name_ko, f"{government.government_id}/")),
    )


def sources(site: Site) -> list[Source]:
    """The documents in the order of their ids."""
    reference, rows = site.reference, _rows(site.package)
    told: dict[str, list[Subject]] = {}
    for subject in subjects(site.package).values():
        if subject.table != "documents":
            told.setdefault(subject.document_id, []).append(subject)
    return [
        Source(
            document=document,
            heading=_heading(reference.governments[document.government_id].name_ko, document.title),
            government=reference.governments[document.government_id],
            term=reference.terms[document.term_id],
            rows=[(site.package.tables[name], count) for name, count in rows.get(document_id, {}).items()],
            subjects=told.get(document_id, ()),
            about=[note for note in reference.notes.get(document_id, ()) if note.table == "documents"],
            notes=_remarks(reference.notes, document_id, told),
            discrepancies=_remarks(reference.discrepancies, document_id, told),
        )
        for document_id, document in reference.documents.items()
    ]


def _heading(government: str, title: str) -> str:
    """The title with the name of its government, unless it already says it."""
    return title if government in title else f"{government} {title}"


def _remarks(remarks: Mapping[str, Sequence], document_id: str, told: Mapping[str, Sequence[Subject]]) -> int:
    about = (document_id, *(subject.id for subject in told.get(document_id, ())))
    return sum(len(remarks.get(subject, ())) for subject in about)


def _rows(package: Package) -> Mapping[str, Counter[str]]:
    """Rows by document and table, the tables in the order of the descriptor."""
    counts: dict[str, Counter[str]] = {}
    for table in package.tables.values():
        if "document_id" in table.columns and table.name not in ("documents", "discrepancies"):
            for row in read_rows(package, table.name):
                counts.setdefault(row["document_id"], Counter())[table.name] += 1
    return counts
