"""Correcting a record: its form, what the change does, the question before it is saved, and two people at once.

One form goes three ways: to the check of the change, from there to be saved, or back to be changed further. Whoever
saves second is shown both changes, and decides where they clash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from starlette.responses import Response

from respondent.desk.preview import Preview
from respondent.edit.files import record_digest
from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.edit.propose import changed_files
from respondent.errors import RespondentError
from respondent.model.edit import Change, FileChange, Why
from respondent.model.fields import changes_between
from respondent.model.person import Role
from respondent.model.record import Plain, Record
from respondent.model.workspace import KIND_NAMES
from respondent.web.evidence.advice import advice_on
from respondent.web.evidence.choices import Choices
from respondent.web.evidence.draft import merged, packed, told, unpacked
from respondent.web.evidence.effects import Effects, effects_not_yet, effects_of, errors_in
from respondent.web.evidence.errors import errors_at_fields
from respondent.web.evidence.present import others_at, present_words
from respondent.web.record_form.posted import posted
from respondent.web.record_form.question import in_parts, questions, unplaced
from respondent.web.record_form.shown import shown
from respondent.web.refusals import NoStateError
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import message_of, refusal
from respondent.web.visit import Visit

WHYS = (
    (Why.TYPO.value, "A slip of ours in typing or copying"),
    (Why.SOURCE_REVISED.value, "The source has been revised, or a newer one is out"),
    (Why.OUR_ERROR.value, "We had it wrong: a wrong row, year or place"),
    (Why.OTHER.value, "Something else"),
)


NO_REASON = {"why": "Say why you are changing it."}


@dataclass
class Edited:
    """A record's form as it was sent: what was read, what is wanted, why, and what is wrong with it."""

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


def show_form(visit: Visit) -> Response:
    """The form of a record as it is."""
    record = visit.record
    edited = Edited(record, record.fields, record.fields, _digest(visit, record))
    edited.inputs = shown(edited.kind, record.fields)
    visit.desk.presence.here(record.id, visit.session, visit.somebody)
    return _form(visit, edited, {})


def take_form(visit: Visit) -> Response:
    """What becomes of a form: a check of the change, the change saved, or the form once more."""
    edited = _sent(visit)
    step = visit.form.get("step", "check")
    if step == "again":
        return _form(visit, edited, {})
    if edited.errors:
        return _form(visit, edited, edited.errors, status=422)
    if edited.base != _digest(visit, edited.record):
        return _both(visit, edited)
    if not changes_between(edited.record.fields, edited.mine):
        return _form(visit, edited, {"": "You have not changed anything yet."}, status=422)
    try:
        files = _files(visit, edited)
    except ChangedMeanwhileError:
        return _both_anew(visit, edited)
    except RespondentError as error:
        return _form(visit, edited, {"": str(error)}, status=422)
    preview = visit.desk.preview(visit.view, files)
    errors = errors_at_fields(errors_in(preview), files, edited.kind)
    effects = effects_not_yet() if errors else effects_of(preview)
    if not edited.why:
        errors |= NO_REASON
    if errors:
        return _form(visit, edited, errors, status=422, effects=effects)
    if step != "save":
        return _check(visit, edited, preview)
    message = message_of(_change(edited), Why(edited.why), edited.comment)
    if (why_not := refusal(visit, files, message)) is not None:
        return _form(visit, edited, {"": why_not}, status=409)
    visit.desk.presence.gone(edited.record.id, visit.session)
    many = len(preview.documents)
    changed = f" {many} document{'s' if many != 1 else ''} changed with it." if many else ""
    return visit.redirect(f"/evidence/{edited.record.id}", f"Saved.{changed}")


def show_effects(visit: Visit) -> Response:
    """What the form as it stands would do, for our script."""
    edited = _sent(visit)
    effects: Effects | None = None
    if not edited.errors and changes_between(edited.record.fields, edited.mine):
        try:
            files = _files(visit, edited)
            preview = visit.desk.preview(visit.view, files)
            wrong = errors_at_fields(errors_in(preview), files, edited.kind)
            effects = effects_not_yet() if wrong else effects_of(preview)
        except RespondentError:
            effects = None  # said when the form is sent
    return visit.fragment("evidence/effects.html", effects=effects)


def take_merge(visit: Visit) -> Response:
    """Two changes put together as somebody decided; then the change is checked like any other."""
    record = visit.record
    was, mine = unpacked(visit.form.raw("was")), unpacked(visit.form.raw("mine"))
    if was is None or mine is None:
        raise NoStateError
    edited = Edited(record, was, mine, visit.form.get("base"))
    edited.why, edited.comment = visit.form.get("why"), visit.form.get("comment")
    chosen = {
        name.removeprefix("choose."): visit.form.get(name)
        for name in visit.form
        if name.startswith("choose.")
    }
    if edited.base != _digest(visit, record):
        return _both(visit, edited)
    clashes = merged(edited.kind, was, mine, record.fields).clashes
    if undecided := {clash.path for clash in clashes if chosen.get(clash.path) not in ("mine", "theirs")}:
        return _both(visit, edited, undecided)
    kept = [path for path, side in chosen.items() if side == "mine"]
    edited.mine = merged(edited.kind, was, mine, record.fields, kept).fields
    edited.was = record.fields
    edited.inputs = shown(edited.kind, edited.mine)
    if not changes_between(record.fields, edited.mine):
        return visit.redirect(f"/evidence/{record.id}", "Nothing of yours was left to save.", "information")
    try:
        files = _files(visit, edited)
    except ChangedMeanwhileError:
        return _both_anew(visit, Edited(record, was, mine, edited.base, edited.why, edited.comment))
    except RespondentError as error:
        return _form(visit, edited, {"": str(error)}, status=422)
    return _check(visit, edited, visit.desk.preview(visit.view, files))


