"""Three-way merging of YAML texts: each field and item stands as whichever side changed it wrote it."""

from __future__ import annotations

from functools import partial

from respondent.merging.comments import merge_comments, merge_trails
from respondent.merging.decisions import Decisions
from respondent.merging.fields import below, list_places, merge_fields
from respondent.merging.identity import Identity
from respondent.merging.lines import merge_line, part_ids, parts_by
from respondent.merging.order import merged_order, order_of
from respondent.merging.outcome import Conflict, Side, What
from respondent.merging.outline import (
    Body,
    Piece,
    Style,
    UnfitError,
    in_block,
    indented,
    remarks_of,
    remarks_of_body,
    text_of,
    text_without_lead,
)
from respondent.model.edit import ABSENT, Absent
from respondent.model.record import Plain
from respondent.yamltext.values import bracketed

THE_END = "the end"
"""The path of comments after the last field."""


class _UndecidedError(Exception):
    """There is a conflict around which no markers can stand; they must stand around what it is part of."""


def merge_texts(
    base: Body | None, ours: Body, theirs: Body, decisions: Decisions, side: Side | None = None
) -> str:
    """The merged text of two records' fields, in the order of the side that moved any.

    Whatever nobody has decided is as `side` has it; without one, git's markers stand around it, in lines that begin
    with NUL. Raises UnfitError where a text is of a form that cannot be put together.
    """
    try:
        merge = _Merge(decisions)
        return merge.parts("", base, ours, theirs, side) + merge.tail(THE_END, base, ours, theirs, side)
    except _UndecidedError:
        raise UnfitError from None


