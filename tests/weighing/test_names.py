"""Names in text: as they are written in the evidence, and the other ways in which people write them."""

from __future__ import annotations

import pytest

from respondent.weighing.names import PLACE, Name, Names

KNOWN = (
    *(
        Name(PLACE, place)
        for place in ("london, city of", "st john's", "england", "kent police", "the wirral")
    ),
    *(Name(PLACE, place) for place in ("united kingdom", "west midlands", "x")),
    *(Name("sex", value) for value in ("girl", "boys", "other", "ms")),
    *(Name("firm", firm) for firm in ("x", "west midlands trains")),
    Name("prison", "men's"),
)


def found(text: str) -> list[tuple[str, list[str]]]:
    """What is named in a text: as it stands there, and what it may mean."""
    return [(one.text, sorted(name.value for name in one.names)) for one in Names(KNOWN).find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In the City of London", [("City of London", ["london, city of"])]),
        ("In London", [("London", ["london, city of"])]),
        ("St John’s", [("St John", ["st john's"])]),
        ("St John", [("St John", ["st john's"])]),
        ("girls", [("girls", ["girl"])]),
        ("a boy", [("boy", ["boys"])]),
        ("men’s prisons", [("men", ["men's"])]),
        ("on X", [("X", ["x", "x"])]),
        ("on Twitter", [("Twitter", ["x", "x"])]),
        ("nationally", [("nationally", ["england", "united kingdom"])]),
        ("Britain", [("Britain", ["united kingdom"])]),
        ("Kent", [("Kent", ["kent police"])]),
        ("Kent Constabulary", [("Kent Constabulary", ["kent police"])]),
        ("Wirral Council", [("Wirral", ["the wirral"])]),
        ("England's", [("England", ["england"])]),
        ("Kent's girls' school", [("Kent", ["kent police"]), ("girls", ["girl"])]),
        ("West Midlands Trains", [("West Midlands Trains", ["west midlands trains"])]),
        ("West Midlands trade", [("West Midlands", ["west midlands"])]),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, names: list[tuple[str, list[str]]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize("text", ["in kent", "the other", "x", "m", "west", "Midlands"])
def test_a_word_is_no_name(text: str) -> None:
    assert [one for one in found(text) if one[1] != ["x"]] == []


def test_a_name_stands_where_it_is_written() -> None:
    (kent,) = Names(KNOWN).find("In Kent’s schools")
    assert (kent.start, kent.end, kent.facets, kent.loose) == (3, 7, frozenset({PLACE}), False)
