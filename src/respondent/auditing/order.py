"""What stayed in its order among things that were moved about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def kept_in_order(places: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The indexes of the longest row of places that ascends: all others must have been moved."""
    ends: list[tuple[int, int]] = []
    last: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_right(ends, place)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            last.append(index)
        else:
            ends[at], last[at] = place, index
    kept, index = set(), last[-1] if last else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return frozenset(kept)
