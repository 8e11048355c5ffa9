"""Words and numbers looked for as a source prints them, which is never quite as a record has them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from respondent.archiving.searching import (
    FARTHEST,
    Searchable,
    find_passage,
    find_value,
    forms_of,
    searchable,
)
from respondent.archiving.texts import Piece
from respondent.model.review import QuotedPassage


def copy(*texts: str) -> Searchable:
    return searchable(Piece(text, page=number) for number, text in enumerate(texts, 1))


def exact(found: QuotedPassage | None) -> str | None:
    return None if found is None else found.exact


def value(text: str, number: str, sign: str = "") -> str | None:
    return exact(find_value(copy(text), forms_of(Decimal(number), sign)))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Police recorded 503 offences.", "Police recorded 503 offences"),
        ("Police\n recorded   503\noffences.", "Police recorded 503 offences."),
        ("Police re-\ncorded 503 offences", "Police recorded 503 offences"),
        ("POLICE RECORDED 503 OFFENCES", "Police recorded 503 offences"),
        ("the “worst” year – so far", 'the "worst" year - so far'),
        ("Childline’s counsellors", "Childline's counsellors"),
        ("a\u00adbuse im\u200bages", "abuse images"),
        ("ﬁve ﬂats", "five flats"),
        ("Straße", "STRASSE"),
    ],
)
def test_a_passage_is_found_however_its_lines_break_and_its_signs_are_drawn(source: str, words: str) -> None:
    assert find_passage(copy(source), words) is not None


@pytest.mark.parametrize("words", ["Police recorded 504 offences", "Police recorded 50 offences", "", "…"])
def test_other_letters_and_digits_and_no_words_at_all_are_not_found(words: str) -> None:
    assert find_passage(copy("Police recorded 503 offences."), words) is None


@pytest.mark.parametrize("gap", ["…", "...", " [...] ", " […] ", " (…) "])
def test_an_ellipsis_stands_for_words_that_are_left_out(gap: str) -> None:
    source = copy("Police in England, as the Home Office says, recorded 503 offences.")
    assert exact(find_passage(source, f"Police in England{gap}recorded 503")) == (
        "Police in England, as the Home Office says, recorded 503"
    )


def test_an_ellipsis_does_not_reach_over_half_a_book() -> None:
    assert find_passage(copy("Police" + "x" * (FARTHEST + 1) + "recorded"), "Police … recorded") is None
    assert find_passage(copy("Police" + "x" * FARTHEST + "recorded"), "Police … recorded") is not None


def test_a_later_beginning_is_tried_where_the_first_does_not_go_on() -> None:
    far = "Police were told. " + "x" * (FARTHEST + 10) + " Police recorded 503."
    found = find_passage(copy(far), "Police … 503")
    assert exact(found) == "Police recorded 503"


def test_a_passage_comes_with_what_surrounds_it_and_its_page() -> None:
    found = find_passage(
        copy("First page.", "On this page police recorded 503 offences in Gwent."), "recorded 503"
    )
    assert found == QuotedPassage(
        "recorded 503", "First page. On this page police", "offences in Gwent.", page=2
    )


def test_a_passage_across_two_pages_is_on_the_one_where_it_begins() -> None:
    found = find_passage(copy("Police recor-", "ded 503 offences"), "recorded 503")
    assert found is not None
    assert (found.exact, found.page) == ("recor- ded 503", 1)


def test_nothing_is_found_in_a_copy_without_pieces() -> None:
    assert find_passage(searchable(()), "Police") is None


@pytest.mark.parametrize(
    ("text", "number", "sign"),
    [
        ("1,249 offences", "1249", ""),
        ("1249 offences", "1249", ""),
        ("1 249 offences", "1249", ""),
        ("1\u202f249 offences", "1249", ""),
        ("Gwent,503", "503", ""),
        ("(503)", "503", ""),
        ("It was 503.", "503", ""),
        ("503, then 192", "503", ""),
        ("rose by 50 per cent", "50", "%"),
        ("rose by 50percent", "50", "%"),
        ("rose by 50%", "50", "%"),
        ("in per cent: 50", "50", "%"),
        ("cost £1.26bn", "1260000000", "£"),
        ("cost £1,260 million", "1260000000", "£"),
        ("2.3 Million people", "2300000", ""),
        ("2.3m people", "2300000", ""),
        ("a change of −3.5", "-3.5", ""),
        ("54.20", "54.20", ""),
    ],
)
def test_a_value_is_found_in_each_form_that_sources_write(text: str, number: str, sign: str) -> None:
    assert value(text, number, sign) is not None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("11,249 offences", "1249"),
        ("1,249,000 offences", "1249"),
        ("12,490", "1249"),
        ("1249.5", "1249"),
        ("4,503", "503"),
        ("0.503", "503"),
        ("2.3 miles", "2300000"),
        ("12.3 million", "2300000"),
        ("none", "0"),
    ],
)
def test_a_part_of_a_longer_number_is_not_the_value(text: str, number: str) -> None:
    assert value(text, number) is None


def test_a_value_with_its_sign_is_looked_for_before_one_without() -> None:
    found = find_value(copy("Table 50. It rose by 50 per cent."), forms_of(Decimal(50), "%"))
    assert exact(found) == "50 per cent"


@given(st.text(alphabet="ab –-.“\n", min_size=1, max_size=30), st.text(alphabet="ab \n", max_size=10))
def test_what_stands_in_a_text_is_found_there(words: str, before: str) -> None:
    assume(words.strip(" –-\n"))
    assume("..." not in words)
    assert find_passage(copy(before + words), words) is not None
