"""The change that a proposal is, with whatever of it was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from respondent.exchanging.columns import layout_of
from respondent.model.edit import ABSENT, Absent, Change, FieldEdit, RowEdit
from respondent.model.fields import changes_between, with_edits
from respondent.model.imported import Proposed
from respondent.model.record import Plain

Fields = Mapping[str, Plain]


def change_of(proposed: Proposed, fields: Fields, base: str | None = None) -> Change:
    """The change that a proposal is of a record whose `fields` are these; `base` is the digest of its files.

    Raises NoSuchPlaceError where two of the changes cannot stand together.
    """
    wanted = [(one.path, one.after) for one in proposed.fields]
    after = fields_with(proposed.kind, fields, wanted)
    rows = tuple(RowEdit(one.key, one.now, one.wants) for one in proposed.rows)
    return Change(proposed.record, changes_between(fields, after), rows, base)


def fields_with(kind: str, fields: Fields, wanted: Iterable[tuple[str, Plain | Absent]]) -> dict[str, Plain]:
    """A record's fields with these values at these paths; groups and lists in which nothing is left go.

    A group that is written as one piece of text stays so as long as that says all. New items of a list are those
    whose number is past its end. Raises NoSuchPlaceError where two of the values cannot stand together.
    """
    values = sorted(wanted, key=lambda one: one[1] is not ABSENT)  # what goes makes room for what comes
    layout = layout_of(kind)
    start: dict[str, Plain] = dict(fields)
    homes = {column.short: column.path for column in layout.columns if column.short}
    values = _with_short_groups(start, values, homes)
    parts = {part.path for part in layout.parts}
    values = _with_lists(start, values, parts)
    changed = with_edits(start, [FieldEdit(path, ABSENT, value) for path, value in values])
    return {name: value for name, value in changed.items() if value not in ({}, ())}


def _with_short_groups(
    start: dict[str, Plain], values: list[tuple[str, Plain | Absent]], homes: Mapping[str, str]
) -> list[tuple[str, Plain | Absent]]:
    """The values, those of a group that is one piece of text at the group itself, unless it has to be opened."""
    made = list(values)
    for group, home in homes.items():
        inside = [path for path, _ in made if path.startswith(f"{group}.")]
        if not inside or not isinstance(start.get(group), str | None):
            continue
        if inside == [home]:
            made = [(group if path == home else path, value) for path, value in made]
        elif group in start:
            start[group] = {home.rpartition(".")[2]: start[group]}
    return made


def _with_lists(
    start: dict[str, Plain], values: list[tuple[str, Plain | Absent]], parts: Iterable[str]
) -> list[tuple[str, Plain | Absent]]:
    """The values, with lists for new items, which are numbered anew: one before them may not have been chosen."""
    made = list(values)
    for part in parts:
        if not any(path.startswith(f"{part}.") for path, _ in made):
            continue
        value = start.get(part)
        items = value if isinstance(value, tuple) else () if value is None else (value,)
        start[part] = items
        new = sorted(
            {int(p.split(".")[1]) for p, _ in made if p.startswith(f"{part}.")} - set(range(len(items)))
        )
        numbers = {number: len(items) + at for at, number in enumerate(new)}
        made = [(_renumbered(path, part, numbers), value) for path, value in made]
        made.sort(key=lambda one: (one[1] is not ABSENT, _number(one[0], part)))
    return made


def _renumbered(path: str, part: str, numbers: Mapping[int, int]) -> str:
    if not path.startswith(f"{part}."):
        return path
    name, number, *rest = path.split(".", 2)
    return ".".join([name, str(numbers.get(int(number), int(number))), *rest])


def _number(path: str, part: str) -> int:
    return int(path.split(".")[1]) if path.startswith(f"{part}.") else -1
