"""Which sheet of a file that came back is which, and which column: by their marks, else by their words.

Sheets may have been renamed and sorted, columns moved or hidden, rows put above; what is not ours is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from respondent.exchanging.columns import Column, layout_of
from respondent.exchanging.exporting import ITEM, KIND_TITLES, RECORD, RETIRE
from respondent.exchanging.kept import Kept
from respondent.exchanging.marks import HIDDEN, PREFIX, README
from respondent.exchanging.opening import CameBook, CameSheet, place_of
from respondent.model.codes import H107, H108
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import DataTable
from respondent.model.listing import listed
from respondent.model.span import Span
from respondent.model.workspace import Workspace

_LOOKED_AT = 40
"""Rows at the top in which the marks and the headings are looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet of ours: its `key`, where its columns are by key, and its first row of records, counted from 0."""

    key: str
    sheet: CameSheet
    columns: Mapping[str, int]
    first: int

    def still_says(self, row: int, key: str, was: str | None, now: str) -> bool:
        """Whether a cell plainly says what it said and what the evidence says: most do, so this is asked first."""
        at = self.columns.get(key)
        return (
            at is not None
            and was == now == self.sheet.cells.get((row, at), "")
            and (row, at) not in self.sheet.errors
            and (row, at) not in self.sheet.formulas
            and (row, at) not in self.sheet.merged
        )

    def rows(self) -> Iterator[int]:
        """The rows in which any of our columns holds something."""
        places = set(self.columns.values())
        filled = {row for row, column in self.sheet.cells if column in places and row >= self.first}
        filled |= {
            row
            for row, column in self.sheet.errors | self.sheet.formulas
            if column in places and row >= self.first
        }
        return iter(sorted(filled))


def at_cell(file: str, sheet: CameSheet, row: int | None = None, column: int | None = None) -> Span:
    """Where something stands in a workbook: “corrections.xlsx, sheet Statistics, cell D7”."""
    return Span(f"{file}, {in_words(sheet, row, column)}")


def in_words(sheet: CameSheet, row: int | None = None, column: int | None = None) -> str:
    """The place of a cell, a row or a column in words."""
    where = f"sheet {sheet.name}" if sheet.name else ""
    if row is not None and column is not None:
        cell = f"cell {place_of(row, column)}"
    elif row is not None:
        cell = f"row {row + 1}"
    elif column is not None:
        cell = f"column {place_of(0, column)[:-1]}"
    else:
        cell = ""
    return ", ".join(part for part in (where, cell) if part) or "the file"


def columns_for(key: str, workspace: Workspace) -> Mapping[str, tuple[str, Column | None]] | None:
    """The columns of a sheet of that key, with their headings; a table's have no `Column`. None: no such sheet."""
    if key.startswith("table:"):
        name = key.removeprefix("table:")
        table = workspace.records.get(name) or workspace.by_former_name().get(name)
        return {name: (name, None) for name in table.columns} if isinstance(table, DataTable) else None
    kind, _, path = key.partition(".")
    if kind not in KIND_TITLES:
        return None
    layout = layout_of(kind)
    own: dict[str, tuple[str, Column | None]] = {RECORD: ("Record", None)}
    if not path:
        own[RETIRE] = ("Retire?", None)
        return own | {one.path: (one.heading, one) for one in layout.columns}
    part = next((one for one in layout.parts if one.path == path), None)
    if part is None:
        return None
    own[ITEM] = ("No.", None)
    return own | {one.path: (one.heading, one) for one in part.columns}


def find_sheets(
    book: CameBook, kept: Kept, workspace: Workspace
) -> tuple[tuple[Found, ...], tuple[Diagnostic, ...]]:
    """Our sheets in a file, and what is said of sheets and columns that are not ours, or missing."""
    found: dict[str, Found] = {}
    problems: list[Diagnostic] = []
    for sheet in book.sheets:
        if sheet.name == HIDDEN or sheet.text(0, 0) == "respondent workbook" or _key_of(sheet)[0] == README:
            continue
        key, marks = _key_of(sheet)
        key = key or next((k for k, title in kept.titles.items() if title == sheet.name), "")
        known = columns_for(key, workspace) if key else None
        if known is None:
            problems += _unknown_sheet(book, sheet, key)
        elif key in found:
            message = (
                f"The sheet “{sheet.name}” is a copy of “{found[key].sheet.name}”: nothing in it was read."
            )
            problems.append(H107.at(at_cell(book.name, sheet), message, "Keep one of the two sheets."))
        else:
            found[key], more = _found(book, sheet, key, known, marks)
            problems += more
    for key, title in kept.titles.items():
        if key not in found and columns_for(key, workspace) is not None:
            message = f"The sheet “{title}” is gone: what it held stays as it is."
            remedy = "If records should go, write why under “Retire?” in their rows."
            problems.append(H108.at(Span(book.name), message, remedy))
    return tuple(found.values()), tuple(problems)


