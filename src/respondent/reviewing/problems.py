"""What `respondent check` says of verdicts: rejected, queried, out of date, contradicted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from respondent.model.codes import V108, V201, V202, V203, V204, V205
from respondent.model.diagnostic import Diagnostic
from respondent.model.listing import counted, listed
from respondent.model.record import Record
from respondent.model.review import Review, ReviewStatus, Standing, as_day
from respondent.model.shortened import shortened
from respondent.model.workspace import Workspace
from respondent.reviewing.standing import TOLERANCE, reviews_of, status_of

_MOST_NAMED = 5


def review_problems(workspace: Workspace, now: datetime) -> tuple[Diagnostic, ...]:
    """What is to be said of every record that has a verdict; `now` is an aware moment."""
    found: list[Diagnostic] = []
    for record in workspace.records.values():
        if reviews_of(workspace, record):
            found += problems_of(record, status_of(workspace, record.id, now))
    for reviews in workspace.reviews.values():
        found += (_from_the_future(one, now) for one in reviews if one.at > now + TOLERANCE)
    return tuple(found)


def problems_of(record: Record, status: ReviewStatus) -> Iterator[Diagnostic]:
    """What is to be said of one record that stands so."""
    review = status.review
    if review is None:
        return
    place, who = record.span, f"{review.reviewer} on {as_day(review.at)}"
    said = f": “{shortened(review.comment, 160)}”" if review.comment else "."
    match status.standing:
        case Standing.REJECTED:
            remedy = "Correct the record, or leave it out of documents; then have it verified again."
            yield V201.at(place, f"“{record.id}” was rejected by {who}{said}", remedy)
        case Standing.QUERIED:
            remedy = "Answer the query by correcting the record, or have its reviewer verify it."
            yield V202.at(place, f"“{record.id}” was queried by {who}{said}", remedy)
        case Standing.STALE:
            changed = named(status.changed)
            message = f"“{record.id}” was {review.verdict.value} by {who}, and has changed since: {changed}."
            yield V203.at(place, message, f"Have it looked at again: “respondent review show {record.id}”.")
        case Standing.NONE if status.why:
            message = f"The verdict of {who} on “{record.id}” does not count. {status.why}"
            yield V205.at(review.span, message, "Have somebody else verify the record.")
        case _:
            pass
    if status.disagreeing:
        others = listed(
            [f"{one.reviewer} {one.verdict.value} it on {as_day(one.at)}" for one in status.disagreeing]
        )
        yield V204.at(
            place,
            f"Reviewers disagree about “{record.id}”: {review.reviewer} {review.verdict.value} it on "
            f"{as_day(review.at)}, and {others}.",
            f"The less favourable verdict stands until {review.reviewer.name} gives another, or the record "
            "changes.",
        )


def named(changed: tuple[str, ...]) -> str:
    """The names of fields that have changed, the first few of many."""
    shown = list(changed[:_MOST_NAMED])
    return listed(shown) + (
        f" and {counted(len(changed) - len(shown), 'more field')}" if changed[_MOST_NAMED:] else ""
    )


def _from_the_future(review: Review, now: datetime) -> Diagnostic:
    return V108.at(
        review.span,
        f"This verdict on “{review.record}” is dated {review.at:%Y-%m-%d %H:%M} UTC, and it is only "
        f"{now:%Y-%m-%d %H:%M}: it does not count yet.",
        "If this computer’s clock is right, the reviewer’s was wrong: delete the file, and have the verdict given "
        "anew.",
    )
