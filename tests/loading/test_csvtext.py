"""CSV files taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.loading.csvtext import MOST_PROBLEMS, MOST_ROWS, CsvText, read_csv, without_note
from respondent.model.diagnostic import Diagnostic
from respondent.model.span import Span


def read(text: str | bytes) -> CsvText:
    """The file, which has nothing wrong with it."""
    table, problems = read_csv(text if isinstance(text, bytes) else text.encode(), "t.csv")
    assert problems == ()
    assert table is not None
    return table


def complaint(text: str | bytes) -> Diagnostic:
    """The only thing that is wrong with the file."""
    _, problems = read_csv(text if isinstance(text, bytes) else text.encode(), "t.csv")
    assert len(problems) == 1, problems
    return problems[0]


def test_a_table_is_its_head_and_its_rows_with_their_lines() -> None:
    table = read("force,offences\nGwent,503\nDyfed-Powys,192\n")

    assert table.columns == ("force", "offences")
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Gwent", "503")),
        (3, ("Dyfed-Powys", "192")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        b"force,offences\r\nGwent,503\r\n",
        b"\xef\xbb\xbfforce,offences\nGwent,503\n",
        b"force,offences\rGwent,503\r",
        b"force,offences\nGwent,503",
        b"\n\nforce,offences\n\n,\n  , \nGwent,503\n\n\n",
        b"force , offences\t\n Gwent\t,503  \n",
        b"force,offences,,\nGwent,503,,\n",
        b'"force","offences"\n"Gwent","503"\n',
        "force,offences\nGwent\u00a0,\u200b503\n".encode(),
        b"force [Note 6],offences [notes 1 and 2]\nGwent,503\n",
    ],
)
def test_what_programs_do_to_a_table_makes_no_difference(text: bytes) -> None:
    table = read(text)

    assert table.columns == ("force", "offences")
    assert [row.cells for row in table.rows] == [("Gwent", "503")]


def test_a_cell_knows_its_line_and_column_even_after_cells_of_several_lines() -> None:
    table = read('force,note,offences\n"Gwent, all","two\nlines, ""here""",503\nDyfed-Powys,,192\n')

    assert [row.number for row in table.rows] == [2, 4]
    assert table.place(2, 0) == Span("t.csv", 2, 1)
    assert table.place(2, 1) == Span("t.csv", 2, 14)
    assert table.place(2, 2) == Span("t.csv", 3, 18)
    assert table.place(4, 2) == Span("t.csv", 4, 14)
    assert table.place(9, 2) == Span("t.csv", 9, 1)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("force,offences\nGwent,503\n".encode("utf-16"), "UTF-16"),
        ("force,offences\nGwent,503\n".encode("utf-16-le"), "UTF-16"),
        ("force,offences\nYnys Môn,503\n".encode("cp1252"), "another encoding"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "an Excel workbook"),
    ],
)
def test_what_excel_saves_otherwise_is_refused_with_the_way_to_save_it_again(text: bytes, what: str) -> None:
    problem = complaint(text)

    assert problem.code.id == "C101"
    assert what in problem.message
    assert "CSV UTF-8" in problem.remedy


def test_a_letter_of_another_encoding_is_shown_by_its_line() -> None:
    assert complaint("force,offences\nGwent,1\nYnys Môn,503\n".encode("cp1252")).span == Span("t.csv", 3, 1)


@pytest.mark.parametrize("character", ["\x07", "\ue000", "\u202e", "\ufffd", "\U000f0000", "\x7f"])
def test_a_character_that_no_table_needs_is_refused_at_its_place(character: str) -> None:
    problem = complaint(f"force,offences\nGw{character}ent,503\n")

    assert problem.code.id == "C101"
    assert problem.span == Span("t.csv", 2, 3)
    assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize(
    ("text", "what"),
    [("force;offences\nGwent;503\n", "semicolons"), ("\nforce\toffences\nGwent\t503\n", "tabs")],
)
def test_other_separators_than_commas_are_refused(text: str, what: str) -> None:
    problem = complaint(text)

    assert problem.code.id == "C103"
    assert what in problem.message
    assert "CSV UTF-8" in problem.remedy


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n,,\n", "\ufeff"])
def test_an_empty_table_is_refused(text: str) -> None:
    assert complaint(text).code.id == "C102"


def test_a_column_without_a_name_is_refused_at_its_place() -> None:
    problem = complaint("force,,offences\nGwent,x,503\n")

    assert problem.code.id == "C102"
    assert problem.span == Span("t.csv", 1, 7)
    assert problem.message == "Column 2 has no name."


