"""The first sheet of a partner's workbook: in plain words what to change, what not, and how to send it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respondent.exchanging.marks import PREFIX, README
from respondent.model.listing import counted
from respondent.model.sheets import PartnerBook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_DO = (
    ("Change a white cell.", "Type over it. Empty it if it should say nothing."),
    ("Add a record.", "Use an empty row below the others. You may leave its name empty; we make one."),
    (
        "Say that a record should go.",
        "Write the reason under “Retire?” in its row. Please do not delete rows.",
    ),
    ("Find more fields.", "Seldom used columns are hidden at the right: mark the columns, then “Unhide”."),
)
_DO_NOT = (
    (
        "Leave grey cells as they are.",
        "By them we find each record again. They are locked, without a password.",
    ),
    ("Keep the columns’ headings.", "You may filter rows, hide columns, and make them wider."),
    (
        "Use no formulas.",
        "Write what they come to. Figures stay as you type them: 1,249 or 54.20 or 2023/24.",
    ),
    ("Do not merge cells.", "Nobody could tell which of the records they belong to."),
)
_BACK = (
    ("Save it as it is, as an Excel workbook (.xlsx).", "LibreOffice and Google Sheets can do that too."),
    (
        "Send it back to whoever sent it to you.",
        "They see each of your changes beside what stood there before.",
    ),
    ("Nothing changes by itself.", "If somebody changed the same cell meanwhile, you will be asked."),
)


def add_readme(made: Workbook, book: PartnerBook) -> None:
    """The sheet, in front of all others."""
    page: Worksheet = made.add_worksheet("Read me")
    face = {"font_name": "Calibri", "font_size": 12, "valign": "top", "text_wrap": True, "num_format": "@"}
    title = made.add_format(
        {**face, "font_size": 24, "bold": True, "font_color": "#0B3C49", "text_wrap": False}
    )
    lead = made.add_format({**face, "font_color": "#44525A", "font_size": 13})
    part = made.add_format(
        {**face, "font_size": 15, "bold": True, "font_color": "#0B3C49", "valign": "vcenter"}
    )
    text = made.add_format(face)
    strong = made.add_format({**face, "bold": True})
    grey = made.add_format(
        {
            **face,
            "indent": 1,
            "align": "left",
            "bg_color": "#EEF1F2",
            "font_color": "#44525A",
            "border": 1,
            "border_color": "#C9D1D5",
        }
    )
    white = made.add_format({**face, "indent": 1, "align": "left", "border": 1, "border_color": "#C9D1D5"})
    warning = made.add_format({**face, "bold": True, "bg_color": "#FBE3E0", "font_color": "#7A1F12"})
    page.hide_gridlines(2)
    page.set_tab_color("#0B3C49")
    page.set_column(0, 0, 3)
    page.set_column(1, 1, 44, text)
    page.set_column(2, 2, 66, text)
    page.write_string(0, 0, PREFIX + README)
    page.set_row(0, None, None, {"hidden": True})
    page.set_row(1, 40)
    page.write_string(1, 1, f"The evidence of {book.owner_name}", title)
    records = counted(len(book.records), "record")
    made_on = f"{book.day.day} {book.day:%B %Y}"
    page.set_row(2, 24)
    page.write_string(
        2, 1, f"{records}, as {'it stood' if len(book.records) == 1 else 'they stood'} on {made_on}.", lead
    )
    page.write_string(4, 1, "A white cell: yours to change", white)
    page.write_string(5, 1, "A grey cell: leave it", grey)
    page.set_row(4, 20)
    page.set_row(5, 20)
    row = 7
    if book.confidential:
        page.write_string(row, 1, "Confidential records are in it.", warning)
        page.write_string(row, 2, "Do not pass it on. Delete it when you have sent it back.", warning)
        row += 2
    for heading, lines in (("What to do", _DO), ("What to leave", _DO_NOT), ("Sending it back", _BACK)):
        page.set_row(row, 30)
        page.write_string(row, 1, heading, part)
        for words, more in lines:
            row += 1
            page.set_row(row, _height(more))
            page.write_string(row, 1, words, strong)
            page.write_string(row, 2, more, text)
        row += 2
    page.set_row(row, 30)
    page.write_string(row, 1, "The sheets", part)
    for sheet in book.sheets:
        row += 1
        page.write_url(row, 1, f"internal:'{sheet.title}'!A3", strong, sheet.title)
        name = "" if sheet.name == sheet.title else f"{sheet.name.removesuffix('.')}. "
        about = f"{counted(len(sheet.rows), 'row')}. {name}{sheet.about}"
        page.write_string(row, 2, about, text)
        page.set_row(row, _height(about))
    page.protect("", {"format_columns": True, "format_rows": True})
    page.set_portrait()
    page.set_paper(9)
    page.fit_to_pages(1, 1)
    page.print_area(1, 0, row, 2)
    page.activate()


def _height(text: str) -> float:
    """High enough for a text in the third column, in points."""
    return 22 + 16 * ((len(text) - 1) // 74)
