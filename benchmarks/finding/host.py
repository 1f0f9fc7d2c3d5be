"""A static host that keeps account: what it sends, compressed as hosts of static files do."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".html": "text/html",
    ".bin": "application/octet-stream",
}


class Account:
    """The files sent since it was last taken, each as its name and the bytes of the answer; what was asked in vain."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.answers: list[tuple[str, int]] = []
        self.missed: set[str] = set()
        self._lock = threading.Lock()

    def note(self, name: str, size: int) -> None:
        """Note that a file was sent as ``size`` bytes."""
        with self._lock:
            self.answers.append((name, size))

    def take(self) -> list[tuple[str, int]]:
        """All answers, and begin anew."""
        with self._lock:
            found, self.answers = self.answers, []
        return found


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, root: Path, account: Account, *args: object) -> None:
        self.root, self.account = root, account
        super().__init__(*args)

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].removeprefix("/")
        path = self.root / (f"{name}index.html" if name.endswith("/") or not name else name)
        kind = TYPES.get(path.suffix)
        if not kind or not path.is_file():
            self.account.missed.add(name)
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if path.suffix != ".bin":
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.account.note(path.name, len(content))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, Account]]:
    """Serve the folder ``root``; the address and the account."""
    account = Account()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, root, account))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", account
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
