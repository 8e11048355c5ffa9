"""A citation sheet as an Excel workbook: a sheet for claims, one for sources, one for open questions.

Every text is stored as a string, whatever it begins with, so that no record and no draft can put a formula into it;
numbers, dates and yes or no are real ones. The library is an extra: it is imported when a workbook is asked for.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from respondent.errors import MissingLibraryError
from respondent.model.citation_sheet import CitationSheet
from respondent.model.review import Standing
from respondent.reporting.sheet.columns import CLAIMS, QUESTIONS, SOURCES, Address, Column, Value

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

T = TypeVar("T")

LONGEST_CELL = 32_767
_LONGEST_LINK = 2_000
"""Excel opens a link of 2,079 characters, and a sheet with 65,530 links."""
_URL = re.compile(r"[!-~]+")
_MOST_LINKS = 60_000
_TINTS = {
    Standing.REJECTED: "#FBE3E0",
    Standing.QUERIED: "#FCEFD0",
    Standing.STALE: "#FCEFD0",
    Standing.VERIFIED: "#E2F1E5",
}


def sheet_as_xlsx(sheet: CitationSheet) -> bytes:
    """The workbook's bytes, the same for the same sheet. Raises MissingLibraryError without XlsxWriter."""

    def fill(book: Workbook, formats: Formats) -> None:
        add_page(book, "Claims", CLAIMS, sheet.claims, formats, held=3)
        add_page(book, "Sources", SOURCES, sheet.sources, formats, held=1)
        add_page(book, "Open questions", QUESTIONS, sheet.questions, formats, held=0)

    return workbook("Citation sheet", sheet.day, fill)


def workbook(title: str, day: date, fill: Callable[[Workbook, Formats], None]) -> bytes:
    """A workbook as `fill` fills it; `day` is when it says that it was made. Raises MissingLibraryError."""
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingLibraryError("XlsxWriter", "xlsx", "to write workbooks") from error
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": title, "created": datetime.combine(day, time())})
        fill(book, Formats(book))
    return out.getvalue()


class Formats:
    """The looks of cells."""

    def __init__(self, book: Workbook) -> None:
        cell = {
            "valign": "top",
            "font_name": "Calibri",
            "font_size": 10,
            "bottom": 4,
            "bottom_color": "#BBBBBB",
        }
        text = {**cell, "text_wrap": True}
        self.head: Format = book.add_format(
            {**text, "bold": True, "bg_color": "#0F5468", "font_color": "#FFFFFF", "bottom": 1}
        )
        self.text: Format = book.add_format(text)
        self.link: Format = book.add_format({**text, "font_color": "#0F5468", "underline": 1})
        self.day: Format = book.add_format({**cell, "num_format": "d mmm yyyy", "align": "left"})
        self.whole: Format = book.add_format({**cell, "num_format": "#,##0"})
        self.number: Format = book.add_format({**cell, "num_format": "#,##0.00"})
        self.standings: dict[str, Format] = {
            standing.value: book.add_format({**text, "bg_color": tint}) for standing, tint in _TINTS.items()
        }


def add_page(
    book: Workbook,
    name: str,
    columns: Sequence[Column[T]],
    entries: Sequence[T],
    formats: Formats,
    held: int,
) -> None:
    """One sheet: a row an entry, a filter on each column; the headings and `held` columns stay in view."""
    page: Worksheet = book.add_worksheet(name)
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.heading, formats.head)
    links = 0
    for row, entry in enumerate(entries, 1):
        for at, column in enumerate(columns):
            value = column.of(entry)
            links += isinstance(value, Address)
            _write(page, row, at, value, formats, may_link=links <= _MOST_LINKS)
    page.freeze_panes(1, held)
    page.autofilter(0, 0, max(len(entries), 1), len(columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&RPage &P of &N")


def _write(page: Worksheet, row: int, at: int, value: Value, formats: Formats, *, may_link: bool) -> None:
    match value:
        case None:
            page.write_blank(row, at, None, formats.text)
        case bool():
            page.write_boolean(row, at, value, formats.text)
        case int() | Fraction():
            is_whole = isinstance(value, int) or value.denominator == 1
            page.write_number(row, at, float(value), formats.whole if is_whole else formats.number)
        case date():
            page.write_datetime(row, at, datetime.combine(value, time()), formats.day)
        case Address(url, shown):
            if may_link and _can_link(url):
                page.write_url(row, at, url, formats.link, shown)
            else:
                page.write_string(row, at, _cut(url), formats.text)
        case _:
            page.write_string(row, at, _cut(value), formats.standings.get(value, formats.text))


def _can_link(url: str) -> bool:
    """Whether Excel can open the address: one of the web, in characters that addresses have."""
    return (
        url.startswith(("http://", "https://"))
        and len(url) <= _LONGEST_LINK
        and _URL.fullmatch(url) is not None
    )


def _cut(text: str) -> str:
    """The text, shortened where Excel would refuse the file for it; a lone surrogate cannot be saved."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
