"""Figures worked out again from CSV, XLSX and ODS files."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from respondent.archiving.method import MethodError, work_out
from respondent.archiving.workbook import Workbook, WorkbookError, is_workbook, read_workbook
from respondent.model.record import Plain

_spec = importlib.util.spec_from_file_location("workbooks", Path(__file__).with_name("workbooks.py"))
assert _spec is not None
assert _spec.loader is not None
workbooks = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(workbooks)

ROWS = [
    ["Police recorded crime, year ending March 2024"],
    ["Force Name", "Offence Subgroup", "Number of Offences"],
    ["Gwent", "Images", 503],
    ["Gwent", "Other", 12],
    ["Dyfed-Powys", "Images", 150],
    ["Dyfed-Powys", "Images", "42"],
    ["Kent", "Images", "[c]"],
    ["Kent", "Images", 1249.5],
]
FILES = {
    "prc.csv": workbooks.as_csv(ROWS),
    "prc.xlsx": workbooks.as_xlsx({"Cover": [["Notes"]], "2023_24": ROWS}),
    "prc.ods": workbooks.as_ods({"Cover": [["Notes"]], "2023_24": ROWS}),
}
METHOD: dict[str, Plain] = {
    "sheet": "2023_24",
    "where": {"Offence Subgroup": "images"},
    "sum": "Number of Offences",
}


def book(name: str) -> Workbook:
    return read_workbook(FILES[name], name)


@pytest.mark.parametrize("name", FILES)
def test_a_sum_over_rows_is_the_same_from_every_kind_of_file(name: str) -> None:
    (worked,) = work_out(book(name), METHOD).values()

    assert worked.value == Fraction(503 + 150 + 42) + Fraction("1249.5")
    assert (worked.rows, worked.blank) == (5, 1)


@pytest.mark.parametrize("name", FILES)
def test_a_table_s_rows_are_worked_out_one_by_one(name: str) -> None:
    found = work_out(book(name), {**METHOD, "by": "Force Name"}, ["force"])

    assert {key: worked.value for key, worked in found.items()} == {
        ("gwent",): 503,
        ("dyfed-powys",): 192,
        ("kent",): Fraction("1249.5"),
    }


def test_one_row_s_value_and_a_count_of_rows() -> None:
    one: dict[str, Plain] = {"where": {"Force Name": "Gwent", "Offence Subgroup": "Other"}}

    assert work_out(book("prc.csv"), {**one, "value": "Number of Offences"})[()].value == 12
    assert (
        work_out(book("prc.csv"), {"where": {"Force Name": ("Gwent", "Kent")}, "count": "rows"})[()].value
        == 4
    )


def test_the_header_s_row_can_be_named() -> None:
    assert work_out(book("prc.ods"), {**METHOD, "header": "2"})[()].rows == 5


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_what_libreoffice_saved_is_followed_too(
    ending: str, tmp_path: Path, program: Callable[[str], str]
) -> None:
    (tmp_path / "prc.csv").write_bytes(FILES["prc.csv"])
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [program("soffice"), home, "--headless", "--convert-to", ending, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "prc.csv")], check=True, capture_output=True, timeout=120)
    saved = read_workbook((tmp_path / f"prc.{ending}").read_bytes(), f"prc.{ending}")

    found = work_out(saved, {**METHOD, "sheet": "prc", "by": "Force Name"}, ["force"])
    assert [worked.value for worked in found.values()] == [503, 192, Fraction("1249.5")]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sheet": "2022_23"}, "no sheet “2022_23”"),
        ({"sheet": None}, "2 sheets"),
        ({"sum": "Numbers"}, "no column “Numbers”"),
        ({"sum": "Offence Subgroup"}, "holds a number"),
        ({"where": {"Offence Subgroup": "Picture"}}, "No row"),
        ({"where": "images"}, "“where”"),
        ({"header": "99"}, "no row 99"),
        ({"sum": None}, "what to work out"),
        ({"count": "rows"}, "what to work out"),
        ({"sum": None, "value": "Number of Offences"}, "5 rows"),
        ({"times": "2"}, "“times” is nothing"),
        ({"by": "Force Name"}, "“by” is for tables"),
    ],
)
def test_a_method_that_cannot_be_followed_says_why(change: dict[str, Plain], words: str) -> None:
    method = {name: value for name, value in {**METHOD, **change}.items() if value is not None}

    with pytest.raises(MethodError) as caught:
        work_out(book("prc.xlsx"), method)
    assert words in caught.value.message


def test_a_table_needs_to_know_what_tells_its_rows_apart() -> None:
    with pytest.raises(MethodError, match="tells the rows apart") as caught:
        work_out(book("prc.csv"), METHOD, ["force", "period"])
    assert "by: {force: …, period: …}" in caught.value.remedy
    found = work_out(
        book("prc.csv"),
        {**METHOD, "by": {"force": "Force Name", "sort": "Offence Subgroup"}},
        ["force", "sort"],
    )
    assert ("gwent", "images") in found


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04 cut short", "a.xlsx"),
        (FILES["prc.xlsx"][:400], "a.xlsx"),
        (b"\xd0\xcf\x11\xe0", "a.xls"),
    ],
)
def test_a_damaged_workbook_is_told(data: bytes, name: str) -> None:
    assert is_workbook(data, name)
    with pytest.raises(WorkbookError):
        read_workbook(data, name)


def test_a_workbook_that_unpacks_to_too_much_is_not_opened() -> None:
    bomb = workbooks.as_xlsx({"Sheet": [["0" * 60_000_000]]})

    with pytest.raises(WorkbookError):
        read_workbook(bomb, "bomb.xlsx")
