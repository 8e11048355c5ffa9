"""The claims as comma-separated values."""

from __future__ import annotations

import csv
import re
from fractions import Fraction

import pytest
from tests.reporting.sheet.conftest import SHEET

from respondent.model.citation_sheet import CitationSheet
from respondent.reporting.sheet.separated import decimal, harmless, sheet_as_csv


def rows(sheet: CitationSheet) -> list[dict[str, str]]:
    text = sheet_as_csv(sheet).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def test_each_claim_is_a_line_with_plain_numbers_and_days() -> None:
    first, second = rows(SHEET)
    assert (first["Claim as printed"], first["Value"], first["Verdict of"]) == ("503", "503", "2025-03-04")
    assert (second["Value"], second["Confidential"]) == ("1.374317", "yes")
    assert first["Link"] == "https://example.org/crime#:~:text=503%20offences"


def test_it_begins_with_the_mark_by_which_excel_knows_utf_8() -> None:
    data = sheet_as_csv(SHEET)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")


def test_no_cell_begins_like_a_formula_even_where_semicolons_part_cells(
    dangerous: tuple[str, CitationSheet],
) -> None:
    _, sheet = dangerous
    for line in rows(sheet):
        for cell in line.values():
            for part in re.split("[;\t|]", cell):
                assert part.lstrip()[:1] not in set("=+@＝＋－＠") - {""}, cell
                assert not part.lstrip().startswith("-"), cell
    assert len(rows(sheet)) == 1


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        (" =1", "' =1"),
        ("\t1", "'\t1"),
        ("a;=b", "a;'=b"),
        ("a | @b", "a | '@b"),
        ("503", "503"),
        ("50-60", "50-60"),
        ("", ""),
        ("a = b", "a = b"),
    ],
)
def test_an_apostrophe_stands_before_what_could_be_a_formula(text: str, safe: str) -> None:
    assert harmless(text) == safe


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(10**20), "1" + "0" * 20),
        (Fraction(-3), "-3"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(7, 2), "3.5"),
        (Fraction(2_000_001, 2), "1000000.5"),
    ],
)
def test_a_number_is_written_in_digits(value: Fraction, text: str) -> None:
    assert decimal(value) == text
