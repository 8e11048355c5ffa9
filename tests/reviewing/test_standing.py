"""How a record stands by several verdicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from respondent.model.review import (
    ArchivedCopy,
    Fingerprint,
    Review,
    Reviewer,
    ReviewStatus,
    ReviewVerdict,
    Standing,
)
from respondent.reviewing.standing import Objection, derive

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
NOW_SAYS = Fingerprint({"value": "a" * 16, "period": "b" * 16})
VERIFIED, QUERIED, REJECTED = ReviewVerdict


def said(
    verdict: ReviewVerdict, who: str, days_ago: float, fields: dict[str, str] | None = None, email: str = ""
) -> Review:
    at = NOW - timedelta(days=days_ago)
    return Review(
        "offences", verdict, Reviewer(who, email or None), at, fields or dict(NOW_SAYS.fields), comment="So."
    )


def status(
    *reviews: Review, objection: Objection | None = None, copy: ArchivedCopy | None = None
) -> ReviewStatus:
    return derive("offences", NOW_SAYS, copy, reviews, NOW, objection)


def test_without_a_verdict_a_record_is_not_reviewed() -> None:
    assert status().standing is Standing.NONE
    assert status().by is None
    assert status().on is None
    assert str(status()) == "not reviewed"


def test_a_verdict_on_the_present_text_counts() -> None:
    found = status(said(VERIFIED, "Jo", 3))

    assert found.is_verified
    assert (str(found.by), str(found.on)) == ("Jo", "2025-02-26")
    assert str(found) == "verified by Jo on 26 February 2025"


def test_a_verdict_on_another_text_is_out_of_date_and_says_what_changed() -> None:
    found = status(said(VERIFIED, "Jo", 3, {"value": "c" * 16, "place": "d" * 16}))

    assert found.standing is Standing.STALE
    assert found.changed == ("value", "period", "place")
    assert str(found) == (
        "verified by Jo on 26 February 2025, but out of date: changed since: value, period, place"
    )


def test_of_one_reviewer_the_last_verdict_counts() -> None:
    assert status(said(QUERIED, "Jo", 3), said(VERIFIED, "Jo", 2)).is_verified
    assert status(said(VERIFIED, "Jo", 2), said(REJECTED, "Jo", 1)).standing is Standing.REJECTED


def test_one_reviewer_may_write_the_name_in_two_ways_with_one_address() -> None:
    query = said(QUERIED, "Jo Doe", 3, email="jo@example.org")

    assert status(query, said(VERIFIED, "J. Doe", 2, email="Jo@example.org")).is_verified


def test_of_several_reviewers_the_least_favourable_counts_and_the_others_are_told() -> None:
    query, verified = said(QUERIED, "Jo", 3), said(VERIFIED, "Al", 1)
    found = status(query, verified)

    assert found.standing is Standing.QUERIED
    assert found.review is query
    assert found.disagreeing == (verified,)


def test_a_query_is_settled_when_the_record_changes() -> None:
    found = status(said(QUERIED, "Jo", 3, {"value": "c" * 16}), said(VERIFIED, "Al", 1))

    assert found.is_verified
    assert found.disagreeing == ()


def test_a_verdict_from_the_future_does_not_count_yet() -> None:
    assert status(said(VERIFIED, "Jo", -1)).standing is Standing.NONE
    assert status(said(VERIFIED, "Jo", -1 / 1440)).is_verified  # a clock a minute ahead is forgiven


def test_a_verdict_that_is_objected_to_does_not_count_and_says_why() -> None:
    own = said(VERIFIED, "Jo", 1)
    found = status(own, objection=lambda review: "Jo edited it." if review.reviewer.name == "Jo" else None)

    assert found.standing is Standing.NONE
    assert found.why == "Jo edited it."
    assert found.review is own
    both = status(
        own, said(VERIFIED, "Al", 2), objection=lambda r: "Jo." if r.reviewer.name == "Jo" else None
    )
    assert both.is_verified
    assert both.by == Reviewer("Al")


def test_nobody_objects_to_a_rejection() -> None:
    assert status(said(REJECTED, "Jo", 1), objection=lambda _: "Jo edited it.").standing is Standing.REJECTED


COPY = ArchivedCopy("crime-data", "a" * 64, "prc.pdf", 1, NOW)


def test_a_new_copy_of_the_source_answers_no_query() -> None:
    verified = replace(said(VERIFIED, "Al", 1), archive=COPY.sha256)
    found = status(said(QUERIED, "Jo", 3), verified, copy=COPY)

    assert found.standing is Standing.QUERIED
    assert found.disagreeing == (verified,)


def test_a_query_that_was_settled_does_not_come_back_with_a_new_copy() -> None:
    found = status(said(QUERIED, "Jo", 3), said(VERIFIED, "Jo", 2), copy=COPY)

    assert found.standing is Standing.STALE
    assert found.changed == ("archived copy",)
