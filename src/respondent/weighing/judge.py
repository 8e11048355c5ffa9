"""The verdict of the evidence on one quantity.

- supported: a reading that fits keeps the promise; a round number near the value too, with "say about"
- contradicted, and only then: the text clearly means one figure, no reading of it keeps the promise, and either
  the meaning is beyond doubt (SURE) or the number shows that the figure was meant: it is nearly right, right for a
  neighbour, right for 52 weeks, or right but for its word ("exactly")
- nothing (None) otherwise: the draft's own figures are then asked

A figure in somebody's quoted words is never called false, since the words are the speaker's: the message says what
the evidence has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from respondent.model.assessment import Verdict
from respondent.model.codes import F201, F202, F203, F204, F206
from respondent.model.diagnostic import Code
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.prose.mentions.mention import ChangeKind, Mention, Scale
from respondent.prose.wording import Form, Promise, Qualifier, holds, say_about
from respondent.weighing.candidate import Kind
from respondent.weighing.degree import Degree
from respondent.weighing.index import Index
from respondent.weighing.neighbours import is_near, neighbour, other_division, other_period
from respondent.weighing.outcome import Outcome
from respondent.weighing.readings import Reading
from respondent.weighing.stated import BOUNDS, is_exact_number
from respondent.weighing.swapped import swapped
from respondent.weighing.transform import is_over_time
from respondent.weighing.write import expected, full, lower_first, number_of, precise, sum_of, where

_TELLING = 1000
"""A count below this, which is a neighbour’s, may be right of something else that the sentence names."""

_SWAPPED = "; two of its digits have changed places"

SAY_ABOUT = "Say “about"
"""How it is worded that a bare number is only near the figure."""


def judge(
    mention: Mention, readings: tuple[Reading, ...], index: Index, settings: Settings
) -> Outcome | None:
    """What the evidence says of a quantity; None where it decides nothing."""
    promise = mention.promise
    if promise is None or not readings:
        return None
    if kept := _kept(promise, readings):
        return supported(mention, _best(kept), settings)
    if turned := _wrong_way(mention, promise, readings):
        return _against(mention, turned, F206, ".", settings)
    clear = [reading for reading in readings if reading.fit.degree >= Degree.CLEAR]
    if near := [reading for reading in clear if _is_rounding(promise, reading.quantity)]:
        return _say_about(mention, _best(near), settings)
    return _contradicted(mention, readings, index, settings)


def _kept(promise: Promise, readings: tuple[Reading, ...]) -> list[Reading]:
    """The readings that bear out the promise; a number of few digits may be right by chance, and only counts
    of what the sentence speaks of.

    A mere bound ("more than a quarter") is kept by many figures: where one figure is surely meant, no other's
    keeping it counts.
    """
    sure = [reading for reading in readings if reading.fit.degree is Degree.SURE]
    if promise.qualifier in BOUNDS and sure:
        readings = tuple(sure)
    by_chance = not is_exact_number(promise)
    return [
        reading for reading in readings if reading.keeps(promise) and (reading.fit.relevant or not by_chance)
    ]


def _best(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings that fit best."""
    found = list(readings)
    top = max(reading.fit.rank for reading in found)
    return tuple(reading for reading in found if reading.fit.rank == top)


def supported(mention: Mention, meant: tuple[Reading, ...], settings: Settings) -> Outcome:
    """The outcome for a quantity that these readings bear out."""
    first = meant[0]
    return Outcome(
        Verdict.SUPPORTED,
        f"{sum_of(first, settings)}.",
        meant=meant,
        evidence=first.references,
        expected=expected(first.quantity, mention, settings),
    )


def _say_about(mention: Mention, meant: tuple[Reading, ...], settings: Settings) -> Outcome:
    outcome = supported(mention, meant, settings)
    return replace(outcome, message=f"{outcome.message} {SAY_ABOUT} {mention.number.text}”.")


