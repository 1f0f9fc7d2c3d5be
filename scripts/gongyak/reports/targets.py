"""Reports written to files: ``html=out.html``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import abspath
from pathlib import Path

from gongyak.descriptor import PATH
from gongyak.files import write
from gongyak.locales import read
from gongyak.reports.account import Account

Form = Callable[[Account, str], Iterator[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A form of report and the file it goes to."""

    form: str
    path: Path


def read_targets(stated: Sequence[str], forms: Mapping[str, Form]) -> Sequence[Target]:
    """The targets of ``FORM=FILE``; ValueError names the first that is none."""
    targets = []
    for value in stated:
        form, sign, path = value.partition("=")
        if form not in forms or not sign or not path:
            raise ValueError(value)
        targets.append(Target(form=form, path=Path(path)))
    return targets


def written(account: Account, targets: Sequence[Target], forms: Mapping[str, Form], language: str) -> Iterator[str]:
    """Write each report, whole or not at all; what could not be written is said, a line each."""
    words, package = read(language)["report"], account.report.package
    own = {abspath(package.root / path) for path in (PATH, *(table.path for table in package.tables.values()))}
    done: set[str] = set()
    for target in targets:
        place = abspath(target.path)
        if place in own | done:
            yield words["twice" if place in done else "own_file"].format(path=target.path)
            continue
        done.add(place)
        lines = forms[target.form](account, language)
        try:
            # What UTF-8 cannot hold (half of a surrogate pair) is shown as its code.
            write(target.path, "".join(f"{line}\n" for line in lines).encode(errors="backslashreplace"))
        except OSError as error:
            yield words["unwritten"].format(path=target.path, reason=error.strerror)
