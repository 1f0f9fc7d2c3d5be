"""The department work report: its works with their lines and money, and the department's staff and means."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from gongyak.model.records import of_rows, record
from gongyak.package import Package
from gongyak.tables import groups


@record
class WorkHeader:
    """A work of a department. It is not a pledge."""

    TABLE: ClassVar[str] = "works"
    ref: str
    work_id: str
    government_id: str
    term_id: str
    department: str
    year: int
    kind: str
    number: int
    title: str
    objective: str
    programme: str
    budgeted: bool
    page: int | None
    document_id: str
    locator: str


@record
class WorkItem:
    """A line of a work."""

    TABLE: ClassVar[str] = "work_items"
    ref: str
    work_id: str
    item_order: int
    part_of: int | None
    relation: str
    section: str
    starts_on: str
    ends_on: str
    text: str
    count: Decimal | None
    count_to: Decimal | None
    count_unit: str
    qualifier: str
    amount_krw: int | None
    unit_krw: int | None
    fund: str
    missing: str
    document_id: str
    locator: str


@record
class WorkAmount:
    """An amount of the budget line of a work, in won."""

    TABLE: ClassVar[str] = "work_finance"
    ref: str
    work_id: str
    stage: str
    fund: str
    amount_krw: int | None
    rate_pct: Decimal | None
    fund_printed: str
    unit_krw: int
    document_id: str
    locator: str


@record
class PipelineStage:
    """At which stage one of the things of a work stands."""

    TABLE: ClassVar[str] = "pipelines"
    ref: str
    work_id: str
    pipeline_order: int
    name: str
    stage: str
    stage_printed: str
    document_id: str
    locator: str


@record
class Work:
    """A work with everything that belongs to it."""

    header: WorkHeader
    work_items: tuple[WorkItem, ...]
    work_finance: tuple[WorkAmount, ...]
    pipelines: tuple[PipelineStage, ...]


def works(package: Package) -> Iterator[Work]:
    """The works one at a time, in the order of their ids."""
    parts = (WorkItem, WorkAmount, PipelineStage)
    names = [kind.TABLE for kind in (WorkHeader, *parts)]
    for _, rows in groups(package, names, "work_id"):
        for header in of_rows(package, WorkHeader, rows[WorkHeader.TABLE]):
            yield Work(header=header, **{kind.TABLE: of_rows(package, kind, rows[kind.TABLE]) for kind in parts})
