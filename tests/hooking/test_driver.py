"""What the driver makes of a file that git hands over, where it cannot be merged by what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from respondent.hooking import driver
from respondent.hooking.driver import MergedFile, key_beside, merge_file
from respondent.merging.outcome import PLAIN_NAMES, Names


def merged(base: str, ours: str, theirs: str, path: str, top: Path) -> MergedFile:
    return merge_file(base.encode(), ours.encode(), theirs.encode(), path, top, lambda: PLAIN_NAMES)


def test_what_merges_cleanly_never_asks_who_wrote_it(tmp_path: Path) -> None:
    def nobody() -> Names:
        raise AssertionError

    assert merge_file(
        b"a: 1\nb: 1\n", b"a: 2\nb: 1\n", b"a: 1\nb: 2\n", "a.yaml", tmp_path, nobody
    ) == MergedFile(b"a: 2\nb: 2\n", clean=True)


def test_other_files_are_merged_line_by_line(tmp_path: Path) -> None:
    done = merged("a\nb\nc\nd\n", "x\nb\nc\nd\n", "a\nb\nc\ny\n", "notes.txt", tmp_path)
    assert (done.data, done.clean) == (b"x\nb\nc\ny\n", True)
    done = merged("a\n", "x\n", "y\n", "notes.txt", tmp_path)
    assert (done.data, done.clean) == (
        b"<<<<<<< ours\nx\n||||||| before\na\n=======\ny\n>>>>>>> theirs\n",
        False,
    ) or (
        done.data,
        done.clean,
    ) == (b"<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n", False)


def test_a_table_without_a_record_is_merged_line_by_line(tmp_path: Path) -> None:
    done = merged("f,n\na,1\nb,1\nc,1\n", "f,n\na,2\nb,1\nc,1\n", "f,n\na,1\nb,1\nc,2\n", "a.csv", tmp_path)
    assert (done.data, done.clean) == (b"f,n\na,2\nb,1\nc,2\n", True)
    assert "check it" in done.said[0]


def test_the_key_of_a_table_is_found_in_the_record_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    assert key_beside("evidence/a.csv", tmp_path) is None
    (tmp_path / "evidence/other.yaml").write_text("kind: table\nrows: a.csv\nkey: force\n", encoding="utf-8")
    (tmp_path / "evidence/third.yaml").write_text("kind: table\nrows: b.csv\nkey: x\n", encoding="utf-8")
    assert key_beside("evidence/a.csv", tmp_path) == ("force",)


def test_a_line_merge_is_held_against_the_fields(tmp_path: Path) -> None:
    base = "{kind: finding,\n\n\n\na: 1,\n\n\n\nb: 2,\n\n\n\n}\n"
    ours, theirs = base.replace("a: 1", "a: 3"), base.replace("b: 2", "b: 4")
    assert merged(base, ours, theirs, "a.yaml", tmp_path).clean
    ours, theirs = base.replace("a: 1", "n: x, a: 1"), base.replace("b: 2", "b: 2, n: y")
    done = merged(base, ours, theirs, "a.yaml", tmp_path)
    assert not done.clean
    assert done.data.count(b"<<<<<<< ours") >= 1
    assert done.said == ("a.yaml could not be merged field by field.",)


def test_without_git_or_for_pictures_ours_is_kept_and_a_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = merge_file(b"\0a", b"\0b", b"\0c", "a.csv", tmp_path, lambda: PLAIN_NAMES)
    assert done == MergedFile(b"\0b", clean=False, said=("a.csv cannot be merged; ours is kept.",))
    monkeypatch.setattr(driver, "find_git", lambda: None)
    assert not merged("a\n", "b\n", "c\n", "a.txt", tmp_path).clean
