"""What a reviewer asked of a record, or said is wrong with it, and what has been answered since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from respondent.discussing.remark import thread
from respondent.model.partner import may_change, owner_of
from respondent.model.record import Record
from respondent.model.review import ARCHIVED, Review, Reviewer, ReviewStatus, ReviewVerdict, Standing
from respondent.model.workspace import KIND_NAMES, Workspace
from respondent.web.evidence.entry import name_in
from respondent.web.evidence.words import day_of, how_long_ago
from respondent.web.record_form.labels import label_of

_SAID = {
    ReviewVerdict.QUERIED: "asked",
    ReviewVerdict.REJECTED: "said that this is wrong",
    ReviewVerdict.VERIFIED: "verified this",
}
_SHORT = {ARCHIVED: "the copy of its source", "statement": "its sentence"}
"""What is called otherwise here than in the form."""


@dataclass(frozen=True, slots=True)
class Query:
    """A reviewer's question or objection, and what came of it.

    `who` says who asked and when, `at` is the moment to the second, and `text` what; `since` are the remarks made
    since, each with who made it and when, `answer` who answered last for those whose record it is, empty if nobody
    did; `changed` is what of the record has changed.
    """

    who: str
    at: datetime
    text: str
    since: tuple[tuple[str, str], ...]
    answer: str
    changed: str

    @property
    def is_open(self) -> bool:
        """Whether it waits for the record's owner, and not for a reviewer."""
        return not self.answer and not self.changed


def query_of(workspace: Workspace, record: Record, status: ReviewStatus, now: datetime) -> Query | None:
    """What waits to be answered, or to be looked at again by a reviewer; None where the last word is another."""
    review = status.review
    waits = status.standing in (Standing.QUERIED, Standing.REJECTED, Standing.STALE)
    if not waits or review is None or review.verdict is ReviewVerdict.VERIFIED:
        return None
    remarks, _ = thread(workspace.root, (record.id, *record.formerly))
    at = review.at.replace(microsecond=0)
    since = [one for one in remarks if one.at >= at]
    asking = review.reviewer.name
    said = [one for one in since if one.by == asking or may_answer(workspace, record, one.organisation)]
    return Query(
        f"{reviewer_in(workspace, review.reviewer)} {_SAID[review.verdict]} on {day_of(review.at)}",
        at,
        review.comment or "",
        tuple(
            (one.text, f"{one.by}{_of(workspace, one.organisation)}, {how_long_ago(one.at, now)}")
            for one in since
        ),
        said[-1].by if said and said[-1].by != asking else "",
        fields_in_words(record, status.changed),
    )


def may_answer(workspace: Workspace, record: Record, organisation: str) -> bool:
    """Whether a reviewer's question is put to an organisation: the record is its people's to correct."""
    partners = workspace.settings.partners
    return may_change(organisation, owner_of(record, partners), partners)


def reviewer_in(workspace: Workspace, reviewer: Reviewer) -> str:
    """A reviewer with the name of their organisation."""
    return f"{reviewer.name}{_of(workspace, reviewer.organisation)}"


def review_in_words(workspace: Workspace, review: Review) -> tuple[str, str, str]:
    """A verdict for a history: what was said, by whom, and on which day."""
    said = review.verdict.value.capitalize() + (f": {review.comment}" if review.comment else "")
    return said, reviewer_in(workspace, review.reviewer), day_of(review.at)


def fields_in_words(record: Record, names: Iterable[str]) -> str:
    """Fields that have changed, as the form calls them: “value, where in the source, row Gwent”."""
    kind = KIND_NAMES[type(record).__name__]
    words = dict.fromkeys(_field(kind, name) for name in names)
    return ", ".join(words)


def _field(kind: str, name: str) -> str:
    if name.startswith("rows "):
        return f"row {name.removeprefix('rows ')}"
    if name.startswith("source."):
        return f"the source’s {name.removeprefix('source.').replace('_', ' ')}"
    words = _SHORT.get(name) or label_of(kind, name)
    return words[:1].lower() + words[1:]


def _of(workspace: Workspace, organisation: str | None) -> str:
    return f" ({name_in(workspace, organisation)})" if organisation else ""
