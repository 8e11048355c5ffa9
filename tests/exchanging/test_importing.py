"""What partners do to a workbook, and what it asks for then."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from tests.exchanging.conftest import Exchange, told

from respondent.model.edit import ABSENT
from respondent.model.imported import Doing, Standing
from respondent.reporting.imports import import_json


def test_a_workbook_in_which_nothing_was_changed_asks_for_nothing(exchange: Exchange) -> None:
    found = exchange.back()
    assert (found.proposals, found.diagnostics, found.stale) == ((), (), ())
    assert (found.owner, str(found.made), found.read) == ("helpline", "2025-05-12", 6)


def test_a_changed_cell_is_a_proposal_with_what_stood_there(exchange: Exchange) -> None:
    place = exchange.editor.put("Statistics", "sessions", "value", "1,294")
    proposed = exchange.only()
    (field,) = proposed.fields
    assert (proposed.doing, proposed.record, proposed.kind) == (Doing.CHANGE, "sessions", "statistic")
    assert (field.path, field.was, field.now, field.wants) == ("value", "1,249", "1,249", "1,294")
    assert (field.standing, field.after) == (Standing.READY, "1,294")
    assert field.place == f"sheet Statistics, cell {place}"


def test_a_cell_that_was_emptied_takes_the_field_out(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "place", None)
    (field,) = exchange.only().fields
    assert (field.path, field.wants, field.after) == ("place", "", ABSENT)


def test_a_needed_cell_that_was_emptied_is_told_and_stays(exchange: Exchange) -> None:
    place = exchange.editor.put("Statistics", "sessions", "statement", None)
    exchange.editor.put("Statistics", "sessions", "place", "Wales")
    found = exchange.back()
    assert told(found) == [f"H103 sheet Statistics, cell {place}"]
    assert [field.path for field in found.proposals[0].fields] == ["place"]


def test_a_number_typed_without_its_comma_is_the_same_only_written_otherwise(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", 1249)
    (field,) = exchange.only().fields
    assert (field.standing, field.now, field.wants) == (Standing.FORM, "1,249", "1249")


@pytest.mark.parametrize(
    ("sheet", "record", "key", "value"),
    [
        ("Statistics", "sessions", "place", "  United Kingdom \n"),
        ("Statistics", "sessions", "place", "United\u00a0Kingdom"),
        ("Statistics", "sessions", "coverage.asked", 43),
        ("Statistics", "share", "value", 0.542),
        ("Sources", "calls-2023-24", "issued", date(2024, 6, 1)),
        ("Sources", "calls-2023-24", "pages", date(2026, 4, 3)),
        ("Sources", "calls-2023-24", "standing", "published\r\nofficial\n"),
        ("Statistics", "sessions", "dimension", "age:  under 18\n\nabout: blackmail"),
        ("Offices", "minister", "address", "1 High Street\nLondon SW1A 1AA "),
        ("Sources", "calls-2023-24", "type", "Helpline"),
    ],
)
def test_what_spreadsheets_and_typing_do_by_themselves_asks_for_nothing(
    exchange: Exchange, sheet: str, record: str, key: str, value: object
) -> None:
    exchange.editor.put(sheet, record, key, value)
    found = exchange.back()
    assert [one for p in found.proposals for one in p.fields if one.standing is not Standing.FORM] == []
    assert found.diagnostics == ()


def test_a_date_that_may_have_been_typed_in_two_ways_asks(exchange: Exchange) -> None:
    place = exchange.editor.put("Sources", "calls-2023-24", "issued", date(2024, 7, 1))
    found = exchange.back()
    (field,) = found.proposals[0].fields
    assert (field.standing, field.readings) == (Standing.ASKS, ("2024-07-01", "2024-07"))
    assert told(found) == [f"H110 sheet Sources, cell {place}"]


def test_one_piece_of_text_stays_one_and_becomes_a_group_where_it_must(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "caveat.text", "Some call thrice.")
    (field,) = exchange.only().fields
    assert (field.path, field.now, field.after) == (
        "caveat.text",
        "Some callers call twice.",
        "Some call thrice.",
    )


def test_lists_and_pairs_are_read_line_by_line(exchange: Exchange) -> None:
    exchange.editor.put("Sources", "calls-2023-24", "standing", "published\naccredited")
    exchange.editor.put("Statistics", "sessions", "dimension", "age: under 16")
    one, two = exchange.back().proposals
    assert one.fields[0].after == ("published", "accredited")
    assert two.fields[0].after == {"age": "under 16"}


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("value", "about a thousand", "Value: “about a thousand” is not a number"),
        ("source", "Calls", "Source: “Calls” is not an id."),
        ("period", "2023-24", "Period:"),
        ("unit", "ofence", "Unit: “ofence” is not a unit"),
        ("dimension", "under 18", "Dimension: “under 18” is not a name, a colon and a value."),
        ("coverage.answered", "44", "Coverage: 44 answered, but only 43 were asked."),
        ("place", "Wales\ue000", "There is a private-use character"),
    ],
)
def test_what_a_column_does_not_accept_is_told_at_its_cell(
    exchange: Exchange, key: str, value: str, words: str
) -> None:
    place = exchange.editor.put("Statistics", "sessions", key, value)
    found = exchange.back()
    assert told(found) == [f"H101 sheet Statistics, cell {place}"]
    assert words in found.diagnostics[0].message
    assert found.proposals == ()


def test_everything_wrong_is_told_in_one_run(exchange: Exchange) -> None:
    first = exchange.editor.put("Statistics", "sessions", "value", "lots")
    second = exchange.editor.put("Sources", "calls-2023-24", "type", "leaflet")
    third = exchange.editor.put("Rows by-age", "10-11", "sessions", "many")
    assert sorted(told(exchange.back())) == [
        f"H101 sheet Rows by-age, cell {third}",
        f"H101 sheet Sources, cell {second}",
        f"H101 sheet Statistics, cell {first}",
    ]


@pytest.mark.parametrize(
    "value", ["=1+1", '=HYPERLINK("https://example.org","x")', "@SUM(A1)", "+cmd|' /C calc'!A0"]
)
def test_a_formula_is_refused_with_words(exchange: Exchange, value: str) -> None:
    place = exchange.editor.put("Statistics", "sessions", "place", value)
    found = exchange.back()
    assert told(found) == [f"H102 sheet Statistics, cell {place}"]
    assert found.proposals == ()


def test_an_error_of_the_spreadsheet_is_no_emptied_cell(exchange: Exchange) -> None:
    place = exchange.editor.put("Statistics", "sessions", "place", "#REF!")
    cell = exchange.editor.sheet("Statistics")[place]
    cell.data_type = "e"
    assert told(exchange.back()) == [f"H102 sheet Statistics, cell {place}"]


def test_prose_with_a_dash_before_it_is_no_formula(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "note", "- see the annex (table 3)\n- and = signs")
    assert exchange.only().fields[0].after == "- see the annex (table 3)\n- and = signs"


def test_merged_cells_are_told_and_what_they_cover_stays(exchange: Exchange) -> None:
    page = exchange.editor.sheet("Statistics")
    row, column = exchange.editor.row("Statistics", "sessions"), exchange.editor.column("Statistics", "unit")
    page.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + 1)
    found = exchange.back()
    assert told(found) == [f"H104 sheet Statistics, cell {page.cell(row, column).coordinate}"]
    assert found.proposals == ()


def test_locked_cells_cannot_be_changed(exchange: Exchange) -> None:
    place = exchange.editor.put("Tables", "by-age", "rows", "others.csv")
    assert told(exchange.back()) == [f"H105 sheet Tables, cell {place}"]


def test_emoji_and_smart_quotes_are_words_like_others(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "statement", "“Help” was asked for 1,249 times 😀")
    assert exchange.only().fields[0].after == "“Help” was asked for 1,249 times 😀"


def test_rows_may_be_sorted_columns_moved_and_hidden_and_sheets_renamed(exchange: Exchange) -> None:
    page = exchange.editor.sheet("Statistics")
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    body = sorted(rows[3:6], key=lambda row: str(row[0]), reverse=True)
    for number, row in enumerate([*rows[:3], *body], 1):
        for at, value in enumerate(reversed(row), 2):
            page.cell(number, at).value = value
        page.cell(number, 1).value = None
    page.column_dimensions["D"].hidden = True
    page.title = "Our figures"
    page.insert_rows(1, 2)
    found = exchange.back()
    assert (found.proposals, found.diagnostics) == ((), ())


def test_without_the_marks_sheets_and_columns_are_known_by_their_words(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    exchange.editor.sheet("Statistics").delete_rows(1, 2)
    assert [field.path for field in exchange.only().fields] == ["value"]


def test_a_new_row_is_a_new_record(exchange: Exchange) -> None:
    row = exchange.editor.add(
        "Statistics",
        statement="The Helpline held 5 long sessions.",
        source="calls-2023-24",
        value=5,
        unit="session",
        coverage__asked="3",
    )
    proposed = exchange.only()
    assert (proposed.doing, proposed.record) == (Doing.NEW, "the-helpline-held-5-long-sessions")
    assert proposed.place == f"sheet Statistics, row {row}"
    assert proposed.content == {
        "statement": "The Helpline held 5 long sessions.",
        "source": "calls-2023-24",
        "value": "5",
        "unit": "session",
        "coverage": {"asked": "3"},
    }


def test_a_new_record_may_have_a_name_of_its_own_but_not_another_ones(exchange: Exchange) -> None:
    new = {"statement": "It was so.", "source": "calls-2023-24"}
    exchange.editor.add("Statistics", record="long", value="5", unit="session", **new)
    row = exchange.editor.add("Statistics", record="others", value="5", unit="session", **new)
    bad = exchange.editor.add("Statistics", record="Not an id", value="5", unit="session", **new)
    found = exchange.back()
    assert [(one.doing, one.record) for one in found.proposals] == [(Doing.NEW, "long")]
    assert told(found) == [f"H106 sheet Statistics, cell A{row}", f"H106 sheet Statistics, cell A{bad}"]


def test_a_new_record_needs_its_needed_fields(exchange: Exchange) -> None:
    row = exchange.editor.add("Statistics", statement="It was so.", value="5")
    found = exchange.back()
    column = exchange.editor.sheet("Statistics").cell(row, exchange.editor.column("Statistics", "source"))
    assert told(found) == [f"H103 sheet Statistics, cell {column.coordinate}"]
    assert found.proposals == ()


def test_a_new_table_is_not_begun_here(exchange: Exchange) -> None:
    row = exchange.editor.add("Tables", title="New", source="calls-2023-24")
    assert told(exchange.back()) == [f"H106 sheet Tables, row {row}"]


def test_a_reason_under_retire_proposes_just_that(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", "1")
    exchange.editor.put("Statistics", "sessions", "retire", "Counted twice")
    proposed = exchange.only()
    assert (proposed.doing, proposed.record, proposed.reason) == (Doing.RETIRE, "sessions", "Counted twice")


def test_a_row_that_was_deleted_or_emptied_is_to_be_retired_never_deleted(exchange: Exchange) -> None:
    page = exchange.editor.sheet("Statistics")
    for at in range(2, page.max_column + 1):
        page.cell(exchange.editor.row("Statistics", "share"), at).value = None
    page.delete_rows(exchange.editor.row("Statistics", "sessions"))
    found = exchange.back()
    assert sorted((one.doing, one.record) for one in found.proposals) == [
        (Doing.RETIRE, "sessions"),
        (Doing.RETIRE, "share"),
    ]


def test_a_sheet_or_a_column_that_is_gone_says_nothing(exchange: Exchange) -> None:
    del exchange.editor.book["Sources"]
    exchange.editor.sheet("Statistics").delete_cols(exchange.editor.column("Statistics", "place"))
    found = exchange.back()
    assert found.proposals == ()
    assert told(found) == ["H108 sheet Statistics", "H108 back.xlsx"]
    assert "“Place”" in found.diagnostics[0].message


def test_sheets_and_columns_that_are_not_ours_are_told(exchange: Exchange) -> None:
    exchange.editor.book.create_sheet("Remarks")["A1"] = "Please call me."
    exchange.editor.book.create_sheet("Empty")
    page = exchange.editor.sheet("Statistics")
    page.cell(3, page.max_column + 1).value = "Comments"
    copied = exchange.editor.book.copy_worksheet(exchange.editor.sheet("Offices"))
    copied.title = "Offices (2)"
    found = exchange.back()
    assert found.proposals == ()
    assert [one.partition(" ")[2] for one in told(found)] == [
        "sheet Statistics, column AP",
        "sheet Remarks",
        "sheet Offices (2)",
    ]


def test_what_others_changed_meanwhile_is_shown_as_three_values(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    exchange.editor.put("Statistics", "sessions", "place", "Wales")
    exchange.write("evidence/helpline/sessions.yaml", "value: 1,249", "value: 1,250")
    found = exchange.back()
    value, place = found.proposals[0].fields
    assert (value.standing, value.was, value.now, value.wants) == (Standing.CLASH, "1,249", "1,250", "1,294")
    assert place.standing is Standing.READY
    assert found.stale == ("sessions",)


def test_what_others_did_already_is_no_proposal(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    exchange.write("evidence/helpline/sessions.yaml", "value: 1,249", "value: 1,294")
    assert exchange.back().proposals == ()


def test_a_record_that_was_renamed_is_found_and_one_that_is_gone_is_told(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    place = exchange.editor.put("Statistics", "share", "value", "55%")
    folder = exchange.root / "evidence/helpline"
    text = (folder / "sessions.yaml").read_text("utf-8") + "formerly: [sessions]\n"
    (folder / "sessions.yaml").unlink()
    (folder / "sessions-2023-24.yaml").write_text(text, "utf-8")
    (folder / "share.yaml").unlink()
    found = exchange.back()
    assert [one.record for one in found.proposals] == ["sessions-2023-24"]
    assert told(found) == [f"H106 sheet Statistics, cell A{place[1:]}"]


def test_a_record_whose_owner_changed_is_no_longer_theirs(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    exchange.write("evidence/helpline/sessions.yaml", "place:", "owner: office\nplace:")
    found = exchange.back()
    assert found.proposals == ()
    assert found.diagnostics[0].message == "“sessions” is office’s, not helpline’s."


def test_somebody_elses_record_cannot_be_smuggled_in(exchange: Exchange) -> None:
    page = exchange.editor.sheet("respondent")
    page.append(["record", "others", "0" * 16])
    page.append(["cell", "others", "statistic", "", "", ""])
    exchange.editor.add("Statistics", record="others", statement="Mine now.")
    found = exchange.back()
    assert found.proposals == ()
    assert {one.code.id for one in found.diagnostics} == {"H106", "H109"}


def test_a_record_with_errors_is_told(exchange: Exchange) -> None:
    place = exchange.editor.put("Statistics", "sessions", "value", "1,294")
    exchange.write("evidence/helpline/sessions.yaml", "unit: session", "unit: [")
    found = exchange.back()
    assert told(found) == [f"H106 sheet Statistics, cell A{place[1:]}"]
    assert "has errors" in found.diagnostics[0].message


def test_a_hidden_sheet_that_was_changed_makes_its_records_doubtful(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    exchange.editor.put("Statistics", "share", "value", "55%")
    for row in exchange.editor.sheet("respondent").iter_rows():
        if row[1].value == "sessions" and row[4].value == "value":
            row[5].value = "1,294"
    found = exchange.back()
    fields = {one.record: one.fields[0] for one in found.proposals}
    assert (fields["sessions"].standing, fields["sessions"].was) == (Standing.CLASH, None)
    assert fields["share"].standing is Standing.READY
    assert told(found) == ["H109 back.xlsx"]


def test_without_the_hidden_sheet_every_difference_is_a_clash_and_no_row_is_missed(
    exchange: Exchange,
) -> None:
    del exchange.editor.book["respondent"]
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    page = exchange.editor.sheet("Statistics")
    page.delete_rows(exchange.editor.row("Statistics", "share"))
    found = exchange.back()
    assert [(one.record, one.fields[0].standing) for one in found.proposals] == [("sessions", Standing.CLASH)]
    assert told(found) == ["H109 back.xlsx"]


def test_a_row_that_stands_twice_is_read_once(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    row = exchange.editor.add("Statistics", record="sessions", value="1,300")
    found = exchange.back()
    assert [field.wants for field in found.proposals[0].fields] == ["1,294"]
    assert told(found) == [f"H106 sheet Statistics, cell A{row}"]


def test_items_of_a_list_are_changed_added_and_taken_out(exchange: Exchange) -> None:
    exchange.editor.put("Office holders", "minister", "honours", "MP", item="1")
    exchange.editor.put("Office holders", "minister", "to", "2025-09-01", item="2")
    exchange.editor.add("Office holders", record="minister", name="Alex Jones", **{"from": "2025-09-02"})
    fields = exchange.only().fields
    assert [(one.path, one.wants) for one in fields] == [
        ("holders.0.honours", "MP"),
        ("holders.1.to", "2025-09-01"),
        ("holders.2", "Name: Alex Jones; From: 2025-09-02"),
    ]
    assert fields[2].after == {"name": "Alex Jones", "from": "2025-09-02"}


def test_an_item_whose_row_is_gone_is_to_be_taken_out(exchange: Exchange) -> None:
    exchange.editor.sheet("Office holders").delete_rows(
        exchange.editor.row("Office holders", "minister", "1")
    )
    (field,) = exchange.only().fields
    assert (field.path, field.after, field.standing) == ("holders.0", ABSENT, Standing.READY)


def test_an_item_is_found_again_when_others_put_one_before_it(exchange: Exchange) -> None:
    exchange.editor.put("Office holders", "minister", "honours", "MP", item="2")
    exchange.write(
        "evidence/helpline/minister.yaml",
        "holders:\n",
        "holders:\n  - {name: Al First, from: 2020-01-01, to: 2022-12-31}\n",
    )
    (field,) = exchange.only().fields
    assert (field.path, field.wants) == ("holders.2.honours", "MP")


def test_an_item_that_lacks_a_needed_field_and_a_row_of_no_record_are_told(exchange: Exchange) -> None:
    exchange.editor.add("Office holders", record="minister", name="Alex Jones")
    row = exchange.editor.add("Office holders", name="Alex Jones")
    number = exchange.editor.add("Office holders", record="minister", item="9", name="Alex Jones")
    found = exchange.back()
    assert found.proposals == ()
    assert sorted(one.partition(" ")[0] for one in told(found)) == ["H103", "H106", "H106"]
    assert any(one.endswith(f"cell A{row}") for one in told(found))
    assert any(one.endswith(f"cell B{number}") for one in told(found))


def test_the_rows_of_a_table_are_changed_added_and_taken_out(exchange: Exchange) -> None:
    exchange.editor.put("Rows by-age", "12-13", "sessions", "210")
    exchange.editor.sheet("Rows by-age").delete_rows(exchange.editor.row("Rows by-age", "16-17"))
    exchange.editor.add("Rows by-age", age="14-15", group="children", sessions="33")
    changed, added, gone = exchange.only().rows
    assert (changed.key, changed.columns, changed.standing) == (("12-13",), ("sessions",), Standing.READY)
    assert changed.now == {"age": "12-13", "group": "children", "sessions": "200"}
    assert changed.wants == {"age": "12-13", "group": "children", "sessions": "210"}
    assert (added.key, added.now) == (("14-15",), None)
    assert (gone.key, gone.wants) == (("16-17",), None)


def test_what_a_spreadsheet_does_to_a_table_is_undone(exchange: Exchange) -> None:
    page = exchange.editor.sheet("Rows by-age")
    page.cell(exchange.editor.row("Rows by-age", "10-11"), 3).value = 1020
    page.cell(exchange.editor.row("Rows by-age", "10-11"), 1).value = date(2025, 11, 10)
    (row,) = exchange.only().rows
    assert (row.key, row.standing, row.wants) == (
        ("10-11",),
        Standing.FORM,
        {"age": "10-11", "group": "children", "sessions": "1020"},
    )


def test_a_row_of_a_table_that_others_changed_is_a_clash(exchange: Exchange) -> None:
    exchange.editor.put("Rows by-age", "12-13", "sessions", "210")
    exchange.write("evidence/helpline/by-age.csv", "12-13,children,200", "12-13,children,201")
    (row,) = exchange.back().proposals[0].rows
    assert row.standing is Standing.CLASH
    assert (row.was or {})["sessions"] == "200"
    assert (row.now or {})["sessions"] == "201"


def test_a_table_row_without_a_key_or_with_anothers_is_told(exchange: Exchange) -> None:
    first = exchange.editor.add("Rows by-age", group="children", sessions="1")
    second = exchange.editor.add("Rows by-age", age="12-13", group="children", sessions="1")
    assert told(exchange.back()) == [
        f"H103 sheet Rows by-age, cell A{first}",
        f"H106 sheet Rows by-age, cell A{second}",
    ]


def test_two_columns_for_one_thing_are_not_both_filled(exchange: Exchange) -> None:
    exchange.editor.put("Tables", "by-age", "period.column", "age")
    found = exchange.back()
    assert [one.partition(" ")[0] for one in told(found)] == ["H101"]
    assert found.proposals == ()


def test_a_sheet_saved_as_csv_is_read_with_its_differences_as_clashes(exchange: Exchange) -> None:
    page = exchange.editor.sheet("Statistics")
    place = exchange.editor.put("Statistics", "sessions", "value", "1,294")
    out = io.StringIO()
    csv.writer(out).writerows(page.iter_rows(values_only=True))
    found = exchange.back(out.getvalue().encode("utf-8-sig"), "statistics.csv")
    (proposed,) = found.proposals
    assert [(one.path, one.wants, one.standing, one.place) for one in proposed.fields] == [
        ("value", "1,294", Standing.CLASH, f"cell {place}")
    ]


def test_the_proposals_are_plain_values_for_machines(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "place", None)
    exchange.editor.put("Rows by-age", "12-13", "sessions", "210")
    report = json.loads(json.dumps(import_json(exchange.back())))
    assert [one["record"] for one in report["proposals"]] == ["sessions", "by-age"]
    assert report["proposals"][0]["fields"][0] | {"place": ""} == {
        "path": "place",
        "heading": "Place",
        "place": "",
        "standing": "ready",
        "was": "United Kingdom",
        "now": "United Kingdom",
        "wants": "",
        "after": None,
        "readings": [],
    }
    assert report["proposals"][1]["rows"][0]["key"] == ["12-13"]


def test_a_new_office_may_have_its_holders_in_the_same_workbook(exchange: Exchange) -> None:
    exchange.editor.add("Offices", record="chair", name="Chair")
    exchange.editor.add("Office holders", record="chair", name="Alex Jones", **{"from": "2025-01-01"})
    proposed = exchange.only()
    assert (proposed.doing, proposed.record) == (Doing.NEW, "chair")
    assert proposed.content == {
        "name": "Chair",
        "holders": ({"name": "Alex Jones", "from": "2025-01-01"},),
    }


def test_two_rows_of_one_item_and_an_emptied_one(exchange: Exchange) -> None:
    row = exchange.editor.add("Office holders", record="minister", item="1", name="Again")
    for key in ("name", "from", "to"):
        exchange.editor.put("Office holders", "minister", key, None, item="2")
    found = exchange.back()
    assert told(found) == [f"H106 sheet Office holders, cell B{row}"]
    assert [(one.path, one.after) for one in found.proposals[0].fields] == [("holders.1", ABSENT)]


def test_an_item_that_others_took_out_is_told_only_if_it_was_changed(exchange: Exchange) -> None:
    exchange.write("evidence/helpline/minister.yaml", "  - {name: Sam Smith, from: 2024-07-05}\n", "")
    assert exchange.back().diagnostics == ()
    place = exchange.editor.put("Office holders", "minister", "name", "Sam J. Smith", item="2")
    found = exchange.back()
    assert found.proposals == ()
    assert told(found) == [f"H106 sheet Office holders, cell B{place[1:]}"]


def test_a_new_item_that_is_there_by_now_is_no_proposal(exchange: Exchange) -> None:
    exchange.editor.add("Office holders", record="minister", name="Alex Jones", **{"from": "2025-09-02"})
    exchange.write(
        "evidence/helpline/minister.yaml",
        "  - {name: Sam Smith, from: 2024-07-05}\n",
        "  - {name: Sam Smith, from: 2024-07-05, to: 2025-09-01}\n  - {name: Alex Jones, from: 2025-09-02}\n",
    )
    assert exchange.back().proposals == ()


def test_items_of_a_record_that_is_anothers_by_now_stay(exchange: Exchange) -> None:
    place = exchange.editor.put("Office holders", "minister", "name", "Sam J. Smith", item="2")
    exchange.write("evidence/helpline/minister.yaml", "name: Minister", "name: Minister\nowner: office")
    found = exchange.back()
    assert found.proposals == ()
    assert [one.partition(" ")[0] for one in told(found)] == ["H106"]
    assert place


def test_a_value_in_a_table_that_can_be_read_in_two_ways_asks_and_stays(exchange: Exchange) -> None:
    exchange.write("evidence/helpline/by-age.csv", "200", "20%")
    exchange.write("evidence/helpline/by-age.csv", '"1,020"', "10%")
    exchange.write("evidence/helpline/by-age.yaml", "unit: session", 'unit: "%"')
    again = Exchange(exchange.root)
    place = again.editor.put("Rows by-age", "12-13", "sessions", 0.25)
    found = again.back()
    assert (found.proposals, told(found)) == ((), [f"H110 sheet Rows by-age, cell {place}"])


def test_a_table_has_a_column_of_periods(exchange: Exchange) -> None:
    exchange.write("evidence/helpline/by-age.yaml", "period: 2023/24", "period: {column: group}")
    exchange.write("evidence/helpline/by-age.yaml", "complete: {group: [children]}\n", "")
    for old, new in (
        ("10-11,children", "10-11,2023/24"),
        ("12-13,children", "12-13,2024"),
        ("youth", "2022/23"),
    ):
        exchange.write("evidence/helpline/by-age.csv", old, new)
    again = Exchange(exchange.root)
    place = again.editor.put("Rows by-age", "12-13", "group", "last year")
    again.editor.put("Rows by-age", "16-17", "group", "2021/22")
    found = again.back()
    assert told(found) == [f"H101 sheet Rows by-age, cell {place}"]
    assert [row.key for row in found.proposals[0].rows] == [("16-17",)]


def test_a_table_whose_key_is_gone_is_not_compared(exchange: Exchange) -> None:
    exchange.editor.sheet("Rows by-age").delete_cols(1)
    found = exchange.back()
    assert (found.proposals, told(found)) == ((), ["H108 sheet Rows by-age"])


def test_a_table_that_is_gone_is_told(exchange: Exchange) -> None:
    (exchange.root / "evidence/helpline/by-age.yaml").unlink()
    assert sorted(told(exchange.back())) == ["H106 sheet Tables, cell A4", "H107 sheet Rows by-age"]


def test_a_table_that_was_renamed_is_found(exchange: Exchange) -> None:
    exchange.editor.put("Rows by-age", "12-13", "sessions", "210")
    folder = exchange.root / "evidence/helpline"
    text = (folder / "by-age.yaml").read_text("utf-8") + "formerly: [by-age]\n"
    (folder / "by-age.yaml").unlink()
    (folder / "ages.yaml").write_text(text, "utf-8")
    proposed = exchange.only()
    assert (proposed.record, [row.key for row in proposed.rows]) == ("ages", [("12-13",)])


def test_a_column_that_was_copied_is_read_once(exchange: Exchange) -> None:
    page = exchange.editor.sheet("Offices")
    for row in range(1, 6):
        page.cell(row, page.max_column + (row == 1)).value = page.cell(row, 2).value
    assert [one.partition(" ")[0] for one in told(exchange.back())] == ["H107"]


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("survey.interval", "30", "there is 1 line here"),
        ("confidential", "perhaps", "is neither yes nor no"),
        ("dimension", "age: 10\nage: 11", "“age” stands twice"),
    ],
)
def test_what_lines_and_flags_want_is_told(exchange: Exchange, key: str, value: str, words: str) -> None:
    exchange.editor.put("Statistics", "sessions", key, value)
    found = exchange.back()
    assert any(words in one.message for one in found.diagnostics)
    assert found.proposals == ()


def test_a_new_record_that_others_would_not_accept_is_told_and_not_proposed(exchange: Exchange) -> None:
    exchange.editor.add(
        "Statistics",
        statement="New.",
        source="calls-2023-24",
        value="5",
        unit="session",
        coverage__asked="3",
        coverage__answered="4",
    )
    found = exchange.back()
    assert [one.partition(" ")[0] for one in told(found)] == ["H101"]
    assert found.proposals == ()


def test_two_new_records_have_two_names(exchange: Exchange) -> None:
    for value in ("5", "6"):
        exchange.editor.add(
            "Statistics", statement="Long.", source="calls-2023-24", value=value, unit="session"
        )
    assert [one.record for one in exchange.back().proposals] == ["long", "long-2"]
