"""One figure of the evidence for each of another: pounds an award, journeys a head, pupils to each teacher."""

from __future__ import annotations

from collections.abc import Iterator

from respondent.errors import ArithmeticRefusedError
from respondent.model.unit import Nature
from respondent.prose.mentions.mention import Scale
from respondent.weighing.candidate import Candidate, Kind
from respondent.weighing.context import Context
from respondent.weighing.degree import Degree
from respondent.weighing.each import each_of
from respondent.weighing.fit import Fit
from respondent.weighing.index import Index
from respondent.weighing.nouns import heads, is_people
from respondent.weighing.readings import Reading
from respondent.weighing.retrieve import Fitting, of_natures
from respondent.weighing.sheet import Item

_NATURE = {Scale.MONEY: Nature.MONEY, Scale.COUNT: Nature.COUNT}
_HEAD = frozenset({"head", "capita", "person", "inhabitant", "resident"})
_MOST = 30


def ratios(item: Item, context: Context, fits: list[Fitting], index: Index) -> list[Reading]:
    """What "£650 an award" may be: an amount of the evidence, for each of what another figure counts there and
    then.
    """
    per = each_of(item)
    nature = _NATURE.get(item.mention.scale)
    if per is None or nature is None:
        return []
    rate = item.mention.rate
    size = rate.count if rate is not None else 1
    found = []
    for whole, _ in of_natures(fits, nature)[:_MOST]:
        if whole.kind is Kind.CHANGE or whole.quantity.per is not None:
            continue
        for base in _bases(per, whole, context, index):
            try:
                quantity = whole.quantity.per_population(base.quantity, size)
            except ArithmeticRefusedError:
                continue
            found.append(Reading(quantity, (whole, base), Fit(Degree.POSSIBLE, 0)))
    return found


def _bases(per: str, whole: Candidate, context: Context, index: Index) -> Iterator[Candidate]:
    """The counts of what the number is for each of, at the same place and time."""
    words = {per} if per else set()
    near = index.of_words(words | set(context.background), context.names)
    pool = dict.fromkeys([*index.of_names(context.names), *near])
    for base in pool:
        if base is whole or base.quantity.unit.nature is not Nature.COUNT or base.kind is Kind.CHANGE:
            continue
        if _is_counted(base, per) and _is_beside(base, whole):
            yield base


def _is_counted(base: Candidate, per: str) -> bool:
    unit = base.quantity.unit
    return not per or per in heads(unit) or (per in _HEAD and is_people(unit))


def _is_beside(base: Candidate, whole: Candidate) -> bool:
    """Whether two figures are of one place and one time, as far as both say."""
    if base.places and whole.places and not base.places & whole.places:
        return False
    mine, yours = base.quantity.period, whole.quantity.period
    if mine is None or yours is None:
        return True
    return mine.first <= yours.last and yours.first <= mine.last
