"""How a workspace's records and figures are looked up."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from respondent.errors import ArithmeticRefusedError
from respondent.model.evidence import DataTable, PublishedChange, Row, Source, SourceType, Statistic
from respondent.model.lineage import Given
from respondent.model.period import financial_year
from respondent.model.quantity import Quantity
from respondent.model.record import Record
from respondent.model.settings import Settings
from respondent.model.span import Span
from respondent.model.unit import BUILT_IN_UNITS, PERCENT, Unit
from respondent.model.workspace import NotFoundError, Workspace, did_you_mean

HERE = Span("a.yaml", 1, 1)
OFFENCE = Unit("offence", "offences")


def figure(value: int, record: str, *row: str, unit: Unit = OFFENCE, place: str | None = None) -> Quantity:
    number = Fraction(value)
    return Quantity(
        value=number,
        low=number,
        high=number,
        unit=unit,
        lineage=Given(record, row),
        period=financial_year(2023),
        place=place,
    )


def row(force: str, region: str, value: int | None, *markers: str) -> Row:
    cells = {"force": force, "region": region, "offences": "" if value is None else str(value)}
    quantity = None if value is None else figure(value, "forces", force, place=force)
    return Row((force,), cells, quantity, markers, HERE)


FORCES = DataTable(
    id="forces",
    span=HERE,
    heading="By force",
    source="crime",
    unit=OFFENCE,
    columns=("force", "region", "offences"),
    key=("force",),
    value_column="offences",
    place_column="force",
    rows=(
        row("Gwent", "Wales", 503),
        row("Dyfed-Powys", "Wales", 192),
        row("Hampshire", "South East", 1239),
        row("Kent", "South East", None, "suppressed"),
        row("Surrey", "South", None),
        row("Humberside", "Yorkshire", 693),
        row("Cleveland", "Yorkshire", None, "blank"),
    ),
    rows_path="forces.csv",
    of="offences",
    complete=(("region", ("Wales", "Yorkshire")),),
)
OFFENCES = Statistic(
    id="offences", span=HERE, statement="38,685.", source="crime", quantity=figure(38_685, "offences")
)
SHARE = Statistic(
    id="share",
    span=HERE,
    statement="Half.",
    source="crime",
    quantity=figure(50, "share", unit=PERCENT),
    of="offences",
    change=PublishedChange(figure(7, "share", unit=PERCENT), financial_year(2022)),
)
CRIME = Source(id="crime", span=HERE, type=SourceType.DATASET, heading="Crime")


def workspace(*records: Record) -> Workspace:
    return Workspace(Path(), Settings(), {record.id: record for record in records}, {}, {})


ALL = workspace(FORCES, OFFENCES, SHARE, CRIME)


def test_a_record_is_found_by_its_kind_and_id() -> None:
    assert ALL.get(Source, "crime") is CRIME


def test_a_record_of_another_kind_is_not_found() -> None:
    with pytest.raises(NotFoundError, match=r"“crime” is a source, not a table\. Give the id of a table\."):
        ALL.get(DataTable, "crime")


def test_a_record_that_is_not_there_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFoundError) as error:
        ALL.get(Statistic, "ofences")

    assert error.value.message == "There is no statistic “ofences”."
    assert error.value.remedy == "Did you mean “offences”?"


def test_a_record_whose_file_holds_errors_is_said_to_be_broken_rather_than_missing() -> None:
    broken = replace(ALL, broken=frozenset({"sessions"}))

    with pytest.raises(NotFoundError, match="“sessions”") as error:
        broken.figure("sessions")

    assert "There is no" not in error.value.message


def test_the_rows_of_a_group_are_those_that_it_names() -> None:
    assert [r.key[0] for r in ALL.rows("forces", region="Wales")] == ["Gwent", "Dyfed-Powys"]
    assert ALL.rows("forces") == FORCES.rows


def test_a_statistic_s_figure_knows_its_base() -> None:
    assert ALL.figure("offences") == OFFENCES.quantity
    assert ALL.figure("share").base == OFFENCES.quantity


def test_a_row_s_figure_is_chosen_by_the_key_or_by_any_column_that_tells() -> None:
    assert ALL.figure("forces", force="Gwent").value == 503
    assert ALL.figure("forces", force="Gwent").base == OFFENCES.quantity
    assert ALL.figure("forces", offences="192").value == 192


def test_a_base_that_is_not_there_is_left_out() -> None:
    assert workspace(SHARE).figure("share").base is None


@pytest.mark.parametrize(
    ("record", "key", "message", "remedy"),
    [
        ("offences", {"force": "Gwent"}, "is one figure, without rows", "Leave the key out"),
        ("forces", {"region": "Wales"}, "2 rows of “forces” are meant", "by its key: force"),
        ("forces", {}, "7 rows of “forces” are meant", "by its key: force"),
        ("forces", {"area": "Gwent"}, "has no column “area”", "There are: force"),
        ("forces", {"force": "Gwnt"}, "“forces” has no force “Gwnt”", "Did you mean “Gwent”?"),
        ("forces", {"force": "Gwent", "region": "South"}, "No row of “forces” is all of these", "Leave one"),
        ("forces", {"force": "Kent"}, "has no value for Kent (suppressed)", "Unknown is not nought"),
        ("forces", {"force": "Surrey"}, "has no value for Surrey.", "Unknown is not nought"),
        ("crime", {}, "“crime” is a source and has no figure", "Name a statistic or a table"),
        ("shares", {}, "There is no statistic or table “shares”", "Did you mean “share”?"),
    ],
)
def test_a_figure_that_is_not_there_is_refused_with_what_can_be_chosen(
    record: str, key: dict[str, str], message: str, remedy: str
) -> None:
    with pytest.raises(NotFoundError) as error:
        ALL.figure(record, **key)

    assert message in error.value.message
    assert remedy in error.value.remedy


def test_the_sum_of_a_complete_group_is_exact_and_about_the_group_s_place() -> None:
    total = ALL.total("forces", region="Wales")

    assert total.value == 695
    assert total.is_exact
    assert total.place == "Wales"
    assert total.period == financial_year(2023)


@pytest.mark.parametrize(
    ("group", "value"),
    [
        ({"region": "South East"}, 1239),  # not declared complete, and one is unknown
        ({"region": "Yorkshire"}, 693),  # declared complete, but one is unknown
        ({}, 503 + 192 + 1239 + 693),
        ({"region": "Wales", "force": "Gwent"}, 503),
    ],
)
def test_any_other_sum_bears_at_least_and_nothing_else(group: dict[str, str], value: int) -> None:
    total = ALL.total("forces", **group)

    assert total.value == value
    assert total.at_least
    assert not total.is_exact


def test_a_group_of_which_nothing_is_known_has_no_sum() -> None:
    with pytest.raises(NotFoundError, match="No value in “forces” is known for this group"):
        ALL.total("forces", region="South")


def test_a_sum_over_a_table_for_one_place_keeps_that_place() -> None:
    rows = tuple(
        replace(r, quantity=replace(r.quantity, place="UK")) for r in FORCES.rows if r.quantity is not None
    )
    one_place = workspace(replace(FORCES, rows=rows, place="UK", place_column=None))

    assert one_place.total("forces", region="Wales").place == "UK"


def test_a_group_that_is_no_place_leaves_its_sum_about_the_places_of_its_rows() -> None:
    def by_sex(force: str, sex: str, value: int) -> Row:
        found = row(force, "Wales", value)
        cells = {**found.cells, "sex": sex}
        return replace(found, key=(force, sex), cells=cells)

    rows = tuple(by_sex(force, sex, 5) for force in ("Gwent", "Dyfed-Powys") for sex in ("girls", "boys"))
    table = replace(FORCES, columns=("force", "region", "sex", "offences"), key=("force", "sex"), rows=rows)
    both = workspace(table)

    assert both.total("forces", sex="girls").place == "Gwent and Dyfed-Powys"
    assert both.total("forces", force="Gwent").place == "Gwent"
    assert both.total("forces", region="Wales").place == "Wales"


def test_a_total_is_added_up_once() -> None:
    assert ALL.total("forces", region="Wales") is ALL.total("forces", region="Wales")
    assert replace(ALL, records={}).records == {}
    with pytest.raises(NotFoundError):
        replace(ALL, records={}).total("forces", region="Wales")


def test_rows_of_several_years_are_not_summed() -> None:
    later = replace(FORCES.rows[0], key=("Gwent 2",), cells={**FORCES.rows[0].cells, "force": "Gwent 2"})
    assert later.quantity is not None
    later = replace(later, quantity=replace(later.quantity, period=financial_year(2024)))
    two_years = workspace(replace(FORCES, rows=(FORCES.rows[0], later)))

    with pytest.raises(ArithmeticRefusedError, match="2023/24"):
        two_years.total("forces", region="Wales")


def test_only_a_table_has_a_total() -> None:
    with pytest.raises(NotFoundError, match="“share” is a statistic, not a table"):
        ALL.total("share")


def test_a_published_change_is_found_where_the_record_states_one() -> None:
    assert ALL.change("share").value == 7
    with pytest.raises(NotFoundError, match="“offences” states no change"):
        ALL.change("offences")


@pytest.mark.parametrize(
    ("word", "known", "sentence"),
    [
        ("ofcmo", ("ofcom", "nspcc"), "Did you mean “ofcom”?"),
        ("force", ("forces", "forced"), "Did you mean “forces” or “forced”?"),
        ("zzz", ("ofcom",), "There is: ofcom."),
        ("zzz", ("ofcom", "nspcc"), "There are: nspcc, ofcom."),
        ("zzz", tuple("abcdefgh"), "There are: a, b, c, d, e, f …"),
        ("zzz", (), "There are none yet."),
    ],
)
def test_the_nearest_names_are_offered_or_a_few_of_them(
    word: str, known: tuple[str, ...], sentence: str
) -> None:
    assert did_you_mean(word, known).replace("“forced” or “forces”", "“forces” or “forced”") == sentence


def test_a_workspace_adds_its_units_to_the_built_in_ones() -> None:
    assert Settings(units=(OFFENCE,)).all_units == (*BUILT_IN_UNITS, OFFENCE)
    assert str(OFFENCE) == "offence"
