"""What a proposal would change, in words: the fields of a record, the rows and cells of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from respondent.model.edit import RowEdit
from respondent.model.proposal import Proposal
from respondent.model.workspace import KIND_NAMES, Workspace
from respondent.proposing.standing import Overtaken
from respondent.web.evidence.choices import Choices
from respondent.web.evidence.draft import label_at, told
from respondent.web.evidence.words import in_title
from respondent.web.wording import Marked, change_in_a_line, marked

MOST = 3
"""So many changes are told where many proposals are listed."""


@dataclass(frozen=True, slots=True)
class WholeRow:
    """A row that is added or taken out: what is said above it, and its columns with what they say."""

    heading: str
    cells: tuple[tuple[str, str], ...]


def changed_words(proposal: Proposal, workspace: Workspace) -> list[tuple[str, Marked]]:
    """The fields and cells that a proposal changes, each by what it is called, before and after."""
    return [(label, marked(before, after)) for label, before, after in _changes(proposal, workspace)]


def in_short(proposal: Proposal, workspace: Workspace) -> list[str]:
    """What a proposal changes in a record, a line for each of the first few fields and rows."""
    lines = [row.heading for row in whole_rows(proposal)]
    lines += [change_in_a_line(*one) for one in _changes(proposal, workspace)]
    return [*lines[:MOST], f"and {len(lines) - MOST} more"] if len(lines) > MOST else lines


def whole_rows(proposal: Proposal) -> list[WholeRow]:
    """The rows that a proposal adds or takes out."""
    found = []
    for edit in proposal.rows:
        cells = edit.before or edit.after
        if cells is not None and None in (edit.before, edit.after):
            heading = "Row to add" if edit.before is None else "Row to take out"
            said = tuple((in_title(column), cell) for column, cell in cells.items())
            found.append(WholeRow(f"{heading}: {', '.join(edit.key)}", said))
    return found


def overtaken_words(
    proposal: Proposal, overtaken: Iterable[Overtaken], workspace: Workspace
) -> list[Overtaken]:
    """Places that somebody else has changed since, each called as on its form."""
    kind = _kind(proposal, workspace)
    fields = {edit.path for edit in proposal.fields}
    return [
        replace(one, place=label_at(kind, one.place) if one.place in fields else _cell(one.place, one.column))
        for one in overtaken
    ]


def _changes(proposal: Proposal, workspace: Workspace) -> Iterator[tuple[str, str, str]]:
    """The fields and cells: what they are called, what they said and are to say."""
    for one in told(_kind(proposal, workspace), proposal.fields, Choices(workspace).title):
        yield one.label, one.before, one.after
    for edit in proposal.rows:
        yield from _cells(edit)


def _cells(edit: RowEdit) -> Iterator[tuple[str, str, str]]:
    """The cells of a changed row that differ: what they are called, what they said and are to say."""
    old, new = edit.before, edit.after
    if old is None or new is None:
        return
    for column in dict.fromkeys((*old, *new)):
        if old.get(column) != new.get(column):
            yield _cell(", ".join(edit.key), column), old.get(column, ""), new.get(column, "")


def _cell(row: str, column: str) -> str:
    return f"{row}: {in_title(column)}" if column else row


def _kind(proposal: Proposal, workspace: Workspace) -> str:
    """The kind of the record that a proposal is for; "" where it is not there."""
    record = workspace.records.get(proposal.record or "")
    return KIND_NAMES[type(record).__name__] if record is not None else ""
