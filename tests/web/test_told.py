"""The lines of the history, in the words of the pages."""

from __future__ import annotations

from pathlib import Path

from respondent.loading.workspace import load
from respondent.web.evidence.told import change_in_words

EXAMPLE = load(Path(__file__).parents[2]).workspace
RECORD = "childline-blackmail-sessions"
TITLE = EXAMPLE.records[RECORD].title[:40]


def test_a_field_is_called_as_in_its_form() -> None:
    title, what = change_in_words(f"{RECORD}: period: 2023/24 (was 2022/23)", EXAMPLE)
    assert title.startswith(TITLE)
    assert what == "When: 2023/24 (was 2022/23)"


def test_several_fields_are_named() -> None:
    assert (
        change_in_words(f"{RECORD}: change value, change", EXAMPLE)[1] == "Changed: value, published change"
    )


def test_a_verdict_a_row_and_a_new_record_are_told() -> None:
    assert change_in_words(f"{RECORD}: verified", EXAMPLE)[1] == "Verified"
    assert change_in_words("platform-shares: row Snapchat, share: 51% (was 50%)", EXAMPLE)[1].startswith(
        "Row Snap"
    )
    assert change_in_words(f"Add {RECORD}", EXAMPLE)[1] == "Added"


def test_what_is_not_ours_stays_as_it_is() -> None:
    assert change_in_words("Merge: the branch", EXAMPLE) == ("", "Merge: the branch")
