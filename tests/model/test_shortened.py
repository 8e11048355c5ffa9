"""Somebody's text as a message quotes it."""

from __future__ import annotations

import pytest

from respondent.model.shortened import quoted_at_end


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It is 5", "“It is 5”."),
        ("It is 5.", "“It is 5.”"),
        ("Is it?", "“Is it?”"),
        ("It is …", "“It is …”."),
    ],
)
def test_a_sentence_that_ends_with_a_quotation_has_one_full_stop(text: str, quoted: str) -> None:
    assert quoted_at_end(text) == quoted
