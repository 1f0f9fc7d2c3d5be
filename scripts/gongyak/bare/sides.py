"""Tables that stand side by side."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from gongyak.bare.surveys import Survey

# Rows of sums below a table are no more than these.
MOST_SUMS = 2
# So much of a table is filled that has no optional columns.
DENSE = 0.9


def beside(looked: Survey, names: Mapping[int, str]) -> Sequence[Sequence[int]]:
    """The positions of each of several tables side by side, ``names`` those of all; none where there is one.

    With an empty column between, they bear the same names, or one is full and ends well above another.
    """
    runs = groupby(enumerate(sorted(names)), lambda pair: pair[1] - pair[0])
    groups = [[position for _, position in run] for _, run in runs]
    ends = [max(looked.ends.get(position, 0) for position in group) for group in groups]
    same = len({tuple(names[position] for position in group) for group in groups}) == 1
    full = [end for group, end in zip(groups, ends, strict=True) if _full(looked, group, end)]
    several = len(groups) > 1 and min(map(len, groups)) > 1
    return groups if several and (same or any(end + MOST_SUMS < max(ends) for end in full)) else ()


def _full(looked: Survey, group: Sequence[int], end: int) -> bool:
    """Whether the positions are filled from the first row to that ``end``, of several, almost without a gap."""
    return end > 1 and sum(looked.filled[position] for position in group) >= DENSE * end * len(group)
