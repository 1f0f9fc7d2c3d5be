"""Department work reports: a page a work and a page a government. None of it is a pledge or counted as one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongyak.model.department import Department, DepartmentBudget, Staffing, departments
from gongyak.model.reference import Document, Reference
from gongyak.model.work import PipelineStage, Work, works
from gongyak.pages.grids import Grid, grid
from gongyak.pages.page import Crumb, Page, Site
from gongyak.pages.subjects import works_url
from gongyak.pages.worklists import Chapter, Entry, chapters_of, entry_of
from gongyak.pages.works import in_stages, work_page


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What one document reports: its department, its works by id and in chapters, the things whose stage it tells.

    ``categories`` are the heads over the grades of the staff table, each with how many grades it spans.
    """

    document: Document
    department: Department
    staffing: Grid[Staffing]
    categories: Sequence[tuple[str, int]]
    budgets: Grid[DepartmentBudget]
    entries: Mapping[str, Entry]
    chapters: Sequence[Chapter]
    pipelines: Grid[PipelineStage]


def pages(site: Site) -> Iterator[Page]:
    """The pages of the works, one government at a time, and the list of each government's reports."""
    waiting: dict[str, dict[str, Department]] = {}
    for department in departments(site.package):
        government_id = site.reference.documents[department.document_id].government_id
        waiting.setdefault(government_id, {})[department.document_id] = department
    for government_id, found in groupby(works(site.package), key=lambda work: work.header.government_id):
        reported, own = tuple(found), waiting.pop(government_id, {})
        yield from (work_page(work, _programme(work, own), site) for work in reported)
        yield _reports(site, government_id, reported, own)
    for government_id, left in waiting.items():
        yield _reports(site, government_id, (), left)


def _programme(work: Work, found: Mapping[str, Department]) -> str:
    """The name of the programme of the department's budget from which a work is paid."""
    department = found.get(work.header.document_id)
    budgets = department.department_budgets if department and work.header.programme else ()
    return next((budget.name for budget in budgets if budget.programme == work.header.programme), "")


def _reports(site: Site, government_id: str, reported: Sequence[Work], found: Mapping[str, Department]) -> Page:
    government = site.reference.governments[government_id]
    documents = sorted({work.header.document_id for work in reported} | found.keys())
    return Page(
        url=works_url(government_id),
        title="부서 업무 보고",
        description=f"{government.name_ko}의 부서 업무 보고: 인력, 시설, 예산과 집행, 실적과 계획.",
        template="works.jinja",
        context={
            "government": government,
            "reports": [_report(site.reference, name, reported, found) for name in documents],
        },
        crumbs=(Crumb(government.name_ko, f"{government_id}/"),),
        subjects=tuple(documents),
    )


def _report(
    reference: Reference, document_id: str, reported: Iterable[Work], found: Mapping[str, Department]
) -> Report:
    nothing = Department(document_id=document_id, department_budgets=(), staffing=(), facilities=())
    department = found.get(document_id, nothing)
    own = [work for work in reported if work.header.document_id == document_id]
    entries = {work.header.work_id: entry_of(reference, work) for work in own}
    staffing = _staffing(reference, department)
    heads = groupby(category for category, _ in staffing.columns)
    return Report(
        document=reference.documents[document_id],
        department=department,
        staffing=staffing,
        categories=[(category, len(list(grades))) for category, grades in heads],
        budgets=_budgets(department),
        entries=entries,
        chapters=chapters_of(reference, entries.values()),
        pipelines=_pipelines(own),
    )


def _staffing(reference: Reference, department: Department) -> Grid[Staffing]:
    bases, categories = list(reference.codes["staff_basis"]), list(reference.codes["staff_category"])
    cells = sorted(department.staffing, key=lambda cell: bases.index(cell.basis))
    columns = {(cell.category, cell.grade) for cell in cells}
    ordered = sorted(columns, key=lambda column: (categories.index(column[0]), column[1]))
    return grid(cells, lambda cell: cell.basis, lambda cell: (cell.category, cell.grade), ordered)


def _budgets(department: Department) -> Grid[DepartmentBudget]:
    cells = sorted(
        department.department_budgets, key=lambda cell: (cell.programme != "total", len(cell.programme), cell.programme)
    )
    stages = in_stages(cell.stage for cell in cells)
    return grid(cells, lambda cell: cell.programme, lambda cell: cell.stage, stages)


def _pipelines(own: Iterable[Work]) -> Grid[PipelineStage]:
    """The things that pass through stages: a row a thing, a column a work of the report that mentions it."""
    stages = [stage for work in own for stage in work.pipelines]
    mentioned = dict.fromkeys(stage.work_id for stage in stages)
    return grid(stages, lambda stage: stage.name, lambda stage: stage.work_id, mentioned)
