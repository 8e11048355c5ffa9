"""A workbook that came back, held against what it held and against the evidence: what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from respondent.exchanging.cells import Problems
from respondent.exchanging.choosing import fields_with
from respondent.exchanging.columns import heading, layout_of
from respondent.exchanging.exporting import items_at
from respondent.exchanging.finding import Found, find_sheets
from respondent.exchanging.item_rows import read_items
from respondent.exchanging.judging import Fault, faults_in
from respondent.exchanging.kept import Kept, read_kept
from respondent.exchanging.opening import CameBook, open_book
from respondent.exchanging.reading import Begun, Intake, Wanted
from respondent.exchanging.record_rows import read_records
from respondent.exchanging.table_rows import read_table
from respondent.exchanging.texts import texts_of
from respondent.model.codes import H101, H109
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import DataTable
from respondent.model.fields import NoSuchPlaceError
from respondent.model.imported import Doing, Import, Proposed, ProposedField, Standing
from respondent.model.record import Plain, Record
from respondent.model.span import Span
from respondent.model.workspace import KIND_NAMES, Workspace


def imported(workspace: Workspace, data: bytes, name: str, owner: str | None = None) -> Import:
    """What the spreadsheet of that name asks for. Changes nothing.

    `owner` is whose records may be changed by it; without one, those of the owner for whom it was made. Raises
    UnopenedError where the file must not or cannot be opened, and MissingLibraryError.
    """
    return import_of(workspace, open_book(data, name), owner)


def import_of(workspace: Workspace, book: CameBook, owner: str | None = None) -> Import:
    """What an opened workbook asks for."""
    kept = read_kept(book)
    problems = Problems(book.name, list(_doubts(book, kept)))
    formerly = workspace.by_former_name()
    intake = Intake(workspace, kept, owner or kept.owner, problems, formerly=formerly)
    sheets, told = find_sheets(book, kept, workspace)
    problems.found += told
    for sheet in _in_order(sheets):
        if sheet.key.startswith("table:"):
            read_table(sheet, intake)
        elif "." in sheet.key:
            read_items(sheet, intake)
        else:
            read_records(sheet, intake)
    proposals = [*_changes(intake), *_news(intake)]
    return Import(
        book.name,
        intake.owner,
        kept.made,
        len(kept.records) or len(intake.wanted),
        tuple(proposals),
        tuple(dict.fromkeys(problems.found)),
        tuple(sorted(_stale(intake))),
    )


def _in_order(sheets: Iterable[Found]) -> list[Found]:
    """The kinds' own sheets first, so that new records are known where the others name them."""
    return sorted(sheets, key=lambda one: ":" in one.key or "." in one.key)


def _doubts(book: CameBook, kept: Kept) -> Iterable[Diagnostic]:
    """What is said of a workbook that does not say what it held."""
    remedy = (
        "Look at each difference before you apply it; better, make the changes in the workbook that was sent."
    )
    if not kept.there:
        message = (
            "This file does not say what it held when it was made: every difference is shown as a clash."
        )
        yield H109.at(Span(book.name), message, remedy)
    elif kept.doubtful:
        names = sorted(kept.doubtful)
        shown = ", ".join(names[:5]) + (" and others" if len(names) > 5 else "")
        message = f"What the workbook held of {shown} was changed in its hidden sheet."
        yield H109.at(Span(book.name), message, remedy)


def _changes(intake: Intake) -> Iterable[Proposed]:
    for wanted in intake.wanted.values():
        record = wanted.record
        kind = KIND_NAMES[type(record).__name__]
        if wanted.retire is not None:
            if record.superseded_by is None and wanted.retire not in (record.note or ""):
                yield Proposed(
                    Doing.RETIRE, record.id, kind, record.title, wanted.place, reason=wanted.retire
                )
            continue
        fields = _good_fields(kind, wanted, intake)
        if fields or wanted.rows:
            rows = tuple(wanted.rows)
            yield Proposed(Doing.CHANGE, record.id, kind, record.title, wanted.place, fields, rows)


