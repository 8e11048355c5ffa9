"""Which records a partner gets, and how they stand in the workbook."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook
from tests.exchanging.conftest import DAY, Exchange

from respondent.exchanging.columns import LEFT_OUT, layout_of
from respondent.exchanging.exporting import KIND_TITLES, NoRecordsError, NotForThemError, book_for
from respondent.exchanging.marks import UNSHOWN
from respondent.exchanging.workbook import workbook_of
from respondent.loading.records.record import KINDS
from respondent.model.workspace import KIND_NAMES


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_has_a_column_or_a_sheet(kind: str) -> None:
    layout = layout_of(kind)
    here = {column.top for column in layout.columns} | {part.path for part in layout.parts}
    assert here == {field.name for field in KINDS[kind].shape.fields} - LEFT_OUT
    assert kind in KIND_TITLES
    assert kind in KIND_NAMES.values()
    assert all(column.heading and column.help for column in layout.columns)


def test_a_partner_gets_its_own_records_by_folder_and_by_owner(exchange: Exchange) -> None:
    exchange.write("evidence/office/others.yaml", "kind: finding", "kind: finding\nowner: helpline")
    book = book_for(exchange.loaded.workspace, "helpline", DAY)
    assert book.records == ("calls-2023-24", "sessions", "share", "by-age", "others", "minister")
    assert book.owner_name == "The Helpline"


def test_only_kinds_that_the_owner_has_have_sheets(exchange: Exchange) -> None:
    book = book_for(exchange.loaded.workspace, "office", DAY)
    assert [sheet.title for sheet in book.sheets] == ["Findings"]


def test_confidential_records_come_if_asked_for(exchange: Exchange) -> None:
    workspace = exchange.loaded.workspace
    assert "secret" not in book_for(workspace, "helpline", DAY).records
    assert b"secret" not in workbook_of(book_for(workspace, "helpline", DAY))
    assert "secret" in book_for(workspace, "helpline", DAY, confidential=True).records


def test_confidential_records_do_not_go_to_whom_the_settings_do_not_name(exchange: Exchange) -> None:
    with pytest.raises(NotForThemError, match="do not let office see confidential records"):
        book_for(exchange.loaded.workspace, "office", DAY, confidential=True)


def test_what_rests_on_a_confidential_record_stays_as_well(exchange: Exchange) -> None:
    exchange.write("evidence/helpline/share.yaml", "period: 2023/24", "period: 2023/24\nof: secret")
    book = book_for(exchange.loaded.workspace, "helpline", DAY)
    assert "share" not in book.records


def test_an_owner_without_records_gets_the_nearest_name(exchange: Exchange) -> None:
    with pytest.raises(NoRecordsError, match="Did you mean “helpline”"):
        book_for(exchange.loaded.workspace, "helplin", DAY)


def test_where_no_record_has_an_owner_it_is_told_how_to_name_one(exchange: Exchange) -> None:
    settings = exchange.root / "respondent.yaml"
    settings.write_text(settings.read_text("utf-8").partition("partners:")[0], "utf-8")
    with pytest.raises(NoRecordsError, match="owner: helpline"):
        book_for(exchange.loaded.workspace, "helpline", DAY)


def test_the_same_records_give_the_same_bytes(exchange: Exchange) -> None:
    assert exchange.sent == workbook_of(
        book_for(exchange.loaded.workspace, "helpline", DAY, confidential=True)
    )


def test_every_cell_is_text_as_it_was_written(exchange: Exchange) -> None:
    for sheet in exchange.editor.book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}
                assert cell.value is None or isinstance(cell.value, str)
    page = exchange.editor.sheet("Statistics")
    value = page.cell(
        exchange.editor.row("Statistics", "share"), exchange.editor.column("Statistics", "value")
    )
    assert (value.value, value.number_format, value.protection.locked) == ("54.20%", "@", False)


def test_what_must_stay_is_locked_without_a_password(exchange: Exchange) -> None:
    page = exchange.editor.sheet("Tables")
    row = exchange.editor.row("Tables", "by-age")
    assert page.protection.sheet
    assert page.protection.password is None
    assert page.cell(row, 1).protection.locked
    assert page.cell(row, exchange.editor.column("Tables", "rows")).protection.locked
    assert not page.cell(row, exchange.editor.column("Tables", "title")).protection.locked
    assert not page.cell(row + 1, 1).protection.locked  # a new record may have a name


def test_choices_are_drop_down_lists_and_seldom_used_columns_are_hidden(exchange: Exchange) -> None:
    page = exchange.editor.sheet("Statistics")
    lists = {
        str(rule.sqref).rstrip("0123456789:"): rule.formula1 for rule in page.data_validations.dataValidation
    }
    assert len(lists) >= 4
    assert all(str(words).startswith("respondent!$") for words in lists.values())
    hidden = {key for key, one in page.column_dimensions.items() if one.hidden}
    assert hidden
    assert "A" not in hidden
    book = load_workbook(io.BytesIO(exchange.sent))
    assert book["respondent"].sheet_state == "hidden"
    assert book.sheetnames[0] == "Read me"


def test_a_value_that_no_cell_can_hold_stays_out_and_cannot_be_changed(exchange: Exchange) -> None:
    file = exchange.root / "evidence/helpline/share.yaml"
    deep = "method: {sheet: {name: x}}\n"
    file.write_text(
        file.read_text("utf-8").partition("note:")[0] + deep + "note: " + "long " * 7_000 + "\n", "utf-8"
    )
    again = Exchange(exchange.root)
    page = again.editor.sheet("Statistics")
    row = again.editor.row("Statistics", "share")
    for key in ("method", "note"):
        cell = page.cell(row, again.editor.column("Statistics", key))
        assert (cell.value, cell.protection.locked) == (UNSHOWN, True)
    assert again.back().proposals == ()
    place = again.editor.put("Statistics", "share", "note", "short")
    found = again.back()
    assert [f"{one.code.id} {one.span}" for one in found.diagnostics] == [
        f"H105 back.xlsx, sheet Statistics, cell {place}"
    ]


def test_sheets_of_tables_have_titles_that_excel_takes(exchange: Exchange) -> None:
    folder = exchange.root / "evidence/helpline"
    table, rows = (folder / "by-age.yaml").read_text("utf-8"), (folder / "by-age.csv").read_text("utf-8")
    for number in (1, 2):
        name = f"sessions-by-age-and-by-group-of-age-{number}"
        (folder / f"{name}.yaml").write_text(table.replace("by-age.csv", f"{name}.csv"), "utf-8")
        (folder / f"{name}.csv").write_text(rows, "utf-8")
    titles = [
        sheet.title for sheet in book_for(exchange.loaded.workspace, "helpline", date(2025, 1, 1)).sheets
    ]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(len(title) <= 31 for title in titles)
    assert Exchange(exchange.root).back().proposals == ()


def test_the_title_of_a_table_stands_once_above_its_rows_and_once_in_the_list_of_sheets(
    exchange: Exchange,
) -> None:
    book = load_workbook(io.BytesIO(workbook_of(book_for(exchange.loaded.workspace, "helpline", DAY))))
    title = exchange.loaded.workspace.records["by-age"].title
    assert book["Rows by-age"]["A2"].value == f"{title}   A figure a row; new rows below."
    listed = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert [str(one).count(title) for one in listed if title in str(one)] == [1]
