"""Pre-flight: what the file of a table must be before anyone reads meaning into it.

Rules of scope ``bytes`` look at the source of one table, the one of scope ``form`` (``tidy``) at a file without other
faults, those of scope ``folder`` at the package on disk. Importing them registers them.
"""

from collections.abc import Iterator

from gongyak import tidy
from gongyak.findings import Finding
from gongyak.package import MODEL, Package
from gongyak.preflight import cells, files, folder, labels, rows
from gongyak.rules import of_scope
from gongyak.sources import Source

__all__ = ["cells", "check", "check_folder", "files", "folder", "labels", "refusal", "rows", "tidy"]

# After one of these a file cannot be read as its table, or not in reasonable time; nothing further is asked of it.
FATAL = frozenset(
    {"file-missing", "encoding", "quotes", "cell-count", "no-rows", "long-cell"}
    | {"header-duplicate", "header-missing", "header-unknown", "header-order"}
)

# The same for data that are not of our model: whatever else is wrong, Frictionless can still be asked.
UNREADABLE = frozenset({"file-missing", "encoding", "quotes"})

# Faults that keep a table from being judged, but not from being rewritten without loss.
LOSSLESS = frozenset({"header-order", "no-rows", "long-cell"})


def check(source: Source, basis: str = MODEL) -> Iterator[Finding]:
    """The findings of all rules on one file that hold for data of a ``basis``."""
    # Every other fault would follow from that one.
    if basis == MODEL and (finding := labels.undivided(source)):
        yield finding
        return
    sound = True
    for each in of_scope("bytes", basis):
        for finding in each.check(source):
            sound = False
            yield finding
    for each in of_scope("form", basis) if sound else ():
        yield from each.check(source)


def refusal(source: Source, spared: frozenset[str] = LOSSLESS) -> Finding | None:
    """The first fault for which a file must not be rewritten, since content would be lost; None when it may be."""
    fatal = (each for each in of_scope("bytes") if each.name in FATAL - spared)
    return next((finding for each in fatal for finding in each.check(source)), None)


def check_folder(package: Package) -> Iterator[Finding]:
    """The findings of all rules on the package as a folder."""
    for each in of_scope("folder", package.basis):
        yield from each.check(package)
