"""What there is to say of changes since a revision: they are not their authors', or a merge dropped them."""

from __future__ import annotations

from pathlib import Path

from respondent.errors import RespondentError
from respondent.history.history import NoHistory, open_history
from respondent.loading.workspace import SETTINGS, find_root
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.owning.authored import changed_since
from respondent.owning.dropping import dropped_since
from respondent.owning.explained import record_of_table
from respondent.owning.judging import foreign_changes, settings_in


class NoHistoryError(RespondentError):
    """Nothing can be said of changes, because there is no history; `why` is a clause."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Who changed what cannot be told: {why}.")


def problems_since(folder: Path, revision: str, author: str | None = None) -> tuple[Diagnostic, ...]:
    """What was changed since `revision` by people whose it is not, by the settings as they were there; and what was
    changed and then dropped by a merge.

    With `author`, an e-mail address, all of it counts as that person's. Raises NoWorkspaceError, NoHistoryError and
    NoSuchRevisionError.
    """
    history = open_history(find_root(folder))
    if isinstance(history, NoHistory):
        raise NoHistoryError(history.why)
    changes = changed_since(history, revision, author)
    settings = settings_in(history.at(revision, SETTINGS))

    def record_of(path: str, commit: str | None) -> bytes | None:
        for place in (revision, commit or "HEAD"):
            found = record_of_table(history, place, path)
            if found is not None:
                return found[1]
        return None

    foreign = foreign_changes(changes, settings, record_of)
    return in_order((*foreign, *dropped_since(history, revision, lambda _path: settings.partners)))
