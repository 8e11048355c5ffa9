from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.prose.sentences import begins_sentence, clause_end, end_after, sentence_ends


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    ends = sentence_ends(text)
    return [text[a:b].strip() for a, b in zip((0, *ends), ends, strict=False)]


@pytest.mark.parametrize(
    "expected",
    [
        ["One.", "Two!", "Three?", "Four"],
        ["It rose, e.g. in Wales, by 3.41 a day.", "More."],
        ["Dr. Smith and Mr. J. B. Jones wrote to Prof. Lee.", "Nobody answered."],
        ["See s. 121(2), para. 4.12 and pp. 3–4.", "It is clear."],
        ["She said “Stop.”", "He did not."],
        ["It was so (or was it?).", "Yes."],
        ["“Why?” she asked.", "Because."],
        ["It cost £1.26 billion.", "That is a lot."],
        ["At 5 p.m. on Monday.", "Then nothing."],
        ["They met at 5 p.m.", "Nobody came."],
        ["It goes on… and on.", "It stopped…", "Then more."],
        ["In the U.K. there are many."],
        ["Apples, pears, etc. are fruit.", "So are plums, etc.", "Carrots are not."],
        ["Visit example.org today."],
        ["Only one"],
    ],
)
def test_sentences_end_at_punctuation_but_not_at_abbreviations(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("end", [";", ",", "; and", ", or", "; but "])
def test_an_item_that_goes_on_in_the_next_one_ends_before_its_and(end: str) -> None:
    text = f"services may be excused{end}"
    assert sentence_ends(text) == (len("services may be excused;"),)


def test_a_clause_ends_after_the_next_comma_semicolon_or_colon() -> None:
    text = "Of 1,249 offences, half; a third: rest."
    end = len(text)
    assert clause_end(text, text.index(" offences"), end) == text.index(",", 10) + 1
    assert clause_end(text, text.index("half") + 4, end) == text.index(";") + 1
    assert clause_end(text, text.index("third") + 5, end) == text.index(":") + 1
    assert clause_end(text, text.index("rest") + 4, end) == end


def test_a_comma_inside_a_number_ends_nothing() -> None:
    text = "About 1,249 of them"
    assert clause_end(text, 6, len(text)) == len(text)


def test_what_ends_where_a_sentence_ends_belongs_to_it() -> None:
    text = "One. Two."
    ends = sentence_ends(text)
    assert [end_after(ends, offset) for offset in (0, 3, 4, 5, 9, 12)] == [4, 4, 4, 9, 9, 9]


@pytest.mark.parametrize("before", ["", "One. ", "One? “", "“", "(One.) ", "One.\n"])
def test_a_sentence_begins_at_the_start_and_after_an_end(before: str) -> None:
    assert begins_sentence(before)


@pytest.mark.parametrize("before", ["One ", "One, ", "One: ", "e.g. ", "One.", "a (", "One. A, "])
def test_no_sentence_begins_in_the_midst_of_one(before: str) -> None:
    assert not begins_sentence(before)


@given(st.text(alphabet="aA. !?,e.g”)\n1", max_size=80))
def test_every_text_is_divided_without_a_gap(text: str) -> None:
    ends = sentence_ends(text)
    assert list(ends) == sorted(ends)
    assert ends[-1] >= len(text.rstrip())
    assert "".join(text[a:b] for a, b in zip((0, *ends), ends, strict=False)).rstrip() == text.rstrip()
