"""How the mentions of one text belong together: from and to, a part and its whole, a change and its level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from respondent.prose.mentions.mention import ChangeKind, Scale
from respondent.prose.mentions.piece import Piece
from respondent.prose.mentions.tokens import Kind, Tokens
from respondent.prose.mentions.vocabulary import VERBS, singular_time
from respondent.prose.wording_promise import Direction, Form

_RESTATES = (
    ("or",),
    ("that", "is"),
    ("which", "is"),
    ("equivalent", "to"),
    ("equal", "to"),
    ("equating", "to"),
    ("representing",),
    ("amounting", "to"),
    ("around",),
    ("i", ".", "e", "."),
    ("ie",),
    ("which", "works", "out", "at"),
    ("which", "amounts", "to"),
    ("which", "equates", "to"),
)
_COMPARED_WITH = (
    ("against",),
    ("compared", "with"),
    ("compared", "to"),
    ("versus",),
    ("up", "from"),
    ("down", "from"),
)

_FAR = 24
"""So many words may stand between a number and its restatement."""

_CLOSE = 6
_SEPARATE = frozenset(["(", ")", ";", "and", "but"])


@dataclass(frozen=True, slots=True)
class Links:
    """The indices of the mentions that one belongs to."""

    partner: int | None = None
    apposition: int | None = None
    changes: int | None = None
    whole: int | None = None


def link(
    tokens: Tokens, pieces: Sequence[Piece], sentences: Sequence[int]
) -> tuple[list[Piece], list[Links]]:
    """The pieces, with what a neighbour tells about each, and their links. `sentences` has each one's sentence."""
    read = list(pieces)
    links = [Links() for _ in pieces]
    for index in range(1, len(read)):
        if sentences[index] != sentences[index - 1]:
            continue
        _shares_its_unit(tokens, read, index)
        _pair(tokens, read, links, index)
        _whole(tokens, read, links, index)
        _apposition(tokens, read, links, index, sentences)
        _compared(tokens, read, links, index)
    _changes(read, links, sentences)
    _points(tokens, read, sentences)
    return [_settled(tokens, piece, own) for piece, own in zip(read, links, strict=True)], links


def _settled(tokens: Tokens, piece: Piece, links: Links) -> Piece:
    """The piece; with no change where "from" begins none ("heard from 56 witnesses", "range from 4 to 12")."""
    first = piece.words[0]
    alone = piece.change is ChangeKind.FROM and piece.moved is None and links.partner is None
    if alone and tokens.low(first - 1) not in (",", "changed", "unchanged", "different"):
        return replace(
            piece, change=None, words=(first + 1 if tokens.low(first) == "from" else first, piece.words[1])
        )
    return piece


_NEARBY = 2
"""So many sentences back, the percentages are looked for of which a text says "points"."""


def _points(tokens: Tokens, read: list[Piece], sentences: Sequence[int]) -> None:
    """Make "five points" percentage points, where the text has just spoken of percentages."""
    spoken: int | None = None
    shares = [i for i, piece in enumerate(read) if piece.amount.scale in (Scale.PERCENT, Scale.POINTS)]
    following = iter([*shares, -1])
    coming = next(following)
    for index, piece in enumerate(read):
        if index == coming:
            spoken, coming = sentences[index], next(following)
            continue
        at = piece.amount.beyond
        if not piece.amount.plain or tokens.low(at) not in ("point", "points") or tokens.touching(at):
            continue
        soon = coming >= 0 and sentences[coming] == sentences[index]
        if soon or (spoken is not None and sentences[index] - spoken <= _NEARBY):
            read[index] = _as_points(piece, at + 1)


def _as_points(piece: Piece, beyond: int) -> Piece:
    """The piece with its points as its unit, not as what it counts."""
    amount = replace(piece.amount, scale=Scale.POINTS, plain=False, beyond=max(piece.amount.beyond, beyond))
    words = (piece.words[0], max(piece.words[1], beyond))
    return replace(
        piece, amount=amount, words=words, number=(piece.number[0], beyond), noun=None, structural=False
    )


_RANGES = frozenset(["range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"])


def _shares_its_unit(tokens: Tokens, read: list[Piece], index: int) -> None:
    """Seven and six per cent: both are."""
    one, other = read[index - 1], read[index]
    joined = tokens.low(one.words[1]) in ("and", "or") and other.words[0] == one.words[1] + 1
    bare = one.amount.plain and one.noun is None and one.change is None
    stated = other.amount.stated
    of_hundred = other.amount.scale in (Scale.PERCENT, Scale.POINTS) and stated and stated.form is Form.NUMBER
    if joined and bare and of_hundred:
        amount = replace(one.amount, scale=other.amount.scale, plain=False)
        read[index - 1] = replace(one, amount=amount, structural=False)


