"""The comments of all copies as a workbook: who said what, where, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from respondent.model.audit import day
from respondent.model.collection import Collection, Remark
from respondent.reporting.collected.words import names_of
from respondent.reporting.sheet.columns import Column
from respondent.reporting.sheet.workbook import Formats, add_page, workbook

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_NO_DAY = date(2000, 1, 1)
"""What a log without a dated comment says of when it was made: no clock, so that files do not differ."""


_FIRST_YEAR = 1900
"""Excel's days begin there."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A comment in the log."""

    remark: Remark
    files: str
    words: str


def comments_log(collection: Collection) -> bytes:
    """The workbook's bytes. Raises MissingLibraryError without XlsxWriter."""
    entries = [
        _Entry(remark, names_of(collection, remark.copies), _words(collection, remark))
        for remark in collection.remarks
    ]
    days = [found for entry in entries if (found := _day(entry.remark.date))]

    def fill(book: Workbook, formats: Formats) -> None:
        add_page(book, "Comments", _COLUMNS, entries, formats, held=1)

    return workbook(f"Comments on {collection.document}", max(days, default=_NO_DAY), fill)


def _words(collection: Collection, remark: Remark) -> str:
    """The paragraph that a comment is about, as it was built, or as the copy has it."""
    if remark.paragraph is None:
        return ""
    paragraph = collection.paragraphs[remark.paragraph - 1]
    version = paragraph.version(remark.copies[0])
    return paragraph.text or (version.text if version else None) or ""


def _day(moment: str) -> date | None:
    """The day of a moment; None where the file gives none, or one that no calendar or no workbook has."""
    try:
        found = date.fromisoformat(day(moment)) if day(moment) else None
    except ValueError:
        return None
    return found if found is not None and found.year >= _FIRST_YEAR else None


def _answers(remark: Remark) -> str:
    return "\n".join(f"{one.author or 'somebody'}: {one.text}" for one in remark.answers)


_COLUMNS: tuple[Column[_Entry], ...] = (
    Column("Who", 20, lambda one: one.remark.author or "somebody"),
    Column("Date", 12, lambda one: _day(one.remark.date)),
    Column("Section", 24, lambda one: one.remark.section or None),
    Column("Paragraph", 10, lambda one: one.remark.paragraph),
    Column("The paragraph", 44, lambda one: one.words or None),
    Column("About the words", 30, lambda one: one.remark.about or None),
    Column("Claim", 9, lambda one: ", ".join(map(str, one.remark.claims)) or None),
    Column("Evidence", 24, lambda one: ", ".join(one.remark.records) or None),
    Column("What", 50, lambda one: one.remark.text),
    Column("Answer", 40, lambda one: _answers(one.remark) or None),
    Column("Status", 10, lambda one: "resolved" if one.remark.done else "open"),
    Column("File", 26, lambda one: one.files),
)
"""The columns of the log."""
