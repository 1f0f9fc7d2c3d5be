"""The works of a report as lists: by kind and year, with their printed totals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongyak.model.reference import Reference
from gongyak.model.work import Work, WorkAmount, WorkHeader
from gongyak.pages.subjects import work_url
from gongyak.pages.works import in_stages


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A work as the report lists it: its printed totals by stage, and how many contradictions it has."""

    header: WorkHeader
    url: str
    totals: Mapping[str, WorkAmount]
    discrepancies: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """The works of one kind and year, with the stages of money that they tell."""

    kind: str
    year: int
    stages: Sequence[str]
    entries: Sequence[Entry]


def entry_of(reference: Reference, work: Work) -> Entry:
    """A work as an entry of a list."""
    header = work.header
    return Entry(
        header=header,
        url=work_url(header.work_id, header.government_id),
        totals={amount.stage: amount for amount in work.work_finance if amount.fund == "total"},
        discrepancies=len(reference.discrepancies.get(header.work_id, ())),
    )


def chapters_of(reference: Reference, entries: Iterable[Entry]) -> list[Chapter]:
    """The works by kind and year, in the order of the report."""
    kinds = list(reference.codes["work_kind"])
    ordered = sorted(
        entries, key=lambda entry: (kinds.index(entry.header.kind), entry.header.year, entry.header.number)
    )
    chapters = []
    for (kind, year), found in groupby(ordered, key=lambda entry: (entry.header.kind, entry.header.year)):
        own = tuple(found)
        stages = in_stages(stage for entry in own for stage in entry.totals)
        chapters.append(Chapter(kind=kind, year=year, stages=stages, entries=own))
    return chapters
