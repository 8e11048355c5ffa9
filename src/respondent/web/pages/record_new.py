"""Adding a record: first what it is, then its form, then a look at it before it is saved."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from respondent.desk.preview import Preview
from respondent.edit.create import IdRefusedError, new_record
from respondent.edit.files import read_bytes
from respondent.edit.propose import Proposal
from respondent.errors import RespondentError
from respondent.loading.csvtext import read_csv
from respondent.loading.records.record import KINDS
from respondent.model.edit import Change, Why
from respondent.model.evidence import DataTable
from respondent.model.fields import as_text, changes_between, same
from respondent.model.listing import counted, listed
from respondent.model.partner import may_change
from respondent.model.person import Role
from respondent.model.record import Plain
from respondent.web.evidence.advice import advice_on
from respondent.web.evidence.choices import Choices
from respondent.web.evidence.draft import told
from respondent.web.evidence.edit_pages import Way
from respondent.web.evidence.effects import effects_of, errors_in
from respondent.web.evidence.errors import errors_at_fields
from respondent.web.evidence.new_id import cannot_be_used, id_errors
from respondent.web.record_form.labels import KIND_WORDS
from respondent.web.record_form.new_name import name_for
from respondent.web.record_form.pasted_table import csv_of
from respondent.web.record_form.posted import Posted, posted
from respondent.web.record_form.question import in_parts, questions, unplaced
from respondent.web.record_form.shown import Shown, carried, shown
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import message_of, refusal
from respondent.web.typed import DISCARD, address_of, check_typed, forget_typed, take_typed, typed_at
from respondent.web.visit import Visit

NEW = Way("new", "Add a record", "Check the new record", comment_hint="Kept with the record in its history.")
ROWS = "table-rows"
"""The input with the rows of a new table, which are in no field of its record."""


def show_new(visit: Visit) -> Response:
    """The question what is to be added, or the empty form of that kind."""
    kind = visit.query.get("kind")
    if kind not in KINDS:
        problems = [("kind", "Choose what you want to add.")] if "kind" in visit.query else []
        kinds = [(name, *words) for name, words in KIND_WORDS.items()]
        return visit.page("evidence/new.html", kinds=kinds, problems=problems)
    again = typed_at(visit, _address(kind))
    if again is None:
        return _form(visit, kind, "", _begun(visit), {})
    sent, record_id = _sent(again, kind)
    return _form(again, kind, record_id, _inputs(again, kind, sent), {}, typed=_address(kind))


def take_new(visit: Visit) -> Response:
    """The new record that was sent: to be looked at, or saved, or its form once more."""
    kind = visit.form.get("kind")
    if kind not in KINDS and visit.form.get("step") != DISCARD:
        return visit.redirect("/evidence/new")
    return take_typed(visit, _address(kind), _looked_at)


def show_check(visit: Visit) -> Response:
    """The new record that was typed, as it would be, or what is wrong with it."""
    return check_typed(visit, "/evidence", _looked_at)


def _address(kind: str) -> str:
    """The address of the form of a new record."""
    return address_of("/evidence/new", kind=kind)


def _sent(visit: Visit, kind: str) -> tuple[Posted, str]:
    """The fields that were sent, and what the record is to be called."""
    beside = {"kind", "id", ROWS}
    sent = posted(kind, {name: visit.form.all(name) for name in visit.form if name not in beside}, {})
    record_id = visit.form.get("id").strip() or name_for(sent.fields, lambda name: not id_errors(visit, name))
    return sent, record_id


def _looked_at(visit: Visit) -> Response:
    """A form that was sent: the record shown as it would be, or saved, or what is wrong with it."""
    kind = visit.form.get("kind")
    sent, record_id = _sent(visit, kind)
    inputs = _inputs(visit, kind, sent)
    rows = csv_of(visit.form.raw(ROWS)) if kind == "table" else None
    if visit.form.get("step") == "save" and _is_there(
        visit, kind, record_id, sent, rows
    ):  # it was sent twice
        return _added(visit, kind, record_id)
    errors = dict(sent.errors) | id_errors(visit, record_id) | _owner_errors(visit, sent.fields.get("owner"))
    if rows == b"":
        errors[ROWS] = "Paste the rows, with the names of the columns above them."
    if errors:
        return _form(visit, kind, record_id, inputs, errors, status=422)
    return _judged(visit, kind, record_id, sent, rows)


def _added(visit: Visit, kind: str, record_id: str) -> Response:
    forget_typed(visit, _address(kind))
    return visit.redirect(f"/evidence/{record_id}", "Added.")


def _is_there(visit: Visit, kind: str, record_id: str, sent: Posted, rows: bytes | None) -> bool:
    """Whether there is such a record as this form would add, to the last field and row: it was sent before."""
    workspace = visit.view.workspace
    record = workspace.records.get(record_id)
    if record is None or sent.errors or not visit.may_change(record):
        return False
    wanted = {"kind": kind, **sent.fields}
    if owner := _owner(visit, sent.fields):
        wanted["owner"] = owner
    if isinstance(record, DataTable):
        wanted.setdefault("rows", f"{record_id}.csv")
        if read_bytes(workspace.root, record.rows_path) != rows:
            return False
    return same(as_text(wanted), record.fields)


def _judged(visit: Visit, kind: str, record_id: str, sent: Posted, rows: bytes | None) -> Response:
    """A new record that is in order as far as its form tells: shown as it would be, or saved once that was seen."""
    inputs = _inputs(visit, kind, sent)
    try:
        proposal = _proposal(visit, kind, record_id, sent.fields, rows)
        preview = visit.desk.preview(visit.view, proposal.files)
    except IdRefusedError:  # what is in the way may be hidden
        return _form(visit, kind, record_id, inputs, {"id": cannot_be_used(record_id)}, status=422)
    except RespondentError as error:
        return _form(visit, kind, record_id, inputs, {"": str(error)}, status=422)
    record, *table = proposal.files
    errors = errors_at_fields(errors_in(preview), [record], kind, visit.view.workspace)
    for file in table:
        if words := _wrong_rows(preview, file.path):
            errors[ROWS] = words
    if errors:
        return _form(visit, kind, record_id, inputs, errors, status=422)
    comment = visit.form.get("comment")
    if visit.form.get("step") == "save":
        change = Change(record_id, changes_between({}, sent.fields))
        if (why_not := refusal(visit, proposal.files, message_of(change, Why.NEW, comment))) is not None:
            return _form(visit, kind, record_id, inputs, {"": why_not}, status=409)
        return _added(visit, kind, record_id)
    hidden = [("kind", kind), ("id", record_id), ("comment", comment), (ROWS, visit.form.raw(ROWS))]
    changes = [
        (one.label, one.before, one.after)
        for one in told(
            kind, changes_between({"kind": kind}, sent.fields), Choices(visit.view.workspace).title
        )
    ]
    changes += [("Rows", "", _rows_in_words(file.after or b"")) for file in table]
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
        advice=advice_on(kind, sent.fields),
        carried=[*hidden, *carried(inputs)],
        can_save=True,
    )


def _wrong_rows(preview: Preview, path: str) -> str:
    """What is wrong with the rows of a table, line by line."""
    wrong = [one for one in errors_in(preview) if one.span.path == path]
    places = (f"Line {one.span.line}: " if one.span.line else "" for one in wrong)
    return " ".join(
        f"{place}{one.message} {one.remedy}".strip() for place, one in zip(places, wrong, strict=True)
    )


def _rows_in_words(data: bytes) -> str:
    text, _ = read_csv(data, "")
    return f"{counted(len(text.rows), 'row')}, with the columns {listed(text.columns)}" if text else ""


def _proposal(
    visit: Visit, kind: str, record_id: str, fields: Mapping[str, Plain], rows: bytes | None
) -> Proposal:
    """The record's file, in the folder of the visitor's organisation; no problem of it is looked for yet."""
    loaded = visit.view.loaded
    return new_record(
        loaded, kind, record_id, fields, _owner(visit, fields), rows=rows, reload=lambda _: loaded
    )


def _owner(visit: Visit, fields: Mapping[str, Plain]) -> str | None:
    """Whose a new record is to be that does not say so: the visitor's organisation's, if it is known here."""
    workspace, organisation = visit.view.workspace, visit.somebody.organisation
    known = any(one.organisation == organisation for one in workspace.settings.partners)
    return organisation if not fields.get("owner") and (known or organisation in workspace.records) else None


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
    visit: Visit,
    kind: str,
    record_id: str,
    inputs: Shown,
    errors: Mapping[str, str],
    *,
    status: int = 200,
    typed: str = "",
) -> Response:
    placed = {name: text for name, text in errors.items() if name not in ("", "id", ROWS)}
    form = questions(kind, inputs, placed)
    problems = [("", errors[""])] if "" in errors else []
    problems += [("id", errors["id"])] if "id" in errors else []
    problems += [(ROWS, errors[ROWS])] if ROWS in errors else []
    problems += [("", text) for text in unplaced(kind, inputs, placed)]
    problems += [pair for question in form for pair in question.errors]
    return visit.page(
        "evidence/change.html",
        status=status,
        problems=problems,
        way=NEW,
        about="",
        typed=typed,
        comment_error="",
        heading=f"{NEW.heading}: {KIND_WORDS[kind][0].lower()}",
        title=KIND_WORDS[kind][1],
        record_id="",
        is_new=True,
        kind=kind,
        id=record_id,
        id_error=errors.get("id", ""),
        rows_name=ROWS if kind == "table" else "",
        rows=visit.form.raw(ROWS),
        rows_error=errors.get(ROWS, ""),
        action="/evidence/new",
        live="",
        back="/evidence/new",
        base="",
        was="",
        parts_of_form=in_parts(form),
        choices=Choices(visit.view.workspace),
        comment=visit.form.get("comment"),
        effects=None,
        present="",
    )


_NEEDS = Needs(Role.EDITOR)

ROUTES = (
    PageRoute("/evidence/new", show_new, ("GET",), _NEEDS),
    PageRoute("/evidence/new", take_new, ("POST",), _NEEDS),
    PageRoute("/evidence/new/check", show_check, ("GET",), _NEEDS),
)
