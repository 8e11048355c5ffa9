"""Quantities as their neighbours let them be meant: what restates a change is a change, what counts points
is points.

"A rise of 20, or 45 per cent" states one change twice, and "down 2.3 points" counts no things called points. A bare
number between percentages ("Thorney, at 79 per cent, and Ramsey Fen, at just over 80") leaves out its "per cent".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from respondent.prose.mentions.mention import ChangeKind, Mention, Scale
from respondent.prose.wording import Direction, Promise

_POINTS = re.compile(r"(?:percentage\s+)?points?\b", re.IGNORECASE)
_UP = re.compile(
    r"\b(?:more|higher|above|ahead|up|gain|gained|rises?|rose|risen|increased?|grew|went up)\b", re.IGNORECASE
)
_DOWN = re.compile(
    r"\b(?:fewer|less|lower|below|behind|down|drop|dropped|falls?|fell|fallen|decreased?|went down)\b",
    re.IGNORECASE,
)
_MORE_OR_LESS = re.compile(
    r"\s+(?:more|higher|above|ahead of|fewer|less|lower|below|behind)\b", re.IGNORECASE
)
_IS = (
    r"(?:\s+\w+){0,2}?(?:,)?\s+(?:is|was|were|has been|had been|of|to|at)\s+(?:only\s+|just\s+|actually\s+)?$"
)
_GREW = re.compile(
    rf"\b(?:growth|increase|rise|gain)\b{_IS}|\b(?:gain(?:s|ed)?|grew|grown)\s+$", re.IGNORECASE
)
_SHRANK = re.compile(
    rf"\b(?:decrease|fall|drop|cut|reduction|decline|loss)\b{_IS}|\b(?:los(?:e|es|t|ing)|shed|shrank|shrunk)\s+$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_SUMS_UP = re.compile(r"\s*(?:that|this|which|it)(?:['’]s|\s+(?:is|was))\s+(?:\w+\s+)?$", re.IGNORECASE)
_BEFORE = 80
_STOP = re.compile(r"[.;:!?]\s")
_SIGNED = re.compile(r"[+\-−–](?=[0-9])")
_SIGN_BEFORE = re.compile(r"(?:^|\s)[+−-]$")
_PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_AFTER = 40
"""So many characters after "points" are looked at for which way they went."""


def as_meant(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """The mentions of a passage, each with what the ones beside it make of it."""
    found: list[Mention] = []
    for mention in mentions:
        mention = _that_is(_moved(_compared(_points(mention, text), text), text), text, found)
        at = mention.apposition
        first = found[at] if at is not None and 0 <= at < len(found) else None
        if first is not None and first.change is ChangeKind.BY:
            mention = _as_change(mention, first)
        found.append(mention)
    return tuple(_as_percentage(mention, found[:at]) for at, mention in enumerate(found))


def _points(mention: Mention, text: str) -> Mention:
    """Points, where the noun says so: a difference of percentages, and a change if the words say which way."""
    if mention.scale is not Scale.COUNT or mention.noun is None or not _POINTS.match(mention.noun.text):
        return mention
    if mention.change is not None or mention.promise is None:
        return replace(mention, scale=Scale.POINTS, noun=None)
    after = text[mention.noun.start : mention.noun.end + _AFTER]
    up, down = _UP.search(after), _DOWN.search(after)
    if bool(up) is bool(down):
        return replace(mention, scale=Scale.POINTS, noun=None)
    direction = Direction.UP if up else Direction.DOWN
    return _towards(replace(mention, scale=Scale.POINTS, noun=None), mention.promise, direction)


def _compared(mention: Mention, text: str) -> Mention:
    """How much a percentage says that one thing is above or below another: "10 per cent below its neighbour"."""
    if mention.scale is not Scale.PERCENT or mention.change is not None or mention.promise is None:
        return mention
    found = _MORE_OR_LESS.match(text, mention.number.end)
    if found is None:
        return mention
    return _by(mention, Direction.UP if _UP.search(found.group()) else Direction.DOWN)


def _moved(mention: Mention, text: str) -> Mention:
    """A percentage that the words before it call a rise or a fall: "lost a tenth of theirs", "growth was 7 per
    cent".
    """
    if mention.scale is not Scale.PERCENT or mention.change is not None or mention.promise is None:
        return mention
    before = _STOP.split(text[max(0, mention.words.start - _BEFORE) : mention.words.start])[-1]
    direction = _sign(mention, before) or _direction(before)
    return _by(mention, direction) if direction else mention


def _sign(mention: Mention, before: str) -> Direction | None:
    """Which way the sign says that it went, of "-4.8%" and "+4.8%"."""
    if _SIGNED.match(mention.number.text):
        return Direction.UP if mention.number.text.startswith("+") else Direction.DOWN
    if _SIGN_BEFORE.search(before):
        return Direction.UP if before.endswith("+") else Direction.DOWN
    return None


def _direction(before: str) -> Direction | None:
    """Which way the words say that it went; of "the biggest rise … numbers fell by" the last ones count."""
    ups, downs = (_UP, _DOWN) if _BY.search(before) else (_GREW, _SHRANK)
    up = max((found.start() for found in ups.finditer(before)), default=-1)
    down = max((found.start() for found in downs.finditer(before)), default=-1)
    if up == down:
        return None
    return Direction.UP if up > down else Direction.DOWN


def _that_is(mention: Mention, text: str, before: Sequence[Mention]) -> Mention:
    """A percentage that sums up a movement: "It went up from £2,081 to £2,184. That is 4.95 per cent"."""
    if mention.scale is not Scale.PERCENT or mention.change is not None or mention.of is not None:
        return mention
    start = _STOP.split(text[max(0, mention.words.start - _BEFORE) : mention.words.start])[-1]
    ends = [one for one in before if one.sentence >= mention.sentence - 1 and one.change is ChangeKind.TO]
    if not ends or not _SUMS_UP.match(start) or ends[-1].moved is None:
        return mention
    return _by(mention, ends[-1].moved)


def _by(mention: Mention, direction: Direction) -> Mention:
    """The mention as a change in that direction; of "-4.8%" the sign is the direction's."""
    promise = mention.promise
    if promise is None:
        return mention
    stated = promise.stated
    if stated is not None and stated.value < 0:
        stated = replace(stated, value=-stated.value)
    return _towards(mention, replace(promise, stated=stated), direction)


