"""Units, and the units of time."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.unit import BUILT_IN_UNITS, DAYS_IN, KIND_OF_NUMBER, PERCENT, Nature, unit_of_time


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        ("14", "week"),
        ("13", "day"),
        ("1.9", "day"),
        ("1.5", "day"),
        ("1.4", "hour"),
        ("1", "day"),
        ("7", "week"),
        ("8", "day"),
        ("2/24", "hour"),
        ("1/24", "hour"),
        ("1.9/24", "minute"),
        ("13.6/1440", "minute"),
        ("1/1440", "minute"),
        ("1.9/1440", "second"),
        ("1/1000000", "second"),
    ],
)
def test_a_length_of_time_has_the_unit_that_people_would_choose(days: str, unit: str) -> None:
    above, _, below = days.partition("/")

    assert unit_of_time(Fraction(above) / Fraction(below or 1)).singular == unit


@given(st.fractions(min_value=Fraction(2, 86_400), max_value=10**6))
def test_a_length_of_time_is_never_below_one_in_its_unit(days: Fraction) -> None:
    assert days / DAYS_IN[unit_of_time(days)] >= 1


def test_every_nature_has_a_name_for_messages() -> None:
    assert set(KIND_OF_NUMBER) == set(Nature)


def test_a_unit_is_called_by_its_singular() -> None:
    assert str(PERCENT) == "per cent"
    assert len({unit.singular for unit in BUILT_IN_UNITS}) == len(BUILT_IN_UNITS)
