"""The data as a whole: what there is and how to take it away, and the dictionary of tables, columns and codes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak import metadata
from gongyak.downloads import ARCHIVE, excel_path
from gongyak.model.reference import Code
from gongyak.package import DESCRIPTOR, Field, ForeignKey, Package, Table
from gongyak.pages.page import Crumb, Page, Site
from gongyak.proofs import REPORTS

# By what leads the key of a table: what its rows are about.
_ABOUT = {"pledge_id": "pledge", "work_id": "work", "document_id": "work"}
# Documents lead their own key, yet belong to no work.
_GROUPS = ("pledge", "work", "base", "code")


@dataclass(frozen=True, kw_only=True, slots=True)
class TableEntry:
    """A table as it is offered: how many rows, and where its two files lie from the root of the site."""

    table: Table
    rows: int
    plain: str
    excel: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column as the dictionary explains it; ``references`` are the keys by which it points at other tables."""

    field: Field
    key: bool
    references: Sequence[ForeignKey]


def pages(site: Site) -> Iterator[Page]:
    """The page of the data and the dictionary."""
    yield _data(site)
    yield _dictionary(site)


def group_of(table: Table) -> str:
    """What a table is about: ``pledge``, ``work``, ``base`` or ``code``."""
    if table.name.startswith("code_"):
        return "code"
    return "base" if table.name == "documents" else _ABOUT.get(next(iter(table.primary_key), ""), "base")


def _groups(package: Package) -> Mapping[str, Sequence[Table]]:
    return {name: [table for table in package.tables.values() if group_of(table) == name] for name in _GROUPS}


def _data(site: Site) -> Page:
    groups = {name: [_entry(site, table) for table in tables] for name, tables in _groups(site.package).items()}
    descriptor = site.package.descriptor
    return Page(
        url="data/",
        title="자료",
        description="공약 자료 전체를 내려받는 곳: 표마다 CSV, 데이터 패키지, 압축 파일, 인용 방법과 이용 조건.",
        template="data.jinja",
        context={
            "groups": groups,
            "entries": [entry for found in groups.values() for entry in found],
            "descriptor": descriptor,
            "archive": f"data/{ARCHIVE}",
            "package_path": f"data/{DESCRIPTOR}",
            "report": REPORTS["html"],
            "citation": metadata.citation(descriptor, site.site_url),
            "dataset": metadata.script(_dataset(site, [entry for found in groups.values() for entry in found])),
        },
    )


def _entry(site: Site, table: Table) -> TableEntry:
    return TableEntry(
        table=table,
        rows=site.report.rows.get(table.name, 0),
        plain=f"data/{table.path}",
        excel=f"data/{excel_path(table)}",
    )


def _dataset(site: Site, entries: Sequence[TableEntry]) -> dict:
    terms = {document.term_id for document in site.reference.documents.values()}
    whole = [
        {"name": "전체(zip)", "path": f"data/{ARCHIVE}", "media_type": "application/zip"},
        {"name": "데이터 패키지", "path": f"data/{DESCRIPTOR}", "media_type": "application/json"},
    ]
    tables = [{"name": entry.table.title, "path": entry.plain, "media_type": "text/csv"} for entry in entries]
    covered = [site.reference.terms[term_id] for term_id in sorted(terms)]
    return metadata.dataset(site.package, covered, whole + tables, site.site_url)


def _dictionary(site: Site) -> Page:
    return Page(
        url="data/dictionary/",
        title="자료 사전",
        description="표와 열의 이름, 뜻, 자료형, 제약, 키와 코드의 뜻. 데이터 패키지의 설명서에서 만들었다.",
        template="dictionary.jinja",
        context={
            "groups": _groups(site.package),
            "columns": {table.name: _columns(table) for table in site.package.tables.values()},
            "codes": _codes(site),
        },
        crumbs=(Crumb("자료", "data/"),),
    )


def _columns(table: Table) -> list[Column]:
    return [
        Column(
            field=field,
            key=field.name in table.primary_key,
            references=[key for key in table.foreign_keys if field.name in key.fields],
        )
        for field in table.fields
    ]


def _codes(site: Site) -> Mapping[str, Sequence[Code]]:
    return {f"code_{name}": list(codes.values()) for name, codes in site.reference.codes.items()}