class _Merge:
    """The merging of pieces; `path` is always that of the piece, and texts begin at their own left margin."""

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self._marked = decisions.marked

    def parts(self, path: str, base: Body | None, ours: Body, theirs: Body, side: Side | None) -> str:
        """The fields or items of a group or list, whole lines."""
        ids = part_ids(base, ours, theirs)
        if ids is None:
            raise _UndecidedError
        places = {} if ours.is_mapping else list_places(ids[1], ids[2])
        before, mine, other = parts_by(ids, base, ours, theirs)
        texts: dict[Identity, str] = {}
        for identity in dict.fromkeys([*ids[0], *ids[1], *ids[2]]):
            step = below(path, places.get(identity, identity[-1]))
            text = self._piece(step, before.get(identity), mine.get(identity), other.get(identity), side)
            if text:
                texts[identity] = text
        order = merged_order(*ids, texts)
        if order is None:
            taken = Side.OURS if ours.is_mapping else self._order(path, base, ours, theirs, side)
            order = order_of(taken, ids[1], ids[2], texts)
        return "".join([texts[identity] for identity in order])

    def _order(self, path: str, base: Body | None, ours: Body, theirs: Body, side: Side | None) -> Side:
        """Whose order a list has that both sides put in an order of their own."""
        if side is None and path not in self._decisions.chosen:
            raise _UndecidedError
        before = ABSENT if base is None else base.value
        conflict = Conflict(path, before, ours.value, theirs.value, What.ORDER)
        return self._decisions.by(side or Side.OURS)(conflict)

    def tail(self, path: str, base: Body | None, ours: Body, theirs: Body, side: Side | None) -> str:
        """The comments after the last field or item."""
        return self._comments(path, base.tail if base else "", ours.tail, theirs.tail, side)

    def _piece(
        self, path: str, base: Piece | None, ours: Piece | None, theirs: Piece | None, side: Side | None
    ) -> str:
        if ours is None or theirs is None:
            return self._alone(path, base, ours, theirs, side)
        here, there = text_of(ours), text_of(theirs)
        was = text_of(base) if base is not None else None
        if here == there or there == was:
            return here
        if here == was:
            return there
        lead = self._comments(path, base.lead if base else "", ours.lead, theirs.lead, side)
        return lead + self._both(path, base, ours, theirs, side)

    def _alone(
        self, path: str, base: Piece | None, ours: Piece | None, theirs: Piece | None, side: Side | None
    ) -> str:
        """A piece that one side does not have, or neither."""
        left = ours if ours is not None else theirs
        if left is None:
            return ""
        if base is None:
            return text_of(left)
        same = base.body.value == left.body.value
        if same and remarks_of(base) == remarks_of(left):
            return ""
        if same:
            self._decisions.disputed.add(path)
        conflict = Conflict(
            path,
            base.body.value,
            ABSENT if ours is None else ours.body.value,
            ABSENT if theirs is None else theirs.body.value,
            What.COMMENT if same else What.VALUE,
        )

        def version(default: Side) -> str:
            kept = ours if self._decisions.by(default)(conflict) is Side.OURS else theirs
            return "" if kept is None else text_of(kept)

        return self._marked(side, version, text_of(base))

    def _both(self, path: str, base: Piece | None, ours: Piece, theirs: Piece, side: Side | None) -> str:
        """The text of a piece that both sides have and changed, without the comments above it."""
        mine, other = ours.body, theirs.body
        before = text_without_lead(base) if base is not None else ""
        if mine.style is other.style is Style.BLOCK and mine.is_mapping == other.is_mapping:
            try:
                return self._block(path, base, ours, theirs, side)
            except (_UndecidedError, UnfitError):
                return self._marked(side, partial(self._block_or_one, path, base, ours, theirs), before)
        merge = self._mixed if Style.BLOCK in (mine.style, other.style) else self._line
        return self._marked(side, partial(merge, path, base, ours, theirs), before)

    def _block(self, path: str, base: Piece | None, ours: Piece, theirs: Piece, side: Side | None) -> str:
        """A group or list that stands on lines of its own on both sides."""
        mine, other = ours.body, theirs.body
        was = base.body if base is not None and base.body.is_mapping == mine.is_mapping else None
        if was is not None and was.whole:
            raise _UndecidedError
        if ours.in_dash is not theirs.in_dash:
            raise _UndecidedError
        parts = self.parts(path, was, mine, other, side)
        tail = self.tail(path, was, mine, other, side)
        prefix, trail = self._ends(path, base, ours, theirs, side)
        if not parts:
            empty = "{}" if mine.is_mapping else "[]"
            return f"{prefix or '-'} {empty}{trail or chr(10)}{indented(tail, mine.indent)}"
        return in_block(Piece(ours.name, "", prefix, mine, trail, ours.in_dash), parts + tail, mine.indent)

    def _block_or_one(self, path: str, base: Piece | None, ours: Piece, theirs: Piece, side: Side) -> str:
        """The same from one side, where it cannot be merged."""
        try:
            return self._block(path, base, ours, theirs, side)
        except _UndecidedError:
            return self._one(path, base, ours, theirs, side)

    def _one(self, path: str, base: Piece | None, ours: Piece, theirs: Piece, side: Side) -> str:
        """The text of one side, where both changed a value, or what it looks like, and it cannot be merged."""
        before: Plain | Absent = ABSENT if base is None else base.body.value
        only_one = before in (ours.body.value, theirs.body.value) or ours.body.value == theirs.body.value
        conflict = Conflict(
            path, before, ours.body.value, theirs.body.value, What.COMMENT if only_one else What.VALUE
        )
        self._decisions.disputed.add(path)
        return text_without_lead(ours if self._decisions.by(side)(conflict) is Side.OURS else theirs)

    def _line(self, path: str, base: Piece | None, ours: Piece, theirs: Piece, side: Side) -> str:
        """A value that stands behind its name on both sides."""
        was = base.body if base is not None and base.body.style is not Style.BLOCK else None
        if was is None and base is not None:
            return self._mixed(path, base, ours, theirs, side)
        bodies = (ours.body, theirs.body, *((was,) if was else ()))
        if any(body.whole for body in bodies) and len({body.text for body in bodies}) == len(bodies):
            return self._one(path, base, ours, theirs, side)
        text, rest = merge_line(path, was, ours.body, theirs.body, self._decisions.by(side))
        prefix, trail = self._ends(path, base, ours, theirs, side)
        if not text:
            prefix = prefix.rstrip()
        elif prefix[-1:] in (":", "-"):
            prefix += " "
        return prefix + text + trail + rest

    def _mixed(self, path: str, base: Piece | None, ours: Piece, theirs: Piece, side: Side) -> str:
        """A value that stands behind its name in some of the texts, and on lines of its own in others.

        Who only changed the form gives way; where both changed the value it is written in brackets.
        """
        mine, other, was = (_remarks_within(piece) for piece in (ours, theirs, base))
        before: Plain | Absent = ABSENT if base is None else base.body.value
        if ours.body.value in (before, theirs.body.value) and mine == was:
            return text_without_lead(theirs)
        if theirs.body.value in (before, ours.body.value) and other in (was, mine):
            return text_without_lead(ours)
        bodies = (ours.body, theirs.body, *((base.body,) if base else ()))
        if any(map(remarks_of_body, bodies)):
            return self._one(path, base, ours, theirs, side)
        merged = merge_fields(before, ours.body.value, theirs.body.value, self._decisions.by(side), path)
        value = None if isinstance(merged, Absent) else merged
        text, rest = bracketed(value), ""
        for body in (ours.body, theirs.body):
            if body.style is not Style.BLOCK and body.value == value:
                text, rest = body.text, body.rest
        trail = self._ends(path, base, ours, theirs, side)[1]
        return f"{ours.prefix.rstrip() or '-'} {text}{trail or chr(10)}{rest}"

    def _ends(
        self, path: str, base: Piece | None, ours: Piece, theirs: Piece, side: Side | None
    ) -> tuple[str, str]:
        """What stands before a value, and behind it. Raises _UndecidedError for a comment, without `side`."""
        was = base.prefix if base is not None else ours.prefix
        prefix = merge_trails(was, ours.prefix, theirs.prefix)
        if prefix is None or ours.body.style is Style.BLOCK:
            prefix = ours.prefix
        if "#" in ours.prefix + theirs.prefix and ours.prefix != theirs.prefix:
            raise UnfitError
        behind = base.trail if base is not None else "\n"
        trail = merge_trails(behind, ours.trail, theirs.trail)
        if trail is None and side is None and path not in self._decisions.chosen:
            raise _UndecidedError
        if trail is None:
            conflict = Conflict(path, behind.strip(), ours.trail.strip(), theirs.trail.strip(), What.COMMENT)
            taken = self._decisions.by(side or Side.OURS)(conflict)
            trail = ours.trail if taken is Side.OURS else theirs.trail
        return prefix, trail

    def _comments(self, path: str, base: str, ours: str, theirs: str, side: Side | None) -> str:
        """Lines of comments."""
        merged = merge_comments(base, ours, theirs)
        if merged is not None:
            return merged
        conflict = Conflict(path, base, ours, theirs, What.COMMENT)

        def version(default: Side) -> str:
            return ours if self._decisions.by(default)(conflict) is Side.OURS else theirs

        return self._marked(side, version, base)


def _remarks_within(piece: Piece | None) -> list[str]:
    """The comments of a piece but for those above it."""
    if piece is None:
        return []
    return remarks_of(Piece(piece.name, "", piece.prefix, piece.body, piece.trail))
