"""Check what was changed: the data packages in which some of the named files lie. A pre-commit hook calls this."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from gongyak.cli import validate_command
from gongyak.messages import LANGUAGES
from gongyak.package import DESCRIPTOR


def hook_command(arguments: Sequence[str] | None = None) -> int:
    """Check each package once, whichever of its files changed; the exit status of the worst, as for one package."""
    parser = argparse.ArgumentParser(description="바뀐 자료를 검사한다. / Check the data whose files changed.")
    parser.add_argument("names", nargs="*", type=Path, metavar="FILE", help="바뀐 파일 / files that changed")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="말 / language")
    parser.add_argument("--only", metavar="RULE", action="append", default=[], help="이 규칙만 / only this rule")
    parser.add_argument("--except", metavar="RULE", action="append", default=[], dest="without", help="빼고 / not this")
    options = parser.parse_args(arguments)
    rules = [f"--only={name}" for name in options.only] + [f"--except={name}" for name in options.without]
    commands = ([f"--lang={options.lang}", *rules, str(target)] for target in targets(options.names))
    return max(map(validate_command, commands), default=0)


def targets(names: Iterable[Path]) -> Sequence[Path]:
    """The folder of the nearest descriptor above each file, or the file itself where there is none; each once."""
    return [*dict.fromkeys(map(_target, names))]


def _target(name: Path) -> Path:
    return next((folder for folder in name.parents if (folder / DESCRIPTOR).is_file()), name)
