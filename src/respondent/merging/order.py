"""The order of what two sides made of one list: that of the side that moved any, with what the other added."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

from respondent.merging.outcome import Side

K = TypeVar("K", bound=Hashable)


def merged_order(
    base: Sequence[K], ours: Sequence[K], theirs: Sequence[K], kept: Collection[K]
) -> list[K] | None:
    """The items `kept`, each of which stands in `ours` or `theirs`, in their order; nothing stands twice in a list.

    What one side added comes after what stands before it there, our additions before theirs. None where both sides
    moved items, and not alike.
    """
    shared = set(base).intersection(ours, theirs, kept)
    was, here, there = ([item for item in items if item in shared] for items in (base, ours, theirs))
    if here == was and there != was:
        return order_of(Side.THEIRS, ours, theirs, kept)
    if there in (was, here):
        return order_of(Side.OURS, ours, theirs, kept)
    return None


def order_of(side: Side, ours: Sequence[K], theirs: Sequence[K], kept: Collection[K]) -> list[K]:
    """The items `kept` in the order of one side, with what the other added."""
    if side is Side.OURS:
        return _woven(ours, theirs, kept, own_first=True)
    return _woven(theirs, ours, kept, own_first=False)


def _woven(backbone: Sequence[K], other: Sequence[K], kept: Collection[K], *, own_first: bool) -> list[K]:
    """The backbone, and what only the other has behind what stands before it there."""
    own, others = set(backbone), set(other)
    behind: dict[K | None, list[K]] = {}
    anchor: K | None = None
    for item in other:
        if item in own:
            anchor = item
        elif item in kept:
            behind.setdefault(anchor, []).append(item)
    found: list[K] = []
    waiting = behind.get(None, [])
    for item in backbone:
        if waiting and (not own_first or item in others):
            found += waiting
            waiting = []
        if item in kept:
            found.append(item)
        if item in others:
            waiting = behind.get(item, [])
    return found + waiting
