"""A partner's workbook as an Excel file, which LibreOffice and Google Sheets open too.

Every cell is text and stays text, so that “54.20”, “1,249” and “2023/24” are what they were, and no text is a
formula. What is not to be changed is locked, without a password: it keeps slips away, not people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from respondent.exchanging.digests import digest_of
from respondent.exchanging.marks import FIRST_ROW, FORMAT, HIDDEN, LISTS_COLUMN, PREFIX, UNSHOWN
from respondent.exchanging.readme import add_readme
from respondent.model.sheets import PartnerBook, Sheet, SheetColumn, SheetRow
from respondent.reporting.sheet.workbook import workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SPARE_ROWS = 25
"""Empty rows with lines, for new records; the sheet goes on below them."""

_INK, _PAPER, _GREY = "#0B3C49", "#FFFFFF", "#EEF1F2"
_TABS = {"source": "#7A8B99", "table": "#C98B2B", "statistic": "#0F5468"}
_ALLOWED = {
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "sort": True,
    "autofilter": True,
}


def workbook_of(book: PartnerBook) -> bytes:
    """The file's bytes, the same for the same book. Raises MissingLibraryError without XlsxWriter."""
    return workbook(f"Evidence of {book.owner_name}", book.day, lambda made, _: _fill(made, book))