def _is_rounding(promise: Promise, quantity: Quantity) -> bool:
    """Whether a bare round number is the value rounded, up or down, to its last digit that is not nought."""
    stated = promise.stated
    if stated is None or not say_about(promise, quantity):
        return False
    if stated.form is not Form.NUMBER:
        return True
    size = stated.step
    while stated.value and stated.value % (size * 10) == 0:
        size *= 10
    value = abs(quantity.value) if promise.direction else quantity.value
    return abs(value - stated.value) < size


# Contradicted


def _contradicted(
    mention: Mention, readings: tuple[Reading, ...], index: Index, settings: Settings
) -> Outcome | None:
    plain = _plainly_meant(mention, readings)
    if plain is None:
        slip = swapped(mention, readings)
        if slip is not None:
            return _against(mention, slip, F201, f"{_SWAPPED}.", settings)
        return _neighbours(mention, readings, index, settings)
    if mention.promise is None:
        return None
    if plain.quantity.at_least:
        return None
    code, reason = _why(mention, plain, index, settings)
    if code is None:
        return None
    return _against(mention, plain, code, reason, settings)


def _neighbours(
    mention: Mention, readings: tuple[Reading, ...], index: Index, settings: Settings
) -> Outcome | None:
    """The outcome for a number of many digits that is a neighbour's: the sentence names one row of a table, and the
    number is another's, to the last digit.
    """
    promise = mention.promise
    if promise is None or promise.qualifier is not Qualifier.BARE or not is_exact_number(promise):
        return None
    number = number_of(mention)
    if number is None or (mention.scale is Scale.COUNT and number < _TELLING):
        return None
    same = {one.record for one in index.valued.get(number, ())}
    for reading in readings:
        alone = len(reading.candidates) == 1 and reading.quantity is reading.subject.quantity
        if reading.subject.record not in same:
            continue
        if not (alone and reading.fit.named):
            continue
        if then := other_period(reading, mention, index, settings):
            return _against(mention, reading, F204, f". {then}", settings)
        beside = neighbour(reading, mention, index)
        if beside is not None and _is_row_beside(beside, reading):
            return _against(mention, reading, F201, f"; {_would_be(beside, settings)}.", settings)
    return None


def _is_row_beside(one: Reading, other: Reading) -> bool:
    """Whether two figures are rows of one table and of one time, neither of them a total."""
    mine, yours = one.subject, other.subject
    return mine.kind is yours.kind is Kind.ROW and one.quantity.period == other.quantity.period


def _wrong_way(mention: Mention, promise: Promise, readings: tuple[Reading, ...]) -> Reading | None:
    """The change of which the number is right and only the direction is wrong: "fell by 118" of a rise by 118."""
    if promise.direction is None or mention.change is not ChangeKind.BY:
        return None
    turned = replace(promise, direction=promise.direction.turned)
    sure = is_exact_number(promise)
    found = [
        reading
        for reading in readings
        if (sure or reading.fit.degree >= Degree.CLEAR or (reading.fit.named and reading.fit.relevant))
        and not reading.is_gap
        and holds(turned, reading.quantity)
    ]
    return found[0] if found else None


def _against(mention: Mention, plain: Reading, code: Code, reason: str, settings: Settings) -> Outcome:
    """The outcome for a quantity against which a reading speaks; `reason` ends the sentence."""
    turned = mention.change is ChangeKind.BY and code is not F206 and _has_its_size(mention, plain)
    not_so = lower_first(mention.words.text) if turned or code in (F202, F206) else said(mention)
    message = f"{sum_of(plain, settings, number_of(mention))}, not {not_so}{reason}"
    return Outcome(
        Verdict.UNSUPPORTED if mention.quoted else Verdict.CONTRADICTED,
        f"In the speaker's words: {message}" if mention.quoted else message,
        code=None if mention.quoted else code,
        meant=(plain,),
        evidence=plain.references,
        expected=expected(plain.quantity, mention, settings),
    )


