"""What a filter writes from a figure is never called false; what is moved across the line is never borne out."""

from __future__ import annotations

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
from respondent.model.evidence import Statistic
from respondent.model.lineage import Given
from respondent.model.period import financial_year
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.span import Span
from respondent.model.unit import Unit
from respondent.model.workspace import Workspace
from respondent.prose.wording import about, almost, at_least, fewer_than, more_than, plain, words
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
    record = Statistic(
        id="offences",
        span=Span("offences.yaml", 1),
        statement=f"Police in Kent recorded {value:,} image offences.",
        source="data",
        quantity=quantity(value),
    )
    return Workspace(
        Path(), SETTINGS, MappingProxyType({"offences": record}), MappingProxyType({}), MappingProxyType({})
    )


def verdicts(text: str, value: int) -> list[Verdict]:
    draft = Draft("draft.txt", (Passage(text, PassageKind.PARAGRAPH, ((0, 1, 1),)),))
    return [one.verdict for one in weigh(draft, workspace(value))]


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
