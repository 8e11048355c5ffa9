"""Plain text: paragraphs, lists, lines that a margin broke, and what nobody sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.draft import Passage

Passages = Callable[[bytes | str, str], tuple[Passage, ...]]


def test_lines_broken_at_a_margin_are_joined_and_found_again(passages: Passages) -> None:
    first, second = passages(
        "Police in South Yorkshire recorded more than\n1,249 offences in the\nyear.\n\n  Next.", "a.txt"
    )
    assert first.text == "Police in South Yorkshire recorded more than 1,249 offences in the year."
    assert first.place(first.text.index("1,249")) == (2, 1)
    assert first.place(first.text.index("year")) == (3, 1)
    assert (second.text, second.place(0)) == ("Next.", (5, 3))


def test_lines_ended_on_purpose_stay_apart(passages: Passages) -> None:
    (address,) = passages("Ofcom\nRiverside House\n2a Southwark Bridge Road, London SE1 9HA", "a.txt")
    assert address.text == "Ofcom\nRiverside House 2a Southwark Bridge Road, London SE1 9HA"


def test_items_of_a_list_are_apart_without_their_bullets(passages: Passages) -> None:
    read = passages("- Gwent 503\n  offences\n• Wales\n\n1. one\n(a) two\n\n2024. Not an item", "a.txt")
    assert [(p.kind.value, p.text, p.place(0)) for p in read] == [
        ("list item", "Gwent 503 offences", (1, 3)),
        ("list item", "Wales", (3, 3)),
        ("list item", "one", (5, 4)),
        ("list item", "two", (6, 5)),
        ("paragraph", "2024. Not an item", (8, 1)),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_every_system(end: str, passages: Passages) -> None:
    first, second = passages(f"One two{end}three.{end}{end}Four.", "a.txt")
    assert first.text == "One two three."
    assert second.place(0) == (4, 1)


@pytest.mark.parametrize(
    ("text", "read", "column"),
    [
        ("1,2\u00ad49 x", "1,249 x", 8),
        ("1,2\u200b49 x", "1,249 x", 8),
        ("\u202e1,249\u202c x", "1,249 x", 9),
        ("\ufeff1,249 x", "1,249 x", 7),
        ("1,249\x07 x", "1,249 x", 8),
        ("1,249\x0cx", "1,249 x", 7),
        ("1,249\u2028x", "1,249 x", 7),
        ("1,249 \t  x", "1,249 x", 10),
        ("1,249\ue000x", "1,249￼x", 7),
        ("1,249\uf0b4x", "1,249×x", 7),
        ("1,249\u00a0x", "1,249\u00a0x", 7),
    ],
)
def test_what_nobody_sees_is_left_out_and_the_places_stay_right(
    text: str, read: str, column: int, passages: Passages
) -> None:
    (passage,) = passages(text, "a.txt")
    assert passage.text == read
    assert passage.place(passage.text.index("x")) == (1, column)
