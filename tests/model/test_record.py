"""What every record has."""

from __future__ import annotations

import pytest

from respondent.model.record import Record, is_id, place_in
from respondent.model.span import Span

FIRST_LINE = Span("a.yaml", 1, 1)
PLACES = {"coverage": Span("a.yaml", 3, 11), "coverage.asked": Span("a.yaml", 3, 19)}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("coverage.asked", Span("a.yaml", 3, 19)),
        ("coverage.missing.0", Span("a.yaml", 3, 11)),
        ("source", FIRST_LINE),
        ("holders.0.name", FIRST_LINE),
    ],
)
def test_a_field_stands_where_it_is_or_where_what_it_is_part_of_is(path: str, place: Span) -> None:
    assert Record(id="a", span=FIRST_LINE, places=PLACES).place_of(path) == place
    assert place_in(PLACES, path, FIRST_LINE) == place


def test_a_record_without_a_title_is_called_by_its_id() -> None:
    assert Record(id="a", span=FIRST_LINE).title == "a"


@pytest.mark.parametrize("text", ["a", "2024", "home-office-2024", "x" * 40])
def test_an_id_is_lower_case_words_with_hyphens(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", "A", "a-", "-a", "a--b", "a_b", "a b", "é", "a.b", "x" * 41, "a\n", "１"]
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_id(text)
