"""Foreign keys: sets of keys are held against each other, and rows are looked at where one is lost."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from gongyak.descriptor.references import sound
from gongyak.findings import MOST, Finding
from gongyak.nearest import nearest
from gongyak.package import ForeignKey, Package
from gongyak.rules import STATED, Key, Keys, rule
from gongyak.sources import Source, at
from gongyak.tables import Row, read_rows


def keys(package: Package, source: Source) -> Keys:
    """The keys in a table that lead to others, and those that others lead to."""
    own = source.table.name
    linked = [
        (table.name, key)
        for table in package.tables.values()
        for key in table.foreign_keys
        if sound(package, table, key)
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
        links = [key for key in table.foreign_keys if sound(package, table, key)]
        lost = {key: {*filter(any, known[table.name, key.fields] - _targets(known, key))} for key in links}
        words = {key: tuple(sorted(map("/".join, _targets(known, key)))) for key in links if lost[key]}
        # Only where there is something to find is the table read again.
        for number, (row, key, value) in enumerate(_astray(read_rows(package, table.name), lost) if words else ()):
            # Of more findings none is kept.
            near = nearest(value, words[key]) if number < MOST else ""
            case, target = "near" if near else "alone", package.tables[key.resource].path
            yield at(table, "foreign-key", row.line, key.fields[-1], value, case=case, target=target, near=near)


def _targets(known: Keys, key: ForeignKey) -> AbstractSet[Key]:
    return known[key.resource, key.reference]


def _astray(rows: Iterable[Row], lost: Mapping[ForeignKey, AbstractSet[Key]]) -> Iterator[tuple[Row, ForeignKey, str]]:
    """Each row with a key of it that is ``lost``, and what stands there."""
    for row in rows:
        for key, cells in ((key, tuple(row[column] for column in key.fields)) for key in lost):
            if cells in lost[key]:
                yield row, key, "/".join(cells)
