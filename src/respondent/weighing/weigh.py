"""A verdict for each quantity of a draft: against the evidence first, then against the draft's other figures.

Counts and amounts are weighed before the rates, shares and changes that go back to them, wherever they stand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from respondent.collector import paused
from respondent.model.assessment import Assessment, Verdict
from respondent.model.draft import Draft
from respondent.model.period import Period
from respondent.model.settings import Settings
from respondent.model.workspace import Workspace
from respondent.prose.mentions.mention import ChangeKind, Scale
from respondent.weighing.asking.ask import readings_of
from respondent.weighing.binding import Facing
from respondent.weighing.charity import charitably
from respondent.weighing.context import Context, context_of
from respondent.weighing.facing import Contexts, choose
from respondent.weighing.index import Index, build_index
from respondent.weighing.judge import judge
from respondent.weighing.linking import is_plain_count, numbered
from respondent.weighing.mixed_scales import mixed_scales
from respondent.weighing.noun_clash import noun_clash
from respondent.weighing.other_time import other_time
from respondent.weighing.outcome import Outcome, with_evidence
from respondent.weighing.pairs import is_compared_with
from respondent.weighing.ranks import rank
from respondent.weighing.relations.relate import relate
from respondent.weighing.sheet import Item, Sheet, lay_out
from respondent.weighing.table_period import table_periods

_NOTHING = Outcome(Verdict.UNSUPPORTED, "Nothing in the evidence or in the draft bears this out.")
_TO_COME = re.compile(
    r"\b(?:will|would|expect(?:s|ed|ing)?|forecast(?:s|ing)?|predict(?:s|ed)?|project(?:s|ed)|plan(?:s|ned)?"
    r"|aims?|target|by 20[2-9][0-9])\b",
    re.IGNORECASE,
)
_STEPS = 3
"""So many figures may follow from each other in a chain that begins with the evidence."""


def weigh(draft: Draft, workspace: Workspace) -> tuple[Assessment, ...]:
    """An assessment for each quantity that a draft states, in the order in which they stand."""
    return weigh_with(draft, build_index(workspace), workspace.settings)


@paused()
def weigh_with(draft: Draft, index: Index, settings: Settings) -> tuple[Assessment, ...]:
    """The same with an index that is there already, for several drafts against one workspace."""
    sheet = lay_out(draft, index.names, index.phrases)
    ahead, behind = (_contexts(sheet, facing) for facing in (Facing.AHEAD, Facing.BEHIND))
    contexts = choose(ahead, behind, sheet, index, settings)
    known: dict[int, Outcome] = {}
    for item in sorted(sheet.items, key=_turn):
        outcome = _against_evidence(item, contexts, sheet, index, known, settings)
        if outcome is not None:
            known[item.order] = outcome
    _relate_all(sheet, contexts, known, settings)
    return tuple(
        _assessment(item, known[item.order])
        for item in sheet.items
        if not _is_the_speakers(item, known[item.order])
    )


def _is_the_speakers(item: Item, outcome: Outcome) -> bool:
    """Whether it stands in somebody's quoted words, which nothing bears out or speaks against: it is theirs."""
    return item.mention.quoted and outcome is _NOTHING


def _relate_all(sheet: Sheet, contexts: Contexts, known: dict[int, Outcome], settings: Settings) -> None:
    """Weigh what no evidence decides against the draft's other figures.

    What follows from figures that the evidence bears out is borne out itself, and others may follow from it.
    """
    left = {
        item.order: relate(item, sheet, contexts, settings) for item in sheet.items if item.order not in known
    }
    for _ in range(_STEPS):
        borne_out = {
            order: found
            for order, outcome in left.items()
            if outcome is not None and order not in known
            if (found := with_evidence(outcome, known)) is not outcome
        }
        known.update(borne_out)
        if not borne_out:
            break
    for order, outcome in left.items():
        known.setdefault(order, outcome or _NOTHING)


def _turn(item: Item) -> tuple[int, int]:
    """Plain counts first, then rates and shares, then what compares them."""
    mention = item.mention
    if is_plain_count(mention):
        return 0, item.order
    compares = mention.change is ChangeKind.BY or mention.scale in (Scale.TIMES, Scale.RANK)
    return (2 if compares else 1), item.order


def _contexts(sheet: Sheet, facing: Facing) -> dict[int, Context]:
    """The context of each quantity, read one way; the period that a text has named holds until it names
    another.
    """
    found: dict[int, Context] = {}
    period: Period | None = None
    in_tables = table_periods(sheet)
    for item in sheet.items:
        context = _as_restated(item, context_of(item, sheet, period, facing), found, sheet)
        if not context.period_is_own and item.page.number in in_tables:
            context = replace(context, period=in_tables[item.page.number], period_is_own=True)
        found[item.order] = context
        aside = item.mention.change is not None or is_compared_with(item)
        if context.period_is_own and context.relative is None and not aside:
            period = context.period
    return found


def _as_restated(item: Item, context: Context, found: dict[int, Context], sheet: Sheet) -> Context:
    """The context of what it restates, for a percentage in brackets after another: "a quarter (26.7%)"."""
    first = numbered(item, item.mention.apposition, sheet)
    if (
        first is None
        or first.order not in found
        or first.mention.scale is not item.mention.scale
        or context.follow
    ):
        return context
    theirs = found[first.order]
    if item.mention.scale is not Scale.PERCENT:
        return context
    return replace(context, own=theirs.own, whole=theirs.whole, part_of=theirs.part_of, follow=theirs.follow)


def _against_evidence(
    item: Item,
    contexts: Contexts,
    sheet: Sheet,
    index: Index,
    known: dict[int, Outcome],
    settings: Settings,
) -> Outcome | None:
    mention, context = item.mention, contexts[item.order]
    if mention.scale is Scale.RANK:
        return rank(item, context, sheet, index, known, settings)
    readings = readings_of(item, contexts, sheet, index, known)
    outcome = judge(mention, readings, index, settings)
    if outcome is None or not outcome.is_beyond_doubt:
        outcome = charitably(item, context, sheet, index, known, settings) or outcome
    return (
        outcome
        or mixed_scales(item, contexts, sheet, index, known, settings)
        or noun_clash(mention, context, index, settings)
        or (None if _is_foretold(item) else other_time(mention, context, index, settings))
    )


def _is_foretold(item: Item) -> bool:
    """Whether it is said to come, so that the figure of a year that is past says nothing against it."""
    return _TO_COME.search(item.page.passage.text, item.sentence[0], item.mention.words.end) is not None


def _assessment(item: Item, outcome: Outcome) -> Assessment:
    words, page = item.mention.words, item.page
    line, column = page.passage.place(words.start)
    return Assessment(
        text=words.text,
        verdict=outcome.verdict,
        line=line,
        column=column,
        passage=page.number,
        start=words.start,
        end=words.end,
        message=outcome.message,
        code=outcome.code,
        part=page.passage.part,
        evidence=outcome.evidence,
        expected=outcome.expected,
    )
