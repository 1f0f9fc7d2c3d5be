"""What several tests need: one environment on every machine, a package to break, the built site, a browser."""

import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from gongyak import schema
from playwright.sync_api import Browser
from site_browser import Watch, launched, watched
from site_build import Built, finish_build, serving, start_build
from site_nation import build_nation

ROOT = Path(__file__).resolve().parents[1]
# Of the environment only this counts: where things are, and what a test itself asks for.
KEPT = {"PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH"}
ASKED = {"AGREEMENT", "FUZZ_FIRST", "FUZZ_SECONDS", "RENEW", "SEED"}
# No colour, no proxy and no settings of git are left. Who owns the checkout is not asked: in a container it is another.
SET = {
    "LC_ALL": "C.UTF-8",
    "TZ": "Asia/Seoul",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
}
for name in os.environ.keys() - KEPT - ASKED:
    del os.environ[name]
os.environ.update(SET)
time.tzset()
os.umask(0o022)
# In the background of a shell it is ignored, by all programs that are started there too.
signal.signal(signal.SIGINT, signal.default_int_handler)


def copy_tiny(target: Path) -> Path:
    """Make ``target`` the smallest valid package: its own tables, described by the one descriptor there is."""
    shutil.copytree(ROOT / "tests/data/tiny", target, dirs_exist_ok=True)
    shutil.copy(ROOT / "datapackage.json", target)
    return target


@pytest.fixture(scope="session", autouse=True)
def _remembered() -> Iterator[None]:
    """Frictionless is asked once about the same description of the same bytes: packages differ in a file or two."""
    verdicts = {}

    def remembering(ask: Callable) -> Callable:
        def remember(root: Path, resource: Mapping, *source: object) -> object:
            try:
                key = (ask, json.dumps(resource), (root / resource["path"]).read_bytes())
            except (OSError, TypeError, ValueError, KeyError):
                return ask(root, resource, *source)
            if key not in verdicts:
                verdicts[key] = ask(root, resource, *source)
            return verdicts[key]

        return remember

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "_resource_errors", remembering(schema._resource_errors))
        patch.setattr(schema, "_innocent", remembering(schema._innocent))
        yield


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return copy_tiny(tmp_path / "tiny")


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Built, Built]]:
    """The real site, served, and its twin: the same site built elsewhere with another seed of Python's hashes."""
    roots = [tmp_path_factory.mktemp(name) for name in ("site", "twin")]
    with serving(roots[0]) as url:
        started = [start_build(root, url, seed=str(seed)) for seed, root in enumerate(roots, start=1)]
        for build in started:
            finish_build(build)
        yield tuple(Built(root=root, url=url) for root in roots)


@pytest.fixture(scope="session")
def site(builds: tuple[Built, Built]) -> Built:
    return builds[0]


@pytest.fixture(scope="session")
def nation(site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """A synthetic nation, served: search, browsing and comparing of 2,000 pledges; the tables are below ``data/``."""
    root = tmp_path_factory.mktemp("nation")
    with serving(root) as url:
        build_nation(root, frames=site.root, url=url)
        yield Built(root=root, url=url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def window(browser: Browser, site: Built) -> Iterator[Watch]:
    """One window for all who only look; it keeps what it has loaded, as a reader's does."""
    with watched(browser, site.url) as watch:
        yield watch


@pytest.fixture
def watch(window: Watch) -> Watch:
    """The window with a clean ear, about to be sent to a page."""
    window.page.goto("about:blank")
    window.faults.clear()
    window.requests.clear()
    return window
