"""What may not be compared, and what each refusal says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from respondent.errors import ArithmeticRefusedError
from respondent.model.lineage import Given
from respondent.model.period import parse_period
from respondent.model.quantity import Quantity
from respondent.model.unit import INDEX, PERCENT, POINT, POUND, Unit

OFFENCE = Unit("offence", "offences")
SESSION = Unit("session", "sessions")


def figure(
    record: str,
    number: int = 10,
    *,
    unit: Unit = OFFENCE,
    period: str | None = "2023/24",
    place: str | None = None,
    row: tuple[str, ...] = (),
    part: str = "value",
) -> Quantity:
    value = Fraction(number)
    return Quantity(
        value=value,
        low=value,
        high=value,
        unit=unit,
        lineage=Given(record, row, part),
        period=parse_period(period) if period else None,
        place=place,
    )


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (
            figure("image-offences"),
            figure("childline", unit=SESSION),
            "“image-offences” and “childline” cannot be compared: one counts offences, the other sessions.",
        ),
        (
            figure("a", unit=PERCENT),
            figure("b", unit=POINT),
            "“a” and “b” cannot be compared: one is in per cent, the other in percentage points.",
        ),
        (
            figure("a"),
            figure("b", unit=PERCENT),
            "“a” and “b” cannot be compared: one is a count, the other a percentage.",
        ),
        (
            figure("a").per_day,
            figure("b"),
            "“a” and “b” cannot be compared: they are rates per different things.",
        ),
        (
            replace(figure("a"), measure="recorded"),
            replace(figure("b"), measure="estimated"),
            "“a” and “b” cannot be compared: one is recorded, the other estimated.",
        ),
        (
            replace(figure("a", unit=POUND), prices="2024/25 prices"),
            replace(figure("b", unit=POUND), prices="cash"),
            "“a” and “b” cannot be compared: one is in 2024/25 prices, the other in cash.",
        ),
        (
            replace(figure("a", unit=INDEX), index_base="2015 = 100"),
            figure("b", unit=INDEX),
            "“a” and “b” cannot be compared: their index bases differ (2015 = 100; none).",
        ),
        (
            figure("a", unit=PERCENT),
            figure("b", unit=PERCENT, part="change"),
            "“a” and “b” cannot be compared: one is a change in per cent, the other is not.",
        ),
        (
            figure("a"),
            figure("b", period="2022/23"),
            "“a” and “b” cannot be compared: the first is about 2023/24, the second about 2022/23.",
        ),
        (
            figure("a"),
            figure("b", period=None),
            "“a” and “b” cannot be compared: the first is about 2023/24, the second about no stated period.",
        ),
    ],
)
def test_a_difference_of_unlike_figures_names_both_records(
    one: Quantity, other: Quantity, message: str
) -> None:
    with pytest.raises(ArithmeticRefusedError) as caught:
        one.minus(other)
    assert caught.value.message == message
    assert caught.value.remedy


def test_what_is_not_said_is_not_held_against_a_figure() -> None:
    recorded = replace(figure("a"), measure="recorded", period=parse_period("2023/24"))

    assert (recorded - figure("b", 4)).value == 6
    assert (figure("a", period=None) - figure("b", 4, period=None)).value == 6
    assert (replace(figure("a", unit=POUND), prices="cash") - figure("b", 4, unit=POUND)).value == 6


def test_the_way_to_cross_periods_is_in_the_remedy() -> None:
    with pytest.raises(ArithmeticRefusedError) as caught:
        figure("a").minus(figure("b", period="2022/23"))
    assert caught.value.remedy == "If that is meant, write minus(…, across_periods=true)."


def test_a_stock_is_not_compared_with_what_happened_in_a_year() -> None:
    with pytest.raises(ArithmeticRefusedError, match="one was counted at one moment, the other over a time"):
        figure("a").minus(figure("b", period="at 2024-03-31"), across_periods=True)
    with pytest.raises(ArithmeticRefusedError, match="not equally long"):
        figure("a").times(figure("b", period="at 2024-03-31"))


def test_a_break_in_the_series_bars_comparison_with_another_period_only() -> None:
    broken = replace(figure("a"), break_in_series=True)
    before = figure("b", period="2022/23")

    comparisons: list[Callable[[], Quantity]] = [
        lambda: broken.minus(before, across_periods=True),
        lambda: broken.change_from(before),
        lambda: broken.times(before),
        lambda: broken.plus(before, across_periods=True),
        lambda: replace(figure("c", period="2024/25")).change_from(broken),
    ]
    for compare in comparisons:
        with pytest.raises(ArithmeticRefusedError, match="there is a break in the series"):
            compare()
    assert broken.times(figure("b")).value == 1


def test_periods_without_days_are_equally_long_only_together() -> None:
    assert figure("a", period=None).times(figure("b", period=None)).value == 1
    with pytest.raises(ArithmeticRefusedError, match="no stated period and 2023/24 are not equally long"):
        figure("a", period=None).times(figure("b"))


def test_shares_and_indices_do_not_depend_on_the_length_of_their_period() -> None:
    assert figure("a", unit=PERCENT).times(figure("b", unit=PERCENT, period="2024-Q1")).value == 1
    assert figure("a", unit=INDEX).change_from(figure("b", unit=INDEX, period="2022-06")).value == 0


def test_a_change_is_of_one_place() -> None:
    with pytest.raises(
        ArithmeticRefusedError, match="“a” is about Gwent, “b” about Wales: the two do not make"
    ):
        figure("a", place="Gwent").change_from(figure("b", place="Wales", period="2022/23"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            figure("t", row=("Snapchat", "2023/24")),
            figure("t", row=("Instagram", "2022/23"), period="2022/23"),
        ),
        (figure("t", row=("Snapchat",)), figure("u", row=("Instagram",), period="2022/23")),
        (
            replace(figure("a"), dimensions=(("platform", "Snapchat"),)),
            replace(figure("b", period="2022/23"), dimensions=(("platform", "Instagram"),)),
        ),
    ],
)
def test_two_platforms_do_not_make_a_change(one: Quantity, other: Quantity) -> None:
    with pytest.raises(ArithmeticRefusedError, match="are not about the same thing"):
        one.change_from(other)


def test_one_row_of_two_years_makes_a_change() -> None:
    now = figure("t", row=("Gwent", "2023/24"), place="Gwent")
    then = figure("t", row=("Gwent", "2022/23"), place="Gwent", period="2022/23")

    assert now.change_from(then).value == 0
    assert now.per_day.change_from(then.per_day).value < 0, "the same number in one day more"


# What may be added


def test_rows_of_one_table_are_added_also_when_they_are_added_already() -> None:
    rows = [figure("t", row=(name,), place=name) for name in ("Gwent", "Dyfed", "Powys", "Clwyd")]

    assert ((rows[0] + rows[1]) + (rows[2] + rows[3])).value == 40


def test_nothing_is_counted_twice_whatever_is_said() -> None:
    rows = [figure("t", row=(name,), place=name) for name in ("Gwent", "Dyfed")]

    additions: list[Callable[[], Quantity]] = [
        lambda: rows[0] + rows[0],
        lambda: (rows[0] + rows[1]) + rows[1],
        lambda: (rows[0] + rows[1]).plus(rows[1], across_places=True, across_periods=True),
    ]
    for add in additions:
        with pytest.raises(ArithmeticRefusedError, match="would be counted twice"):
            add()


def test_two_records_are_added_only_if_they_cannot_overlap() -> None:
    wales, england = figure("wales", place="Wales"), figure("england", place="England")
    both = figure("other", place="Wales")

    for one, other in ((wales, england), (wales, both), (wales, figure("nowhere"))):
        with pytest.raises(ArithmeticRefusedError) as caught:
            one.plus(other)
        assert "nothing says that the two do not overlap" in caught.value.message
        assert caught.value.remedy == "If they do not, write plus(…, across_places=true)."
    assert wales.plus(england, across_places=True).place == "Wales and England"
    assert wales.plus(figure("nowhere"), across_places=True).place is None


def test_one_place_is_added_in_two_dimensions_and_over_two_years() -> None:
    girls = replace(figure("girls"), dimensions=(("sex", "girls"),))
    boys = replace(figure("boys"), dimensions=(("sex", "boys"),))

    assert (girls + boys).value == 20
    assert (
        girls.plus(
            replace(girls, lineage=Given("then"), period=parse_period("2022/23")), across_periods=True
        ).period
        is None
    )


def test_periods_that_share_days_are_never_added() -> None:
    year = figure("year", place="Wales")

    for period in ("2023", "2024-Q1"):
        with pytest.raises(ArithmeticRefusedError, match="would count the same things twice"):
            year.plus(figure("other", place="Wales", period=period), across_periods=True)
    moments = figure("m", period="at 2024-03-31"), figure("n", period="at 2023-03-31")
    with pytest.raises(ArithmeticRefusedError, match="would count the same things twice"):
        moments[0].plus(moments[1], across_periods=True)
    with pytest.raises(ArithmeticRefusedError, match="cannot be added: the first is about 2023/24"):
        year.plus(figure("other", place="Wales", period="2022/23"))
    assert year.plus(figure("other", place="Wales", period="2022/23"), across_periods=True).value == 20
    assert year.plus(figure("other", place="Wales", period=None), across_periods=True).value == 20


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (figure("a").per_day, figure("b").per_day, "“a” and “b” cannot be added: they are rates."),
        (figure("a", unit=INDEX), figure("b", unit=INDEX), "cannot be added: each is an index number."),
        (
            figure("a", unit=PERCENT, part="change"),
            figure("b", unit=PERCENT, part="change"),
            "cannot be added: they are changes in per cent.",
        ),
        (
            figure("a", unit=PERCENT),
            figure("b", unit=PERCENT),
            "cannot be added: nothing says that they are percentages of the same whole.",
        ),
        (
            replace(figure("a", unit=PERCENT), base=figure("x")),
            replace(figure("b", unit=PERCENT), base=figure("y")),
            "cannot be added: nothing says that they are percentages of the same whole.",
        ),
        (
            figure("t", 5, unit=PERCENT, row=("Gwent",), place="Gwent"),
            figure("t", 6, unit=PERCENT, row=("Kent",), place="Kent"),
            "cannot be added: nothing says that they are percentages of the same whole.",
        ),
        (
            figure("a").times(figure("c")),
            figure("b").times(figure("c")),
            "cannot be added: each is a ratio.",
        ),
    ],
)
def test_what_makes_no_sum_is_refused(one: Quantity, other: Quantity, says: str) -> None:
    with pytest.raises(ArithmeticRefusedError) as caught:
        one.plus(other, across_places=True)
    assert caught.value.message.endswith(says)


def test_a_moment_and_a_year_are_never_added() -> None:
    with pytest.raises(ArithmeticRefusedError, match="one was counted at one moment"):
        figure("a").plus(figure("b", period="at 2024-03-31"), across_periods=True)


def test_percentages_of_one_whole_are_added() -> None:
    known = figure("known")
    shares = [replace(figure("t", 20, unit=PERCENT, row=(name,)), base=known) for name in ("a", "b")]

    assert (shares[0] + shares[1]).value == 40
    assert (shares[0] + shares[1]).base == known


def test_percentages_of_one_table_and_one_place_are_added_also_without_a_base() -> None:
    shares = [figure("t", 20, unit=PERCENT, row=(name,), place="Gwent") for name in ("a", "b")]

    assert (shares[0] + shares[1]).value == 40
