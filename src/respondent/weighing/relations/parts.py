"""Parts and their total: "36 oaks, 52 hazels and 27 hollies, 115 trees in total", "the remaining 2,105"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from respondent.model.codes import F304, F306
from respondent.model.settings import Settings
from respondent.prose.mentions.mention import Scale
from respondent.weighing.context import Context
from respondent.weighing.linking import is_anaphoric, is_plain_count
from respondent.weighing.neighbours import is_near
from respondent.weighing.outcome import Outcome, consistent, inconsistent
from respondent.weighing.relations.beside import added, before, is_count_of, is_level, known, less
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.stated import BOUNDS, Possible, Range, any_holds, count, is_exact, range_of, unit_of
from respondent.weighing.wholes import whole_of
from respondent.weighing.write import precise

_OTHERS = re.compile(r"\bothers?\b[^.;]{0,20}$", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:remaining|rest|remainder|other|others|leaving|leaves|left|unspent)\b[^.;]{0,20}$", re.IGNORECASE
)
_LEFT = re.compile(r"[^.;]{0,20}\b(?:left|remain\w*|unspent|over)\b", re.IGNORECASE)
_REMAINING = re.compile(r"\bthe (?:remaining|rest, )\s*$", re.IGNORECASE)
_IN_ALL = re.compile(r"[^,.;:]{0,40}\b(?:in all|in total|altogether|all told|combined)\b", re.IGNORECASE)
_LISTED = re.compile(r"[^.;:()]*?(?:,|\band\b|\bplus\b)[^.;:()]*")
_LONGEST_REST = 60
"""No more characters before a number say that it is what is left."""

_FEWEST = 2
_HUNDREDS = 100


# A total


def total(item: Item, sheet: Sheet, _: Mapping[int, Context], settings: Settings) -> Outcome | None:
    """What the parts that stand before it add up to. A total that stands first is what its parts follow from."""
    promise = item.mention.promise
    if promise is not None and promise.qualifier in BOUNDS:
        return None
    wanted = is_level if item.mention.scale is Scale.PERCENT else is_count_of(item.mention.scale)
    listed = before(item, sheet, wanted)
    for parts in _runs(list(reversed(listed))):
        sizes = known(parts)
        if promise is None or len(sizes) < len(parts):
            continue
        span = added(size for _, size in sizes)
        if any_holds(promise, _possible(span, item)):
            return consistent(_sum(parts, span, item, settings), *parts)
    return _wrong_total(item, sheet, settings)


def _possible(span: Range, item: Item) -> Possible:
    """All that may have come of a sum, in what the quantity counts."""
    unit = unit_of(item.mention, None)
    return Possible(span, lambda value: count(value, unit))


def _runs(parts: Sequence[Item]) -> list[Sequence[Item]]:
    """The stretches of two parts or more that end at the quantity."""
    return [parts[-size:] for size in range(_FEWEST, len(parts) + 1)]


def _wrong_total(item: Item, sheet: Sheet, settings: Settings) -> Outcome | None:
    """A total that a list of its sentence plainly leads to ("…: 2,540 requests in all") and does not give."""
    text = item.page.passage.text
    if (
        item.mention.promise is None
        or item.mention.scale is Scale.PERCENT
        or not _IN_ALL.match(text, item.mention.number.end)
    ):
        return None
    wanted = is_count_of(item.mention.scale)
    parts = [one for one in sheet.beside(item) if one.order < item.order and wanted(one.mention)]
    sizes = known(parts)
    if len(parts) < _FEWEST or len(sizes) < len(parts) or not _is_list([*parts, item], text):
        return None
    if not all(is_exact(one.mention) for one in (*parts, item)):
        return None
    span = added(size for _, size in sizes)
    value = count(span.value, unit_of(item.mention, None))
    if not is_near(item.mention.promise, value):
        return None
    expected = precise(value, settings)
    return inconsistent(_sum(parts, span, item, settings), item.mention.number.text, F306, expected, *parts)


def _is_list(items: Sequence[Item], text: str) -> bool:
    """Whether the quantities follow on each other as the members of a list do."""
    pairs = pairwise(items[:-1])
    return all(
        _LISTED.fullmatch(text, one.mention.number.end, other.mention.number.start)
        and one.mention.apposition is None
        for one, other in pairs
    )


def _sum(parts: Sequence[Item], span: Range, item: Item, settings: Settings) -> str:
    value = count(span.value, unit_of(item.mention, None))
    return f"{' + '.join(one.mention.number.text for one in parts)} = {precise(value, settings)}"


# What is left


def remainder(item: Item, sheet: Sheet, _: Mapping[int, Context], settings: Settings) -> Outcome | None:
    """What is left of a total: "the remaining 2,105" is the total without the parts named since."""
    start, end = item.sentence
    text, at = item.page.passage.text, item.mention.number.start
    ahead = text[max(start, at - _LONGEST_REST) : at]
    left = _LEFT.match(text, item.mention.number.end, end) is not None
    if item.mention.promise is None or not (left or _REST.search(ahead)):
        return None
    return _of_total(item, ahead, sheet, settings) or _of_some(item, sheet, settings)


def _of_total(item: Item, ahead: str, sheet: Sheet, settings: Settings) -> Outcome | None:
    """What the parts named just before leave of the total that they are parts of."""
    parts = _parts_before(item, sheet)
    if not parts or item.mention.promise is None:
        return None
    whole, plain = whole_of(parts[0], None, sheet)
    size = range_of(whole.mention) if whole else None
    sizes = known(parts)
    if whole is None or size is None or len(sizes) < len(parts):
        return None
    span, unit = less(size, added(one for _, one in sizes)), unit_of(item.mention, None)
    if all(_is_counted(one) for one in parts):
        span = Range(span.value, span.value, span.value)
    quantity = count(span.value, unit)
    numbers = " − ".join(one.mention.number.text for one in (whole, *parts))
    sentence = f"{numbers} = {precise(quantity, settings)}"
    if any_holds(item.mention.promise, _possible(span, item)):
        return consistent(sentence, whole, *parts)
    nested = any(is_anaphoric(part.mention) for part in parts[1:])
    loose = _OTHERS.search(ahead) is not None
    plainly = plain or (len(parts) > 1 and _REMAINING.search(ahead) is not None)
    if not (plainly and all(is_exact(one.mention) for one in (whole, *parts))):
        return None
    if span.value <= 0 or nested or loose:
        return None
    expected = precise(quantity, settings)
    return inconsistent(sentence, item.mention.number.text, F304, expected, whole, *parts)


def _is_counted(item: Item) -> bool:
    """Whether a number is too small, and not round enough, to be anything but a count to the last one."""
    stated = item.mention.promise.stated if item.mention.promise else None
    return stated is not None and stated.value < _HUNDREDS * 10 and stated.value % _HUNDREDS != 0


def _of_some(item: Item, sheet: Sheet, settings: Settings) -> Outcome | None:
    """Consistent where it is what the numbers just before it leave of one before them: raised, spent and left."""
    counts = known(before(item, sheet, is_count_of(item.mention.scale)))
    unit = unit_of(item.mention, None)
    for size in range(1, len(counts)):
        parts = counts[:size]
        taken = added(one for _, one in parts)
        for whole, total_size in counts[size:]:
            span = less(total_size, taken)
            if all(_is_counted(part) for part, _ in parts) and len(parts) > 1:
                span = Range(span.value, span.value, span.value)
            if span.value <= 0 or item.mention.promise is None:
                continue
            if any_holds(item.mention.promise, _possible(span, item)):
                value = precise(count(span.value, unit), settings)
                numbers = [one.mention.number.text for one in (whole, *(part for part, _ in reversed(parts)))]
                return consistent(f"{' − '.join(numbers)} = {value}", whole, *(part for part, _ in parts))
    return None


def _parts_before(item: Item, sheet: Sheet) -> list[Item]:
    """The counts of the sentence before, or of this one, of which the remainder is what is left."""
    for sentence in (item.mention.sentence, item.mention.sentence - 1):
        near = sheet.in_sentence(item.page, sentence)
        found = [one for one in near if one.order < item.order and is_plain_count(one.mention)]
        if found:
            return found
    return []
