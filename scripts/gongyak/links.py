"""Foreign keys. Every table that others point to is read once, however many point to it."""

from collections.abc import Iterator
from difflib import get_close_matches

from gongyak import descriptor
from gongyak.findings import Finding
from gongyak.package import ForeignKey, Package, Table
from gongyak.rules import rule
from gongyak.sources import at
from gongyak.tables import read_rows

Keys = dict[tuple[str, ...], set[tuple[str, ...]]]


@rule("foreign-key", "reference")
def check(package: Package) -> Iterator[Finding]:
    """다른 표를 가리키는 값은 그 표에 있어야 한다."""
    known: Keys = {}
    for table in package.tables.values():
        for key in table.foreign_keys:
            if descriptor.sound(package, table, key):
                yield from _lost(package, table, key, _targets(package, key, known))


def _targets(package: Package, key: ForeignKey, known: Keys) -> set[tuple[str, ...]]:
    place = (key.resource, *key.reference)
    if place not in known:
        known[place] = {tuple(row[column] for column in key.reference) for row in read_rows(package, key.resource)}
    return known[place]


def _lost(package: Package, table: Table, key: ForeignKey, targets: set[tuple[str, ...]]) -> Iterator[Finding]:
    """A finding for each row whose key is not empty and leads nowhere; it stands at the last column of the key."""
    for row in read_rows(package, table.name):
        cells = tuple(row[column] for column in key.fields)
        if any(cells) and cells not in targets:
            value, target = "/".join(cells), package.tables[key.resource].path
            near = _near(value, targets)
            case = "near" if near else "alone"
            yield at(table, "foreign-key", row.line, key.fields[-1], value, case=case, target=target, near=near)


def _near(value: str, targets: set[tuple[str, ...]]) -> str:
    """Values that were likely meant; looking for them takes time that is only spent on short words in short lists."""
    if len(value) > 50 or len(targets) > 500:
        return ""
    return ", ".join(get_close_matches(value, sorted(map("/".join, targets))))
