"""A workspace that notes which of its records are looked up, so that it is known what a document depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar, cast

from respondent.model.record import Record
from respondent.model.workspace import Workspace

R = TypeVar("R", bound=Record)


class LookedUp(Mapping[str, Record]):
    """The records of a workspace; `names` are those looked up, there or not, and `kinds` classes looked through.

    Whoever looks at all of them one after the other has looked at `everything`.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._records = workspace.records
        self.names: set[str] = set()
        self.kinds: set[type[Record]] = set()
        self.everything = False

    def __getitem__(self, name: str) -> Record:
        self.names.add(name)
        return self._records[name]

    def __contains__(self, name: object) -> bool:
        if isinstance(name, str):
            self.names.add(name)
        return name in self._records

    def __iter__(self) -> Iterator[str]:
        self.everything = True
        return iter(self._records)

    def __len__(self) -> int:
        self.everything = True
        return len(self._records)


@dataclass(frozen=True, slots=True)
class Watched(Workspace):
    """A workspace whose records are `LookedUp`."""

    def all_of(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a class, by id."""
        looked_up = cast(LookedUp, self.records)
        looked_up.kinds.add(kind)
        return looked_up.workspace.all_of(kind)

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why records are confidential; whatever asks of one has looked it up, and all that it rests on counts."""
        return cast(LookedUp, self.records).workspace.reasons


def watched(workspace: Workspace) -> tuple[Watched, LookedUp]:
    """The workspace, and the records by which it notes what is looked up."""
    looked_up = LookedUp(workspace)
    given = {one.name: getattr(workspace, one.name) for one in fields(workspace) if one.init}
    return Watched(**(given | {"records": looked_up})), looked_up
