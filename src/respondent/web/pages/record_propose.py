"""Proposing a change of a record that is another's: its form, a look at what would follow, and what is sent."""

from __future__ import annotations

from starlette.responses import Response

from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.errors import RespondentError
from respondent.model.person import Role
from respondent.web.evidence.draft import merged
from respondent.web.evidence.edit_pages import Way, check_page, form_page
from respondent.web.evidence.edited import Edited, digest, looked_at, opened, sent, typed_before
from respondent.web.proposals import (
    REASONS,
    UNSENT,
    About,
    Reason,
    keep,
    lead_to,
    of_record,
    refuse_apart,
    what_is_missing,
    whose_it_is,
)
from respondent.web.record_form.shown import shown
from respondent.web.route import Needs, PageRoute
from respondent.web.typed import check_typed, forget_typed, own_address, take_typed
from respondent.web.visit import Visit

OTHERS = Way(
    "propose",
    "Propose a change of this record",
    "Check your proposal",
    "In your own words",
    "A sentence for its owner: what the source says, and where. For a slip it may stay empty.",
    UNSENT,
    "Send the proposal",
    "Why should it change?",
    REASONS,
)
MEANWHILE = (
    "Somebody has changed this record since you opened it. Look at it again, and send your proposal then."
)


def show_form(visit: Visit) -> Response:
    """The form of a record as it is; whoever may change it is led to where that is done."""
    if visit.may_change(visit.record):
        return visit.redirect(f"/evidence/{visit.record.id}/change")
    refuse_apart(visit)
    if (edited := typed_before(visit)) is not None:
        return form_page(visit, edited, OTHERS, {}, about=whose_it_is(visit), typed=own_address(visit))
    return form_page(visit, opened(visit), OTHERS, {}, about=whose_it_is(visit))


def take_form(visit: Visit) -> Response:
    """What becomes of a form: a check of the change, the proposal sent, or the form once more."""
    refuse_apart(visit)
    return take_typed(visit, own_address(visit), _looked_at, sent)


def show_check(visit: Visit) -> Response:
    """What would follow from the change that was typed, or what is wrong with it."""
    refuse_apart(visit)
    return check_typed(visit, f"/evidence/{visit.record.id}", _looked_at)


def _looked_at(visit: Visit) -> Response:
    """A form that was sent: the proposal to be looked at, or sent, or what is wrong with it."""
    edited = sent(visit)
    if edited.errors:
        return form_page(visit, edited, OTHERS, edited.errors, about=whose_it_is(visit), status=422)
    if edited.base != digest(visit, edited.record):
        return _anew(visit, edited)
    if not edited.changes:
        nothing = {"": "You have not changed anything yet."}
        return form_page(visit, edited, OTHERS, nothing, about=whose_it_is(visit), status=422)
    return _judged(visit, edited)


def _judged(visit: Visit, edited: Edited) -> Response:
    """A change that somebody wants: looked at, and sent once they have seen what would follow."""
    try:
        looked = looked_at(visit, edited)
    except ChangedMeanwhileError:
        return _anew(visit.anew().with_form(visit.form), edited)
    except RespondentError as error:
        return form_page(visit, edited, OTHERS, {"": str(error)}, about=whose_it_is(visit), status=422)
    reason = Reason(edited.why, edited.comment)
    if errors := looked.errors | what_is_missing(reason):
        return form_page(
            visit, edited, OTHERS, errors, about=whose_it_is(visit), status=422, effects=looked.effects
        )
    if visit.form.get("step") != "save":
        return check_page(visit, edited, OTHERS, looked.preview)
    record = edited.record
    proposal = of_record(visit, record, (edited.changes, ()), About(None, (), record.confidential), reason)
    kept = keep(visit, proposal)
    if isinstance(kept, str):
        return form_page(visit, edited, OTHERS, {"": kept}, about=whose_it_is(visit), status=422)
    forget_typed(visit, own_address(visit))
    return lead_to(visit, kept, proposal)


def _anew(visit: Visit, edited: Edited) -> Response:
    """The form again, bound to the record as it is now; where both changed a field, the proposer's words stand."""
    record = visit.record
    clashes = merged(edited.kind, edited.was, edited.mine, record.fields).clashes
    mine = merged(edited.kind, edited.was, edited.mine, record.fields, [one.path for one in clashes]).fields
    again = Edited(record, record.fields, mine, digest(visit, record), edited.why, edited.comment)
    again.inputs = shown(again.kind, mine)
    return form_page(visit, again, OTHERS, {"": MEANWHILE}, about=whose_it_is(visit), status=409)


_NEEDS = Needs(Role.EDITOR, of="record")

ROUTES = (
    PageRoute("/evidence/{record}/propose", show_form, ("GET",), _NEEDS),
    PageRoute("/evidence/{record}/propose", take_form, ("POST",), _NEEDS),
    PageRoute("/evidence/{record}/propose/check", show_check, ("GET",), _NEEDS),
)
