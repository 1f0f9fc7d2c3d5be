"""Patterns of a schema, tried before anything rests on them: one like ``(a+)+`` can take longer than the universe."""

import re

from gongyak import bounds
from gongyak.sources import Source

# What the dates among patterns are told by (``forms``); columns without a cell are asked about these too.
SAMPLES = ("2022", "2022-02-30", "2022-13")


def try_out(source: Source) -> None:
    """Hold all cells of columns with a pattern against it; UnusableInput when that does not come to an end.

    Both ways of asking are tried, ours and that of Frictionless. Whoever asks again of these cells gets an answer.
    """
    for field in source.table.fields:
        pattern = field.constraints.get("pattern", "")
        if pattern and field.name in source.header:
            with bounds.patience(bounds.PATTERNS, "slow-pattern", path=source.table.path, column=field.name):
                ours, theirs = re.compile(pattern), re.compile(f"^{pattern}$")
                for cell in (*SAMPLES, *source.distinct(field.name)):
                    ours.fullmatch(cell)
                    theirs.match(cell)
