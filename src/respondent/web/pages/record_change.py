"""Correcting a record: its form, what the change does, the question before it is saved, and two people at once.

One form goes three ways: to the check of the change, from there to be saved, or back to be changed further. Whoever
saves second is shown both changes, and decides where they clash.
"""

from __future__ import annotations

from starlette.responses import Response

from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.errors import RespondentError
from respondent.model.edit import Why
from respondent.model.fields import changes_between
from respondent.model.person import Role
from respondent.web.evidence.both_page import both_page
from respondent.web.evidence.draft import is_met, merged, unpacked
from respondent.web.evidence.edit_pages import NO_REASON, Way, check_page, form_page, inputs_of
from respondent.web.evidence.edited import Edited, digest, files_of, looked_at, opened, sent, typed_before
from respondent.web.evidence.effects import Effects, saved_words
from respondent.web.forms import form_of
from respondent.web.record_form.shown import shown
from respondent.web.refusals import NoStateError
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import message_of, refusal
from respondent.web.typed import check_typed, forget_typed, own_address, take_typed, to_check
from respondent.web.visit import Visit

OWN = Way("change", "Correct this record", "Check your change")


def show_form(visit: Visit) -> Response:
    """The form of a record as it is, or as it was typed before and not saved."""
    visit.desk.presence.here(visit.record.id, visit.session, visit.somebody)
    if (edited := typed_before(visit)) is not None:
        effects = _effects(visit, edited)
        return form_page(visit, edited, OWN, {}, typed=own_address(visit), effects=effects)
    return form_page(visit, opened(visit), OWN, {})


def take_form(visit: Visit) -> Response:
    """What becomes of a form: a check of the change, the change saved, or the form once more."""
    return take_typed(visit, own_address(visit), _judged, sent)


def show_check(visit: Visit) -> Response:
    """What the change that was typed would do, or what is wrong with it."""
    return check_typed(visit, f"/evidence/{visit.record.id}", _judged)


def _judged(visit: Visit) -> Response:
    """A form that was sent: its change to be looked at, or saved, or what is wrong with it."""
    edited = sent(visit)
    if edited.errors:
        return form_page(visit, edited, OWN, edited.errors, status=422)
    if edited.base != digest(visit, edited.record):
        return _met(visit, edited)
    if not edited.changes:
        return form_page(visit, edited, OWN, {"": "You have not changed anything yet."}, status=422)
    try:
        looked = looked_at(visit, edited)
    except ChangedMeanwhileError:
        return _both_anew(visit, edited)
    except RespondentError as error:
        return form_page(visit, edited, OWN, {"": str(error)}, status=422)
    if errors := looked.errors | ({} if edited.why else NO_REASON):
        return form_page(visit, edited, OWN, errors, status=422, effects=looked.effects)
    if visit.form.get("step") != "save":
        return check_page(visit, edited, OWN, looked.preview)
    message = message_of(edited.change, Why(edited.why), edited.comment)
    if (why_not := refusal(visit, looked.files, message)) is not None:
        return form_page(visit, edited, OWN, {"": why_not}, status=409)
    return _saved(visit, edited.record.id, saved_words(looked.preview))


def show_effects(visit: Visit) -> Response:
    """What the form as it stands would do, for our script."""
    return visit.fragment("evidence/effects.html", effects=_effects(visit, sent(visit)))


def _effects(visit: Visit, edited: Edited) -> Effects | None:
    """What a form would do; None where it changes nothing, or where that is said only when it is sent."""
    if edited.errors or not edited.changes:
        return None
    try:
        return looked_at(visit, edited).effects
    except RespondentError:
        return None


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
    if edited.base != digest(visit, record):
        return _met(visit, edited)
    clashes = merged(edited.kind, was, mine, record.fields).clashes
    if undecided := {clash.path for clash in clashes if chosen.get(clash.path) not in ("mine", "theirs")}:
        return both_page(visit, edited, undecided)
    kept = [path for path, side in chosen.items() if side == "mine"]
    edited.mine = merged(edited.kind, was, mine, record.fields, kept).fields
    edited.was = record.fields
    edited.inputs = shown(edited.kind, edited.mine)
    if not changes_between(record.fields, edited.mine):
        return visit.redirect(f"/evidence/{record.id}", "Nothing of yours was left to save.", "information")
    try:
        files_of(visit, edited)
    except ChangedMeanwhileError:
        return _both_anew(visit, Edited(record, was, mine, edited.base, edited.why, edited.comment))
    except RespondentError as error:
        return form_page(visit, edited, OWN, {"": str(error)}, status=422)
    return to_check(visit, f"/evidence/{record.id}/{OWN.path}", form_of(inputs_of(edited)))


def _both_anew(visit: Visit, edited: Edited) -> Response:
    """The same, where somebody saved in the very moment: the workspace is looked at once more."""
    visit = visit.anew().with_form(visit.form)
    edited.record = visit.record
    return _met(visit, edited)


def _met(visit: Visit, edited: Edited) -> Response:
    """What is said of a form that was made from another state of the record: what to do where they differ.

    Where all that is wanted stands there, the form was sent before, and its answer was lost.
    """
    record = edited.record
    if not is_met(edited.kind, edited.was, edited.mine, record.fields):
        return both_page(visit, edited)
    if visit.form.get("step") == "save":
        return _saved(visit, record.id, "Saved.")
    return _saved(visit, record.id, "The record says this already.", "information")


def _saved(visit: Visit, record_id: str, said: str, kind: str = "success") -> Response:
    """Lead to a record that says what was wanted."""
    address = f"/evidence/{record_id}"
    forget_typed(visit, f"{address}/{OWN.path}")
    visit.desk.presence.left(record_id, visit.somebody)
    return visit.redirect(address, said, kind)


_OWN = Needs(Role.EDITOR, of="record", own=True)

ROUTES = (
    PageRoute("/evidence/{record}/change", show_form, ("GET",), _OWN),
    PageRoute("/evidence/{record}/change", take_form, ("POST",), _OWN),
    PageRoute("/evidence/{record}/change/check", show_check, ("GET",), _OWN),
    PageRoute("/evidence/{record}/effects", show_effects, ("POST",), Needs(Role.EDITOR, of="record")),
    PageRoute("/evidence/{record}/merge", take_merge, ("POST",), _OWN),
)
