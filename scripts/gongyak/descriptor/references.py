"""Foreign keys as a descriptor states them."""

from collections.abc import Iterator
from dataclasses import replace

from gongyak.descriptor.places import finding
from gongyak.findings import Finding
from gongyak.package import ForeignKey, Package, Table
from gongyak.rules import ALL, rule


@rule("descriptor-reference", "descriptor", bases=ALL)
def descriptor_reference(package: Package) -> Iterator[Finding]:
    """외래 키는 있는 열에서 있는 표의 있는 열을 가리키고, 두 쪽의 열 수가 같아야 한다."""
    unread = {each.name for each in package.skipped} - package.tables.keys()
    for table in package.tables.values():
        for number, key in enumerate(table.foreign_keys):
            if not sound(package, table, key) and key.resource not in unread:
                value = f"{', '.join(key.fields)} → {key.resource}: {', '.join(key.reference)}"
                pointer = ("resources", table.place, "schema", "foreignKeys", number)
                column = key.fields[0] if key.fields else ""
                yield replace(finding(package, "descriptor-reference", pointer, value), column=column)


def sound(package: Package, table: Table, key: ForeignKey) -> bool:
    """Whether there is something to look up, and something to look it up in."""
    target = package.tables.get(key.resource)
    known = target is not None and {*key.reference} <= {*target.columns} and {*key.fields} <= {*table.columns}
    return known and 0 < len(key.fields) == len(key.reference)
