"""The fields of a record as plain values: what differs between two versions, and a version with edits made."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from respondent.model.edit import ABSENT, Absent, FieldEdit
from respondent.model.record import Plain

Fields = Mapping[str, Plain]

ITEM_KEYS = ("id", "number", "organisation", "name", "title")
"""By the first of these that it has, an item of a list is known: a question by its number, a holder by the name."""


class NoSuchPlaceError(ValueError):
    """An edit names a place that the fields do not have; `path` is the place."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"There is no “{path}” to change.")


def as_text(value: Plain) -> Plain:
    """A value as a file holds it: true and false are words, and a field of None is left out of its group."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {name: as_text(part) for name, part in value.items() if part is not None}
    if isinstance(value, str) or value is None:
        return value
    return tuple(as_text(part) for part in value if part is not None)


def same(one: Plain | Absent, other: Plain | Absent) -> bool:
    """Whether two values say the same; the order of a group's fields says nothing."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def item_key(item: Plain) -> Hashable:
    """By what an item of a list is known again: a group by one of its fields, and all else by what it is."""
    if isinstance(item, Mapping):
        for name in ITEM_KEYS:
            if isinstance(value := item.get(name), str):
                return name, value
    return _frozen(item)


def paired(old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[tuple[int | None, int | None]]:
    """The items of two lists beside each other, by their indices, in order; None where an item has no other.

    Items with one key belong together; what stands between such in both lists is taken to be the same item changed.
    """
    matcher = SequenceMatcher(None, [item_key(i) for i in old], [item_key(i) for i in new], autojunk=False)
    for _, begin, beyond, new_begin, new_beyond in matcher.get_opcodes():
        for at in range(max(beyond - begin, new_beyond - new_begin)):
            was, now = begin + at, new_begin + at
            yield (was if was < beyond else None), (now if now < new_beyond else None)


def changes_between(old: Fields, new: Fields) -> tuple[FieldEdit, ...]:
    """The edits that lead from the one version of some fields to the other, each as small as it can be.

    Items that came to the end of a list or went have edits of their own. A list whose items moved, or that has
    a new one before others, is one edit.
    """
    return tuple(_between(old, new, ""))


def with_edits(fields: Fields, edits: Iterable[FieldEdit]) -> dict[str, Plain]:
    """The fields with the edits made. Indices in paths are those of `fields`: what went is taken out at last.

    What an edit says of the value before is not looked at. Raises NoSuchPlaceError.
    """
    tree = _thawed(fields)
    gone: list[tuple[list[object], int]] = []
    for edit in edits:
        _put(tree, edit, edit.path, gone)
    for items, index in sorted(gone, key=lambda one: -one[1]):
        del items[index]
    frozen = _solid(tree)
    return dict(frozen) if isinstance(frozen, Mapping) else {}


def value_at(fields: Fields, path: str) -> Plain | Absent:
    """The value at a path ("holders.0.name"); ABSENT where there is none."""
    if path in fields:
        return fields[path]
    for name, value in fields.items():
        if not path.startswith(f"{name}."):
            continue
        rest = path[len(name) + 1 :]
        if isinstance(value, tuple):
            value = {str(index): item for index, item in enumerate(value)}
        if isinstance(value, Mapping) and (found := value_at(value, rest)) is not ABSENT:
            return found
    return ABSENT


def _between(old: Fields, new: Fields, prefix: str) -> Iterator[FieldEdit]:
    for name in dict.fromkeys((*old, *new)):
        before: Plain | Absent = old.get(name, ABSENT)
        after: Plain | Absent = new.get(name, ABSENT)
        yield from _of_value(before, after, prefix + name)


def _of_value(before: Plain | Absent, after: Plain | Absent, path: str) -> Iterator[FieldEdit]:
    if same(before, after):
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping) and before and after:
        yield from _between(before, after, f"{path}.")
        return
    if isinstance(before, tuple) and isinstance(after, tuple) and before and after:
        pairs = list(paired(before, after))
        came = [now for was, now in pairs if was is None]
        stay = [now for was, now in pairs if was is not None and now is not None]
        if not came or (stay and max(stay) < min(n for n in came if n is not None)):
            yield from _of_items(before, after, pairs, path)
            return
    yield FieldEdit(path, before, after)


def _of_items(
    before: tuple[Plain, ...],
    after: tuple[Plain, ...],
    pairs: Sequence[tuple[int | None, int | None]],
    path: str,
) -> Iterator[FieldEdit]:
    end = len(before)
    for was, now in pairs:
        if was is None and now is not None:
            yield FieldEdit(f"{path}.{end}", ABSENT, after[now])
            end += 1
        elif was is not None:
            new: Plain | Absent = after[now] if now is not None else ABSENT
            yield from _of_value(before[was], new, f"{path}.{was}")


def _put(tree: object, edit: FieldEdit, path: str, gone: list[tuple[list[object], int]]) -> None:
    """Make one edit at `path` below `tree`; a list's item that goes is only noted."""
    if isinstance(tree, dict):
        # A name that the user chose may have a full stop in it: the longest name that is there counts.
        name = max((n for n in tree if path == n or path.startswith(f"{n}.")), key=len, default=None)
        if name is not None and name != path:
            _put(tree[name], edit, path[len(name) + 1 :], gone)
        elif edit.after is ABSENT:
            if name is None:
                raise NoSuchPlaceError(edit.path)
            del tree[path]
        elif name is None and "." in path and path.partition(".")[0] in tree:
            raise NoSuchPlaceError(edit.path)
        elif name is None and "." in path:
            first, _, rest = path.partition(".")
            tree[first] = {}
            _put(tree[first], edit, rest, gone)
        else:
            tree[path] = _thawed_value(edit.after)
        return
    number, _, rest = path.partition(".")
    if not isinstance(tree, list) or not number.isdecimal() or int(number) > len(tree):
        raise NoSuchPlaceError(edit.path)
    index = int(number)
    if rest and index < len(tree):
        _put(tree[index], edit, rest, gone)
    elif rest or (edit.after is ABSENT and index == len(tree)):
        raise NoSuchPlaceError(edit.path)
    elif edit.after is ABSENT:
        gone.append((tree, index))
    elif index == len(tree):
        tree.append(_thawed_value(edit.after))
    else:
        tree[index] = _thawed_value(edit.after)


def _frozen(value: Plain) -> Hashable:
    if isinstance(value, Mapping):
        return frozenset((name, _frozen(part)) for name, part in value.items())
    if isinstance(value, tuple):
        return tuple(_frozen(part) for part in value)
    return value


def _thawed(fields: Fields) -> dict[str, object]:
    return {name: _thawed_value(value) for name, value in fields.items()}


def _thawed_value(value: Plain | Absent) -> object:
    if isinstance(value, Mapping):
        return _thawed(value)
    return [_thawed_value(part) for part in value] if isinstance(value, tuple | list) else value


def _solid(value: object) -> Plain:
    if isinstance(value, dict):
        return {name: _solid(part) for name, part in value.items()}
    if isinstance(value, list):
        return tuple(_solid(part) for part in value)
    return value if isinstance(value, str | bool) else None
