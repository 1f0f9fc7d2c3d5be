"""The small tables that everything refers to, read once: governments, terms, documents, codes, remarks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, TypeVar

from gongyak.model.records import read_all, reader, record
from gongyak.model.remarks import Discrepancy, Entry, Note
from gongyak.package import Package
from gongyak.tables import key_of, read_rows

Remark = TypeVar("Remark", Note, Discrepancy)


@record
class Government:
    """A local government."""

    TABLE: ClassVar[str] = "governments"
    ref: str
    government_id: str
    code: str
    name_ko: str
    name_en: str
    level: str
    parent_id: str
    website: str


@record
class Term:
    """A term of office of the elected heads."""

    TABLE: ClassVar[str] = "terms"
    ref: str
    term_id: str
    name_ko: str
    name_en: str
    starts_on: str
    ends_on: str


@record
class Document:
    """A document from which rows were transcribed."""

    TABLE: ClassVar[str] = "documents"
    ref: str
    document_id: str
    government_id: str
    term_id: str
    kind: str
    title: str
    department: str
    as_of: str
    file_sha256: str
    url: str
    archived_url: str
    retrieved_on: str
    licence: str
    money_unit: int
    remark: str


@record
class Code:
    """A code of any code table; ``status_group`` is empty where the table has no such column."""

    ref: str
    code: str
    label_ko: str
    label_en: str
    description: str
    order: int
    vocabulary: str
    status_group: str


@record
class Reference:
    """``codes`` maps a list (``status``) to its codes in their order.

    Remarks are found by what they are about: the first part of their key, which is a pledge, a work or a document.
    ``units`` is the unit in won in which a row with a discrepancy is printed, by the reference of the row.
    """

    governments: Mapping[str, Government]
    terms: Mapping[str, Term]
    documents: Mapping[str, Document]
    codes: Mapping[str, Mapping[str, Code]]
    glossary: Mapping[str, Entry]
    notes: Mapping[str, tuple[Note, ...]]
    discrepancies: Mapping[str, tuple[Discrepancy, ...]]
    units: Mapping[str, int]


def read_reference(package: Package) -> Reference:
    """The reference tables of a package."""
    return Reference(
        governments={record.government_id: record for record in read_all(package, Government)},
        terms={record.term_id: record for record in read_all(package, Term)},
        documents={record.document_id: record for record in read_all(package, Document)},
        codes={
            name.removeprefix("code_"): _codes(package, name) for name in package.tables if name.startswith("code_")
        },
        glossary={record.term: record for record in read_all(package, Entry)},
        notes=_by_subject(read_all(package, Note)),
        discrepancies=_by_subject(found := read_all(package, Discrepancy)),
        units=dict(_units(package, found)),
    )


def _codes(package: Package, name: str) -> Mapping[str, Code]:
    records = map(reader(Code, package.tables[name]), read_rows(package, name))
    return {record.code: record for record in sorted(records, key=lambda record: record.order or 0)}


def _units(package: Package, found: Iterable[Discrepancy]) -> Iterator[tuple[str, int]]:
    keys: dict[str, set[str]] = {}
    for remark in found:
        keys.setdefault(remark.table, set()).add(remark.key)
    for name in keys.keys() & {name for name, table in package.tables.items() if "unit_krw" in table.columns}:
        for row in read_rows(package, name):
            key = key_of(package.tables[name], row)
            if key in keys[name] and row["unit_krw"]:
                yield f"{name}/{key}", int(row["unit_krw"])


def _by_subject(remarks: Iterable[Remark]) -> Mapping[str, tuple[Remark, ...]]:
    subjects: dict[str, list[Remark]] = {}
    for remark in remarks:
        subjects.setdefault(remark.key.partition("/")[0], []).append(remark)
    return {subject: tuple(found) for subject, found in subjects.items()}
