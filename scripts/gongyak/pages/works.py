"""Department work reports: a page a government and a page a work. None of it is a pledge or counted as one."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongyak.model.department import Department, departments
from gongyak.model.reference import Document, Reference
from gongyak.model.records import Record
from gongyak.model.tree import Line, tree
from gongyak.model.work import PipelineStage, Work, WorkAmount, WorkItem, works
from gongyak.pages.page import Crumb, Page, Site
from gongyak.pages.subjects import work_url, works_url


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """Records laid out as a printed table: ``cells`` finds the record of a (row, column), if one was printed."""

    rows: Sequence[Hashable]
    columns: Sequence[Hashable]
    cells: Mapping[tuple[Hashable, Hashable], Record]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What one document reports: its works, its department, and the things whose stage it tells."""

    document: Document
    works: Sequence[Work]
    staffing: Grid
    budgets: Grid
    department: Department
    pipelines: Sequence[tuple[str, Sequence[PipelineStage]]]


def pages(site: Site) -> Iterator[Page]:
    """The pages of the works, one government at a time, and the list of each government's reports."""
    waiting: dict[str, dict[str, Department]] = {}
    for department in departments(site.package):
        government_id = site.reference.documents[department.document_id].government_id
        waiting.setdefault(government_id, {})[department.document_id] = department
    for government_id, found in groupby(works(site.package), key=lambda work: work.header.government_id):
        reported = tuple(found)
        yield from (_work(site, work) for work in reported)
        yield _index(site, government_id, reported, waiting.pop(government_id, {}))
    for government_id, left in waiting.items():
        yield _index(site, government_id, (), left)


def _index(site: Site, government_id: str, reported: Sequence[Work], found: Mapping[str, Department]) -> Page:
    government = site.reference.governments[government_id]
    documents = sorted({work.header.document_id for work in reported} | found.keys())
    reports = [_report(site.reference, document_id, reported, found) for document_id in documents]
    return Page(
        url=works_url(government_id),
        title=f"{government.name_ko} 부서 업무 보고",
        description=f"{government.name_ko}의 부서 업무 보고: 인력, 시설, 예산과 집행, 실적과 계획. 공약이 아니다.",
        template="works.jinja",
        context={"government": government, "reports": reports, "work_url": work_url},
        crumbs=(Crumb(government.name_ko, f"{government_id}/"),),
        subjects=(*documents, *(work.header.work_id for work in reported)),
    )


def _report(
    reference: Reference, document_id: str, reported: Iterable[Work], found: Mapping[str, Department]
) -> Report:
    nothing = Department(document_id=document_id, department_budgets=(), staffing=(), facilities=())
    department = found.get(document_id, nothing)
    own = [work for work in reported if work.header.document_id == document_id]
    kinds = list(reference.codes["work_kind"])
    return Report(
        document=reference.documents[document_id],
        works=sorted(own, key=lambda work: (kinds.index(work.header.kind), work.header.year, work.header.number)),
        staffing=_staffing(reference, department),
        budgets=_budgets(reference, department),
        department=department,
        pipelines=_side_by_side(own),
    )


def _staffing(reference: Reference, department: Department) -> Grid:
    categories = list(reference.codes["staff_category"])
    bases = {cell.basis for cell in department.staffing}
    columns = {(cell.category, cell.grade) for cell in department.staffing}
    return Grid(
        rows=[basis for basis in reference.codes["staff_basis"] if basis in bases],
        columns=sorted(columns, key=lambda column: (_first_total(column[0], categories), column[1])),
        cells={(cell.basis, (cell.category, cell.grade)): cell for cell in department.staffing},
    )


def _budgets(reference: Reference, department: Department) -> Grid:
    stages = {cell.stage for cell in department.department_budgets}
    programmes = {cell.programme for cell in department.department_budgets}
    return Grid(
        rows=sorted(programmes, key=lambda programme: (programme != "total", len(programme), programme)),
        columns=[stage for stage in reference.codes["stage"] if stage in stages],
        cells={(cell.programme, cell.stage): cell for cell in department.department_budgets},
    )


def _first_total(code: str, order: Sequence[str]) -> int:
    return -1 if code == "total" else order.index(code)


def _side_by_side(reported: Iterable[Work]) -> list[tuple[str, list[PipelineStage]]]:
    """The things that pass through stages, each with all its mentions in the report."""
    mentions: dict[str, list[PipelineStage]] = {}
    for stage in (stage for work in reported for stage in work.pipelines):
        mentions.setdefault(stage.name, []).append(stage)
    return list(mentions.items())


def _work(site: Site, work: Work) -> Page:
    header, reference = work.header, site.reference
    government = reference.governments[header.government_id]
    kind = reference.codes["work_kind"][header.kind].label_ko
    return Page(
        url=work_url(header.work_id, header.government_id),
        title=header.title,
        description=f"{government.name_ko} {header.department}의 {header.year}년 {kind} {header.number}. 공약이 아니다.",
        template="work.jinja",
        context={
            "work": work,
            "government": government,
            "document": reference.documents[header.document_id],
            "kind": kind,
            "sections": _sections(work.work_items),
            "money": _money(reference, work.work_finance),
            "works_url": works_url(header.government_id),
        },
        crumbs=(
            Crumb(government.name_ko, f"{header.government_id}/"),
            Crumb("부서 업무 보고", works_url(header.government_id)),
        ),
        subjects=(header.work_id,),
    )


def _sections(items: Sequence[WorkItem]) -> list[tuple[str, Sequence[Line]]]:
    """The sections of the report in the order in which they begin, each as a tree of lines."""
    sections = dict.fromkeys(item.section for item in items)
    return [(section, tree(item for item in items if item.section == section)) for section in sections]


def _money(reference: Reference, amounts: Sequence[WorkAmount]) -> Grid:
    funds, stages = {amount.fund for amount in amounts}, {amount.stage for amount in amounts}
    order = list(reference.codes["fund"])
    return Grid(
        rows=sorted(funds, key=lambda fund: _first_total(fund, order)),
        columns=[stage for stage in reference.codes["stage"] if stage in stages],
        cells={(amount.fund, amount.stage): amount for amount in amounts},
    )
