"""The rows of a kind's sheet: records changed, new and retired."""

from __future__ import annotations

from collections.abc import Sequence

from respondent.consulting.record_text import id_of
from respondent.exchanging.cells import Says, note_question, says, standing_in, value_of
from respondent.exchanging.columns import LOCKED, Column, layout_of
from respondent.exchanging.exporting import RECORD, RETIRE
from respondent.exchanging.finding import Found, in_words
from respondent.exchanging.marks import UNSHOWN
from respondent.exchanging.reading import ROW_GONE, Begun, Intake, Wanted
from respondent.exchanging.texts import texts_and_unshown, texts_of
from respondent.exchanging.undoing import unchanged
from respondent.loading.shapes.reading import Refused
from respondent.loading.shapes.values import read_id
from respondent.model.codes import H103, H105, H106
from respondent.model.edit import ABSENT
from respondent.model.imported import ProposedField, Standing
from respondent.model.record import Record
from respondent.model.shortened import quoted_at_end
from respondent.model.workspace import KIND_NAMES

_NAMED_AFTER = ("short_name", "name", "title", "statement", "text")
"""The fields that a record without a name is named after, the first that it has."""


def read_records(sheet: Found, intake: Intake) -> None:
    """Take in what the rows of a kind's sheet ask for; what is wrong is noted."""
    columns = layout_of(sheet.key).columns
    seen: dict[str, int] = {}
    unnamed: list[int] = []
    for row in sheet.rows():
        name = intake.name_in(sheet, row)
        if not name:
            unnamed.append(row)
        elif name in seen:
            message = f"“{name}” stands twice, first in row {seen[name] + 1}: this row was not read."
            intake.problems.note(H106, sheet, row, RECORD, message, "Keep one of the two rows.")
        else:
            seen[name] = row
            _read_named(sheet, row, name, columns, intake)
    for row in unnamed:
        _read_new(sheet, row, "", columns, intake)
    if RECORD in sheet.columns:
        _note_missing(sheet, seen, intake)


def _read_named(sheet: Found, row: int, name: str, columns: Sequence[Column], intake: Intake) -> None:
    if (sheet.key, name, "") in intake.kept.rows or (
        not intake.kept.there and (name in intake.workspace.records or name in intake.formerly)
    ):
        record = intake.record_now(name, sheet, row, [sheet.key])
        if record is not None:
            _read_row(sheet, row, name, record, columns, intake)
        return
    if name in intake.workspace.records or name in intake.workspace.broken:
        message = f"There is a record “{name}” already, and it was not in this workbook."
        remedy = "Give the new record another name, or leave its name empty."
        intake.problems.note(H106, sheet, row, RECORD, message, remedy)
        return
    try:
        read_id(name)
    except Refused as refused:
        intake.problems.note(H106, sheet, row, RECORD, f"Record: {refused.message}", refused.remedy)
        return
    _read_new(sheet, row, name, columns, intake)


def _read_row(
    sheet: Found, row: int, name: str, record: Record, columns: Sequence[Column], intake: Intake
) -> None:
    """What a row asks for that is known: each cell beside what it held and what the evidence says."""
    wanted = intake.want(record, in_words(sheet.sheet, row))
    if _is_retired(sheet, row, wanted, columns, intake):
        return
    was = intake.was(sheet.key, name)
    now, shut = texts_and_unshown(record.fields, columns)
    for column in columns:
        before = was.get(column.path, "") if was is not None else None
        if sheet.still_says(row, column.path, before, now.get(column.path, "")):
            continue
        said = says(
            sheet,
            row,
            column.path,
            column,
            intake.problems,
            *(t for t in (before, now.get(column.path)) if t),
        )
        if said is None:
            continue
        if column.path in LOCKED or column.path in shut:
            _hold_locked(sheet, row, column, said, {before or "", now.get(column.path, ""), UNSHOWN}, intake)
            continue
        found = proposed_cell(sheet, row, column, said, before, now.get(column.path, ""), intake)
        if found is not None:
            wanted.fields.append(found)
            wanted.cells[found.path] = (sheet, row, column.path)


def proposed_cell(
    sheet: Found,
    row: int,
    column: Column,
    said: Says,
    was: str | None,
    now: str,
    intake: Intake,
    prefix: str = "",
) -> ProposedField | None:
    """What one cell asks for, if anything; `prefix` is the path of the item that it belongs to ("holders.0.")."""
    path = prefix + column.path
    if said.readings:
        note_question(said, sheet, row, column.path, column.heading, intake.problems)
        return ProposedField(
            path, column.heading, said.place, was, now, said.text, Standing.ASKS, ABSENT, said.readings
        )
    standing = standing_in(column, said.text, was, now)
    if standing is None:
        return None
    value, good = value_of(said, sheet, row, column, intake.problems)
    if not good:
        return None
    if value is ABSENT and column.required:
        message = f"{column.heading} is needed, and this cell is empty."
        intake.problems.note(
            H103,
            sheet,
            row,
            column.path,
            message,
            f"It said {quoted_at_end(_cut(now))} Write what it should say.",
        )
        return None
    return ProposedField(path, column.heading, said.place, was, now, said.text, standing, value)


