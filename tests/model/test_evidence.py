"""Records that bear claims."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from respondent.model.consultation import Consultation
from respondent.model.evidence import (
    DataTable,
    Finding,
    PartialDate,
    Quotation,
    Source,
    SourceType,
    Statistic,
)
from respondent.model.lineage import Given
from respondent.model.quantity import Quantity
from respondent.model.span import Span
from respondent.model.unit import Unit

HERE = Span("a.yaml", 1, 1)
OFFENCE = Unit("offence", "offences")


@pytest.mark.parametrize(
    ("partial", "text", "latest"),
    [
        (PartialDate(2024), "2024", date(2024, 12, 31)),
        (PartialDate(2024, 2), "2024-02", date(2024, 2, 29)),
        (PartialDate(2024, 2, 3), "2024-02-03", date(2024, 2, 3)),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(partial: PartialDate, text: str, latest: date) -> None:
    assert str(partial) == text
    assert partial.latest == latest


def test_a_quotation_s_paragraphs_are_parted_by_blank_lines_and_lose_their_line_breaks() -> None:
    quotation = Quotation(
        id="q", span=HERE, source="s", speaker="Girl, aged 13", text="One\n  line.\n\n\n\nTwo  lines.\n"
    )

    assert quotation.paragraphs == ("One line.", "Two lines.")
    assert quotation.title == "Quotation: Girl, aged 13"


def test_only_a_group_that_is_declared_complete_is() -> None:
    table = DataTable(
        id="t",
        span=HERE,
        heading="By force",
        source="s",
        unit=OFFENCE,
        columns=("force", "region", "offences"),
        key=("force",),
        value_column="offences",
        rows=(),
        rows_path="t.csv",
        complete=(("region", ("Wales",)),),
    )

    assert table.is_complete("region", "Wales")
    assert not table.is_complete("region", "London")
    assert not table.is_complete("force", "Wales")
    assert table.title == "By force"


def test_records_are_called_by_what_they_say() -> None:
    one = Fraction(1)
    quantity = Quantity(value=one, low=one, high=one, unit=OFFENCE, lineage=Given("a"))

    assert Source(id="a", span=HERE, type=SourceType.ACT, heading="An Act").title == "An Act"
    assert (
        Statistic(id="a", span=HERE, statement="It is so.", source="s", quantity=quantity).title
        == "It is so."
    )
    assert Finding(id="a", span=HERE, statement="It is so.", source="s").title == "It is so."
    assert Consultation(id="a", span=HERE, heading="Harms", publisher="Ofcom").title == "Harms"
