"""When a promise holds: every qualifier with a value that keeps it, one that breaks it, and the borderline."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.lineage import Given
from respondent.model.period import parse_period
from respondent.model.quantity import Quantity
from respondent.model.unit import DAY, PERCENT, TIMES, Unit
from respondent.prose.numbers import Digits
from respondent.prose.wording import (
    MAJORITY,
    Direction,
    Promise,
    Qualifier,
    Stated,
    every,
    fold,
    fraction_of,
    holds,
    number,
    order,
    say_about,
    some_in,
)

OFFENCE = Unit("offence", "offences")
HALF, THIRD, QUARTER, TENTH = (fraction_of(1, n) for n in (2, 3, 4, 10))


def of(value: str, unit: Unit = OFFENCE, low: str | None = None, high: str | None = None) -> Quantity:
    return Quantity(
        value=Fraction(value),
        low=Fraction(low or value),
        high=Fraction(high or value),
        unit=unit,
        lineage=Given("figure"),
    )


def rounded_percent(value: str) -> Quantity:
    """A percentage published to the whole per cent."""
    half = Fraction(1, 2)
    return replace(of(value, PERCENT), low=Fraction(value) - half, high=Fraction(value) + half)


def change(value: str, low: str | None = None, high: str | None = None) -> Quantity:
    return replace(of(value, PERCENT, low, high), lineage=Given("sessions", part="change"))


def written(text: str, scale: int = 1) -> Stated:
    return number(Digits(Decimal(text), scale))


def says(qualifier: Qualifier, stated: Stated, value: str, unit: Unit = OFFENCE) -> bool:
    return holds(Promise(qualifier, stated), of(value, unit))


TRUE_FALSE = [
    # qualifier, number stated, values that keep it, values that break it; the borderline is among them
    (Qualifier.MORE_THAN, "23", ["23.01", "1000"], ["23", "22.99"]),
    (Qualifier.FEWER_THAN, "24", ["23.99", "0"], ["24", "24.01"]),
    (Qualifier.JUST_OVER, "100", ["100.01", "105"], ["100", "105.01", "99"]),
    (Qualifier.JUST_UNDER, "100", ["99.99", "95"], ["100", "94.99", "101"]),
    (Qualifier.AT_LEAST, "50", ["50", "51"], ["49.99"]),
    (Qualifier.AT_MOST, "50", ["50", "49"], ["50.01"]),
    (Qualifier.ALMOST, "700", ["693", "665", "699.99"], ["664.99", "700", "701"]),
    (Qualifier.CLOSE_TO, "700", ["693", "665", "700", "735"], ["664.99", "735.01"]),
    (Qualifier.ABOUT, "700", ["693", "665", "735", "700"], ["664.99", "735.01"]),
    (Qualifier.ABOUT, "3", ["2.5", "3.41", "3"], ["2.49", "3.5"]),
    (Qualifier.EXACTLY, "24", ["24"], ["23.99", "24.01"]),
    (Qualifier.BARE, "3", ["2.5", "3.41", "3"], ["2.49", "3.5"]),
    (Qualifier.BARE, "2000", ["2000", "1999.5"], ["2301", "2001"]),
    (Qualifier.BARE, "54.20", ["54.20", "54.204"], ["54.21", "54.205"]),
    (Qualifier.BARE, "-7", ["-7", "-7.4"], ["7", "-7.5"]),
]


@pytest.mark.parametrize(("qualifier", "text", "kept", "broken"), TRUE_FALSE)
def test_each_qualifier_holds_up_to_its_border_and_not_beyond(
    qualifier: Qualifier, text: str, kept: list[str], broken: list[str]
) -> None:
    assert [value for value in kept if not says(qualifier, written(text), value)] == []
    assert [value for value in broken if says(qualifier, written(text), value)] == []


def test_between_takes_both_ends_in_either_order() -> None:
    promise = Promise(Qualifier.BETWEEN, written("20"), written("30"))
    turned = Promise(Qualifier.BETWEEN, written("30"), written("20"))

    for value, is_kept in (("20", True), ("25", True), ("30", True), ("19.9", False), ("30.1", False)):
        assert holds(promise, of(value)) is is_kept
        assert holds(turned, of(value)) is is_kept


def test_between_may_join_a_fraction_and_a_number() -> None:
    promise = Promise(Qualifier.BETWEEN, QUARTER, written("30"))

    assert holds(promise, of("27", PERCENT))
    assert not holds(promise, of("24", PERCENT))


def test_a_number_written_in_thousands_or_millions_is_coarse() -> None:
    assert says(Qualifier.BARE, written("2", 1000), "2301")
    assert not says(Qualifier.BARE, written("2", 1000), "2500")
    assert says(Qualifier.BARE, written("2", 10**6), "1500000")
    assert says(Qualifier.BARE, written("1.26", 10**9), "1264999999")
    assert not says(Qualifier.BARE, written("1.26", 10**9), "1265000000")


FRACTIONS = [
    (Qualifier.BARE, HALF, ["50", "49", "51"], ["48.99", "51.01"]),
    (Qualifier.BARE, QUARTER, ["24", "26", "25"], ["23.9", "26.1"]),
    (Qualifier.BARE, TENTH, ["10", "9.5", "10.5"], ["9.4", "10.6"]),
    (Qualifier.ABOUT, QUARTER, ["22.5", "27.5", "24"], ["22.4", "27.6"]),
    (Qualifier.ABOUT, HALF, ["47.5", "52.5"], ["47.4", "52.6"]),
    (Qualifier.ABOUT, TENTH, ["9", "11"], ["8.9", "11.1"]),
    (Qualifier.ALMOST, HALF, ["47.94", "47.5", "49.99"], ["47.4", "50"]),
    (Qualifier.MORE_THAN, THIRD, ["33.34", "40"], ["33.33"]),
    (Qualifier.FEWER_THAN, HALF, ["49.9"], ["50", "54.3"]),
    (Qualifier.AT_LEAST, HALF, ["50"], ["49.9"]),
    (Qualifier.EXACTLY, HALF, ["50"], ["49.9", "50.1"]),
    (Qualifier.BARE, some_in(1, 8), ["12.41", "13.3", "11.8"], ["11.7", "13.4"]),
    (Qualifier.ABOUT, some_in(1, 20), ["5", "4.4", "5.8"], ["4.3", "5.9"]),
    (Qualifier.ABOUT, some_in(1, 8), ["12.41", "14.7", "10.9"], ["14.8", "10.8"]),
    (Qualifier.ALMOST, some_in(1, 8), ["12.41", "11.9"], ["12.5", "11.8"]),
    (Qualifier.MORE_THAN, some_in(1, 8), ["12.51"], ["12.5"]),
    (Qualifier.BARE, some_in(2, 5), ["40", "37", "44"], ["36", "45"]),
    (Qualifier.BARE, some_in(1, 5), ["20"], ["0"]),
    (Qualifier.ABOUT, some_in(1, 5), ["20"], ["0"]),
]


@pytest.mark.parametrize(("qualifier", "stated", "kept", "broken"), FRACTIONS)
def test_fractions_and_one_in_so_many_hold_of_shares_and_of_ratios(
    qualifier: Qualifier, stated: Stated, kept: list[str], broken: list[str]
) -> None:
    for values, is_kept in ((kept, True), (broken, False)):
        for value in values:
            assert says(qualifier, stated, value, PERCENT) is is_kept, value
            assert holds(Promise(qualifier, stated), ratio_of(value)) is is_kept, value


def ratio_of(percent: str) -> Quantity:
    value = Fraction(percent) / 100
    return Quantity(value=value, low=value, high=value, unit=TIMES, lineage=Given("ratio"))


def test_a_majority_is_more_than_half() -> None:
    assert holds(MAJORITY, of("50.01", PERCENT))
    assert not holds(MAJORITY, of("50", PERCENT))
    assert not holds(MAJORITY, rounded_percent("50"))


def test_a_part_of_a_whole_is_never_true_of_a_count() -> None:
    assert not says(Qualifier.BARE, HALF, "50")
    assert not says(Qualifier.BARE, some_in(1, 2), "50")
    assert not says(Qualifier.BARE, fold(2), "2")
    assert not says(Qualifier.BARE, every(Digits(Decimal(14))), "14")


def test_nothing_is_one_in_nought() -> None:
    for stated in (some_in(0, 5), fraction_of(0, 1), every(Digits(Decimal(0))), fold(0), order(0)):
        assert not any(holds(Promise(qualifier, stated), of("5", PERCENT)) for qualifier in WITHOUT_UPPER)


WITHOUT_UPPER = [qualifier for qualifier in Qualifier if qualifier is not Qualifier.BETWEEN]


def test_an_inequality_must_hold_over_all_of_a_rounded_share() -> None:
    half = rounded_percent("50")

    assert holds(Promise(Qualifier.MORE_THAN, written("49")), half)
    assert not holds(Promise(Qualifier.MORE_THAN, written("49.5")), half)
    assert not holds(Promise(Qualifier.AT_LEAST, HALF), half)
    assert not holds(Promise(Qualifier.AT_MOST, HALF), half)
    assert not holds(Promise(Qualifier.BETWEEN, written("50"), written("60")), half)
    assert not holds(Promise(Qualifier.JUST_OVER, written("49.9")), half)


def test_an_approximation_is_judged_at_the_centre() -> None:
    assert holds(Promise(Qualifier.BARE, HALF), rounded_percent("50"))
    assert holds(Promise(Qualifier.BARE, written("50")), rounded_percent("50"))
    assert holds(Promise(Qualifier.ALMOST, HALF), rounded_percent("48"))
    assert holds(Promise(Qualifier.ABOUT, QUARTER), rounded_percent("24"))


def test_a_rounded_share_cannot_bear_exactly() -> None:
    assert not holds(Promise(Qualifier.EXACTLY, HALF), rounded_percent("50"))
    assert not holds(Promise(Qualifier.EXACTLY, written("50")), rounded_percent("50"))


def test_a_sum_with_parts_missing_bears_at_least_and_nothing_else() -> None:
    known = replace(of("4800"), at_least=True)
    kept = [q for q in WITHOUT_UPPER if holds(Promise(q, written("4800")), known)]
    lower = [q for q in WITHOUT_UPPER if holds(Promise(q, written("4000")), known)]

    assert kept == lower == [Qualifier.AT_LEAST]
    assert not holds(Promise(Qualifier.AT_LEAST, written("4801")), known)
    assert not holds(Promise(Qualifier.BETWEEN, written("1"), written("9999")), known)
    assert holds(Promise(Qualifier.BARE, order(1000)), known)
    assert not holds(Promise(Qualifier.BARE, direction=Direction.UP), replace(change("7"), at_least=True))


def test_orders_of_magnitude_mean_at_least_two_of_them() -> None:
    assert says(Qualifier.BARE, order(10_000), "20000")
    assert not says(Qualifier.BARE, order(10_000), "19999")
    assert says(Qualifier.BARE, order(12), "24")
    assert not says(Qualifier.ALMOST, order(1000), "999")


def test_rose_and_fell_agree_with_the_sign_over_all_of_a_change() -> None:
    up, down = (Promise(Qualifier.BARE, direction=direction) for direction in Direction)

    assert holds(up, change("7"))
    assert not holds(down, change("7"))
    assert holds(down, change("-7"))
    assert not holds(up, change("0"))
    assert not holds(down, change("0"))
    assert not holds(up, change("0.2", "-0.3", "0.7"))
    assert not holds(up, of("7", PERCENT)), "a share is no rise"


def test_a_number_with_a_direction_is_the_size_of_the_change() -> None:
    fell_by = Promise(Qualifier.BARE, written("7"), direction=Direction.DOWN)
    fell_by_more_than = Promise(Qualifier.MORE_THAN, written("6"), direction=Direction.DOWN)

    assert holds(fell_by, change("-7.4"))
    assert not holds(fell_by, change("7"))
    assert holds(fell_by_more_than, change("-7"))
    assert not holds(fell_by_more_than, change("-5"))
    assert holds(Promise(Qualifier.BARE, QUARTER, direction=Direction.DOWN), change("-25"))
    assert holds(
        Promise(Qualifier.BETWEEN, written("5"), written("10"), Direction.DOWN), change("-7", "-7.5", "-6.5")
    )


def test_doubled_and_halved_are_within_five_per_cent() -> None:
    doubled = Promise(Qualifier.BARE, fold(2), direction=Direction.UP)
    halved = Promise(Qualifier.BARE, fold(2), direction=Direction.DOWN)

    assert holds(doubled, change("100"))
    assert holds(doubled, change("90"))
    assert not holds(doubled, change("89"))
    assert not holds(doubled, change("111"))
    assert holds(halved, change("-50"))
    assert not holds(halved, change("-40"))
    assert not holds(halved, change("-100"))
    assert holds(Promise(Qualifier.MORE_THAN, fold(2), direction=Direction.DOWN), change("-51"))


def test_a_multiple_may_be_said_of_two_places() -> None:
    ratio = of("2.24", TIMES)

    assert holds(Promise(Qualifier.MORE_THAN, fold(2)), ratio)
    assert not holds(Promise(Qualifier.BARE, fold(2)), ratio)
    assert not holds(Promise(Qualifier.BARE, fold(2), direction=Direction.UP), ratio), "nothing rose"


def test_a_later_figure_as_a_multiple_of_an_earlier_one_rose_or_fell() -> None:
    def recorded(count: int, period: str) -> Quantity:
        return replace(of(str(count)), period=parse_period(period), lineage=Given("offences", (period,)))

    ratio = recorded(2000, "2023/24").times(recorded(1000, "2022/23"))

    assert holds(Promise(Qualifier.BARE, fold(2), direction=Direction.UP), ratio)
    assert holds(Promise(Qualifier.BARE, direction=Direction.UP), ratio)
    assert not holds(Promise(Qualifier.BARE, direction=Direction.DOWN), ratio)


def test_more_than_one_every_14_minutes_is_fewer_than_14_minutes_between() -> None:
    between = replace(of("38685"), period=parse_period("2023/24")).every  # 13.62 minutes
    fourteen, thirteen = every(Digits(Decimal(14))), every(Digits(Decimal(13)))

    assert holds(Promise(Qualifier.BARE, fourteen), between)
    assert holds(Promise(Qualifier.MORE_THAN, fourteen), between)
    assert holds(Promise(Qualifier.AT_LEAST, fourteen), between)
    assert holds(Promise(Qualifier.FEWER_THAN, thirteen), between)
    assert holds(Promise(Qualifier.ALMOST, thirteen), between)
    assert holds(Promise(Qualifier.ABOUT, fourteen), between)
    assert not holds(Promise(Qualifier.MORE_THAN, thirteen), between)
    assert not holds(Promise(Qualifier.ALMOST, fourteen), between)
    assert holds(Promise(Qualifier.FEWER_THAN, written("14")), between), "the time itself is under 14 minutes"
    assert holds(Promise(Qualifier.BARE, written("14")), of("14", DAY))


def test_a_round_number_beside_the_value_gets_the_note_say_about() -> None:
    def near(text: str, value: str) -> bool:
        return say_about(Promise(Qualifier.BARE, written(text)), of(value))

    assert near("2300", "2301")
    assert near("39000", "38685")
    assert not near("2301", "2301"), "it is true as it stands"
    assert not near("2000", "2301"), "it is not near"
    assert not near("2299", "2301"), "it is not round"
    assert say_about(Promise(Qualifier.BARE, QUARTER), of("23", PERCENT))
    assert not say_about(Promise(Qualifier.MORE_THAN, written("2400")), of("2301"))


def test_a_promise_has_the_numbers_that_its_qualifier_needs() -> None:
    with pytest.raises(ValueError, match="between"):
        Promise(Qualifier.BETWEEN, written("1"))
    with pytest.raises(ValueError, match="between"):
        Promise(Qualifier.ABOUT, written("1"), written("2"))
    with pytest.raises(ValueError, match="direction"):
        Promise(Qualifier.BARE)
    with pytest.raises(ValueError, match="direction"):
        Promise(Qualifier.ABOUT, direction=Direction.UP)


VALUES = st.fractions(min_value=Fraction(1, 100), max_value=10**7, max_denominator=366)
NUMBERS = st.decimals(min_value=Decimal("0.01"), max_value=10**7, places=2).map(lambda n: number(Digits(n)))
WIDTHS = st.fractions(min_value=0, max_value=5, max_denominator=20)


@given(VALUES, WIDTHS, NUMBERS)
def test_what_holds_of_an_interval_holds_of_every_value_in_it(
    value: Fraction, half: Fraction, stated: Stated
) -> None:
    wide = replace(of("1"), value=value, low=value - half, high=value + half)
    for qualifier in (Qualifier.MORE_THAN, Qualifier.FEWER_THAN, Qualifier.AT_LEAST, Qualifier.AT_MOST):
        promise = Promise(qualifier, stated)
        ends = [replace(wide, value=end, low=end, high=end) for end in (wide.low, wide.high)]

        assert holds(promise, wide) is all(holds(promise, end) for end in ends)


@given(VALUES, NUMBERS)
def test_qualifiers_imply_the_weaker_ones(value: Fraction, stated: Stated) -> None:
    exact = replace(of("1"), value=value, low=value, high=value)
    kept = {qualifier for qualifier in WITHOUT_UPPER if holds(Promise(qualifier, stated), exact)}

    for strong, weak in (
        (Qualifier.EXACTLY, Qualifier.BARE),
        (Qualifier.BARE, Qualifier.ABOUT),
        (Qualifier.CLOSE_TO, Qualifier.ABOUT),
        (Qualifier.ALMOST, Qualifier.FEWER_THAN),
        (Qualifier.ALMOST, Qualifier.CLOSE_TO),
        (Qualifier.JUST_OVER, Qualifier.MORE_THAN),
        (Qualifier.MORE_THAN, Qualifier.AT_LEAST),
        (Qualifier.FEWER_THAN, Qualifier.AT_MOST),
    ):
        assert strong not in kept or weak in kept
    assert (Qualifier.MORE_THAN in kept) is not (Qualifier.AT_MOST in kept)
    assert (Qualifier.FEWER_THAN in kept) is not (Qualifier.AT_LEAST in kept)