def test_two_columns_of_one_name_are_refused() -> None:
    problem = complaint("force,offences,force [Note 1]\nGwent,503,x\n")

    assert problem.span == Span("t.csv", 1, 16)
    assert problem.message == "Two columns are called “force”, the 1st and the 3rd."


def test_columns_are_counted_as_people_count_them() -> None:
    names = [f"c{n}" for n in range(22)]
    table = ",".join([*names, "c10", "c20", "c21", "c1"])

    _, problems = read_csv(f"{table}\n".encode(), "t.csv")

    assert [p.message for p in problems] == [
        "Two columns are called “c10”, the 11th and the 23rd.",
        "Two columns are called “c20”, the 21st and the 24th.",
        "Two columns are called “c21”, the 22nd and the 25th.",
        "Two columns are called “c1”, the 2nd and the 26th.",
    ]


def test_ragged_rows_are_left_out_and_all_reported() -> None:
    table, problems = read_csv(b"force,offences\nGwent,1,249\nDyfed-Powys\nHumberside,693\n", "t.csv")

    assert table is not None
    assert [row.cells for row in table.rows] == [("Humberside", "693")]
    assert [(p.code.id, p.span) for p in problems] == [
        ("C105", Span("t.csv", 2, 9)),
        ("C105", Span("t.csv", 3, 1)),
    ]
    assert problems[0].message == "This row has 3 cells, but there are 2 columns."
    assert "quotation marks" in problems[0].remedy
    assert problems[1].message == "This row has 1 cell, but there are 2 columns."


def test_a_title_above_the_head_is_told_apart_from_numbers_with_commas() -> None:
    _, problems = read_csv(b"Offences by force 2023/24,\n,\nforce,offences\nGwent,503\n", "t.csv")

    assert [p.message for p in problems] == ["This row has 2 cells, but the head names one column."] * 2
    assert "delete the title" in problems[0].remedy


@pytest.mark.parametrize("row", ['"Gwent,503\n', 'Humberside,1\n"Gw"ent,503\n', f'Gwent,"{"x" * 200_000}"\n'])
def test_quotation_marks_that_do_not_match_are_reported_where_the_row_begins(row: str) -> None:
    problem = complaint(f"force,offences\n{row}")

    assert problem.code.id == "C104"
    assert problem.span.line == (3 if "Humberside" in row else 2)


def test_a_table_of_too_many_rows_is_refused() -> None:
    problem = complaint("force,offences\n" + "Gwent,1\n" * (MOST_ROWS + 1))

    assert problem.code.id == "C106"
    assert "200,000" in problem.message


def test_a_table_of_too_many_columns_is_refused() -> None:
    problem = complaint(",".join(f"c{n}" for n in range(501)) + "\n")

    assert problem.code.id == "C106"
    assert "500 columns" in problem.message


def test_hundreds_of_like_problems_are_counted_rather_than_listed() -> None:
    _, problems = read_csv(("force,offences\n" + "Gwent\n" * 300).encode(), "t.csv")

    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].message.startswith("There are 275 more problems of this kind")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Wales [Note 6]", "Wales"),
        ("Wales [note 1] [note 2]", "Wales"),
        ("Wales[Notes 1, 2 and 3]", "Wales"),
        ("Wales [sic]", "Wales [sic]"),
        ("[Note 6]", ""),
        ("]", "]"),
    ],
)
def test_notes_after_a_name_are_taken_off(cell: str, name: str) -> None:
    assert without_note(cell) == name


def test_a_cell_of_very_many_spaces_or_brackets_takes_no_time() -> None:
    for cell in (" " * 100_000 + "]", "[" * 100_000 + "]", "[note 1]" * 20_000):
        without_note(cell)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_complaint(data: bytes) -> None:
    table, problems = read_csv(data, "t.csv")

    assert table or problems


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1),
            st.integers(min_value=0),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_csv_writes_is_read_back_at_its_place(rows: list[tuple[str, int]]) -> None:
    lines = ['"' + f"x{name}x".replace('"', '""') + f'",{number}' for name, number in rows]
    table = read("name,number\n" + "\n".join(lines))

    assert [row.cells for row in table.rows] == [(f"x{name}x", str(number)) for name, number in rows]
    for row, (_, number) in zip(table.rows, rows, strict=True):
        place = table.place(row.number, 1)
        assert lines[place.line - 2][place.column - 1 :] == str(number)
