"""A server on this machine that answers as the web does on its worse days."""

import gzip
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

from site_build import served

Answer = Callable[[BaseHTTPRequestHandler], None]


def body(content: bytes, kind: str = "application/octet-stream", status: int = 200, **headers: str) -> Answer:
    """A plain answer; ``_`` in the name of a header stands for ``-``."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        stated = {"Content-Type": kind, "Content-Length": str(len(content))}
        for name, value in (stated | {name.replace("_", "-"): value for name, value in headers.items()}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def moved(address: str, status: int = 302) -> Answer:
    return body(b"", status=status, Location=address)


def packed(content: bytes) -> Answer:
    return body(gzip.compress(content), Content_Encoding="gzip")


def truncated(content: bytes) -> Answer:
    return body(content, Content_Length=str(len(content) + 100))


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> Answer:
    """An answer in pieces; without an ``end`` it breaks off."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for chunk in chunks:
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        handler.wfile.write(end)

    return answer


def dripping(head: bool) -> Answer:
    """A byte now and then, of the ``head`` or else of the body, and never an end."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if not head:
            body(b"", Content_Length="1000000")(handler)
        try:
            while True:
                handler.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    return answer


@contextmanager
def answering(answers: Mapping[str, Answer], asked: list[tuple[str, Mapping[str, str]]] | None = None) -> Iterator[str]:
    """Serve ``answers`` by path, 404 for others; yields the address. What was asked for goes into ``asked``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.close_connection = True  # without a word of it, as some do
            if asked is not None:
                asked.append((self.path, dict(self.headers)))
            none = answers.get(self.path.partition("?")[0], body(b"<html>none</html>", "text/html", 404))
            answers.get(self.path, none)(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with served(Handler) as host:
        yield host


@contextmanager
def babbling(answers: list[bytes]) -> Iterator[str]:
    """Answer each request with the next of ``answers``, byte for byte, and then with nothing; yields the address."""

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                while self.rfile.readline().strip():
                    pass
                self.wfile.write(answers.pop(0) if answers else b"")

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def folder(root: Mapping[str, bytes], below: str = "/") -> Mapping[str, Answer]:
    """Answers for files by path."""
    return {f"{below}{path}": body(content) for path, content in root.items()}
