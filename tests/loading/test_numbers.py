"""Numbers as people write them."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.loading.numbers import ACCEPTED, NumberFormError, WrittenNumber, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1249", "1249"),
        ("1,249", "1249"),
        ("12,345,678", "12345678"),
        (" 54.20 ", "54.20"),
        ("0", "0"),
        ("0.05", "0.05"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("–3", "-3"),
        ("+7", "7"),
        ("-0", "0"),
        ("-0.00", "0.00"),
    ],
)
def test_a_plain_number_keeps_its_written_digits(text: str, value: str) -> None:
    number = parse_number(text)

    assert number == WrittenNumber(Decimal(value))
    assert str(number.value) == value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("50%", WrittenNumber(Decimal(50), "%")),
        ("50 %", WrittenNumber(Decimal(50), "%")),
        ("50 per cent", WrittenNumber(Decimal(50), "%")),
        ("7.5 percent", WrittenNumber(Decimal("7.5"), "%")),
        ("£54.20", WrittenNumber(Decimal("54.20"), "£")),
        ("£-5", WrittenNumber(Decimal(-5), "£")),
        ("-£5", WrittenNumber(Decimal(-5), "£")),
    ],
)
def test_a_sign_beside_the_number_is_told(text: str, number: WrittenNumber) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("£1.26bn", "1260000000", "10000000"),
        ("£1.26 billion", "1260000000", "10000000"),
        ("2.3 million", "2300000", "100000"),
        ("2 Million", "2000000", "1000000"),
        ("5k", "5000", "1000"),
        ("1.5 thousand", "1500", "100"),
        ("3tn", "3000000000000", "1000000000000"),
        ("1.23456789m", "1234567.89", "0.01"),
    ],
)
def test_a_word_of_size_is_multiplied_out_and_tells_how_coarse_the_number_is(
    text: str, value: str, step: str
) -> None:
    number = parse_number(text)

    assert str(number.value) == value
    assert str(number.step) == step


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1,24", "has a comma where a decimal point may be meant"),
        ("1,2345", "has a comma that does not stand before three digits"),
        ("1,249,", "has a comma that does not stand before three digits"),
        ("1.2.3", "is not a number"),
        ("1.249,50", "has points and commas the other way round"),
        ("1 249", "has spaces between its digits"),
        ("１２", "has other characters than the digits 0 to 9"),
        ("٣", "has other characters than the digits 0 to 9"),
        ("½", "has other characters than the digits 0 to 9"),
        ("1e5", "is in scientific notation"),
        ("1.2E+05", "is in scientific notation"),
        ("(1,249)", "is in brackets"),
        (".5", "begins with its decimal point"),
        ("5.", "is not a number"),
        ("010", "begins with a nought: it may be a code"),
        ("00.5", "begins with a nought"),
        ("$5", "is not in pounds"),
        ("€1,000", "is not in pounds"),
        ("£5%", "is not a number"),
        ("-£-5", "is not a number"),
        ("--5", "is not a number"),
        ("NaN", "is not a number"),
        ("inf", "is not a number"),
        ("Infinity", "is not a number"),
        ("1_000", "is not a number"),
        ("0x10", "is not a number"),
        ("5\u212a", "is not a number"),
        ("twelve", "is not a number"),
        ("12 offences", "is not a number"),
        ("", "There is no number"),
    ],
)
def test_what_only_looks_like_a_number_is_refused_with_what_is_accepted(text: str, why: str) -> None:
    with pytest.raises(NumberFormError) as error:
        parse_number(text)

    assert why in str(error.value)
    assert ACCEPTED in str(error.value)


@pytest.mark.parametrize("digits", [31, 59, 60, 5000, 1_000_000])
def test_a_number_of_very_many_digits_is_refused_and_not_repeated_in_full(digits: int) -> None:
    with pytest.raises(NumberFormError, match="more than 30 digits") as error:
        parse_number("9" * digits)

    assert len(str(error.value)) < 200


def test_a_long_text_is_refused_without_being_repeated_in_full() -> None:
    with pytest.raises(NumberFormError) as error:
        parse_number("no number " * 10_000)

    assert len(str(error.value)) < 200


def test_thirty_digits_are_kept_exactly() -> None:
    assert str(parse_number("9" * 30).value) == "9" * 30
    assert str(parse_number("1234567890.1234567890123456789bn").value) == "1234567890123456789.0123456789"


@given(st.integers(min_value=-(10**29), max_value=10**29))
def test_every_whole_number_is_read_back_with_and_without_commas(number: int) -> None:
    assert parse_number(str(number)).value == number
    assert parse_number(f"{number:,}").value == number


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_decimal_is_read_back_exactly(number: Decimal) -> None:
    assert parse_number(f"{number:,f}").value == number
    assert parse_number(f"£{number:f} million").value == number * 10**6


@given(st.text(max_size=80))
def test_whatever_else_is_written_is_a_number_or_a_refusal(text: str) -> None:
    with suppress(NumberFormError):
        number = parse_number(text)
        assert number.value.is_finite()
        assert any(character in "0123456789" for character in text)
