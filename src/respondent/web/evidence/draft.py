"""A change as it goes from form to form: what was read, what somebody wants, and how the two differ.

What was read travels with the form, so that a second save is held against it, whatever has happened since. It
binds nobody: a forged one only changes what its sender is shown as their own change.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from respondent.merging.fields import merge_fields
from respondent.merging.outcome import Conflict, Side
from respondent.model.edit import Absent, FieldEdit
from respondent.model.fields import Fields, changes_between
from respondent.model.record import Plain
from respondent.web.evidence.words import in_lines
from respondent.web.record_form.labels import label_of
from respondent.web.record_form.widgets import names_record

DEEPEST = 12


def packed(fields: Mapping[str, Plain]) -> str:
    """Fields as a hidden input carries them."""
    return json.dumps(_loose(fields), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> dict[str, Plain] | None:
    """The fields of a hidden input; None where it holds something else, or half of a sign that no file can keep."""
    try:
        value = _firm(json.loads(text), 0)
    except (ValueError, RecursionError):
        return None
    return dict(value) if isinstance(value, Mapping) else None


@dataclass(frozen=True, slots=True)
class Told:
    """One difference in words: what the field is called, before and after."""

    label: str
    before: str
    after: str
    path: str = ""


def told(kind: str, edits: Iterable[FieldEdit], title: Callable[[str], str] = str) -> tuple[Told, ...]:
    """The edits of a record of that kind in words; `title` gives what a record is called that a field names."""

    def words(path: str, value: Plain | Absent) -> str:
        text = _words(value)
        called = title(text) if names_record(kind, path) else ""
        return f"{called} ({text})" if called not in ("", text) else text

    return tuple(
        Told(label_at(kind, one.path), words(one.path, one.before), words(one.path, one.after), one.path)
        for one in edits
    )


def label_at(kind: str, path: str) -> str:
    """What a field is called, with the number of the item that it belongs to: “Who has held the post 2: From”."""
    found: list[str] = []
    so_far: list[str] = []
    for part in path.split("."):
        if part.isdecimal() and found:
            found[-1] += f" {int(part) + 1}"
        else:
            so_far.append(part)
            found.append(label_of(kind, ".".join(so_far)))
    return ": ".join(found)


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed, each to something else."""

    path: str
    label: str
    was: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Two changes of one record laid side by side: what clashes, the rest by whose it is, and both together.

    In `fields` what clashes is mine where `kept` says so, else theirs.
    """

    clashes: tuple[Clash, ...]
    mine: tuple[Told, ...]
    theirs: tuple[Told, ...]
    fields: dict[str, Plain]


def merged(kind: str, was: Fields, mine: Fields, now: Fields, kept: Collection[str] = ()) -> Merge:
    """What two people changed since `was`: one to `mine`, who saves second, the other to `now`.

    `kept` are the paths of clashes of which mine is to stand.
    """
    met: dict[str, Conflict] = {}

    def settle(conflict: Conflict) -> Side:
        met[conflict.path] = conflict
        return Side.OURS if conflict.path in kept else Side.THEIRS

    result = merge_fields(was, mine, now, settle)
    clashes = tuple(
        Clash(path, label_at(kind, path), _words(one.base), _words(one.ours), _words(one.theirs))
        for path, one in met.items()
    )
    return Merge(
        clashes,
        told(kind, _apart(changes_between(was, mine), met)),
        told(kind, _apart(changes_between(was, now), met)),
        dict(result) if isinstance(result, Mapping) else dict(now),
    )


def is_met(kind: str, was: Fields, mine: Fields, now: Fields) -> bool:
    """Whether all that somebody changed stands there now: they sent it twice, or another did the same."""
    if not changes_between(was, mine):
        return False
    found = merged(kind, was, mine, now)
    return not found.clashes and not changes_between(now, found.fields)


def _apart(edits: Iterable[FieldEdit], clashes: Iterable[str]) -> list[FieldEdit]:
    """The edits that get in nobody's way."""
    paths = tuple(clashes)
    return [edit for edit in edits if not any(_touches(edit.path, path) for path in paths)]


def _touches(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _words(value: Plain | Absent) -> str:
    return "" if isinstance(value, Absent) else in_lines(value)


def _loose(value: Plain) -> object:
    if isinstance(value, Mapping):
        return {name: _loose(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [_loose(one) for one in value]
    return value


def _firm(value: object, depth: int) -> Plain:
    if depth > DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, dict):
        return {_whole(str(name)): _firm(one, depth + 1) for name, one in value.items()}
    if isinstance(value, list):
        return tuple(_firm(one, depth + 1) for one in value)
    if isinstance(value, str):
        return _whole(value)
    if value is None or isinstance(value, bool):
        return value
    raise ValueError("no text")


def _whole(text: str) -> str:
    text.encode()  # raises a ValueError where JSON’s escapes made half a sign
    return text
