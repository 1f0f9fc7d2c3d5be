"""What a work report says of the department as a whole: budget, staff, facilities."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from gongyak.model.records import of_rows, record
from gongyak.package import Package
from gongyak.tables import groups


@record
class DepartmentBudget:
    """An amount of a programme of the department, in won."""

    TABLE: ClassVar[str] = "department_budgets"
    ref: str
    document_id: str
    programme: str
    stage: str
    name: str
    amount_krw: int
    as_of: str
    unit_krw: int
    locator: str


@record
class Staffing:
    """A cell of the staff table."""

    TABLE: ClassVar[str] = "staffing"
    ref: str
    document_id: str
    basis: str
    category: str
    grade: str
    count: int | None
    missing: str
    locator: str


@record
class Facility:
    """A building, a floor of it, or a vehicle."""

    TABLE: ClassVar[str] = "facilities"
    ref: str
    document_id: str
    facility_order: int
    part_of: int | None
    kind: str
    name: str
    use: str
    area_m2: Decimal | None
    model_year: int | None
    locator: str


@record
class Department:
    """The department that a document describes."""

    document_id: str
    department_budgets: tuple[DepartmentBudget, ...]
    staffing: tuple[Staffing, ...]
    facilities: tuple[Facility, ...]


def departments(package: Package) -> Iterator[Department]:
    """The departments one at a time, in the order of their documents."""
    parts = (DepartmentBudget, Staffing, Facility)
    for document_id, rows in groups(package, [kind.TABLE for kind in parts], "document_id"):
        records = {kind.TABLE: of_rows(package, kind, rows[kind.TABLE]) for kind in parts}
        yield Department(document_id=document_id, **records)
