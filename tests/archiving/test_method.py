"""Methods followed in the files that figures were taken from, and methods that cannot be followed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from respondent.archiving.method import MethodError, Worked, plain_keys, work_out
from respondent.archiving.workbook import Workbook, read_workbook
from respondent.model.record import Plain

CellValue = str | int | float | bool | None
Rows = Sequence[Sequence[CellValue]]
Xlsx = Callable[[Mapping[str, Rows]], bytes]
Method = dict[str, Plain]

OFFENCES = (
    "Force Name,Year,Offences,Note\n"
    "Gwent,2022/23,400,\n"
    'Gwent,2023/24,"1,503",revised\n'
    "Gwent,2023/24,7,\n"
    "Dyfed-Powys,2023/24,192,\n"
    "Devon & Cornwall,2023/24,..,\n"
)


def csv_file(text: str = OFFENCES) -> Workbook:
    return read_workbook(text.encode(), "offences.csv")


def only(method: Method, book: Workbook | None = None) -> Worked:
    return work_out(book or csv_file(), method)[()]


def refused(method: Method, book: Workbook | None = None, keys: Sequence[str] = ()) -> str:
    with pytest.raises(MethodError) as error:
        work_out(book or csv_file(), method, keys)
    return f"{error.value.message} {error.value.remedy}"


def test_a_sum_adds_the_rows_that_are_as_where_says() -> None:
    assert only({"where": {"Force Name": "Gwent", "Year": "2023/24"}, "sum": "Offences"}) == Worked(
        Fraction(1510), 2
    )


def test_without_where_all_rows_are_added_and_cells_without_a_number_are_counted() -> None:
    assert only({"sum": "Offences"}) == Worked(Fraction(2102), 5, 1)


def test_capitals_and_spaces_make_no_difference_to_columns_and_values() -> None:
    assert only({"where": {"FORCE  name": " gwent "}, "sum": "offences"}).value == 1910


def test_where_takes_several_values() -> None:
    method: Method = {
        "where": {"Force Name": ("Gwent", "Dyfed-Powys"), "Year": "2023/24"},
        "sum": "Offences",
    }
    assert only(method).value == 1702


def test_rows_are_counted() -> None:
    assert only({"where": {"Year": "2023/24"}, "count": "rows"}) == Worked(Fraction(4), 4)


def test_one_rows_value_is_taken() -> None:
    assert only({"where": {"Force Name": "Dyfed-Powys"}, "value": "Offences"}).value == 192


def test_a_value_of_several_rows_is_refused() -> None:
    said = refused({"where": {"Force Name": "Gwent"}, "value": "Offences"})
    assert said.startswith("“value” means one row’s, and 3 rows are as “where” says.")


def test_a_table_is_worked_out_by_its_key_column() -> None:
    method: Method = {
        "by": "Force Name",
        "where": {"Year": "2023/24", "Force Name": ("Gwent", "Dyfed-Powys")},
    }
    found = work_out(csv_file(), {**method, "sum": "Offences"}, ["force"])
    assert {key: worked.value for key, worked in found.items()} == {("gwent",): 1510, ("dyfed-powys",): 192}


def test_a_table_of_two_keys_names_the_column_of_each() -> None:
    method: Method = {
        "by": {"year": "Year", "force": "Force Name"},
        "where": {"Force Name": "Gwent"},
        "sum": "Offences",
    }
    found = work_out(csv_file(), method, ["force", "year"])
    assert {key: worked.value for key, worked in found.items()} == {
        ("gwent", "2022/23"): 400,
        ("gwent", "2023/24"): 1510,
    }
    assert plain_keys(["GWENT", "2023/24"]) in found


def test_a_sheet_is_named_and_its_columns_are_found_below_a_title(xlsx: Xlsx) -> None:
    rows: Rows = [["Table 1: offences"], [], ["Force", "Offences"], ["Gwent", 503], ["Powys", 1]]
    book = read_workbook(xlsx({"Notes": [["read me"]], "2023_24": rows}), "a.xlsx")
    assert only({"sheet": "2023_24", "sum": "Offences"}, book).value == 504


def test_a_header_says_which_row_has_the_columns_names(xlsx: Xlsx) -> None:
    rows: Rows = [[], ["Offences"], [9], ["Offences"], [503]]
    book = read_workbook(xlsx({"S": rows}), "a.xlsx")
    assert only({"header": "4", "sum": "Offences"}, book).value == 503
    assert only({"sum": "Offences"}, book).value == 512
    assert refused({"header": "12", "sum": "Offences"}, book).startswith("There is no row 12.")


def test_a_csv_file_stands_for_whatever_sheet_it_was_saved_from() -> None:
    assert only({"sheet": "2023_24", "count": "rows"}).value == 5


def test_of_two_columns_with_one_name_the_first_counts_and_a_short_row_has_nothing_in_the_rest() -> None:
    book = csv_file("force,n,n,\nGwent,1,2\nPowys\n")
    assert only({"sum": "n"}, book) == Worked(Fraction(1), 2, 1)


@pytest.mark.parametrize(
    ("method", "begins"),
    [
        ({"filter": "x", "sum": "Offences"}, "“filter” is nothing that can be followed."),
        ({}, "It does not say what to work out."),
        ({"sum": "Offences", "count": "rows"}, "It does not say what to work out."),
        ({"sum": ("Offences",)}, "It does not say what to work out."),
        ({"by": "Force Name", "sum": "Offences"}, "“by” is for tables"),
        ({"where": "Gwent", "sum": "Offences"}, "“where” is no list of columns and values."),
        ({"where": {"Force Name": "Gwnt"}, "sum": "Offences"}, "No row is as “where” says."),
        ({"where": {"Force Name": "Devon & Cornwall"}, "sum": "Offences"}, "No cell of “Offences”"),
        ({"sum": "Ofences"}, "There is no column “Ofences”. Did you mean “offences”?"),
        ({"header": "1", "sum": "Ofences"}, "There is no column “Ofences”."),
        ({"where": {"Forse Name": "Gwent"}, "sum": "Offences"}, "There is no column “Forse Name”."),
    ],
)
def test_a_method_that_cannot_be_followed_says_why(method: Method, begins: str) -> None:
    assert refused(method).startswith(begins)


def test_columns_that_stand_in_different_rows_are_refused_as_such() -> None:
    book = csv_file("force,year\nGwent,offences\n5,\n")
    assert refused({"where": {"force": "Gwent"}, "sum": "offences"}, book) == (
        "No row has all of the columns “force” and “offences”. Name columns that stand in one row."
    )


@pytest.mark.parametrize(("by", "keys"), [(None, ["force"]), ({"force": "F"}, ["force", "year"])])
def test_a_table_whose_columns_are_not_named_is_refused(by: Plain, keys: list[str]) -> None:
    assert "which column of the source tells the rows apart" in refused(
        {"by": by, "sum": "Offences"}, keys=keys
    )


def test_a_workbook_of_several_sheets_needs_to_be_told_which(xlsx: Xlsx) -> None:
    book = read_workbook(xlsx({"2022_23": [["n"], [1]], "2023_24": [["n"], [2]]}), "a.xlsx")
    assert refused({"sum": "n"}, book) == ("The workbook has 2 sheets. Add “sheet”: 2022_23 and 2023_24.")
    assert refused({"sheet": "2023-24", "sum": "n"}, book).startswith("There is no sheet “2023-24”.")
    assert only({"sheet": "2023_24", "sum": "n"}, book).value == 2


@pytest.mark.parametrize("sheet", [None, "2023_24"])
def test_a_workbook_without_a_sheet_is_refused(sheet: str | None) -> None:
    assert refused({"sheet": sheet, "sum": "n"}, Workbook(())).startswith("The workbook has no sheets.")


TITLED = (
    ("Police recorded crime, year ending March 2024",),
    ("Force Name", "Offences"),
    ("Gwent", 503),
    ("Dyfed-Powys", "42"),
    ("Dyfed-Powys", 150),
    ("Kent", "[c]"),
    ("Kent", 1249.5),
)
BY_FORCE: Method = {"sum": "Offences", "by": "Force Name"}
WORKED = {("gwent",): 503, ("dyfed-powys",): 192, ("kent",): Fraction("1249.5")}


def titled_csv() -> bytes:
    return "".join(",".join(map(str, row)) + "\r\n" for row in TITLED).encode("utf-8-sig")


def test_the_same_figures_come_from_every_kind_of_file(xlsx: Xlsx, ods: Callable[[str, Rows], bytes]) -> None:
    files = {
        "prc.csv": titled_csv(),
        "prc.xlsx": xlsx({"Cover": [("Notes",)], "2023_24": TITLED}),
        "prc.ods": ods("2023_24", TITLED),
    }
    for name, data in files.items():
        found = work_out(read_workbook(data, name), {**BY_FORCE, "sheet": "2023_24"}, ["force"])
        assert {key: worked.value for key, worked in found.items()} == WORKED, name
        assert found["kent",] == Worked(Fraction("1249.5"), 2, 1), name


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_the_same_figures_come_from_what_libreoffice_saved(
    ending: str, tmp_path: Path, program: Callable[[str], str]
) -> None:
    (tmp_path / "prc.csv").write_bytes(titled_csv())
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [program("soffice"), home, "--headless", "--convert-to", ending, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "prc.csv")], check=True, capture_output=True, timeout=120)
    saved = read_workbook((tmp_path / f"prc.{ending}").read_bytes(), f"prc.{ending}")

    found = work_out(saved, {**BY_FORCE, "sheet": "prc"}, ["force"])
    assert {key: worked.value for key, worked in found.items()} == WORKED
