"""A part with its share: "1,263 (30 per cent)", "842, one in five" … of the total before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from respondent.model.codes import F302
from respondent.model.settings import Settings
from respondent.model.unit import PERCENT
from respondent.prose.wording import Form
from respondent.weighing.context import Context
from respondent.weighing.linking import count_behind, is_anaphoric, is_certain, is_plain_count
from respondent.weighing.nouns import head_of
from respondent.weighing.outcome import Outcome, consistent, inconsistent
from respondent.weighing.relations.beside import after, before, is_count, known
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.stated import BOUNDS, Range, any_holds, count, is_exact, range_of, share
from respondent.weighing.wholes import whole_of
from respondent.weighing.write import precise

_COARSE = 2
"""A share in words, or with a bound, fits many pairs: only so many of the nearest counts are tried."""


def share_of_whole(
    item: Item, sheet: Sheet, contexts: Mapping[int, Context], settings: Settings
) -> Outcome | None:
    """What a part and a whole of the draft say of a percentage."""
    return _stated(item, sheet, contexts, settings) or _any_pair(item, sheet, settings)


def _stated(item: Item, sheet: Sheet, contexts: Mapping[int, Context], settings: Settings) -> Outcome | None:
    """Of the part and the whole that the text says."""
    part = count_behind(item, sheet)
    if part is None or item.mention.promise is None or is_anaphoric(item.mention):
        return None
    whole, plain = whole_of(item, part, sheet)
    mine, yours = range_of(part.mention), range_of(whole.mention) if whole else None
    if mine is None or whole is None or yours is None or mine.value > yours.value or yours.low <= 0:
        return None
    sentence = _says(part, mine, whole, yours, settings)
    if any_holds(item.mention.promise, share(mine, yours)):
        return consistent(sentence, part, whole)
    exact = is_exact(part.mention) and is_exact(whole.mention)
    if not (plain and exact and is_certain(item, part, contexts)):
        return None
    value = count(mine.value * 100 / yours.value, PERCENT)
    return inconsistent(sentence, item.mention.number.text, F302, precise(value, settings), part, whole)


def _any_pair(item: Item, sheet: Sheet, settings: Settings) -> Outcome | None:
    """Consistent where two counts beside it, of one kind as far as the text says, are part and whole.

    A mere bound ("more than seven per cent") would be kept by many pairs, and says nothing of them.
    """
    if item.mention.promise is not None and item.mention.promise.qualifier in BOUNDS:
        return None
    for (part, mine), (whole, yours) in _pairs(item, sheet):
        if item.mention.promise is not None and any_holds(item.mention.promise, share(mine, yours)):
            return consistent(_says(part, mine, whole, yours, settings), part, whole)
    return None


def _pairs(item: Item, sheet: Sheet) -> Iterator[tuple[tuple[Item, Range], tuple[Item, Range]]]:
    """Pairs of a part and a larger whole, the nearest parts first."""
    restating = [one for one in after(item, sheet, is_count) if one.mention.apposition == item.number]
    following = [one for one in after(item, sheet, is_count) if one not in restating]
    counts = known([*restating, *following[:1], *before(item, sheet, is_count), *following[1:]])
    promise = item.mention.promise
    coarse = promise is not None and promise.stated is not None and promise.stated.form is not Form.NUMBER
    parts = counts[: _COARSE if coarse else len(counts)]
    for part in parts:
        for whole in counts:
            if (
                part[0] is not whole[0]
                and 0 < part[1].value < whole[1].low
                and _is_one_kind(part[0], whole[0])
            ):
                yield part, whole


def _is_one_kind(part: Item, whole: Item) -> bool:
    """Whether two counts may count the same: of one scale, and of one noun if both have one."""
    mine, yours = part.mention, whole.mention
    if mine.scale is not yours.scale or not (is_plain_count(mine) and is_plain_count(yours)):
        return False
    if part.page is whole.page and mine.sentence == yours.sentence:
        return True
    heads = [head_of(one.noun.text) for one in (mine, yours) if one.noun]
    return len(heads) < 2 or None in heads or heads[0] == heads[1]


def _says(part: Item, mine: Range, whole: Item, yours: Range, settings: Settings) -> str:
    value = count(mine.value * 100 / yours.value, PERCENT)
    return f"{part.mention.number.text} of {whole.mention.number.text} is {precise(value, settings)}"
