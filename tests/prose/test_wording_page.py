"""The page that tells people what the filters write."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from respondent.model.lineage import Given
from respondent.model.period import parse_period
from respondent.model.quantity import Quantity
from respondent.model.settings import Settings
from respondent.model.unit import PERCENT, Unit
from respondent.prose.wording import WRITERS

PAGE = Path(__file__).parents[2] / "docs" / "wording.md"
ROW = re.compile(
    r"^\| `(?:\.(?P<rate>\w+) )?\\\| (?P<name>\w+)` \| (?P<figure>[^|]+) \| (?P<text>[^|]+) \|$", re.M
)
EXAMPLES = [found.groupdict() for found in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def described(text: str) -> Quantity:
    """The figure that an example names: "1,249 in 2023/24", "24 per cent", "a change of -7 per cent"."""
    number = re.search(r"-?[0-9][0-9,.]*", text)
    assert number is not None
    value = Decimal(number[0].replace(",", ""))
    percent = text.endswith("per cent")
    return Quantity(
        value=Fraction(value),
        low=Fraction(value),
        high=Fraction(value),
        unit=PERCENT if percent else Unit("offence", "offences"),
        lineage=Given("example", part="change" if "change" in text else "value"),
        written=value,
        period=None if percent else parse_period(text.rpartition(" ")[2]),
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"])
def test_each_filter_writes_what_the_page_says(example: dict[str, str]) -> None:
    quantity = described(example["figure"])
    if example["rate"]:
        quantity = getattr(quantity, example["rate"])

    assert WRITERS[example["name"]](quantity, Settings()).text == example["text"]


def test_the_page_has_an_example_of_every_filter_but_rise() -> None:
    assert {example["name"] for example in EXAMPLES} == set(WRITERS) - {"rise"}
