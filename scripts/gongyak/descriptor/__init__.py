"""The rules on datapackage.json. A file is a family of rules; importing it registers them."""

from collections.abc import Iterator

from gongyak.descriptor import parts, properties, references
from gongyak.findings import Finding
from gongyak.package import Package
from gongyak.rules import of_scope

__all__ = ["check", "parts", "properties", "references"]

# Without these faults corrected the audit would ask for what is not there.
FATAL = frozenset({"descriptor-reference", "descriptor-table", "resource-unread", "passed-over"})


def check(package: Package) -> Iterator[Finding]:
    """The findings of all rules on the descriptor."""
    for each in of_scope("descriptor", package.basis):
        yield from each.check(package)
