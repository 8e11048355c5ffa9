"""A record as a form: what its inputs show, and the record that they mean when they come back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.loading.records.record import KINDS, read_record
from respondent.loading.workspace import load
from respondent.model.record import Plain, Record
from respondent.model.settings import Settings
from respondent.web.record_form.dates import written_day
from respondent.web.record_form.labels import KIND_WORDS, LABELS
from respondent.web.record_form.pasted import cleaned, one_line
from respondent.web.record_form.posted import Inputs, posted
from respondent.web.record_form.question import Question, questions, unplaced
from respondent.web.record_form.shown import Shown, shown
from respondent.web.record_form.widgets import Asked, Widget, asked_of
from respondent.yamltext.parse import parse_yaml

ROOT = Path(__file__).parents[3]
EXAMPLE = load(ROOT).workspace


def as_posted(values: Shown) -> dict[str, tuple[str, ...]]:
    """The inputs as a browser sends them."""
    return {name: value if isinstance(value, tuple) else (value,) for name, value in values.items()}


def fields_of(text: str) -> Mapping[str, Plain]:
    """The fields of a record's file."""
    node, problems = parse_yaml(text, "evidence/r.yaml")
    assert node is not None
    assert not problems
    record, problems = read_record(node, "r", "evidence/r.yaml", Settings())
    assert record is not None, problems
    return record.fields


def meant(kind: str, text: str, **changed: str) -> Mapping[str, Plain]:
    """The fields after the form of a record was sent with some inputs changed; “__” stands for a full stop."""
    old = fields_of(text)
    inputs = as_posted(shown(kind, old)) | {k.replace("__", "."): (v,) for k, v in changed.items()}
    found = posted(kind, inputs, old)
    assert found.errors == {}
    return found.fields


OFFICE = """kind: office
name: Home Secretary
address: [2 Marsham Street, London SW1P 4DF]
holders:
  - {name: Jo Bloggs, honours: MP, from: 2020-01-01, to: 2022-01-01}
  - name: Sam Smith
    from: 2022-01-02
"""
STATISTIC = """kind: statistic
statement: >
  Half of the offences
  took place there.
source: a-source
value: 50%
of: base
caveat: Rounded.
per: people
dimension: {platform: Snapchat}
method: {sheet: 1, sum: Offences}
"""
CONSENT = """kind: quotation
text: Words.
speaker: A girl
source: s
consent: {basis: Form, uses: [release, letter]}
"""


@pytest.mark.parametrize("record", EXAMPLE.records.values(), ids=lambda record: record.id)
def test_a_form_that_nobody_changed_changes_nothing(record: Record) -> None:
    kind = str(record.fields["kind"])
    found = posted(kind, as_posted(shown(kind, record.fields)), record.fields)
    assert found.errors == {}
    assert found.fields == dict(record.fields)
    assert list(found.fields) == list(record.fields)


