"""What spreadsheets make of what was typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from respondent.exchanging.columns import Column, layout_of
from respondent.exchanging.opening import CellValue
from respondent.exchanging.undoing import Undone, undone

STATISTIC, SOURCE = layout_of("statistic").by_path, layout_of("source").by_path
VALUE, PERIOD, PLACE, EMBARGO = (STATISTIC[name] for name in ("value", "period", "place", "embargo"))
ISSUED, ACCESSED, PAGES = (SOURCE[name] for name in ("issued", "accessed", "pages"))


@pytest.mark.parametrize(
    ("value", "column", "before", "text"),
    [
        (None, PLACE, (), ""),
        ("Wales", PLACE, (), "Wales"),
        (True, STATISTIC["confidential"], (), "yes"),
        (False, None, (), "FALSE"),
        (Decimal(1249), VALUE, ("1,249",), "1249"),
        (Decimal("54.2"), VALUE, ("54.20",), "54.2"),
        (Decimal("0.542"), VALUE, ("54.20%",), "54.20%"),
        (Decimal(1249), PLACE, ("1,249",), "1,249"),
        (Decimal("1.1"), PLACE, ("1.10",), "1.10"),
        (Decimal(2025), PERIOD, ("2023/24",), "2025"),
        (Decimal(1020), None, ("1,020",), "1020"),
        (date(2024, 6, 1), ACCESSED, (), "2024-06-01"),
        (datetime(2024, 6, 1), ACCESSED, (), "2024-06-01"),  # noqa: DTZ001 - as a spreadsheet has it
        (date(2024, 6, 1), ISSUED, ("2024-06",), "2024-06"),
        (date(2024, 6, 1), ISSUED, ("2024-06-01",), "2024-06-01"),
        (date(2024, 6, 3), ISSUED, ("2024-06",), "2024-06-03"),
        (date(2024, 6, 1), PERIOD, ("2023/24",), "2024-06"),
        (date(2025, 3, 12), PAGES, ("12-3",), "12-3"),
        (date(2025, 3, 12), PAGES, ("12–3",), "12–3"),
        (date(2025, 3, 12), PAGES, ("3/12",), "3/12"),
        (date(2025, 3, 1), PLACE, ("Mar-25",), "Mar-25"),
        (date(2025, 3, 12), PLACE, ("12 March 2025",), "12 March 2025"),
        (datetime(2025, 2, 18, 0, 1), EMBARGO, (), "2025-02-18 00:01"),  # noqa: DTZ001
        (time(10, 30), PLACE, ("10:30",), "10:30"),
        (time(4, 1), PLACE, ("4:1",), "4:1"),
        (timedelta(hours=30), PLACE, ("30:00",), "30:00"),
    ],
)
def test_what_can_only_have_been_one_thing_is_given_back(
    value: CellValue | None, column: Column | None, before: tuple[str, ...], text: str
) -> None:
    assert undone(value, column, *before) == Undone(text)


@pytest.mark.parametrize(
    ("value", "column", "before", "readings"),
    [
        (Decimal("0.55"), VALUE, ("54.20%",), ("55%", "0.55%")),
        (date(2024, 7, 1), ISSUED, ("2024-06",), ("2024-07-01", "2024-07")),
        (date(2024, 3, 31), PERIOD, ("2023/24",), ("at 2024-03-31",)),
        (date(2025, 3, 12), PAGES, (), ("2025-03-12", "12/3", "12-3")),
        (datetime(2025, 3, 12, 9, 5), PLACE, (), ("2025-03-12 09:05",)),  # noqa: DTZ001
        (time(9, 5), PLACE, (), ("09:05", "9:05", "9:5")),
    ],
)
def test_what_can_have_been_several_things_asks(
    value: CellValue, column: Column, before: tuple[str, ...], readings: tuple[str, ...]
) -> None:
    assert undone(value, column, *before).readings == readings
