"""Keeping a change: what the commit says, and why one could not be made."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.errors import RespondentError
from respondent.model.edit import FileChange
from respondent.model.fields import Fields, changes_between
from respondent.web.evidence.draft import told
from respondent.web.visit import Visit

LONGEST_LINE = 72


def message_of(record_id: str, kind: str, before: Fields, after: Fields, why: str, comment: str = "") -> str:
    """A commit's message: the record and what changed in a line, then each field before and after, and why."""
    changed = told(kind, changes_between(before, after))
    labels = ", ".join(dict.fromkeys(one.label.lower() for one in changed))
    first = f"{record_id}: {labels}" if before else f"Add {record_id}"
    lines = [first if len(first) <= LONGEST_LINE else first[: LONGEST_LINE - 1] + "…", ""]
    if before:
        lines += [f"{one.label}: {_flat(one.before)} -> {_flat(one.after)}" for one in changed]
    if why:
        lines += ["", f"Why: {why}."]
    if comment:
        lines += ["", " ".join(comment.split())]
    return "\n".join(lines).rstrip() + "\n"


def save(visit: Visit, files: Sequence[FileChange], message: str) -> str | None:
    """Keep a change under the visitor's name; a sentence that says why that could not be done."""
    try:
        visit.desk.save(files, visit.somebody, message)
    except RespondentError as error:
        return str(error)
    return None


def _flat(text: str) -> str:
    words = " ".join(text.split()) or "(nothing)"
    return words if len(words) <= 200 else f"{words[:199]}…"
