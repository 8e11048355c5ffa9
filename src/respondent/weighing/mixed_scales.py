"""Per cent for percentage points, and the other way round: the number is right on the other scale alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from respondent.model.assessment import Verdict
from respondent.model.codes import F207
from respondent.model.settings import Settings
from respondent.prose.mentions.mention import ChangeKind, Scale
from respondent.prose.wording import Qualifier
from respondent.weighing.asking.ask import readings_of
from respondent.weighing.context import Context
from respondent.weighing.index import Index
from respondent.weighing.outcome import Outcome
from respondent.weighing.readings import Reading
from respondent.weighing.sheet import Item, Sheet
from respondent.weighing.write import expected, lower_first, sum_of

_OTHER = {Scale.PERCENT: Scale.POINTS, Scale.POINTS: Scale.PERCENT}


def mixed_scales(
    item: Item,
    contexts: Mapping[int, Context],
    sheet: Sheet,
    index: Index,
    known: Mapping[int, Outcome],
    settings: Settings,
) -> Outcome | None:
    """The outcome for a change whose number is right in points and not in per cent, or in per cent and not in
    points.

    Only a plain number is taken for that, and only the change of what the text names or states.
    """
    mention = item.mention
    other = _OTHER.get(mention.scale)
    promise = mention.promise
    if other is None or promise is None or mention.change is not ChangeKind.BY:
        return None
    if promise.qualifier is not Qualifier.BARE or mention.quoted:
        return None
    turned = replace(item, mention=replace(mention, scale=other))
    readings = readings_of(turned, contexts, sheet, index, known)
    kept = [reading for reading in readings if not reading.is_gap and reading.keeps(promise)]
    meant = [reading for reading in kept if _is_meant(reading, contexts[item.order], known)]
    if not meant:
        return None
    first = meant[0]
    return Outcome(
        Verdict.CONTRADICTED,
        f"{sum_of(first, settings)}, not {lower_first(mention.words.text)}.",
        code=F207,
        meant=(first,),
        evidence=first.references,
        expected=expected(first.quantity, turned.mention, settings),
    )


def _is_meant(reading: Reading, context: Context, known: Mapping[int, Outcome]) -> bool:
    """Whether the text names what the figures are of, or states both of them."""
    needs = reading.subject.needs
    named = bool(needs) and needs <= context.own_names | context.carried_names
    stated = {
        candidate for outcome in known.values() for one in outcome.meant for candidate in one.candidates
    }
    return named or set(reading.candidates) <= stated
