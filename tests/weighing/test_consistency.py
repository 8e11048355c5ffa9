"""Figures that a draft gives rounded are never called inconsistent with what was worked out from the real ones."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from hypothesis import assume, given
from hypothesis import strategies as st

from respondent.model.assessment import Verdict
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.settings import Settings
from respondent.model.workspace import Workspace
from respondent.prose.numbers import round_to
from respondent.weighing.weigh import weigh

NOTHING = Workspace(Path(), Settings(), MappingProxyType({}), MappingProxyType({}), MappingProxyType({}))
COUNTS = st.integers(101, 90_000)


def verdicts(text: str) -> list[Verdict]:
    draft = Draft("draft.txt", (Passage(text, PassageKind.PARAGRAPH, ((0, 1, 1),)),))
    return [one.verdict for one in weigh(draft, NOTHING)]


def whole(value: Fraction) -> int:
    return int(round_to(value, Fraction(1)))


@given(COUNTS, COUNTS)
def test_a_change_of_exact_counts_is_consistent(one: int, other: int) -> None:
    old, new = sorted((one, other))
    change = whole(Fraction(new - old, old) * 100)
    assume(1 <= change <= 400)
    text = f"Calls rose from {old:,} to {new:,}, a rise of {change} per cent."
    assert verdicts(text)[-1] is Verdict.CONSISTENT


@given(COUNTS, COUNTS, st.integers(5, 50))
def test_a_change_far_from_exact_counts_is_inconsistent(one: int, other: int, off: int) -> None:
    old, new = sorted((one, other))
    change = whole(Fraction(new - old, old) * 100) + off
    assume(2 * off > change // 10 and 1 <= change <= 400 and old % 10 and new % 10)
    text = f"Calls rose from {old:,} to {new:,}, a rise of {change} per cent."
    assert verdicts(text)[-1] is Verdict.INCONSISTENT


@given(st.fractions(1, 90, max_denominator=1000), st.fractions(1, 90, max_denominator=1000))
def test_a_change_of_rounded_percentages_is_never_inconsistent(one: Fraction, other: Fraction) -> None:
    old, new = sorted((one, other))
    points = whole(new - old)
    assume(whole(old) < whole(new) and points)
    text = f"Their share rose from {whole(old)} per cent to {whole(new)} per cent, up {points} percentage points."
    assert Verdict.INCONSISTENT not in verdicts(text)


@given(st.integers(1000, 90_000), st.integers(1000, 90_000))
def test_a_share_of_rounded_counts_is_never_inconsistent(one: int, other: int) -> None:
    part, total = sorted((one, other))
    share = whole(Fraction(part, total) * 100)
    assume(share)
    rounded = [whole(Fraction(number, 10)) * 10 for number in (part, total)]
    text = f"We answered {rounded[0]:,} of the {rounded[1]:,} calls, or {share} per cent."
    assert Verdict.INCONSISTENT not in verdicts(text)


@given(st.integers(1000, 90_000), st.integers(10, 400), st.integers(10, 400))
def test_the_remainder_of_exact_counts_is_consistent(total: int, first: int, second: int) -> None:
    assume(total % 1000 not in (101, 111, 112, 116, 999))  # "999 calls" are emergency calls
    rest = total - first - second
    text = (
        f"We took {total:,} calls. Of those calls, {first} were about bullying and {second} about home. "
        f"The remaining {rest:,} covered everything else."
    )
    assert verdicts(text)[-1] is Verdict.CONSISTENT
