"""What became of a field, in a line: of a long text nobody has to look for what is not the same."""

from __future__ import annotations

import pytest

from respondent.web.wording import change_in_a_line

LONG = "The police recorded offences of this kind in England and Wales, as they count them, in"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("503", "504", "Value: 503 → 504"),
        ("", "504", "Value: 504 (new)"),
        ("503", "", "Value: taken out (it was 503)"),
        ("in\n  two lines", "in one", "Value: in two lines → in one"),
        (f"{LONG} 2023.", f"{LONG} 2024.", "Value: “count them, in 2023.” → “count them, in 2024.”"),
        ("a " * 300, "b " * 300, f"Value: “{('a ' * 80)}…” → “{('b ' * 80)}…”"),
    ],
)
def test_a_field_is_told_before_and_after(before: str, after: str, said: str) -> None:
    assert change_in_a_line("Value", before, after) == said
