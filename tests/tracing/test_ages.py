"""How old a source is."""

from __future__ import annotations

from datetime import date

import pytest

from respondent.model.citation_sheet import Age
from respondent.model.evidence import PartialDate, Source, SourceType
from respondent.model.span import Span
from respondent.tracing.ages import age_of


def source(issued: PartialDate | None, kind: SourceType = SourceType.REPORT) -> Source:
    return Source(id="x", span=Span("x.yaml"), type=kind, heading="X", issued=issued)


@pytest.mark.parametrize(
    ("issued", "age"),
    [
        (None, Age.UNKNOWN),
        (PartialDate(2025, 6, 30), Age.UNDER_ONE),
        (PartialDate(2024, 7, 1), Age.UNDER_ONE),
        (PartialDate(2024, 6, 30), Age.ONE_TO_TWO),
        (PartialDate(2023), Age.ONE_TO_TWO),
        (PartialDate(2022), Age.TWO_TO_THREE),
        (PartialDate(2021, 3), Age.THREE_TO_FIVE),
        (PartialDate(2020, 6, 30), Age.OVER_FIVE),
        (PartialDate(2027), Age.UNDER_ONE),
    ],
)
def test_the_age_is_counted_from_the_last_day_on_which_it_may_have_come_out(
    issued: PartialDate | None, age: Age
) -> None:
    assert age_of(source(issued), date(2025, 6, 30)) is age


def test_law_does_not_age() -> None:
    assert age_of(source(PartialDate(1989), SourceType.ACT), date(2025, 6, 30)) is Age.LASTING
