"""A real Chromium, and an ear for everything that goes wrong in it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from site_build import ROOT

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
QUIET = ("log", "info", "debug")


def chromium() -> str:
    """The path of Chromium: CHROMIUM, or what the script finds or installs. Without one there is no test."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    script = ROOT / "tests/install_chromium.sh"
    return subprocess.run([script], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser that asks nobody for anything on its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """A page and what it did wrong: console messages, errors, dialogs, failed and foreign requests."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Hear the page and its workers."""
        context.on("console", lambda message: self._console(message.type, message.text))
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        context.on("request", lambda request: self._request(request.url))
        context.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        context.on("response", lambda answer: self._response(answer.status, answer.url))

    def _console(self, kind: str, text: str) -> None:
        if kind not in QUIET:
            self.faults.append(f"console {kind}: {text}")

    def _request(self, url: str) -> None:
        self.requests.append(url)
        if not url.startswith((self.home, "data:", "blob:")):
            self.faults.append(f"foreign: {url}")

    def _failed(self, url: str, reason: str) -> None:
        # What a page had still to load when the reader left it, it rightly gives up.
        if reason != "net::ERR_ABORTED":
            self.faults.append(f"failed: {url} {reason}")

    def _response(self, status: int, url: str) -> None:
        if status >= 400:
            self.faults.append(f"status {status}: {url}")


@contextmanager
def watched(browser: Browser, home: str, **options: object) -> Iterator[Watch]:
    """An empty page in a context of its own, with ``options`` of Playwright's new_context."""
    context = browser.new_context(locale="ko-KR", **options)
    watch = Watch(page=context.new_page(), home=home)
    watch.listen(context)
    try:
        yield watch
    finally:
        context.close()