def _same_scale(one: Piece, other: Piece) -> bool:
    return one.amount.scale is other.amount.scale


def _pair(tokens: Tokens, read: list[Piece], links: list[Links], index: int) -> None:
    """From 64 to 36: the two ends, whichever stands first; rose by 7 to 36."""
    _goes_to(tokens, read, links, index)
    one, other = read[index - 1], read[index]
    if {one.change, other.change} != {ChangeKind.FROM, ChangeKind.TO} or links[index - 1].partner is not None:
        return
    if not (_same_scale(one, other) or one.amount.plain or other.amount.plain):
        return
    links[index - 1] = replace(links[index - 1], partner=index)
    links[index] = replace(links[index], partner=index - 1)
    direction = one.moved or other.moved or _said_before(read, index - 1)
    if direction is None and tokens.low(one.words[0] - 1) in _RANGES:
        read[index - 1] = replace(_in_unit_of(one, other), change=None)
        read[index] = replace(other, change=None)
        return
    read[index - 1] = replace(_in_unit_of(one, other), moved=direction, structural=False)
    read[index] = replace(other, moved=direction, structural=False)


def _goes_to(tokens: Tokens, read: list[Piece], links: list[Links], index: int) -> None:
    """Make the number after "to" the level that a movement named before it came to."""
    one, other = read[index - 1], read[index]
    first = other.words[0] - 1
    if (
        other.change is not None
        or tokens.low(first) != "to"
        or one.change not in (ChangeKind.FROM, ChangeKind.BY)
    ):
        return
    if first - one.words[1] > (_FAR if one.change is ChangeKind.FROM else _CLOSE):
        return
    if one.change is ChangeKind.BY and tokens.low(first - 1) in VERBS:
        return
    words = (first, other.words[1])
    read[index] = replace(other, change=ChangeKind.TO, moved=one.moved, words=words, structural=False)
    if one.change is ChangeKind.BY:
        links[index - 1] = replace(links[index - 1], changes=index)


def _said_before(read: Sequence[Piece], index: int) -> Direction | None:
    """Which way it went, as the change just before says: "dropped five points, from 57 per cent to 52"."""
    before = read[index - 1] if index else None
    return before.moved if before and before.change is ChangeKind.BY else None


def _in_unit_of(one: Piece, other: Piece) -> Piece:
    """The 25 of "from 25 to 30 per cent" is per cent, too."""
    if one.amount.plain and other.amount.scale in (Scale.PERCENT, Scale.POINTS):
        return replace(one, amount=replace(one.amount, scale=other.amount.scale, plain=False), noun=None)
    return one


def _whole(tokens: Tokens, read: list[Piece], links: list[Links], index: int) -> None:
    """1,263 of the 4,210; 12 out of 43; half of the 38,685 offences."""
    part, whole = read[index - 1], read[index]
    within = part.of and part.of[0] < whole.number[0] <= part.of[1]
    out_of = tokens.follows(part.amount.beyond, ("out", "of")) and whole.words[0] <= part.amount.beyond + 3
    if (within or out_of) and whole.amount.scale in (Scale.COUNT, Scale.MONEY) and whole.change is None:
        links[index - 1] = replace(links[index - 1], whole=index)


def _apposition(
    tokens: Tokens, read: list[Piece], links: list[Links], index: int, sentences: Sequence[int]
) -> None:
    """1,263 (30 per cent); 842, one in five, about; 38,000 offences, an average of more than 100 every day."""
    at_before = _nearest_level(tokens, read, index)
    if sentences[at_before] != sentences[index]:
        at_before = index - 1
    before, own = read[at_before], read[index]
    if own.change is not None or not _differs(before, own):
        return
    if {before.amount.scale, own.amount.scale} & {Scale.RANK, Scale.TIMES}:
        return
    at = own.words[0]
    if tokens.low(at - 1) == "(" and before.words[1] < at:
        between = [tokens.low(i) for i in range(before.words[1], at - 1)]
        if len(between) <= 12 and not _SEPARATE & set(between):
            links[index] = replace(links[index], apposition=at_before)
            _shares_the_whole(read, at_before, index)
        return
    start = _after_comma(tokens, at)
    if start is None or start - before.words[1] > _FAR:
        return
    if _same_scale(before, own) and own.rate is None and not _is_closed(tokens, own.words[1]):
        return
    if any(tokens.low(i) in (";", ":", "and", "but") for i in range(before.words[1], start - 1)):
        return
    if own.noun is None or own.rate is not None or own.amount.scale is not Scale.COUNT:
        links[index] = replace(links[index], apposition=_root(links, at_before))


