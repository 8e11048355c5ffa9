"""What is said where a record was changed by somebody else after a change of it was begun."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.errors import RespondentError
from respondent.model.edit import ABSENT, Absent, FieldEdit, RowEdit
from respondent.model.listing import listed
from respondent.model.record import Plain
from respondent.model.shortened import shortened


class ChangedMeanwhileError(RespondentError):
    """A record, or another file, is not as it was read. Nothing was written.

    `what` names it; `fields` and `rows` say what changed, as far as it is known: before, as it was read, and
    after, as it is now.
    """

    def __init__(self, what: str, fields: Sequence[FieldEdit] = (), rows: Sequence[RowEdit] = ()) -> None:
        self.what = what
        self.fields = tuple(fields)
        self.rows = tuple(rows)
        told = [_told(edit) for edit in self.fields] + [_told_row(row) for row in self.rows]
        changes = f" {' '.join(told)}" if told else " Other things in it than those that you changed are new."
        super().__init__(
            f"“{what}” was changed since you opened it, and nothing was written.{changes} "
            "Look at it as it is now, and make your change again."
        )


def shown(value: Plain | Absent) -> str:
    """A value as people read it, on one line."""
    if value is ABSENT or value is None:
        return "nothing"
    return f"“{shortened(flat(value), 120)}”"


def flat(value: Plain | Absent) -> str:
    """A value as text on one line, without quotation marks."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return listed([flat(part) for part in value]) if value else "none"
    if isinstance(value, Absent) or value is None:
        return "nothing"
    return "; ".join(f"{name}: {flat(part)}" for name, part in value.items())


def _told(edit: FieldEdit) -> str:
    return f"“{edit.path}” was {shown(edit.before)} and is now {shown(edit.after)}."


def _told_row(row: RowEdit) -> str:
    key = ", ".join(row.key)
    if row.after is None:
        return f"The row “{key}” is gone."
    if row.before is None:
        return f"The row “{key}” is new."
    before = row.before
    cells = [
        f"{name}: {cell or 'nothing'}" for name, cell in row.after.items() if before.get(name, cell) != cell
    ]
    return f"The row “{key}” is now {'; '.join(cells)}."
