"""The verdict of the draft's other figures on one that no evidence decides.

A figure is consistent if it follows from others of the draft, and inconsistent only where the text says plainly
which others it must follow from ("3,789 calls, 94 per cent of the total") and no rounding of them gives it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from respondent.errors import ArithmeticRefusedError
from respondent.model.codes import F302, F304, F305
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import PERCENT
from respondent.prose.mentions.mention import ChangeKind, Scale
from respondent.prose.periods import write_period
from respondent.weighing.context import Context
from respondent.weighing.linking import count_behind, is_anaphoric, is_certain, is_plain_count
from respondent.weighing.nouns import head_of
from respondent.weighing.outcome import Outcome, consistent, inconsistent
from respondent.weighing.relations_change import change_between
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.stated import Possible, Range, any_holds, count, is_exact, range_of, share, unit_of
from respondent.weighing.transform import as_asked, is_over_time
from respondent.weighing.wholes import whole_of
from respondent.weighing.write import full, precise

_MOST_LOOKED_AT = 500
_LONGEST_REST = 60
"""No more characters before a number say that it is what is left."""

_OTHERS = re.compile(r"\bothers?\b[^.;]{0,20}$", re.IGNORECASE)
_REST = re.compile(r"\b(?:remaining|rest|remainder|other|others)\b[^.;]{0,20}$", re.IGNORECASE)


def relate(item: Item, sheet: Sheet, contexts: Mapping[int, Context], settings: Settings) -> Outcome | None:
    """What the draft's other figures say of a quantity; None where they say nothing."""
    mention = item.mention
    if mention.promise is None:
        return None
    if mention.change is ChangeKind.BY:
        return change_between(item, sheet, contexts, settings)
    if is_over_time(mention):
        return _rate(item, sheet, contexts, settings)
    if mention.scale is Scale.PERCENT:
        return _share(item, sheet, contexts, settings) or _restated(item, sheet, contexts)
    if is_plain_count(mention):
        return _remainder(item, sheet, settings) or _restated(item, sheet, contexts)
    return None


# Shares


def _share(item: Item, sheet: Sheet, contexts: Mapping[int, Context], settings: Settings) -> Outcome | None:
    """A part with its share: "1,263 (30 per cent)", "842, one in five" … of the total before."""
    part = count_behind(item, sheet)
    if part is None or item.mention.promise is None or is_anaphoric(item.mention):
        return None
    whole, plain = whole_of(item, part, sheet)
    mine, yours = range_of(part.mention), range_of(whole.mention) if whole else None
    if mine is None or whole is None or yours is None or mine.value > yours.value or yours.low <= 0:
        return None
    value = count(mine.value * 100 / yours.value, PERCENT)
    sentence = f"{part.mention.number.text} of {whole.mention.number.text} is {precise(value, settings)}"
    if any_holds(item.mention.promise, share(mine, yours)):
        return consistent(sentence)
    exact = is_exact(part.mention) and is_exact(whole.mention)
    certain = plain and exact and is_certain(item, part, contexts)
    if not certain:
        return None
    return inconsistent(sentence, item.mention.number.text, F302, precise(value, settings))


# What is left


def _remainder(item: Item, sheet: Sheet, settings: Settings) -> Outcome | None:
    """What is left of a total: "the remaining 2,105" is the total without the parts named since."""
    start, at = item.sentence[0], item.mention.number.start
    before = item.page.passage.text[max(start, at - _LONGEST_REST) : at]
    if item.mention.promise is None or not _REST.search(before):
        return None
    parts = _parts_before(item, sheet)
    if not parts:
        return None
    whole, plain = whole_of(parts[0], None, sheet)
    size = range_of(whole.mention) if whole else None
    sizes = [range_of(part.mention) for part in parts]
    if whole is None or size is None or any(one is None for one in sizes):
        return None
    known = [one for one in sizes if one is not None]
    span = Range(
        size.low - sum((one.high for one in known), Fraction(0)),
        size.value - sum((one.value for one in known), Fraction(0)),
        size.high - sum((one.low for one in known), Fraction(0)),
    )
    left, unit = span.value, unit_of(item.mention, None)
    quantity = count(left, unit)
    numbers = " − ".join(one.mention.number.text for one in (whole, *parts))
    sentence = f"{numbers} = {precise(quantity, settings)}"
    if any_holds(item.mention.promise, Possible(span, lambda value: count(value, unit))):
        return consistent(sentence)
    nested = any(is_anaphoric(part.mention) for part in parts)
    loose = _OTHERS.search(before) is not None
    if not (plain and all(is_exact(one.mention) for one in (whole, *parts))) or left <= 0 or nested or loose:
        return None
    return inconsistent(sentence, item.mention.number.text, F304, precise(quantity, settings))


