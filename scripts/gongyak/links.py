"""Foreign keys. Every table that others point to is read once, however many point to it."""

from collections.abc import Iterator
from difflib import get_close_matches

from gongyak import descriptor
from gongyak.findings import Finding
from gongyak.package import ForeignKey, Package, Table
from gongyak.rules import rule
from gongyak.sources import at
from gongyak.tables import Row, read_rows

Targets = set[tuple[str, ...]]
Keys = dict[tuple[str, ...], Targets]


@rule("foreign-key", "reference")
def check(package: Package) -> Iterator[Finding]:
    """다른 표를 가리키는 값은 그 표에 있어야 한다."""
    known: Keys = {}
    for table in package.tables.values():
        keys = [key for key in table.foreign_keys if descriptor.sound(package, table, key)]
        targets = [_targets(package, key, known) for key in keys]
        for row in read_rows(package, table.name) if keys else ():
            for key, found in zip(keys, targets, strict=True):
                yield from _lost(package, table, key, row, found)


def _targets(package: Package, key: ForeignKey, known: Keys) -> Targets:
    place = (key.resource, *key.reference)
    if place not in known:
        known[place] = {tuple(row[column] for column in key.reference) for row in read_rows(package, key.resource)}
    return known[place]


def _lost(package: Package, table: Table, key: ForeignKey, row: Row, targets: Targets) -> Iterator[Finding]:
    """A finding when the key is not empty and leads nowhere; it stands at the last column of the key."""
    cells = tuple(row[column] for column in key.fields)
    if any(cells) and cells not in targets:
        value, target = "/".join(cells), package.tables[key.resource].path
        near = _near(value, targets)
        case = "near" if near else "alone"
        yield at(table, "foreign-key", row.line, key.fields[-1], value, case=case, target=target, near=near)


def _near(value: str, targets: Targets) -> str:
    """Values that were likely meant; looking for them takes time that is only spent on short words in short lists."""
    if len(value) > 50 or len(targets) > 500:
        return ""
    return ", ".join(get_close_matches(value, sorted(map("/".join, targets))))
