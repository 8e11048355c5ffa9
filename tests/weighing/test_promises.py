"""What a filter writes from a figure is never called false; what is moved across the line is never borne out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.errors import NothingHonestError
from respondent.model.assessment import Verdict
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.evidence import PublishedChange, Statistic
from respondent.model.lineage import Given
from respondent.model.period import financial_year
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.span import Span
from respondent.model.unit import PERCENT, Unit
from respondent.model.workspace import Workspace
from respondent.prose.wording import WRITERS as ALL_WRITERS
from respondent.prose.wording import about, almost, at_least, fewer_than, holds, more_than, plain, words
from respondent.weighing.weigh import weigh

SETTINGS = Settings()
OFFENCE = Unit("offence", "offences", ("crime", "crimes"))
WRITERS = (more_than, fewer_than, at_least, almost, about, words, plain)
COUNTS = st.integers(20, 2_000_000)


def quantity(value: int) -> Quantity:
    return Quantity(
        value=Fraction(value),
        low=Fraction(value),
        high=Fraction(value),
        unit=OFFENCE,
        lineage=Given("offences"),
        written=Decimal(value),
        period=financial_year(2023),
        place="Kent",
    )


def workspace(value: int) -> Workspace:
    return workspace_with(quantity(value), f"Police in Kent recorded {value:,} image offences.")


def workspace_with(figure: Quantity, statement: str, change: Quantity | None = None) -> Workspace:
    record = Statistic(
        id="offences",
        span=Span("offences.yaml", 1),
        statement=statement,
        source="data",
        quantity=figure,
        change=PublishedChange(change, financial_year(2022)) if change is not None else None,
    )
    return Workspace(
        Path(), SETTINGS, MappingProxyType({"offences": record}), MappingProxyType({}), MappingProxyType({})
    )


def verdicts(text: str, value: int) -> list[Verdict]:
    return verdicts_in(text, workspace(value))


def verdicts_in(text: str, evidence: Workspace) -> list[Verdict]:
    draft = Draft("draft.txt", (Passage(text, PassageKind.PARAGRAPH, ((0, 1, 1),)),))
    return [one.verdict for one in weigh(draft, evidence)]


def per_cent(value: Decimal, part: str = "value") -> Quantity:
    amount = Fraction(value)
    lineage = Given("offences", part=part)
    return replace(
        quantity(1), value=amount, low=amount, high=amount, unit=PERCENT, lineage=lineage, written=value
    )


def answered(value: Decimal) -> Workspace:
    return workspace_with(per_cent(value), f"Of calls in Kent, {value} per cent were answered.")


def grown(by: Decimal) -> Workspace:
    return workspace_with(
        quantity(900), "Police in Kent recorded 900 image offences.", per_cent(by, "change")
    )


@given(COUNTS, st.sampled_from(WRITERS))
def test_a_count_written_by_a_filter_is_supported(value: int, writer: object) -> None:
    try:
        phrase = writer(quantity(value), SETTINGS)  # type: ignore[operator]  # a sampled function
    except NothingHonestError:
        return
    found = verdicts(f"Police in Kent recorded {phrase} image offences in 2023/24.", value)
    assert found == [Verdict.SUPPORTED], phrase


@given(COUNTS, st.sampled_from(["a day", "every week", "each day", "a month"]), st.sampled_from(WRITERS))
def test_a_rate_written_by_a_filter_is_never_called_false(value: int, rate: str, writer: object) -> None:
    per = {"a day": "per_day", "each day": "per_day", "every week": "per_week", "a month": "per_month"}[rate]
    try:
        phrase = writer(getattr(quantity(value), per), SETTINGS)  # type: ignore[operator]  # a sampled function
    except NothingHonestError:
        return
    text = f"Police in Kent recorded {value:,} image offences in 2023/24, an average of {phrase} {rate}."
    assert Verdict.CONTRADICTED not in verdicts(text, value), phrase


@given(COUNTS, st.integers(1, 500_000))
def test_a_bound_across_the_line_is_never_supported(value: int, more: int) -> None:
    for text in (f"more than {value + more - 1:,}", f"at least {value + more:,}", f"fewer than {value:,}"):
        found = verdicts(f"Police in Kent recorded {text} image offences in 2023/24.", value)
        assert Verdict.SUPPORTED not in found, text


@given(COUNTS, st.integers(1, 400))
def test_a_rate_across_the_line_is_never_supported(value: int, more: int) -> None:
    daily = int(Fraction(value, 366)) + more
    text = f"Police in Kent recorded {value:,} image offences in 2023/24, more than {daily:,} a day."
    assert verdicts(text, value)[1:] == [Verdict.CONTRADICTED]


@given(
    COUNTS, st.integers(20, 2_000_000), st.sampled_from(["burglaries", "suspects", "image offences in March"])
)
def test_another_number_of_something_else_is_never_called_false(value: int, number: int, noun: str) -> None:
    found = verdicts(f"Police in Kent recorded {number:,} {noun}.", value)
    assert not {Verdict.CONTRADICTED, Verdict.INCONSISTENT} & set(found) or number == value


@pytest.mark.parametrize("value", [1249, 38_685])
def test_a_draft_without_figures_has_no_assessments(value: int) -> None:
    assert verdicts("Police in Kent recorded image offences.", value) == []


SHARES = st.decimals(2, 98, places=0)
CHANGES = st.decimals(-90, 300, places=0).filter(bool)
IN_A_SENTENCE = {
    "change": "Image offences that police in Kent recorded were {} between 2022/23 and 2023/24.",
    "rise": "Image offences that police in Kent recorded rose by {} between 2022/23 and 2023/24.",
    "fall": "Image offences that police in Kent recorded fell by {} between 2022/23 and 2023/24.",
    "rise_or_fall": "There was {} in the image offences that police in Kent recorded between 2022/23 and 2023/24.",
    "rose_or_fell": "Image offences that police in Kent recorded {} between 2022/23 and 2023/24.",
}


@given(
    SHARES, st.sampled_from(["fraction", "one_in", "more_than", "fewer_than", "at_least", "almost", "about"])
)
def test_a_share_written_by_a_filter_is_supported_and_of_another_share_never(
    value: Decimal, name: str
) -> None:
    try:
        phrase = ALL_WRITERS[name](per_cent(value), SETTINGS)
    except NothingHonestError:
        return
    text = f"In Kent, {phrase} of calls were answered in 2023/24."
    assert verdicts_in(text, answered(value)) == [Verdict.SUPPORTED], phrase
    for other in (value / 2, min(Decimal(100), value * 2)):
        if not holds(phrase.promise, per_cent(other)):
            assert Verdict.SUPPORTED not in verdicts_in(text, answered(other)), (phrase, other)


@given(CHANGES, st.sampled_from(sorted(IN_A_SENTENCE)))
def test_a_change_written_by_a_filter_is_supported_and_the_other_way_never(value: Decimal, name: str) -> None:
    try:
        phrase = ALL_WRITERS[name](per_cent(value, "change"), SETTINGS)
    except NothingHonestError:
        return
    text = IN_A_SENTENCE[name].format(phrase)
    assert verdicts_in(text, grown(value)) == [Verdict.SUPPORTED], phrase
    for other in (-value, value + abs(value) / 2 + 2):
        assert Verdict.SUPPORTED not in verdicts_in(text, grown(other)), (phrase, other)
