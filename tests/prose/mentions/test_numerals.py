from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.numerals import read_numeral
from respondent.prose.mentions.tokens import tokenize
from respondent.prose.numbers import Digits, digits_in_words, grouped, in_words


def read(text: str) -> Digits | None:
    """The numeral that the whole text is."""
    tokens = tokenize(text)
    numeral = read_numeral(tokens, 0)
    return numeral.digits if numeral and numeral.beyond == len(tokens) else None


def value(text: str) -> Fraction | None:
    digits = read(text)
    return None if digits is None else digits.value


@given(st.integers(0, 10**9))
def test_words_that_this_program_writes_are_read_back(number: int) -> None:
    assert value(in_words(number)) == number


@given(st.integers(-(10**12), 10**15 - 1))
def test_larger_and_negative_numbers_in_words_are_read_back_too(number: int) -> None:
    assert value(in_words(number)) == number


@given(st.integers(0, 10**9))
def test_words_in_capitals_and_without_hyphens_are_read_alike(number: int) -> None:
    assert value(in_words(number).capitalize()) == number
    assert value(in_words(number).replace("-", " ")) == number


@given(
    st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False), st.sampled_from((1, 10**6, 10**9))
)
def test_decimals_in_words_are_read_back(number: Decimal, scale: int) -> None:
    digits = Digits(number, scale)
    assert read(digits_in_words(digits)) == digits


@given(
    st.decimals(0, 10**12, allow_nan=False, allow_infinity=False).filter(lambda number: len(str(number)) < 14)
)
def test_digits_with_commas_are_read_back_with_every_nought(number: Decimal) -> None:
    written = grouped(abs(number))
    if "E" not in str(number):
        digits = read(written)
        assert digits is not None
        assert (digits.value, digits.step) == (Digits(abs(number)).value, Digits(abs(number)).step)


@given(st.integers(0, 10**9))
def test_a_number_is_found_in_a_sentence_in_figures_and_in_words(number: int) -> None:
    for written in (f"{number:,}", in_words(number)):
        (mention,) = find_mentions(f"They counted exactly {written} sheep.")
        assert mention.promise is not None
        assert mention.promise.stated is not None
        assert mention.promise.stated.value == number
        assert mention.number.text == written


@pytest.mark.parametrize(
    ("text", "number", "step"),
    [
        ("1,249", 1249, 1),
        ("54.20", Fraction(5420, 100), Fraction(1, 100)),
        ("2 thousand", 2000, 1000),
        ("two thousand", 2000, 1000),
        ("two thousand three hundred", 2300, 1),
        ("twelve hundred", 1200, 1),
        ("a hundred", 100, 1),
        ("a hundred and six", 106, 1),
        ("a thousand", 1000, 1000),
        ("2.3m", 2_300_000, 100_000),
        ("1.26bn", 1_260_000_000, 10_000_000),
        ("5tn", 5 * 10**12, 10**12),
        ("3.5-million", 3_500_000, 100_000),
        ("12 bn", 12 * 10**9, 10**9),
        ("one and a half", Fraction(3, 2), Fraction(1, 10)),
        ("two and a half million", 2_500_000, 100_000),
        ("minus two and a half", Fraction(-5, 2), Fraction(1, 10)),
        ("minus seven point five", Fraction(-15, 2), Fraction(1, 10)),
        ("a dozen", 12, 1),
        ("two dozen", 24, 1),
        ("half a dozen", 6, 1),
        ("nought", 0, 1),
        ("one million, two hundred thousand", 1_200_000, 1),
        ("38\u2009685", 38_685, 1),
    ],
)
def test_a_numeral_has_its_value_and_its_last_digit(
    text: str, number: int | Fraction, step: int | Fraction
) -> None:
    digits = read(text)
    assert digits is not None
    assert (digits.value, digits.step) == (Fraction(number), Fraction(step))


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a million a",
        "and",
        "hundred",
        "million",
        "point five",
        "minus",
        "1234567890123456",
        "dozen",
        "zero dozen",
        "two one",
        "twenty thirteen",
        "one thousand thousand",
        "1,24",
        "one hundred zero",
    ],
)
def test_what_is_no_single_numeral_is_not_read_as_one(text: str) -> None:
    assert read(text) is None


def test_the_end_of_between_is_no_part_of_its_beginning() -> None:
    (mention,) = find_mentions("Between one hundred and two hundred people came.")
    assert mention.promise is not None
    assert mention.promise.stated is not None
    assert mention.promise.upper is not None
    assert (mention.promise.stated.value, mention.promise.upper.value) == (Fraction(100), Fraction(200))


@pytest.mark.parametrize(
    ("text", "number"), [("It is 5m long.", "5"), ("It is a 4k screen.", "4"), ("It cost £5m.", "£5m")]
)
def test_letters_scale_a_number_where_they_can_mean_nothing_else(text: str, number: str) -> None:
    assert [mention.number.text for mention in find_mentions(text)] in ([number], [])
