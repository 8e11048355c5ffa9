"""How a record stands by the verdicts that were given on it: worked out, never stored.

A verdict holds while both things that it is bound to are as they were: every field of the record's fingerprint, and
the archived copy of its source. A change makes it stale by itself, and undoing the change makes it stand again.
A new copy of the source leaves queries and rejections standing, though: it is no answer to them.
Of one reviewer the last verdict on the present text counts; of several reviewers the least favourable, so that a
question is settled by whoever asked it, or by a change of the record, and not by a colleague who did not see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from respondent.model.evidence import Source
from respondent.model.record import Record
from respondent.model.review import (
    ARCHIVED,
    ArchivedCopy,
    Fingerprint,
    Review,
    ReviewStatus,
    ReviewVerdict,
    Standing,
)
from respondent.model.workspace import Workspace
from respondent.reviewing.fingerprint import fingerprint

TOLERANCE = timedelta(minutes=10)
"""How far a colleague's clock may be ahead of ours before a verdict counts as given in the future."""

Objection = Callable[[Review], str | None]
"""Why a verdict that verifies a record does not count, as a sentence (`four_eyes.objection`); None if it does."""

_VERIFIED = ReviewVerdict.VERIFIED
_WORST_FIRST = (ReviewVerdict.REJECTED, ReviewVerdict.QUERIED, _VERIFIED)
_STANDINGS = {
    ReviewVerdict.REJECTED: Standing.REJECTED,
    ReviewVerdict.QUERIED: Standing.QUERIED,
    ReviewVerdict.VERIFIED: Standing.VERIFIED,
}


def statuses(workspace: Workspace, now: datetime) -> Mapping[str, ReviewStatus]:
    """How each record of a workspace stands, by id; `now` is an aware moment: later verdicts do not count yet."""
    return {record_id: status_of(workspace, record_id, now) for record_id in workspace.records}


def status_of(
    workspace: Workspace, record_id: str, now: datetime, objection: Objection | None = None
) -> ReviewStatus:
    """How one record of a workspace stands. Raises KeyError where there is no such record.

    Without `objection`, nobody looks into git for who edited the record: `review verify` did when it was verified.
    """
    record = workspace.records[record_id]
    reviews = reviews_of(workspace, record)
    if not reviews:
        return ReviewStatus(record_id, Standing.NONE)
    copy = current_copy(workspace, record)
    return derive(record_id, fingerprint(record, workspace.records), copy, reviews, now, objection)


def reviews_of(workspace: Workspace, record: Record) -> tuple[Review, ...]:
    """The verdicts on a record, under its id and those that it had before, oldest first."""
    found = [one for name in (record.id, *record.formerly) for one in workspace.reviews.get(name, ())]
    return tuple(sorted(found, key=_order))


def current_copy(workspace: Workspace, record: Record) -> ArchivedCopy | None:
    """The archived copy of the source that a record comes from, or of the record, if it is one: the latest."""
    source = record.id if isinstance(record, Source) else getattr(record, "source", None)
    copies = workspace.copies.get(source, ()) if isinstance(source, str) else ()
    return copies[-1] if copies else None


def derive(
    record_id: str,
    current: Fingerprint,
    copy: ArchivedCopy | None,
    reviews: Iterable[Review],
    now: datetime,
    objection: Objection | None = None,
) -> ReviewStatus:
    """How a record stands, from what it says now, the copy of its source, and the verdicts given on it."""
    past = sorted((one for one in reviews if one.at <= now + TOLERANCE), key=_order)
    if not past:
        return ReviewStatus(record_id, Standing.NONE)
    latest = {_person(one): one for one in past if not current.changed_since(one.fields)}
    holding = sorted((one for one in latest.values() if _holds(one, current, copy)), key=_order)
    if not holding:
        last = max(latest.values(), key=_order, default=past[-1])
        return ReviewStatus(record_id, Standing.STALE, last, changed_since(last, current, copy))
    weighed = [(one, objection(one) if objection and one.verdict is _VERIFIED else None) for one in holding]
    holding = [one for one, why in weighed if why is None]
    if not holding:
        last, why = weighed[-1]
        return ReviewStatus(record_id, Standing.NONE, last, why=why)
    verdict = next(one for one in _WORST_FIRST if any(review.verdict is one for review in holding))
    deciding = [review for review in holding if review.verdict is verdict][-1]
    others = tuple(review for review in holding if review.verdict is not verdict)
    return ReviewStatus(record_id, _STANDINGS[verdict], deciding, disagreeing=others)


def changed_since(review: Review, current: Fingerprint, copy: ArchivedCopy | None) -> tuple[str, ...]:
    """What has changed since a verdict was given: names of fields, and `ARCHIVED` for the copy of the source."""
    changed = current.changed_since(review.fields)
    kept = None if copy is None else copy.sha256
    return changed if review.archive == kept else (*changed, ARCHIVED)


def _holds(review: Review, current: Fingerprint, copy: ArchivedCopy | None) -> bool:
    """Whether a verdict still counts. A new copy of the source answers no question, and mends nothing rejected."""
    changed = changed_since(review, current, copy)
    return not changed or (review.verdict is not _VERIFIED and changed == (ARCHIVED,))


def _order(review: Review) -> tuple[datetime, str]:
    return review.at, review.span.path


def _person(review: Review) -> str:
    """Who a reviewer is: the address tells people of one name apart, and one person's spellings together."""
    return (review.reviewer.email or review.reviewer.name).casefold()
