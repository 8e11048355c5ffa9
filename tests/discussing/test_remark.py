"""Remarks on records: each a file of its own, read back as it was said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from respondent.discussing.remark import (
    Remark,
    check_remarks,
    read_remark,
    remark_path,
    remark_text,
    thread,
)

AT = datetime(2025, 2, 18, 14, 30, 5, tzinfo=UTC)
FIRST = Remark("offences", "Jo O’Bloggs", "barnardos", AT, "Is this the final figure?\n\nI think “not”.")
WORDS = st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1, max_size=30)


def put(root: Path, remark: Remark) -> None:
    path = root / remark_path(remark)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(remark_text(remark), encoding="utf-8")


@given(WORDS, WORDS, WORDS)
def test_what_was_said_is_read_back(by: str, organisation: str, text: str) -> None:
    remark = Remark("offences", by, organisation, AT, text)
    assert read_remark(remark_text(remark), "comments/x.yaml") == (remark, ())


def test_a_thread_is_in_order_and_goes_on_under_a_new_name(tmp_path: Path) -> None:
    later = Remark("image-offences", "Sam Smith", "", AT + timedelta(hours=1), "Yes, it is.")
    put(tmp_path, later)
    put(tmp_path, FIRST)
    assert thread(tmp_path, ("image-offences", "offences")) == ((FIRST, later), ())


def test_two_people_who_write_at_once_write_two_files() -> None:
    other = Remark("offences", "Sam Smith", "", AT, "Me too.")
    assert remark_path(FIRST) == "comments/offences/2025-02-18T143005Z-jo-obloggs.yaml"
    assert remark_path(other) != remark_path(FIRST)


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    put(tmp_path, FIRST)
    broken = tmp_path / "comments" / "offences" / "2025-02-19T000000Z-a.yaml"
    for text in ("record: offences\nby: A\nat: today\ntext: B\n", "a: 'b\n", "record: offences\n"):
        broken.write_text(text, encoding="utf-8")
        remarks, problems = thread(tmp_path, ("offences",))
        assert remarks == (FIRST,)
        assert problems
        assert check_remarks(tmp_path) == problems


def test_a_day_that_there_is_not_is_refused() -> None:
    text = remark_text(FIRST).replace("2025-02-18T", "2025-02-31T")
    remark, problems = read_remark(text, "comments/x.yaml")
    assert remark is None
    assert [problem.code.id for problem in problems] == ["V109"]


def test_without_remarks_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert check_remarks(tmp_path) == ()
    assert thread(tmp_path, ("offences",)) == ((), ())
