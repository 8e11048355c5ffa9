"""What the rows of a workbook ask for, collected record by record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from respondent.exchanging.cells import Problems, says
from respondent.exchanging.finding import Found
from respondent.exchanging.kept import Kept
from respondent.model.codes import H106
from respondent.model.imported import ProposedField, ProposedRow
from respondent.model.partner import owner_of
from respondent.model.record import Record
from respondent.model.workspace import KIND_NAMES, Workspace, with_article

ROW_GONE = "its row was emptied or taken out of the workbook"
"""The reason for which a record is to be retired whose row is gone."""


@dataclass(slots=True)
class Wanted:
    """What is wanted with one record so far: where it stands in the workbook, and what of it is to change."""

    record: Record
    place: str
    fields: list[ProposedField] = field(default_factory=list)
    rows: list[ProposedRow] = field(default_factory=list)
    cells: dict[str, tuple[Found, int, str]] = field(default_factory=dict)
    retire: str | None = None


@dataclass(slots=True)
class Begun:
    """A new record so far: its id, kind, place and fields; `cells` are where each field stands."""

    id: str
    kind: str
    sheet: Found
    row: int
    place: str
    fields: list[ProposedField] = field(default_factory=list)
    cells: dict[str, tuple[Found, int, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Intake:
    """A workbook being read: what it held, the evidence now, and what its rows ask for so far."""

    workspace: Workspace
    kept: Kept
    owner: str | None
    problems: Problems
    wanted: dict[str, Wanted] = field(default_factory=dict)
    begun: dict[str, Begun] = field(default_factory=dict)
    formerly: Mapping[str, Record] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def was(self, key: str, record: str, item: str = "") -> Mapping[str, str] | None:
        """What a row held when the workbook was made; None where nobody knows."""
        return None if record in self.kept.doubtful else self.kept.rows.get((key, record, item))

    def name_in(self, sheet: Found, row: int) -> str:
        """The name in a row's first column, also where a spreadsheet has made a date of it; "" if there is none."""
        said = says(sheet, row, "record", None, self.problems)
        if said is not None and said.readings:
            said = says(sheet, row, "record", None, self.problems, *self.kept.records)
        return said.text if said is not None else ""

    def record_now(self, name: str, sheet: Found, row: int, kinds: Iterable[str]) -> Record | None:
        """The record that a row of the workbook is about, as it is now; if it cannot be changed, that is noted."""
        record = self.workspace.records.get(name) or self.formerly.get(name)
        wrong = self._why_not(name, record, tuple(kinds))
        if wrong is None:
            return record
        if name not in self.told:
            self.told.add(name)
            self.problems.note(H106, sheet, row, "record", *wrong)
        return None

    def may_change(self, record: Record) -> bool:
        """Whether the record is whose this workbook is."""
        return self.owner is None or owner_of(record, self.workspace.settings.partners) == self.owner

    def want(self, record: Record, place: str) -> Wanted:
        """What is wanted with a record, to be added to."""
        return self.wanted.setdefault(record.id, Wanted(record, place))

    def _why_not(self, name: str, record: Record | None, kinds: tuple[str, ...]) -> tuple[str, str] | None:
        if record is None and name in self.workspace.broken:
            remedy = "Mend the file first: “respondent check” says what is wrong."
            return f"The file of “{name}” has errors, so that it cannot be changed from here.", remedy
        if record is None:
            return f"There is no record “{name}” any more.", "Ask for a new workbook."
        kind = KIND_NAMES[type(record).__name__]
        if kind not in kinds:
            return f"“{name}” is {with_article(kind)} now.", "Ask for a new workbook."
        if not self.may_change(record):
            owner = owner_of(record, self.workspace.settings.partners)
            whose = f"{owner}’s" if owner else "nobody’s"
            return f"“{name}” is {whose}, not {self.owner}’s.", "Ask its owner to change it."
        return None
