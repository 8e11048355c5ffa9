"""The cells of a table's value column."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.loading.cells import Cell, CellFormError, is_formula, read_cell
from respondent.loading.numbers import NumberFormError, WrittenNumber


@pytest.mark.parametrize(
    "text", ["1249", "1,249", "1,249 [Note 6]", "1249 [note 1, note 2]", "1249[Note 1][Note 2]"]
)
def test_a_number_may_have_commas_and_notes(text: str) -> None:
    assert read_cell(text) == Cell(WrittenNumber(Decimal(1249)))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("", "blank"),
        ("[c]", "suppressed"),
        ("[C]", "suppressed"),
        ("*", "suppressed"),
        ("[x]", "not available"),
        ("n/a", "not available"),
        ("N/A", "not available"),
        ("..", "not available"),
        ("-", "not available"),
        ("–", "not available"),
        ("[z]", "not applicable"),
        ("[low]", "too low to show"),
        ("<5", "fewer than 5"),
        ("< 10", "fewer than 10"),
        ("[c] [Note 6]", "suppressed"),
    ],
)
def test_a_mark_is_unknown_and_never_nought(text: str, mark: str) -> None:
    assert read_cell(text) == Cell(None, (mark,))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("1,249 [p]", ("provisional",)),
        ("1,249[r]", ("revised",)),
        ("1,249 [b]", ("break in series",)),
        ("1,249 [p] [b]", ("provisional", "break in series")),
        ("1,249 [p] [Note 6] [b]", ("provisional", "break in series")),
        ("1249 [e]", ("estimated",)),
        ("1249 [f]", ("forecast",)),
        ("1249 [u]", ("of low reliability",)),
    ],
)
def test_a_remark_after_a_number_leaves_it_known(text: str, marks: tuple[str, ...]) -> None:
    assert read_cell(text) == Cell(WrittenNumber(Decimal(1249)), marks)


def test_a_remark_alone_is_no_number() -> None:
    assert read_cell("[p]") == Cell(None, ("provisional",))


def test_a_reason_and_a_remark_may_stand_together() -> None:
    assert read_cell("<5 [p]") == Cell(None, ("fewer than 5", "provisional"))
    assert read_cell("[c] [b]") == Cell(None, ("suppressed", "break in series"))


def test_a_number_with_a_mark_that_says_that_there_is_none_is_refused() -> None:
    with pytest.raises(CellFormError, match="Keep one of the two"):
        read_cell("1,249 [c]")


def test_a_mark_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(CellFormError, match=r"“\[q\]” is no mark.*\[c\], \[x\]"):
        read_cell("1,249 [q]")


def test_a_word_is_refused_like_any_text_that_is_no_number() -> None:
    with pytest.raises(NumberFormError):
        read_cell("many")


def test_a_very_long_cell_is_refused_at_once() -> None:
    with pytest.raises(CellFormError, match="too long to be a number"):
        read_cell("1" + " " * 100_000 + "[p]")


@pytest.mark.parametrize(
    "text",
    ["=SUM(A1:A3)", "=1249", "@A1", "+cmd|' /C calc'!A0", "-2+3+cmd|'x'!A0", "#REF!", "#N/A", "#DIV/0!"],
)
def test_what_a_spreadsheet_would_run_is_told_apart(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize("text", ["-3", "+7%", "−3", "-", "Gwent", "A=B", "# 4"])
def test_numbers_below_nought_and_names_are_no_formulas(text: str) -> None:
    assert not is_formula(text)


@given(st.text(max_size=120))
def test_whatever_a_cell_holds_it_is_understood_or_refused(text: str) -> None:
    with suppress(ValueError):
        cell = read_cell(text.strip())
        assert cell.number or cell.marks
