"""A figure of another time than the words beside it say."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.passages import Passage
from respondent.checking.rule import Findings
from respondent.checking.stated import Printed, printed_in
from respondent.model.codes import N110
from respondent.model.period import Period

_SETS_APART = re.compile(
    r"[;:]|[,–—] (?:and|but|so|yet|while|when|which|who|where|we|that)\b|"
    r"\b(?:than|compared|since|from|until|till|against|on|after|before|to|up|down|between|under|as|if|made|set|came|"
    r"given|written|(?!(?:recorded|reported|registered|logged|counted|estimated|received|answered)\b)\w+ed)\b",
    re.IGNORECASE,
)
"""Words between a figure and a period by which the period may be that of something else."""

_WITHIN = re.compile(
    r"\b(?:in|for|during|throughout|over)(?: the)?(?: financial| calendar)?(?: year)? $", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\b(?:recorded|reported|registered|logged|counted|received|answered|held|had|saw|took|there (?:were|was))\b"
)
_SAID = re.compile(r"\b(?:that|says?|said|told|asked|wrote|published|found)\b")
_FURTHEST = 90
"""How many characters may stand between a figure and its period."""


def another_period(page: Page) -> Findings:
    """Last year's figure with this year's label is the first mistake of every annual letter.

    Anti-pattern: “{{ figure("offences-2023-24") }} offences in 2022/23”, typed, or with the `period(…)` of another
    record.

    Best practice: `{{ period("…") }}` of the same record: it changes when the figure does.
    """
    for printed in printed_in(page):
        meant, own = _named(printed), printed.quantity.period
        if meant is not None and own is not None and not _is_named(own, printed, page):
            yield N110.at(
                printed.placed.claim.span,
                f"The words beside it say {meant}; the figure is of {own}.",
                f"Name {own}, or print the figure of {meant}.",
            )


def _named(printed: Printed) -> Period | None:
    """The other period, about as long as the figure's own, that the words around it surely give it."""
    mention, own, text = printed.mention, printed.quantity.period, printed.passage.text
    named = mention.when.period if mention.when is not None else None
    if mention.when is None or named is None or own is None or printed.quantity.is_movement:
        return None
    if named.is_stock or own.is_stock or named.same_days(own) or abs(named.days - own.days) > 3:
        return None
    words = mention.when.words
    between = (
        text[mention.words.end : words.start]
        if words.start >= mention.words.end
        else text[words.end : mention.words.start]
    )
    lead = _WITHIN.search(text[: words.start])
    if lead is None or len(between) > _FURTHEST:
        return None
    if words.start < mention.words.start and not _begins(printed.passage, lead.start(), between):
        return None
    return None if _SETS_APART.search(between.removesuffix(lead[0])) else named


def _begins(passage: Passage, start: int, between: str) -> bool:
    """Whether a sentence begins with the period, and goes on to what was counted: "In 2022/23, police recorded"."""
    begins = next(first for first, end in passage.sentences if first <= start < end)
    at_once = len(between.split()) < 3
    counted = _COUNTED.search(between) is not None and _SAID.search(between) is None
    return not passage.text[begins:start].strip() and (at_once or counted)


def _is_named(period: Period, printed: Printed, page: Page) -> bool:
    """Whether the figure's own period stands in the sentence, too."""
    sentence = printed.mention.sentence
    return any(
        other.when is not None and other.when.period is not None and other.when.period.same_days(period)
        for passage, mentions in page.mentions
        if passage is printed.passage
        for other in mentions
        if other.sentence == sentence
    )
