"""What a pledge card says in words: its header, boxes, people, parts, lines and activities."""

from decimal import Decimal
from typing import ClassVar

from gongyak.model.records import record


@record
class Header:
    """The header of the card (표제부)."""

    TABLE: ClassVar[str] = "pledges"
    ref: str
    pledge_id: str
    government_id: str
    term_id: str
    number: str
    title: str
    title_basis: str
    area: str
    summary: str
    continuity: str
    timing: str
    budgeted: bool | None
    budget_fund: str
    executor: str
    support: str
    amendment: str
    legislation: str
    prior_procedure: str
    starts_on: str
    ends_on: str
    continues: bool | None
    target_group: str
    document_id: str
    locator: str


@record
class Checkbox:
    """A printed box, ticked or not."""

    TABLE: ClassVar[str] = "checkboxes"
    ref: str
    pledge_id: str
    field: str
    box_order: int
    part_of: int | None
    label: str
    code: str
    checked: bool
    document_id: str
    locator: str


@record
class PledgeDepartment:
    """A department or outside body that leads or cooperates."""

    TABLE: ClassVar[str] = "pledge_departments"
    ref: str
    pledge_id: str
    department_order: int
    role: str
    name: str
    external: bool
    document_id: str
    locator: str


@record
class Contact:
    """A role and its office phone; never a name."""

    TABLE: ClassVar[str] = "contacts"
    ref: str
    pledge_id: str
    contact_order: int
    department: str
    team: str
    role: str
    phone: str
    document_id: str
    locator: str


@record
class Component:
    """The pledge as a whole, a sub-project, or a line of the investment table."""

    TABLE: ClassVar[str] = "components"
    ref: str
    pledge_id: str
    component_id: str
    kind: str
    number: str
    title: str
    target_group: str
    document_id: str
    locator: str


@record
class Item:
    """A line of the card, with the quantity it states."""

    TABLE: ClassVar[str] = "items"
    ref: str
    pledge_id: str
    item_order: int
    part_of: int | None
    relation: str
    section: str
    component_id: str
    period: str
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
    cumulative: bool | None
    indicator_number: int | None
    document_id: str
    locator: str