def _is_retired(sheet: Found, row: int, wanted: Wanted, columns: Sequence[Column], intake: Intake) -> bool:
    """Whether the row says that its record should go, or was emptied."""
    said = says(sheet, row, RETIRE, None, intake.problems)
    if said is not None and said.text:
        wanted.retire = " ".join(said.text.split())
        return True
    places = [sheet.columns[column.path] for column in columns if column.path in sheet.columns]
    odd = sheet.sheet.errors | sheet.sheet.formulas | set(sheet.sheet.merged)
    if places and not any((row, at) in sheet.sheet.cells or (row, at) in odd for at in places):
        wanted.retire = ROW_GONE
        return True
    return False


def _hold_locked(sheet: Found, row: int, column: Column, said: Says, good: set[str], intake: Intake) -> None:
    if said.text and " ".join(said.text.split()) not in {" ".join(text.split()) for text in good}:
        message = f"{column.heading} cannot be changed in a workbook."
        intake.problems.note(
            H105,
            sheet,
            row,
            column.path,
            message,
            "It stays as it is. Tell us in an e-mail what it should be.",
        )


def _read_new(sheet: Found, row: int, name: str, columns: Sequence[Column], intake: Intake) -> None:
    """A row of a record that there is not yet."""
    fields: list[ProposedField] = []
    cells = {}
    faults = len(intake.problems.found)
    asks = False
    for column in columns:
        said = says(sheet, row, column.path, column, intake.problems)
        if said is None or not said.text:
            continue
        found = proposed_cell(sheet, row, column, said, "", "", intake)
        if found is not None:
            asks = asks or found.standing is Standing.ASKS
            fields.append(found)
            cells[found.path] = (sheet, row, column.path)
    if sheet.key == "table" and fields:
        message = "A new table cannot be begun in a workbook: its figures need a file of their own."
        intake.problems.note(
            H106, sheet, row, None, message, "Send the figures as they are; we make the table."
        )
        return
    if not fields or asks or _is_there(sheet.key, fields, columns, intake):
        return
    missing = [one for one in columns if one.required and one.path not in cells]
    for column in missing:
        if len(intake.problems.found) == faults:
            message = f"{column.heading} is needed for a new record, and this cell is empty."
            intake.problems.note(H103, sheet, row, column.path, message, f"Write {_accepts(column)}.")
    if missing:
        return
    by_path = {one.path: one.wants for one in fields}
    words = next((by_path[path] for path in _NAMED_AFTER if path in by_path), fields[0].wants)
    made = name or _free_id(id_of(words), intake)
    intake.begun[made] = Begun(made, sheet.key, sheet, row, in_words(sheet.sheet, row), fields, cells)


def _is_there(kind: str, fields: Sequence[ProposedField], columns: Sequence[Column], intake: Intake) -> bool:
    """Whether a record says all this already: the workbook was applied before."""
    by_path = {column.path: column for column in columns}

    def says_it(record: Record, one: ProposedField) -> bool:
        column = by_path[one.path]
        return unchanged(one.wants, texts_of(record.fields, [column]).get(one.path, ""), column)

    return any(
        all(says_it(record, one) for one in fields)
        for record in intake.workspace.records.values()
        if KIND_NAMES[type(record).__name__] == kind and intake.may_change(record)
    )


def _accepts(column: Column) -> str:
    return column.scalar.words if column.scalar is not None else "what it should say"


def _free_id(wanted: str, intake: Intake) -> str:
    taken = {*intake.workspace.records, *intake.workspace.broken, *intake.begun, *intake.formerly}
    made, number = wanted, 2
    while made in taken:
        ending = f"-{number}"
        made, number = wanted[: 40 - len(ending)].rstrip("-") + ending, number + 1
    return made


def _note_missing(sheet: Found, seen: dict[str, int], intake: Intake) -> None:
    """Records whose rows were taken out: that they should go, and never that they are deleted."""
    for key, name, _ in intake.kept.rows:
        if key != sheet.key or name in seen or name in intake.kept.doubtful:
            continue
        record = intake.workspace.records.get(name) or intake.formerly.get(name)
        if record is not None and intake.may_change(record):
            intake.want(record, in_words(sheet.sheet)).retire = ROW_GONE


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
