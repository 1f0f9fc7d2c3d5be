"""What a pledge did with people: activities, supported organisations, engagement and citizen review."""

from typing import ClassVar

from gongyak.model.records import record


@record
class Activity:
    """A dated training, consultation or other event."""

    TABLE: ClassVar[str] = "activities"
    ref: str
    pledge_id: str
    activity_order: int
    component_id: str
    name: str
    state: str
    starts_on: str
    ends_on: str
    place: str
    audience: str
    participants: int | None
    qualifier: str
    content: str
    partner: str
    document_id: str
    locator: str


@record
class Recipient:
    """A supported organisation; its representative is not published."""

    TABLE: ClassVar[str] = "recipients"
    ref: str
    pledge_id: str
    recipient_order: int
    component_id: str
    item_order: int | None
    name: str
    product: str
    office_city: str
    country: str
    amount_krw: int | None
    unit_krw: int | None
    document_id: str
    locator: str


@record
class Engagement:
    """A planned number of occasions on which residents take part."""

    TABLE: ClassVar[str] = "engagements"
    ref: str
    pledge_id: str
    statement: str
    engagement_order: int
    kind: str
    label: str
    partner: str
    planned_count: int | None
    missing: str
    document_id: str
    locator: str


@record
class Review:
    """A recommendation of the citizen jury or the department's response."""

    TABLE: ClassVar[str] = "reviews"
    ref: str
    pledge_id: str
    review_order: int
    body: str
    starts_on: str
    ends_on: str
    part: str
    text: str
    department: str
    document_id: str
    locator: str