@pytest.mark.parametrize("record", EXAMPLE.records.values(), ids=lambda record: record.id)
def test_what_a_form_asks_for_can_be_filled_in_from_nothing(record: Record) -> None:
    kind = str(record.fields["kind"])
    made = posted(kind, as_posted(shown(kind, record.fields)), {}).fields
    again = posted(kind, as_posted(shown(kind, record.fields)), record.fields).fields
    asked = {one.name for one in asked_of(kind)}
    assert shown(kind, made) == shown(kind, again)
    assert set(made) == {name for name in record.fields if name in asked} | {"kind"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_form_has_words_of_its_own(kind: str) -> None:
    def walk(fields: tuple[Asked, ...]) -> list[Asked]:
        return [one for asked in fields for one in (asked, *walk(asked.parts))]

    assert kind in KIND_WORDS
    for asked in walk(asked_of(kind)):
        assert asked.name == "" or asked.name in LABELS, asked.path
        assert asked.label
        assert "_" not in asked.label


def test_a_changed_figure_changes_nothing_else() -> None:
    was = fields_of(STATISTIC)
    assert meant("statistic", STATISTIC, value="51%") == {**was, "value": "51%"}


def test_an_emptied_input_takes_its_field_out() -> None:
    assert "of" not in meant("statistic", STATISTIC, of="  ")


def test_a_wrapped_text_stays_wrapped_unless_it_is_changed() -> None:
    old = fields_of(STATISTIC)
    assert (
        meant("statistic", STATISTIC, statement="Half of the offences took place there.")["statement"]
        == (old["statement"])
    )
    assert meant("statistic", STATISTIC, statement="A third.")["statement"] == "A third."


def test_what_the_form_does_not_ask_for_stays() -> None:
    assert meant("statistic", STATISTIC, value="51%")["method"] == {"sheet": "1", "sum": "Offences"}


def test_a_short_form_stays_short_until_the_longer_one_says_more() -> None:
    assert meant("statistic", STATISTIC, caveat__text="Rounded down.")["caveat"] == "Rounded down."
    assert meant("statistic", STATISTIC, caveat__show="sentence")["caveat"] == {
        "text": "Rounded.",
        "show": "sentence",
    }
    assert meant("statistic", STATISTIC, per__count="1000")["per"] == {"of": "people", "count": "1000"}


def test_pairs_stand_a_line_each() -> None:
    found = meant("statistic", STATISTIC, dimension="platform: Snapchat\r\nage: 13: to 15")
    assert found["dimension"] == {"platform": "Snapchat", "age": "13: to 15"}


def test_a_pair_without_a_colon_or_told_twice_is_an_error_at_its_input() -> None:
    for text in ("platform Snapchat", "a: 1\na: 2"):
        found = posted("statistic", {"dimension": (text,)}, {})
        assert list(found.errors) == ["dimension"]


def test_the_column_of_a_table_or_one_place_for_all_but_not_both() -> None:
    column = {"place.column": ("force",), "place": ("",)}
    assert posted("table", column, {}).fields["place"] == {"column": "force"}
    one = {"place.column": ("",), "place": ("Wales",)}
    assert posted("table", one, {}).fields["place"] == "Wales"
    assert list(posted("table", {"place.column": ("force",), "place": ("Wales",)}, {}).errors) == ["place"]


def test_groups_are_changed_added_and_removed() -> None:
    found = meant(
        "office",
        OFFICE,
        holders__1__to="2024-07-05",
        holders__2__name="Max New",
        holders__2__from="2024-07-06",
    )
    assert found["holders"] == (
        {"name": "Jo Bloggs", "honours": "MP", "from": "2020-01-01", "to": "2022-01-01"},
        {"name": "Sam Smith", "from": "2022-01-02", "to": "2024-07-05"},
        {"name": "Max New", "from": "2024-07-06"},
    )
    assert meant("office", OFFICE, holders__0__remove="yes")["holders"] == (
        {"name": "Sam Smith", "from": "2022-01-02"},
    )


def test_a_list_stands_a_line_each_and_one_item_needs_no_brackets() -> None:
    assert meant("office", OFFICE, address="2 Marsham Street\r\n\r\nLondon")["address"] == (
        "2 Marsham Street",
        "London",
    )
    assert meant("office", OFFICE, address="London")["address"] == ("London",)
    assert posted("source", {"author": ("Jo Bloggs",)}, {}).fields["author"] == "Jo Bloggs"


def test_ticked_boxes_are_a_list_and_their_order_is_no_change() -> None:
    old = fields_of(CONSENT)
    same = as_posted(shown("quotation", old)) | {"consent.uses": ("", "letter", "release")}
    assert posted("quotation", same, old).fields == dict(old)
    fewer = as_posted(shown("quotation", old)) | {"consent.uses": ("", "letter")}
    assert posted("quotation", fewer, old).fields["consent"] == {"basis": "Form", "uses": ("letter",)}
    none = as_posted(shown("quotation", old)) | {"consent.uses": ("",)}
    assert posted("quotation", none, old).fields["consent"] == {"basis": "Form"}


def test_an_input_that_was_not_sent_changes_nothing() -> None:
    old = fields_of(OFFICE)
    assert posted("office", {"name": ("Home Secretary",)}, old).fields == dict(old)


def test_group_numbers_that_nobody_would_send_are_passed_over() -> None:
    inputs: Inputs = {"holders.99999999.name": ("A",), "holders.x.name": ("B",), "holders.².name": ("C",)}
    assert "holders" not in posted("office", inputs, {}).fields


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18 February 2025", "2025-02-18"),
        ("1st Sept 2024", "2024-09-01"),
        ("18/02/2025", "2025-02-18"),
        ("3.3.2025", "2025-03-03"),
        ("February 2025", "2025-02"),
        ("05/07/2024", None),
        ("31 June 2024", None),
        ("1 Ju 2024", None),
        ("1 Mab 2024", None),
        ("Mab 2024", None),
        ("1 Jun 2024 and later", None),
        ("2025-02-18", None),
    ],
)
def test_a_day_as_people_write_it_is_understood_where_there_is_no_doubt(text: str, day: str | None) -> None:
    assert written_day(text) == day
    found = posted("source", {"accessed": (text,)}, {}).fields["accessed"]
    assert found == (day or text)


