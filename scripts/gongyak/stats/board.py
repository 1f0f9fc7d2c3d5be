"""What a dashboard tells of a set of pledges: those of a government in a term, or all."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """Money in won, and over how many pledges it is a sum."""

    won: int
    pledges: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """How printed rates of one kind spread over pledges, in percent; each value is one that a document prints.

    ``lower`` and ``upper`` enclose the middle half, by nearest rank.
    """

    pledges: int
    lowest: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    highest: Decimal

    @property
    def halves(self) -> bool:
        """Whether there are enough pledges to speak of a middle half."""
        return self.pledges >= 4


@dataclass(frozen=True, kw_only=True, slots=True)
class RateRow:
    """Planned and achieved rates of one scope in one period, which are comparable only where a pledge prints both.

    ``both`` counts those pledges, ``reached`` those of them whose achieved rate is not below the planned one.
    """

    period: str
    planned: Spread | None
    achieved: Spread | None
    both: int
    reached: int


@dataclass(frozen=True, slots=True)
class Status:
    """A status as an assessment gives it; ``code`` is empty where only the group is known."""

    group: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A pledge whose status differs from the one before."""

    pledge_id: str
    title: str
    government_id: str
    term_id: str
    as_of: str
    before: Status
    after: Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Board:
    """The figures of a set of pledges.

    ``groups`` counts pledges by status group, ``coverage`` those of which a thing is known at all. ``rates`` are by
    scope, in time. ``years`` gives sums by period (a year, ``prior`` or ``after``), then by stage and fund, the fund
    ``total`` being the whole; ``funds`` by fund and stage over all periods, ``""`` where no fund is printed.
    ``changes`` and ``documents`` (their ids) are the newest, newest first; ``since`` is the oldest document's date.
    """

    pledges: int
    groups: Mapping[str, int]
    rates: Mapping[str, tuple[RateRow, ...]]
    money: Mapping[str, Sum]
    years: Mapping[str, Mapping[tuple[str, str], Sum]]
    funds: Mapping[str, Mapping[str, Sum]]
    changes: tuple[Change, ...]
    documents: tuple[str, ...]
    document_count: int
    since: str
    coverage: Mapping[str, int]
