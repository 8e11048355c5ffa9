"""What the tests of mentions share: a mention in one line, so that a table can say what is found in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from respondent.prose.mentions.mention import Mention, Scale
from respondent.prose.wording import Form, Qualifier, Stated


def _described(mention: Mention) -> str:
    """The words; how much of what; and whatever else is known, in a fixed order."""
    parts = [mention.words.text, _amount(mention)]
    parts += [
        f"{name}: {words.text}"
        for name, words in (("noun", mention.noun), ("of", mention.of), ("than", mention.than))
        if words
    ]
    if mention.rate:
        rate = mention.rate
        size = f"{rate.days} days" if rate.days else f"{rate.months} months" if rate.months else None
        parts.append(f"rate {size or f'{rate.count} {rate.noun}'}")
    if mention.change:
        moved = f" {mention.moved.value}" if mention.moved else ""
        parts.append(f"{mention.change.value}{moved}")
    for name, when in (("when", mention.when), ("since", mention.since)):
        if when:
            parts.append(f"{name} {when.period or when.relative}")
    for name, index in (
        ("partner", mention.partner),
        ("restates", mention.apposition),
        ("changes", mention.changes),
        ("part of", mention.whole),
    ):
        if index is not None:
            parts.append(f"{name} #{index}")
    parts += [name for name in ("quoted", "average", "structural") if getattr(mention, name)]
    return " | ".join(parts)


def _amount(mention: Mention) -> str:
    if mention.promise is None or mention.promise.stated is None:
        return mention.scale.value
    promise, stated = mention.promise, mention.promise.stated
    qualifier = "" if promise.qualifier is Qualifier.BARE else f"{promise.qualifier.value} "
    number = _number(stated)
    if promise.upper:
        number += f" and {_number(promise.upper)}"
    direction = f" {promise.direction.value}" if promise.direction else ""
    scale = "" if mention.scale is Scale.COUNT else f" {mention.currency or mention.scale.value}"
    return f"{qualifier}{number}{scale}{direction}"


def _number(stated: Stated) -> str:
    if stated.form is Form.ONE_IN:
        return f"{stated.value * stated.out_of} in {stated.out_of}"
    if stated.form is Form.FRACTION:
        return str(stated.value)
    step = "" if stated.step == 1 else f" to {_plain(stated.step)}"
    form = "" if stated.form is Form.NUMBER else f" {stated.form.value}"
    return f"{_plain(stated.value)}{step}{form}"


def _plain(value: Fraction) -> str:
    """Whole numbers with commas, decimals as decimals, anything else as a fraction."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return str(float(value)) if 10**9 % value.denominator == 0 else str(value)


@pytest.fixture
def described() -> Callable[[Mention], str]:
    """``described(mention)`` is the mention in one line."""
    return _described
