"""Numbers that are free."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from respondent.ooxml.ids import Ids


def test_numbers_go_up_from_one() -> None:
    ids = Ids()
    assert [ids.new() for _ in range(3)] == [1, 2, 3]


@given(st.sets(st.integers(-5, 30)))
def test_a_number_is_never_one_that_is_taken_nor_given_twice(taken: set[int]) -> None:
    ids = Ids(taken)
    given_out = [ids.new() for _ in range(40)]
    assert len(set(given_out)) == 40
    assert taken.isdisjoint(given_out)
