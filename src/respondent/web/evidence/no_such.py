"""A record that a form names and that is not there, in the form’s words: records by their titles."""

from __future__ import annotations

from difflib import get_close_matches

from respondent.model.workspace import KIND_NAMES, Workspace, with_article
from respondent.web.evidence.choices import Choices
from respondent.web.record_form.labels import KIND_WORDS


def no_such(workspace: Workspace, kind: str, name: str) -> str:
    """What is said where there is no record of that kind by that name; of the kind “record”: none at all."""
    return f"There is no {in_form(kind)} with the name “{name}”. {_instead(workspace, kind, name)}"


def of_another_kind(workspace: Workspace, kind: str, name: str) -> str:
    """What is said where a record of that kind is needed, and the one of that name is of another."""
    record = workspace.records.get(name)
    there = in_form(KIND_NAMES[type(record).__name__]) if record is not None else "something else"
    title = record.title if record is not None else name
    return f"“{title}” is of the kind “{there}”; {with_article(in_form(kind))} is needed here. " + _instead(
        workspace, kind, name
    )


def in_form(kind: str) -> str:
    """What the forms call a kind of record, in the middle of a sentence."""
    words = KIND_WORDS.get(kind, (kind, ""))[0]
    return words[:1].lower() + words[1:]


def _instead(workspace: Workspace, kind: str, name: str) -> str:
    now = workspace.by_former_name().get(name)
    if now is not None:
        return f"“{now.title}” was called so before: its name is now {now.id}."
    choices = Choices(workspace).of(tuple(KIND_WORDS) if kind not in KIND_WORDS else (kind,))
    if not choices:
        return "There is none yet: add it first."
    called = {words.casefold(): one for one in choices for words in reversed(one)}
    near = dict.fromkeys(called[one] for one in get_close_matches(name.casefold(), called, n=2, cutoff=0.6))
    if near:
        return f"Did you mean {' or '.join(f'“{title}” ({one})' for one, title in near)}?"
    return "Begin to type a word of its title, and choose it from the list."
