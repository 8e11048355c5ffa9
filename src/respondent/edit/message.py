"""What a change is called where its history is kept: one line, and below it what changed."""

from __future__ import annotations

from respondent.edit.meanwhile import flat
from respondent.model.edit import ABSENT, Change, FieldEdit, RowEdit, Why
from respondent.model.shortened import shortened

_LONGEST = 72
_WHY = {Why.TYPO: "a typo", Why.SOURCE_REVISED: "the source was revised", Why.OUR_ERROR: "our error"}


def message_for(change: Change, why: Why = Why.OTHER) -> str:
    """A summary of one line; and, if that does not hold it all, a body with a line for each field and row."""
    lines = [_told(edit) for edit in change.fields] + [_told_row(row) for row in change.rows]
    if why is Why.NEW:
        summary = f"Add {change.record}"
    elif len(lines) == 1:
        summary = f"{change.record}: {lines[0]}"
    else:
        names = dict.fromkeys(
            (
                *(edit.path.partition(".")[0] for edit in change.fields),
                *(", ".join(row.key) for row in change.rows),
            )
        )
        summary = f"{change.record}: change {', '.join(names) or 'nothing'}"
    body = [] if len(lines) == 1 and len(summary) <= _LONGEST else [f"- {line}" for line in lines]
    if why in _WHY:
        body = [f"Why: {_WHY[why]}.", *([""] if body else []), *body]
    return "\n".join((shortened(summary, _LONGEST), *([""] if body else []), *body)) + "\n"


def quoted(words: str) -> str:
    """What somebody says of a change, as a line of its message; empty where they say nothing.

    In quotation marks, so that it does not become one of git's trailers: only they say who accepted a change, and
    “Co-authored-by: Somebody Else” in a comment must not make them its author.
    """
    line = " ".join(words.split())
    return f"“{line}”" if line else ""


def _told(edit: FieldEdit) -> str:
    after = shortened(flat(edit.after), 200)
    if edit.before is ABSENT or edit.before is None:
        return f"{edit.path}: {after} (new)"
    if edit.after is ABSENT:
        return f"{edit.path}: taken out (was {shortened(flat(edit.before), 200)})"
    return f"{edit.path}: {after} (was {shortened(flat(edit.before), 200)})"


def _told_row(row: RowEdit) -> str:
    key = ", ".join(row.key)
    if row.after is None:
        return f"row {key} taken out"
    if row.before is None:
        return f"row {key} added"
    before = row.before
    cells = [
        f"{name}: {cell or 'nothing'} (was {before.get(name) or 'nothing'})"
        for name, cell in row.after.items()
        if before.get(name) != cell
    ]
    return f"row {key}, {'; '.join(cells)}"
