"""Saving from a page: what comes of it, for whoever pressed the button."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.desk.outcome import Refused, Stale
from respondent.model.edit import FileChange
from respondent.model.person import Person
from respondent.web.refusals import ChangedMeanwhileError, OverloadedError
from respondent.web.visit import Visit


def save(visit: Visit, files: Sequence[FileChange], author: Person, message: str) -> None:
    """Keep files in a commit of this author. Raises RefusedError, with the reason, where that is not done."""
    outcome = visit.desk.save(files, author, message)
    if isinstance(outcome, Stale):
        raise ChangedMeanwhileError
    if isinstance(outcome, Refused):
        raise OverloadedError(outcome.message, outcome.remedy, title="This cannot be saved just now")
