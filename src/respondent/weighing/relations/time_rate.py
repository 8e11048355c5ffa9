"""A rate from a total and the days of its year: "the line rang more than 11 times a day" on average."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from respondent.errors import ArithmeticRefusedError
from respondent.model.codes import F305
from respondent.model.period import Period, calendar_year
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.prose.mentions.mention import Relative
from respondent.prose.periods import write_period
from respondent.weighing.context import Context
from respondent.weighing.linking import count_behind, is_certain, is_plain_count
from respondent.weighing.nouns import head_of
from respondent.weighing.outcome import Outcome, consistent, inconsistent
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.stated import Possible, Range, any_holds, count, is_exact, range_of, unit_of
from respondent.weighing.transform import as_asked
from respondent.weighing.write import full

_MOST_LOOKED_AT = 500
_SOME_YEAR = calendar_year(2023)
"""A year of 365 days, for a year of which the text does not say which it is."""

_A_YEAR = frozenset({Relative.LAST_YEAR, Relative.THIS_YEAR, Relative.YEAR_BEFORE, Relative.SAME_YEAR})


def time_rate(
    item: Item, sheet: Sheet, contexts: Mapping[int, Context], settings: Settings
) -> Outcome | None:
    """What a total of the draft says of a rate over time."""
    base = count_behind(item, sheet)
    plain = base is not None and is_certain(item, base, contexts)
    if base is None:
        base = _only_total(item, sheet, contexts)
    size = range_of(base.mention) if base else None
    if base is None or size is None or item.mention.promise is None:
        return None
    period = contexts[base.order].period or _some_year(contexts[base.order])
    noun = base.mention.noun.text if base.mention.noun else ""
    ends = (size.low, size.value, size.high)
    rates = [_rate_of(count(value, unit_of(base.mention, noun), period), item) for value in ends]
    known = sorted((rate for rate in rates if rate is not None), key=lambda rate: rate.value)
    if len(known) < len(ends) or period is None:
        return None
    rate = known[1]
    total = count(size.value, unit_of(base.mention, noun), period)
    when = "a year" if period is _SOME_YEAR else write_period(period, settings.financial_year)
    sentence = f"{full(total, settings)} in {when} ({period.days:,} days) are {full(rate, settings)}"
    span = Range(known[0].value, rate.value, known[2].value)
    possible = Possible(span, lambda value: replace(rate, value=value, low=value, high=value))
    if any_holds(item.mention.promise, possible):
        return consistent(sentence, base)
    if not plain or not is_exact(base.mention) or not contexts[base.order].period_is_own:
        return None
    return inconsistent(sentence, item.mention.words.text, F305, full(rate, settings), base)


def _some_year(context: Context) -> Period | None:
    """A year, where the text speaks of one without saying which."""
    return _SOME_YEAR if context.relative in _A_YEAR else None


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
