"""Saving from a page, and what saving would bring, for whoever is about to press the button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from respondent.desk.desk import Desk
from respondent.desk.outcome import Saved, Stale
from respondent.desk.preview import Preview
from respondent.model.edit import FileChange
from respondent.model.person import Person
from respondent.web.refusals import ChangedMeanwhileError, OverloadedError
from respondent.web.visit import Visit


def save(visit: Visit, files: Sequence[FileChange], author: Person, message: str) -> None:
    """Keep files in a commit of this author. Raises RefusedError, with the reason, where that is not done."""
    outcome = cast(Desk, visit.desk).save(files, author, message)
    if isinstance(outcome, Saved):
        return
    if isinstance(outcome, Stale):
        raise ChangedMeanwhileError
    raise OverloadedError(outcome.message, outcome.remedy, title="This cannot be saved just now")


def previewed(visit: Visit, files: Sequence[FileChange]) -> Preview:
    """What saving files would bring, as the visitor may see it."""
    return cast(Desk, visit.desk).preview(visit.view, files)  # type: ignore[arg-type]
