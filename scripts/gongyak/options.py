"""What can be asked of the commands: their arguments, and help in both languages."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from gongyak import project
from gongyak.bounds import megabytes
from gongyak.messages import LANGUAGES
from gongyak.reports import FORMATS
from gongyak.reports.provenance import tools
from gongyak.targets.limits import LIMITS

BOUNDS = f"""\
주소와 zip에서 받는 것 / taken from an address or a zip:
  파일 하나 {megabytes(LIMITS.file)}, 모두 {megabytes(LIMITS.all)}, {LIMITS.seconds:g}초까지
  at most {megabytes(LIMITS.file)} a file, {megabytes(LIMITS.all)} in all, for {LIMITS.seconds:g} seconds

"""
EXITS = """\
종료 상태 / exit status:
  0  오류가 없다 / no errors
  1  오류를 찾았다 / errors were found
  2  요청한 것을 다 하지 못했다: 읽을 수 없는 자료, 쓸 수 없는 보고서, 없는 규칙
     not all that was asked for was done: input that cannot be read, a report not written, no such rule
  130  중단되었다 / interrupted
"""

WRONG = """\
명령을 이해하지 못했습니다. 파일 이름에 공백이 있으면 큰따옴표로 묶으세요: "공약 목록.csv". 쓰는 법: --help
The command was not understood. Put the name of a file that has blanks in quotes. How to use it: --help"""

PACKAGE = "폴더나 datapackage.json / folder or datapackage.json"
TARGET = (
    "폴더, datapackage.json, zip, CSV·TSV·XLSX, 또는 이 가운데 하나나 이 프로그램으로 만든 사이트의 http(s) 주소 / "
    "folder, datapackage.json, zip, CSV, TSV, XLSX, or an http(s) address of one or of a site made with this"
)


def validate_parser() -> argparse.ArgumentParser:
    """The arguments of the check."""
    parser = _parser(
        "공약 자료가 규칙을 지키는지 검사한다. / Check pledge data against all rules.", TARGET, BOUNDS + EXITS
    )
    add = parser.add_argument
    add("--format", choices=sorted(FORMATS), default="text", help="화면에 쓰는 형식 / form on the terminal")
    add(
        "--report",
        metavar="FORMAT=FILE",
        action="append",
        default=[],
        help="파일로 쓰는 보고서, 여럿도 / write to a file",
    )
    add("--quiet", action="store_true", help="화면에 쓰지 않는다 / nothing on the terminal")
    several = {"metavar": "RULE,…", "type": _names, "action": "extend", "default": []}
    add("--only", **several, help="이 규칙만 / only these rules")
    add("--except", **several, dest="without", help="이 규칙은 빼고 / all but these rules")
    add("--max", metavar="N", type=_positive, default=0, help="많아야 N건 보인다 / list at most N findings")
    add("--changed", type=Path, metavar="DIFF", help="이 git diff -U0의 줄부터 표시(github) / annotate its lines first")
    add("--fix", type=Path, metavar="OUT", help="고친 사본을 새 폴더에 쓰고 그것을 검사 / corrected copy")
    add("--explain", metavar="RULE", help="규칙을 어기는 예와 함께 풀이한다 / explain a rule by what breaks it")
    add("--list", action="store_true", help="규칙을 모두 보인다 / list all rules")
    versions = " ".join(f"{name} {version}" for name, version in tools().items())
    add("--version", action="version", version=versions, help="판을 보인다 / show versions")
    return parser


def tidy_parser() -> argparse.ArgumentParser:
    """The arguments of the tidying."""
    parser = _parser(
        "데이터 파일을 정돈된 한 가지 형식으로 다시 쓴다. / Bring data files into their canonical form.", PACKAGE
    )
    parser.add_argument("--check", action="store_true", help="쓰지 않고 차이만 보인다 / only show the differences")
    return parser


class _Parser(argparse.ArgumentParser):
    def parse_args(self, *arguments: object) -> argparse.Namespace:
        # Help is printed in the middle of parsing, on a terminal that may not know Hangul.
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.reconfigure(errors="backslashreplace")
        return super().parse_args(*arguments)

    def error(self, message: str) -> NoReturn:
        # The library says what is wrong in English alone, and before the language is known.
        super().error(f"{message}\n{WRONG}")


def _parser(description: str, target: str, epilog: str = "") -> argparse.ArgumentParser:
    layout = argparse.RawDescriptionHelpFormatter
    parser = _Parser(description=description, epilog=epilog, formatter_class=layout)
    parser.add_argument("path", nargs="?", default=str(project.data()), metavar="TARGET", help=target)
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="말 / language")
    return parser


def _names(value: str) -> list[str]:
    """The names in ``a,b``."""
    return [name.strip() for name in value.split(",") if name.strip()]


def _positive(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r}: 1, 2, 3 …")
    return int(value)
