"""A change held against the two figures that the draft gives for it: "from 25 per cent to 30 per cent, up
five".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from respondent.model.codes import F301, F303
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.prose.mentions.mention import ChangeKind, Mention, Scale
from respondent.prose.wording import Direction, Promise
from respondent.weighing.context import Context
from respondent.weighing.linking import is_certain
from respondent.weighing.outcome import Outcome, consistent, inconsistent
from respondent.weighing.pairs import pair_of
from respondent.weighing.relations.beside import after, before, known
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.stated import (
    Possible,
    Range,
    any_holds,
    count,
    difference,
    is_exact,
    points,
    range_of,
    relative,
    unit_of,
)
from respondent.weighing.write import precise

_SHORT = re.compile(r"\s+(?:\w+\s+)?(?:short|apart|adrift|off|away)\b", re.IGNORECASE)
_GAP = re.compile(r"\b(?:gap|difference|apart|gulf|divide)\b[^.;]*$", re.IGNORECASE)


def change_between(
    item: Item, sheet: Sheet, contexts: Mapping[int, Context], settings: Settings
) -> Outcome | None:
    """What the two figures of the sentence, or of the one before, say of the change between them."""
    promise = item.mention.promise
    pair = pair_of(item, sheet, contexts)
    if pair is None or promise is None:
        return None
    later, earlier = pair
    new, old = range_of(later.mention), range_of(earlier.mention)
    if new is None or old is None or old.low <= 0:
        return None
    levels = later.mention.scale is Scale.PERCENT
    asked = _asked(item.mention, new, old, later.mention)
    if asked is not None and any(any_holds(way, asked) for way in _either_way(promise)):
        return consistent(_says(new, old, later, earlier, settings), later, earlier)
    mixed = levels and item.mention.scale is Scale.PERCENT and any_holds(promise, points(new, old))
    if asked is None or not (is_exact(later.mention) and is_exact(earlier.mention)):
        return None
    if not mixed and not _is_theirs(item, pair, contexts):
        return None
    says = _says(new, old, later, earlier, settings)
    expected = _expected(new, old, later.mention, item.mention, settings)
    if item.mention.scale in (Scale.COUNT, Scale.MONEY):
        says = f"From {_number(earlier)} to {_number(later)} is a {_word(new, old)} of {expected}"
    code = F303 if mixed else F301
    way = promise.direction
    is_turned = way is not None and any_holds(replace(promise, direction=way.turned), asked)
    stated = f"“{item.mention.words.text}”" if is_turned else item.mention.number.text
    return inconsistent(says, stated, code, expected, later, earlier)


def gap(item: Item, sheet: Sheet, _: Mapping[int, Context], settings: Settings) -> Outcome | None:
    """Consistent where two figures beside it differ by so much, whichever is the later, or by so many points.

    Of the gap between the only two percentages beside it, and of nothing else, it can also be inconsistent.
    """
    promise = item.mention.promise
    after_it = item.page.passage.text[item.mention.words.end : item.sentence[1]]
    moves = item.mention.change is ChangeKind.BY or item.mention.scale in (Scale.TIMES, Scale.POINTS)
    before_it = item.page.passage.text[item.sentence[0] : item.mention.number.start]
    if promise is None or not (moves or _GAP.search(before_it) or _SHORT.match(after_it)):
        return None
    for (one, mine), (other, yours) in _pairs_beside(item, sheet):
        if yours.low <= 0:
            continue
        asked = _asked(item.mention, mine, yours, one.mention)
        if asked is not None and any_holds(promise, asked):
            return consistent(_differ(one, other, mine, yours, settings), one, other)
    return _wrong_gap(item, sheet, settings)


def _pairs_beside(item: Item, sheet: Sheet) -> Iterator[tuple[tuple[Item, Range], tuple[Item, Range]]]:
    """Pairs of figures of one scale beside a change, none of them a change itself."""
    levels = known([*before(item, sheet, _is_level), *after(item, sheet, _is_level)])
    for one in levels:
        for other in levels:
            if one[0] is not other[0] and one[0].mention.scale is other[0].mention.scale:
                yield one, other


def _is_level(mention: Mention) -> bool:
    wanted = mention.scale in (Scale.COUNT, Scale.MONEY, Scale.PERCENT)
    return wanted and mention.change is not ChangeKind.BY


def _wrong_gap(item: Item, sheet: Sheet, settings: Settings) -> Outcome | None:
    """A gap in points that the only two percentages before it do not have: "74 per cent … 88 per cent: a gap
    of 12".
    """
    start, _ = item.sentence
    text = item.page.passage.text[start : item.mention.number.start]
    if item.mention.scale is not Scale.POINTS or item.mention.promise is None or not _GAP.search(text):
        return None
    near = [one for one in before(item, sheet, _is_level) if one.page is item.page]
    levels = known([one for one in near if one.mention.scale is Scale.PERCENT])
    if len(levels) != 2 or not all(is_exact(one.mention) for one, _ in levels):
        return None
    (one, mine), (other, yours) = levels
    if any(any_holds(item.mention.promise, points(*pair)) for pair in ((mine, yours), (yours, mine))):
        return None
    size = precise(_size(points(mine, yours)), settings)
    says = _differ(one, other, mine, yours, settings)
    return inconsistent(says, item.mention.number.text, F301, size, one, other)


def _differ(one: Item, other: Item, mine: Range, yours: Range, settings: Settings) -> str:
    """“88 per cent and 74 per cent are 14 percentage points apart”."""
    levels = one.mention.scale is Scale.PERCENT
    apart = points(mine, yours) if levels else difference(mine, yours, unit_of(one.mention, None))
    return f"{_number(one)} and {_number(other)} are {precise(_size(apart), settings)} apart"


def _either_way(promise: Promise) -> tuple[Promise, ...]:
    """The promise, of a change that says no direction both ways."""
    if promise.direction is not None:
        return (promise,)
    return (promise, *(replace(promise, direction=way) for way in Direction))


def _is_theirs(item: Item, pair: tuple[Item, Item], contexts: Mapping[int, Context]) -> bool:
    """Whether the change is surely that of the two: its clause speaks of nothing that theirs do not."""
    return any(is_certain(item, one, contexts) for one in pair)


def _asked(mention: Mention, new: Range, old: Range, later: Mention) -> Possible | None:
    """The change on the scale that the text uses; None where the figures give none on it."""
    match mention.scale:
        case Scale.PERCENT | Scale.TIMES:
            return relative(new, old)
        case Scale.POINTS:
            return points(new, old) if later.scale is Scale.PERCENT else None
        case Scale.COUNT | Scale.MONEY:
            return difference(new, old, unit_of(later, None)) if later.scale is mention.scale else None
        case _:
            return None


def _says(new: Range, old: Range, later: Item, earlier: Item, settings: Settings) -> str:
    """“From 3,508 to 4,210 is a rise of 20.0 per cent”; of percentages in points too."""
    ends = f"From {_number(earlier)} to {_number(later)} is a {_word(new, old)} of "
    change = precise(_size(relative(new, old)), settings)
    if later.mention.scale is not Scale.PERCENT:
        return f"{ends}{change}"
    return f"{ends}{precise(_size(points(new, old)), settings)}, or {change}"


def _word(new: Range, old: Range) -> str:
    return "rise" if new.value >= old.value else "fall"


def _expected(new: Range, old: Range, later: Mention, mention: Mention, settings: Settings) -> str:
    if later.scale is Scale.PERCENT:
        return precise(_size(points(new, old)), settings)
    if mention.scale in (Scale.COUNT, Scale.MONEY):
        return precise(_size(difference(new, old, unit_of(later, None))), settings)
    return precise(_size(relative(new, old)), settings)


def _size(possible: Possible) -> Quantity:
    """The change between the figures as they stand, without its sign."""
    first = possible.stated
    return count(abs(first.value), first.unit)


def _number(item: Item) -> str:
    return item.mention.number.text
