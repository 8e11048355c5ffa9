"""Remarks over stretches of a run."""

from __future__ import annotations

import pytest

from respondent.model.document import (
    Claimed,
    Emph,
    Inlines,
    LineBreak,
    NoteRef,
    Remarked,
    Str,
    text_of,
)
from respondent.rendering.covering import covered

TEXT: Inlines = (Str("over six "), Claimed(1, (Str("every"), Emph((Str(" day"),)))), Str(" now"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (5, 8, (Str("over "), Remarked(7, (Str("six"),)), Str(" "), *TEXT[1:])),
        (9, 18, (TEXT[0], Remarked(7, (TEXT[1],)), TEXT[2])),
        (9, 14, (TEXT[0], Claimed(1, (Remarked(7, (Str("every"),)), Emph((Str(" day"),)))), TEXT[2])),
        (5, 12, (Str("over "), Remarked(7, (Str("six "), TEXT[1])), TEXT[2])),
        (0, 22, (Remarked(7, TEXT),)),
    ],
    ids=["within a text", "a whole claim", "within a claim", "into a claim", "everything"],
)
def test_a_remark_covers_the_words_and_the_whole_of_what_it_cuts(
    start: int, end: int, expected: Inlines
) -> None:
    assert covered(TEXT, start, end, 7) == expected
    assert text_of(expected) == text_of(TEXT)


def test_a_remark_on_the_words_of_another_stands_around_it() -> None:
    once = covered((Str("a b"),), 2, 3, 1)
    assert covered(once, 2, 3, 2) == (Str("a "), Remarked(2, (Remarked(1, (Str("b"),)),)))


def test_marks_of_notes_and_line_breaks_take_up_a_place_each() -> None:
    run = (Str("a"), NoteRef(1), LineBreak(), Str("b"))
    assert covered(run, 3, 4, 1) == (*run[:3], Remarked(1, (Str("b"),)))


def test_a_remark_on_nothing_stands_where_it_is() -> None:
    assert covered((), 0, 0, 1) == (Remarked(1, ()),)
