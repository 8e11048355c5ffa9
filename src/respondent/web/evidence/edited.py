"""A record's form as it was sent: what was read, what is wanted, why, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from respondent.desk.preview import Preview
from respondent.edit.files import record_digest
from respondent.edit.propose import changed_files
from respondent.model.edit import Change, FieldEdit, FileChange, Why
from respondent.model.fields import changes_between
from respondent.model.record import Plain, Record
from respondent.model.workspace import KIND_NAMES
from respondent.web.evidence.draft import is_met, packed, unpacked
from respondent.web.evidence.effects import Effects, effects_not_yet, effects_of, errors_in
from respondent.web.evidence.errors import errors_at_fields
from respondent.web.record_form.posted import posted
from respondent.web.record_form.shown import shown
from respondent.web.refusals import NoStateError
from respondent.web.typed import own_address, typed_at
from respondent.web.visit import Visit

WHYS = (
    (Why.TYPO.value, "A slip of ours in typing or copying"),
    (Why.SOURCE_REVISED.value, "The source has been revised, or a newer one is out"),
    (Why.OUR_ERROR.value, "We had it wrong: a wrong row, year or place"),
    (Why.OTHER.value, "Something else"),
)


@dataclass
class Edited:
    """The form; `was` is what its sender had read, by whose hash `base` it is bound, `mine` what they want.

    `inputs` are shown again: of what cannot be understood, as it was typed.
    """

    record: Record
    was: Mapping[str, Plain]
    mine: Mapping[str, Plain]
    base: str
    why: str = ""
    comment: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    inputs: dict[str, str | tuple[str, ...]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The record's kind."""
        return KIND_NAMES[type(self.record).__name__]

    @property
    def changes(self) -> tuple[FieldEdit, ...]:
        """What is wanted otherwise than the record is now."""
        return changes_between(self.record.fields, self.mine)

    @property
    def change(self) -> Change:
        """The change of the record, which must be as the form has it."""
        return Change(self.record.id, self.changes, base=self.base.partition(".")[0])


def opened(visit: Visit) -> Edited:
    """The form of the record that the path names, as it is. Raises NotFoundError."""
    record = visit.record
    edited = Edited(record, record.fields, record.fields, digest(visit, record))
    edited.inputs = shown(edited.kind, record.fields)
    return edited


def sent(visit: Visit) -> Edited:
    """The form that was sent. Raises NoStateError where it does not say what was read."""
    record = visit.record
    was = unpacked(visit.form.raw("was"))
    base = visit.form.get("base")
    if was is None or not base:
        raise NoStateError
    kind = KIND_NAMES[type(record).__name__]
    inputs = {name: visit.form.all(name) for name in visit.form}
    found = posted(kind, inputs, was)
    edited = Edited(
        record, was, found.fields, base, visit.form.get("why"), visit.form.get("comment"), found.errors
    )
    if edited.why not in [value for value, _ in WHYS]:
        edited.why = ""
    as_shown = shown(kind, found.fields)
    for name in found.errors:  # what cannot be understood is shown as it was typed
        as_shown[name] = visit.form.raw(name)
    edited.inputs = as_shown
    return edited


def typed_before(visit: Visit) -> Edited | None:
    """The form as it was typed before and not saved; None where nothing is left of it to be saved."""
    again = typed_at(visit, own_address(visit))
    edited = sent(again) if again is not None else None
    if edited is None or not (edited.errors or changes_between(edited.was, edited.mine)):
        return None
    return None if is_met(edited.kind, edited.was, edited.mine, edited.record.fields) else edited


def files_of(visit: Visit, edited: Edited) -> tuple[FileChange, ...]:
    """The files with the change made. Raises ChangedMeanwhileError, and RespondentError where it cannot be."""
    return changed_files(visit.view.loaded, edited.change)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a form's change would write and do; `errors` are by the names of inputs."""

    files: tuple[FileChange, ...]
    preview: Preview
    errors: dict[str, str]

    @property
    def effects(self) -> Effects:
        """What is shown of it: of a change with errors of its own, nothing yet."""
        return effects_not_yet() if self.errors else effects_of(self.preview)


def looked_at(visit: Visit, edited: Edited) -> Looked:
    """The change looked at; nothing is written. Raises what `files_of` does."""
    files = files_of(visit, edited)
    preview = visit.desk.preview(visit.view, files)
    errors = errors_at_fields(errors_in(preview), files, edited.kind, visit.view.workspace)
    return Looked(files, preview, errors)


def digest(visit: Visit, record: Record) -> str:
    """What a form is bound to: the record's files as they are on the disk, and the fields that its page shows.

    Both, since somebody may save after the workspace was looked at and before the disk is.
    """
    on_disk = record_digest(visit.view.workspace.root, record)
    return f"{on_disk}.{sha256(packed(record.fields).encode()).hexdigest()[:16]}"
