"""The whole check: every rule over every table of a package, each table as far as it can be read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongyak import audit, bare, bounds, descriptor, forms, general, guesses, links, parts, patterns, preflight, schema
from gongyak.findings import ERROR, NOTE, Finding, UnusableInput
from gongyak.guesses import Guess
from gongyak.ledger import Ledger
from gongyak.package import INFERRED, MODEL, Package, Table, read_package
from gongyak.rules import RULES, held
from gongyak.schema import own
from gongyak.sources import Source, at, read_source
from gongyak.telling import Tell, nobody

__all__ = ["Report", "check", "general", "opened", "parts"]

# Scopes whose rules can do with a part of the tables; the audit holds tables against each other.
BEFORE_AUDIT = frozenset({"folder", "bytes", "form", "descriptor", "frictionless", "schema", "reference", "report"})
# In other people's data these may be meant: a table still empty, a name that is public.
NOTED = frozenset({"no-rows", "personal-data"})
# A workbook that is none is the fault of its table alone.
NO_WORKBOOK = frozenset({"workbook-broken", "no-sheet", "zip-broken"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What was checked and what was found: the names of the rules that ran, the rows read of each table.

    There is a guess about each table that nobody describes.
    """

    package: Package
    findings: tuple[Finding, ...]
    rules: tuple[str, ...]
    rows: Mapping[str, int]
    guesses: tuple[Guess, ...] = ()

    @property
    def errors(self) -> int:
        """Findings that block publishing; the others are confirmed discrepancies, or worth knowing."""
        return sum(finding.severity == ERROR for finding in self.findings)


def opened(root: Path, origin: str = "") -> Package:
    """The package at ``root``, a folder, a descriptor or a bare file, with the layout of each table.

    UnusableInput when there is none.
    """
    if bare.is_bare(root):
        return bare.package(root, origin)
    package = read_package(root, origin)
    return package if package.basis == MODEL else own.laid_out(package)


def check(root: Path, origin: str = "", tell: Tell = nobody) -> Report:
    """Check the package in the folder ``root`` (or described by the file ``root``); UnusableInput when there is none.

    It came from ``origin``, where that is not ``root``; ``tell`` hears which table is at hand, after how many rows.
    """
    package = opened(root, origin)
    return {MODEL: _check_ours, INFERRED: _check_bare}.get(package.basis, _check_others)(package, tell)


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
    return Report(package=package, findings=found.closed(), rules=_rules(package.basis, whole=whole), rows=rows)


def _check_others(package: Package, tell: Tell) -> Report:
    """Hold other people's data against their own schema, and what holds for everyone.

    Frictionless is asked at last, when it is known which tables the foreign keys of another can be held against.
    """
    found, sound, rows = Ledger(), {}, dict.fromkeys(package.tables, 0)
    found.take(descriptor.check(package))
    flaws = [*own.check_package(package)]
    found.take(flaws)
    for name in [name for name in package.tables if name not in {flaw.table for flaw in flaws}]:
        tell("check", package.tables[name].path, sum(rows.values()))
        source = _read_other(package, package.tables[name], found)
        if source:
            sound[name], rows[name] = source.bones, len(source.lines)
    readable = replace(package, tables={name: source.table for name, source in sound.items()})
    for source in sound.values():
        tell("check", source.table.path, sum(rows.values()))
        with bounds.patience(bounds.judging(len(source.lines)), "slow-table", path=source.table.path):
            found.take(own.check(readable, source))
    return Report(package=package, findings=found.closed(), rules=_rules(package.basis, whole=True), rows=rows)


def _read_other(package: Package, table: Table, found: Ledger) -> Source | None:
    """A table that can be read, after it was held against what holds for everyone; what it breaks goes to ``found``."""
    try:
        source = read_source(package, table)
    except UnusableInput as error:
        if error.case not in NO_WORKBOOK:
            raise
        found.take([at(table, "unjudged", 0, "", str(error.params.get("reason", error.case)), case="format-error")])
        return None
    if preflight.UNREADABLE & found.take(_noted(preflight.check(source, package.basis))):
        return None
    patterns.try_out(source)
    found.take(forms.check_general(source))
    found.take(_noted(audit.check_cells(source, package.basis)))
    return source


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
            found.take(audit.check_cells(replace(source, table=guess.table), INFERRED))
    typed = package.tables | {name: guess.table for name, guess in made.items()}
    return Report(
        package=replace(package, tables=typed),
        findings=found.closed(),
        rules=_rules(INFERRED, whole=True),
        rows=rows,
        guesses=(*made.values(),),
    )


def _noted(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (replace(each, severity=NOTE) if each.rule in NOTED else each for each in findings)


def _rules(basis: str, *, whole: bool) -> tuple[str, ...]:
    """Those that hold for data of a ``basis`` and could run."""
    return tuple(name for name in held(basis) if whole or BEFORE_AUDIT & {*RULES[name].scopes})
