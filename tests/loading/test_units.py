"""Plurals of units, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.loading.records.common import RECORD_CODES
from respondent.loading.records.units import plural_of, singular_of, unit_called
from respondent.loading.shapes.reading import Reading
from respondent.model.settings import Settings
from respondent.model.unit import Unit
from respondent.yamltext.node import ScalarNode

PLURALS = [
    ("offence", "offences"),
    ("counselling session", "counselling sessions"),
    ("child", "children"),
    ("young person", "young people"),
    ("case of harm", "cases of harm"),
    ("inquiry", "inquiries"),
    ("survey", "surveys"),
    ("church", "churches"),
    ("box", "boxes"),
    ("class", "classes"),
    ("wish", "wishes"),
    ("pie", "pies"),
]


@pytest.mark.parametrize(("singular", "plural"), PLURALS)
def test_a_unit_has_its_regular_plural(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural
    assert singular_of(plural) == singular
    assert singular_of(singular) == singular


def test_without_a_list_of_units_singular_and_plural_are_one_unit() -> None:
    reading = Reading("a.yaml", RECORD_CODES, ScalarNode("", "a.yaml", 1, 1))
    one = unit_called("offence", "unit", Settings(), reading)
    assert one == unit_called("offences", "unit", Settings(), reading) == Unit("offence", "offences")
    assert reading.problems == []


@given(st.from_regex(r"([a-z]{3,10} )?[a-z]{3,10}[bdfgklmnprtw]", fullmatch=True))
def test_a_regular_plural_leads_back_to_its_singular(name: str) -> None:
    assert singular_of(plural_of(name)) == name


@pytest.mark.parametrize("written", ["pupil", "pupils"])
def test_a_unit_that_is_not_listed_is_shown_as_it_should_be_listed(written: str) -> None:
    reading = Reading("a.yaml", RECORD_CODES, ScalarNode("", "a.yaml", 1, 1))
    unit_called(written, "unit", Settings(units=(Unit("offence", "offences"),)), reading)
    (problem,) = reading.problems
    assert problem.remedy == ("Add it to `units:` in respondent.yaml: - {name: pupil, plural: pupils}")
