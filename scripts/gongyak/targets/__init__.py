"""What people point at, as something on this disk that can be checked."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from gongyak.findings import UnusableInput
from gongyak.targets import addresses, archives, folders, kinds
from gongyak.targets.limits import LIMITS, Limits
from gongyak.targets.place import Place
from gongyak.telling import Tell, nobody

__all__ = ["LIMITS", "Limits", "Place", "opened"]


@contextmanager
def opened(target: str, limits: Limits = LIMITS, tell: Tell = nobody) -> Iterator[Place]:
    """The place of a folder, file, zip or address for as long as it is needed; UnusableInput when there is none.

    What has to be fetched or unpacked is in a temporary folder that is gone afterwards; ``tell`` hears of the fetching.
    """
    with ExitStack() as stack:
        try:
            place = _place(target, stack, limits, tell)
        except (OSError, RecursionError) as error:  # folders in folders without end
            raise UnusableInput("unreadable", path=target, reason=error) from None
        try:
            yield place
        except UnusableInput as error:
            raise _told(error, place) from None


def _place(target: str, stack: ExitStack, limits: Limits, tell: Tell) -> Place:
    if target == "-":
        raise UnusableInput("stdin")
    if addresses.is_address(target):
        # Imported when called: requests takes a tenth of a second, which no check of a file need spend.
        from gongyak.targets import remote

        return remote.fetched(target, _room(stack), limits, tell)
    if not target:  # a variable that nobody set; Path takes it for the folder one stands in
        raise UnusableInput("missing", path="‘’")
    path = Path(target)
    if path.is_dir():
        next(path.iterdir(), None)  # one that cannot be read is not empty
        return folders.package_in(path, "", target, limits)
    if not path.exists():
        raise UnusableInput("missing", path=target)
    if not path.is_file():
        raise UnusableInput("special-file", path=target)
    if kinds.kind_of(path, path.name, target, limits) != kinds.ZIP:
        return Place(path=path)
    folder = _room(stack)
    archives.unpack(path, folder, target, limits)
    return folders.package_in(folder, target, target, limits)


def _room(stack: ExitStack) -> Path:
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="open-pledges-", ignore_cleanup_errors=True)))


def _told(error: UnusableInput, place: Place) -> UnusableInput:
    """The same, about where the place came from and not about a temporary folder."""
    if not place.origin:
        return error
    # What comes from elsewhere may be a path, or hold one; what the system says (``strerror``) does not.
    told = {name: value for name, value in error.params.items() if isinstance(value, str | Path | Exception)}
    texts = {name: str(value) for name, value in told.items() if not getattr(value, "strerror", "")}
    named = {name: value.replace(str(place.root), place.origin) for name, value in texts.items()}
    return UnusableInput(error.case, **error.params | named)
