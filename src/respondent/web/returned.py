"""What a page shows of a Word file that came back: its edits, the claims in them, and what somebody must decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from respondent.model.audit import Audit, ClaimOutcome, Fate
from respondent.model.collection import Paragraph, Version
from respondent.proposing.compared import Compared
from respondent.proposing.suggesting import Suggestion, suggestion
from respondent.reporting.returned.cards import Card, card, cards_of
from respondent.reporting.returned.words import Rank, fates_in_words, rank_of
from respondent.web.naming import manner_for, title_of
from respondent.web.proposals import is_apart
from respondent.web.visit import Visit
from respondent.web.wording import side_of

_COLOURS = {Rank.FALSE: "red", Rank.LOOK: "amber", Rank.KNOWN: "blue", Rank.FINE: "green"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim in an edit, for the page: what came of it, and the change of its record that may be proposed."""

    outcome: ClaimOutcome
    words: str
    rank: Rank
    change: Suggestion | None
    title: str
    advice: str


@dataclass(frozen=True, slots=True)
class Edit:
    """An edited paragraph, for the page."""

    paragraph: Paragraph
    before: Markup
    after: Markup
    who: str
    claims: tuple[Claim, ...]
    has_words: bool


def edit_of(visit: Visit, compared: Compared, paragraph: Paragraph) -> Edit:
    """An edited paragraph as the page shows it."""
    version = paragraph.versions[0]
    numbers = _numbers(paragraph)
    claims = [one for one in compared.audit.claims if one.claim.number in numbers]
    names = dict.fromkeys(str(touch) for touch in version.touches)
    return Edit(
        paragraph,
        _words(version, paragraph, "gone"),
        _words(version, paragraph, "new"),
        ", ".join(names),
        tuple(_shown(visit, one) for one in claims),
        not version.edits or any(not one.claims for one in version.edits),
    )


def paragraph_around(compared: Compared, claim: ClaimOutcome) -> Paragraph | None:
    """The changed paragraph in which a claim stands."""
    number = claim.claim.number
    return next((one for one in compared.paragraphs if number in _numbers(one)), None)


def change_of(visit: Visit, outcome: ClaimOutcome) -> Suggestion | None:
    """The change of a record that may be proposed from what came of a claim."""
    workspace = visit.view.workspace
    change = suggestion(outcome, workspace)
    if change is None or is_apart(workspace.records[change.record], workspace.settings):
        return None
    return change


def _shown(visit: Visit, outcome: ClaimOutcome) -> Claim:
    change = change_of(visit, outcome)
    title = title_of(visit, change.record) if change else ""
    advice = _without_lead(outcome.advice.text)
    return Claim(outcome, fates_in_words(outcome), rank_of(outcome.code), change, title, advice)


def _numbers(paragraph: Paragraph) -> set[int]:
    """The claims that edits of a paragraph reach into."""
    return {number for version in paragraph.versions for edit in version.edits for number in edit.claims}


def _words(version: Version, paragraph: Paragraph, which: Literal["gone", "new"]) -> Markup:
    """A paragraph as it was ("gone"), or as it came back ("new"), with what differs marked."""
    if version.runs:
        return side_of(version.runs, which)
    text = (paragraph.text if which == "gone" else version.text) or ""
    is_whole = bool(text) and (paragraph.text is None or version.is_gone)
    return side_of([(which if is_whole else "same", text)], which)


def fates_of(claims: Sequence[ClaimOutcome]) -> list[tuple[int, str, str]]:
    """How many claims met which fate, and the colour of the worst that came of them."""
    order = list(Rank)
    counts = Counter(one.fate for one in claims)
    found = []
    for fate in Fate:
        ranks = [rank_of(one.code) for one in claims if one.fate is fate]
        if ranks:
            found.append((counts[fate], fate.value, _COLOURS[min(ranks, key=order.index)]))
    return found


def lists_of(cards: Sequence[Card], elsewhere: set[int]) -> Iterator[tuple[str, list[Markup]]]:
    """What does not hold, and what somebody must decide, but for claims that the edits show."""
    for rank in (Rank.FALSE, Rank.LOOK, Rank.KNOWN):
        own = [one for one in cards if one.rank is rank and one.claim not in elsewhere]
        if own:
            yield rank.heading, [Markup(card(one, full=False)) for one in own]  # noqa: S704 - cards escape


def cards_without_patches(visit: Visit, audit: Audit) -> list[Card]:
    """The cards of an audit, which lead to no patch: here changes are proposed instead."""
    return [_without_patch(one) for one in cards_of(audit, manner_for(visit))]


def _without_patch(one: Card) -> Card:
    """The card without its patch, and without the words that lead to it."""
    return replace(one, patch=None, body=tuple(_without_lead(part) for part in one.body))


def _without_lead(text: str) -> str:
    """Advice without a last sentence that leads to a patch: “If they have a source, this would accept it:”."""
    if not text.endswith(":"):
        return text
    sentences = text.split(". ")
    return ". ".join(sentences[:-1]) + "." if len(sentences) > 1 else text[:-1] + "."
