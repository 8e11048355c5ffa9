"""What is not done, and why, in words for the person who asked: a value, since nothing is wrong with the tool."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Reason(StrEnum):
    """Why something was not done."""

    NAME = "name"
    EMAIL = "email"
    ORGANISATION = "organisation"
    TAKEN = "taken"
    PASSWORD = "password"  # noqa: S105 - the name of a field
    SIGN_IN = "sign-in"
    TOO_OFTEN = "too-often"
    INVITATION = "invitation"
    NOBODY = "nobody"
    LAST_ADMINISTRATOR = "last-administrator"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not done; `message` is a sentence or two, `wait` how long until it is worth another try."""

    reason: Reason
    message: str
    wait: timedelta | None = None


def in_words(wait: timedelta) -> str:
    """How long to wait, rounded up: “1 minute”, “12 minutes”, “2 hours”."""
    minutes = max(1, -(-wait // timedelta(minutes=1)))
    if minutes < 90:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"{-(-minutes // 60)} hours"
