"""A number in prose that no claim stands for."""

from __future__ import annotations

from respondent.checking.mixed_up import mixed_up_in
from respondent.checking.page import Page
from respondent.checking.passages import Passage
from respondent.checking.rule import Findings
from respondent.checking.stated import is_restated_falsely, restated, typed_in
from respondent.model.codes import N101
from respondent.prose.mentions.mention import Mention, Scale
from respondent.prose.wording import holds

_OF_THE_TEXT = frozenset(
    {
        "ask",
        "annex",
        "annexes",
        "change",
        "charity",
        "charities",
        "letter",
        "measure",
        "minister",
        "organisation",
        "other",
        "paragraph",
        "part",
        "partner",
        "point",
        "proposal",
        "question",
        "reason",
        "recommendation",
        "request",
        "section",
        "signatory",
        "signatories",
        "step",
        "thing",
        "way",
    }
)
"""What a text has a few of and counts itself; a small number of them is no statistic."""

_SMALL = 20


def number_in_prose(page: Page) -> Findings:
    """A number that was typed has no source, no note, and stays when the evidence changes.

    Anti-pattern: “more than 24 every week” typed in a template. So the release of one force keeps the number of
    another.

    Best practice: `{{ figure("…").per_week | more_than }}`; or `{% claim "…" %}…{% endclaim %}` round the
    words.
    """
    mixed_up = [mixed.mention for mixed in mixed_up_in(page)]
    for passage, mention in typed_in(page):
        is_told = mention in mixed_up or is_restated_falsely(passage, mention, page)  # by other rules
        if not (is_told or _counts_the_text(mention) or _restates_a_figure(passage, mention, page)):
            yield N101.at(
                page.place_of(passage, mention.number.start, mention.number.end),
                f"“{mention.words.text}” was typed: no record stands behind it.",
                "Let a figure print it, or put the words into {% claim “…” %} … {% endclaim %}.",
            )


def _counts_the_text(mention: Mention) -> bool:
    """Whether this counts the document's own parts or people: "three recommendations"."""
    stated = mention.promise.stated if mention.promise else None
    if (
        stated is None
        or mention.scale is not Scale.COUNT
        or mention.rate is not None
        or stated.value > _SMALL
    ):
        return False
    head = mention.noun.text.casefold().split()[-1] if mention.noun else ""
    return bool({head, head.removesuffix("s")} & _OF_THE_TEXT)


def _restates_a_figure(passage: Passage, mention: Mention, page: Page) -> bool:
    """Whether this says a figure beside it again, truly: “half ({{ … }})”."""
    placed = restated(passage, mention, page)
    quantity = placed.claim.quantity if placed is not None else None
    return quantity is not None and mention.promise is not None and holds(mention.promise, quantity)
