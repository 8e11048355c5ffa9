"""What makes an item of a list the same item in another version of the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from respondent.model.record import Plain

NATURAL_KEYS = (
    ("number",),
    ("organisation",),
    ("name",),
    ("name", "from"),
    ("title",),
    ("title", "version"),
    ("id",),
    ("from",),
)
"""By which fields items that are groups of fields are told apart: the first of these that all of them have, and
that no two items of one list share. Questions have numbers, holders and units names, addresses their first days.
"""

Identity = tuple[str, ...]
Identities = tuple[tuple[Identity, ...], tuple[Identity, ...], tuple[Identity, ...]]
"""Those of the items of three lists: as it was, ours and theirs."""


def identities(base: Sequence[Plain], ours: Sequence[Plain], theirs: Sequence[Plain]) -> Identities | None:
    """Of each list its items' identities, or None where items cannot be told apart.

    A text is itself; a group of fields is known by its natural key. Lists in lists have no identity.
    """
    lists = (base, ours, theirs)
    groups = [item for items in lists for item in items if isinstance(item, Mapping)]
    if any(isinstance(item, tuple) for items in lists for item in items):
        return None
    for names in NATURAL_KEYS if groups else ((),):
        if all(isinstance(group.get(name), str) for group in groups for name in names):
            was, here, there = (tuple([_identity(item, names) for item in items]) for items in lists)
            if all(len(set(own)) == len(own) for own in (was, here, there)):
                return was, here, there
    return None


def _identity(item: Plain, names: Sequence[str]) -> Identity:
    if isinstance(item, Mapping):
        return ("group", *[str(item[name]) for name in names])
    return ("nothing",) if item is None else ("text", str(item))
