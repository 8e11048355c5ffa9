"""The rows of a table of one's own: one corrected, added or taken out, with what that does to documents."""

from __future__ import annotations

from starlette.responses import Response

from respondent.desk.preview import Preview
from respondent.model.edit import FileChange, Why
from respondent.model.person import Role
from respondent.web.evidence import row_pages
from respondent.web.evidence.edit_pages import NO_REASON, Way
from respondent.web.evidence.effects import saved_words
from respondent.web.evidence.row_edited import RowEdited
from respondent.web.evidence.row_pages import RowWay
from respondent.web.route import Needs, PageRoute
from respondent.web.saving import message_of, refusal
from respondent.web.visit import Visit


def show_row(visit: Visit) -> Response:
    """The form of a row, or of a new one."""
    return row_pages.show_row(visit, OWN)


def take_row(visit: Visit) -> Response:
    """The row that was sent: checked, saved, or the form once more."""
    return row_pages.take_row(visit, OWN)


def show_check(visit: Visit) -> Response:
    """What the row that was typed would change, or what is wrong with it."""
    return row_pages.show_check(visit, OWN)


def _missing(edited: RowEdited) -> dict[str, str]:
    return {} if edited.why or edited.is_new or edited.goes else NO_REASON


def _saved(
    visit: Visit, edited: RowEdited, files: tuple[FileChange, ...], preview: Preview
) -> Response | str:
    why = Why(edited.why) if edited.why in set(Why) else Why.OTHER
    if (why_not := refusal(visit, files, message_of(edited.change, why, edited.comment))) is not None:
        return why_not
    return visit.redirect(f"/evidence/{edited.table.id}", saved_words(preview))


OWN = RowWay(
    change=Way("row", "Correct a row", "Check your change"),
    add=Way("row", "Add a row", "Check the new row"),
    remove=Way("row", "Take this row out", "Take this row out?", keep="Take it out"),
    missing=_missing,
    keep=_saved,
)

_OWN = Needs(Role.EDITOR, of="record", own=True)

ROUTES = (
    PageRoute("/evidence/{record}/row", show_row, ("GET",), _OWN),
    PageRoute("/evidence/{record}/row", take_row, ("POST",), _OWN),
    PageRoute("/evidence/{record}/row/check", show_check, ("GET",), _OWN),
)
