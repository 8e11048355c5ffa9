"""One figure of the draft for each of another: "£550,000 … £500 a lamp", "16 pupils to each teacher"."""

from __future__ import annotations

from collections.abc import Mapping

from respondent.model.codes import F305
from respondent.model.settings import Settings
from respondent.weighing.context import Context
from respondent.weighing.each import each_of
from respondent.weighing.linking import is_plain_count
from respondent.weighing.nouns import head_of
from respondent.weighing.outcome import Outcome, consistent, inconsistent
from respondent.weighing.relations.beside import before, is_count, known
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.stated import Possible, Range, any_holds, count, is_exact, unit_of
from respondent.weighing.write import precise

_MOST_LOOKED_AT = 200


def ratio(item: Item, sheet: Sheet, _: Mapping[int, Context], settings: Settings) -> Outcome | None:
    """What two counts beside it say of a number "each", or a number of one thing for each of another."""
    promise = item.mention.promise
    per = each_of(item)
    if promise is None or per is None:
        return None
    unit = unit_of(item.mention, None)
    counts = known(before(item, sheet, is_count))
    for whole, mine in counts:
        for base, yours in [*counts, *_bases(item, per, sheet)]:
            if whole is base or yours.low <= 0 or not _fits(item, whole, base, per):
                continue
            span = Range(mine.low / yours.high, mine.value / yours.value, mine.high / yours.low)
            value = precise(count(span.value, unit), settings)
            sentence = f"{whole.mention.number.text} ÷ {base.mention.number.text} = {value}"
            if any_holds(promise, Possible(span, lambda number: count(number, unit))):
                return consistent(sentence, whole, base)
            if _is_plain(item, whole, base, per):
                return inconsistent(sentence, item.mention.words.text, F305, value, whole, base)
    return None


def _bases(item: Item, per: str, sheet: Sheet) -> list[tuple[Item, Range]]:
    """The counts of the whole draft so far of what the number is for each of."""
    earlier = sheet.items[max(0, item.order - _MOST_LOOKED_AT) : item.order]
    return known(
        one
        for one in reversed(earlier)
        if per and is_count(one.mention) and one.mention.noun and head_of(one.mention.noun.text) == per
    )


def _fits(item: Item, whole: Item, base: Item, per: str) -> bool:
    """Whether a count is of what the number is of, and the other of what it is for each of."""
    if whole.mention.scale is not item.mention.scale or not is_plain_count(whole.mention):
        return False
    noun = head_of(base.mention.noun.text) if base.mention.noun else None
    return not per or noun is None or noun == per


def _is_plain(item: Item, whole: Item, base: Item, per: str) -> bool:
    """Whether all three say what they count, so that the number can only be the one divided by the other."""
    mine = head_of(item.mention.noun.text) if item.mention.noun else None
    yours = head_of(whole.mention.noun.text) if whole.mention.noun else None
    theirs = head_of(base.mention.noun.text) if base.mention.noun else None
    near = item.mention.sentence == whole.mention.sentence == base.mention.sentence
    exact = is_exact(item.mention) and is_exact(whole.mention) and is_exact(base.mention)
    return near and exact and mine is not None and mine == yours and per != "" and theirs == per
