"""Long values in the words of a conflict: each side’s own change is shown, wherever it stands."""

from __future__ import annotations

import pytest

from respondent.merging.differing import where_they_differ
from respondent.merging.outcome import Conflict
from respondent.model.edit import ABSENT

BLOCK = "Police recorded offences of this kind in England and Wales " * 6 + "in the year to March 2024."


def test_a_change_at_each_end_of_a_long_block_is_shown_with_what_it_was() -> None:
    ours, theirs = BLOCK.replace("Police", "They", 1), BLOCK.replace("2024", "2025")
    assert Conflict("passage", BLOCK, ours, theirs).in_words("Al", "Bea") == (
        "passage: Al says They recorded offences of … year to March 2024.; "
        "Bea says Police recorded offences of … year to March 2025. "
        "(it was Police recorded offences of … year to March 2024.)"
    )


def test_what_both_changed_alike_is_passed_over() -> None:
    both = BLOCK.replace("Police", "They", 1)
    ours, theirs = both.replace("2024", "2023"), both.replace("2024", "2025")
    assert Conflict("passage", BLOCK, ours, theirs).in_words("Al", "Bea") == (
        "passage: Al says …year to March 2023.; Bea says …year to March 2025. (it was …year to March 2024.)"
    )


def test_where_one_takes_it_out_the_others_change_is_shown() -> None:
    ours = BLOCK.replace("2024", "2023")
    assert Conflict("passage", BLOCK, ours, ABSENT).in_words("Al", "Bea") == (
        "passage: Al says …year to March 2023.; Bea takes it out (it was …year to March 2024.)"
    )


def test_two_new_texts_are_held_against_each_other() -> None:
    assert Conflict("note", ABSENT, BLOCK, f"{BLOCK} All of it.").in_words("Al", "Bea") == (
        "note: Al says …to March 2024.; Bea says …to March 2024. All of it."
    )


def test_a_row_is_shown_without_braces() -> None:
    row = {
        "force": "Gwent",
        "region": "Wales",
        "police": "Heddlu Gwent",
        "offences": "1,200",
        "note": "revised",
    }
    said = Conflict("Gwent", row, ABSENT, row | {"offences": "1,250"}).in_words("Al", "Bea")
    assert said == (
        "Gwent: Al takes it out; Bea says …Heddlu Gwent, offences: 1,250, note: revised "
        "(it was …Heddlu Gwent, offences: 1,200, note: revised)"
    )
    assert not set("{}") & set(said)


@pytest.mark.parametrize("number", [1, 5, 40])
def test_two_sides_never_look_alike_in_short(number: int) -> None:
    new = "words that are new " * number
    base = "it was another text altogether " * 9
    one, two = where_they_differ([base, f"{new}one {new}", f"{new}two {new}"])[1:]
    assert one != two
    assert max(len(one), len(two)) < 260
