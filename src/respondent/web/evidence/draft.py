"""A change as it goes from form to form: what was read, what somebody wants, and how the two differ.

What was read travels with the form, so that a second save is held against it, whatever has happened since. It
binds nobody: a forged one only changes what its sender is shown as their own change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from respondent.model.edit import ABSENT, Absent, FieldEdit
from respondent.model.fields import changes_between, same, with_edits
from respondent.model.record import Plain
from respondent.web.evidence.words import in_lines
from respondent.web.record_form.labels import label_of

DEEPEST = 12


def packed(fields: Mapping[str, Plain]) -> str:
    """Fields as a hidden input carries them."""
    return json.dumps(_loose(fields), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> dict[str, Plain] | None:
    """The fields of a hidden input; None where it holds something else."""
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


def told(kind: str, edits: Iterable[FieldEdit]) -> tuple[Told, ...]:
    """The edits of a record of that kind in words."""
    return tuple(
        Told(label_at(kind, edit.path), _words(edit.before), _words(edit.after), edit.path) for edit in edits
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
    """Two changes of one record laid side by side: what clashes, and the rest, by whose it is."""

    clashes: tuple[Clash, ...]
    mine: tuple[Told, ...]
    theirs: tuple[Told, ...]


def merged(kind: str, was: Mapping[str, Plain], mine: Mapping[str, Plain], now: Mapping[str, Plain]) -> Merge:
    """What two people changed since `was`: one to `mine`, who saves second, the other to `now`."""
    my_edits, their_edits = changes_between(was, mine), changes_between(was, now)
    paired = [
        (one, other) for one in my_edits for other in their_edits if _overlap(one.path, other.path)
    ]
    clashing = [(one, other) for one, other in paired if not (one.path == other.path and _equal(one, other))]
    mine_in, theirs_in = {one.path for one, _ in paired}, {other.path for _, other in paired}
    clashes = {}
    for one, other in clashing:
        path = min(one.path, other.path, key=len)
        clashes[path] = Clash(
            path,
            label_at(kind, path),
            _words(_at(was, path)),
            _words(_at(mine, path)),
            _words(_at(now, path)),
        )
    return Merge(
        tuple(clashes.values()),
        told(kind, [edit for edit in my_edits if edit.path not in mine_in]),
        told(kind, [edit for edit in their_edits if edit.path not in theirs_in]),
    )


def put_together(
    was: Mapping[str, Plain], mine: Mapping[str, Plain], now: Mapping[str, Plain], kept_mine: Iterable[str]
) -> dict[str, Plain]:
    """The record with both changes; of clashing fields those of `kept_mine` are mine, the others as they are now."""
    chosen = set(kept_mine)
    clashing = {clash.path for clash in merged("", was, mine, now).clashes}
    result = dict(now)
    # A list's items keep their places while they are changed one by one; whole fields come last.
    edits = [
        edit
        for edit in changes_between(was, mine)
        if not any(_overlap(edit.path, path) for path in clashing)
        and not same(_at(result, edit.path) if edit.path else None, edit.after)  # type: ignore[arg-type]
    ]
    result = with_edits(result, edits)
    for path in clashing & chosen:
        result = with_edits(result, [FieldEdit(path, ABSENT, _at(mine, path))]) if _at(result, path) is not _at(mine, path) else result
    return result


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _equal(one: FieldEdit, other: FieldEdit) -> bool:
    return same(one.after, other.after)


def _at(fields: Mapping[str, Plain], path: str) -> Plain | Absent:
    """The value at a path, or ABSENT."""
    value: Plain | Absent = fields
    rest = path
    while rest:
        if isinstance(value, Mapping):
            name = max((n for n in value if rest == n or rest.startswith(f"{n}.")), key=len, default=None)
            if name is None:
                return ABSENT
            value, rest = value[name], rest[len(name) + 1 :]
        elif isinstance(value, tuple):
            number, _, rest = rest.partition(".")
            if not number.isdecimal() or int(number) >= len(value):
                return ABSENT
            value = value[int(number)]
        else:
            return ABSENT
    return value


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
        return {str(name): _firm(one, depth + 1) for name, one in value.items()}
    if isinstance(value, list):
        return tuple(_firm(one, depth + 1) for one in value)
    if value is None or isinstance(value, str | bool):
        return value
    raise ValueError("no text")
