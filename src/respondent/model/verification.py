"""How a record or a row stands with those who verify: held against its source, or why not.

It is never stored: whoever shows claims is given it, worked out from the verdicts on each record or row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """Whether somebody has held it against its source; in this order, the worst first."""

    REJECTED = "rejected"
    QUERIED = "queried"
    STALE = "stale"
    UNVERIFIED = "not reviewed"
    VERIFIED = "verified"

    @property
    def sign(self) -> str:
        """One letter that stands for it, where there is no colour."""
        return _SIGNS[self]


_SIGNS = {
    Standing.REJECTED: "✗",
    Standing.QUERIED: "?",
    Standing.STALE: "↻",
    Standing.UNVERIFIED: "○",
    Standing.VERIFIED: "✓",
}


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict that stands for one record or row: whose, of which day, and what is to be said of it."""

    standing: Standing
    by: str | None = None
    on: date | None = None
    why: str = ""


NO_VERDICT = Verification(Standing.UNVERIFIED, why="Nobody has held it against its source yet.")

Verifications = Callable[[str], Verification]
"""The verification of what a claim names as one of its records: “id”, or “id#row”."""


def no_verdicts(_: str) -> Verification:
    """What is known where no verdicts are kept: nothing is verified."""
    return NO_VERDICT


def worst(found: Iterable[Verification]) -> Verification:
    """The one that decides how a claim stands that rests on them all; none at all is no verdict."""
    order = list(Standing)
    return min(found, key=lambda one: order.index(one.standing), default=NO_VERDICT)