def _unknown_sheet(book: CameBook, sheet: CameSheet, key: str) -> list[Diagnostic]:
    if not sheet.cells:
        return []
    title = sheet.name or "The file"
    if key.startswith("table:"):
        message = f"The table of the sheet “{title}” is no longer in the evidence: nothing in it was read."
        return [H107.at(at_cell(book.name, sheet), message, "Ask for a new workbook.")]
    message = f"The sheet “{title}” is none of ours: nothing in it was read."
    remedy = "Put what it says into the sheet that it belongs to, or tell it in an e-mail."
    return [H107.at(at_cell(book.name, sheet), message, remedy)]


def _key_of(sheet: CameSheet) -> tuple[str, int | None]:
    """The key that a sheet's marks name, and the row of the marks."""
    for row in range(min(_LOOKED_AT, sheet.rows)):
        for column in range(sheet.width):
            text = sheet.text(row, column)
            if text.startswith(PREFIX):
                return text.removeprefix(PREFIX).partition(" ")[0], row
    return "", None


def _found(
    book: CameBook,
    sheet: CameSheet,
    key: str,
    known: Mapping[str, tuple[str, Column | None]],
    marks: int | None,
) -> tuple[Found, list[Diagnostic]]:
    """The sheet's columns: by the marks above them, else by their headings."""
    names = {heading.casefold(): one for one, (heading, _) in known.items()}
    head = _head_row(sheet, names, marks)
    columns: dict[str, int] = {}
    strange: dict[int, str] = {}
    problems = []
    for at in range(sheet.width):
        mark = sheet.text(marks, at) if marks is not None else ""
        if mark.startswith(PREFIX):
            mark = mark.removeprefix(PREFIX).partition(" ")[2]
        title = sheet.text(head, at).partition("\n")[0].strip()
        name = mark if mark in known else names.get(title.casefold(), "")
        if name and name not in columns:
            columns[name] = at
        elif name:
            message = f"There are two columns “{known[name][0]}”: the second was not read."
            problems.append(H107.at(at_cell(book.name, sheet, None, at), message, "Keep one of the two."))
        elif any((row, at) in sheet.cells for row in range(head + 1, sheet.rows)) or title:
            strange[at] = title
    problems += [
        H107.at(
            at_cell(book.name, sheet, None, at),
            f"The column {f'“{title}” ' if title else ''}is none of ours: nothing in it was read.",
            "Put what it says into another column, or tell it in an e-mail.",
        )
        for at, title in strange.items()
    ]
    missing = [title for one, (title, _) in known.items() if one not in columns and one != RETIRE]
    if missing and len(columns) > 1:
        shown = listed([f"“{title}”" for title in missing[:6]]) + (" and others" if len(missing) > 6 else "")
        message = f"There is no column {shown}: what the records say there stays as it is."
        remedy = "If something should be taken out, empty its cell and keep the column."
        problems.append(H108.at(at_cell(book.name, sheet), message, remedy))
    return Found(key, sheet, columns, head + 1), problems


def _head_row(sheet: CameSheet, names: Mapping[str, str], marks: int | None) -> int:
    """The row of the headings: that in which most of them stand."""
    best, most = (marks + 2 if marks is not None else 0), 0
    for row in range(0 if marks is None else marks + 1, min(_LOOKED_AT, sheet.rows)):
        texts = (sheet.text(row, at).partition("\n")[0].strip().casefold() for at in range(sheet.width))
        hits = sum(text in names for text in texts)
        if hits > most:
            best, most = row, hits
    return best