def cells_by_record(book: PartnerBook) -> dict[str, list[tuple[str, str, str, str]]]:
    """Of each record the cells that the hidden sheet keeps: sheet, item, column and text."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for sheet in book.sheets:
        for row in sheet.rows:
            cells = found.setdefault(row.record, [])
            item = json.dumps(row.item, ensure_ascii=False) if row.item else ""
            cells.append((sheet.key, item, "", ""))
            cells += [(sheet.key, item, key, text) for key, text in row.cells.items() if text]
    return found


class _Looks:
    """The looks of cells."""

    def __init__(self, made: Workbook) -> None:
        face = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        text = {
            **face,
            "indent": 1,
            "align": "left",
            "text_wrap": True,
            "num_format": "@",
            "border": 1,
            "border_color": "#C9D1D5",
        }
        self.bare: Format = made.add_format({**face, "num_format": "@", "text_wrap": True, "locked": False})
        self.open: Format = made.add_format({**text, "locked": False})
        self.figure: Format = made.add_format({**text, "locked": False, "align": "right"})
        self.shut: Format = made.add_format({**text, "bg_color": _GREY, "font_color": "#44525A"})
        self.name: Format = made.add_format({**text, "bg_color": _GREY, "font_color": _INK, "bold": True})
        self.head: Format = made.add_format(
            {
                **face,
                "indent": 1,
                "align": "left",
                "text_wrap": True,
                "bg_color": _INK,
                "font_color": _PAPER,
                "border": 1,
                "border_color": _PAPER,
            }
        )
        self.heading: Format = made.add_format(
            {"font_name": "Calibri", "font_size": 11, "bold": True, "font_color": _PAPER}
        )
        self.needed: Format = made.add_format(
            {"font_name": "Calibri", "font_size": 10, "font_color": "#FFD98A"}
        )
        self.help: Format = made.add_format(
            {"font_name": "Calibri", "font_size": 10, "font_color": "#D5E5EA"}
        )
        self.title: Format = made.add_format(
            {"font_name": "Calibri", "font_size": 16, "bold": True, "font_color": _INK, "valign": "vcenter"}
        )
        self.about: Format = made.add_format(
            {"font_name": "Calibri", "font_size": 11, "font_color": "#44525A", "valign": "vcenter"}
        )
        self.kept: Format = made.add_format({"num_format": "@"})


def _fill(made: Workbook, book: PartnerBook) -> None:
    looks = _Looks(made)
    lists = _lists(book)
    add_readme(made, book)
    for sheet in book.sheets:
        _add_sheet(made, sheet, looks, lists)
    _add_hidden(made, book, looks, lists)


def _add_sheet(made: Workbook, sheet: Sheet, looks: _Looks, lists: dict[tuple[str, ...], int]) -> None:
    page: Worksheet = made.add_worksheet(sheet.title)
    page.set_tab_color(_TABS.get(sheet.key.partition(".")[0].partition(":")[0], "#6E9AA6"))
    page.hide_gridlines(2)
    last = FIRST_ROW - 1 + len(sheet.rows) + SPARE_ROWS
    page.set_row(0, None, None, {"hidden": True})
    page.set_row(1, 30)
    page.write_rich_string(1, 0, looks.title, sheet.name + "   ", looks.about, sheet.about, looks.title)
    page.set_row(2, _head_height(sheet.columns))
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, looks.bare, {"hidden": column.hidden})
        page.write_string(0, at, (PREFIX + sheet.key + " " if not at else "") + column.key, looks.kept)
        _write_head(page, at, column, looks)
        _offer(page, at, column, last, lists)
    for number, row in enumerate(sheet.rows, FIRST_ROW - 1):
        _write_row(page, number, sheet, row, looks)
    for number in range(FIRST_ROW - 1 + len(sheet.rows), last):
        for at, column in enumerate(sheet.columns):
            if column.hidden:
                continue  # the column's own look will do
            page.write_blank(number, at, None, looks.figure if column.figures else looks.open)
    _set_up(page, sheet, last)


def _set_up(page: Worksheet, sheet: Sheet, last: int) -> None:
    """What stays in view, the filter, the protection and the printed page."""
    held = 1 + max((at for at, column in enumerate(sheet.columns[:3]) if column.locked), default=-1)
    page.freeze_panes(FIRST_ROW - 1, held)
    page.autofilter(FIRST_ROW - 2, 0, last - 1, len(sheet.columns) - 1)
    page.protect("", _ALLOWED)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last}"})
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(0.4, 0.4, 0.5, 0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(FIRST_ROW - 2)
    page.print_area(1, 0, max(FIRST_ROW - 2 + len(sheet.rows), FIRST_ROW - 1), max(len(sheet.columns) - 1, 7))
    page.set_footer("&L&A&RPage &P of &N")


def _head_height(columns: tuple[SheetColumn, ...]) -> float:
    """High enough for the longest help, in points."""
    lines = max(
        lines_in(f"{column.heading}\n{_help(column)}", column.width * 1.15)
        for column in columns
        if not column.hidden
    )
    return 8 + 13.5 * min(lines, 9)


def _help(column: SheetColumn) -> str:
    return f"{'Needed. ' if column.required and not column.locked else ''}{column.help}"


def _write_head(page: Worksheet, at: int, column: SheetColumn, looks: _Looks) -> None:
    parts: list[Format | str] = [looks.heading, column.heading]
    if column.required and not column.locked:
        parts += [looks.needed, "\nNeeded." + (" " if column.help else "")]
        parts += [looks.help, column.help] if column.help else []
    elif column.help:
        parts += [looks.help, "\n" + column.help]
    if len(parts) > 2:
        page.write_rich_string(FIRST_ROW - 2, at, *parts, looks.head)
    else:
        page.write_rich_string(FIRST_ROW - 2, at, looks.heading, column.heading, looks.help, " ", looks.head)


def lines_in(text: str, width: float) -> int:
    """How many lines a text takes in a cell so many characters wide, or a little more: words break unevenly."""
    return sum(max(1, -(-len(line) // max(int(width * 1.05) - 2, 6))) for line in text.split("\n"))


def _row_height(sheet: Sheet, row: SheetRow) -> float:
    """High enough for all that is in view; programs that do not work it out themselves would cut it."""
    cells = [(row.cells.get(column.key, ""), column.width) for column in sheet.columns if not column.hidden]
    lines = max((lines_in(text, width) for text, width in cells if text), default=1)
    return min(15.0 * lines + 3, 400)


def _write_row(page: Worksheet, number: int, sheet: Sheet, row: SheetRow, looks: _Looks) -> None:
    page.set_row(number, _row_height(sheet, row))
    for at, column in enumerate(sheet.columns):
        if at == 0 and column.key == "record" and not sheet.key.startswith("table:"):
            page.write_string(number, at, row.record, looks.name)
            continue
        text = row.item[0] if column.key == "item" and row.item else row.cells.get(column.key, "")
        shut = column.locked or column.key in row.locked
        look = looks.shut if shut else looks.figure if column.figures else looks.open
        if text:
            page.write_string(number, at, text, look)
        elif column.key in row.locked:
            page.write_string(number, at, UNSHOWN if not column.locked else "", look)
        elif shut or not column.hidden:
            page.write_blank(number, at, None, look)


def _lists(book: PartnerBook) -> dict[tuple[str, ...], int]:
    """The words of each drop-down list, with its column in the hidden sheet."""
    found: dict[tuple[str, ...], int] = {}
    for sheet in book.sheets:
        for column in sheet.columns:
            words = column.choices or book.lists.get(column.suggested, ())
            if words:
                found.setdefault(words, LISTS_COLUMN + len(found))
                if column.suggested:
                    found.setdefault((column.suggested,), found[words])
    return found


def _offer(
    page: Worksheet, at: int, column: SheetColumn, last: int, lists: dict[tuple[str, ...], int]
) -> None:
    words = column.choices or (column.suggested,)
    list_at = lists.get(words)
    if list_at is None:
        return
    from xlsxwriter.utility import xl_col_to_name

    name = xl_col_to_name(list_at)
    size = next(len(known) for known, number in lists.items() if number == list_at)
    page.data_validation(
        FIRST_ROW - 1,
        at,
        last + 200,
        at,
        {
            "validate": "list",
            "source": f"={HIDDEN}!${name}$1:${name}${size}",
            "error_title": "Not in the list",
            "error_message": "This is not one of the words in the list. Keep it all the same?",
            "error_type": "warning",
        },
    )


def _add_hidden(made: Workbook, book: PartnerBook, looks: _Looks, lists: dict[tuple[str, ...], int]) -> None:
    """What the workbook held when it was made, by which changes are told from what others changed meanwhile."""
    page: Worksheet = made.add_worksheet(HIDDEN)
    for number, cells in enumerate(_kept(book)):
        for at, text in enumerate(cells):
            if text:
                page.write_string(number, at, text, looks.kept)
    for words, at in lists.items():
        if len(words) > 1 or at not in {lists[other] for other in lists if len(other) > 1}:
            for number, word in enumerate(words):
                page.write_string(number, at, word, looks.kept)
    page.protect("", _ALLOWED)
    page.hide()


def _kept(book: PartnerBook) -> Iterator[tuple[str, ...]]:
    yield ("respondent workbook", FORMAT)
    yield ("owner", book.owner)
    yield ("made", book.day.isoformat())
    yield ("confidential", "yes" if book.confidential else "no")
    for sheet in book.sheets:
        yield ("sheet", sheet.key, sheet.title)
    for record, cells in cells_by_record(book).items():
        yield ("record", record, digest_of(cells))
        for cell in cells:
            yield ("cell", record, *cell)
