"""The commands for people: arguments in, lines and an exit status out. The doors in ``scripts/`` call these."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from gongyak import copies, pipeline, preflight, project, reports, targets, text, tidy
from gongyak.files import write
from gongyak.findings import UnusableInput
from gongyak.locales import read
from gongyak.messages import LANGUAGES, message, refusal, words
from gongyak.package import Package, Table, read_package
from gongyak.reports import catalogue
from gongyak.reports.outlets import is_target, written
from gongyak.sources import read_source
from gongyak.terminal import CLEAN, FOUND, INTERRUPTED, UNUSABLE, refuse, show

PACKAGE = "폴더나 datapackage.json / folder or datapackage.json"
TARGET = (
    "폴더, datapackage.json, zip, CSV·TSV·XLSX, 또는 이 가운데 하나나 이 프로그램으로 만든 사이트의 http(s) 주소 / "
    "folder, datapackage.json, zip, CSV, TSV, XLSX, or an http(s) address of one or of a site made with this"
)


def validate_command(arguments: Sequence[str] | None = None) -> int:
    """Check a package and print what was found: 0 clean, 1 errors found, 2 not all that was asked for was done."""
    options = _validate_parser().parse_args(arguments)
    language = options.lang
    if wrong := [*_wrong(options)]:
        return max(map(refuse, wrong))
    if options.explain or options.list:
        show(catalogue.explained(options.explain, language) if options.explain else catalogue.listed(language))
        return CLEAN
    try:
        with targets.opened(options.path) as place:
            return _check(options, place)
    except UnusableInput as error:
        return refuse(refusal(error, language))
    except MemoryError:
        return refuse(refusal(UnusableInput("memory"), language))
    except KeyboardInterrupt:
        return INTERRUPTED


def _check(options: argparse.Namespace, place: targets.Place) -> int:
    """Check what lies at ``place``, or its corrected copy, and report it while it is there."""
    started, language = monotonic(), options.lang
    refused = _fix(options, place) if options.fix else CLEAN
    report = pipeline.check(options.fix) if options.fix else pipeline.check(place.path, place.origin)
    account = reports.account(report, options.only, options.without, options.max)
    if not options.quiet:
        show(reports.FORMATS[options.format](replace(account, seconds=monotonic() - started), language))
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


def _validate_parser() -> argparse.ArgumentParser:
    parser = _parser("공약 자료가 규칙을 지키는지 검사한다. / Check pledge data against all rules.", TARGET)
    add = parser.add_argument
    add("--format", choices=sorted(reports.FORMATS), default="text", help="화면에 쓰는 꼴 / form on the terminal")
    add("--report", metavar="FORMAT=FILE", action="append", default=[], help="보고를 파일로, 여럿도 / write to a file")
    add("--quiet", action="store_true", help="화면에 쓰지 않는다 / nothing on the terminal")
    add("--only", metavar="RULE", action="append", default=[], help="이 규칙만 / only this rule")
    add("--except", metavar="RULE", action="append", default=[], dest="without", help="이 규칙은 빼고 / not this rule")
    add("--max", metavar="N", type=_positive, default=0, help="많아야 N건 보인다 / list at most N findings")
    add("--fix", type=Path, metavar="OUT", help="고친 사본을 새 폴더에 쓰고 그것을 검사 / corrected copy")
    add("--explain", metavar="RULE", help="규칙을 풀이한다 / explain a rule")
    add("--list", action="store_true", help="규칙을 모두 보인다 / list all rules")
    return parser


def _positive(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r}: 1, 2, 3 …")
    return int(value)


def _fix(options: argparse.Namespace, place: targets.Place) -> int:
    """Write the corrected copy and say what changed and which files were left out."""
    copy, ui = copies.write_copy(place.path, options.fix, options.lang), words(options.lang)
    if options.format == "text" and not options.quiet:
        show([*copy.lines, ui["fix_total"].format(places=copy.places), ""])
    for fault in copy.refused:
        said = message(copy.package, fault, options.lang)
        refuse(ui["fix_refused"].format(path=fault.path, reason=said.text, fix=said.fix))
    return UNUSABLE if copy.refused else CLEAN


def tidy_command(arguments: Sequence[str] | None = None) -> int:
    """Bring the files of a package into canonical form and print what changed: 0 done, 2 a file was left as it is.

    With ``--check`` nothing is written: print the differences, 1 when there are any.
    """
    parser = _parser(
        "데이터 파일을 정돈된 한 가지 꼴로 다시 쓴다. / Bring data files into their canonical form.", PACKAGE
    )
    parser.add_argument("--check", action="store_true", help="쓰지 않고 차이만 보인다 / only show the differences")
    options = parser.parse_args(arguments)
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
    changes = tidy.changed(source, clean)
    if changes and options.check:
        show(text.visible(line.rstrip("\n"), 200) for line in tidy.difference(source, clean))
        return FOUND
    if changes:
        write(package.root / table.path, clean)
        show([words(options.lang)["tidied"].format(path=table.path, lines=len(changes))])
    return CLEAN


def _parser(description: str, target: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("path", nargs="?", default=str(project.data()), help=target)
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="말 / language")
    return parser