def _parts_before(item: Item, sheet: Sheet) -> list[Item]:
    """The counts of the sentence before, or of this one, of which the remainder is what is left."""
    for near in (sheet.beside(item), sheet.sentence_before(item)):
        found = [one for one in near if one.order < item.order and is_plain_count(one.mention)]
        if found:
            return found
    return []


# Rates


def _rate(item: Item, sheet: Sheet, contexts: Mapping[int, Context], settings: Settings) -> Outcome | None:
    """A rate from a total and the days of its year: "the line rang more than 11 times a day" on average."""
    base = count_behind(item, sheet)
    plain = base is not None and is_certain(item, base, contexts)
    if base is None:
        base = _only_total(item, sheet, contexts)
    size = range_of(base.mention) if base else None
    if base is None or size is None or item.mention.promise is None:
        return None
    period = contexts[base.order].period
    noun = base.mention.noun.text if base.mention.noun else ""
    ends = (size.low, size.value, size.high)
    rates = [_rate_of(count(value, unit_of(base.mention, noun), period), item) for value in ends]
    known = sorted((rate for rate in rates if rate is not None), key=lambda rate: rate.value)
    if len(known) < len(ends) or period is None:
        return None
    rate = known[1]
    total = count(size.value, unit_of(base.mention, noun), period)
    when = write_period(period, settings.financial_year)
    sentence = f"{full(total, settings)} in {when} ({period.days:,} days) are {full(rate, settings)}"
    span = Range(known[0].value, rate.value, known[2].value)
    possible = Possible(span, lambda value: replace(rate, value=value, low=value, high=value))
    if any_holds(item.mention.promise, possible):
        return consistent(sentence)
    if not plain or not is_exact(base.mention) or not contexts[base.order].period_is_own:
        return None
    return inconsistent(sentence, item.mention.words.text, F305, full(rate, settings))


def _rate_of(quantity: Quantity, item: Item) -> Quantity | None:
    try:
        return as_asked(quantity, item.mention)
    except ArithmeticRefusedError:
        return None


def _only_total(item: Item, sheet: Sheet, contexts: Mapping[int, Context]) -> Item | None:
    """The first total of the draft that has a period of its own and counts what the rate does, or may."""
    noun = head_of(item.mention.noun.text) if item.mention.noun else None
    for other in sheet.items[: min(item.order, _MOST_LOOKED_AT)]:
        mention = other.mention
        own = head_of(mention.noun.text) if mention.noun else None
        if is_plain_count(mention) and own is not None and contexts[other.order].period_is_own:
            return other if noun in (None, own) else None
    return None


# The same again


def _restated(item: Item, sheet: Sheet, contexts: Mapping[int, Context]) -> Outcome | None:
    """A number that the draft has stated before of the same thing, as a headline does."""
    promise = item.mention.promise
    if promise is None or promise.stated is None or item.mention.change is ChangeKind.FROM:
        return None
    mine = contexts[item.order]
    for other in sheet.stating(promise.stated.value):
        if other.order >= item.order:
            return None
        mention, yours = other.mention, contexts[other.order]
        alike = mention.scale is item.mention.scale and mention.rate == item.mention.rate
        level = mention.change not in (ChangeKind.FROM, ChangeKind.BY)
        nouns = head_of(mine.noun or "") == head_of(yours.noun or "") and mine.own_names == yours.own_names
        shared = mine.sentence & yours.sentence
        if alike and level and nouns and len(shared) * 2 >= len(mine.sentence) and shared:
            return consistent(f"The draft says so before: “{mention.words.text}”")
    return None