def _good_fields(kind: str, wanted: Wanted, intake: Intake) -> tuple[ProposedField, ...]:
    """The fields of a change that the record would accept; of the others it is told why."""
    sure = [one for one in wanted.fields if one.standing is not Standing.ASKS]
    faulty: set[str] = set()
    now = wanted.record.fields
    content = _content(kind, now, sure, wanted, intake, faulty)
    if content is not None and sure:
        for fault in faults_in(kind, _without_kind(content), intake.workspace.settings, _without_kind(now)):
            faulty |= _note_fault(fault, sure, wanted, intake)
    return tuple(one for one in wanted.fields if one.path not in faulty)


def _content(
    kind: str,
    now: Mapping[str, Plain],
    fields: list[ProposedField],
    wanted: Wanted | Begun,
    intake: Intake,
    faulty: set[str],
) -> dict[str, Plain] | None:
    """The record's fields with what is wanted; None where two of the values cannot stand together."""
    try:
        return fields_with(kind, now, [(one.path, one.after) for one in fields])
    except NoSuchPlaceError as error:
        message = f"{error.path.partition('.')[0].capitalize()} says one thing in two columns."
        fault = Fault(error.path, message, "Fill one of them, and empty the other.")
        faulty |= _note_fault(fault, fields, wanted, intake)
        return None


def _note_fault(
    fault: Fault, fields: list[ProposedField], wanted: Wanted | Begun, intake: Intake
) -> set[str]:
    """Note a fault at the cell that it is about; gives the paths of the changed fields that have part in it."""
    top = fault.path.partition(".")[0]
    near = [one.path for one in fields if one.path == fault.path or fault.path.startswith(f"{one.path}.")]
    near = near or [one.path for one in fields if top and one.path.partition(".")[0] == top]
    near = near or [one.path for one in fields]
    sheet, row, key = wanted.cells[near[0]]
    said = fault.message.removeprefix(f"{fault.path}: ")
    message = fault.message if said == fault.message else f"{heading(top)}: {said}"
    intake.problems.note(H101, sheet, row, key, message, fault.remedy)
    return {one.path for one in fields if one.path in near or one.path.partition(".")[0] == top}


def _without_kind(fields: Mapping[str, Plain]) -> dict[str, Plain]:
    return {name: value for name, value in fields.items() if name != "kind"}


def _news(intake: Intake) -> Iterable[Proposed]:
    for begun in intake.begun.values():
        faulty: set[str] = set()
        content = _content(begun.kind, {}, begun.fields, begun, intake, faulty)
        if content is None:
            continue
        faults = faults_in(begun.kind, content, intake.workspace.settings)
        for fault in faults:
            _note_fault(fault, begun.fields, begun, intake)
        if not faults:
            title = begun.fields[0].wants
            yield Proposed(
                Doing.NEW, begun.id, begun.kind, title, begun.place, tuple(begun.fields), content=content
            )


def _stale(intake: Intake) -> Iterable[str]:
    """The records of the workbook that others have changed since it was made."""
    texts: dict[str, dict[tuple[str, str], Mapping[str, str]]] = {}
    for (key, name, item), cells in intake.kept.rows.items():
        if name not in intake.kept.doubtful:
            texts.setdefault(name, {})[key, item] = cells
    for name, rows in texts.items():
        record = intake.workspace.records.get(name) or intake.formerly.get(name)
        if record is not None and _now(record) != rows:
            yield record.id


def _now(record: Record) -> dict[tuple[str, str], Mapping[str, str]]:
    """The record's cells as a workbook would keep them."""
    from json import dumps

    kind = KIND_NAMES[type(record).__name__]
    layout = layout_of(kind)
    found: dict[tuple[str, str], Mapping[str, str]] = {
        (kind, ""): _filled(texts_of(record.fields, layout.columns))
    }
    for part in layout.parts:
        for number, item in enumerate(items_at(record.fields, part.path), 1):
            found[f"{kind}.{part.path}", dumps([str(number)])] = _filled(texts_of(item, part.columns))
    if isinstance(record, DataTable):
        for row in record.rows:
            found[f"table:{record.id}", dumps(list(row.key), ensure_ascii=False)] = _filled(row.cells)
    return found


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in cells.items() if text}
