"""A table's record and its rows, put together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import pytest

from respondent.errors import ArithmeticRefusedError
from respondent.loading.pending import PendingTable
from respondent.loading.tables import complete_table
from respondent.model.diagnostic import Diagnostic
from respondent.model.evidence import DataTable, Row
from respondent.model.lineage import Given
from respondent.model.period import financial_year
from respondent.model.span import Span
from respondent.model.unit import PERCENT, POINT, POUND, Unit

OFFENCE = Unit("offence", "offences")

FORCES = PendingTable(
    id="forces",
    span=Span("e/forces.yaml", 1, 1),
    heading="Offences by force",
    source="home-office",
    unit=OFFENCE,
    measure="recorded",
    period=financial_year(2023),
    place_column="force",
    rows_path="e/forces.csv",
    key=("force",),
    value_column="offences",
    places=MappingProxyType(
        {
            "key": Span("e/forces.yaml", 9, 6),
            "value": Span("e/forces.yaml", 10, 8),
            "place": Span("e/forces.yaml", 7, 8),
            "period": Span("e/forces.yaml", 6, 9),
            "complete.region": Span("e/forces.yaml", 12, 11),
            "complete.region.1": Span("e/forces.yaml", 12, 18),
        }
    ),
)


def table_of(text: str, pending: PendingTable = FORCES) -> DataTable:
    """The table, with which nothing is wrong."""
    table, problems = complete_table(pending, text.encode(), "e/forces.csv")
    assert problems == ()
    assert table is not None
    return table


def row_of(cell: str, pending: PendingTable = FORCES) -> Row:
    """The only row of a table whose value cell is `cell`."""
    return table_of(f'force,offences\nGwent,"{cell}"\n', pending).rows[0]


def problems_of(text: str, pending: PendingTable = FORCES) -> list[Diagnostic]:
    return list(complete_table(pending, text.encode(), "e/forces.csv")[1])


def test_a_row_is_a_figure_with_all_that_the_record_and_the_row_say_of_it() -> None:
    table = table_of("force,region,offences\nGwent,Wales,503\n")

    row = table.rows[0]
    assert (row.key, row.markers, row.span) == (("Gwent",), (), Span("e/forces.csv", 2, 1))
    assert row.cells == {"force": "Gwent", "region": "Wales", "offences": "503"}
    figure = row.quantity
    assert figure is not None
    assert figure.low == figure.value == figure.high == 503
    assert figure.written == Decimal(503)
    assert figure.lineage == Given("forces", ("Gwent",), label="Gwent")
    assert (figure.unit, figure.measure, figure.place) == (OFFENCE, "recorded", "Gwent")
    assert figure.period == financial_year(2023)
    assert figure.dimensions == (("force", "Gwent"), ("region", "Wales"))


def test_the_table_keeps_what_its_record_says() -> None:
    table = table_of("force,offences\nGwent,503\n")

    assert (table.id, table.title, table.source) == ("forces", "Offences by force", "home-office")
    assert table.columns == ("force", "offences")
    assert (table.key, table.value_column, table.rows_path) == (("force",), "offences", "e/forces.csv")
    assert table.span == FORCES.span
    assert table.places == FORCES.places


def test_every_row_of_a_table_for_one_place_is_about_that_place() -> None:
    pending = replace(FORCES, place_column=None, place="United Kingdom", dimensions=(("age", "under 18"),))

    figure = row_of("503", pending).quantity

    assert figure is not None
    assert figure.place == "United Kingdom"
    assert figure.dimensions == (("age", "under 18"), ("force", "Gwent"))


def test_a_blank_cell_of_another_column_is_no_dimension() -> None:
    figure = table_of("force,region,offences\nGwent,,503\n").rows[0].quantity

    assert figure is not None
    assert figure.dimensions == (("force", "Gwent"),)


@pytest.mark.parametrize(
    ("cell", "value"), [("1,249", 1249), ("1249 [Note 6]", 1249), ("  1249 ", 1249), ("1.5k", 1500)]
)
def test_a_number_may_be_written_as_tables_write_it(cell: str, value: int) -> None:
    figure = row_of(cell).quantity

    assert figure is not None
    assert figure.value == value


@pytest.mark.parametrize(
    ("cell", "marker"),
    [
        ("", "blank"),
        ("<5", "fewer than 5"),
        ("n/a", "not available"),
        ("[c]", "suppressed"),
        ("*", "suppressed"),
        ("..", "not available"),
        ("-", "not available"),
    ],
)
def test_a_mark_makes_a_row_without_a_figure(cell: str, marker: str) -> None:
    row = row_of(cell)

    assert row.quantity is None
    assert row.markers == (marker,)


def test_a_break_in_the_series_bars_comparison() -> None:
    row = row_of("1,249 [b] [p]")

    assert row.quantity is not None
    assert row.quantity.break_in_series
    assert row.markers == ("break in series", "provisional")


@pytest.mark.parametrize("broken", ["40 [b]", "[c] [b]"])
def test_a_break_also_lies_between_the_figures_before_it_and_those_after_it(broken: str) -> None:
    series = replace(FORCES, period=None, period_column="year", key=("force", "year"))
    table = table_of(
        f"force,year,offences\nGwent,2021,10\nGwent,2022,{broken}\nGwent,2023,50\nGwent,2024,60\n"
        "Kent,2021,10\nKent,2023,30\n",
        series,
    )
    figures = {row.key: row.quantity for row in table.rows}

    def change(force: str, later: str, earlier: str) -> Fraction:
        new, old = figures[force, later], figures[force, earlier]
        assert new is not None
        assert old is not None
        return new.change_from(old).value

    with pytest.raises(ArithmeticRefusedError, match="there is a break in the series"):
        change("Gwent", "2023", "2021")
    assert change("Gwent", "2024", "2023") == 20
    assert change("Kent", "2023", "2021") == 200


def test_a_sum_has_the_breaks_of_all_its_parts() -> None:
    series = replace(FORCES, period=None, period_column="year", key=("force", "year"))
    table = table_of(
        "force,year,offences\nGwent,2021,10\nKent,2021,10\nGwent,2022,40 [b]\nKent,2022,10\n"
        "Gwent,2023,50\nKent,2023,10\n",
        series,
    )
    rows = {row.key: row.quantity for row in table.rows if row.quantity is not None}
    first, last = (rows["Gwent", year] + rows["Kent", year] for year in ("2021", "2023"))

    with pytest.raises(ArithmeticRefusedError, match="there is a break in the series"):
        last.minus(first, across_periods=True)


def test_a_rounded_table_has_intervals() -> None:
    pending = replace(FORCES, unit=PERCENT, precision=Fraction(1))

    figure = row_of("50%", pending).quantity

    assert figure is not None
    assert figure.value == 50
    assert (figure.low, figure.high) == (Fraction(99, 2), Fraction(101, 2))


def test_a_number_in_billions_is_as_coarse_as_it_is_written() -> None:
    figure = row_of("£1.26bn", replace(FORCES, unit=POUND)).quantity

    assert figure is not None
    assert figure.value == 1_260_000_000
    assert (figure.low, figure.high) == (Fraction(1_255_000_000), Fraction(1_265_000_000))


def test_a_difference_of_percentages_has_no_per_cent_sign() -> None:
    assert row_of("-3", replace(FORCES, unit=POINT)).quantity is not None
    assert [p.code.id for p in problems_of("force,offences\nGwent,3%\n", replace(FORCES, unit=POINT))] == [
        "C112"
    ]


def test_money_may_have_its_sign_in_some_cells_only() -> None:
    table = table_of("force,offences\nGwent,£5\nHumberside,6\n", replace(FORCES, unit=POUND))

    assert [row.quantity.value for row in table.rows if row.quantity] == [5, 6]


def test_names_lose_their_notes_and_spaces() -> None:
    table = table_of("force [Note 1],offences\n  Gwent [Note 6] ,503\n")

    assert table.rows[0].key == ("Gwent",)
    assert table.columns == ("force", "offences")


def test_a_key_may_be_of_several_columns_and_the_period_one_of_them() -> None:
    pending = replace(FORCES, key=("force", "year"), period=None, period_column="year")

    table = table_of("force,year,offences\nGwent,2022/23,480\nGwent,2023/24,503\n", pending)

    figures = [row.quantity for row in table.rows]
    assert [figure and str(figure.period) for figure in figures] == ["2022/23", "2023/24"]
    assert figures[1] is not None
    assert figures[1].lineage == Given("forces", ("Gwent", "2023/24"), label="Gwent, 2023/24")


def test_a_cell_that_is_no_period_is_reported_at_its_place() -> None:
    pending = replace(FORCES, key=("force", "year"), period=None, period_column="year")

    table, problems = complete_table(pending, b"force,year,offences\nGwent,2023-24,503\n", "e/forces.csv")

    assert [(p.code.id, p.span) for p in problems] == [("C114", Span("e/forces.csv", 2, 7))]
    assert "2023/24" in problems[0].message
    assert table is not None
    assert table.rows[0].quantity is None


def test_every_column_that_is_not_there_is_reported_where_the_record_names_it() -> None:
    pending = replace(
        FORCES,
        key=("forces",),
        value_column="offence",
        place_column="area",
        period_column="year",
        complete=(("regions", ("Wales",)),),
    )

    table, problems = complete_table(pending, b"force,region,offences\nGwent,Wales,503\n", "e/forces.csv")

    assert table is None
    assert {p.code.id for p in problems} == {"C107"}
    assert [(p.span.line, p.remedy) for p in problems] == [
        (9, "Did you mean “force”?"),
        (10, "Did you mean “offences”?"),
        (7, "There are: force, offences, region."),
        (6, "There are: force, offences, region."),
        (1, "Did you mean “region”?"),
    ]
    assert problems[0].message == "The table e/forces.csv has no column “forces”."


def test_a_row_without_its_key_is_left_out_and_reported() -> None:
    table, problems = complete_table(FORCES, b"offences,force\n503,\n192,Dyfed-Powys\n", "e/forces.csv")

    assert [(p.code.id, p.span, p.message) for p in problems] == [
        ("C108", Span("e/forces.csv", 2, 5), "This row has no force, which is its key.")
    ]
    assert table is not None
    assert [row.key for row in table.rows] == [("Dyfed-Powys",)]


@pytest.mark.parametrize("name", ["Gwent", "GWENT", "gwent", "Gwent [Note 2]"])
def test_two_rows_of_one_key_are_reported_with_both_lines(name: str) -> None:
    table, problems = complete_table(
        FORCES, f"force,offences\nGwent,503\n{name},5\n".encode(), "e/forces.csv"
    )

    assert [(p.code.id, p.span) for p in problems] == [("C109", Span("e/forces.csv", 3, 1))]
    assert problems[0].message.endswith("stands twice, first in line 2.")
    assert table is not None
    assert [row.quantity and row.quantity.value for row in table.rows] == [503]


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("1,24", "decimal point"),
        ("many", "“many” is not a number"),
        ("1,249 [c]", "Keep one of the two|has a number and also a mark"),
        ("12 [q]", "is no mark that is known here"),
        ("1.2.3", "is not a number"),
    ],
)
def test_a_cell_that_is_no_number_is_unknown_and_reported_with_what_is_accepted(cell: str, what: str) -> None:
    table, problems = complete_table(FORCES, f'force,offences\nGwent,"{cell}"\n'.encode(), "e/forces.csv")

    assert [(p.code.id, p.span) for p in problems] == [("C110", Span("e/forces.csv", 2, 7))]
    assert any(part in problems[0].message for part in what.split("|"))
    assert table is not None
    assert table.rows[0].quantity is None


@pytest.mark.parametrize("cell", ["=SUM(A1:A9)", "#REF!", "=1249"])
def test_a_formula_in_place_of_a_number_is_reported_once(cell: str) -> None:
    problems = problems_of(f"force,offences\nGwent,{cell}\n")

    assert [p.code.id for p in problems] == ["C111"]
    assert problems[0].span == Span("e/forces.csv", 2, 7)


def test_a_formula_in_place_of_a_name_is_reported_too() -> None:
    problems = problems_of('force,offences\n"=HYPERLINK(""http://x"",""Gwent"")",503\n')

    assert [p.code.id for p in problems] == ["C111"]


@pytest.mark.parametrize(("cell", "sign"), [("50%", "%"), ("£50", "£")])
def test_a_sign_of_another_unit_is_reported(cell: str, sign: str) -> None:
    problems = problems_of(f"force,offences\nGwent,{cell}\n")

    assert [p.code.id for p in problems] == ["C112"]
    assert problems[0].message == f"This cell has a “{sign}”, but the table's unit is offence."


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [("50%", "0.5", "This cell has no “%”"), ("0.5", "50%", "This cell has a “%”")],
)
def test_a_per_cent_sign_in_some_cells_only_is_refused_since_the_rest_may_be_shares_of_one(
    first: str, second: str, message: str
) -> None:
    pending = replace(FORCES, unit=PERCENT)

    table, problems = complete_table(
        pending, f"force,offences\nGwent,{first}\nHumberside,{second}\n".encode(), "e/forces.csv"
    )

    assert [(p.code.id, p.span.line) for p in problems] == [("C112", 3)]
    assert problems[0].message.startswith(message)
    assert "line 2" in problems[0].message
    assert table is not None
    assert table.rows[1].quantity is None


@pytest.mark.parametrize("name", ["Total", "TOTAL", " grand  total ", "All"])
def test_a_row_that_is_the_total_of_the_others_is_refused_since_a_sum_would_count_it_twice(name: str) -> None:
    csv = f"force,offences\nGwent,503\nDyfed-Powys,192\n{name},695\n"
    table, problems = complete_table(FORCES, csv.encode(), "e/forces.csv")

    assert [(p.code.id, p.span.line) for p in problems] == [("C117", 4)]
    assert table is not None
    assert [row.key for row in table.rows] == [("Gwent",), ("Dyfed-Powys",)]


def test_a_count_below_nought_is_kept_with_a_warning() -> None:
    table, problems = complete_table(FORCES, b"force,offences\nGwent,-3\n", "e/forces.csv")

    assert [(p.code.id, p.severity) for p in problems] == [("C116", "warning")]
    assert table is not None
    assert table.rows[0].quantity is not None


def test_a_complete_group_of_which_there_is_no_row_is_reported_at_its_name() -> None:
    pending = replace(FORCES, complete=(("region", ("Wales", "Yorkshire")),))

    problems = problems_of("force,region,offences\nGwent,Wales,503\nNorth Yorkshire,Yorkshires,1\n", pending)

    assert [(p.code.id, p.span) for p in problems] == [("C113", Span("e/forces.yaml", 12, 18))]
    assert problems[0].remedy == "Did you mean “Yorkshires”?"


def test_a_group_spelled_in_two_ways_is_refused_since_its_sum_would_miss_rows() -> None:
    pending = replace(FORCES, complete=(("region", ("Wales",)),))

    problems = problems_of("force,region,offences\nGwent,Wales,503\nDyfed-Powys,wales,192\n", pending)

    assert [(p.code.id, p.span.line) for p in problems] == [("C115", 3)]
    assert problems[0].message == "“wales” and “Wales” (line 2) may be one region."


def test_a_group_that_is_declared_complete_is() -> None:
    pending = replace(FORCES, complete=(("region", ("Wales",)),))

    table = table_of("force,region,offences\nGwent,Wales,503\n", pending)

    assert table.is_complete("region", "Wales")


def test_a_table_without_rows_is_reported() -> None:
    assert [p.code.id for p in problems_of("force,offences\n")] == ["C102"]


def test_a_file_that_cannot_be_taken_apart_makes_no_table() -> None:
    table, problems = complete_table(FORCES, b"force;offences\nGwent;503\n", "e/forces.csv")

    assert table is None
    assert [p.code.id for p in problems] == ["C103"]


def test_all_problems_of_a_table_come_in_one_run() -> None:
    problems = problems_of('force,offences\nGwent,"1,24"\n,5\nGwent,5\nHumberside\nNorth Wales,=A1\n')

    assert sorted((p.code.id, p.span.line) for p in problems) == [
        ("C105", 5),
        ("C108", 3),
        ("C109", 4),
        ("C110", 2),
        ("C111", 6),
    ]
