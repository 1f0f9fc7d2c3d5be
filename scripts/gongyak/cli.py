"""The commands for people: arguments in, lines and an exit status out. The doors in ``scripts/`` call these."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import time

from gongyak import changes, copies, pipeline, preflight, progress, reports, targets, text, tidy
from gongyak.files import write
from gongyak.findings import UnusableInput
from gongyak.locales import read
from gongyak.messages import message, refusal, words
from gongyak.options import tidy_parser, validate_parser
from gongyak.package import Package, Table, read_package
from gongyak.reports import catalogue
from gongyak.reports.outlets import is_target, written
from gongyak.sources import read_source
from gongyak.terminal import CLEAN, FOUND, INTERRUPTED, UNUSABLE, heed_an_end, refuse, show


def validate_command(arguments: Sequence[str] | None = None) -> int:
    """Check a package and print what was found: 0 clean, 1 errors found, 2 not all that was asked for was done."""
    if arguments is None:  # as a command of its own
        heed_an_end()
    options = validate_parser().parse_args(arguments)
    language = options.lang
    if wrong := [*_wrong(options)]:
        return max(map(refuse, wrong))
    if options.explain or options.list:
        show(catalogue.explained(options.explain, language) if options.explain else catalogue.listed(language))
        return CLEAN
    try:
        with ExitStack() as stack:
            with progress.told(language, quiet=options.quiet) as tell:
                place = stack.enter_context(targets.opened(options.path, tell=tell))
            return _check(options, place)
    except UnusableInput as error:
        return refuse(refusal(error, language))
    except MemoryError:
        return refuse(refusal(UnusableInput("memory"), language))
    except KeyboardInterrupt:
        return INTERRUPTED


def _check(options: argparse.Namespace, place: targets.Place) -> int:
    """Check what lies at ``place``, or its corrected copy, and report it while it is there."""
    started, language = time(), options.lang
    refused = _fix(options, place) if options.fix else CLEAN
    with progress.told(language, quiet=options.quiet) as tell:
        path, origin = (options.fix, "") if options.fix else (place.path, place.origin)
        report = pipeline.check(path, origin, tell)
    account = reports.account(report, options.only, options.without, options.max)
    changed = changes.read(options.changed) if options.changed else account.changed
    account = replace(account, ran=reports.ran(started), changed=changed)
    if not options.quiet:
        show(reports.FORMATS[options.format](account, language))
    faults = written(account, options.report, reports.FORMATS, language)
    return max([refused, _verdict(account, language), *map(refuse, faults)])


def _wrong(options: argparse.Namespace) -> Iterator[str]:
    """What was asked for that is not there: rules, forms of reports."""
    yield from catalogue.unknown([*options.only, *options.without, *filter(None, [options.explain])], options.lang)
    for value in options.report:
        if not is_target(value, reports.FORMATS):
            told = read(options.lang)["report"]["unknown_report"]
            yield told.format(value=value, formats=", ".join(reports.FORMATS))


def _verdict(account: reports.Account, language: str) -> int:
    """The exit status; what nobody looked at is not clean."""
    if not any(account.report.rows.values()):
        return refuse(words(language)["nothing"])
    if not account.rules:
        return refuse(read(language)["report"]["no_rule"])
    if account.not_run and not account.errors:
        return refuse(read(language)["report"]["not_run"].format(names=", ".join(account.not_run)))
    return FOUND if account.errors else CLEAN


def _fix(options: argparse.Namespace, place: targets.Place) -> int:
    """Write the corrected copy and say what changed and which files were left out."""
    copy, ui = copies.write_copy(place, options.fix, options.lang), words(options.lang)
    if options.format == "text" and not options.quiet:
        show([*copy.lines, ui["fix_total"].format(places=copy.places), ""])
    for fault in copy.refused:
        refuse(copies.left_out(copy.package, fault, options.lang))
    return UNUSABLE if copy.refused else CLEAN


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
        return refuse(words(options.lang)["refused"].format(path=table.path, reason=said.text, fix=said.fix))
    clean = tidy.canonical(source)
    changes = sum(1 for _ in tidy.changed(source, clean))
    if changes and options.check:
        show(text.visible(line.rstrip("\n"), 200) for line in tidy.difference(source, clean))
        return FOUND
    if changes:
        write(package.root / table.path, clean)
        show([words(options.lang)["tidied"].format(path=table.path, lines=changes)])
    return CLEAN
