"""One cell of a workbook that came back: what it says, how that stands to what it said, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from respondent.exchanging.columns import Column
from respondent.exchanging.finding import Found, at_cell, in_words
from respondent.exchanging.texts import means_the_same, read_text_of
from respondent.exchanging.undoing import unchanged, undone
from respondent.loading.cells import CellFormError, is_formula, read_cell
from respondent.loading.numbers import NumberFormError, parse_number
from respondent.loading.shapes.reading import Refused
from respondent.model.codes import H101, H102, H104, H110
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.edit import ABSENT, Absent
from respondent.model.imported import Standing
from respondent.model.listing import listed
from respondent.model.record import Plain
from respondent.yamltext.text import refused_in


@dataclass(slots=True)
class Problems:
    """What is wrong with a file, noted cell by cell."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)
    merged: set[tuple[str, int, int]] = field(default_factory=set)

    def note(
        self, code: Code, sheet: Found, row: int | None, key: str | None, message: str, remedy: str
    ) -> None:
        """Note something about a cell, or a row, of a sheet of ours."""
        column = sheet.columns.get(key) if key is not None else None
        self.found.append(code.at(at_cell(self.file, sheet.sheet, row, column), message, remedy))


@dataclass(frozen=True, slots=True)
class Says:
    """What a cell says: its text, or the `readings` among which somebody is to choose."""

    text: str
    place: str
    readings: tuple[str, ...] = ()


def says(
    sheet: Found, row: int, key: str, column: Column | None, problems: Problems, *before: str
) -> Says | None:
    """What a cell says; None where it cannot be told, so that what it said before stays.

    `before` are the texts that it is known to have had; what a spreadsheet has made of one of them is undone.
    """
    at = sheet.columns.get(key)
    if at is None:
        return None
    where = (row, at)
    book = sheet.sheet
    if where in book.merged and where not in book.cells:
        _note_merged(sheet, row, at, problems)
        return None
    if where in book.errors:
        message = "This cell shows an error of the spreadsheet’s."
        problems.note(H102, sheet, row, key, message, "Type in what it should say.")
        return None
    value = book.cells.get(where)
    if where in book.formulas or (isinstance(value, str) and _is_formula(value.strip(), before)):
        remedy = "Type in what it comes to; what it said before stays until then."
        problems.note(H102, sheet, row, key, "This cell holds a formula.", remedy)
        return None
    said = undone(value, column, *before)
    text = said.text.strip()
    if text not in before and (refused := refused_in(text)):
        remedy = "Delete it; you may not see it, so delete the characters around it and type them again."
        problems.note(H101, sheet, row, key, f"There is {refused} in this cell.", remedy)
        return None
    return Says(text, in_words(book, row, at), said.readings)


def _is_formula(text: str, before: Iterable[str]) -> bool:
    """Whether a text would run as a formula elsewhere; prose that begins with a dash would not."""
    if text in before or not is_formula(text):
        return False
    return not (text[0] in "-−+" and ("\n" in text or text[1:2] == " "))


def _note_merged(sheet: Found, row: int, column: int, problems: Problems) -> None:
    top = sheet.sheet.merged[row, column]
    if (sheet.key, *top) in problems.merged:
        return
    problems.merged.add((sheet.key, *top))
    message = "This cell was merged with others: nobody can tell which of them its words belong to."
    remedy = "Take the merge apart, and write into each cell what it should say."
    problems.found.append(H104.at(at_cell(problems.file, sheet.sheet, *top), message, remedy))


def standing_of(
    text: str, was: str | None, now: str, same: Callable[[str, str], bool], spaced: Callable[[str, str], bool]
) -> Standing | None:
    """How a cell's text stands to what it `was` and what the evidence says `now`; None where nothing is wanted.

    `same` tells whether two texts are one value, `spaced` whether they differ by spaces alone.
    """
    if spaced(text, now) or (was is not None and spaced(text, was)):
        return None
    if same(text, now):
        return Standing.FORM
    if was is None:
        return Standing.CLASH
    if same(text, was):
        return None  # only its form was changed, and others have changed the value meanwhile
    return Standing.READY if spaced(now, was) else Standing.CLASH


def standing_in(column: Column, text: str, was: str | None, now: str) -> Standing | None:
    """How a field's text stands."""
    return standing_of(
        text,
        was,
        now,
        lambda one, other: means_the_same(one, other, column),
        lambda one, other: unchanged(one, other, column),
    )


def standing_in_table(text: str, was: str | None, now: str, *, figures: bool) -> Standing | None:
    """How a table's cell stands."""
    return standing_of(
        text,
        was,
        now,
        lambda one, other: figures and _one_figure(one, other),
        lambda a, b: unchanged(a, b, None),
    )


def _one_figure(one: str, other: str) -> bool:
    try:
        return parse_number(one) == parse_number(other)
    except NumberFormError:
        return False


def value_of(
    said: Says, sheet: Found, row: int, column: Column, problems: Problems
) -> tuple[Plain | Absent, bool]:
    """The value that a cell's text stands for, and whether the column accepts it; if not, that is noted."""
    try:
        return read_text_of(said.text, column), True
    except Refused as refused:
        message = f"{column.heading}: {refused.message}"
        problems.note(H101, sheet, row, column.path, message, refused.remedy)
        return ABSENT, False


def note_question(said: Says, sheet: Found, row: int, key: str, heading: str, problems: Problems) -> None:
    """Note that a spreadsheet has made something of what was typed that can be read in several ways."""
    shown = listed([f"“{one}”" for one in said.readings]).replace(" and ", " or ")
    message = f"{heading}: the spreadsheet has made “{said.text}” of what was typed. Was it {shown}?"
    problems.note(
        H110,
        sheet,
        row,
        key,
        message,
        "Type it again with an apostrophe before it, or choose with “--apply ID:FIELD=TEXT”.",
    )


def figure_problem(text: str) -> tuple[str, str] | None:
    """What is wrong with the text of a cell in a table's column of figures, and what to do."""
    try:
        read_cell(text)
    except (CellFormError, NumberFormError) as error:
        return str(error), "Write a number, or empty the cell where it is not known."
    return None
