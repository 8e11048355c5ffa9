"""Adding a record: first what it is, then its form, then a look at it before it is saved."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from respondent.edit.create import new_record
from respondent.edit.propose import Proposal
from respondent.errors import RespondentError
from respondent.loading.records.record import KINDS
from respondent.model.edit import Change, Why
from respondent.model.fields import changes_between
from respondent.model.partner import may_change
from respondent.model.person import Role
from respondent.model.record import Plain
from respondent.web.evidence.choices import choices_in
from respondent.web.evidence.draft import told
from respondent.web.evidence.effects import effects_of, errors_in
from respondent.web.evidence.errors import errors_at_fields
from respondent.web.evidence.new_id import id_errors
from respondent.web.record_form.labels import KIND_WORDS
from respondent.web.record_form.new_name import name_for
from respondent.web.record_form.posted import Posted, posted
from respondent.web.record_form.question import in_parts, questions, unplaced
from respondent.web.record_form.shown import Shown, shown
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import message_of, refusal
from respondent.web.visit import Visit

NEW_TABLE = (
    "Tables are added with their rows as a CSV file, by the policy team; their rows can be corrected here."
)


def show_new(visit: Visit) -> Response:
    """The question what is to be added, or the empty form of that kind."""
    kind = visit.query.get("kind")
    if kind not in KINDS or kind == "table":
        problems = [("kind", "Choose what you want to add.")] if "kind" in visit.query else []
        kinds = [(name, *words) for name, words in KIND_WORDS.items() if name != "table"]
        return visit.page("evidence/new.html", kinds=kinds, problems=problems, note=NEW_TABLE)
    return _form(visit, kind, "", _begun(visit), {})


def take_new(visit: Visit) -> Response:
    """The new record that was sent: looked at, saved, or its form once more."""
    kind = visit.form.get("kind")
    if kind not in KINDS or kind == "table":
        return visit.redirect("/evidence/new")
    sent = posted(kind, {name: visit.form.all(name) for name in visit.form if name not in ("kind", "id")}, {})
    record_id = visit.form.get("id").strip() or name_for(sent.fields, lambda name: not id_errors(visit, name))
    inputs = _inputs(visit, kind, sent)
    step = visit.form.get("step", "check")
    if step == "again":
        return _form(visit, kind, record_id, inputs, {})
    errors = dict(sent.errors) | id_errors(visit, record_id) | _owner_errors(visit, sent.fields.get("owner"))
    if errors:
        return _form(visit, kind, record_id, inputs, errors, status=422)
    try:
        proposal = _proposal(visit, kind, record_id, sent.fields)
        preview = visit.desk.preview(visit.view, proposal.files)
    except RespondentError as error:
        return _form(visit, kind, record_id, inputs, {"": str(error)}, status=422)
    errors = errors_at_fields(errors_in(preview), proposal.files, kind)
    if errors:
        return _form(visit, kind, record_id, inputs, errors, status=422)
    comment = visit.form.get("comment")
    if step == "save":
        change = Change(record_id, changes_between({}, sent.fields))
        if (why_not := refusal(visit, proposal.files, message_of(change, Why.NEW, comment))) is not None:
            return _form(visit, kind, record_id, inputs, {"": why_not}, status=409)
        return visit.redirect(f"/evidence/{record_id}", "Added.")
    carried = [("kind", kind), ("id", record_id), ("comment", comment)]
    for name, value in inputs.items():
        carried += [(name, one) for one in (("", *value) if isinstance(value, tuple) else (value,))]
    changes = [
        (one.label, one.before, one.after) for one in told(kind, changes_between({"kind": kind}, sent.fields))
    ]
    return visit.page(
        "evidence/check.html",
        title=f"{KIND_WORDS[kind][0]}: {record_id}",
        back="/evidence",
        save="/evidence/new",
        save_step="save",
        changes=changes,
        why_words="",
        comment=comment,
        effects=effects_of(preview),
        carried=carried,
        can_save=True,
    )


def _proposal(visit: Visit, kind: str, record_id: str, fields: Mapping[str, Plain]) -> Proposal:
    """The record's file, in the folder of the visitor's organisation; no problem of it is looked for yet."""
    loaded = visit.view.loaded
    person = visit.somebody
    known = any(one.organisation == person.organisation for one in loaded.workspace.settings.partners)
    organisation = person.organisation if known or person.organisation in loaded.workspace.records else None
    owner = fields.get("owner")
    return new_record(
        loaded,
        kind,
        record_id,
        fields,
        None if owner else organisation,
        reload=lambda _: loaded,
    )


def _owner_errors(visit: Visit, owner: Plain) -> dict[str, str]:
    """What is said to somebody who adds a record that they could not change afterwards."""
    person, partners = visit.somebody, visit.view.workspace.settings.partners
    if (
        owner is None
        or person.role is Role.ADMINISTRATOR
        or may_change(person.organisation, str(owner), partners)
    ):
        return {}
    return {"owner": "You can add records of your own organisation. Leave this empty, or ask the other one."}


def _begun(visit: Visit) -> Shown:
    """What is filled in already: the source from which somebody came."""
    return {"source": source} if (source := visit.query.get("source")) else {}


def _inputs(visit: Visit, kind: str, sent: Posted) -> Shown:
    inputs = shown(kind, sent.fields)
    return inputs | {name: visit.form.raw(name) for name in sent.errors}


def _form(
    visit: Visit, kind: str, record_id: str, inputs: Shown, errors: Mapping[str, str], *, status: int = 200
) -> Response:
    placed = {name: text for name, text in errors.items() if name not in ("", "id")}
    form = questions(kind, inputs, placed)
    problems = [("", errors[""])] if "" in errors else []
    problems += [("id", errors["id"])] if "id" in errors else []
    problems += [("", text) for text in unplaced(kind, inputs, placed)]
    problems += [pair for question in form for pair in question.errors]
    return visit.page(
        "evidence/change.html",
        status=status,
        problems=problems,
        heading=f"Add a record: {KIND_WORDS[kind][0].lower()}",
        title=KIND_WORDS[kind][1],
        record_id="",
        is_new=True,
        kind=kind,
        id=record_id,
        id_error=errors.get("id", ""),
        action="/evidence/new",
        live="",
        back="/evidence/new",
        base="",
        was="",
        parts_of_form=in_parts(form),
        choices=choices_in(visit.view.loaded.workspace),
        comment=visit.form.get("comment"),
        effects=None,
        present="",
    )


_NEEDS = Needs(Role.EDITOR)

ROUTES = (
    PageRoute("/evidence/new", show_new, ("GET",), _NEEDS),
    PageRoute("/evidence/new", take_new, ("POST",), _NEEDS),
)
