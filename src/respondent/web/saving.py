"""Saving from a page: what the commit says, what comes of it, and why it could not be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from respondent.accounts.log import Action
from respondent.desk.outcome import Refused, Stale
from respondent.edit.files import read_bytes
from respondent.edit.message import message_for, quoted
from respondent.model.codes import O101, O102, O103
from respondent.model.edit import Change, FileChange, Why
from respondent.model.person import Person, Role
from respondent.owning.authored import Authored
from respondent.owning.judging import foreign_to
from respondent.web.refusals import ChangedMeanwhileError, ForbiddenError, OverloadedError
from respondent.web.visit import Visit
from respondent.yamltext.loosely import read_loosely

_WORDS = {
    O101: "This belongs to another organisation, or to none, so only they or the policy team can change it.",
    O102: "The record would become another organisation’s. Ask the policy team to hand it over, so that both know.",
    O103: "Only the policy team can change this.",
}
STALE = "Somebody else saved a change of this just now, so nothing was saved. Check it, and save again."


def message_of(change: Change, why: Why, comment: str = "") -> str:
    """A commit's message: what changed and why, and what the visitor says of it."""
    return with_words(message_for(change, why), comment)


def with_words(message: str, comment: str) -> str:
    """A commit's message, and below it what the visitor says."""
    words = quoted(comment)
    return f"{message.rstrip()}\n" + (f"\n{words}\n" if words else "")


def not_yours(visit: Visit, files: Sequence[FileChange]) -> str | None:
    """Why the visitor may not make a change of these files; None where they may.

    The rule of a page says whose records it is for; this looks at what comes of it: a record that changes hands,
    rows that are another's, one that is put among those of somebody else.
    """
    person = visit.somebody
    if person.role is Role.ADMINISTRATOR:
        return None
    workspace = visit.desk.view(confidential=True).workspace

    def record_of(path: str, _: str | None) -> bytes | None:
        several = [one for one in workspace.records.values() if getattr(one, "rows_path", None) == path]
        beside = PurePosixPath(path).stem
        several.sort(key=lambda one: (visit.may_change(one), one.id != beside))
        return read_bytes(workspace.root, several[0].span.path) if several else None

    changes = [Authored(file.path, file.before, file.after, person.email) for file in files]
    found = foreign_to(person.organisation, changes, workspace.settings, record_of)
    return next((_WORDS.get(one.code, _WORDS[O103]) for one in found), None)


def _may_not(visit: Visit, files: Sequence[FileChange]) -> str | None:
    """Why the visitor may not have these files kept, whoever the change is from; None where they may."""
    return not_yours(visit, files) or _claimed(visit, files)


def _claimed(visit: Visit, files: Sequence[FileChange]) -> str | None:
    """What is said where a record comes to claim the name of one that the visitor may not see as its earlier one.

    A preview says nothing of it, so that nobody finds out by guessing; but saved, it would be an error of both.
    """
    if visit.confidential:
        return None
    whole, seen = visit.desk.view(confidential=True).workspace, visit.view.workspace
    for file in files:
        if file.path.endswith(".yaml") and file.after is not None:
            names = _earlier_names(file.after) - _earlier_names(file.before or b"")
            hidden = (one for one in names if one in whole.records and one not in seen.records)
            if name := next(hidden, None):
                return f"“{name}” cannot be used as an earlier name. Take it out."
    return None


def _earlier_names(data: bytes) -> frozenset[str]:
    said = (read_loosely(data) or {}).get("formerly")  # a broken file names nothing
    return frozenset(one for one in (said if isinstance(said, tuple) else (said,)) if isinstance(one, str))


def refusal(
    visit: Visit, files: Sequence[FileChange], message: str, action: Action = Action.SAVED
) -> str | None:
    """Keep files in a commit of the visitor's; where that is not done, a sentence that says why, for the form."""
    if (why_not := _may_not(visit, files)) is not None:
        return why_not
    match visit.desk.save(files, visit.somebody, message):
        case Refused() as refused:
            return f"{refused.message} {refused.remedy}".strip()
        case Stale() as stale:
            return None if _is_done(stale, files) else STALE
    visit.note(action, ", ".join(file.path for file in files))
    return None


def _is_done(stale: Stale, files: Sequence[FileChange]) -> bool:
    """Whether all is as it was to be: the form was sent twice, and the first was saved."""
    done = {one.path for one in stale.files if one.theirs == one.ours}
    return all(file.path in done for file in files if file.before != file.after)


def save(visit: Visit, files: Sequence[FileChange], author: Person, message: str) -> None:
    """Keep files in a commit of this author. Raises RefusedError, with the reason, where that is not done.

    The change is the visitor's doing, whoever thought of it first: it must be one that they may make.
    """
    if (why_not := _may_not(visit, files)) is not None:
        raise ForbiddenError(why_not, title="This change is not yours to make")
    match visit.desk.save(files, author, message):
        case Refused() as refused:
            raise OverloadedError(refused.message, refused.remedy, title="This cannot be saved just now")
        case Stale():
            raise ChangedMeanwhileError
    visit.note(Action.SAVED, ", ".join(file.path for file in files))
