"""Proposing a change of a row of another's table, a row more, or one less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from starlette.responses import Response

from respondent.desk.preview import Preview
from respondent.model.edit import FileChange, Why
from respondent.model.person import Role
from respondent.web.evidence import row_pages
from respondent.web.evidence.row_edited import RowEdited
from respondent.web.evidence.row_pages import RowWay
from respondent.web.pages import record_propose
from respondent.web.proposals import (
    About,
    Reason,
    keep,
    lead_to,
    of_record,
    refuse_apart,
    what_is_missing,
    whose_it_is,
)
from respondent.web.route import Needs, PageRoute
from respondent.web.visit import Visit


def show_row(visit: Visit) -> Response:
    """The form of a row, or of a new one; whoever may change the table is led to where that is done."""
    if visit.may_change(visit.record):
        key = visit.query.raw("key")
        query = f"?{urlencode({'key': key})}" if key else ""
        return visit.redirect(f"/evidence/{visit.record.id}/row{query}")
    refuse_apart(visit)
    return row_pages.show_row(visit, OTHERS)


def take_row(visit: Visit) -> Response:
    """The row that was sent: checked, proposed, or the form once more."""
    refuse_apart(visit)
    return row_pages.take_row(visit, OTHERS)


def show_check(visit: Visit) -> Response:
    """What the row that was typed would change, or what is wrong with it."""
    refuse_apart(visit)
    return row_pages.show_check(visit, OTHERS)


def _missing(edited: RowEdited) -> Mapping[str, str]:
    """What a proposal must say; of a new row nobody is asked which slip it puts right."""
    return what_is_missing(_reason(edited))


def _reason(edited: RowEdited) -> Reason:
    return Reason(Why.OTHER.value if edited.is_new else edited.why, edited.comment)


def _kept(visit: Visit, edited: RowEdited, _: tuple[FileChange, ...], __: Preview) -> Response | str:
    table = edited.table
    about = About(None, (), table.confidential)
    proposal = of_record(visit, table, ((), edited.change.rows), about, _reason(edited))
    kept = keep(visit, proposal)
    return kept if isinstance(kept, str) else lead_to(visit, kept, proposal)


_CHANGE = replace(record_propose.OTHERS, path="propose-row", heading="Propose a change of this row")

OTHERS = RowWay(
    change=_CHANGE,
    add=replace(
        _CHANGE,
        heading="Propose a new row",
        comment_hint="A sentence for its owner: where the source has it.",
    ),
    remove=replace(_CHANGE, heading="Propose to take it out", check="Propose to take this row out?"),
    missing=_missing,
    keep=_kept,
    at_once=False,
    about=whose_it_is,
)

_NEEDS = Needs(Role.EDITOR, of="record")

ROUTES = (
    PageRoute("/evidence/{record}/propose-row", show_row, ("GET",), _NEEDS),
    PageRoute("/evidence/{record}/propose-row", take_row, ("POST",), _NEEDS),
    PageRoute("/evidence/{record}/propose-row/check", show_check, ("GET",), _NEEDS),
)
