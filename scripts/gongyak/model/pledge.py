"""A pledge with everything that belongs to it."""

from collections.abc import Iterator

from gongyak.model.card import Checkbox, Component, Contact, Header, Item, PledgeDepartment
from gongyak.model.events import Activity, Engagement, Recipient, Review
from gongyak.model.figures import Amount, Assessment, Indicator, IndicatorValue, Rate
from gongyak.model.records import of_rows, record
from gongyak.package import Package
from gongyak.tables import groups

PARTS = (
    Checkbox,
    PledgeDepartment,
    Contact,
    Component,
    Item,
    Indicator,
    IndicatorValue,
    Rate,
    Assessment,
    Engagement,
    Activity,
    Recipient,
    Review,
    Amount,
)


@record
class Pledge:
    """One pledge: its header and, under the names of their tables, the rows that belong to it, in their order."""

    header: Header
    checkboxes: tuple[Checkbox, ...]
    pledge_departments: tuple[PledgeDepartment, ...]
    contacts: tuple[Contact, ...]
    components: tuple[Component, ...]
    items: tuple[Item, ...]
    indicators: tuple[Indicator, ...]
    indicator_values: tuple[IndicatorValue, ...]
    progress: tuple[Rate, ...]
    assessments: tuple[Assessment, ...]
    engagements: tuple[Engagement, ...]
    activities: tuple[Activity, ...]
    recipients: tuple[Recipient, ...]
    reviews: tuple[Review, ...]
    finance: tuple[Amount, ...]

    @property
    def url(self) -> str:
        """Where its page is, from the root of the site: ``yangju/7/98/``."""
        return pledge_url(self.header.pledge_id, self.header.government_id, self.header.term_id)


def pledge_url(pledge_id: str, government_id: str, term_id: str) -> str:
    """``guro-7-iii-2-1`` is at ``guro/7/iii-2-1/``."""
    return f"{government_id}/{term_id}/{pledge_id.removeprefix(f'{government_id}-{term_id}-')}/"


def pledges(package: Package) -> Iterator[Pledge]:
    """The pledges one at a time, in the order of their ids: a merge join over the sorted tables."""
    for _, rows in groups(package, [kind.TABLE for kind in (Header, *PARTS)], "pledge_id"):
        for header in of_rows(package, Header, rows[Header.TABLE]):
            yield Pledge(header=header, **{kind.TABLE: of_rows(package, kind, rows[kind.TABLE]) for kind in PARTS})