def _towards(mention: Mention, promise: Promise, direction: Direction) -> Mention:
    """The mention as a change that promises so much in that direction."""
    promise = replace(promise, direction=direction)
    return replace(mention, change=ChangeKind.BY, promise=promise, moved=direction)


def _as_change(mention: Mention, first: Mention) -> Mention:
    """What restates a change, as the same change on its own scale."""
    if mention.change is not None or mention.promise is None or first.promise is None or mention.rate:
        return mention
    return replace(
        mention,
        change=ChangeKind.BY,
        promise=replace(mention.promise, direction=first.promise.direction),
        moved=first.moved,
        than=mention.than or first.than,
        since=mention.since or first.since,
        changes=first.changes,
    )


def _as_percentage(mention: Mention, beside: Sequence[Mention]) -> Mention:
    """A number without a noun, after percentages and nothing else in its sentence, is one too."""
    bare = mention.scale is Scale.COUNT and mention.noun is None and mention.rate is None
    if (
        not bare
        or mention.change is ChangeKind.BY
        or mention.promise is None
        or mention.promise.stated is None
    ):
        return mention
    others = [one for one in beside if one.sentence == mention.sentence]
    if not any(_PERCENT.search(one.words.text) for one in others) or mention.apposition is not None:
        return mention
    if any(one.scale not in (Scale.PERCENT, Scale.POINTS) for one in others):
        return mention
    return replace(mention, scale=Scale.PERCENT) if mention.promise.stated.value <= 100 else mention
