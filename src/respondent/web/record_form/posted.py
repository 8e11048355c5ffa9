"""The fields that a filled-in form means, held against the record as it was.

What an input shows as it was stays as the file has it: a wrapped text is not joined, one item in brackets keeps
them. Fields that the form does not ask for stay too. An input that is left empty takes its field out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from respondent.model.record import Plain
from respondent.web.record_form.dates import written_day
from respondent.web.record_form.pasted import cleaned, one_line, undirected
from respondent.web.record_form.shown import group_of, groups_of, name_of, numbers_of, shown_value
from respondent.web.record_form.widgets import Asked, Widget, asked_of

Inputs = Mapping[str, tuple[str, ...]]
"""What was posted: every value of each input, by its name."""

MOST_GROUPS = 400
"""So many groups a list may have; more is no form that anybody filled in."""


@dataclass(slots=True)
class Posted:
    """The `fields` that were meant, and by the names of inputs what cannot be understood."""

    fields: dict[str, Plain] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def posted(kind: str, inputs: Inputs, old: Mapping[str, Plain]) -> Posted:
    """The record that the inputs mean, where it was `old` before."""
    found = Posted()
    found.fields = _merged(asked_of(kind), inputs, old, "", found.errors)
    if "kind" not in found.fields:
        found.fields = {"kind": kind, **found.fields}
    return found


def _merged(
    fields: tuple[Asked, ...],
    inputs: Inputs,
    old: Mapping[str, Plain],
    prefix: str,
    errors: dict[str, str],
) -> dict[str, Plain]:
    """The values of a group: those of before in their order, with what the inputs say, then what is new."""
    said: dict[str, Plain] = {}
    for asked in fields:
        name = name_of(prefix, asked)
        value = _value(asked, inputs, old.get(asked.name), name, errors)
        if value is not None:
            said[asked.name] = value
    known = {asked.name for asked in fields}
    kept = {name: said.get(name) if name in known else value for name, value in old.items()}
    return {name: value for name, value in {**kept, **said}.items() if value is not None}


def _value(asked: Asked, inputs: Inputs, old: Plain, name: str, errors: dict[str, str]) -> Plain:
    """What one field is to be; None: left out."""
    if asked.widget is Widget.GROUP:
        return _group(asked, inputs, old, name, errors)
    if asked.widget is Widget.GROUPS:
        return _groups(asked, inputs, old, name, errors)
    if asked.widget is Widget.CHOICES:
        return _choices(asked, inputs, old, name)
    given = inputs.get(name)
    if given is None:
        return old  # the form did not have it
    text = "\n".join(given)
    if old is not None and cleaned(text) == cleaned(str(shown_value(asked, old))):
        return old
    match asked.widget:
        case Widget.TEXT:
            return cleaned(text) or None
        case Widget.LINES:
            return _lines(text, old)
        case Widget.PAIRS:
            return _pairs(asked, text, name, errors)
    line = one_line(text)
    if asked.widget is Widget.DAY:
        line = undirected(line)
        line = written_day(line) or line
    return line or None


def _lines(text: str, old: Plain) -> Plain:
    items = tuple(line for line in map(one_line, text.split("\n")) if line)
    if len(items) == 1 and not isinstance(old, tuple):
        return items[0]
    return items or None


def _choices(asked: Asked, inputs: Inputs, old: Plain, name: str) -> Plain:
    """The boxes that are ticked; an empty input beside them says that the form had them at all."""
    if name not in inputs:
        return old
    ticked = tuple(option for option in asked.options if option in inputs[name])
    if set(ticked) == set(shown_value(asked, old)):
        return old
    return ticked[0] if len(ticked) == 1 and not isinstance(old, tuple) else ticked or None


def _pairs(asked: Asked, text: str, name: str, errors: dict[str, str]) -> Plain:
    found: dict[str, Plain] = {}
    for line in filter(None, map(one_line, text.split("\n"))):
        before, colon, after = (part.strip() for part in line.partition(":"))
        if not (colon and before and after):
            errors[name] = f"“{line[:60]}” has no colon with something before and after it."
            continue
        if before in found:
            errors[name] = f"“{before[:60]}” stands here twice."
            continue
        several = tuple(part for part in map(str.strip, after.split(";")) if part)
        found[before] = several if asked.many else after
    return found or None


def _group(asked: Asked, inputs: Inputs, old: Plain, name: str, errors: dict[str, str]) -> Plain:
    before = group_of(asked, old)
    group = _merged(asked.parts, inputs, before, f"{name}.", errors)
    if not group:
        return None
    if group == dict(before):
        return old
    if asked.alone == "" and "" in group:
        if len(group) > 1:
            errors[name] = "Fill in one of the two, and leave the other empty."
        return group[""]
    if asked.alone is not None and set(group) == {asked.alone} and not isinstance(old, Mapping):
        return group[asked.alone]
    return group


def _groups(asked: Asked, inputs: Inputs, old: Plain, name: str, errors: dict[str, str]) -> Plain:
    """The groups that are left, in the order of their numbers; one with a ticked box “remove” is not."""
    start = f"{name}."
    numbers = numbers_of(inputs, name)[:MOST_GROUPS]
    if not numbers:
        return old if name not in inputs else None
    before = groups_of(old)
    found: list[Plain] = []
    for number in numbers:
        if f"{start}{number}.remove" in inputs:
            continue
        was = before[number] if number < len(before) else {}
        group = _merged(asked.parts, inputs, was, f"{start}{number}.", errors)
        if group:
            found.append(was if group == dict(was) else group)
    return tuple(found) or None
