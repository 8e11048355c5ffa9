"""Where quantities come from."""

from __future__ import annotations

from fractions import Fraction

from respondent.model.lineage import Derived, Given, Operation, leaves, named
from respondent.model.quantity import Quantity
from respondent.model.unit import Unit


def figure(lineage: Given | Derived) -> Quantity:
    one = Fraction(1)
    return Quantity(value=one, low=one, high=one, unit=Unit("offence", "offences"), lineage=lineage)


def test_a_calculation_rests_on_each_record_once_in_the_order_of_their_use() -> None:
    gwent, wales = Given("forces", ("Gwent",)), Given("wales")
    total = Derived(Operation.SUM, (figure(gwent), figure(wales), figure(gwent)))
    share = Derived(Operation.SHARE, (figure(wales), figure(total)))

    assert leaves(gwent) == (gwent,)
    assert leaves(total) == (gwent, wales)
    assert leaves(share) == (wales, gwent)


def test_a_few_records_are_named_and_many_counted() -> None:
    rows = [Given("forces", (name,)) for name in ("Gwent", "Dyfed-Powys", "North Wales", "South Wales")]

    assert named(rows[0]) == "“forces#Gwent”"
    assert named(Derived(Operation.SUM, tuple(figure(row) for row in rows[:2]))) == (
        "“forces#Gwent” and “forces#Dyfed-Powys”"
    )
    assert named(Derived(Operation.SUM, tuple(figure(row) for row in rows))) == (
        "“forces#Gwent”, “forces#Dyfed-Powys” and 2 more"
    )


def test_a_row_of_several_keys_is_named_by_all_of_them() -> None:
    assert str(Given("forces", ("Gwent", "2023/24"))) == "forces#Gwent, 2023/24"
