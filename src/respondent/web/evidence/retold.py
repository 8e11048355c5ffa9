"""What became of a record in a commit, in words: each field or row with what it said before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from respondent.desk.knowing import fields_of
from respondent.desk.past import PastChange, PastFile
from respondent.loading.csvtext import CsvText, read_csv, without_note
from respondent.model.evidence import DataTable
from respondent.model.fields import changes_between
from respondent.model.listing import counted
from respondent.model.shortened import shortened
from respondent.model.workspace import Workspace
from respondent.web.evidence.choices import Choices
from respondent.web.evidence.draft import told
from respondent.web.evidence.told import change_in_words, record_in, said_beside
from respondent.web.evidence.words import in_title
from respondent.web.wording import change_in_a_line, in_a_line

MOST = 6
"""So many fields or rows of one change are told; of the rest it is said how many they are."""

MANY = 5
FEW = 2
"""Of a commit of several records so many of these are told, and of each so many changes."""

TITLE = 100

CHANGED = "Changed"


@dataclass(frozen=True, slots=True)
class RetoldRecord:
    """What became of a record in a commit, line by line."""

    id: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retelling:
    """A commit in words: its `records`, how many `more` there are, and what was `said` of it.

    `title` and `what` are told instead where it has none: of a verdict, for instance.
    """

    records: tuple[RetoldRecord, ...]
    more: int
    said: tuple[str, ...]
    title: str
    what: str
    about: str


def retelling(change: PastChange, held: Mapping[str, bytes], workspace: Workspace) -> Retelling:
    """A commit in words, with the records of a visitor’s workspace; `held` is what files held, by hash."""
    found = records_of(change.files, workspace)
    most = MOST if len(found) == 1 else FEW
    records = tuple(
        RetoldRecord(
            name,
            shortened(workspace.records[name].title, TITLE),
            tuple(_some(_retold(files, held, workspace), most)),
        )
        for name, files in islice(found.items(), MANY)
    )
    title, what = change_in_words(change.subject, workspace) if not records else ("", "")
    about = record_in(change.subject, workspace) if not records else None
    said = said_beside(change.subject, change.body, workspace) if records or title else ()
    return Retelling(records, len(found) - len(records), said, title, what, about.id if about else "")


def history_of(change: PastChange, held: Mapping[str, bytes], workspace: Workspace) -> tuple[str, ...]:
    """A commit in words on the page of a record: what became of it, and what was said."""
    lines = _retold([file for file in change.files if file.told], held, workspace)
    if not lines:
        title, what = change_in_words(change.subject, workspace)
        lines = [what if title and change.subject else CHANGED]
    return (*_some(lines, MOST), *said_beside(change.subject, change.body, workspace))


def _retold(files: Sequence[PastFile], held: Mapping[str, bytes], workspace: Workspace) -> list[str]:
    """What became of the files of a record; of a table that was added its rows are no news."""
    if added := [one for one in files if one.before is None and not one.path.endswith(".csv")]:
        files = added
    return [line for file in files for line in retold(file, held, workspace)]


def retold(file: PastFile, held: Mapping[str, bytes], workspace: Workspace) -> tuple[str, ...]:
    """What became of a record's file, or of its table's; `held` is what files held, by hash."""
    if file.before is None or file.after is None:
        what = "added" if file.before is None else "taken away"
        return (f"Its rows were {what}" if file.path.endswith(".csv") else what.capitalize(),)
    before, after = held.get(file.before), held.get(file.after)
    lines = [f"Renamed: it was “{_stem(file.was)}”"] if _stem(file.was) != _stem(file.path) else []
    if file.before != file.after:
        if before is None or after is None:
            lines.append(CHANGED)
        elif file.path.endswith(".csv"):
            lines += _of_rows(before, after, _table(file.now, workspace), workspace)
        else:
            lines += _of_fields(before, after, workspace)
    return tuple(lines) or (CHANGED,)


def records_of(files: Iterable[PastFile], workspace: Workspace) -> dict[str, list[PastFile]]:
    """The files of a change by the record that each belongs to today."""
    found: dict[str, list[PastFile]] = {}
    for file in files:
        name = _stem(file.now)
        if file.now.endswith(".csv"):
            name = _table(file.now, workspace)
        record = workspace.records.get(name)
        if record is not None and file.now in (record.span.path, getattr(record, "rows_path", None)):
            found.setdefault(name, []).append(file)
    return found


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _table(path: str, workspace: Workspace) -> str:
    """The table that has its rows in a file; "" where none does."""
    near = workspace.records.get(_stem(path))
    if isinstance(near, DataTable) and near.rows_path == path:
        return near.id
    return next((one.id for one in workspace.all_of(DataTable).values() if one.rows_path == path), "")


def _of_fields(before: bytes, after: bytes, workspace: Workspace) -> Iterator[str]:
    old, new = fields_of(before), fields_of(after)
    if old is None or new is None:
        yield "Its file could not be read" if new is None else "Its file can be read again"
        return
    changes = changes_between(old, new)
    edits = [one for one in changes if one.path.partition(".")[0] != "formerly"]
    edits.sort(key=lambda one: one.path != "value")
    kind = str(new.get("kind", ""))
    found = told(kind, edits, Choices(workspace).title)
    lines = [change_in_a_line(one.label, one.before, one.after) for one in found]
    if not lines and not changes:
        yield "Only a comment, or how its file is written"
    yield from lines


def _of_rows(before: bytes, after: bytes, table_id: str, workspace: Workspace) -> Iterator[str]:
    table = workspace.records.get(table_id)
    (old, _), (new, _) = read_csv(before, ""), read_csv(after, "")
    if old is None or new is None or not isinstance(table, DataTable):
        yield CHANGED
        return
    if any(column not in text.columns for column in table.key for text in (old, new)):
        yield "Its columns changed"
        return
    rows, later = _rows(old, table.key), _rows(new, table.key)
    lines = []
    for key in dict.fromkeys((*rows, *later)):
        name = ", ".join(key)
        if key not in later:
            lines.append(f"Row {name} taken out")
        elif key not in rows:
            lines.append(f"Row {name} added")
        elif rows[key] != later[key]:
            lines.append(f"Row {name}: {'; '.join(_cells(rows[key], later[key]))}")
    yield from lines or ["What its rows say stayed the same"]


def _rows(text: CsvText, key: tuple[str, ...]) -> dict[tuple[str, ...], dict[str, str]]:
    found = (dict(zip(text.columns, line.cells, strict=False)) for line in text.rows)
    return {tuple(without_note(cells.get(column, "")) for column in key): cells for cells in found}


def _cells(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for column in dict.fromkeys((*old, *new)):
        before, after = old.get(column, ""), new.get(column, "")
        if before != after:
            yield f"{in_title(column)} {in_a_line(before or '(nothing)', after or '(nothing)')}"


def _some(lines: Sequence[str], most: int) -> Iterator[str]:
    yield from lines[:most]
    if len(lines) > most:
        yield f"And {counted(len(lines) - most, 'more change')}"
