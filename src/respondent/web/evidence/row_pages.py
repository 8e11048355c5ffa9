"""The form of a table's row, and the page that asks whether it is right: for who saves it, and who proposes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response

from respondent.desk.preview import Preview
from respondent.edit.meanwhile import ChangedMeanwhileError
from respondent.edit.propose import changed_files
from respondent.errors import RespondentError
from respondent.model.diagnostic import Diagnostic
from respondent.model.edit import FileChange
from respondent.web.evidence.draft import packed
from respondent.web.evidence.edit_pages import Way
from respondent.web.evidence.effects import effects_of, errors_in
from respondent.web.evidence.row_edited import RowEdited, opened_row, sent_row
from respondent.web.evidence.words import in_title
from respondent.web.typed import (
    DISCARD,
    address_of,
    begin_anew,
    check_typed,
    forget_typed,
    own_address,
    saves,
    take_typed,
    typed_at,
)
from respondent.web.visit import Visit

OTHER_COLUMNS = (
    "Somebody has changed the columns of this table since you opened this page, so nothing was saved. "
    "Look at the row again."
)


@dataclass(frozen=True, slots=True)
class RowWay:
    """What becomes of a row's form: the words of its pages where a row is changed, added and taken out.

    The heading of `remove` stands on a button of the form. `missing` gives what the form must say besides its
    cells, by input. `keep` keeps what has been looked at: it answers, or says why not. `at_once`: the table is
    changed by it. `about` stands below the heading.
    """

    change: Way
    add: Way
    remove: Way
    missing: Callable[[RowEdited], Mapping[str, str]]
    keep: Callable[[Visit, RowEdited, tuple[FileChange, ...], Preview], Response | str]
    at_once: bool = True
    about: Callable[[Visit], str] = lambda _: ""

    def of(self, edited: RowEdited) -> Way:
        """The words for what is to be done to a row."""
        return self.remove if edited.goes else self.add if edited.is_new else self.change


def show_row(visit: Visit, way: RowWay) -> Response:
    """The form of a row, or of a new one."""
    edited, address = opened_row(visit), own_address(visit)
    again = typed_at(visit, address)
    kept = sent_row(again) if again is not None else None
    if kept is None or kept.has_other_columns or kept.is_as_it_came or kept.is_met:
        return _form(visit, way, edited, {})
    return _form(visit, way, replace(kept, goes=False), {}, typed=address)


def take_row(visit: Visit, way: RowWay) -> Response:
    """What becomes of a row's form: a check of the change, the change kept, or the form once more."""
    if visit.form.get("step") == DISCARD:
        return begin_anew(visit)
    edited = sent_row(visit)
    if edited.has_other_columns:
        return _looked_at(visit, way)
    return take_typed(visit, _address(visit, way, edited), lambda sent: _looked_at(sent, way))


def show_check(visit: Visit, way: RowWay) -> Response:
    """What the change that was typed would do, or what is wrong with it."""
    return check_typed(visit, f"/evidence/{visit.record.id}", lambda again: _looked_at(again, way))


def _address(visit: Visit, way: RowWay, edited: RowEdited) -> str:
    """The address of the row's form."""
    return address_of(f"/evidence/{visit.record.id}/{way.of(edited).path}", key=edited.key)


def _looked_at(visit: Visit, way: RowWay) -> Response:
    """A form that was sent: its change to be looked at, or kept, or what is wrong with it."""
    edited = sent_row(visit)
    if edited.has_other_columns:
        return _form(visit, way, edited.over_the_table(), {"": OTHER_COLUMNS}, 409)
    if edited.is_met and (saves(visit.form) or not edited.is_new):
        return _met(visit, way, edited)
    if errors := {**edited.errors, **way.missing(edited)}:
        return _form(visit, way, edited, errors, 422)
    try:
        files = changed_files(visit.view.loaded, edited.change)
    except ChangedMeanwhileError as error:  # what it is now, is said above it
        now = error.rows[0].after
        if now == (None if edited.goes else edited.cells):
            return _met(visit, way, edited)
        return _form(visit, way, edited.over(now), {"": str(error)}, 409)
    except RespondentError as error:
        return _form(visit, way, edited, {"": str(error)}, 422)
    return _judged(visit, way, edited, files)


def _met(visit: Visit, way: RowWay, edited: RowEdited) -> Response:
    """What is said where the table is as it was to be: what was sent twice is saved."""
    place = f"/evidence/{edited.table.id}"
    forget_typed(visit, _address(visit, way, edited))
    if twin := edited.twin:
        gone = ", ".join(edited.edit.key)
        said = (
            f"There is no row “{gone}” any more, but “{twin}” says the same. Look whether that is to go too."
        )
        return visit.redirect(place, said, "information")
    if way.at_once and saves(visit.form):
        return visit.redirect(place, "Saved.")
    return visit.redirect(place, "The table says this already.", "information")


def _judged(visit: Visit, way: RowWay, edited: RowEdited, files: tuple[FileChange, ...]) -> Response:
    """What a change of a row does: shown, or kept once it has been seen."""
    preview = visit.desk.preview(visit.view, files)
    own = {one.path for one in files}
    if wrong := [one for one in errors_in(preview) if one.span.path in own]:
        return _form(visit, way, edited, _at_cells(wrong, edited.cells), 422)
    if not saves(visit.form):
        return _check(visit, way, edited, preview)
    kept = way.keep(visit, edited, files, preview)
    if isinstance(kept, str):
        return _form(visit, way, edited, {"": kept}, 409)
    forget_typed(visit, _address(visit, way, edited))
    return kept


def _form(
    visit: Visit,
    way: RowWay,
    edited: RowEdited,
    errors: Mapping[str, str],
    status: int = 200,
    *,
    typed: str = "",
) -> Response:
    table = edited.table
    return visit.page(
        "evidence/row.html",
        status=status,
        problems=list(errors.items()),
        errors=errors,
        table=table,
        columns=[
            (column, in_title(column), edited.cells[column], column == table.value_column)
            for column in table.columns
        ],
        was=packed(edited.before) if edited.before is not None else "",
        is_new=edited.is_new,
        way=way.add if edited.is_new else way.change,
        remove=way.remove.heading,
        remove_kind="warning" if way.at_once else "secondary",
        about=way.about(visit),
        typed=typed,
        why=edited.why,
        comment=edited.comment,
    )


def _check(visit: Visit, way: RowWay, edited: RowEdited, preview: Preview) -> Response:
    """What is changed and what follows, before it is kept."""
    table, before, cells, words = edited.table, edited.before or {}, edited.cells, way.of(edited)
    carried = [("was", packed(before) if before else ""), ("why", edited.why), ("comment", edited.comment)]
    carried += [(f"cell.{column}", cells[column]) for column in table.columns]
    return visit.page(
        "evidence/check-row.html",
        heading=words.check,
        unsaved=words.unsaved,
        keep=words.keep,
        save_kind="warning" if edited.goes and way.at_once else "",
        whole="The row that goes" if edited.goes else "The row that you add" if edited.is_new else "",
        cells=[(in_title(c), (before if edited.goes else cells)[c]) for c in table.columns],
        title=f"{table.title}: {', '.join(edited.edit.key)}",
        back=f"/evidence/{table.id}",
        save=f"/evidence/{table.id}/{words.path}",
        save_step="save-remove" if edited.goes else "save",
        changes=[
            (in_title(c), before.get(c, ""), cells[c]) for c in table.columns if before.get(c) != cells[c]
        ],
        why_words=words.why_words(edited.why),
        comment=edited.comment,
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
