"""The built site and a server for it, as a stranger would meet them: below a sub-path, over HTTP."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# A project page of GitHub lies below a path like this: an address that begins with "/" misses it.
BASE = "/open-pledges/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """A built site: its folder and the address where it is served."""

    root: Path
    url: str


def start_build(target: Path, url: str, *, root: Path = ROOT, seed: str = "0") -> subprocess.Popen:
    """Begin to build the site of the repository in ``root`` into ``target``."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-d", str(target)]
    environment = os.environ | {"SITE_URL": url, "PYTHONHASHSEED": seed, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def finish_build(build: subprocess.Popen) -> str:
    """Wait for the build; what it said. A build that fails or warns is a failure."""
    said, _ = build.communicate(timeout=300)
    assert build.returncode == 0, said
    assert "WARNING" not in said, said
    return said


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below ``BASE`` and nothing else; like GitHub Pages it answers what is not there with 404.html."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith(BASE) and Path(self.translate_path(path)).exists():
            super().do_GET()
            return
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _RootHandler(SimpleHTTPRequestHandler):
    """Serves a folder as it is."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Serve the folder ``root``, which may still be empty, below ``BASE``; yields the address."""
    with served(partial(_Handler, directory=str(root))) as host:
        yield host + BASE


@contextmanager
def serving_root(root: Path) -> Iterator[str]:
    """Serve the folder ``root`` as the root of a host, as ``make serve`` does; yields the address."""
    with served(partial(_RootHandler, directory=str(root))) as host:
        yield f"{host}/"


@contextmanager
def served(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve what ``handler`` answers on this machine; yields the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # whoever asks may hang up
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
