"""What every record has."""

from __future__ import annotations

import pytest

from respondent.model.record import Record, place_in
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
