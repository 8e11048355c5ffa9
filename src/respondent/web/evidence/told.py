"""A commit's first line in the words of the pages: the record by its title, its fields as the forms call them."""

from __future__ import annotations

from respondent.model.shortened import shortened
from respondent.model.workspace import KIND_NAMES, Workspace
from respondent.web.record_form.labels import label_of

_TITLE = 100


def change_in_words(subject: str, workspace: Workspace) -> tuple[str, str]:
    """What a change is about, and what became of it; a subject that is not ours as it is, about nothing."""
    if subject.startswith("Add ") and (record := workspace.records.get(subject[4:])) is not None:
        return shortened(record.title, _TITLE), "Added"
    name, colon, rest = subject.partition(": ")
    record = workspace.records.get(name)
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


def _field(kind: str, name: str) -> str:
    """A field of the summary as its form calls it; rows of tables stand there by their names."""
    return label_of(kind, name).lower() if name.replace("_", "").isalpha() and name.islower() else name
