"""Numbers as British readers write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.prose.numbers import (
    Digits,
    digits_in_words,
    exponent_of,
    grouped,
    in_words,
    round_to,
    rounded,
    scale_for,
    small_in_words,
    step_of,
    tidy,
)

POSITIVE = st.fractions(min_value=Fraction(1, 10**6), max_value=10**13)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("38685", "38,685"),
        ("54.20", "54.20"),
        ("-7", "−7"),
        ("999", "999"),
        ("-1249.5", "−1,249.5"),
        ("0", "0"),
    ],
)
def test_a_number_has_commas_a_true_minus_and_the_noughts_it_was_written_with(number: str, text: str) -> None:
    assert grouped(Decimal(number)) == text


@pytest.mark.parametrize(
    ("value", "step", "nearest"),
    [
        ("2.5", "1", "3"),
        ("-2.5", "1", "-3"),
        ("2.4999", "1", "2"),
        ("0.25", "0.1", "0.3"),
        ("1250", "100", "1300"),
    ],
)
def test_halves_round_up_and_away_from_nought(value: str, step: str, nearest: str) -> None:
    assert round_to(Fraction(value), Fraction(step)) == Fraction(nearest)


@given(st.fractions(), st.integers(-6, 9))
def test_a_rounded_number_is_a_multiple_of_its_step_and_off_by_half_a_step_at_most(
    value: Fraction, power: int
) -> None:
    step = Fraction(10) ** power
    nearest = round_to(value, step)

    assert (nearest / step).denominator == 1
    assert abs(nearest - value) <= step / 2


@given(st.fractions(min_value=-(10**12), max_value=10**12), st.integers(-6, 6))
def test_rounded_digits_stand_for_the_rounded_value(value: Fraction, power: int) -> None:
    step = Fraction(10) ** power
    digits = rounded(value, step)

    assert digits.value == round_to(value, step)
    assert digits.step == min(step, Fraction(1))


@given(POSITIVE, st.integers(1, 5))
def test_the_first_significant_digit_is_where_the_exponent_says(value: Fraction, significant: int) -> None:
    assert 1 <= value / Fraction(10) ** exponent_of(value) < 10
    assert step_of(value, significant) == Fraction(10) ** (exponent_of(value) - significant + 1)


def test_a_scale_word_makes_the_last_written_digit_coarse() -> None:
    assert Digits(Decimal("2000")).step == 1
    assert Digits(Decimal("2"), 1000).step == 1000
    assert Digits(Decimal("1.26"), 10**9).step == 10**7
    assert str(Digits(Decimal("2"), 1000)) == "2 thousand"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("24", "24"),
        ("1200", "1,200"),
        ("2.50", "2.5"),
        ("2300000", "2.3 million"),
        ("1260000000", "1.26 billion"),
        ("2345678", "2,345,678"),
        ("2345678.5", "2,345,678.5"),
        ("3000000000000", "3 trillion"),
        ("-45300000", "−45.3 million"),
        ("0", "0"),
    ],
)
def test_a_round_number_is_written_in_its_shortest_form(value: str, text: str) -> None:
    assert str(tidy(Fraction(value))) == text
    assert tidy(Fraction(value)).value == Fraction(value)


def test_thousands_are_written_in_figures() -> None:
    assert scale_for(Fraction(999_999)) == 1
    assert scale_for(Fraction(-1_000_000)) == 10**6


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "zero"),
        (7, "seven"),
        (13, "thirteen"),
        (40, "forty"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (1249, "one thousand two hundred and forty-nine"),
        (2300, "two thousand three hundred"),
        (2005, "two thousand and five"),
        (38685, "thirty-eight thousand six hundred and eighty-five"),
        (1_000_042, "one million and forty-two"),
        (-7, "minus seven"),
    ],
)
def test_whole_numbers_in_words(number: int, text: str) -> None:
    assert in_words(number) == text


@given(st.integers(0, 10**15 - 1))
def test_no_two_numbers_have_the_same_words(number: int) -> None:
    assert in_words(number) != in_words(number + 1)


@pytest.mark.parametrize(
    ("digits", "text"),
    [
        (Digits(Decimal("3.4")), "three point four"),
        (Digits(Decimal("54.20")), "fifty-four point two zero"),
        (Digits(Decimal("-0.52")), "minus zero point five two"),
        (Digits(Decimal("1.26"), 10**9), "one point two six billion"),
    ],
)
def test_decimals_are_read_out_in_words(digits: Digits, text: str) -> None:
    assert digits_in_words(digits) == text


def test_whole_numbers_below_ten_are_words_and_others_figures() -> None:
    def texts(*numbers: str) -> list[str]:
        return [small_in_words(Digits(Decimal(number))) for number in numbers]

    assert texts("3", "9", "10", "3.4", "3.0", "-3") == ["three", "nine", "10", "3.4", "3.0", "−3"]
    assert small_in_words(Digits(Decimal(2), 10**6)) == "2 million"


def test_one_is_singular_and_one_point_nought_is_not() -> None:
    assert Digits(Decimal(1)).is_one
    assert Digits(Decimal(-1)).is_one
    assert not Digits(Decimal("1.0")).is_one
    assert not Digits(Decimal(1), 10**6).is_one
