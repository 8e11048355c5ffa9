"""Templates that are made once for each row of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from respondent.model.document import Document, Para, text_of
from respondent.model.workspace import Workspace
from respondent.rendering.render import Rendered, render

FRONT = "kind: release\ntitle: '{{ force }}: {{ region }}'\ndate: 2025-02-18\nfor_each: {force: by-force}"

Make = Callable[..., Rendered]


def words(document: Document) -> str:
    """The text of the one paragraph."""
    (para,) = document.blocks
    assert isinstance(para, Para)
    return text_of(para.content)


def test_each_row_gives_a_document_of_its_own(rendered: Make) -> None:
    made = rendered('{{ force }} ({{ row.region }}) had {{ figure("by-force", force=force) }}.', front=FRONT)
    assert made.diagnostics == ()
    assert [document.id for document in made.documents] == [
        "letter-west-yorkshire",
        "letter-south-yorkshire",
        "letter-dyfed-powys",
        "letter-gwent",
    ]
    assert [document.row for document in made.documents][2] == ("Dyfed-Powys",)
    assert text_of(made.documents[2].title) == "Dyfed-Powys: Wales"
    assert words(made.documents[2]) == "Dyfed-Powys (Wales) had 192."


def test_rows_with_like_names_get_numbers(rendered: Make) -> None:
    table = (
        "kind: table\ntitle: T\nsource: codes-2024\nunit: case\nperiod: 2024\n"
        "rows: x.csv\nkey: force\nvalue: n\n"
    )
    made = rendered(
        "x",
        front=FRONT.replace("by-force", "x").replace("region", "force"),
        records={"x.yaml": table, "x.csv": "force,n\nA & B,1\nA. B,2\nÉire,3\n±,4\n"},
    )
    assert [document.id for document in made.documents] == [
        "letter-a-b",
        "letter-a-b-2",
        "letter-eire",
        "letter-row",
    ]


def test_a_long_name_of_a_row_is_cut_so_that_it_can_be_a_files_name(rendered: Make) -> None:
    table = (
        "kind: table\ntitle: T\nsource: codes-2024\nunit: case\nperiod: 2024\n"
        "rows: x.csv\nkey: force\nvalue: n\n"
    )
    long = "a" * 79
    made = rendered(
        "x",
        front=FRONT.replace("by-force", "x").replace("region", "force"),
        records={"x.yaml": table, "x.csv": f"force,n\n{long} b,1\n{long} c,2\n"},
    )
    assert [document.id for document in made.documents] == [f"letter-{long}", f"letter-{long}-2"]


def test_the_same_problem_in_every_row_is_told_once_without_names(rendered: Make) -> None:
    made = rendered('{{ figure("offence") }}', front=FRONT)
    assert made.documents == ()
    (problem,) = made.diagnostics
    assert problem.message == "There is no statistic or table “offence”."


def test_a_problem_of_some_rows_names_the_first_and_counts_the_others(rendered: Make) -> None:
    made = rendered('{{ figure("by-force", force=force).per_day | more_than }}', front=FRONT)
    (problem,) = made.diagnostics
    assert problem.message.endswith(" (for Dyfed-Powys).")
    assert "one every two days" in problem.remedy
    assert len(made.documents) == 3


def test_a_problem_that_differs_from_row_to_row_is_told_once(rendered: Make) -> None:
    made = rendered('{{ figure("by-force", region=force) }}', front=FRONT)
    (problem,) = made.diagnostics
    assert problem.message == "“by-force” has no region “West Yorkshire” (for West Yorkshire and 3 more)."


def test_two_problems_on_one_line_stay_two(rendered: Make) -> None:
    made = rendered('{{ figure("one") }} {{ figure("two") }}', front=FRONT)
    assert [p.message for p in made.diagnostics] == [
        "There is no statistic or table “one”.",
        "There is no statistic or table “two”.",
    ]


def test_the_column_of_figures_is_no_variable(rendered: Make) -> None:
    made = rendered("{{ offences }} {{ row.offences }}", front=FRONT)
    assert sorted(p.code.id for p in made.diagnostics) == ["T203", "T204"]


def test_a_column_named_like_a_function_is_reached_through_the_row(rendered: Make) -> None:
    table = (
        "kind: table\ntitle: T\nsource: codes-2024\nunit: case\nperiod: {column: period}\n"
        "rows: x.csv\nkey: force\nvalue: n\n"
    )
    made = rendered(
        "{{ row.period }}: {{ period('offences') }}",
        front=FRONT.replace("by-force", "x").replace("region", "force"),
        records={"x.yaml": table, "x.csv": "force,period,n\nA,2022/23,1\nB,2023/24,2\n"},
    )
    assert made.diagnostics == ()
    assert [d.id for d in made.documents] == ["letter-a", "letter-b"]
    assert words(made.documents[0]) == "2022/23: 2023/24"


def test_the_columns_of_a_table_that_is_lost_are_not_called_unknown(
    workspace_of: Callable[..., Workspace],
) -> None:
    whole = workspace_of({"letter.md.j2": f"---\n{FRONT}\n---\n\n{{{{ force }}}}\n"})
    records = {name: record for name, record in whole.records.items() if name != "by-force"}
    made = render(replace(whole, records=records), "letter")
    assert made.documents == ()
    assert made.diagnostics == (), "the table's own errors are enough"
