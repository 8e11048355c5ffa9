"""What changed between two texts, as a message tells it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.change import in_brief
from respondent.model.signed_text import Piece, piece
from respondent.signing.changes import changes_between


def brief(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[str]:
    old, new = [Piece(*one) for one in before], [Piece(*one) for one in after]
    return [in_brief(change) for change in changes_between(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "one two three four five",
            "one two 3 four five",
            "“one two three four five” → “one two 3 four five”",
        ),
        ("First one. It is so.", "First one. It was so.", "“It is so.” → “It was so.”"),
        ("it is so. Then more", "it was so. Then more", "“it is so.” → “it was so.”"),
        ("a b c d e f g h i", "a b c d e f g h", "“f g h i” → “f g h”"),
        ("b c d e", "a b c d e", "“b c d” → “a b c d”"),
        ("a b c d e f g h i j k", "x b c d e f g h i j y", "“a b c d” → “x b c d”; “h i j k” → “h i j y”"),
    ],
)
def test_an_edit_is_told_with_a_few_words_of_its_sentence_on_either_side(
    old: str, new: str, told: str
) -> None:
    assert brief([("paragraph", old)], [("paragraph", new)]) == [told]


def test_what_is_new_gone_or_moved_is_told() -> None:
    same = ("paragraph", "the same words as before")
    assert brief([same], [same, ("note", "a new note")]) == ["new: “a new note”"]
    assert brief([same, ("note", "an old note")], [same]) == ["gone: “an old note”"]
    assert brief([("item 1", "Meet us.")], [("item 2", "Meet us.")]) == ["moved to item 2: “Meet us.”"]
    assert brief([("note", "word " * 40)], []) == [f"gone: “{'word ' * 17}word …”"]
    assert brief([same], [same]) == []


def test_a_paragraph_that_is_another_one_is_gone_and_new() -> None:
    before = ("paragraph", "Police recorded many offences in the year before last")
    after = ("paragraph", "We would all welcome a meeting with you soon")
    assert [line.partition(":")[0] for line in brief([before], [after])] == ["gone", "new"]


pieces = st.lists(
    st.builds(
        piece, st.sampled_from(["paragraph", "note", "item 1"]), st.text("ab .", min_size=1).filter(str.strip)
    ),
    max_size=8,
)


@given(pieces, pieces)
def test_every_piece_that_differs_is_told_and_its_runs_are_its_words(
    old: list[Piece], new: list[Piece]
) -> None:
    changes = changes_between(old, new)
    assert bool(changes) == (old != new)
    for change in changes:
        assert in_brief(change)
        after = " ".join(text for what, text in change.runs if what != "gone").split()
        assert after == (change.after or "").split()
        before = " ".join(text for what, text in change.runs if what != "new").split()
        assert before == (change.before or "").split()
