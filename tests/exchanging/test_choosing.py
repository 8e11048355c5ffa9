"""What a proposal makes of a record's fields, and which of the proposals are accepted."""

from __future__ import annotations

from datetime import date

import pytest
from tests.exchanging.conftest import Exchange

from respondent.exchanging.choosing import change_of, fields_with
from respondent.exchanging.selecting import ALL, NotProposedError, accepted
from respondent.model.edit import ABSENT, Absent
from respondent.model.fields import NoSuchPlaceError
from respondent.model.record import Plain

SHORT = {"statement": "So.", "caveat": "Few.", "per": "population"}
LONG = {"statement": "So.", "caveat": {"text": "Few.", "show": "sentence"}, "coverage": {"asked": "3"}}


@pytest.mark.parametrize(
    ("fields", "wanted", "after"),
    [
        (SHORT, {"caveat.text": "Many."}, SHORT | {"caveat": "Many."}),
        (SHORT, {"caveat.text": ABSENT}, {"statement": "So.", "per": "population"}),
        (SHORT, {"caveat.show": "note"}, SHORT | {"caveat": {"text": "Few.", "show": "note"}}),
        (SHORT, {"per.count": "1000"}, SHORT | {"per": {"of": "population", "count": "1000"}}),
        (LONG, {"caveat.show": ABSENT}, LONG | {"caveat": {"text": "Few."}}),
        (LONG, {"coverage.asked": ABSENT}, {"statement": "So.", "caveat": LONG["caveat"]}),
        (
            {},
            {"coverage.asked": "3", "coverage.answered": "2"},
            {"coverage": {"asked": "3", "answered": "2"}},
        ),
        ({}, {"caveat.text": "Few."}, {"caveat": "Few."}),
    ],
)
def test_groups_are_opened_and_closed_as_they_must_be(
    fields: dict[str, Plain], wanted: dict[str, Plain | Absent], after: dict[str, Plain]
) -> None:
    assert fields_with("statistic", fields, wanted.items()) == after


def test_one_column_may_take_the_place_of_another() -> None:
    table: dict[str, Plain] = {"period": {"column": "year"}}
    year: dict[str, Plain | Absent] = {"period": "2023/24", "period.column": ABSENT}
    column: dict[str, Plain | Absent] = {"period": ABSENT, "period.column": "year"}
    assert fields_with("table", table, year.items()) == {"period": "2023/24"}
    assert fields_with("table", {"period": "2023/24"}, column.items()) == table
    with pytest.raises(NoSuchPlaceError):
        fields_with("table", {"period": "2023/24"}, {"period.column": "year"}.items())


def test_items_are_taken_out_and_new_ones_numbered_anew() -> None:
    office: dict[str, Plain] = {"holders": ({"name": "A"}, {"name": "B"})}
    wanted: dict[str, Plain | Absent] = {
        "holders.0": ABSENT,
        "holders.1.name": "C",
        "holders.5": {"name": "D"},
    }
    assert fields_with("office", office, wanted.items()) == {"holders": ({"name": "C"}, {"name": "D"})}
    assert fields_with("office", {}, {"holders.0": {"name": "D"}}.items()) == {"holders": ({"name": "D"},)}
    assert fields_with("office", {"holders": {"name": "A"}}, {"holders.0": ABSENT}.items()) == {}


def test_a_change_says_what_was_read_and_what_is_to_be(exchange: Exchange) -> None:
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    exchange.editor.put("Statistics", "sessions", "coverage.missing", "Kent\nEssex")
    fields = exchange.loaded.workspace.records["sessions"].fields
    change = change_of(exchange.only(), fields, "digest")
    assert [(one.path, one.before, one.after) for one in change.fields] == [
        ("value", "1,249", "1,294"),
        ("coverage.missing", ABSENT, ("Kent", "Essex")),
    ]
    assert (change.record, change.base) == ("sessions", "digest")


def test_rows_of_a_change_have_their_keys_and_cells(exchange: Exchange) -> None:
    exchange.editor.add("Rows by-age", age="14-15", group="children", sessions="33")
    change = change_of(exchange.only(), exchange.loaded.workspace.records["by-age"].fields)
    (row,) = change.rows
    assert (row.key, row.before, row.after) == (
        ("14-15",),
        None,
        {"age": "14-15", "group": "children", "sessions": "33"},
    )


@pytest.fixture(name="mixed")
def mixed_fixture(exchange: Exchange) -> Exchange:
    """A clash, a cell that is ready, one of other form, one that asks, a row, a retirement."""
    exchange.editor.put("Statistics", "sessions", "value", "1,294")
    exchange.editor.put("Statistics", "sessions", "place", "Wales")
    exchange.editor.put("Statistics", "sessions", "coverage.asked", "043")
    exchange.editor.put("Sources", "calls-2023-24", "issued", date(2024, 7, 1))
    exchange.editor.put("Rows by-age", "12-13", "sessions", "210")
    exchange.editor.put("Statistics", "share", "retire", "Gone")
    exchange.write("evidence/helpline/sessions.yaml", "value: 1,249", "value: 1,250")
    return exchange


def chosen(exchange: Exchange, *names: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (one.record, [field.path for field in one.fields], [row.name for row in one.rows])
        for one in accepted(exchange.back(), names)
    ]


def test_all_is_what_has_no_clash_and_no_question_and_says_something_new(mixed: Exchange) -> None:
    assert chosen(mixed, ALL) == [("sessions", ["place"], []), ("share", [], []), ("by-age", [], ["12-13"])]


def test_records_fields_and_rows_are_accepted_by_name(mixed: Exchange) -> None:
    assert chosen(mixed, "sessions") == [("sessions", ["place"], [])]
    assert chosen(mixed, "sessions:value", "sessions:coverage.asked", "by-age:12-13") == [
        ("sessions", ["value", "coverage.asked"], []),
        ("by-age", [], ["12-13"]),
    ]
    assert chosen(mixed, "share") == [("share", [], [])]


def test_what_can_be_read_in_several_ways_is_answered(mixed: Exchange) -> None:
    (one,) = accepted(mixed.back(), ["calls-2023-24:issued=2024-07"])
    assert one.fields[0].after == "2024-07"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("session", "proposes nothing for “session”. Did you mean “sessions”?"),
        ("nobody:value", "proposes nothing for “nobody”"),
        ("sessions:plaice", "proposes no “plaice” for “sessions”. Did you mean “place”?"),
        ("calls-2023-24:issued", "say “--apply calls-2023-24:issued=2024-07-01” or"),
        ("calls-2023-24", "Name what you accept: calls-2023-24:issued"),
        ("calls-2023-24:issued=July", "“July” is not a date"),
        ("sessions:place=Wales", "does not ask what “place”"),
        ("share:value", "proposes no “value”"),
    ],
)
def test_what_is_not_proposed_is_told_in_words(mixed: Exchange, name: str, words: str) -> None:
    with pytest.raises(NotProposedError) as refused:
        accepted(mixed.back(), [name])
    assert words in str(refused.value)
