"""The package in a folder, or in that of a zip."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from gongyak.files import plain
from gongyak.findings import UnusableInput
from gongyak.package import DESCRIPTOR
from gongyak.targets.limits import LIMITS, Limits
from gongyak.targets.place import Place

# Not .txt: that is a table only when somebody says so.
_BARE = (".csv", ".tsv", ".xlsx", ".xlsm")
# What is there instead is shown by a few names.
_SOME = 5


def tables(folder: Path, limits: Limits = LIMITS) -> Sequence[str]:
    """The paths below ``folder`` of the files that are tables by their names, in order."""
    return sorted(path for path in _files(folder, str(folder), limits) if path.lower().endswith(_BARE))


def package_in(folder: Path, origin: str, shown: str, limits: Limits = LIMITS) -> Place:
    """The one package at or below ``folder``, or its bare tables; UnusableInput when it has neither, or several."""
    if os.path.lexists(folder / DESCRIPTOR):
        if not plain(folder, DESCRIPTOR):
            raise UnusableInput("special-file", path=f"{shown}/{DESCRIPTOR}")
        return Place(path=folder, origin=origin)
    found = list(_files(folder, shown, limits))
    homes = sorted(os.path.dirname(path) for path in found if os.path.basename(path) == DESCRIPTOR)
    if any(not home.startswith(f"{homes[0]}/") for home in homes[1:]):
        raise UnusableInput("several-packages", path=shown, names=", ".join(homes))
    if homes:
        return Place(path=folder / homes[0], origin=f"{origin}/{homes[0]}" if origin else "")
    if not any(path.lower().endswith(_BARE) for path in found):
        nested, some = any(path.lower().endswith(".zip") for path in found), ", ".join(sorted(found)[:_SOME]) or "–"
        raise UnusableInput("nested-zip" if nested else "nothing-there", path=shown, names=some)
    return Place(path=folder, origin=origin)


def _files(folder: Path, shown: str, limits: Limits) -> Iterator[str]:
    """Plain files that are not hidden; links out of the folder are none of it."""
    count = 0
    for here, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        for name in names:
            count += 1
            if count > limits.members:
                raise UnusableInput("too-many-files", path=shown, most=limits.members)
            path = Path(here, name).relative_to(folder)
            if not name.startswith((".", "~$")) and plain(folder, path):
                yield path.as_posix()


def _refuse(error: OSError) -> None:
    """A part that cannot be read must not be passed over."""
    raise UnusableInput("unreadable", path=error.filename, reason=error)
