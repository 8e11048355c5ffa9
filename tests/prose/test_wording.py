"""The filters that write words about a figure: what they write, what they refuse, and that it is always true."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respondent.errors import NothingHonestError
from respondent.model.lineage import Given
from respondent.model.period import parse_period
from respondent.model.quantity import Quantity, total_of
from respondent.model.settings import Settings
from respondent.model.unit import DAY, INDEX, PERCENT, POUND, TIMES, Unit
from respondent.prose.wording import WRITERS, Promise, Qualifier, holds, plain, say_about

OFFENCE = Unit("offence", "offences")
PERSON = Unit("person", "people")
HOUSE = Settings()


def recorded(
    count: str, force: str = "South Yorkshire", period: str = "2023/24", unit: Unit = OFFENCE
) -> Quantity:
    value = Fraction(count)
    return Quantity(
        value=value,
        low=value,
        high=value,
        unit=unit,
        lineage=Given("image-offences-by-force", (force,), label=force),
        written=Decimal(count),
        period=parse_period(period),
        place=force,
    )


def share(percent: str, precision: str = "0") -> Quantity:
    value, half = Fraction(percent), Fraction(precision) / 2
    lineage = Given("platform-shares", ("Snapchat",))
    return Quantity(value=value, low=value - half, high=value + half, unit=PERCENT, lineage=lineage)


def ratio(times: str) -> Quantity:
    return Quantity(
        value=Fraction(times), low=Fraction(times), high=Fraction(times), unit=TIMES, lineage=Given("r")
    )


def changed(percent: str, half: str = "0") -> Quantity:
    value = Fraction(percent)
    lineage = Given("childline-sessions", part="change")
    return Quantity(
        value=value,
        low=value - Fraction(half),
        high=value + Fraction(half),
        unit=PERCENT,
        lineage=lineage,
        written=Decimal(percent),
    )


def write(name: str, quantity: Quantity) -> str:
    phrase = WRITERS[name](quantity, HOUSE)
    assert holds(phrase.promise, quantity)
    return str(phrase)


def refusal(name: str, quantity: Quantity) -> NothingHonestError:
    with pytest.raises(NothingHonestError) as caught:
        WRITERS[name](quantity, HOUSE)
    return caught.value


# What the episode of February 2025 needs


def test_south_yorkshire_has_more_than_23_a_week_and_more_than_three_a_day() -> None:
    count = recorded("1249")

    assert write("more_than", count.per_week) == "more than 23"
    assert write("more_than", count.per_day) == "more than three"


def test_the_two_rates_that_went_to_print_are_false() -> None:
    count = recorded("1249")

    def promise(number: str) -> Promise:
        return WRITERS["more_than"](recorded(str(int(number) + 1)), HOUSE).promise

    assert not holds(promise("24"), count.per_week)
    assert not holds(promise("6"), count.per_day)
    assert holds(promise("6"), recorded("2301", "West Yorkshire").per_day)


@pytest.mark.parametrize(
    ("count", "rate", "text"),
    [
        ("2301", "per_day", "more than six"),
        ("38685", "per_day", "more than 100"),
        ("4800", "per_day", "more than 13"),
        ("2194", "per_day", "more than five"),
        ("192", "per_week", "more than three"),
        ("693", "per_week", "more than 13"),
    ],
)
def test_other_forces_have_their_own_rates(count: str, rate: str, text: str) -> None:
    assert write("more_than", getattr(recorded(count), rate)) == text


def test_dyfed_powys_has_no_honest_daily_rate_and_is_told_what_to_say() -> None:
    error = refusal("more_than", recorded("192", "Dyfed-Powys").per_day)

    assert error.message == (
        "“image-offences-by-force#Dyfed-Powys” comes to 0.52 a day, which is too little for “more than”."
    )
    assert error.remedy == (
        "Say “one every two days”: write .every in place of the rate and its filter. "
        "Or write .per_week, and say “more than three a week”."
    )


@pytest.mark.parametrize("name", ["more_than", "fewer_than", "at_least", "almost", "about"])
def test_every_filter_of_whole_numbers_refuses_a_rate_below_one(name: str) -> None:
    assert "one every two days" in refusal(name, recorded("192").per_day).remedy


def test_a_rate_of_nothing_is_best_given_as_the_count() -> None:
    assert refusal("more_than", recorded("0").per_day).remedy == "Say the count itself: “0”."


def test_a_small_rate_that_is_not_over_time_is_best_given_as_it_is() -> None:
    rate = recorded("3").per_population(recorded("900000", unit=PERSON))

    assert refusal("more_than", rate).remedy == "Say the number itself: “0.33 per 100,000 people”."


def test_a_small_amount_of_money_has_no_time_between_two() -> None:
    error = refusal("more_than", recorded("100", unit=POUND).per_day)

    assert error.remedy == "Write .per_week, and say “more than £1 a week”."


# Bounds


@pytest.mark.parametrize(
    ("name", "quantity", "text"),
    [
        ("more_than", recorded("24"), "more than 23"),
        ("more_than", recorded("100"), "more than 99"),
        ("more_than", recorded("1000"), "more than 990"),
        ("more_than", recorded("1200"), "more than 1,100"),
        ("more_than", recorded("1249"), "more than 1,200"),
        ("more_than", recorded("38685"), "more than 38,000"),
        ("more_than", recorded("2345678"), "more than 2.3 million"),
        ("more_than", recorded("1260000000", unit=POUND), "more than £1.2 billion"),
        ("more_than", recorded("12.50", unit=POUND), "more than £12"),
        ("more_than", share("50.4"), "more than 50 per cent"),
        ("more_than", share("50", "1"), "more than 49 per cent"),
        ("more_than", changed("7"), "more than 6 per cent"),
        ("more_than", ratio("2.24"), "more than twice"),
        ("more_than", ratio("3.2"), "more than three times"),
        ("more_than", ratio("1.84"), "more than 1.8 times"),
        ("more_than", ratio("2"), "more than 1.9 times"),
        ("more_than", recorded("38685").every, "more than one every 14 minutes"),
        ("fewer_than", recorded("1249").per_week, "fewer than 24"),
        ("fewer_than", recorded("38685").per_day, "fewer than 110"),
        ("fewer_than", recorded("995"), "fewer than 1,000"),
        ("fewer_than", recorded("24"), "fewer than 25"),
        ("fewer_than", share("50", "1"), "less than 51 per cent"),
        ("fewer_than", recorded("1249", unit=POUND), "less than £1,300"),
        ("fewer_than", ratio("1.84"), "less than 1.9 times"),
        ("fewer_than", recorded("38685").every, "fewer than one every 13 minutes"),
        ("at_least", recorded("24"), "at least 24"),
        ("at_least", recorded("366").per_day, "at least one"),
        ("at_least", recorded("557").per_day, "at least one"),
        ("at_least", recorded("1249"), "at least 1,200"),
        ("at_least", recorded("38685").every, "at least one every 14 minutes"),
        ("at_least", recorded("366").every, "at least one every day"),
    ],
)
def test_bounds_are_the_next_round_number_on_the_right_side(name: str, quantity: Quantity, text: str) -> None:
    assert write(name, quantity) == text


def test_a_ratio_of_about_one_has_no_bound() -> None:
    assert refusal("more_than", ratio("1.05")).remedy == "Say the number itself: “1.1 times”."
    assert "less than" not in refusal("fewer_than", ratio("0.8")).message


def test_one_exactly_is_not_more_than_a_whole_number() -> None:
    assert "Say “one every day”" in refusal("more_than", recorded("366").per_day).remedy


def test_a_sum_with_parts_missing_is_written_with_at_least_alone() -> None:
    known = total_of((recorded("2301", "West"), recorded("1266", "South")), place="Yorkshire", complete=False)

    assert write("at_least", known) == "at least 3,500"
    assert str(plain(known, HOUSE)) == "at least 3,567"
    assert holds(plain(known, HOUSE).promise, known)
    assert str(plain(known.per_day, HOUSE)) == "at least 9.7", "9.746 is not rounded up"
    assert str(plain(known.per_month, HOUSE)) == "at least 297.2", "297.25 is not rounded up"
    for name in ("more_than", "fewer_than", "almost", "about", "words"):
        assert "at least 3,567" in refusal(name, known).remedy


def test_a_fall_is_never_more_than_something() -> None:
    for name in ("more_than", "fewer_than", "at_least", "almost", "about", "fraction", "one_in"):
        error = refusal(name, changed("-7"))
        assert error.message == "“childline-sessions” is below nought, or may be."
        assert "down 7 per cent" in error.remedy


# Near


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (recorded("693"), "almost 700"),
        (recorded("964"), "almost 1,000"),
        (recorded("38685"), "almost 39,000"),
        (recorded("48"), "almost 50"),
        (recorded("1249").per_week, "almost 24"),
        (recorded("2194").per_day, "almost six"),
        (recorded("38685").every, "almost one every 13 minutes"),
        (ratio("1.95"), "almost twice"),
    ],
)
def test_almost_is_the_next_round_number_above(quantity: Quantity, text: str) -> None:
    assert write("almost", quantity) == text


def test_almost_is_refused_where_the_next_round_number_is_far() -> None:
    error = refusal("almost", recorded("1249").per_day)

    assert error.message.endswith(
        "comes to 3.4 a day, which is not just below a round number (within 5 per cent)."
    )
    assert error.remedy == "Use more_than: “more than three”."
    assert refusal("almost", recorded("1")).remedy == "Say the number itself: “1”."
    assert "hours" in refusal("almost", recorded("2301").every).message


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (recorded("1249"), "about 1,200"),
        (recorded("38685"), "about 39,000"),
        (recorded("38685").per_day, "about 110"),
        (recorded("2194").per_day, "about six"),
        (recorded("1249").per_day, "about 3.4"),
        (recorded("1249").per_week, "about 24"),
        (recorded("38685").every, "about one every 14 minutes"),
        (share("23.6"), "about 24 per cent"),
        (recorded("1260000000", unit=POUND), "about £1.3 billion"),
        (ratio("2.04"), "about twice"),
    ],
)
def test_about_is_the_nearest_round_number_within_five_per_cent(quantity: Quantity, text: str) -> None:
    assert write("about", quantity) == text


# Parts


@pytest.mark.parametrize(
    ("percent", "text"),
    [
        ("50", "half"),
        ("49", "half"),
        ("47.94", "nearly half"),
        ("52", "more than half"),
        ("34.9", "more than a third"),
        ("33", "a third"),
        ("24", "a quarter"),
        ("22.9", "about a quarter"),
        ("45", "more than two fifths"),
        ("37.2", "more than a third"),
        ("30", "more than a quarter"),
        ("66", "two thirds"),
        ("73", "nearly three quarters"),
        ("97", "more than nine tenths"),
        ("9.6", "a tenth"),
        ("13", "more than a tenth"),
    ],
)
def test_a_share_is_written_as_a_common_fraction(percent: str, text: str) -> None:
    assert write("fraction", share(percent)) == text


def test_a_rounded_share_is_more_than_a_fraction_only_if_all_of_it_is() -> None:
    assert write("fraction", share("35", "1")) == "more than a third"
    assert write("fraction", share("52", "6")) == "about half"


def test_shares_of_metas_products_are_a_quarter() -> None:
    parts = tuple(
        replace(share(percent, "1"), lineage=Given("platform-shares", (name,)))
        for name, percent in (("Instagram", "11"), ("Facebook", "7"), ("WhatsApp", "6"))
    )

    assert write("fraction", total_of(parts, place=None, complete=True)) == "a quarter"


def test_a_ratio_below_one_is_a_fraction_and_one_in_so_many() -> None:
    assert write("fraction", ratio("0.5")) == "half"
    assert write("one_in", ratio("0.125")) == "one in eight"


def test_no_common_fraction_describes_very_small_shares_or_all() -> None:
    for percent in ("5", "100", "120"):
        assert "no common fraction" in refusal("fraction", share(percent)).message


def test_a_count_is_no_part_of_anything() -> None:
    error = refusal("fraction", recorded("1249"))

    assert error.message.endswith("is a number of offences, and no part of anything.")
    assert "share_of" in error.remedy
    assert refusal("one_in", share("0")).remedy == "Say that there were none."


@pytest.mark.parametrize(
    ("percent", "text"),
    [
        ("12.41", "one in eight"),
        ("8.3333", "one in 12"),
        ("47.94", "nearly one in two"),
        ("55", "about one in two"),
        ("19.2", "nearly one in five"),
        ("21", "about one in five"),
        ("40", "more than one in three"),
        ("62.5", "more than one in two"),
        ("0.081", "nearly one in 1,200"),
        ("0.109", "about one in 920"),
    ],
)
def test_a_share_is_written_as_one_in_so_many(percent: str, text: str) -> None:
    assert write("one_in", share(percent)) == text


def test_most_of_a_whole_is_not_one_in_anything() -> None:
    assert "Use fraction" in refusal("one_in", share("80")).remedy


# Changes


def test_a_change_says_its_direction() -> None:
    assert write("change", changed("7")) == "up 7 per cent"
    assert write("change", changed("-7")) == "down 7 per cent"
    assert write("change", changed("0")) == "unchanged"
    assert write("rise_or_fall", changed("-12.5")) == "a fall of 12.5 per cent"
    assert write("rose_or_fell", changed("7")) == "rose by 7 per cent"


def test_a_refusal_of_what_is_worked_out_names_what_from() -> None:
    both = recorded("192", "Dyfed-Powys").plus(recorded("508", "Gwent"))
    message = refusal("almost", both).message
    assert message.startswith("What is worked out from “image-offences-by-force#Dyfed-Powys” and “")
    assert "comes to 700" in message


def test_a_sentence_that_says_the_direction_itself_must_be_right() -> None:
    assert write("rise", changed("7")) == "7 per cent"
    assert write("fall", changed("-7")) == "7 per cent"
    assert "comes to 7 per cent, which is no fall" in refusal("fall", changed("7")).message
    assert "comes to −7 per cent, which is no rise" in refusal("rise", changed("-7")).message
    assert "no rise" in refusal("rise", changed("0")).message


def test_a_change_that_may_be_either_way_is_refused() -> None:
    error = refusal("change", changed("0.2", "0.5"))

    assert error.message.endswith("may be a rise or a fall: it lies between −0.3 and 0.7.")


def test_a_difference_of_two_years_is_a_change_and_of_two_forces_is_none() -> None:
    before, after = recorded("1100", period="2022/23"), recorded("1249")
    fell = before.minus(recorded("1249", period="2021/22"), across_periods=True)

    assert write("change", after.minus(before, across_periods=True)) == "up 149"
    assert write("change", fell) == "down 149"
    assert write("change", after.change_from(before)) == "up 14 per cent"
    for quantity in (
        after.minus(recorded("557", "North Yorkshire")),
        before.minus(after, across_periods=True),
        share("7"),
        after.times(before),
    ):
        assert "is no change over time" in refusal("change", quantity).message


# Words


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (recorded("2300"), "two thousand three hundred"),
        (recorded("7"), "seven"),
        (share("50"), "fifty per cent"),
        (recorded("1249").per_day, "three point four"),
        (recorded("38685").every, "one every fourteen minutes"),
        (recorded("366").every, "one every day"),
        (recorded("12.50", unit=POUND), "twelve pounds and fifty pence"),
        (recorded("1.01", unit=POUND), "one pound and one penny"),
        (recorded("-0.50", unit=POUND), "minus fifty pence"),
        (recorded("12", unit=POUND), "twelve pounds"),
        (recorded("1260000000", unit=POUND), "one point two six billion pounds"),
        (recorded("104.5", unit=INDEX), "one hundred and four point five"),
        (recorded("1", unit=DAY), "one day"),
        (ratio("3"), "three times"),
    ],
)
def test_words_spell_the_number_that_would_be_printed(quantity: Quantity, text: str) -> None:
    assert write("words", quantity) == text


# What is written is true


UNITS = st.sampled_from([OFFENCE, POUND, PERCENT, TIMES, INDEX, DAY])
VALUES = st.fractions(min_value=-(10**4), max_value=10**10, max_denominator=3660) | st.fractions(
    min_value=0, max_value=200, max_denominator=366
)
WIDTHS = st.just(Fraction(0)) | st.fractions(min_value=0, max_value=10, max_denominator=20)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    value, half = draw(VALUES), draw(WIDTHS)
    part = draw(st.sampled_from(["value", "change"]))
    return Quantity(
        value=value,
        low=value - half,
        high=value + half,
        unit=draw(UNITS),
        lineage=Given("figure", part=part),
        at_least=draw(st.integers(0, 9)) == 0,
    )


@given(quantities(), st.sampled_from(sorted(WRITERS)))
@settings(max_examples=1500)
def test_a_filter_writes_only_what_holds_or_refuses(quantity: Quantity, name: str) -> None:
    try:
        phrase = WRITERS[name](quantity, HOUSE)
    except NothingHonestError as error:
        said = error.message, error.remedy
        assert all(sentence.endswith(".") for sentence in said)
    else:
        assert holds(phrase.promise, quantity)


@given(quantities())
@settings(max_examples=600)
def test_a_figure_printed_bare_holds(quantity: Quantity) -> None:
    assert holds(plain(quantity, HOUSE).promise, quantity)


@given(
    st.integers(1, 10**6),
    st.sampled_from(["per_hour", "per_day", "per_week", "per_month", "per_year", "every"]),
)
@settings(max_examples=400)
def test_rates_printed_and_bounded_hold(count: int, rate: str) -> None:
    quantity: Quantity = getattr(recorded(str(count)), rate)
    assert holds(plain(quantity, HOUSE).promise, quantity)
    for name in ("more_than", "fewer_than", "at_least", "almost", "about"):
        try:
            phrase = WRITERS[name](quantity, HOUSE)
        except NothingHonestError:
            continue
        assert holds(phrase.promise, quantity)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["per_day", "per_week"]))
@settings(max_examples=400)
def test_words_that_move_to_another_force_stay_true_or_are_refused(one: int, other: int, rate: str) -> None:
    """The mistake of the release: a bound for one force printed for another."""
    quantity: Quantity = getattr(recorded(str(one)), rate)
    neighbour: Quantity = getattr(recorded(str(other)), rate)
    try:
        promise = WRITERS["more_than"](quantity, HOUSE).promise
    except NothingHonestError:
        return
    assert promise.stated is not None
    assert holds(promise, neighbour) is (neighbour.value > promise.stated.value)


@given(st.integers(1, 10**6))
def test_a_number_rounded_by_about_is_at_worst_to_be_noted(count: int) -> None:
    quantity = recorded(str(count))
    promise = WRITERS["about"](quantity, HOUSE).promise
    bare = Promise(Qualifier.BARE, promise.stated)

    assert holds(bare, quantity) or say_about(bare, quantity)
