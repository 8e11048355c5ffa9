from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.period import Period, calendar_year, financial_year, month, parse_period, year_ending
from respondent.model.settings import YearForm
from respondent.prose.mentions.find import find_mentions, left_alone
from respondent.prose.mentions.mention import Relative
from respondent.prose.mentions.periods import find_periods
from respondent.prose.mentions.taken import Taken
from respondent.prose.periods import write_period


def periods(text: str) -> list[str]:
    """The periods in a text, as records would write them."""
    return [str(when.period or when.relative) for when in find_periods(text, Taken(len(text))).whens]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023/24", "2023/24"),
        ("2023-24", "2023/24"),
        ("2023–24", "2023/24"),
        ("2023/2024", "2023/24"),
        ("in 2023 to 2024", "2023/24"),
        ("the financial year 2023 to 2024", "2023/24"),
        ("financial year 2023/24", "2023/24"),
        ("FY 2023/24", "2023/24"),
        ("2010-11", "2010/11"),
        ("1999-2000", "1999/00"),
        ("2019–2023", "2019-01-01..2023-12-31"),
        ("year ending March 2024", "year ending 2024-03"),
        ("the year to March 2024", "year ending 2024-03"),
        ("the year ended 31 March 2024", "year ending 2024-03"),
        ("the year to the end of March 2024", "year ending 2024-03"),
        ("the 12 months to June 2024", "year ending 2024-06"),
        ("twelve months to June 2024", "year ending 2024-06"),
        ("the six months to June 2024", "2024-01-01..2024-06-30"),
        ("three months to January 2024", "2023-11-01..2024-01-31"),
        ("in 2024", "2024"),
        ("during 2024", "2024"),
        ("2024's", "2024"),
        ("in June 2024", "2024-06"),
        ("Sept 2023", "2023-09"),
        ("Q2 2024", "2024-Q2"),
        ("Q1 2023/24", "2023-Q2"),
        ("Q4 of 2023/24", "2024-Q1"),
        ("the second quarter of 2024", "2024-Q2"),
        ("the final quarter of 2023/24", "2024-Q1"),
        ("the first half of 2024", "2024-01-01..2024-06-30"),
        ("the second half of 2024", "2024-07-01..2024-12-31"),
        ("January to March 2024", "2024-01-01..2024-03-31"),
        ("between October 2023 and March 2024", "2023-10-01..2024-03-31"),
        ("1 April 2023 to 31 March 2024", "2023-04-01..2024-03-31"),
        ("3 to 9 June 2024", "2024-06-03..2024-06-09"),
        ("30 May to 2 June 2024", "2024-05-30..2024-06-02"),
        ("at 31 March 2024", "at 2024-03-31"),
        ("as at 30 June 2024", "at 2024-06-30"),
        ("on 31 March 2024", "at 2024-03-31"),
        ("academic year 2023/24", "academic 2023/24"),
        ("the school year 2023-24", "academic 2023/24"),
        ("the 2023/24 academic year", "academic 2023/24"),
        ("the academic year 2023 to 2024", "academic 2023/24"),
        ("last year", "last year"),
        ("last financial year", "last year"),
        ("this year", "this year"),
        ("the year before", "the year before"),
        ("the previous year", "the year before"),
        ("a year earlier", "the year before"),
        ("in the same year", "the same year"),
        ("this month", "this month"),
        ("last month", "last month"),
    ],
)
def test_a_period_in_prose_is_read(text: str, period: str) -> None:
    assert periods(text) == [period]
    assert periods(f"So it was, {text}, they said.") == [period]


@pytest.mark.parametrize(
    "text",
    ["2023/25", "2023-30", "31 June 2024 to 3 July 2024", "on 18 February 2025", "March to January 2024 2",
     "2,024", "2024.5", "£2024", "more than 2000", "nearly 2000 of them", "2024 per cent", "9 to 3 June 2024",
     "five months to June 2024", "mar 20", "the year"],
)  # fmt: skip
def test_what_is_no_period_is_not_read_as_the_whole(text: str) -> None:
    assert all(period in ("2023", "2024", "2024-06", "2024-07", "2024-01") for period in periods(text))


