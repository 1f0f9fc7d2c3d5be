"""The words of our data model: what its columns may be called, and the codes that may stand in them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from gongyak import project
from gongyak.guesses import synonyms
from gongyak.guesses.names import normalized
from gongyak.package import Package, Table, read_package
from gongyak.tables import read_rows

# Where our tables hold money.
AMOUNT = "amount_krw"


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A column of ours, ``how`` it was known, and what then stands in other columns of its row (``fund``: national)."""

    table: str
    column: str
    how: str
    given: Mapping[str, str] = field(default_factory=dict)


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
        names[normalized(each.name)].append(Match(table=table, column=each.name, how="name"))
    for word, targets in synonyms.meanings().items():
        names[word] += map(_target, targets)
    for table, each in fields:
        names[normalized(each.title)].append(Match(table=table, column=each.name, how="title"))
    return Vocabulary(package=package, names=names, codes=dict(_codes(package, own)))


def _target(target: str) -> Match:
    (table, column), *given = (part.split("=" if "=" in part else ".") for part in target.split())
    return Match(table=table, column=column, how="word", given=dict(given))


def _codes(package: Package, tables: Collection[Table]) -> Iterator[tuple[tuple[str, str], Mapping[str, str]]]:
    for table in tables:
        for key in table.foreign_keys:
            if key.resource.startswith("code_"):
                rows = [*read_rows(package, key.resource)]
                words = {normalized(row[name]): row["code"] for name in ("label_ko", "code") for row in rows}
                yield (table.name, key.fields[-1]), words
