#!/usr/bin/env python3
"""Make a synthetic nation: ``python benchmarks/nation.py TARGET [--governments N] [--pledges M] [--seed S]``."""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "scripts"))

from synthetic import package  # noqa: E402 - it needs the path above


def main() -> int:
    """Write the package and say how many rows it has; 2 when it cannot be written."""
    parser = argparse.ArgumentParser(description="Make a data package of invented pledges, to measure on.")
    parser.add_argument("target", type=Path, help="a folder outside the repository")
    parser.add_argument("--governments", type=int, default=243, metavar="N", help="1 to 243")
    parser.add_argument("--pledges", type=int, default=100, metavar="M", help="of each government")
    parser.add_argument("--seed", type=int, default=0, metavar="S")
    options = parser.parse_args()
    if not 1 <= options.governments <= 243 or options.pledges < 1 or options.governments * options.pledges < 2:
        parser.error("a nation has 1 to 243 governments and two pledges at least")
    if options.target.resolve().is_relative_to(ROOT):
        parser.error("the target lies inside the repository, where invented data must never be")
    counts = package.write(options.target, governments=options.governments, pledges=options.pledges, seed=options.seed)
    print(f"{options.target}: {sum(counts.values()):,} rows, {counts['pledges']:,} pledges")
    return 0


if __name__ == "__main__":
    sys.exit(main())
