"""What a figure of a draft stands for once it may be rounded, and what a number's neighbours make of it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.mention import ChangeKind, Mention, Scale
from respondent.prose.wording import Direction
from respondent.weighing.meant import as_meant
from respondent.weighing.stated import is_exact, is_exact_number, range_of


def meant(text: str) -> Mention:
    """The last quantity of a text."""
    return as_meant(find_mentions(text), text)[-1]


@pytest.mark.parametrize(
    ("text", "low", "value", "high"),
    [
        ("407 calls", 407, 407, 407),
        ("exactly 407 calls", 407, 407, 407),
        ("4,250 calls", 4245, 4250, 4255),
        ("4,200 calls", 4150, 4200, 4250),
        ("4,000 calls", 3960, 4000, 4040),
        ("400 calls", 396, 400, 404),
        ("nought calls", 0, 0, 0),
        ("about 400 calls", 380, 400, 420),
        ("close to 400 calls", 380, 400, 420),
        ("almost 400 calls", 380, 400, 420),
        ("1.5 million calls", 1_450_000, 1_500_000, 1_550_000),
        ("£2 million", 1_500_000, 2_000_000, 2_500_000),
        ("30 per cent", Fraction("29.5"), 30, Fraction("30.5")),
        ("30.5 per cent", Fraction("30.45"), Fraction("30.5"), Fraction("30.55")),
        ("half of calls", 49, 50, 51),
        ("about half of calls", Fraction("47.5"), 50, Fraction("52.5")),
    ],
)
def test_a_figure_stands_for_all_that_it_may_be_rounded_from(
    text: str, low: Fraction, value: Fraction, high: Fraction
) -> None:
    found = range_of(meant(text))
    assert found is not None
    assert (found.low, found.value, found.high) == (low, value, high)


@pytest.mark.parametrize(
    "text",
    [
        "more than 400 calls",
        "at most 400 calls",
        "between 400 and 500 calls",
        "dozens of calls",
        "most calls",
        "just over 400 calls",
        "one in four calls",
    ],
)
def test_words_that_only_bound_a_figure_stand_for_none(text: str) -> None:
    assert range_of(meant(text)) is None


def test_only_a_plain_number_is_held_to_its_last_digit() -> None:
    for text, exact in [("407 calls", True), ("exactly 407 calls", True), ("about 407 calls", False)]:
        assert is_exact(meant(text)) is exact


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("99 calls", False),
        ("102 calls", True),
        ("110 calls", False),
        ("4,210 calls", True),
        ("4,200 calls", False),
        ("£1.26 billion", True),
        ("£1.2 billion", False),
        ("30.5 per cent", True),
        ("between 401 and 509 calls", False),
        ("most calls", False),
    ],
)
def test_a_number_of_three_digits_is_hardly_right_by_chance(text: str, digits: bool) -> None:
    promise = meant(text).promise
    assert promise is not None
    assert is_exact_number(promise) is digits


UP, DOWN = Direction.UP, Direction.DOWN


@pytest.mark.parametrize(
    ("text", "scale", "direction", "value"),
    [
        ("It was -4.8%", Scale.PERCENT, DOWN, "4.8"),
        ("It was +4.8%", Scale.PERCENT, UP, "4.8"),
        ("14 points higher than Leeds", Scale.POINTS, UP, "14"),
        ("14 points lower than Leeds", Scale.POINTS, DOWN, "14"),
        ("10 per cent below its neighbour", Scale.PERCENT, DOWN, "10"),
        ("10 per cent above its neighbour", Scale.PERCENT, UP, "10"),
        ("growth was 7 per cent", Scale.PERCENT, UP, "7"),
        ("The decline was 5 per cent", Scale.PERCENT, DOWN, "5"),
        ("Hull lost 10 per cent of its trees", Scale.PERCENT, DOWN, "10"),
        ("The biggest rise came when numbers fell by 5 per cent", Scale.PERCENT, DOWN, "5"),
        ("a rise of 20, or 45 per cent", Scale.PERCENT, UP, "45"),
        ("a fall of 20 calls, or 45 per cent", Scale.PERCENT, DOWN, "45"),
        ("It went up from £2,081 to £2,184. That is 4.95 per cent", Scale.PERCENT, UP, "4.95"),
        ("It went down from £2,184 to £2,081. That is 4.7 per cent", Scale.PERCENT, DOWN, "4.7"),
    ],
)
def test_the_words_beside_a_number_make_it_a_change(
    text: str, scale: Scale, direction: Direction, value: str
) -> None:
    found = meant(text)
    assert (found.scale, found.change, found.moved) == (scale, ChangeKind.BY, direction)
    assert found.promise is not None
    assert found.promise.direction is direction
    assert found.promise.stated is not None
    assert found.promise.stated.value == Fraction(value)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("14 points", Scale.POINTS),
        ("It went up from £2,081 to £2,184. Costs are high. That is 4.95 per cent", Scale.PERCENT),
        ("The rise was long. The rate is 7 per cent", Scale.PERCENT),
        ("Thorney, at 79 per cent, and Ramsey Fen, at just over 80", Scale.PERCENT),
        ("Thorney, at 79 per cent, and Ramsey Fen, at 100", Scale.PERCENT),
        ("Thorney, at 79 per cent, and Ramsey Fen, at 101", Scale.COUNT),
        ("It is 79 per cent. Then 80", Scale.COUNT),
        ("It took 79 calls and 80", Scale.COUNT),
    ],
)
def test_a_number_is_no_change_where_nothing_says_so(text: str, scale: Scale) -> None:
    found = meant(text)
    assert (found.scale, found.change) == (scale, None)


def test_what_restates_a_change_keeps_what_it_is_a_change_from() -> None:
    text = "a rise of 20 on 2022/23, or 45 per cent"
    first, second = as_meant(find_mentions(text), text)[0], meant(text)
    assert second.change is ChangeKind.BY
    assert second.since == first.since is not None
