"""What an edit of a claim would have a record say: where its figure or its words come from one record alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from respondent.model.audit import ClaimOutcome, Fate
from respondent.model.edit import FieldEdit, RowEdit
from respondent.model.evidence import DataTable, Quotation, Statistic
from respondent.model.lineage import Given
from respondent.model.workspace import Workspace

_NUMBER = re.compile(r"(?<![\d,.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,]*\d)")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place in a record, what stands there `now`, and what the edited words would have there.

    The place is the field `field`, or of a table's row, known by its `key`, the column `field`. `wanted` is ""
    where the words do not tell.
    """

    record: str
    field: str
    now: str
    wanted: str
    key: tuple[str, ...] = ()

    def edits(self, after: str, workspace: Workspace) -> tuple[tuple[FieldEdit, ...], tuple[RowEdit, ...]]:
        """The edits that put `after` there, and into the sentence that states it.

        Raises StopIteration if the row is not there any more.
        """
        if not self.key:
            edit = FieldEdit(self.field, self.now, after)
            sentence = self.statement(workspace)
            stated = _stated(sentence, self.now, after)
            return (edit, *([FieldEdit("statement", sentence, stated)] if stated else ())), ()
        table = workspace.get(DataTable, self.record)
        row = next(row for row in table.rows if row.key == self.key)
        return (), (RowEdit(self.key, dict(row.cells), {**row.cells, self.field: after}),)

    def statement(self, workspace: Workspace) -> str:
        """The sentence in which a statistic's record states its value; "" of all others."""
        record = workspace.records.get(self.record)
        found = record.fields.get("statement") if isinstance(record, Statistic) else None
        return found if isinstance(found, str) and not self.key else ""

    def follows(self, workspace: Workspace) -> bool:
        """Whether that sentence has the value in it once, so that it can follow."""
        sentence = self.statement(workspace)
        return any(_stated(sentence, self.now, other) is not None for other in ("0", "1"))


def suggestion(claim: ClaimOutcome, workspace: Workspace) -> Suggestion | None:
    """Where an edited claim would change the evidence; None where no one record or row has what it says."""
    if not {Fate.EDITED} & set(claim.fates) or not claim.new:
        return None
    built = claim.claim
    if built.kind == "quotation":
        return _quotation(built.tag.record, claim.new, workspace)
    if built.kind != "figure" or built.derived or len(built.given) != 1:
        return None
    given = built.given[0][0]
    return _figure(given, claim.new, workspace) if given.part == "value" else None


def _figure(given: Given, new: str, workspace: Workspace) -> Suggestion | None:
    record = workspace.records.get(given.record)
    numbers = _NUMBER.findall(new)
    if isinstance(record, DataTable):
        row = next((row for row in record.rows if row.key == given.row), None)
        if row is None:
            return None
        now = row.cells[record.value_column]
        return Suggestion(record.id, record.value_column, now, _like(now, numbers), given.row)
    value = record.fields.get("value") if isinstance(record, Statistic) else None
    if record is None or not isinstance(value, str):
        return None
    return Suggestion(record.id, "value", value, _like(value, numbers))


def _quotation(name: str, new: str, workspace: Workspace) -> Suggestion | None:
    record = workspace.records.get(name)
    now = record.fields.get("text") if isinstance(record, Quotation) else None
    if not isinstance(now, str):
        return None
    return Suggestion(name, "text", now, new.strip().strip("“”‘’\"'"))


def _stated(sentence: str, now: str, after: str) -> str | None:
    """The sentence with the new value for the old one; None where that does not stand in it once, as a number."""
    old, new = _NUMBER.search(now), _NUMBER.search(after)
    if old is None or new is None:
        return None
    places = [place for place in _NUMBER.finditer(sentence) if place[0] == old[0]]
    if len(places) != 1 or old[0] == new[0]:
        return None
    return sentence[: places[0].start()] + new[0] + sentence[places[0].end() :]


def _like(now: str, numbers: list[str]) -> str:
    """The new number written as the old one is, with its sign and its unit: “11%”, “£1,200”."""
    if len(numbers) != 1:
        return ""
    number = numbers[0]
    if "," not in now and _NUMBER.search(now):
        number = number.replace(",", "")
    return _NUMBER.sub(number, now, count=1) if _NUMBER.search(now) else number