def _nearest_level(tokens: Tokens, read: Sequence[Piece], index: int) -> int:
    """The number before, or the one before a length of time: "302,693 waited 52 weeks, 4 per cent of the total"."""
    noun = read[index - 1].noun
    is_time = noun is not None and noun[1] - noun[0] == 1 and singular_time(tokens.low(noun[0])) is not None
    if is_time and index > 1 and read[index].amount.scale is Scale.PERCENT and read[index - 2].change is None:
        return index - 2
    return index - 1


def _shares_the_whole(read: list[Piece], at: int, index: int) -> None:
    """The 27 per cent of "one in four of the calls (27 per cent)" are of the calls, too."""
    before, own = read[at], read[index]
    if own.of is None and before.amount.scale is own.amount.scale is Scale.PERCENT:
        read[index] = replace(own, of=before.of, noun=before.noun)


def _is_closed(tokens: Tokens, at: int) -> bool:
    """Whether a restatement is over here, or goes on with its whole: "a half, 50 per cent, of …"."""
    return tokens[at].kind is Kind.MARK or tokens.low(at) == "of"


def _root(links: list[Links], index: int) -> int:
    """What the one before restates itself, or that one."""
    found = links[index].apposition
    return index if found is None else found


def _differs(one: Piece, other: Piece) -> bool:
    """Whether two may state one thing: in different scales, or one as a rate."""
    if not _same_scale(one, other):
        return True
    part, whole = one.amount.stated, other.amount.stated
    if part and whole and part.form is not whole.form and Form.ORDER not in (part.form, whole.form):
        return True
    return one.rate is None and other.rate is not None


def _after_comma(tokens: Tokens, at: int) -> int | None:
    """The token after the comma or dash that introduces the mention at `at`; words like "or" may stand between."""
    for phrase in ((), *_RESTATES):
        start = at - len(phrase)
        if tokens.follows(start, phrase) and tokens.low(start - 1) in (",", "–", "—"):
            return start
        if phrase == ("or",) and tokens.low(start) == "or" and tokens.low(start - 1) != ",":
            return start + 1
    return None


def _compared(tokens: Tokens, read: list[Piece], links: list[Links], index: int) -> None:
    """4,210 in 2024/25, against 3,508 the year before; 36, down from 64: the earlier level of the one before."""
    before, own = read[index - 1], read[index]
    if links[index].partner is not None or own.change is ChangeKind.BY or not _same_scale(before, own):
        return
    at = own.words[0]
    if own.change is ChangeKind.FROM and own.moved is not None:
        at = at if tokens.low(at) in ("up", "down") else at - 1
        introduced = tokens.low(own.words[0]) in ("up", "down")
    else:
        introduced = own.change is None and any(
            tokens.follows(at - len(phrase), phrase) for phrase in _COMPARED_WITH
        )
    if not introduced or before.change not in (None, ChangeKind.TO):
        return
    earlier = any(
        tokens.low(i) in ("before", "earlier", "previous", "preceding") for i in range(at, own.words[1] + 6)
    )
    if own.change is None and not earlier:
        return
    moved = own.moved or before.moved
    read[index] = replace(own, change=ChangeKind.FROM, moved=moved, structural=False)
    read[index - 1] = replace(before, change=ChangeKind.TO, moved=moved, structural=False)
    links[index] = replace(links[index], partner=index - 1)
    links[index - 1] = replace(links[index - 1], partner=index)


def _changes(read: Sequence[Piece], links: list[Links], sentences: Sequence[int]) -> None:
    """The level that a change belongs to: the later end of a pair, or the nearest level before in the sentence."""
    level: int | None = None
    for index, piece in enumerate(read):
        if index and sentences[index] != sentences[index - 1]:
            level = None
        if piece.change is ChangeKind.BY:
            if links[index].changes is None:
                links[index] = replace(links[index], changes=level)
        elif piece.change is ChangeKind.FROM and links[index].partner == index - 1:
            continue
        elif (
            piece.amount.scale in (Scale.COUNT, Scale.MONEY, Scale.PERCENT)
            and links[index].apposition is None
        ):
            level = index
