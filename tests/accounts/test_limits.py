"""How often something may be tried."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.accounts.conftest import SetClock, fresh

from respondent.accounts.accounts import Accounts
from respondent.accounts.limits import Attempt, Limit
from respondent.accounts.refusal import in_words

THREE = Limit("account", 3, timedelta(minutes=10))
FIVE = Limit("address", 5, timedelta(minutes=10))


def test_the_fourth_of_three_attempts_is_told_how_long_to_wait(accounts: Accounts, clock: SetClock) -> None:
    for _ in range(3):
        assert isinstance(accounts.limits.take([(THREE, "a")]), Attempt)
        clock.pass_by(minutes=1)
    assert accounts.limits.take([(THREE, "a")]) == timedelta(minutes=7)
    assert isinstance(accounts.limits.take([(THREE, "b")]), Attempt)
    clock.pass_by(minutes=7)
    assert isinstance(accounts.limits.take([(THREE, "a")]), Attempt)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 400), max_size=40))
def test_no_stretch_of_time_ever_holds_more_than_the_limit(seconds: list[int]) -> None:
    with fresh() as (accounts, clock, _):
        let_through: list[datetime] = []
        for step in seconds:
            clock.pass_by(seconds=step)
            answer = accounts.limits.take([(THREE, "a")])
            recent = [at for at in let_through if clock.now - at < THREE.within]
            assert isinstance(answer, Attempt) is (len(recent) < THREE.attempts)
            if isinstance(answer, Attempt):
                let_through.append(clock.now)
            else:
                assert answer == recent[-THREE.attempts] + THREE.within - clock.now


def test_a_limit_that_is_used_up_uses_up_none_of_the_other(accounts: Accounts) -> None:
    for _ in range(3):
        accounts.limits.take([(THREE, "a"), (FIVE, "here")])
    for _ in range(20):
        assert isinstance(accounts.limits.take([(THREE, "a"), (FIVE, "here")]), timedelta)
    assert isinstance(accounts.limits.take([(THREE, "b"), (FIVE, "here")]), Attempt)
    assert isinstance(accounts.limits.take([(THREE, "c"), (FIVE, "here")]), Attempt)
    assert isinstance(accounts.limits.take([(THREE, "d"), (FIVE, "here")]), timedelta)


def test_what_succeeded_does_not_count(accounts: Accounts) -> None:
    for _ in range(20):
        attempt = accounts.limits.take([(THREE, "a")])
        assert isinstance(attempt, Attempt)
        accounts.limits.forget(attempt)
    for _ in range(3):
        accounts.limits.take([(THREE, "a")])
    accounts.limits.clear(THREE, "a")
    assert isinstance(accounts.limits.take([(THREE, "a")]), Attempt)


def test_many_at_once_get_no_further_than_one_after_the_other(accounts: Accounts) -> None:
    start, answers = threading.Barrier(12), []

    def take() -> None:
        start.wait()
        answers.append(accounts.limits.take([(THREE, "a")]))

    threads = [threading.Thread(target=take) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(answer, Attempt) for answer in answers) == 3


def test_old_attempts_are_swept_away_and_what_was_typed_is_not_kept(
    tmp_path: Path, accounts: Accounts, clock: SetClock
) -> None:
    accounts.limits.take([(THREE, "my password in the wrong box")])
    assert b"wrong box" not in b"".join(path.read_bytes() for path in (tmp_path / "state").iterdir())
    clock.pass_by(days=2)
    accounts.limits.take([(THREE, "other")])
    with accounts.store.read() as connection:
        assert connection.execute("SELECT COUNT(*) FROM attempts").fetchone() == (1,)


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=1), "1 minute"),
        (timedelta(seconds=61), "2 minutes"),
        (timedelta(minutes=89), "89 minutes"),
        (timedelta(minutes=90), "2 hours"),
    ],
)
def test_how_long_to_wait_is_rounded_up(wait: timedelta, words: str) -> None:
    assert in_words(wait) == words
