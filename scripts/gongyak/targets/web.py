"""Files fetched over HTTP, each refused as soon as it is more, slower or somewhere else than it may be."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from gongyak.findings import UnusableInput
from gongyak.targets import addresses, connections, names
from gongyak.targets.limits import CHUNK, Allowance, Limits
from requests import exceptions

# The first that fits counts; some are kinds of others.
_FAULTS = (
    (connections.Private, "private"),
    (exceptions.SSLError, "tls"),
    (exceptions.Timeout, "too-slow"),
    ((exceptions.ChunkedEncodingError, exceptions.ContentDecodingError), "truncated"),
    (exceptions.ConnectionError, "no-connection"),
    ((exceptions.RequestException, ValueError), "bad-address"),
)
_STATUS = {401: "forbidden", 403: "forbidden", 404: "not-found", 410: "not-found"}
# A file that is not there; and that the server does not want to say so.
ABSENT = frozenset(_STATUS.values())
UNANSWERED = ABSENT | {"status", "redirects"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A fetched file: what address it came from in the end, what it is called there, where it lies now."""

    address: str
    name: str
    path: Path


class _Session(requests.Session):
    """One that sees no redirects: it would read what is sent with one to its end, even when told not to follow it."""

    def get_redirect_target(self, _: requests.Response) -> None:
        """Nothing, whatever the answer says."""

    def further(self, response: requests.Response) -> str | None:
        """Where the answer sends us."""
        return super().get_redirect_target(response)


class Web:
    """What asks for files, all in one sitting."""

    def __init__(self, named: str, allowance: Allowance, limits: Limits) -> None:
        """``named`` is what a person gave: only when that is in a private network, others there may be asked."""
        self.limits, self.allowance, self.asked = limits, allowance, 0
        self.inside = addresses.is_private(addresses.checked(named, named).hostname or "")
        self.session = _Session()
        self.session.headers["User-Agent"] = "open-pledges validate.py"
        if not self.inside:
            self.session.mount("http://", connections.Public())
            self.session.mount("https://", connections.Public())
        self.session.auth = lambda request: request  # otherwise requests looks up passwords in .netrc

    def __enter__(self) -> "Web":
        """Connections are kept open for the next file."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """And closed in the end."""
        self.session.close()

    def fetch(self, address: str, target: Path) -> Answer:
        """Write what is at ``address`` to the new file ``target``; UnusableInput when there is nothing to be had."""
        self.asked += 1
        if self.asked > self.limits.files:
            raise UnusableInput("too-many-files", path=address, most=self.limits.files)
        response, trail = self._response(address)
        with response, _told(response.url, trail):
            if response.status_code != requests.codes.ok:
                case = _STATUS.get(response.status_code, "status")
                raise UnusableInput(case, path=trail, status=response.status_code)
            if urlsplit(address).path.endswith(".gz"):  # some hosts say of a packed file that it is packed on the way
                response.raw.headers.discard("Content-Encoding")
            self.allowance.store(response.iter_content(CHUNK), target, trail)
            final, disposition = urldefrag(response.url).url, response.headers.get("Content-Disposition", "")
            return Answer(address=final, name=names.of_answer(final, disposition), path=target)

    def _response(self, address: str) -> tuple[requests.Response, str]:
        """The answer at the end of all redirects, and the way there."""
        trail = address
        for _ in range(self.limits.redirects + 1):
            self._check(address, trail)
            with _told(address, trail):
                response = self._asked(address)
                try:
                    further = self.session.further(response)
                except ValueError:  # it is no text
                    response.close()
                    raise
                if further is None:
                    return response, trail
                response.close()
                address = urljoin(address, further)
                trail = f"{trail.partition(' → ')[0]} → {address}"
        raise UnusableInput("redirects", path=trail, most=self.limits.redirects)

    def _asked(self, address: str) -> requests.Response:
        ask = partial(self.session.get, address, stream=True, allow_redirects=False, timeout=self.limits.idle)
        try:
            return ask()
        except exceptions.ConnectionError:  # one that was kept open may just have been closed
            return ask()

    def _check(self, address: str, shown: str) -> None:
        host = addresses.checked(address, shown).hostname or ""
        if not self.inside and addresses.is_private(host):
            raise UnusableInput("private", path=shown)


@contextmanager
def _told(address: str, shown: str) -> Iterator[None]:
    """What goes wrong on the way, as one of our own cases."""
    try:
        yield
    except (exceptions.RequestException, ValueError) as error:
        case = next(case for fault, case in _FAULTS if isinstance(error, fault))
        if case == "no-connection" and not addresses.resolved(urlsplit(address).hostname or ""):
            case = "no-host"
        raise UnusableInput(case, path=shown) from None
