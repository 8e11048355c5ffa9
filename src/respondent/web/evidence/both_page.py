"""The page on which two changes of one record are put together: another's and one's own, or both one's own."""

from __future__ import annotations

from collections.abc import Collection

from starlette.responses import Response

from respondent.web.evidence.draft import Merge, merged, packed
from respondent.web.evidence.edited import Edited, digest
from respondent.web.visit import Visit


def both_page(visit: Visit, edited: Edited, undecided: Collection[str] = ()) -> Response:
    """The page; `undecided` are the paths at which a choice is missing that was asked for before."""
    record = edited.record
    found = merged(edited.kind, edited.was, edited.mine, record.fields)
    last = next(iter(visit.desk.history(record.span.path, limit=1)), None)
    is_own = last is not None and last.email == visit.somebody.email
    who = last.author if last is not None else ""
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
        problems=[
            (f"choose.{one.path}", f"{one.label}: choose one of the two.")
            for one in found.clashes
            if one.path in undecided
        ],
        title=record.title,
        record_id=record.id,
        action=f"/evidence/{record.id}/merge",
        who=who,
        is_own=is_own,
        base=digest(visit, record),
        was=packed(edited.was),
        mine=packed(edited.mine),
        why=edited.why,
        comment=edited.comment,
        clashes=clashes,
        kept=_kept(found, who or "Somebody else", is_own=is_own),
    )


def _kept(found: Merge, who: str, *, is_own: bool) -> list[dict[str, str]]:
    """The changes that get in nobody's way; one that both made stands once."""
    theirs_by, both_by = ("You, before", "You, before") if is_own else (who, "Both of you")
    mine = {(one.path, one.after) for one in found.mine}
    theirs = {(one.path, one.after) for one in found.theirs}
    rows = [(one, "You") for one in found.mine if (one.path, one.after) not in theirs]
    rows += [(one, both_by if (one.path, one.after) in mine else theirs_by) for one in found.theirs]
    return [{"label": one.label, "was": one.before, "now": one.after, "by": by} for one, by in rows]
