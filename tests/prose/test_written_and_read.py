"""What a filter writes is read back from its sentence as the same promise, and holds; beyond its line it does not.

The lines are worked out here anew, from the table in `docs/wording.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from respondent.errors import NothingHonestError
from respondent.model.lineage import Given
from respondent.model.period import parse_period
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import PERCENT, POUND, TIMES, Unit
from respondent.prose.mentions.find import find_mentions
from respondent.prose.numbers import Digits
from respondent.prose.wording import (
    WRITERS,
    Direction,
    Form,
    Phrase,
    Promise,
    Qualifier,
    Stated,
    every,
    holds,
)

HOUSE = Settings()
OFFENCE = Unit("offence", "offences")
A_LITTLE = Fraction(1, 10**9)

SENTENCES = {
    "count": "Police in Kent recorded {} offences in 2023/24.",
    "per_day": "Police in Kent recorded {} offences a day in 2023/24.",
    "per_week": "Police in Kent recorded {} offences every week.",
    "every": "Police in Kent recorded {} in 2023/24.",
    "money": "Councils in Kent spent {} on school transport.",
    "share": "In Kent, {} of calls were answered.",
    "ratio": "Kent has {} as many offences as Essex.",
    "change": "Calls in Kent were {} on 2022/23.",
}
BY_FILTER = {
    "rise": "Calls in Kent rose by {} on 2022/23.",
    "fall": "Calls in Kent fell by {} on 2022/23.",
    "rose_or_fell": "Calls in Kent {} between 2022/23 and 2023/24.",
    "rise_or_fall": "In Kent there was {} between 2022/23 and 2023/24.",
}
"""The sentences of filters that write of changes alone."""

BOUNDS = ("more_than", "fewer_than", "at_least", "almost", "about", "words")
FILTERS = {
    **dict.fromkeys(("count", "per_day", "per_week", "every", "money", "ratio"), BOUNDS),
    "share": (*BOUNDS, "fraction", "one_in"),
    "change": ("change", *BY_FILTER),
}
KINDS_AND_FILTERS = [(kind, name) for kind, names in FILTERS.items() for name in names]


def quantity(kind: str, value: Fraction, written: Decimal | None = None) -> Quantity:
    """A figure of that kind and value, exact."""
    units = {"money": POUND, "share": PERCENT, "change": PERCENT, "ratio": TIMES}
    known = Quantity(
        value=value,
        low=value,
        high=value,
        unit=units.get(kind, OFFENCE),
        lineage=Given("figure", part="change" if kind == "change" else "value"),
        written=written,
        period=parse_period("2023/24"),
    )
    return getattr(known, kind) if kind in ("per_day", "per_week", "every") else known


@st.composite
def figures(draw: st.DrawFn, kind: str) -> Quantity:
    """A figure of the kind, as records state them."""
    if kind in ("share", "change"):
        ends = (-95, 400) if kind == "change" else (1, 99)
        value = draw(st.decimals(*ends, places=draw(st.integers(0, 1))))
        assume(value)
        return quantity(kind, Fraction(value), value)
    if kind == "ratio":
        return quantity(kind, draw(st.fractions(Fraction(11, 10), 40, max_denominator=50)))
    count = draw(st.one_of(st.integers(1, 400), st.integers(1, 3_000_000)))
    return quantity(kind, Fraction(count), Decimal(count))


def written_and_read(kind: str, name: str, figure: Quantity) -> tuple[Phrase, Promise] | None:
    """What the filter writes of the figure, and the promise that is read from the sentence."""
    try:
        phrase = WRITERS[name](figure, HOUSE)
    except NothingHonestError:
        return None
    if str(phrase) == "one" or (kind == "every" and phrase.promise.stated == every(Digits(Decimal(1)))):
        return None  # "one" alone is a pronoun, and "fewer than one every day" is read as the rate that it is, too
    sentence = BY_FILTER.get(name, SENTENCES[kind]).format(phrase)
    found = [mention.promise for mention in find_mentions(sentence) if mention.promise is not None]
    assert len(found) == 1, sentence
    return phrase, found[0]


@pytest.mark.parametrize(("kind", "name"), KINDS_AND_FILTERS)
@given(data=st.data())
@settings(max_examples=40)
def test_what_a_filter_writes_holds_as_it_is_read_and_across_its_line_never_does(
    kind: str, name: str, data: st.DataObject
) -> None:
    figure = data.draw(figures(kind))
    found = written_and_read(kind, name, figure)
    if found is None:
        return
    phrase, promise = found
    assert (promise.qualifier, promise.direction) == (phrase.promise.qualifier, phrase.promise.direction), (
        phrase
    )
    assert promise.stated is not None
    assert phrase.promise.stated is not None
    assert promise.stated.value == phrase.promise.stated.value, phrase
    assert holds(promise, figure), phrase
    for value in beyond(promise, promise.stated):
        size = value * 100 if promise.stated.form in (Form.FRACTION, Form.ONE_IN) else value
        moved = -size if promise.direction is Direction.DOWN else size
        assert not holds(promise, replace(figure, value=moved, low=moved, high=moved)), (str(phrase), moved)
    if promise.direction is not None:
        turned = replace(figure, value=-figure.value, low=-figure.value, high=-figure.value)
        assert not holds(promise, turned)


def beyond(promise: Promise, stated: Stated) -> Iterator[Fraction]:
    """Values just across the line on either side, where the promise has one there."""
    turn = stated.form in (Form.EVERY, Form.ONE_IN)
    number = Fraction(stated.out_of) if stated.form is Form.ONE_IN else stated.value
    match promise.qualifier:
        case Qualifier.MORE_THAN | Qualifier.FEWER_THAN:
            ends = [number]
        case Qualifier.AT_LEAST:
            ends = [number + A_LITTLE if turn else number - A_LITTLE]
        case Qualifier.ALMOST:
            lowest = number / Fraction(19, 20) + A_LITTLE if turn else number * Fraction(19, 20) - A_LITTLE
            ends = [number, lowest]
        case Qualifier.ABOUT:
            ends = list(_about(stated, number))
        case _:
            ends = list(_bare(stated, number))
    yield from (1 / end if stated.form is Form.ONE_IN else end for end in ends if end > 0)


def _bare(stated: Stated, number: Fraction) -> Iterator[Fraction]:
    if stated.form is Form.FRACTION:
        off = min(Fraction(1, 100), number / 20) + A_LITTLE
        yield from (number - off, number + off)
        return
    if stated.form is Form.FOLD:
        yield from (number * (1 + sign * (Fraction(1, 20) + A_LITTLE)) for sign in (-1, 1))
        return
    half = (Fraction(1) if stated.form is Form.ONE_IN else stated.step) / 2
    yield number - half - A_LITTLE
    yield number + half  # halves round up


def _about(stated: Stated, number: Fraction) -> Iterator[Fraction]:
    if stated.form is Form.FRACTION:
        off = min(Fraction(25, 1000), number / 10) + A_LITTLE
        yield from (number - off, number + off)
        return
    near = Fraction(15, 100) if stated.form is Form.ONE_IN else Fraction(1, 20)
    half = (Fraction(1) if stated.form is Form.ONE_IN else stated.step) / 2
    if stated.form is Form.EVERY:
        yield min(number / (1 + near), number - half) - A_LITTLE
        yield max(number / (1 - near), number + half) + A_LITTLE
        return
    yield min(number * (1 - near), number - half) - A_LITTLE
    yield max(number * (1 + near), number + half) + A_LITTLE


def test_every_filter_is_written_and_read() -> None:
    assert {name for _, name in KINDS_AND_FILTERS} == set(WRITERS)
