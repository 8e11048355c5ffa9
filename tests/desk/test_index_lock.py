"""Nobody commits from an index that is behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from respondent.desk.index_lock import IndexLock
from respondent.writing.locks import BusyError


@pytest.fixture
def index(tmp_path: Path) -> IndexLock:
    (tmp_path / "own").mkdir()
    (tmp_path / "index").write_bytes(b"old")
    return IndexLock(tmp_path, tmp_path / "own")


@pytest.mark.parametrize("has_links", [True, False])
def test_the_index_is_held_and_replaced_whole(
    tmp_path: Path, index: IndexLock, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    def refused(*_: object) -> None:
        raise OSError

    if not has_links:
        monkeypatch.setattr(os, "link", refused)
    with index.held(1):
        assert (tmp_path / "index.lock").exists()
        assert index.prepared.read_bytes() == b"old"
        index.prepared.write_bytes(b"new")
        index.replace()
    assert (tmp_path / "index").read_bytes() == b"new"
    assert not (tmp_path / "index.lock").exists()


def test_the_lock_of_another_git_is_waited_for_and_left(tmp_path: Path, index: IndexLock) -> None:
    (tmp_path / "index.lock").write_bytes(b"")
    with pytest.raises(BusyError), index.held(0.05):
        pass
    index.sweep()
    assert (tmp_path / "index.lock").exists()
