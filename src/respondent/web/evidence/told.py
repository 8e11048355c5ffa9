"""A commit's first line in the words of the pages: the record by its title, its fields as the forms call them."""

from __future__ import annotations

import re

from respondent.model.record import Record, is_id
from respondent.model.shortened import shortened
from respondent.model.workspace import KIND_NAMES, Workspace
from respondent.web.record_form.labels import label_of

_TITLE = 100
_WHOLE = re.compile(r"(Add|Rename|Retire) ([a-z0-9-]+)(?: to ([a-z0-9-]+)|, replaced by [a-z0-9-]+)?")
_DONE = {"Add": "Added", "Rename": "Renamed", "Retire": "Retired"}


def change_in_words(subject: str, workspace: Workspace) -> tuple[str, str]:
    """What a change is about, and what became of it; a subject that is not ours as it is, about nothing."""
    if (found := _WHOLE.fullmatch(subject)) and (record := record_in(subject, workspace)) is not None:
        return shortened(record.title, _TITLE), _DONE[found[1]]
    colon, rest = subject.partition(": ")[1:]
    record = record_in(subject, workspace)
    if not colon or record is None:
        return "", subject
    kind = KIND_NAMES[type(record).__name__]
    title = shortened(record.title, _TITLE)
    if rest.startswith("change "):
        fields = [_field(kind, field) for field in rest[len("change ") :].split(", ")]
        return title, f"Changed: {', '.join(fields)}"
    field, colon, what = rest.partition(": ")
    if colon and " " not in field:
        return title, f"{label_of(kind, field)}: {what}"
    return title, rest[:1].upper() + rest[1:]


def record_in(subject: str, workspace: Workspace) -> Record | None:
    """The record that a first line of ours is about, by any name that it ever had."""
    found = _WHOLE.fullmatch(subject)
    names = [found[3] or found[2], found[2]] if found else [subject.partition(": ")[0]]
    for name in names:
        record = workspace.records.get(name)
        if record is None and is_id(name):
            record = workspace.by_former_name().get(name)
        if record is not None:
            return record
    return None


def said_beside(subject: str, body: str, workspace: Workspace) -> tuple[str, ...]:
    """What a person says of a change: the first line if it is not ours, else why, and their own words below."""
    if subject and record_in(subject, workspace) is None:
        return (f"“{subject}”",)
    lines = (line.strip() for line in body.split("\n"))
    return tuple(line for line in lines if line.startswith("Why: ") or (line[:1], line[-1:]) == ("“", "”"))


def _field(kind: str, name: str) -> str:
    """A field of the summary as its form calls it; rows of tables stand there by their names."""
    return label_of(kind, name).lower() if name.replace("_", "").isalpha() and name.islower() else name
