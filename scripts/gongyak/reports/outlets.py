"""Reports written to files: ``html=out.html``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from os.path import realpath
from pathlib import Path
from stat import S_ISREG

from gongyak.files import write
from gongyak.locales import read
from gongyak.reports.account import Account

Form = Callable[[Account, str], Iterator[str]]


def is_target(value: str, forms: Mapping[str, Form]) -> bool:
    """Whether ``FORM=FILE`` names a form there is and some file."""
    form, _, path = value.partition("=")
    return form in forms and bool(path)


def written(account: Account, targets: Sequence[str], forms: Mapping[str, Form], language: str) -> Iterator[str]:
    """Write each report of ``FORM=FILE``, whole or not at all; what could not be written is said, a line each."""
    words, package = read(language)["report"], account.report.package
    files = [package.path, *(path for table in package.tables.values() for path in table.files)]
    own = {realpath(package.origin), *(realpath(package.root / path) for path in files if "\0" not in path)}
    done: set[str] = set()
    for target in targets:
        form, _, path = target.partition("=")
        place = realpath(path)
        if place in own | done:
            yield words["twice" if place in done else "own_file"].format(path=path)
            continue
        done.add(place)
        lines = forms[form](account, language)
        try:
            # What UTF-8 cannot hold (half of a surrogate pair) is shown as its code.
            _put(Path(path), "".join(f"{line}\n" for line in lines).encode(errors="backslashreplace"))
        except OSError as error:
            # What an earlier check has left there would pass for this one.
            with suppress(OSError):
                if S_ISREG(Path(path).lstat().st_mode):
                    Path(path).unlink()
            yield words["unwritten"].format(path=path, reason=error.strerror)


def _put(path: Path, content: bytes) -> None:
    """Write whole or not at all; a device, a pipe or a link is written to as it is, and not replaced by a file."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        path.write_bytes(content)
    else:
        write(path, content)