def test_a_date_in_free_text_is_left_as_it_is() -> None:
    assert posted("statistic", {"survey.fieldwork": ("18 February 2025",)}, {}).fields["survey"] == {
        "fieldwork": "18 February 2025"
    }


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("1,249\u00a0offences", "1,249 offences"),
        ("co\u00adoperate", "cooperate"),
        ("one\x0btwo\r\nthree", "one\ntwo\nthree"),
        ("\uf0b7 a point", "a point"),
        ("\ufeffzero\u200bwidth", "zerowidth"),
        ("“curly” – dash", "“curly” – dash"),
        ("e\u0301", "é"),
        ("👩‍👧 مرحبا \u200fשלום", "👩‍👧 مرحبا \u200fשלום"),
        ("O’Brien's", "O’Brien's"),
    ],
)
def test_what_word_brings_along_is_taken_out_and_what_means_something_stays(pasted: str, kept: str) -> None:
    assert cleaned(pasted) == kept


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert one_line(one_line(text)) == one_line(text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", cleaned(text))


def walk(found: tuple[Question, ...]) -> dict[str, Question]:
    """Every question of a form by its name, those of groups too."""
    every: dict[str, Question] = {}
    for one in found:
        every[one.name] = one
        every |= walk(one.parts)
        for group in one.groups:
            every |= walk(group.parts)
    return every


def test_a_form_shows_each_error_at_its_field_and_has_room_for_one_more_group() -> None:
    inputs = shown("office", fields_of(OFFICE))
    errors = {
        "holders.1.from": "No such day.",
        "name": "Missing.",
        "nowhere": "Odd.",
        "holders.1.name.x": "Deep.",
    }
    form = questions("office", inputs, errors)
    every = walk(form)
    assert every["holders.1.from"].error == "No such day."
    assert every["holders.1.name"].error == "Deep."
    assert every["holders.2.name"].value == ""
    assert [group.extra for group in every["holders"].groups] == [False, False, True]
    assert unplaced("office", inputs, errors) == ("Odd.",)
    assert every["name"].errors == (("name", "Missing."),)
    assert every["holders"].errors == (("holders.1.name", "Deep."), ("holders.1.from", "No such day."))
    assert every["holders"].filled
    assert not every["addresses"].filled


def test_two_errors_at_one_input_are_told_together() -> None:
    errors = {"caveat": "One.", "caveat.x": "Two."}
    assert walk(questions("statistic", {}, errors))["caveat"].error == "One. Two."


def test_choices_come_with_their_words_and_ids_with_their_kinds() -> None:
    by_path = {asked.path: asked for asked in asked_of("statistic")}
    assert by_path["source"].widget is Widget.RECORD
    assert by_path["source"].kinds == ("source",)
    assert by_path["survey"].widget is Widget.GROUP
    assert {a.path: a for a in asked_of("source")}["status"].options == (
        "final",
        "provisional",
        "revised",
        "superseded",
    )
    assert "method" not in by_path


def test_options_are_called_what_people_call_them() -> None:
    (kind,) = (q for q in questions("source", {}, {}) if q.name == "type")
    assert ("foi", "Answer to a freedom of information request") in kind.options
    assert ("statutory-instrument", "Statutory instrument") in kind.options
