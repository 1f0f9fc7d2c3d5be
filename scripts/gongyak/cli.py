"""The commands for people: arguments in, lines and an exit status out. The doors in ``scripts/`` call these."""

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import time

from gongyak import changes, copies, pipeline, preflight, progress, reports, targets, text, tidy
from gongyak.files import write
from gongyak.findings import UnusableInput
from gongyak.messages import message, reason, refusal, words
from gongyak.options import tidy_parser, validate_parser
from gongyak.package import Package, Table, read_package
from gongyak.phrases import filled
from gongyak.reports import catalogue, outlets
from gongyak.sources import read_source
from gongyak.terminal import CLEAN, FOUND, INTERRUPTED, UNUSABLE, heed_an_end, refuse, show


def validate_command(arguments: Sequence[str] | None = None) -> int:
    """Check a package and print what was found: 0 clean, 1 errors found, 2 not all that was asked for was done."""
    if arguments is None:  # as a command of its own
        heed_an_end()
    options = validate_parser().parse_args(arguments)
    try:
        return _look_up(options) if options.list or options.explain is not None else _validate(options)
    except KeyboardInterrupt:
        return INTERRUPTED


def _look_up(options: argparse.Namespace) -> int:
    """Print what there is to know of one rule, or of all."""
    asked = [] if options.explain is None else [options.explain]
    for fault in catalogue.unknown(asked):
        return refuse(reason(fault, options.lang))
    show(catalogue.explained(options.explain, options.lang) if asked else catalogue.listed(options.lang))
    return CLEAN


def _validate(options: argparse.Namespace) -> int:
    """Check what the target is and tell what came of it; or why nothing could."""
    started = time()
    files = outlets.asked(options.report, reports.FORMATS, Path(options.path), options.fix)
    refusals = [*catalogue.unknown([*options.only, *options.without]), *files.faults]
    outlets.clear(files)
    try:
        if not refusals:
            with ExitStack() as stack:
                with progress.told(options.lang, quiet=options.quiet) as tell:
                    place = stack.enter_context(targets.opened(options.path, tell=tell))
                # Reports show rows of the files, so they are made while these are there.
                return _tell(_checked(options, place), options, files, started)
    except UnusableInput as error:
        refusals = [error]
    except MemoryError:
        refusals = [UnusableInput("memory")]
    except OSError as error:  # a file that is changed, or taken away, while it is checked
        refusals = [UnusableInput("unreadable", path=error.filename or options.path, reason=error)]
    return _tell(reports.refused(options.path, refusals), options, files, started)


def _checked(options: argparse.Namespace, place: targets.Place) -> reports.Account:
    """Check what lies at ``place``, or its corrected copy."""
    changed = changes.read(options.changed) if options.changed else frozenset()
    left_out = _fix(options, place) if options.fix else ()
    with progress.told(options.lang, quiet=options.quiet) as tell:
        path, origin = (options.fix, "") if options.fix else (place.path, place.origin)
        report = pipeline.check(path, origin, tell)
    account = reports.account(report, options.only, options.without, options.max)
    return replace(account, changed=changed, refusals=(*left_out, *account.refusals))


def _tell(account: reports.Account, options: argparse.Namespace, files: outlets.Outlets, started: float) -> int:
    """Report on the output, in files and, what was refused, on the side, so that a person reads it once."""
    language, forms, beside = options.lang, reports.FORMATS, account.refusals
    account = replace(account, ran=reports.ran(started))
    if not options.quiet:
        shown = replace(account, refusals=()) if options.format == "text" else account
        beside = () if options.format == "github" else beside
        show(forms[options.format](shown, language))
    unwritten = [*outlets.written(account, files, forms, language)]
    for line in [*(refusal(each, language) for each in beside), *unwritten]:
        refuse(line)
    return UNUSABLE if account.refusals or unwritten else FOUND if account.errors else CLEAN


def _fix(options: argparse.Namespace, place: targets.Place) -> Sequence[UnusableInput]:
    """Write the corrected copy and say what changed; the files that were left out."""
    copy, ui = copies.write_copy(place, options.fix, options.lang), words(options.lang)
    if options.format == "text" and not options.quiet:
        show([*copy.lines, filled(ui["fix_total"], places=copy.places), ""])
    return [copies.left_out(copy.package, fault) for fault in copy.refused]


def tidy_command(arguments: Sequence[str] | None = None) -> int:
    """Bring the files of a package into canonical form and print what changed: 0 done, 2 a file was left as it is.

    With ``--check`` nothing is written: print the differences, 1 when there are any.
    """
    options = tidy_parser().parse_args(arguments)
    try:
        package = read_package(Path(options.path))
        return max(_tidy_table(package, table, options) for table in package.tables.values())
    except UnusableInput as error:
        return refuse(refusal(error, options.lang))


def _tidy_table(package: Package, table: Table, options: argparse.Namespace) -> int:
    """Tidy one file; one that cannot be read as its table is refused, so that nothing is ever lost."""
    source = read_source(package, table)
    fault = preflight.refusal(source)
    if fault:
        said = message(package, fault, options.lang)
        return refuse(filled(words(options.lang)["refused"], path=table.path, reason=said.text, fix=said.fix))
    clean = tidy.canonical(source)
    changes = sum(1 for _ in tidy.changed(source, clean))
    if changes and options.check:
        show(text.visible(line.rstrip("\n"), 200) for line in tidy.difference(source, clean))
        return FOUND
    if changes:
        write(package.root / table.path, clean)
        show([filled(words(options.lang)["tidied"], path=table.path, lines=changes)])
    return CLEAN
