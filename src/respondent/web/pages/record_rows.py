"""The rows of a table: one corrected, added or taken out, with what that does to documents."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from respondent.edit.files import record_digest
from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.edit.propose import changed_files
from respondent.errors import RespondentError
from respondent.model.diagnostic import Severity
from respondent.model.edit import Change, FileChange, RowEdit
from respondent.model.evidence import DataTable, Row
from respondent.model.person import Role
from respondent.web.evidence.draft import packed, unpacked
from respondent.web.evidence.saving import save
from respondent.web.pages.record_change import WHYS
from respondent.web.record_form.pasted import one_line
from respondent.web.refusals import NoStateError, NotFoundError
from respondent.web.route import Needs, PageRoute
from respondent.web.visit import Visit

KEY_SIGN = "\x1f"
"""Between the parts of a row's key in an address."""


def show_row(visit: Visit) -> Response:
    """The form of a row, or of a new one."""
    table = _table(visit)
    key = visit.query.raw("key")
    row = _row(table, key) if key else None
    cells = {column: row.cells[column] if row is not None else "" for column in table.columns}
    return _form(visit, table, cells, cells if row is not None else None, {})


def take_row(visit: Visit) -> Response:
    """The row that was sent: checked, saved, or the form once more."""
    table = _table(visit)
    was = unpacked(visit.form.raw("was")) if visit.form.raw("was") else None
    if visit.form.raw("was") and was is None:
        raise NoStateError
    before = {name: str(value) for name, value in was.items()} if was is not None else None
    cells = {column: one_line(visit.form.raw(f"cell.{column}")) for column in table.columns}
    gone = visit.form.get("step") in ("remove", "save-remove") and before is not None
    errors = {} if gone else _errors(table, cells, before, visit.form.get("why"))
    if errors:
        return _form(visit, table, cells, before, errors, status=422)
    key = tuple((before or cells)[column] for column in table.key)
    edit = RowEdit(key, before, None if gone else cells)
    try:
        files = changed_files(visit.view.loaded, Change(table.id, rows=(edit,)))
    except ChangedMeanwhileError as error:
        return _stale(visit, table, cells, error)
    except RespondentError as error:
        return _form(visit, table, cells, before, {"": str(error)}, status=422)
    return _judged(visit, table, files, (before, cells), gone=gone)


def _judged(
    visit: Visit,
    table: DataTable,
    files: tuple[FileChange, ...],
    sides: tuple[Mapping[str, str] | None, Mapping[str, str]],
    *,
    gone: bool,
) -> Response:
    """What a change of a row does: shown, or saved once it has been seen."""
    before, cells = sides
    preview = visit.desk.preview(visit.view, files)
    own = {one.path for one in files}
    wrong = [one for one in preview.brought if one.severity is Severity.ERROR and one.span.path in own]
    if wrong:
        words = " ".join(f"{one.message} {one.remedy}".strip() for one in wrong)
        return _form(visit, table, cells, before, {"": words}, status=422)
    why, comment = visit.form.get("why"), visit.form.get("comment")
    name = ", ".join((before or cells)[column] for column in table.key)
    if visit.form.get("step").startswith("save"):
        message = _message(table, name, before, None if gone else cells, why, comment)
        if (refusal := save(visit, files, message)) is not None:
            return _form(visit, table, cells, before, {"": refusal}, status=409)
        return visit.redirect(f"/evidence/{table.id}", "Saved.")
    carried = [("was", packed(before) if before is not None else ""), ("why", why), ("comment", comment)]
    carried += [(f"cell.{column}", cells[column]) for column in table.columns]
    if gone:
        changes = [(column, (before or {}).get(column, ""), "") for column in table.columns]
    else:
        changes = [
            (c, (before or {}).get(c, ""), cells[c])
            for c in table.columns
            if (before or {}).get(c) != cells[c]
        ]
    return visit.page(
        "evidence/check.html",
        title=f"{table.title}: {name}",
        back=f"/evidence/{table.id}",
        save=f"/evidence/{table.id}/row",
        save_step="save-remove" if gone else "save",
        changes=changes,
        why_words=dict(WHYS).get(why, ""),
        comment=comment,
        effects=preview,
        carried=carried,
        can_save=True,
    )


def _errors(
    table: DataTable, cells: Mapping[str, str], before: Mapping[str, str] | None, why: str
) -> dict[str, str]:
    found = {f"cell.{c}": f"Write the {c}: it tells the rows apart." for c in table.key if not cells[c]}
    key = tuple(cells[column] for column in table.key)
    same = before is not None and key == tuple(before[column] for column in table.key)
    if not same and not found and any(row.key == key for row in table.rows):
        found[f"cell.{table.key[0]}"] = f"There is a row “{', '.join(key)}” already."
    if before is not None and cells == before:
        found[""] = "You have not changed anything yet."
    if not why:
        found["why"] = "Say why you are changing it."
    return found


def _form(
    visit: Visit,
    table: DataTable,
    cells: Mapping[str, str],
    before: Mapping[str, str] | None,
    errors: Mapping[str, str],
    *,
    status: int = 200,
) -> Response:
    return visit.page(
        "evidence/row.html",
        status=status,
        problems=list(errors.items()),
        errors=errors,
        table=table,
        columns=[
            (column, cells[column], column == table.value_column, column in table.key)
            for column in table.columns
        ],
        was=packed(before) if before is not None else "",
        is_new=before is None,
        whys=WHYS,
        why=visit.form.get("why"),
        comment=visit.form.get("comment"),
    )


def _stale(
    visit: Visit, table: DataTable, cells: Mapping[str, str], error: ChangedMeanwhileError
) -> Response:
    """The row's form again, with what it is now as what was read, and both said above it."""
    now = error.rows[0].after if error.rows else None
    return _form(visit, table, cells, now, {"": str(error)}, status=409)


def _message(
    table: DataTable,
    name: str,
    before: Mapping[str, str] | None,
    after: Mapping[str, str] | None,
    why: str,
    comment: str,
) -> str:
    what = "add the row" if before is None else "take out the row" if after is None else "correct the row"
    lines = [f"{table.id}: {what} {name}"[:120], ""]
    if before is not None and after is not None:
        lines += [
            f"{c}: {before[c] or '(nothing)'} -> {after[c] or '(nothing)'}"
            for c in after
            if before[c] != after[c]
        ]
    lines += ["", f"Why: {why}."] if why else []
    lines += ["", comment] if comment else []
    return "\n".join(lines).rstrip() + "\n"


def _table(visit: Visit) -> DataTable:
    record = visit.record
    if not isinstance(record, DataTable):
        raise NotFoundError
    record_digest(visit.view.loaded.workspace.root, record)  # its files can be read
    return record


def _row(table: DataTable, key: str) -> Row:
    wanted = tuple(key.split(KEY_SIGN))
    for row in table.rows:
        if row.key == wanted:
            return row
    raise NotFoundError


_OWN = Needs(Role.EDITOR, of="record", own=True)

ROUTES = (
    PageRoute("/evidence/{record}/row", show_row, ("GET",), _OWN),
    PageRoute("/evidence/{record}/row", take_row, ("POST",), _OWN),
)
