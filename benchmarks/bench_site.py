#!/usr/bin/env python3
"""Build sites of a synthetic nation in three sizes and print what that takes: ``python benchmarks/bench_site.py``.

Exit 1 when a build fails, when the full site would not fit a free static host, or when time or bytes grow faster
than the number of pledges (full ÷ tenth, with 5 % for chance).
"""

import argparse
import gzip
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from costs import Cost, run

ROOT = Path(__file__).resolve().parents[1]
# What a build of the site needs besides data; the package comes from the nation.
SOURCES = ("mkdocs.yml", "pyproject.toml", "LICENSE-DATA", "docs", "overrides", "scripts")
GOVERNMENTS = 243
SIZES = (1, 10, 100)
# Ten times the pledges may take this much more, and free static hosts take this many bytes.
GROWTH = 10.5
HOSTED = 1_000_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A site of ``pledges`` pledges: what it took to make, to check and to build, and what it weighs.

    ``ratio``: how many times smaller gzip -6 makes its data; the five real documents give 5.7.
    """

    pledges: int
    rows: int
    ratio: float
    made: Cost
    checked: Cost
    built: Cost
    files: int
    size: int
    kinds: Counter


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description="Build sites of invented pledges and print what that takes.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="pledges of each government")
    parser.add_argument("--work", type=Path, help="a folder outside the repository; what is built stays there")
    parser.add_argument("--governments", type=int, default=GOVERNMENTS)
    options = parser.parse_args()
    if options.work and options.work.resolve().is_relative_to(ROOT):
        parser.error("the work folder lies inside the repository, where invented data must never be")
    sites = []
    print(HEADER)
    for size in sorted(options.sizes):
        sites.append(_measured(options.work, options.governments, size))
        print(_line(sites[-1]), flush=True)
    found = list(faults(sites))
    said = [*_kinds(sites[-1]), *(_grown(*each) for each in growth(sites)), *(found or ["all figures are kept"])]
    print(*said, sep="\n")
    return bool(found)


def _measured(work: Path | None, governments: int, size: int) -> Site:
    folder = (work or Path(tempfile.mkdtemp(prefix="gongyak-bench-"))) / f"nation-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    furnish(folder)
    try:
        return _made(folder, governments, size)
    finally:
        if not work:
            shutil.rmtree(folder.parent)


def furnish(folder: Path) -> None:
    """Make ``folder`` a place to build a site in: all of the repository that a build needs, but no data."""
    for name in SOURCES:
        (folder / name).symlink_to(ROOT / name)


def _made(folder: Path, governments: int, size: int) -> Site:
    python, target = sys.executable, folder / "site"
    nation = [python, ROOT / "benchmarks/nation.py", folder, "--governments", governments, "--pledges", size]
    made = run(*nation, cwd=folder)
    checked = run(python, ROOT / "scripts/validate.py", folder, "--format", "json", cwd=folder)
    built = run(python, "-m", "mkdocs", "build", "--strict", "-d", target, cwd=folder)
    files = [path for path in target.rglob("*") if path.is_file()]
    tables = [path.read_bytes() for path in sorted((folder / "datasets").glob("*.csv"))]
    kinds: Counter = Counter()
    for path in files:
        kinds[_kind(path.relative_to(target))] += path.stat().st_size
    return Site(
        pledges=governments * size,
        rows=sum(table.count(b"\n") - 1 for table in tables),
        ratio=sum(map(len, tables)) / len(gzip.compress(b"".join(tables), 6)),
        made=made,
        checked=checked,
        built=built,
        files=len(files),
        size=sum(kinds.values()),
        kinds=kinds,
    )


def _kind(path: Path) -> str:
    """The first folder and the last suffix: what a government has below its own name is one kind."""
    top = path.parts[0] if len(path.parts) > 1 else "."
    known = {"search", "data", "pledges", "works", "documents", "assets", "javascripts", "stylesheets", "regions"}
    return f"{top if top in known or top == '.' else '<government>'}/*{path.suffix}"


COLUMNS = (
    ("pledges", "", 8),
    ("rows", "", 11),
    ("gzip", "", 7),
    ("make", "CPU-s", 8),
    ("check", "CPU-s", 8),
    ("build", "CPU-s", 8),
    ("wall", "s", 8),
    ("memory", "MB", 9),
    ("files", "", 9),
    ("bytes", "MB", 10),
    ("a pledge", "bytes", 10),
)
HEADER = "\n".join("".join(f"{column[row]:>{column[2]}}" for column in COLUMNS) for row in (0, 1))


def _line(site: Site) -> str:
    costs = (site.made, site.checked, site.built)
    cells = [f"{site.pledges:,}", f"{site.rows:,}", f"{site.ratio:.1f}"]
    cells += [f"{cost.cpu:.1f}" for cost in costs]
    cells += [f"{sum(cost.wall for cost in costs):.0f}", f"{max(cost.memory for cost in costs) / 1e6:.0f}"]
    cells += [f"{site.files:,}", f"{site.size / 1e6:.1f}", f"{site.size / site.pledges:,.0f}"]
    return "".join(f"{cell:>{width}}" for cell, (*_, width) in zip(cells, COLUMNS, strict=True))


def _kinds(site: Site) -> list[str]:
    """Where the bytes of a site lie, the heaviest kinds of file first."""
    return [f"{size / 1e6:>10.1f} MB  {kind}" for kind, size in site.kinds.most_common(12)]


def growth(sites: list[Site]) -> Iterator[tuple[str, float, float]]:
    """From each size to the next: what grew, by how much, and how many times as many pledges there are."""
    for smaller, bigger in pairwise(sites):
        factor = bigger.pledges / smaller.pledges
        yield "CPU-s of the check", bigger.checked.cpu / smaller.checked.cpu, factor
        yield "CPU-s of the build", bigger.built.cpu / smaller.built.cpu, factor
        yield "bytes", bigger.size / smaller.size, factor


def faults(sites: list[Site]) -> Iterator[str]:
    """What grows faster than the pledges, and which site is too heavy to be hosted."""
    for name, ratio, factor in growth(sites):
        if ratio > GROWTH / 10 * factor:
            yield _grown(name, ratio, factor)
    for site in sites:
        if site.size > HOSTED:
            yield f"{site.size / 1e6:,.0f} MB are more than a host takes"


def _grown(name: str, ratio: float, factor: float) -> str:
    return f"{name}: × {ratio:.2f} for × {factor:.0f} pledges"


if __name__ == "__main__":
    sys.exit(main())