def _sent(visit: Visit) -> Edited:
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


def _files(visit: Visit, edited: Edited) -> tuple[FileChange, ...]:
    return changed_files(visit.view.loaded, _change(edited))


def _change(edited: Edited) -> Change:
    on_disk = edited.base.partition(".")[0]
    return Change(edited.record.id, changes_between(edited.record.fields, edited.mine), base=on_disk)


def _form(
    visit: Visit,
    edited: Edited,
    errors: Mapping[str, str],
    *,
    status: int = 200,
    effects: Effects | None = None,
) -> Response:
    placed = {name: text for name, text in errors.items() if name not in ("", "why")}
    form = questions(edited.kind, edited.inputs, placed)
    general = [("", text) for name, text in errors.items() if name == ""]
    general += [("", text) for text in unplaced(edited.kind, edited.inputs, placed)]
    by_input = [pair for question in form for pair in question.errors]
    of_why = [("why", errors["why"])] if "why" in errors else []
    return visit.page(
        "evidence/change.html",
        status=status,
        problems=[*general, *by_input, *of_why],
        heading="Correct this record",
        title=edited.record.title,
        record_id=edited.record.id,
        is_new=False,
        action=f"/evidence/{edited.record.id}/change",
        live=f"/evidence/{edited.record.id}/effects",
        back=f"/evidence/{edited.record.id}",
        base=edited.base,
        was=packed(edited.was),
        parts_of_form=in_parts(form),
        choices=Choices(visit.view.loaded.workspace),
        whys=WHYS,
        why=edited.why,
        why_error=errors.get("why", ""),
        comment=edited.comment,
        effects=effects,
        present=present_words(others_at(visit, edited.record.id)),
    )


def _check(visit: Visit, edited: Edited, preview: Preview) -> Response:
    """What is changed and what follows, before it is saved."""
    carried = [
        ("was", packed(edited.was)),
        ("base", edited.base),
        ("why", edited.why),
        ("comment", edited.comment),
    ]
    for name, value in edited.inputs.items():
        carried += [(name, one) for one in (("", *value) if isinstance(value, tuple) else (value,))]
    carried += [(name, "") for name in _lists(edited)]
    titles = Choices(visit.view.loaded.workspace).title
    return visit.page(
        "evidence/check.html",
        title=edited.record.title,
        back=f"/evidence/{edited.record.id}",
        save=f"/evidence/{edited.record.id}/change",
        save_step="save",
        changes=[
            (one.label, one.before, one.after)
            for one in told(edited.kind, changes_between(edited.record.fields, edited.mine), titles)
        ],
        why_words=dict(WHYS).get(edited.why, ""),
        comment=edited.comment,
        effects=effects_of(preview),
        advice=advice_on(edited.kind, edited.mine),
        carried=carried,
        can_save=True,
    )


def _lists(edited: Edited) -> list[str]:
    """The names of lists of groups, so that one that was emptied is known to have been on the form."""
    return [question.name for question in questions(edited.kind, edited.inputs, {}) if question.groups]


def _both_anew(visit: Visit, edited: Edited) -> Response:
    """The same, where somebody saved in the very moment: the workspace is looked at once more."""
    visit = visit.anew().with_form(visit.form)
    edited.record = visit.record
    return _both(visit, edited)


def _both(visit: Visit, edited: Edited, undecided: set[str] | frozenset[str] = frozenset()) -> Response:
    """The page on which two changes of one record are put together."""
    record = edited.record
    found = merged(edited.kind, edited.was, edited.mine, record.fields)
    last = next(iter(visit.desk.history(record.span.path, limit=1)), None)
    who = last.author if last is not None else ""
    kept = [{"label": one.label, "was": one.before, "now": one.after, "by": "You"} for one in found.mine]
    kept += [
        {"label": one.label, "was": one.before, "now": one.after, "by": who or "Somebody else"}
        for one in found.theirs
    ]
    clashes = [
        {
            "path": one.path, "label": one.label, "was": one.was, "mine": one.mine, "theirs": one.theirs,
            "error": "Choose one of the two." if one.path in undecided else "",
        }
        for one in found.clashes
    ]  # fmt: skip
    return visit.page(
        "evidence/merge.html",
        status=409,
        title=record.title,
        record_id=record.id,
        action=f"/evidence/{record.id}/merge",
        who=who,
        base=_digest(visit, record),
        was=packed(edited.was),
        mine=packed(edited.mine),
        why=edited.why,
        comment=edited.comment,
        clashes=clashes,
        kept=kept,
    )


def _digest(visit: Visit, record: Record) -> str:
    """What a form is bound to: the record's files as they are on the disk, and the fields that its page shows.

    Both, since somebody may save after the workspace was looked at and before the disk is.
    """
    on_disk = record_digest(visit.view.loaded.workspace.root, record)
    return f"{on_disk}.{sha256(packed(record.fields).encode()).hexdigest()[:16]}"


_OWN = Needs(Role.EDITOR, of="record", own=True)

ROUTES = (
    PageRoute("/evidence/{record}/change", show_form, ("GET",), _OWN),
    PageRoute("/evidence/{record}/change", take_form, ("POST",), _OWN),
    PageRoute("/evidence/{record}/effects", show_effects, ("POST",), _OWN),
    PageRoute("/evidence/{record}/merge", take_merge, ("POST",), _OWN),
)
