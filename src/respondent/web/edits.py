"""The edits of a file that came back, as its page shows them, and the changes of records that they suggest."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from respondent.model.audit import ClaimOutcome
from respondent.model.collection import Paragraph, Version
from respondent.proposing.compared import Compared
from respondent.proposing.suggesting import Suggestion, suggestion
from respondent.reporting.page.escape import escaped
from respondent.reporting.returned.words import Rank, fates_in_words, rank_of
from respondent.web.naming import title_of
from respondent.web.proposals import is_apart
from respondent.web.visit import Visit


@dataclass(frozen=True, slots=True)
class EditedClaim:
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
    claims: tuple[EditedClaim, ...]
    has_words: bool


def change_of(visit: Visit, outcome: ClaimOutcome) -> Suggestion | None:
    """What an edited claim would change in a record, where that can be proposed."""
    workspace = visit.view.loaded.workspace
    change = suggestion(outcome, workspace)
    if change is None or is_apart(workspace.records[change.record], workspace.settings):
        return None
    return change


def without_lead(text: str) -> str:
    """Advice without a last sentence that leads to a patch: “If they have a source, this would accept it:”."""
    if not text.endswith(":"):
        return text
    sentences = text.split(". ")
    return ". ".join(sentences[:-1]) + "." if len(sentences) > 1 else text[:-1] + "."


def paragraph_around(compared: Compared, claim: ClaimOutcome) -> Paragraph | None:
    """The changed paragraph in which a claim stands."""
    number = claim.claim.number
    return next((one for one in compared.paragraphs if number in _numbers(one)), None)


def _numbers(paragraph: Paragraph) -> set[int]:
    """The claims that edits of a paragraph reach into."""
    return {number for version in paragraph.versions for edit in version.edits for number in edit.claims}


def edit_of(visit: Visit, found: Compared, paragraph: Paragraph) -> Edit:
    """A changed paragraph of a file for the page, with the claims that its edits reach into."""
    version = paragraph.versions[0]
    numbers = _numbers(paragraph)
    claims = [one for one in found.audit.claims if one.claim.number in numbers]
    names = dict.fromkeys(str(touch) for touch in version.touches)
    return Edit(
        paragraph,
        _words(version, paragraph, "gone"),
        _words(version, paragraph, "new"),
        ", ".join(names),
        tuple(_shown(visit, one) for one in claims),
        not version.edits or any(not one.claims for one in version.edits),
    )


def _shown(visit: Visit, outcome: ClaimOutcome) -> EditedClaim:
    change = change_of(visit, outcome)
    title = title_of(visit, change.record) if change else ""
    advice = without_lead(outcome.advice.text)
    return EditedClaim(outcome, fates_in_words(outcome), rank_of(outcome.code), change, title, advice)


def _words(version: Version, paragraph: Paragraph, which: str) -> Markup:
    """A paragraph as it was ("gone"), or as it came back ("new"), with what differs marked."""
    tag = {"gone": "del", "new": "ins"}[which]
    if not version.runs:
        text = (paragraph.text if which == "gone" else version.text) or ""
        marked = text and (paragraph.text is None or version.is_gone)
        return Markup(f"<{tag}>{escaped(text)}</{tag}>" if marked else escaped(text))  # noqa: S704
    parts = [
        escaped(text) if kind == "same" else f"<{tag}>{escaped(text)}</{tag}>"
        for kind, text in version.runs
        if kind in {"same", which}
    ]
    return Markup(" ".join(parts))  # noqa: S704 - each part is escaped
