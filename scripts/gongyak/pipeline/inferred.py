"""The check of sheets that nobody describes."""

from dataclasses import replace

from gongyak import audit, guesses, preflight
from gongyak.package import Package
from gongyak.pipeline.ledger import Ledger
from gongyak.pipeline.notes import noted
from gongyak.pipeline.outcome import Report, ran
from gongyak.sources import read_source
from gongyak.telling import Tell


def check(package: Package, tell: Tell) -> Report:
    """Hold sheets that nobody describes against what their own columns seem to hold, and what holds for everyone."""
    found, made, rows = Ledger(), {}, {}
    found.take(preflight.check_folder(package))
    for name, table in package.tables.items():
        tell("check", table.path, sum(rows.values()))
        source = read_source(package, table)
        rows[name] = len(source.lines)
        if not preflight.UNREADABLE & found.take(noted(preflight.check(source, package.basis))):
            made[name] = guess = guesses.guess(source)
            found.take(guesses.check(source, guess))
            found.take(noted(audit.check_cells(replace(source, table=guess.table), package.basis)))
    typed = package.tables | {name: guess.table for name, guess in made.items()}
    return Report(
        package=replace(package, tables=typed),
        findings=found.closed(),
        rules=ran(package.basis),
        rows=rows,
        guesses=(*made.values(),),
    )
