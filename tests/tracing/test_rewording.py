"""Words held to another value, and written anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.loading.workspace import load
from respondent.tracing.rewording import reword
from respondent.tracing.supposing import suppose


@pytest.mark.parametrize(
    ("text", "to", "true", "new"),
    [
        ("38,685", "38,686", False, "38,686"),
        ("more than 38,000", "38,900", True, "more than 38,000"),
        ("More than 38,000", "37,999", False, "More than 37,000"),
        ("about 39,000", "38,600", True, "about 39,000"),
        ("thirty-eight thousand six hundred and eighty-five", "38,686", False, None),
        ("over 38,000", "38,999", True, "38,999"),
        ("over 38,000", "37,000", False, "37,000"),
        ("a great many", "37,000", None, "37,000"),
        ("a great many", "38,685", True, "38,685"),
    ],
)
def test_words_are_true_false_or_for_a_reader_to_tell(
    workspace: Callable[[dict[str, str]], Path], text: str, to: str, true: bool | None, new: str | None
) -> None:
    now = load(workspace({})).workspace
    was, becomes = now.figure("offences"), suppose(now, "offences", to).figure("offences")
    found = reword(text, was, becomes, now.settings)
    assert found.still_true is true
    assert new is None or found.text == new
