#!/usr/bin/env python3
"""Use the list of all pledges of a nation as on a slow phone and print what it takes: ``make bench-browse``.

Exit 1 when more than 1.5 MB are transferred (compressed as a static host does), or when an interaction takes longer
than 200 ms from the event to the next picture, with the processor throttled to a quarter. A reader comes three times
with nothing kept; of the three times of a step the shortest counts, since other work of the machine only adds.
"""

import argparse
import gzip
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from site_browser import launched, watched  # noqa: E402 - it needs the path above
from site_build import serving  # noqa: E402
from site_pages import file_of  # noqa: E402

BYTES, MILLISECONDS, THROTTLE, VISITS = 1_500_000, 200, 4, 3
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# From the event to the picture after it: the frame that follows has been drawn when a message sent in it arrives.
TIMED = """(act) => new Promise((done) => {
  const start = performance.now();
  new Function(act)();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now() - start);
    port2.postMessage(0);
  });
})"""
TYPE = """const box = document.getElementById("browse-text");
box.value = "{}";
box.dispatchEvent(new Event("input", {{ bubbles: true }}));"""
SORT = """const select = document.getElementById("browse-{}");
select.value = "{}";
select.dispatchEvent(new Event("change", {{ bubbles: true }}));"""
CLICK = "document.querySelector({!r}).click()"
SORTS = ("number", "title", "status", "rate", "planned", "executed", "discrepancies", "place")
# What a reader does, in turn, with the long lists of governments and departments open all the while.
STEPS = (
    ("open the choices", CLICK.format("[data-open]")),
    ("open the governments", CLICK.format("[data-facet=government] summary")),
    ("open the departments", CLICK.format("[data-facet=department] summary")),
    *((f"type {text or 'nothing'}", TYPE.format(text)) for text in ("ㅅ", "소", "소상", "소상공인", "")),
    ("choose a status", CLICK.format("input[name=status][value=active]")),
    ("choose a region", CLICK.format("input[name=region][value=gyeonggi]")),
    ("choose a budget", CLICK.format('input[name=budget][value="1-10"]')),
    ("choose a government", CLICK.format("input[name=government]:not(:checked)")),
    ("clear all", CLICK.format("[data-clear]")),
    *((f"sort by {name}", SORT.format("sort", name)) for name in SORTS),
    *((f"sort by {name} again", SORT.format("sort", name)) for name in ("title", "rate")),
    ("turn the order", SORT.format("order", "desc")),
    ("next page", CLICK.format(".gy-pager [data-slot=next]")),
    ("last page", CLICK.format(".gy-pager li:nth-last-child(2) a")),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """What each step of a visit took, in milliseconds, what was requested before the first, what went wrong."""

    took: Mapping[str, float]
    requests: Sequence[str]
    faults: Sequence[str]


def main() -> int:
    """Build, measure, print, judge."""
    parser = argparse.ArgumentParser(
        description="Use the list of all pledges of an invented nation as on a slow phone."
    )
    parser.add_argument("--governments", type=int, default=243)
    parser.add_argument("--pledges", type=int, default=100, help="of each government")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongyak-bench-") as name:
        folder = Path(name)
        nation = ["nation.py", folder, "--governments", options.governments, "--pledges", options.pledges]
        for command in (nation, ["list_site.py", folder]):
            script, *arguments = map(str, command)
            subprocess.run([sys.executable, ROOT / "benchmarks" / script, *arguments], check=True, capture_output=True)
        with serving(folder / "site") as url, launched() as browser:
            visits = [_visit(browser, url) for _ in range(VISITS)]
            sent = {address: _compressed(folder / "site", address.removeprefix(url)) for address in visits[0].requests}
    faults = [*_judged(visits, sent), *chain.from_iterable(visit.faults for visit in visits)]
    print("\n".join(faults) or "all figures are kept")
    return bool(faults)


def _visit(browser: Browser, url: str) -> Visit:
    """A reader who has never been here goes through all steps."""
    with watched(browser, url, **PHONE) as watch:
        page, took = watch.page, {}
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        page.goto(f"{url}pledges/", wait_until="commit")
        for what, selector in (("first rows", "tbody tr"), ("all rows counted", "[data-facet=status] [data-count]")):
            page.locator(selector).first.wait_for(state="attached")
            took[what] = page.evaluate("performance.now()")
        requests = list(dict.fromkeys(watch.requests))
        for what, act in STEPS:
            page.wait_for_timeout(200)
            took[what] = page.evaluate(TIMED, act)
        return Visit(took=took, requests=requests, faults=watch.faults)


def _judged(visits: Sequence[Visit], sent: Mapping[str, int]) -> Iterator[str]:
    """Print each figure; yield those that are missed."""
    print(f"{'transferred':<28}{sum(sent.values()):>10,} bytes in {len(sent)} requests")
    if sum(sent.values()) > BYTES:
        yield f"more than {BYTES:,} bytes"
    for what in visits[0].took:
        took = min(visit.took[what] for visit in visits)
        print(f"{what:<28}{took:>10,.0f} ms")
        if took > MILLISECONDS and what in dict(STEPS):
            yield f"{what}: more than {MILLISECONDS} ms"


def _compressed(root: Path, url: str) -> int:
    """The bytes of a file as a static host sends it: text compressed."""
    content = file_of(root, url.partition("?")[0]).read_bytes()
    return min(len(content), len(gzip.compress(content, 6)))


if __name__ == "__main__":
    raise SystemExit(main())
