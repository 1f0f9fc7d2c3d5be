#!/usr/bin/env python3
"""Search a synthetic nation in Chromium and hold every figure against its bound: ``make bench-search``."""

import argparse
import gzip
import sys
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "scripts"), str(ROOT / "tests")]

from finding.figure import Figure  # noqa: E402
from finding.host import Account, serving  # noqa: E402 - they need the path above
from finding.truth import Truth, agreement  # noqa: E402
from gongyak import search  # noqa: E402
from gongyak.files import write  # noqa: E402
from gongyak.model.pledge import pledges  # noqa: E402
from gongyak.model.work import works  # noqa: E402
from gongyak.package import Package, read_package  # noqa: E402
from gongyak.pages.page import Site  # noqa: E402
from gongyak.pages.pledges import pledge_page  # noqa: E402
from gongyak.pages.render import renderer  # noqa: E402
from gongyak.pipeline import Report  # noqa: E402
from gongyak.search.entries import entries  # noqa: E402
from gongyak.site import read_site  # noqa: E402
from mkdocs_hook import shortened  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402
from site_browser import launched  # noqa: E402
from synthetic import package as synthetic  # noqa: E402

Result = TypeVar("Result")

SCRIPTS = ROOT / "docs/javascripts/search"
QUERIES = ROOT / "benchmarks/finding/queries.txt"
# A page of results, and how many of them a first screen shows.
RESULTS, SNIPPETS = 20, 8


def main() -> int:
    """Print all figures; 1 when a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nation", type=Path, help="a synthetic package; without it the full one is made")
    parser.add_argument("--verbose", action="store_true", help="print every query")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        nation = options.nation or Path(folder, "nation")
        if not options.nation:
            synthetic.write(nation, governments=243, pledges=100, seed=0)
        root = Path(folder, "site")
        figures = list(measured(read_package(nation), root, options.verbose))
    print(*(figure.line() for figure in figures), sep="\n")
    return int(not all(figure.kept for figure in figures))


def measured(package: Package, root: Path, verbose: bool) -> Iterable[Figure]:
    """All figures of a package; the index and the scripts are put below ``root``."""
    report = Report(package=package, findings=(), rules=(), rows={})
    site = read_site(report, site_url="", repo_url="")
    yield from built(site, root)
    yield scripted(root)
    write(root / "index.html", "<!doctype html><title>bench</title>")
    truth = Truth(entries(site, ()))
    queries = [line for line in QUERIES.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")]
    with serving(root) as (url, account), launched() as browser:
        # The first time shows which pages of pledges are read for a snippet; they are made, and all is asked again.
        before = [asked(browser, url, account, query, truth) for query in queries]
        print(f"{furnished(site, root, account.missed)} pages of pledges are read for snippets")
        rows = [asked(browser, url, account, query, truth) for query in queries]
    # Both times nothing was in the cache: the faster one is the search, the rest is what else the machine did.
    for row, other in zip(rows, before, strict=True):
        row["first"] = min(row["first"], other["first"])
    if verbose:
        for query, row in zip(queries, rows, strict=True):
            print(f"{query:24}", *(f"{name} {value:,.4g}" for name, value in row.items()))
    yield from compared(rows)


def built(site: Site, root: Path) -> Iterable[Figure]:
    """Build the index, beside the model alone, which the pages read as well."""
    # Twice, and the faster counts: what else the machine does takes from the caches of the processor.
    model, count = min(timed(lambda: count_all(site.package)) for _ in range(2))
    whole, found = min((timed(lambda: list(search.files(site, ()))) for _ in range(2)), key=itemgetter(0))
    for file in found:
        write(root / file.path, file.content)
    size = sum((root / file.path).stat().st_size for file in found)
    print(
        f"{count:,} entries, {len(found):,} files; "
        f"with reading the model {whole:.1f} CPU-s, reading the model alone {model:.1f} CPU-s"
    )
    yield Figure(name="build beyond the model", value=(whole - model) / count * 1000, bound=1, unit="CPU-ms/entry")
    yield Figure(name="index on disk", value=size / 1e6, bound=25, unit="MB")


def timed(make: Callable[[], Result]) -> tuple[float, Result]:
    """The CPU seconds that something takes, and what it makes."""
    start = process_time()
    made = make()
    return process_time() - start, made


def count_all(package: Package) -> int:
    """Read all pledges and works."""
    return sum(1 for _ in pledges(package)) + sum(1 for _ in works(package))


def furnished(site: Site, root: Path, urls: Container[str]) -> int:
    """Make those pages of pledges that are among ``urls``; how many."""
    render, count = renderer(site), 0
    for pledge in pledges(site.package):
        if pledge.url in urls:
            page = render(pledge_page(pledge, site))
            write(root / page.path, f"<!doctype html><title>{page.url}</title><article>{page.content}</article>")
            count += 1
    return count


def scripted(root: Path) -> Figure:
    """Publish the scripts as the site does; their size."""
    size = 0
    for path in sorted(SCRIPTS.glob("*.js")):
        content = shortened(path.read_text(encoding="utf-8"))
        write(root / "javascripts/search" / path.name, content)
        size += len(gzip.compress(content.encode(), 9))
    return Figure(name="all search scripts, compressed", value=size / 1000, bound=12, unit="kB")


def asked(browser: Browser, url: str, account: Account, query: str, truth: Truth) -> dict[str, float]:
    """Ask one query with nothing in the cache: what it found, how fast and at what cost."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(url)
        account.take()
        script = (ROOT / "benchmarks/finding/ask.js").read_text(encoding="utf-8")
        answer = page.evaluate(script, {"query": query, "results": RESULTS, "snippets": SNIPPETS})
    finally:
        context.close()
    sent = [size for name, size in account.take() if not name.endswith(".js")]
    expected = truth.found(query)
    recall, precision = agreement(answer["found"], expected)
    return {
        "expected": len(expected),
        "recall": recall,
        "precision": precision,
        "kB": sum(sent) / 1000,
        "requests": len(sent),
        "parallel": answer["most"],
        "first": answer["first"] / 1000,
        "all": answer["all"] / 1000,
    }


def compared(rows: Sequence[Mapping[str, float]]) -> Iterable[Figure]:
    """The figures over all queries. Where there is nothing to find, the search may offer what is near: that is neither
    right nor wrong.
    """
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    told = [row for row in rows if row["expected"]]
    yield Figure(name="queries with something to find", value=len(told), bound=60, least=True)
    yield Figure(name="recall, mean", value=mean(row["recall"] for row in told), bound=0.99, least=True)
    yield Figure(name="precision, mean", value=mean(row["precision"] for row in told), bound=0.97, least=True)
    yield Figure(name="transferred for a first query, mean", value=mean(columns["kB"]), bound=80, unit="kB")
    yield Figure(name="transferred for a first query, worst", value=max(columns["kB"]), bound=200, unit="kB")
    yield Figure(name="requests in parallel, worst", value=max(columns["parallel"]), bound=25)
    yield Figure(name="first result, worst", value=max(columns["first"]), bound=0.3, unit="s")
    print(
        f"requests a query: {mean(columns['requests']):.1f}, worst {max(columns['requests'])}; with snippets: "
        f"{mean(columns['all']):.2f} s, worst {max(columns['all']):.2f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
