"""The commands for people: arguments in, lines and an exit status out. The doors in ``scripts/`` call these."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from gongyak import copies, pipeline, preflight, reports, text, tidy
from gongyak.files import write
from gongyak.findings import UnusableInput
from gongyak.messages import LANGUAGES, message, words
from gongyak.package import Package, Table, read_package
from gongyak.sources import read_source

REPOSITORY = Path(__file__).resolve().parents[2]
CLEAN, FOUND, UNUSABLE = 0, 1, 2


def validate_command(arguments: Sequence[str] | None = None) -> int:
    """Check a package and print what was found: 0 clean, 1 errors found, 2 nothing could be checked."""
    parser = _parser("공약 자료가 규칙을 지키는지 검사한다. / Check pledge data against all rules.")
    parser.add_argument("--format", choices=sorted(reports.FORMATS), default="text", help="출력 꼴 / output format")
    parser.add_argument(
        "--fix", type=Path, metavar="OUT", help="고친 사본을 새 폴더에 쓰고 그것을 검사 / corrected copy"
    )
    options = parser.parse_args(arguments)
    try:
        refused = _fix(options) if options.fix else CLEAN
        report = pipeline.check(options.fix or options.path)
    except UnusableInput as error:
        return _refuse(words(options.lang)["unusable"].format(reason=error))
    _print(reports.FORMATS[options.format](report, options.lang))
    if not any(report.rows.values()):
        return _refuse(words(options.lang)["nothing"])
    return max(refused, FOUND if report.errors else CLEAN)


def _fix(options: argparse.Namespace) -> int:
    """Write the corrected copy and say what changed and which files were left out."""
    copy, ui = copies.write_copy(options.path, options.fix, options.lang), words(options.lang)
    if options.format == "text":
        _print([*copy.lines, ui["fix_total"].format(places=copy.places), ""])
    for fault in copy.refused:
        said = message(copy.package, fault, options.lang)
        _refuse(ui["fix_refused"].format(path=fault.path, reason=said.text, fix=said.fix))
    return UNUSABLE if copy.refused else CLEAN


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
    fault = preflight.refusal(source)
    if fault:
        said = message(package, fault, options.lang)
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
