"""The page of a work: all that a department reports of one of its works. It is not a pledge."""

from collections.abc import Iterable, Sequence

from gongyak.model.reference import Reference
from gongyak.model.tree import Line, tree
from gongyak.model.work import Work, WorkAmount, WorkItem
from gongyak.pages.grids import Grid, grid
from gongyak.pages.page import Crumb, Page, Site
from gongyak.pages.subjects import work_url, works_url


def work_page(work: Work, programme: str, site: Site) -> Page:
    """The page of one work; ``programme`` is the name of the budget programme it belongs to, empty if not known."""
    header, reference = work.header, site.reference
    government = reference.governments[header.government_id]
    kind = reference.codes["work_kind"][header.kind].label_ko
    reports_url = works_url(header.government_id)
    return Page(
        url=work_url(header.work_id, header.government_id),
        title=header.title,
        description=f"{government.name_ko} {header.department}의 {header.year}년 {kind} {header.number}.",
        template="work.jinja",
        context={
            "work": work,
            "government": government,
            "document": reference.documents[header.document_id],
            "kind": kind,
            "sections": _sections(work.work_items),
            "money": _money(reference, work.work_finance),
            "reports_url": reports_url,
            "programme": programme,
        },
        crumbs=(Crumb(government.name_ko, f"{header.government_id}/"), Crumb("부서 업무 보고", reports_url)),
        subjects=(header.work_id,),
    )


def _sections(items: Sequence[WorkItem]) -> list[tuple[str, Sequence[Line]]]:
    """The sections of the report in the order in which they begin, each as a tree of lines."""
    sections = dict.fromkeys(item.section for item in items)
    return [(section, tree(item for item in items if item.section == section)) for section in sections]


def _money(reference: Reference, amounts: Iterable[WorkAmount]) -> Grid[WorkAmount]:
    """A row a fund, the total first, and a column a stage."""
    funds = list(reference.codes["fund"])
    cells = sorted(amounts, key=lambda amount: funds.index(amount.fund))
    stages = in_stages(amount.stage for amount in cells)
    return grid(cells, lambda amount: amount.fund, lambda amount: amount.stage, stages)


# The order in which the reports print them.
_STAGES = {stage: number for number, stage in enumerate(("budget", "executed", "scheduled", "balance", "required"))}


def in_stages(stages: Iterable[str]) -> list[str]:
    """Stages of money as work reports print them, each once."""
    return sorted(set(stages), key=lambda stage: (_STAGES.get(stage, len(_STAGES)), stage))
