"""What a partner's workbook asks for, as a value: changes field by field, each beside what stood and stands there.

Nothing here is applied. The command line shows it as text or JSON, a browser as a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from respondent.model.diagnostic import Diagnostic
from respondent.model.edit import ABSENT, Absent
from respondent.model.record import Plain


class Standing(StrEnum):
    """How a proposed change stands to what the evidence says now."""

    READY = "ready"
    FORM = "form"
    CLASH = "clash"
    ASKS = "asks"


class Doing(StrEnum):
    """What a workbook wants with a record."""

    CHANGE = "change"
    NEW = "new"
    RETIRE = "retire"


@dataclass(frozen=True, slots=True)
class ProposedField:
    """One cell that differs.

    `path` is the field's place in the record as it is now ("coverage.asked", "holders.0.name"; "holders.2" is a
    new item, if there are two). `was` is the text when the workbook was made (None: nobody knows), `now` the
    evidence's, `wants` the partner's. `after` is the value that `wants` stands for, ABSENT to take the field out;
    for what asks, one of the `readings` is to be chosen. `group` is the path of a group of which this is the
    `home` field where the group is one piece of text.
    """

    path: str
    heading: str
    place: str
    was: str | None
    now: str
    wants: str
    standing: Standing
    after: Plain | Absent = ABSENT
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """One row of a table that differs, known by its key; cells by column, None where the row is not there."""

    key: tuple[str, ...]
    place: str
    was: Mapping[str, str] | None
    now: Mapping[str, str] | None
    wants: Mapping[str, str] | None
    standing: Standing

    @property
    def name(self) -> str:
        """How the row is called: its key."""
        return ", ".join(self.key)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose cells are to change."""
        now, wants = self.now or {}, self.wants or {}
        return tuple(
            name for name in dict.fromkeys((*now, *wants)) if now.get(name, "") != wants.get(name, "")
        )


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is wanted with one record: a change of fields and rows, a new record, or that it is retired.

    `place` is its row in the workbook. A new record has its `fields` in `content`; `reason` is that for which a
    record is to be retired.
    """

    doing: Doing
    record: str
    kind: str
    title: str
    place: str
    fields: tuple[ProposedField, ...] = ()
    rows: tuple[ProposedRow, ...] = ()
    reason: str = ""
    content: Mapping[str, Plain] | None = None

    def only(self, chosen: Iterable[str]) -> Proposed:
        """The proposal with the fields and rows alone whose path or name is chosen."""
        names = frozenset(chosen)
        return replace(
            self,
            fields=tuple(one for one in self.fields if one.path in names),
            rows=tuple(one for one in self.rows if one.name in names),
        )

    def ready(self, *, form: bool = False) -> Proposed:
        """The proposal without what clashes or asks, and, unless `form`, without what only looks otherwise."""
        good = {Standing.READY, Standing.FORM} if form else {Standing.READY}
        return replace(
            self,
            fields=tuple(one for one in self.fields if one.standing in good),
            rows=tuple(one for one in self.rows if one.standing in good),
        )


@dataclass(frozen=True, slots=True)
class Import:
    """A workbook that came back: what it wants, and everything that is wrong with it, each at its cell.

    `owner` is whose records it holds and `made` the day on which it was made, if the workbook says so; `read` how
    many records it holds; `stale` are those that others changed since.
    """

    file: str
    owner: str | None
    made: date | None
    read: int
    proposals: tuple[Proposed, ...]
    diagnostics: tuple[Diagnostic, ...]
    stale: tuple[str, ...] = ()

    def of(self, record: str) -> Proposed | None:
        """What is wanted with a record, if anything."""
        return next((one for one in self.proposals if one.record == record), None)
