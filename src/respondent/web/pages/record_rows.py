"""The rows of a table: one corrected, added or taken out, with what that does to documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.edit.propose import changed_files
from respondent.errors import RespondentError
from respondent.model.diagnostic import Diagnostic
from respondent.model.edit import Change, FileChange, RowEdit, Why
from respondent.model.evidence import DataTable, Row
from respondent.model.person import Role
from respondent.web.evidence.draft import packed, unpacked
from respondent.web.evidence.edited import WHYS
from respondent.web.evidence.effects import effects_of, errors_in, saved_words
from respondent.web.evidence.words import in_title
from respondent.web.record_form.pasted import one_line
from respondent.web.refusals import NoStateError, NotFoundError
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import message_of, refusal
from respondent.web.visit import Visit

KEY_SIGN = "\x1f"
"""Between the parts of a row's key in an address."""

OTHER_COLUMNS = (
    "Somebody has changed the columns of this table since you opened this page, so nothing was saved. "
    "Look at the row again."
)


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
    if before is not None and set(before) != set(table.columns):
        return _other_columns(visit, table, cells, before)
    if visit.form.get("step") == "again":
        return _form(visit, table, cells, before, {})
    gone = visit.form.get("step") in ("remove", "save-remove") and before is not None
    errors = {} if gone else _errors(table, cells, before, visit.form.get("why"))
    if errors:
        return _form(visit, table, cells, before, errors, status=422)
    key = tuple((before or cells)[column] for column in table.key)
    edit = RowEdit(key, before, None if gone else cells)
    change = Change(table.id, rows=(edit,))
    try:
        files = changed_files(visit.view.loaded, change)
    except ChangedMeanwhileError as error:
        return _stale(visit, table, cells, error)
    except RespondentError as error:
        return _form(visit, table, cells, before, {"": str(error)}, status=422)
    return _judged(visit, table, change, files)


def _judged(visit: Visit, table: DataTable, change: Change, files: tuple[FileChange, ...]) -> Response:
    """What a change of a row does: shown, or saved once it has been seen."""
    (edit,) = change.rows
    before, after = edit.before, edit.after
    cells = after if after is not None else before or {}
    preview = visit.desk.preview(visit.view, files)
    own = {one.path for one in files}
    if wrong := [one for one in errors_in(preview) if one.span.path in own]:
        return _form(visit, table, cells, before, _at_cells(wrong, cells), status=422)
    why, comment = visit.form.get("why"), visit.form.get("comment")
    if visit.form.get("step").startswith("save"):
        message = message_of(change, Why(why) if why in set(Why) else Why.OTHER, comment)
        if (why_not := refusal(visit, files, message)) is not None:
            return _form(visit, table, cells, before, {"": why_not}, status=409)
        return visit.redirect(f"/evidence/{table.id}", saved_words(preview))
    carried = [("was", packed(before) if before is not None else ""), ("why", why), ("comment", comment)]
    carried += [(f"cell.{column}", cells[column]) for column in table.columns]
    old, new = before or {}, after or {}
    goes, comes = after is None, before is None
    return visit.page(
        "evidence/check-row.html",
        heading="Take this row out?" if goes else "Check the new row" if comes else "Check your change",
        keep="Take it out" if goes else "Save",
        save_kind="warning" if goes else "",
        whole="The row that goes" if goes else "The row that you add" if comes else "",
        cells=[(in_title(column), cells[column]) for column in table.columns],
        title=f"{table.title}: {', '.join(edit.key)}",
        back=f"/evidence/{table.id}",
        save=f"/evidence/{table.id}/row",
        save_step="save-remove" if after is None else "save",
        changes=[
            (in_title(c), old.get(c, ""), new.get(c, "")) for c in table.columns if old.get(c) != new.get(c)
        ],
        why_words=dict(WHYS).get(why, ""),
        comment=comment,
        effects=effects_of(preview),
        advice="",
        carried=carried,
        can_save=True,
    )


def _at_cells(wrong: Sequence[Diagnostic], cells: Mapping[str, str]) -> dict[str, str]:
    """Errors at the cells that they quote, in words; "" for those of no one cell."""
    found: dict[str, str] = {}
    for one in wrong:
        quoted = (column for column, cell in cells.items() if cell and one.message.startswith(f"“{cell}” "))
        name = f"cell.{column}" if (column := next(quoted, "")) else ""
        words = f"{one.message} {one.remedy}".strip()
        found[name] = f"{found[name]} {words}" if name in found else words
    return found


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
    if not why and before is not None:
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
            (column, in_title(column), cells[column], column == table.value_column)
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


def _other_columns(
    visit: Visit, table: DataTable, cells: Mapping[str, str], before: Mapping[str, str]
) -> Response:
    """The row's form with the columns that the table has now; those of the form that was sent were others."""
    key = tuple(before.get(column, "") for column in table.key)
    now = next((row.cells for row in table.rows if row.key == key), None)
    as_it_is = now if now is not None else cells
    here = {
        column: cells[column] if f"cell.{column}" in visit.form else as_it_is[column]
        for column in table.columns
    }
    return _form(visit, table, here, now, {"": OTHER_COLUMNS}, status=409)


def _table(visit: Visit) -> DataTable:
    record = visit.record
    if not isinstance(record, DataTable):
        raise NotFoundError
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
