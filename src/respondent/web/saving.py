"""Saving from a page: what the commit says, what comes of it, and why it could not be done."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.accounts.log import Action
from respondent.desk.outcome import Refused, Stale
from respondent.edit.message import message_for
from respondent.model.edit import Change, FileChange, Why
from respondent.model.person import Person
from respondent.web.refusals import ChangedMeanwhileError, OverloadedError
from respondent.web.visit import Visit

STALE = "Somebody else saved a change of this just now, so nothing was saved. Check it, and save again."


def message_of(change: Change, why: Why, comment: str = "") -> str:
    """A commit's message: what changed and why, and what the visitor says of it."""
    words = " ".join(comment.split())
    return message_for(change, why) + (f"\n{words}\n" if words else "")


def refusal(
    visit: Visit, files: Sequence[FileChange], message: str, action: Action = Action.SAVED
) -> str | None:
    """Keep files in a commit of the visitor's; where that is not done, a sentence that says why, for the form."""
    match visit.desk.save(files, visit.somebody, message):
        case Refused() as refused:
            return f"{refused.message} {refused.remedy}".strip()
        case Stale():
            return STALE
    visit.note(action, ", ".join(file.path for file in files))
    return None


def save(visit: Visit, files: Sequence[FileChange], author: Person, message: str) -> None:
    """Keep files in a commit of this author. Raises RefusedError, with the reason, where that is not done."""
    match visit.desk.save(files, author, message):
        case Refused() as refused:
            raise OverloadedError(refused.message, refused.remedy, title="This cannot be saved just now")
        case Stale():
            raise ChangedMeanwhileError
    visit.note(Action.SAVED, ", ".join(file.path for file in files))
