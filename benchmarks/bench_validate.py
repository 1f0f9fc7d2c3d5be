#!/usr/bin/env python3
"""Check a synthetic nation with Frictionless alone and with all our rules: ``python benchmarks/bench_validate.py``.

Both run as anyone would run them, each in a process of its own, on the same files. At a hundredth of the nation most
of the time goes into starting Python, so the ratio of the two is judged at the full size alone. Then tables of the full
nation are spoiled from end to end, and checked. Exit 1 when ours takes as long as Frictionless alone, when its time
grows faster than the rows, when memory exceeds a gigabyte, or when either did not find what there is to be found.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from costs import Cost, run
from spoiling import SPOILED, Way

ROOT = Path(__file__).resolve().parents[1]
FRICTIONLESS = Path(sys.executable).with_name("frictionless")
GOVERNMENTS = 243
SIZES = (1, 10, 100)
RATIO, GROWTH, MEMORY = 1.0, 11, 1_000_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Nation:
    """A nation of ``rows`` rows, and what it took to check: by Frictionless ``alone``, and by all rules of ``ours``."""

    pledges: int
    rows: int
    alone: Cost
    ours: Cost

    @property
    def ratio(self) -> float:
        """Our CPU-seconds to those of Frictionless."""
        return self.ours.cpu / self.alone.cpu


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description="Check invented pledges with Frictionless alone and with all rules.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="pledges of each government")
    parser.add_argument("--governments", type=int, default=GOVERNMENTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongyak-bench-") as work:
        return _main(Path(work), options.governments, sorted(options.sizes))


def _main(work: Path, governments: int, sizes: list[int]) -> int:
    nations, found = [], []
    print(HEADER)
    for size in sizes:
        folder = work / f"nation-{size}"
        nation, wrong = _measured(folder, governments, size)
        nations.append(nation)
        found += wrong
        print(_line(nation), flush=True)
    found += faults(nations)
    print("\nthe same with tables spoiled from end to end", SPOILED_HEADER, sep="\n")
    for way in SPOILED:
        cost, places, wrong = _spoiled(folder, work / "spoiled", way)
        found += [*wrong, *heavy(way.name, cost)]
        print(f"{way.name:>24}{places:>12,}{_figures(cost)}", flush=True)
    print(*(found or ["all figures are kept"]), sep="\n")
    return bool(found)


def _measured(folder: Path, governments: int, size: int) -> tuple[Nation, list[str]]:
    """Make a nation and check it both ways; what either did not find."""
    made = [sys.executable, ROOT / "benchmarks/nation.py", folder, "--governments", governments, "--pledges", size]
    run(*made, cwd=folder.parent)
    alone = run(FRICTIONLESS, "validate", "--json", "datapackage.json", cwd=folder)
    ours, account = _ours(folder, 0)
    tables = json.loads((folder / "datapackage.json").read_bytes())["resources"]
    rows = {table["name"]: _rows(folder / table["path"]) for table in tables}
    nation = Nation(pledges=governments * size, rows=sum(rows.values()), alone=alone, ours=ours)
    return nation, [*differing("Frictionless", rows, _judged(alone)), *differing("ours", rows, account["rows"])]


def _ours(folder: Path, status: int) -> tuple[Cost, dict]:
    """What our check takes, and what it says."""
    target = folder / "report.json"
    command = (sys.executable, ROOT / "scripts/validate.py", folder, "--quiet", "--report", f"json={target}")
    cost = run(*command, cwd=folder, status=status)
    return cost, json.loads(target.read_bytes())


def _judged(alone: Cost) -> dict[str, int]:
    """The rows of each table that Frictionless calls valid."""
    report = json.loads(alone.said)
    return {task["name"]: task["stats"]["rows"] for task in report["tasks"] if task["valid"]}


def _rows(path: Path) -> int:
    # No cell of the nation holds a line break, which both would otherwise say.
    return path.read_bytes().count(b"\n") - 1


def _spoiled(nation: Path, folder: Path, way: Way) -> tuple[Cost, int, list[str]]:
    """Check a copy of the nation that is spoiled in one ``way``; what of it was not found."""
    shutil.copytree(nation, folder)
    try:
        places = way.spoil(folder)
        cost, account = _ours(folder, 1)
    finally:
        shutil.rmtree(folder)
    counted = next(each["findings"] for each in account["rules"] if each["name"] == way.rule)
    return cost, places, [] if counted == places else [f"{way.name}: {counted:,} of {places:,} {way.rule} counted"]


def differing(who: str, rows: dict[str, int], judged: dict[str, int]) -> list[str]:
    """The tables of which not every row was judged, or that were called invalid."""
    return [
        f"{who}: {name} has {count:,} rows, judged were {judged.get(name, 0):,}"
        for name, count in rows.items()
        if judged.get(name) != count
    ]


def growth(nations: list[Nation]) -> Iterator[tuple[float, float]]:
    """From each size to the next: how many times the CPU-seconds of our check, and how many times the rows."""
    for smaller, bigger in pairwise(nations):
        yield bigger.ours.cpu / smaller.ours.cpu, bigger.rows / smaller.rows


def faults(nations: list[Nation]) -> Iterator[str]:
    """Which figures are missed."""
    if nations[-1].ratio >= RATIO:
        yield f"full size: ours takes {nations[-1].ratio:.2f} of Frictionless alone, and should take less than {RATIO}"
    for times, rows in growth(nations):
        if times > GROWTH / 10 * rows:
            yield f"CPU-s of the check: × {times:.1f} for × {rows:.1f} rows"
    for nation in nations:
        yield from heavy(f"{nation.rows:,} rows", nation.ours)


def heavy(name: str, cost: Cost) -> Iterator[str]:
    """Whether it took too much memory."""
    if cost.memory > MEMORY:
        yield f"{name}: {cost.memory / 1e6:,.0f} MB"


HEADER = f"""{"":>20}{"Frictionless alone":>27}{"all our rules":>27}
{"pledges":>9}{"rows":>11}{2 * f"{'CPU-s':>9}{'wall s':>9}{'MB':>9}"}{"ratio":>8}"""
SPOILED_HEADER = f"{'':>24}{'faults':>12}{'CPU-s':>9}{'wall s':>9}{'MB':>9}"


def _line(nation: Nation) -> str:
    both = "".join(map(_figures, (nation.alone, nation.ours)))
    return f"{nation.pledges:>9,}{nation.rows:>11,}{both}{nation.ratio:>8.2f}"


def _figures(cost: Cost) -> str:
    return f"{cost.cpu:>9.1f}{cost.wall:>9.1f}{cost.memory / 1e6:>9.0f}"


if __name__ == "__main__":
    sys.exit(main())
