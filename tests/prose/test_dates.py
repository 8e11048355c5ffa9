"""Dates and times in words."""

from __future__ import annotations

from datetime import date, datetime

from respondent.prose.dates import write_date, write_moment, write_month, write_weekday


def test_a_date_is_written_day_month_year() -> None:
    assert write_date(date(2025, 2, 18)) == "18 February 2025"
    assert write_date(date(2024, 6, 1)) == "1 June 2024"
    assert write_month(date(2024, 12, 31)) == "December 2024"


def test_a_weekday_stands_before_its_date() -> None:
    assert write_weekday(date(2025, 2, 18)) == "Tuesday 18 February 2025"


def test_a_moment_is_a_time_on_a_day() -> None:
    assert write_moment(datetime(2025, 2, 18, 0, 1)) == "00:01 on Tuesday 18 February 2025"  # noqa: DTZ001 - as front matter gives it
