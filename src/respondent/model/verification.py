"""How a record or a row stands with those who verify: held against its source, or why not.

It is never stored: whoever shows claims is given it, worked out from the verdicts on each record or row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from respondent.model.review import ReviewStatus, Standing


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict that stands for one record or row: whose, of which day, and what is to be said of it."""

    standing: Standing
    by: str | None = None
    on: date | None = None
    why: str = ""


NO_VERDICT = Verification(Standing.NONE, why="Nobody has held it against its source yet.")

Verifications = Callable[[str], Verification]
"""The verification of what a claim names as one of its records: “id”, or “id#row”."""


def no_verdicts(_: str) -> Verification:
    """What is known where no verdicts are kept: nothing is verified."""
    return NO_VERDICT


def worst(found: Iterable[Verification]) -> Verification:
    """The one that decides how a claim stands that rests on them all; none at all is no verdict."""
    order = list(Standing)
    return min(found, key=lambda one: order.index(one.standing), default=NO_VERDICT)


def verification_of(status: ReviewStatus) -> Verification:
    """How a record stands, as a sheet shows it: by whom, when, and what has changed or was said."""
    why = status.why or ""
    if status.standing is Standing.STALE and status.changed:
        why = f"Changed since: {', '.join(status.changed)}."
    elif status.standing in (Standing.QUERIED, Standing.REJECTED) and status.review is not None:
        why = status.review.comment or ""
    elif status.standing is Standing.NONE and not why:
        return NO_VERDICT
    return Verification(status.standing, None if status.by is None else str(status.by), status.on, why)
