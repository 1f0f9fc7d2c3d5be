"""A target on the web, fetched into a folder: a package with its tables, a zip, one table, or the data of a site."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import monotonic
from urllib.parse import quote, urljoin, urlsplit

from gongyak.findings import UnusableInput
from gongyak.package.resources import inside
from gongyak.targets import addresses, archives, folders, kinds, names
from gongyak.targets.limits import Allowance, Limits
from gongyak.targets.place import Place
from gongyak.targets.web import ABSENT, UNANSWERED, Answer, Web
from gongyak.telling import Tell

# For whoever has to stop in the middle of a file.
_GRACE = 1.0


def fetched(address: str, folder: Path, limits: Limits, tell: Tell) -> Place:
    """The place, below the empty ``folder``, of what is at ``address``; ``tell`` hears how much has come.

    Waiting is done in another thread: the name of a host, the lines of a head may come so slowly that no library ever
    looks at the clock. What need not be waited for is done here: it ends when this does.
    """
    allowance = Allowance(limits.all, limits.file, until=monotonic() + limits.seconds, tell=tell)
    result: Future[tuple[Answer, str]] = Future()
    thread = Thread(target=_settle, args=(result, address, folder, allowance, limits), daemon=True)
    thread.start()
    try:
        answer, kind = result.result(limits.seconds)
    except TimeoutError:
        raise UnusableInput("too-slow", path=address) from None
    finally:
        allowance.close()
        thread.join(_GRACE)
    return _place(answer, kind, folder, limits)


def _settle(result: Future, address: str, folder: Path, allowance: Allowance, limits: Limits) -> None:
    try:
        with Web(address, allowance, limits) as web:
            result.set_result(_brought(web, address, folder))
    except BaseException as error:
        result.set_exception(error)


def _brought(web: Web, address: str, folder: Path) -> tuple[Answer, str]:
    """What was asked for, with all that belongs to it, and its kind."""
    answer, kind = _named(web, address, folder)
    if kind != kinds.ZIP:
        home = folder / "package"
        home.mkdir()
        path = answer.path.rename(home / names.with_suffix(answer.name, kinds.SUFFIXES[kind]))
        answer = replace(answer, path=path)
    if kind == kinds.DESCRIPTOR:
        _fetch_tables(web, answer)
    return answer, kind


def _place(answer: Answer, kind: str, folder: Path, limits: Limits) -> Place:
    if kind == kinds.ZIP:
        unpacked = folder / "unpacked"
        unpacked.mkdir()
        archives.unpack(answer.path, unpacked, answer.address, limits)
        return folders.package_in(unpacked, answer.address, answer.address, limits)
    if kind == kinds.DESCRIPTOR:
        return Place(path=answer.path, origin=addresses.folder_of(answer.address).rstrip("/"))
    return Place(path=answer.path, origin=_origin(answer.address, answer.path.name))


def _named(web: Web, address: str, folder: Path) -> tuple[Answer, str]:
    """What was asked for, and its kind; instead of a page or of a folder that shows nothing, the data there."""
    try:
        answer = web.fetch(address, folder / "named")
        kind = kinds.kind_of(answer.path, answer.name, address, web.limits)
    except UnusableInput as error:
        if error.case not in ABSENT or not urlsplit(address).path.endswith("/"):
            raise
        return _data(web, addresses.of_data(address)[:1], folder, error)
    if kind == kinds.PAGE:
        return _data(web, addresses.of_data(answer.address), folder, UnusableInput("page", path=address))
    return answer, kind


def _data(web: Web, places: Sequence[str], folder: Path, otherwise: UnusableInput) -> tuple[Answer, str]:
    """The first descriptor at one of ``places``."""
    for number, place in enumerate(places):
        try:
            answer = web.fetch(place, folder / f"tried{number}")
        except UnusableInput as error:
            if error.case not in UNANSWERED:
                raise
        else:
            if kinds.kind_of(answer.path, answer.name, place, web.limits) == kinds.DESCRIPTOR:
                return answer, kinds.DESCRIPTOR
    raise otherwise


def _fetch_tables(web: Web, answer: Answer) -> None:
    """Fetch the files that the descriptor names to where it names them; what is absent stays absent."""
    base = addresses.folder_of(answer.address)
    for path in dict.fromkeys(filter(_is_below, _paths(answer.path.read_bytes()))):
        target, address = answer.path.parent / path, urljoin(base, quote(path))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            table = web.fetch(address, target)
        except UnusableInput as error:
            if error.case not in ABSENT:
                raise
        except (FileExistsError, NotADirectoryError):  # the descriptor, or a file where another has its folder
            continue
        else:
            if kinds.is_page(table.path):
                raise UnusableInput("page", path=address)


def _is_below(path: object) -> bool:
    """Whether a path stays below the descriptor, both on the web and on the disk; nothing else is asked for."""
    try:
        return bool(names.plain(inside(path)))
    except (UnusableInput, ValueError):
        return False


def _paths(descriptor: bytes) -> Iterator[object]:
    """What resources name as their files; none when that is no descriptor, which others say."""
    try:
        resources = json.loads(descriptor)["resources"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return
    for resource in resources if isinstance(resources, list) else ():
        for name in ("path", "schema", "dialect") if isinstance(resource, dict) else ():
            path = resource.get(name)
            yield from path if isinstance(path, list) else [path]


def _origin(address: str, name: str) -> str:
    """What the folder of a single file stands for: that of the address, if the file is called there as it is here."""
    parts = urlsplit(address)
    return address if parts.query else address.removesuffix(f"/{quote(name)}").rstrip("/")
