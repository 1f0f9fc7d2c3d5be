"""The check of other people's packages, which bring a Table Schema of their own along."""

from dataclasses import replace

from gongyak import audit, bounds, descriptor, patterns, preflight, standard
from gongyak.findings import BrokenTable
from gongyak.package import Package, Table
from gongyak.pipeline.ledger import Ledger
from gongyak.pipeline.notes import noted
from gongyak.pipeline.outcome import Report, ran
from gongyak.schema import nontabular, own
from gongyak.sources import Source, at, read_source
from gongyak.telling import Tell


def check(package: Package, tell: Tell) -> Report:
    """Hold other people's data against their own schema, and what holds for everyone.

    Frictionless is asked at last, when it is known which tables the foreign keys of another can be held against.
    """
    found, sound, rows = Ledger(), {}, dict.fromkeys(package.tables, 0)
    found.take(descriptor.check(package))
    flaws = [*own.check_package(package)]
    found.take(flaws)
    found.take(nontabular.check(package))
    for name in [name for name in package.tables if name not in {flaw.table for flaw in flaws}]:
        tell("check", package.tables[name].path, sum(rows.values()))
        source = _read(package, package.tables[name], found)
        if source:
            sound[name], rows[name] = source.bones, len(source.lines)
    readable = replace(package, tables={name: source.table for name, source in sound.items()})
    for source in sound.values():
        tell("check", source.table.path, sum(rows.values()))
        with bounds.patience(bounds.judging(len(source.lines)), "slow-table", path=source.table.path):
            found.take(own.check(readable, source))
    return Report(package=package, findings=found.closed(), rules=ran(package.basis), rows=rows)


def _read(package: Package, table: Table, found: Ledger) -> Source | None:
    """A table that can be read, after it was held against what holds for everyone; what it breaks goes to ``found``."""
    try:
        source = read_source(package, table)
    except BrokenTable as error:
        case = "no-sheet" if error.case == "no-sheet" else "compression-error" if table.packed else "format-error"
        value = error.params.get("sheet", error.params.get("reason", error.case))
        found.take([at(table, "unjudged", 0, "", str(value), case=case)])
        return None
    if preflight.UNREADABLE & found.take(noted(preflight.check(source, package.basis))):
        return None
    patterns.try_out(source)
    found.take(standard.check(source))
    found.take(noted(audit.check_cells(source, package.basis)))
    return source
