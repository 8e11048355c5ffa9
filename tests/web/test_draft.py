"""A change on its way from form to form, and two changes of one record put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.record import Plain
from respondent.web.evidence.draft import label_at, merged, packed, unpacked

VALUES = st.recursive(
    st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)
WAS: dict[str, Plain] = {"kind": "statistic", "value": "1,249", "unit": "offence", "note": "Old"}


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=5))
def test_what_a_hidden_input_carries_comes_back_as_it_was(fields: dict[str, Plain]) -> None:
    assert unpacked(packed(fields)) == fields


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"a": 1}', '{"a": 1.5}', "[" * 100_000, '{"a":' * 13 + '"b"' + "}" * 13]
)
def test_anything_else_in_it_is_refused(text: str) -> None:
    assert unpacked(text) is None


def test_a_field_deep_in_a_list_is_called_by_all_that_it_is_part_of() -> None:
    assert label_at("office", "holders.1.from") == "Who has held the post 2: From"
    assert label_at("statistic", "coverage.asked") == "How many bodies answered: How many were asked"


def test_changes_of_different_fields_go_together() -> None:
    found = merged("statistic", WAS, {**WAS, "value": "1,250"}, {**WAS, "unit": "crime"})
    assert found.clashes == ()
    assert found.fields == {**WAS, "value": "1,250", "unit": "crime"}
    assert [(one.label, one.before, one.after) for one in found.mine] == [("Value", "1,249", "1,250")]
    assert [(one.label, one.after) for one in found.theirs] == [("What is counted", "crime")]


def test_one_field_changed_by_both_is_a_clash_that_somebody_decides() -> None:
    mine, now = {**WAS, "value": "1,250"}, {**WAS, "value": "1,300"}
    found = merged("statistic", WAS, mine, now)
    (clash,) = found.clashes
    assert (clash.path, clash.label, clash.was, clash.mine, clash.theirs) == (
        "value", "Value", "1,249", "1,250", "1,300",
    )  # fmt: skip
    assert found.fields["value"] == "1,300"
    assert merged("statistic", WAS, mine, now, ["value"]).fields["value"] == "1,250"


def test_the_same_change_by_both_is_none() -> None:
    both = {**WAS, "value": "1,250"}
    found = merged("statistic", WAS, both, both)
    assert found.clashes == ()
    assert found.fields == both


def test_one_takes_a_field_out_that_the_other_changes() -> None:
    mine = {name: value for name, value in WAS.items() if name != "note"}
    now = {**WAS, "note": "New"}
    (clash,) = merged("statistic", WAS, mine, now).clashes
    assert (clash.mine, clash.theirs) == ("", "New")
    assert "note" not in merged("statistic", WAS, mine, now, ["note"]).fields
