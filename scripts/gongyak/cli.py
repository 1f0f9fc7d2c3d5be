"""The commands for people: arguments in, lines and an exit status out. The doors in ``scripts/`` call these."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from gongyak import pipeline, preflight, reports, text, tidy
from gongyak.files import write
from gongyak.findings import UnusableInput
from gongyak.locales import read
from gongyak.messages import LANGUAGES, message, words
from gongyak.package import Package, Table, read_package
from gongyak.reports import catalogue
from gongyak.reports.targets import read_targets, written
from gongyak.sources import read_source

REPOSITORY = Path(__file__).resolve().parents[2]
CLEAN, FOUND, UNUSABLE = 0, 1, 2
# Faults that keep a table from being judged, but not from being rewritten without loss.
LOSSLESS = frozenset({"header-order", "no-rows", "long-cell"})


def validate_command(arguments: Sequence[str] | None = None) -> int:
    """Check a package and print what was found: 0 clean, 1 errors found, 2 not all that was asked for was done."""
    options = _validate_parser().parse_args(arguments)
    language = options.lang
    names = [*options.only, *options.without, *filter(None, [options.explain])]
    if wrong := [*catalogue.unknown(names, language)]:
        return max(map(_refuse, wrong))
    if options.explain or options.list:
        _print(catalogue.explained(options.explain, language) if options.explain else catalogue.listed(language))
        return CLEAN
    try:
        targets = read_targets(options.report, reports.FORMATS)
    except ValueError as error:
        return _refuse(
            read(language)["report"]["unknown_report"].format(value=error, formats=", ".join(reports.FORMATS))
        )
    started = monotonic()
    try:
        report = pipeline.check(options.path)
    except UnusableInput as error:
        return _refuse(words(language)["unusable"].format(reason=error))
    account = reports.account(report, options.only, options.without, options.max)
    if not options.quiet:
        _print(reports.FORMATS[options.format](replace(account, seconds=monotonic() - started), language))
    faults = [*written(account, targets, reports.FORMATS, language)]
    return max([_verdict(account, language), *map(_refuse, faults)])


def _verdict(account: reports.Account, language: str) -> int:
    """The exit status; what nobody looked at is not clean."""
    if not any(account.report.rows.values()):
        return _refuse(words(language)["nothing"])
    if not account.rules:
        return _refuse(read(language)["report"]["no_rule"])
    if account.not_run and not account.errors:
        return _refuse(read(language)["report"]["not_run"].format(names=", ".join(account.not_run)))
    return FOUND if account.errors else CLEAN


def _validate_parser() -> argparse.ArgumentParser:
    parser = _parser("공약 자료가 규칙을 지키는지 검사한다. / Check pledge data against all rules.")
    add = parser.add_argument
    add("--format", choices=sorted(reports.FORMATS), default="text", help="화면에 쓰는 꼴 / form on the terminal")
    add("--report", metavar="FORMAT=FILE", action="append", default=[], help="보고를 파일로, 여럿도 / write to a file")
    add("--quiet", action="store_true", help="화면에 쓰지 않는다 / nothing on the terminal")
    add("--only", metavar="RULE", action="append", default=[], help="이 규칙만 / only this rule")
    add("--except", metavar="RULE", action="append", default=[], dest="without", help="이 규칙은 빼고 / not this rule")
    add("--max", metavar="N", type=_positive, default=0, help="많아야 N건 보인다 / list at most N findings")
    add("--explain", metavar="RULE", help="규칙을 풀이한다 / explain a rule")
    add("--list", action="store_true", help="규칙을 모두 보인다 / list all rules")
    return parser


def _positive(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r}: 1, 2, 3 …")
    return int(value)


def tidy_command(arguments: Sequence[str] | None = None) -> int:
    """Bring the files of a package into canonical form and print what changed: 0 done, 2 a file was left as it is.

    With ``--check`` nothing is written: print the differences, 1 when there are any.
    """
    parser = _parser("데이터 파일을 정돈된 한 가지 꼴로 다시 쓴다. / Bring data files into their canonical form.")
    parser.add_argument("--check", action="store_true", help="쓰지 않고 차이만 보인다 / only show the differences")
    options = parser.parse_args(arguments)
    try:
        package = read_package(options.path)
    except UnusableInput as error:
        return _refuse(words(options.lang)["unusable"].format(reason=error))
    return max(_tidy_table(package, table, options) for table in package.tables.values())


def _tidy_table(package: Package, table: Table, options: argparse.Namespace) -> int:
    """Tidy one file; one that cannot be read as its table is refused, so that nothing is ever lost."""
    source = read_source(package, table)
    fatal = [finding for finding in preflight.check(source) if finding.rule in preflight.FATAL - LOSSLESS]
    if fatal:
        said = message(package, fatal[0], options.lang)
        return _refuse(words(options.lang)["refused"].format(path=table.path, reason=said.text, fix=said.fix))
    clean = tidy.canonical(source)
    changes = tidy.changed(source, clean)
    if changes and options.check:
        _print(text.visible(line.rstrip("\n"), 200) for line in tidy.difference(source, clean))
        return FOUND
    if changes:
        write(package.root / table.path, clean)
        _print([words(options.lang)["tidied"].format(path=table.path, lines=len(changes))])
    return CLEAN


def _parser(description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "path", nargs="?", type=Path, default=REPOSITORY, help="폴더나 datapackage.json / folder or datapackage.json"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="말 / language")
    return parser


def _print(lines: Iterable[str]) -> None:
    """Print to whatever stands at the other end: it may not know Hangul, and it may have stopped listening."""
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(reason: str) -> int:
    sys.stderr.reconfigure(errors="backslashreplace")
    print(text.visible(reason, 400), file=sys.stderr)
    return UNUSABLE
