"""Who holds an office, and where it is, on a day."""

from __future__ import annotations

from datetime import date

import pytest

from respondent.model.directory import Address, Holder, Office, Organisation
from respondent.model.span import Span

OFFICE = Office(
    id="home-secretary",
    span=Span("home-secretary.yaml", 1, 1),
    name="Home Secretary",
    holders=(
        Holder("Yvette Cooper", date(2024, 7, 5), date(2025, 9, 4), honours="MP"),
        Holder("Shabana Mahmood", date(2025, 9, 6)),
    ),
    addresses=(
        Address(("50 Queen Anne's Gate", "London"), until=date(2005, 1, 31)),
        Address(("2 Marsham Street", "London SW1P 4DF"), since=date(2005, 2, 1)),
    ),
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 7, 4), None),
        (date(2024, 7, 5), "Yvette Cooper"),
        (date(2025, 9, 4), "Yvette Cooper"),
        (date(2025, 9, 5), None),
        (date(2025, 9, 6), "Shabana Mahmood"),
        (date(2099, 1, 1), "Shabana Mahmood"),
    ],
)
def test_an_office_is_held_from_the_first_to_the_last_day_of_a_term(day: date, name: str | None) -> None:
    holder = OFFICE.holder_on(day)

    assert (holder and holder.name) == name


@pytest.mark.parametrize(
    ("day", "line"), [(date(2005, 1, 31), "50 Queen Anne's Gate"), (date(2005, 2, 1), "2 Marsham Street")]
)
def test_an_address_is_the_one_of_the_day(day: date, line: str) -> None:
    address = OFFICE.address_on(day)

    assert address is not None
    assert address.lines[0] == line


def test_an_office_may_have_no_address_for_a_day() -> None:
    office = Office(
        id="o", span=Span("o.yaml"), name="O", addresses=(Address(("A",), since=date(2020, 1, 1)),)
    )

    assert office.address_on(date(2019, 12, 31)) is None


def test_offices_and_organisations_are_called_by_their_names() -> None:
    assert OFFICE.title == "Home Secretary"
    assert Organisation(id="nspcc", span=Span("nspcc.yaml"), name="NSPCC").title == "NSPCC"