def _has_its_size(mention: Mention, reading: Reading) -> bool:
    """Whether a change that does not hold is one of that size, the other way."""
    promise = mention.promise
    if promise is None or promise.direction is None:
        return False
    size = abs(reading.quantity.value)
    return holds(replace(promise, direction=None), replace(reading.quantity, value=size, low=size, high=size))


def _plainly_meant(mention: Mention, readings: tuple[Reading, ...]) -> Reading | None:
    """The one reading that the text clearly means, if there is one.

    Readings of one value are one meaning. Of several, the one to which the number is near; else the one of whose
    record the text has most words.
    """
    if strong := [one for one in readings if one.fit.named and _would_hold(mention, one)]:
        return replace(strong[0], fit=replace(strong[0].fit, degree=Degree.CLEAR))
    clear = [one for one in readings if one.fit.degree >= Degree.CLEAR and one.fit.said]
    if not clear:
        return None
    most = max(reading.fit.degree for reading in clear)
    top = [reading for reading in clear if reading.fit.degree is most]
    if _is_one(top):
        return top[0]
    promise = mention.promise
    right = [reading for reading in top if _would_hold(mention, reading)]
    near = [reading for reading in top if promise is not None and is_near(promise, reading.quantity)]
    for found in (right, near, _best(top)):
        if _is_one(found):
            return replace(found[0], fit=replace(found[0].fit, degree=Degree.CLEAR))
    return None


def _would_hold(mention: Mention, reading: Reading) -> bool:
    """Whether a reading would bear the number out, were it not for its "exactly"."""
    return mention.promise is not None and _is_too_strong(mention.promise, reading)


def _is_one(readings: Sequence[Reading]) -> bool:
    """Whether the readings agree on one value."""
    return len({reading.quantity.value for reading in readings}) == 1


def _why(mention: Mention, plain: Reading, index: Index, settings: Settings) -> tuple[Code | None, str]:
    """The code, and what ends the sentence; no code where nothing shows that the figure was meant."""
    promise = mention.promise
    if promise is None:
        return None, "."
    if _is_too_strong(promise, plain):
        return F202, ": the published figure is rounded."
    division = other_division(plain, mention, settings)
    period = other_period(plain, mention, index, settings)
    beside = neighbour(plain, mention, index)
    code = F203 if is_over_time(mention) else F201
    if division:
        return code, f". {division}"
    if period:
        return F204, f". {period}"
    if beside:
        return code, f"; {_would_be(beside, settings)}."
    if plain.fit.degree is Degree.SURE or is_near(promise, plain.quantity):
        return code, "."
    return None, "."


def _is_too_strong(promise: Promise, plain: Reading) -> bool:
    """Whether the number is right, and only the word before it is not borne out: "exactly" of a rounded figure."""
    if promise.qualifier is not Qualifier.EXACTLY or plain.quantity.is_exact:
        return False
    return holds(replace(promise, qualifier=Qualifier.BARE), plain.quantity)


def _would_be(beside: Reading, settings: Settings) -> str:
    """“2,301, for West Yorkshire, would be 6.29”."""
    subject = beside.subject
    if beside.quantity is subject.quantity:
        return f"{full(beside.quantity, settings)} is the figure{where(subject, settings)}"
    own = full(subject.quantity, settings).split(" ")[0]
    return f"{own}, for {subject.label}, would be {precise(beside.quantity, settings)}"


def said(mention: Mention) -> str:
    """What the draft says, for "…, not over six": without the noun, the rate and "an average of"."""
    if mention.change is ChangeKind.BY:
        return mention.number.text
    start = mention.words.start
    text = mention.words.text[: mention.number.end - start]
    return lower_first(re.sub(r"^(?:an average of|a total of)\s+", "", text, flags=re.IGNORECASE)).strip(" (")
