"""Foreign keys: sets of keys are held against each other, and rows are looked at where one is lost."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from itertools import chain

from gongyak import descriptor
from gongyak.findings import Finding
from gongyak.package import ForeignKey, Package, Table
from gongyak.rules import STATED, Key, Keys, rule
from gongyak.sources import Source, at
from gongyak.tables import Row, read_rows

LONGEST, WORDS = 50, 500


def keys(package: Package, source: Source) -> Keys:
    """The keys in a table that lead to others, and those that others lead to."""
    own = source.table.name
    linked = [
        (table.name, key)
        for table in package.tables.values()
        for key in table.foreign_keys
        if descriptor.sound(package, table, key)
    ]
    places = {key.fields for name, key in linked if name == own}
    places |= {key.reference for _, key in linked if key.resource == own}
    return {(own, columns): _keys(source, columns) for columns in places}


def _keys(source: Source, columns: Key) -> AbstractSet[Key]:
    alone = len(columns) == 1
    return {*zip(*map(source.distinct if alone else source.column, columns), strict=True)}


@rule("foreign-key", "reference", bases=STATED)
def check(package: Package, known: Keys) -> Iterator[Finding]:
    """다른 표를 가리키는 값은 그 표에 있어야 한다."""
    for table in package.tables.values():
        links = [key for key in table.foreign_keys if descriptor.sound(package, table, key)]
        targets = [known[key.resource, key.reference] for key in links]
        astray = [known[table.name, key.fields] - found for key, found in zip(links, targets, strict=True)]
        # Only where there is something to find is the table read again.
        near = [_Near(found) for found in targets]
        for row in read_rows(package, table.name) if any(map(any, chain(*astray))) else ():
            for key, found, meant in zip(links, targets, near, strict=True):
                yield from _lost(package, table, key, row, found, meant)


def _lost(
    package: Package, table: Table, key: ForeignKey, row: Row, targets: AbstractSet[Key], meant: Mapping[str, str]
) -> Iterator[Finding]:
    """A finding when the key is not empty and leads nowhere; it stands at the last column of the key."""
    cells = tuple(row[column] for column in key.fields)
    if any(cells) and cells not in targets:
        value, target = "/".join(cells), package.tables[key.resource].path
        near = meant[value]
        case = "near" if near else "alone"
        yield at(table, "foreign-key", row.line, key.fields[-1], value, case=case, target=target, near=near)


class _Near(dict[str, str]):
    """By value the keys that were likely meant, looked for when asked.

    That takes time, which is only spent on short words in short lists, and on the first of many that are lost.
    """

    def __init__(self, targets: AbstractSet[Key]) -> None:
        super().__init__()
        self._words = sorted(map("/".join, targets)) if len(targets) <= WORDS else []

    def __missing__(self, value: str) -> str:
        if len(value) > LONGEST or len(self) >= WORDS:
            return ""
        return self.setdefault(value, ", ".join(get_close_matches(value, self._words)))
