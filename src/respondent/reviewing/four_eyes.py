"""Who may verify a record: by the settings not whoever edited it last, or only another organisation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from respondent.model.listing import listed
from respondent.model.record import Record
from respondent.model.review import Reviewer
from respondent.model.settings import Review as Rules

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Editor:
    """Who last changed something, as git has it; `commit` is None where the change is not committed yet."""

    name: str
    email: str
    commit: str | None = None

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.email else self.name


def objection(
    rules: Rules,
    reviewer: Reviewer,
    editors: Mapping[str, Editor] | None,
    record: Record,
    names: Iterable[Iterable[str]] = (),
) -> str | None:
    """Why the reviewer may not verify the record, as a sentence; None if they may.

    `editors` are those who last changed each field that a verdict is bound to, None where nobody can tell; each
    of `names` are those that one organisation goes by: its id, its name, its short name.
    """
    if rules.four_eyes:
        if editors is None:
            return (
                "Nobody can tell who edited the record last, because it is in no git repository. Put the workspace "
                "under git, or set “review: {four_eyes: false}” in respondent.yaml."
            )
        own = {field: editor for field, editor in editors.items() if is_same_person(reviewer, editor)}
        if own:
            fields = listed([f"“{field}”" for field in list(own)[:_MOST_NAMED]])
            waiting = any(editor.commit is None for editor in own.values())
            state = ", and has not committed that yet" if waiting else ""
            return (
                f"{reviewer.name} edited {fields} last{state}. Ask a colleague to verify the record: nobody "
                "verifies their own edit."
            )
    if rules.other_organisation:
        return _of_the_same(reviewer, editors or {}, record, tuple(map(tuple, names)))
    return None


def is_same_person(reviewer: Reviewer, editor: Editor) -> bool:
    """Whether the two are one person: one address, or one name where either of them has no address."""
    if reviewer.email and editor.email:
        return reviewer.email.casefold() == editor.email.casefold() or _same(reviewer.name, editor.name)
    return _same(reviewer.name, editor.name)


def _of_the_same(
    reviewer: Reviewer, editors: Mapping[str, Editor], record: Record, names: tuple[tuple[str, ...], ...]
) -> str | None:
    """Why the reviewer counts as of the organisation that the record is kept or was edited by."""
    if reviewer.organisation is None:
        return "Another organisation is to verify it. Say which one you are of, with “--org”."
    if record.owner and _same_organisation(reviewer.organisation, record.owner, names):
        return f"The record is kept by {record.owner}, and somebody of another organisation is to verify it."
    domain = _domain(reviewer.email)
    for field, editor in editors.items():
        if domain and domain == _domain(editor.email):
            return (
                f"{editor.name} edited “{field}” last, and has an address at {domain} too. Somebody of another "
                "organisation is to verify the record."
            )
    return None


def _same_organisation(one: str, other: str, names: tuple[tuple[str, ...], ...]) -> bool:
    both = {one.casefold(), other.casefold()}
    return len(both) == 1 or any(both <= {name.casefold() for name in known} for known in names)


def _domain(email: str | None) -> str:
    return (email or "").rpartition("@")[2].casefold()


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
