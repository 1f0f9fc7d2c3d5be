"""The whole check: every rule over every table of a package, each table as far as it can be read."""

from dataclasses import replace
from pathlib import Path

from gongyak import audit, bare, bounds, descriptor, guesses, links, others, patterns, preflight, schema
from gongyak.ledger import Ledger
from gongyak.outcome import Report, ran
from gongyak.package import INFERRED, MODEL, Package, read_package
from gongyak.schema import own
from gongyak.sources import read_source
from gongyak.telling import Tell, nobody

__all__ = ["Report", "check", "opened"]


def opened(root: Path, origin: str = "") -> Package:
    """The package at ``root``, a folder, a descriptor or a bare file, with the layout of each table.

    UnusableInput when there is none.
    """
    if bare.is_bare(root):
        with bounds.patience(bounds.LOOKING, "slow-table", path=root):
            return bare.package(root, origin)
    package = read_package(root, origin)
    return package if package.basis == MODEL else own.laid_out(package)


def check(root: Path, origin: str = "", tell: Tell = nobody) -> Report:
    """Check the package in the folder ``root`` (or described by the file ``root``); UnusableInput when there is none.

    It came from ``origin``, where that is not ``root``; ``tell`` hears which table is at hand, after how many rows.
    """
    package = opened(root, origin)
    return {MODEL: _check_ours, INFERRED: _check_bare}.get(package.basis, others.check)(package, tell)


def _check_ours(package: Package, tell: Tell) -> Report:
    """Hold data in our model against all rules.

    A table whose file cannot be read as that table goes no further, and the audit then does not run at all: without
    one table, what it said about the others would be false.
    """
    found, told, rows, sound, keys, ordered = Ledger(), Ledger(), {}, {}, {}, set()
    found.take(preflight.check_folder(package))
    flawed = found.take(descriptor.check(package))
    found.take(schema.check_package(package))
    for name, table in package.tables.items():
        tell("check", table.path, sum(rows.values()))
        source = read_source(package, table)
        unclean = found.take(preflight.check(source))
        rows[name] = len(source.lines)
        tell("check", table.path, sum(rows.values()))
        if not preflight.FATAL & unclean:
            sound[name] = table
            patterns.try_out(source)
            with bounds.patience(bounds.judging(len(source.lines)), "slow-table", path=table.path):
                found.take(schema.check(package, source, clean=not unclean))
            keys |= links.keys(package, source)
            told.take(audit.check_cells(source))
            ordered |= {name} if not unclean else set()
    found.take(links.check(replace(package, tables=sound), keys))
    whole = len(sound) == len(package.tables) and not descriptor.FATAL & flawed
    if whole:
        tell("audit", "", sum(rows.values()))
        found.join(told)
        found.take(audit.check(package, keys, ordered))
    return Report(package=package, findings=found.closed(), rules=ran(package.basis, whole=whole), rows=rows)


def _check_bare(package: Package, tell: Tell) -> Report:
    """Hold sheets that nobody describes against what their own columns seem to hold, and what holds for everyone."""
    found, made, rows = Ledger(), {}, {}
    found.take(preflight.check_folder(package))
    for name, table in package.tables.items():
        tell("check", table.path, sum(rows.values()))
        source = read_source(package, table)
        rows[name] = len(source.lines)
        if not preflight.UNREADABLE & found.take(preflight.check(source, INFERRED)):
            made[name] = guess = guesses.guess(source)
            found.take(guesses.check(source, guess))
            found.take(others.doubted(audit.check_cells(replace(source, table=guess.table), INFERRED)))
    typed = package.tables | {name: guess.table for name, guess in made.items()}
    return Report(
        package=replace(package, tables=typed),
        findings=found.closed(),
        rules=ran(INFERRED),
        rows=rows,
        guesses=(*made.values(),),
    )
