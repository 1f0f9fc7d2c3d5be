"""The whole check: every rule over every table of a package, each table as far as it can be read."""

from contextlib import AbstractContextManager
from pathlib import Path

from gongyak import bare, bounds
from gongyak.package import INFERRED, MODEL, OWN, Package, read_package
from gongyak.pipeline import inferred, model, own
from gongyak.pipeline.outcome import Report
from gongyak.schema.dialects import laid_out
from gongyak.sources import placed
from gongyak.telling import Tell, nobody

__all__ = ["Report", "check", "opened"]

# By whose data it is.
CHECKS = {MODEL: model.check, OWN: own.check, INFERRED: inferred.check}


def opened(root: Path, origin: str = "") -> Package:
    """The package at ``root``, a folder, a descriptor or a bare file, with the layout of each table.

    UnusableInput when there is none.
    """
    if bare.is_bare(root):
        with bounds.patience(bounds.LOOKING, "slow-table", path=root):
            return bare.package(root, origin)
    package = read_package(root, origin)
    if package.basis == MODEL:
        return package
    with _patience(package, root):
        return laid_out(package)


def check(root: Path, origin: str = "", tell: Tell = nobody) -> Report:
    """Check the package in the folder ``root`` (or described by the file ``root``); UnusableInput when there is none.

    It came from ``origin``, where that is not ``root``; ``tell`` hears which table is at hand, after how many rows.
    """
    package = opened(root, origin)
    with _patience(package, root):
        return CHECKS[package.basis](package, tell)


def _patience(package: Package, root: Path) -> AbstractContextManager[None]:
    """For all tables together: of a thousand, each may take long."""
    files = {placed(package, path) for table in package.tables.values() for path in table.files} - {None}
    size = sum(file.stat().st_size for file in files)
    return bounds.patience(bounds.checking(size), "slow-table", path=root)
