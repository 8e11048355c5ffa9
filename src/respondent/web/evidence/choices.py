"""What can be chosen in a field that names a record."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from heapq import nsmallest
from threading import Lock

from respondent.model.workspace import KIND_NAMES, Workspace

MOST = 300
"""More than this a list that drops down helps nobody; the id can be typed all the same."""

_KEPT = 4
_LOCK = Lock()
_KNOWN: OrderedDict[int, tuple[Workspace, dict[tuple[str, ...], list[tuple[str, str]]]]] = OrderedDict()
"""The choices in the last few workspaces: a form asks several times, and other forms ask the same."""

Choices = Callable[[tuple[str, ...]], list[tuple[str, str]]]


def choices_in(workspace: Workspace) -> Choices:
    """For kinds of record, the ids of those that there are, each with its title; no more than MOST."""

    def choices(kinds: tuple[str, ...]) -> list[tuple[str, str]]:
        with _LOCK:
            known = _KNOWN.get(id(workspace))
            if known is None or known[0] is not workspace:
                while len(_KNOWN) >= _KEPT:
                    _KNOWN.popitem(last=False)
                known = _KNOWN[id(workspace)] = workspace, {}
        found = known[1].get(kinds)
        if found is None:
            found = known[1][kinds] = _choices(workspace, kinds)
        return found

    return choices


def _choices(workspace: Workspace, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    records = workspace.records.values()
    classes = {one for one in set(map(type, records)) if KIND_NAMES[one.__name__] in kinds}
    found = [(record.id, record.title) for record in records if type(record) in classes]
    return nsmallest(MOST, found, key=lambda one: one[1].casefold())
