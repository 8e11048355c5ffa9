"""Periods as documents write them."""

from __future__ import annotations

import pytest

from respondent.model.period import parse_period
from respondent.model.settings import YearForm
from respondent.prose.periods import write_period


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (YearForm.SLASH, "2023/24"),
        (YearForm.HYPHEN, "2023-24"),
        (YearForm.ENDING, "year ending March 2024"),
    ],
)
def test_a_financial_year_is_written_in_the_house_form(form: YearForm, text: str) -> None:
    assert write_period(parse_period("2023/24"), form) == text


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("1999/00", "1999/00"),
        ("2024", "2024"),
        ("2024-06", "June 2024"),
        ("2024-Q2", "April to June 2024"),
        ("2024-Q4", "October to December 2024"),
        ("academic 2023/24", "academic year 2023/24"),
        ("year ending 2024-06", "year ending June 2024"),
        ("year ending 2024-03", "year ending March 2024"),
        ("2024-01-01..2024-06-30", "1 January to 30 June 2024"),
        ("2024-06-01..2024-06-15", "1 to 15 June 2024"),
        ("2023-07-01..2024-06-30", "1 July 2023 to 30 June 2024"),
        ("2024-06-01..2024-06-01", "1 June 2024"),
        ("at 2024-03-31", "31 March 2024"),
    ],
)
def test_every_other_period_is_written_in_words(period: str, text: str) -> None:
    assert write_period(parse_period(period), YearForm.SLASH) == text


def test_an_academic_year_has_the_stroke_or_the_hyphen_of_the_house_form() -> None:
    year = parse_period("academic 2023/24")

    assert write_period(year, YearForm.HYPHEN) == "academic year 2023-24"
    assert write_period(year, YearForm.ENDING) == "academic year 2023/24"
