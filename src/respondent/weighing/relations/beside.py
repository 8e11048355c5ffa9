"""The other counts and percentages that stand beside a quantity: of its sentence, and of those just before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from respondent.model.draft import PassageKind
from respondent.prose.mentions.mention import ChangeKind, Mention, Scale
from respondent.weighing.linking import is_plain_count
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.stated import Range, range_of

_SENTENCES = 2
_PASSAGES = 3
_MOST = 6


def is_count_of(scale: Scale) -> Callable[[Mention], bool]:
    """Whether a mention is a plain number of that scale, and no change."""
    return lambda mention: mention.scale is scale and is_count(mention)


def is_count(mention: Mention) -> bool:
    """Whether a mention is a plain number of things, or an amount."""
    return is_plain_count(mention) and not mention.structural


def is_level(mention: Mention) -> bool:
    """Whether a mention is a percentage that no change is stated by."""
    return mention.scale is Scale.PERCENT and mention.change is not ChangeKind.BY


def before(item: Item, sheet: Sheet, wanted: Callable[[Mention], bool]) -> list[Item]:
    """The nearest such quantities before it, the nearest first: of its sentence and of the two before."""
    if item.page.passage.kind is PassageKind.CELL:
        return [one for one in _of_row(item, sheet) if wanted(one.mention)]
    first = item.mention.sentence
    found: list[Item] = []
    for sentence in range(first, first - _SENTENCES - 1, -1):
        near = sheet.in_sentence(item.page, sentence)
        found += [one for one in reversed(near) if one.order < item.order and wanted(one.mention)]
    if len(found) < _MOST and first < _SENTENCES:
        found += [one for one in reversed(_passage_before(item, sheet)) if wanted(one.mention)]
    return found[:_MOST]


def _of_row(item: Item, sheet: Sheet) -> list[Item]:
    """The other quantities of a cell's row, which has one heading; the nearest before it first."""
    row = item.page.passage.labels[:1]
    near = sheet.items[max(0, item.order - _MOST) : item.order + _MOST]
    beside = [one for one in near if one is not item and one.page.passage.labels[:1] == row and row]
    return sorted(beside, key=lambda one: (one.order > item.order, abs(one.order - item.order)))


def _passage_before(item: Item, sheet: Sheet) -> list[Item]:
    """The last few quantities of the passages just before."""
    first = sheet.firsts[item.page.number]
    near = sheet.items[max(0, first - _MOST) : first]
    return [one for one in near if one.page.number >= item.page.number - _PASSAGES]


def after(item: Item, sheet: Sheet, wanted: Callable[[Mention], bool]) -> list[Item]:
    """Such quantities after it in its sentence, the nearest first."""
    near = sheet.in_sentence(item.page, item.mention.sentence)
    return [one for one in near if one.order > item.order and wanted(one.mention)][:_MOST]


def known(items: Iterable[Item]) -> list[tuple[Item, Range]]:
    """Those of which the text says more than a bound, with the numbers that they may be."""
    return [(item, size) for item in items if (size := range_of(item.mention)) is not None]


def added(sizes: Iterable[Range]) -> Range:
    """The numbers that a sum may be."""
    low = value = high = Fraction(0)
    for size in sizes:
        low, value, high = low + size.low, value + size.value, high + size.high
    return Range(low, value, high)


def less(one: Range, other: Range) -> Range:
    """The numbers that a difference may be."""
    return Range(one.low - other.high, one.value - other.value, one.high - other.low)
