"""Three-way merging of a record's fields as values, whatever their text looks like."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from respondent.merging.identity import Identities, Identity, identities
from respondent.merging.order import merged_order, order_of
from respondent.merging.outcome import Conflict, Side, What
from respondent.model.edit import ABSENT, Absent
from respondent.model.record import Plain

Value = Plain | Absent
Settle = Callable[[Conflict], Side]
"""Which side's value is taken, where both have changed it."""


def merge_fields(
    base: Value,
    ours: Value,
    theirs: Value,
    settle: Settle,
    path: str = "",
    disputed: Collection[str] = (),
) -> Value:
    """The value that has both sides' changes; `settle` is asked for each conflict, whose path begins with `path`.

    Groups are merged field by field. Lists are merged item by item where these can be told apart (`identity`);
    there a conflict is what `replaced` says, an item that one side changed and the other took out, and moves on
    both sides. A list that both sides added, and not alike, is a conflict. `disputed` are paths at which there is a
    conflict for another reason than the values: a comment that one side changed where the other took the field out.
    """
    if path and path in disputed:
        return ours if settle(Conflict(path, base, ours, theirs)) is Side.OURS else theirs
    if not any(_is_at_or_below(one, path) for one in disputed):
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return _group(base if isinstance(base, Mapping) else {}, ours, theirs, settle, path, disputed)
    if isinstance(base, tuple) and isinstance(ours, tuple) and isinstance(theirs, tuple):
        ids = identities(base, ours, theirs)
        if ids is not None and not replaced(*ids):
            return _list((base, ours, theirs), ids, settle, path, disputed)
    conflict = Conflict(path, base, ours, theirs)
    return ours if settle(conflict) is Side.OURS else theirs


def below(path: str, name: str | int) -> str:
    """The path of a field of what stands at `path`."""
    return f"{path}.{name}" if path else str(name)


def _is_at_or_below(path: str, above: str) -> bool:
    return not above or path == above or path.startswith(f"{above}.")


def replaced(base: Sequence[Identity], ours: Sequence[Identity], theirs: Sequence[Identity]) -> bool:
    """Whether both sides may have put different things in the place of one, so that nobody can tell what is meant.

    It is so where both took out the same item and did not add the same; and where both took texts out of a list of
    texts and put others in: they may be the lines of one address.
    """
    was, here, there = set(base), set(ours), set(theirs)
    added, others = here - was, there - was
    if added == others:
        return False
    gone, also_gone = was - here, was - there
    if gone & also_gone:
        return True
    texts = all(identity[0] != "group" for identity in was | here | there)
    return texts and bool(gone and also_gone and added and others)


def list_places(ours: Sequence[Identity], theirs: Sequence[Identity]) -> dict[Identity, int]:
    """Where an item stands in our list, or in theirs where ours does not have it."""
    places = {identity: index for index, identity in enumerate(theirs)}
    return places | {identity: index for index, identity in enumerate(ours)}


def _group(
    base: Mapping[str, Plain],
    ours: Mapping[str, Plain],
    theirs: Mapping[str, Plain],
    settle: Settle,
    path: str,
    disputed: Collection[str],
) -> Plain:
    merged = {
        name: merge_fields(
            base.get(name, ABSENT),
            ours.get(name, ABSENT),
            theirs.get(name, ABSENT),
            settle,
            below(path, name),
            disputed,
        )
        for name in dict.fromkeys([*base, *ours, *theirs])
    }
    return {name: value for name, value in merged.items() if not isinstance(value, Absent)}


def _list(
    lists: tuple[tuple[Plain, ...], tuple[Plain, ...], tuple[Plain, ...]],
    ids: Identities,
    settle: Settle,
    path: str,
    disputed: Collection[str],
) -> Plain:
    base, ours, theirs = (dict(zip(own, items, strict=True)) for own, items in zip(ids, lists, strict=True))
    places = list_places(ids[1], ids[2])
    merged: dict[Identity, Plain] = {}
    for identity in dict.fromkeys([*ids[0], *ids[1], *ids[2]]):
        value = merge_fields(
            base.get(identity, ABSENT),
            ours.get(identity, ABSENT),
            theirs.get(identity, ABSENT),
            settle,
            below(path, places.get(identity, 0)),
            disputed,
        )
        if not isinstance(value, Absent):
            merged[identity] = value
    order = merged_order(*ids, merged)
    if order is None:
        order = order_of(settle(Conflict(path, *lists, What.ORDER)), ids[1], ids[2], merged)
    return tuple([merged[identity] for identity in order])
