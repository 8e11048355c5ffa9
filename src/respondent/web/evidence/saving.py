"""Keeping a change: what the commit says, and why one could not be made."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.desk.outcome import Refused, Stale
from respondent.edit.message import message_for
from respondent.model.edit import Change, FileChange, Why
from respondent.web.visit import Visit


def message_of(change: Change, why: Why, comment: str = "") -> str:
    """A commit's message: what changed and why, and what the visitor says of it."""
    words = " ".join(comment.split())
    return message_for(change, why) + (f"\n{words}\n" if words else "")


def save(visit: Visit, files: Sequence[FileChange], message: str) -> str | None:
    """Keep a change under the visitor's name; a sentence that says why that could not be done."""
    outcome = visit.desk.save(files, visit.somebody, message)
    match outcome:
        case Refused():
            return f"{outcome.message} {outcome.remedy}".strip()
        case Stale():
            return "Somebody else saved a change of this just now, so nothing was saved. Check it, and save again."
    return None
