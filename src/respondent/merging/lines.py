"""Three-way merging of values that stand behind their names: a text, or a list or group in brackets."""

from __future__ import annotations

from respondent.merging.decisions import Decide
from respondent.merging.fields import below, list_places, replaced
from respondent.merging.identity import Identities, Identity, identities
from respondent.merging.order import merged_order, order_of
from respondent.merging.outcome import Conflict, Side, What
from respondent.merging.outline import Body, Piece, Style
from respondent.model.edit import ABSENT

Written = tuple[str, str]
"""A value as it stands on its line, and the lines of a block text below it."""


def merge_line(path: str, base: Body | None, ours: Body, theirs: Body, decide: Decide) -> Written:
    """The value with both sides' changes, in the words of whoever changed it, in our form if both did."""
    if base is not None and ours.value == base.value:
        return _reformed(base, ours, theirs)
    if base is not None and theirs.value == base.value:
        return _reformed(base, theirs, ours)
    if ours.value == theirs.value and not (ours.whole or theirs.whole):
        return ours.text, ours.rest
    if _in_parts(ours, theirs):
        merged = _merge_brackets(path, base, ours, theirs, decide)
        if merged is not None:
            return merged, ""
    conflict = Conflict(path, ABSENT if base is None else base.value, ours.value, theirs.value)
    kept = ours if decide(conflict) is Side.OURS else theirs
    return kept.text, kept.rest


def _reformed(base: Body, one: Body, other: Body) -> Written:
    """The value where `one` changed its form at most: in the form of the other, unless that changed nothing."""
    if (other.text, other.rest) == (base.text, base.rest):
        return one.text, one.rest
    return other.text, other.rest


def _in_parts(ours: Body, theirs: Body) -> bool:
    """Whether both are lists or both groups in brackets, whose parts can be put together anew."""
    return (
        ours.style is theirs.style is Style.FLOW
        and ours.is_mapping == theirs.is_mapping
        and not (ours.whole or theirs.whole)
    )


def _merge_brackets(path: str, base: Body | None, ours: Body, theirs: Body, decide: Decide) -> str | None:
    """What stands in brackets, merged part by part; None where the items of lists cannot be told apart."""
    was = base if base is not None and base.is_mapping == ours.is_mapping and not base.whole else None
    ids = part_ids(was, ours, theirs)
    if ids is None:
        return None
    places = {} if ours.is_mapping else list_places(ids[1], ids[2])
    before, mine, other = parts_by(ids, was, ours, theirs)
    texts: dict[Identity, str] = {}
    for identity in dict.fromkeys([*ids[0], *ids[1], *ids[2]]):
        step = below(path, places.get(identity, identity[-1]))
        found = _part(step, before.get(identity), mine.get(identity), other.get(identity), decide)
        if found is not None:
            texts[identity] = found
    order = merged_order(*ids, texts)
    if order is None and ours.is_mapping:
        order = order_of(Side.OURS, ids[1], ids[2], texts)
    if order is None:
        conflict = Conflict(path, base.value if base else ABSENT, ours.value, theirs.value, What.ORDER)
        order = order_of(decide(conflict), ids[1], ids[2], texts)
    opening, between, closing = ours.between
    return opening + between.join([texts[identity] for identity in order]) + closing


def part_ids(base: Body | None, ours: Body, theirs: Body) -> Identities | None:
    """The identities of the parts of three values: fields' names, or what tells items apart, if anything does."""
    if ours.is_mapping:
        was, here, there = (
            tuple([(part.name,) for part in body.parts]) if body else () for body in (base, ours, theirs)
        )
        return was, here, there
    if base is None:
        return None
    lists = [[part.body.value for part in body.parts] for body in (base, ours, theirs)]
    ids = identities(lists[0], lists[1], lists[2])
    return None if ids is None or replaced(*ids) else ids


def parts_by(ids: Identities, base: Body | None, ours: Body, theirs: Body) -> list[dict[Identity, Piece]]:
    """The parts of three values by their identities."""
    return [
        dict(zip(own, body.parts if body else (), strict=True))
        for own, body in zip(ids, (base, ours, theirs), strict=True)
    ]


def _part(
    path: str, base: Piece | None, ours: Piece | None, theirs: Piece | None, decide: Decide
) -> str | None:
    """A field or an item in brackets, or None if it is taken out."""
    if ours is not None and theirs is not None:
        written = merge_line(path, base.body if base else None, ours.body, theirs.body, decide)
        return ours.prefix + written[0]
    left = ours if ours is not None else theirs
    if left is None or (base is not None and base.body.value == left.body.value):
        return None
    if base is not None:
        here, there = (ABSENT if side is None else side.body.value for side in (ours, theirs))
        taken = decide(Conflict(path, base.body.value, here, there))
        left = ours if taken is Side.OURS else theirs
    return None if left is None else left.prefix + left.body.text