@given(st.integers(1901, 2098), st.sampled_from(list(YearForm)))
def test_financial_years_are_read_as_they_are_written(first: int, form: YearForm) -> None:
    period = financial_year(first)
    (when,) = find_periods(text := write_period(period, form), Taken(len(text))).whens
    assert when.period is not None
    assert when.period.same_days(period)


@given(
    st.one_of(
        st.builds(calendar_year, st.integers(1901, 2098)),
        st.builds(month, st.integers(1901, 2098), st.integers(1, 12)),
        st.builds(year_ending, st.integers(1901, 2098), st.integers(1, 12)),
        st.just(parse_period("academic 2023/24")),
        st.just(parse_period("2024-Q2")),
        st.just(parse_period("2024-01-15..2024-02-20")),
    )
)
def test_what_this_program_writes_of_a_period_is_read_back(period: Period) -> None:
    (when,) = find_periods(text := write_period(period, YearForm.SLASH), Taken(len(text))).whens
    assert when.period is not None
    assert when.period.same_days(period)


def when_of(text: str, index: int = 0) -> str | None:
    when = find_mentions(text)[index].when
    return str(when.period or when.relative) if when else None


def test_a_number_takes_the_period_of_its_own_clause() -> None:
    text = "In 2022/23 there were 64 cases, and in 2023/24, 36."
    assert when_of(text, 0) == "2022/23"


def test_a_number_takes_the_only_period_of_its_sentence() -> None:
    assert when_of("In 2023/24, as is well known, police recorded 4,800 offences.") == "2023/24"


def test_the_earlier_level_keeps_its_period_to_itself() -> None:
    text = "It is 62 per cent, up from 55 per cent in 2021."
    assert (when_of(text, 0), when_of(text, 1)) == (None, "2021")


def test_between_two_years_each_level_has_its_own() -> None:
    text = "It fell from 64 to 36 between 2019/20 and 2023/24."
    assert (when_of(text, 0), when_of(text, 1)) == ("2019/20", "2023/24")


def test_a_count_between_two_years_has_the_whole_time() -> None:
    assert when_of("Between 2019/20 and 2023/24 there were 903 cases.") == "2019-04-01..2024-03-31"


def test_a_change_between_two_years_has_both_ends() -> None:
    (mention,) = find_mentions("Between 2019/20 and 2023/24 it fell by 18 per cent.")
    assert mention.when is not None
    assert mention.since is not None
    assert (str(mention.when.period), str(mention.since.period)) == ("2023/24", "2019/20")


def test_years_in_brackets_explain_last_year() -> None:
    assert when_of("They recorded 1,249 offences last year (2023/24).") == "2023/24"


def test_a_period_in_brackets_belongs_to_the_number_in_them() -> None:
    text = "The force recorded 1,249 offences (2022/23: 1,166)."
    assert (when_of(text, 0), when_of(text, 1)) == (None, "2022/23")


def test_since_when_is_not_when() -> None:
    (mention,) = find_mentions("Up 7 per cent since 2019/20.")
    assert mention.when is None
    assert mention.since is not None


def test_relative_periods_wait_for_the_text_s_date() -> None:
    (mention,) = find_mentions("Last year there were 903 sessions.")
    assert mention.when is not None
    assert mention.when.relative is Relative.LAST_YEAR


@pytest.mark.parametrize(
    "text",
    [
        "18 February 2025",
        "3 May",
        "May 3rd",
        "2024-05-03",
        "03/05/2024",
        "Tuesday 18 February",
        "March 3, 2024",
    ],
)
def test_dates_are_left_alone(text: str) -> None:
    assert find_mentions(f"They met on {text}.") == ()
    assert any(words.text.strip(".") in text for words, _ in left_alone(f"They met on {text}."))


def test_a_month_before_a_number_is_no_date_in_american() -> None:
    (mention,) = find_mentions("In March 20 per cent of calls were missed.")
    assert mention.number.text == "20 per cent"
