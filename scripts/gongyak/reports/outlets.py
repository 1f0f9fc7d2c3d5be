"""Reports written to files: ``html=out.html``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from gongyak.files import write
from gongyak.findings import UnusableInput
from gongyak.locales import read
from gongyak.messages import fault
from gongyak.phrases import filled
from gongyak.reports.account import Account
from gongyak.reports.inputs import is_input, real

Form = Callable[[Account, str], Iterator[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlets:
    """By the file that each leads to the form and the path as they were asked for; ``faults`` are those that are none.

    A report is written over nothing that is or may be checked, nor into the corrected copy.
    """

    files: Mapping[Path, tuple[str, Path]]
    faults: tuple[UnusableInput, ...]


def asked(values: Sequence[str], forms: Mapping[str, Form], target: Path, copy: Path | None) -> Outlets:
    """The outlets of ``FORM=FILE`` for a check of ``target``, of which a ``copy`` is made."""
    files, faults = {}, []
    for value in values:
        form, _, name = value.partition("=")
        path = Path(name)
        place = real(path)
        if form not in forms or not name:
            faults.append(UnusableInput("report-unknown", value=value, formats=", ".join(forms)))
        elif place in files:
            faults.append(UnusableInput("report-twice", path=name))
        elif is_input(place, target) or (copy and place.is_relative_to(real(copy))):
            faults.append(UnusableInput("report-over", path=name))
        else:
            files[place] = form, path
    return Outlets(files=files, faults=tuple(faults))


def clear(outlets: Outlets) -> None:
    """Take away what an earlier check has left there: if this one comes to no end, it would pass for it."""
    for _, path in outlets.files.values():
        with suppress(OSError):
            if path.is_symlink() and path.is_file():
                path.write_bytes(b"")
            elif S_ISREG(path.lstat().st_mode):
                path.unlink()


def written(account: Account, outlets: Outlets, forms: Mapping[str, Form], language: str) -> Iterator[str]:
    """Write each report, whole or not at all; what could not be written is said, a line each."""
    for form, path in outlets.files.values():
        lines = forms[form](account, language)
        try:
            # What UTF-8 cannot hold (half of a surrogate pair) is shown as its code.
            _put(path, "".join(f"{line}\n" for line in lines).encode(errors="backslashreplace"))
        except OSError as error:
            yield filled(read(language)["report"]["unwritten"], path=path, reason=fault(error, language))


def _put(path: Path, content: bytes) -> None:
    """Write whole or not at all; a device, a pipe or a link is written to as it is, and not replaced by a file."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        path.write_bytes(content)
    else:
        write(path, content)
