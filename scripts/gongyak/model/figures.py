"""How far a pledge is and what it costs: status, rates, indicators and money."""

from decimal import Decimal
from typing import ClassVar

from gongyak.model.records import record


@record
class Assessment:
    """The status on a day."""

    TABLE: ClassVar[str] = "assessments"
    ref: str
    pledge_id: str
    as_of: str
    status_group: str
    status: str
    status_printed: str
    comment: str
    document_id: str
    locator: str


@record
class Rate:
    """A printed rate of progress; ``basis`` and ``scope`` say what it is a rate of."""

    TABLE: ClassVar[str] = "progress"
    ref: str
    pledge_id: str
    as_of: str
    basis: str
    scope: str
    period: str
    rate_pct: Decimal | None
    continues: bool | None
    missing: str
    document_id: str
    locator: str


@record
class Indicator:
    """What the document measures progress by."""

    TABLE: ClassVar[str] = "indicators"
    ref: str
    pledge_id: str
    indicator_number: int
    component_id: str
    name: str
    unit: str
    kind: str
    accumulation: str
    document_id: str
    locator: str


@record
class IndicatorValue:
    """A target or result of an indicator in a period."""

    TABLE: ClassVar[str] = "indicator_values"
    ref: str
    pledge_id: str
    indicator_number: int
    basis: str
    period: str
    value: Decimal | None
    qualifier: str
    value_text: str
    rate_pct: Decimal | None
    feasibility: str
    missing: str
    document_id: str
    locator: str


@record
class Amount:
    """A printed cell of a money table, in won."""

    TABLE: ClassVar[str] = "finance"
    ref: str
    pledge_id: str
    statement: str
    component_id: str
    stage: str
    fund: str
    period: str
    amount_krw: int | None
    rate_pct: Decimal | None
    missing: str
    fund_printed: str
    unit_krw: int
    document_id: str
    locator: str
