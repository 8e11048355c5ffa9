"""What can be chosen in a field that names a record, and what such a record is called."""

from __future__ import annotations

from collections import OrderedDict
from heapq import nsmallest
from threading import Lock

from respondent.model.workspace import KIND_NAMES, Workspace

MOST = 300
"""More than this a list that drops down helps nobody; the id can be typed all the same."""

_KEPT = 4
_LOCK = Lock()
_KNOWN: OrderedDict[int, tuple[Workspace, dict[tuple[str, ...], list[tuple[str, str]]]]] = OrderedDict()
"""The choices in the last few workspaces: a form asks several times, and other forms ask the same."""


class Choices:
    """The records of a workspace, for fields that name one."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
        """The ids of the records of these kinds, each with its title; no more than MOST."""
        workspace = self._workspace
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

    def title(self, record_id: str) -> str:
        """What a record is called; "" where there is none, or it has no title of its own."""
        record = self._workspace.records.get(record_id)
        return record.title if record is not None and record.title != record_id else ""


def _choices(workspace: Workspace, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    records = workspace.records.values()
    classes = {one for one in set(map(type, records)) if KIND_NAMES[one.__name__] in kinds}
    found = [(record.id, record.title) for record in records if type(record) in classes]
    return nsmallest(MOST, found, key=lambda one: one[1].casefold())
