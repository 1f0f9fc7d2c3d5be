"""Which of our tables a sheet resembles, and which of their columns its own columns are."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from gongyak import project
from gongyak.guesses import synonyms
from gongyak.guesses.inference import Column, bare
from gongyak.guesses.shapes import TICKS, YEARS, Shape
from gongyak.package import Field, Package, Table, read_package
from gongyak.tables import read_rows

# A table comes near when so many columns of the sheet, and such a part of them, are known, and so much speaks for it.
LEAST, PART, ENOUGH = 2, 0.25, 2
# What speaks for a table: its own name for a column, its Korean title, a usual word, the cells.
WEIGHTS = {"name": 3, "title": 2, "word": 2, "values": 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A column of ours, ``how`` it was known, and what then stands in other columns of its row (``fund``: national)."""

    table: str
    column: str
    how: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resemblance:
    """The ``table`` of ours that is nearest, what each column of the sheet is of ours, and what it would need more."""

    table: Table
    matches: Mapping[str, Match]
    lacking: Sequence[Field]

    @property
    def own(self) -> int:
        """How many columns are of the nearest table itself; the others are of tables that go with it."""
        return sum(match.table == self.table.name for match in self.matches.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """Our tables, by what their columns may be called and by the codes, and their words, that may stand in them."""

    package: Package
    names: Mapping[str, Sequence[Match]]
    codes: Mapping[tuple[str, str], Mapping[str, str]]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of our data model, from its descriptor and code tables."""
    package = read_package(project.HOME)
    own = [table for table in package.tables.values() if not table.name.startswith("code_")]
    fields = [(table.name, each) for table in own for each in table.fields]
    names: dict[str, list[Match]] = defaultdict(list)
    for table, each in fields:
        names[bare(each.name)].append(Match(table=table, column=each.name, how="name"))
    for word, targets in synonyms.meanings().items():
        names[word] += map(_target, targets)
    for table, each in fields:
        names[bare(each.title)].append(Match(table=table, column=each.name, how="title"))
    return Vocabulary(package=package, names=names, codes=dict(_codes(package, own)))


def _target(target: str) -> Match:
    (table, column), *given = (part.split("=" if "=" in part else ".") for part in target.split())
    return Match(table=table, column=column, how="word", given=dict(given))


def _codes(package: Package, tables: Collection[Table]) -> Iterator[tuple[tuple[str, str], Mapping[str, str]]]:
    for table in tables:
        for key in table.foreign_keys:
            if key.resource.startswith("code_"):
                rows = [*read_rows(package, key.resource)]
                words = {bare(row[name]): row["code"] for name in ("label_ko", "code") for row in rows}
                yield (table.name, key.fields[-1]), words


def found(columns: Sequence[Column], shape: Shape) -> Resemblance | None:
    """What the columns resemble; None when no table of ours comes near."""
    known = vocabulary()
    candidates = {column.name: [*_candidates(known, column, shape)] for column in columns}
    nearest = _nearest(known, candidates, shape)
    if nearest is None:
        return None
    matches = _matches(candidates, nearest)
    own = {name for each in matches.values() if each.table == nearest.name for name in (each.column, *each.given)}
    lacking = [each for each in nearest.fields if each.constraints.get("required") and each.name not in own]
    return Resemblance(table=nearest, matches=matches, lacking=lacking)


def _candidates(known: Vocabulary, column: Column, shape: Shape) -> Iterator[Match]:
    """What a column may be, the likeliest first."""
    stands_for = shape.columns.get(column.name)
    if stands_for and shape.kind == YEARS:
        yield Match(table="finance", column="amount_krw", how="word", given={"period": stands_for})
    elif stands_for and shape.kind == TICKS:
        yield Match(table="assessments", column="status", how="word", given={"status_printed": stands_for})
    else:
        yield from known.names.get(bare(column.name), ())
        yield from _by_values(known, column)


def _by_values(known: Vocabulary, column: Column) -> Iterator[Match]:
    """Columns of codes, where more than one different cell is a word of theirs and none is of others."""
    words = {bare(cell) for cell in column.values}
    if len(words) > 1 and column.kind == "code":
        for (table, name), codes in known.codes.items():
            if len(words & codes.keys()) >= 0.8 * len(words):
                yield Match(table=table, column=name, how="values")


def _nearest(known: Vocabulary, candidates: Mapping[str, Sequence[Match]], shape: Shape) -> Table | None:
    """The table for which most speaks. A name that many tables share says less; states, or years, speak once."""
    votes = Counter[str]()
    once = [*shape.columns][1:]
    told = [found for name, found in candidates.items() if found and name not in once]
    for found in told:
        weights = {match.table: WEIGHTS[match.how] for match in sorted(found, key=lambda each: WEIGHTS[each.how])}
        for table, weight in weights.items():
            votes[table] += weight / len(weights) ** 0.5
    nearest = max(known.package.tables, key=lambda name: votes[name])
    near = len(told) >= max(LEAST, PART * (len(candidates) - len(once))) and votes[nearest] >= ENOUGH
    return known.package.tables[nearest] if near else None


def _matches(candidates: Mapping[str, Sequence[Match]], nearest: Table) -> Mapping[str, Match]:
    """For each column the first of what it may be that no other column is yet; of the nearest table, if it can."""
    matches, taken = {}, set()
    for name, found in candidates.items():
        own = (match for match in found if match.table == nearest.name)
        for match in chain(own, found):
            place = (match.table, match.column, *match.given.items())
            if place not in taken:
                taken.add(place)
                matches[name] = match
                break
    return matches
