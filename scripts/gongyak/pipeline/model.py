"""The check of data in our model, against all rules."""

from dataclasses import replace

from gongyak import audit, bounds, descriptor, links, patterns, preflight, schema
from gongyak.package import Package
from gongyak.pipeline.ledger import Ledger
from gongyak.pipeline.outcome import Report, ran
from gongyak.sources import read_source
from gongyak.telling import Tell


def check(package: Package, tell: Tell) -> Report:
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
