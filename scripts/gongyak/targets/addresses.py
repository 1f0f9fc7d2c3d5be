"""Addresses on the web: which may be asked at all, and where data lie beside a page."""

import re
import socket
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from gongyak.findings import UnusableInput
from gongyak.package import DESCRIPTOR

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# How many folders above a page are looked through.
_UPWARDS = 8


def is_address(target: str) -> bool:
    """Whether that is meant as an address and not as a path."""
    return bool(_SCHEME.match(target))


def checked(address: str, shown: str) -> SplitResult:
    """The parts of an address that may be asked: http(s), with a host, without a password."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise UnusableInput("bad-address", path=shown) from None
    if parts.username is not None:  # first of all, so that no message shows it
        raise UnusableInput("password", path=f"{parts.scheme}://…@{host}")
    if parts.scheme not in ("http", "https"):
        raise UnusableInput("scheme", path=shown)
    if not host:
        raise UnusableInput("bad-address", path=shown)
    return parts


def is_private(host: str) -> bool:
    """Whether the host, or one of those that bear its name, is in a network of its own: this machine, an office."""
    return any(map(is_inside, resolved(host)))


def is_inside(number: str) -> bool:
    """Whether the number of a host is one of a network of its own."""
    return not ip_address(number.partition("%")[0]).is_global


def resolved(host: str) -> Sequence[str]:
    """The numbers of a host; none when nobody knows it."""
    try:
        return sorted({str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)})
    except (OSError, UnicodeError):
        return ()


def folder_of(address: str) -> str:
    """The address of the folder that something lies in, with ``/`` at its end."""
    return urljoin(address, ".")


def of_data(page: str) -> Sequence[str]:
    """Where a descriptor would be: in the folder of the page, or in ``data/`` of the site that the page belongs to."""
    folder = _home(page)
    found = [folder + DESCRIPTOR]
    for _ in range(_UPWARDS):
        found.append(f"{folder}data/{DESCRIPTOR}")
        folder, last = urljoin(folder, ".."), folder
        if folder == last:
            break
    return found


def _home(page: str) -> str:
    """The folder of a page; ``/open-pledges`` without its slash is a folder that a server has an index of."""
    parts = urlsplit(page)
    path = parts.path if "." in parts.path.rpartition("/")[2] else f"{parts.path.rstrip('/')}/"
    return folder_of(parts._replace(path=path, query="", fragment="").geturl())
