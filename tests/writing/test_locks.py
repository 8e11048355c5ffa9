"""One at a time, of all threads and processes."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from respondent.writing.locks import BusyError, Lock


def test_whoever_waits_too_long_for_another_is_told(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    with one.held(1):
        with pytest.raises(BusyError), one.held(0.01):
            pass
        with pytest.raises(BusyError), other.held(0.02):
            pass
    with other.held(0.01):
        pass


def test_who_sets_no_limit_waits_until_the_other_is_done(tmp_path: Path) -> None:
    inside: list[int] = []

    def hold(number: int) -> None:
        with Lock(tmp_path / "lock").held():
            inside.append(number)
            time.sleep(0.001)
            assert inside == [number]
            inside.remove(number)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(hold, range(40)))


def test_on_a_disk_without_locks_one_goes_on_only_if_that_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: int) -> bool:
        raise OSError("no locks are available")

    monkeypatch.setattr("respondent.writing.locks.take", refused)
    with Lock(tmp_path / "lock", if_possible=True).held():
        pass
    with pytest.raises(OSError, match="no locks"), Lock(tmp_path / "lock").held():
        pass
