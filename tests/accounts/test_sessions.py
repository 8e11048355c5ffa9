"""Sessions: how long they live, and how they end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.accounts.conftest import SetClock, fresh

from respondent.accounts.accounts import Accounts
from respondent.accounts.origin import Origin
from respondent.accounts.people import Member
from respondent.accounts.secret import new_secret
from respondent.accounts.sessions import Lifetimes

HERE = Origin("192.0.2.7", "Firefox on Windows")


def test_a_session_is_found_by_its_secret_and_by_no_other(accounts: Accounts, amal: Member) -> None:
    secret = accounts.sessions.begin(amal.id, HERE)
    found = accounts.sessions.find(secret)
    assert found is not None
    assert (found.person_id, found.origin) == (amal.id, HERE)
    assert accounts.sessions.find(new_secret()) is None


@settings(max_examples=25)
@given(st.lists(st.timedeltas(timedelta(), timedelta(days=2)), max_size=12))
def test_a_session_ends_when_it_was_idle_too_long_or_is_too_old(steps: list[timedelta]) -> None:
    lives = Lifetimes()
    with fresh() as (accounts, clock, member):
        secret = accounts.sessions.begin(member.id, HERE)
        began, seen, alive = clock.now, clock.now, True
        for step in steps:
            clock.now += step
            alive = alive and clock.now - seen < lives.idle and clock.now - began < lives.whole
            assert (accounts.sessions.find(secret) is not None) is alive
            assert bool(accounts.sessions.of(member.id)) is alive
            if clock.now - seen >= lives.touch:  # what is written down; else the click before counts
                seen = clock.now


def test_clicks_within_a_minute_write_nothing(accounts: Accounts, amal: Member, clock: SetClock) -> None:
    secret = accounts.sessions.begin(amal.id, HERE)
    with accounts.store.read() as connection:
        before = connection.total_changes
        clock.pass_by(seconds=59)
        accounts.sessions.find(secret)
        assert connection.total_changes == before
        clock.pass_by(seconds=1)
        accounts.sessions.find(secret)
        assert connection.total_changes == before + 1


def test_one_session_ends_and_the_others_stay(accounts: Accounts, amal: Member) -> None:
    first, second = accounts.sessions.begin(amal.id, HERE), accounts.sessions.begin(amal.id, HERE)
    found = accounts.sessions.find(first)
    assert found is not None
    assert accounts.sessions.end(amal.id, found.id)
    assert accounts.sessions.find(first) is None
    assert accounts.sessions.find(second) is not None
    assert not accounts.sessions.end(amal.id, found.id)


def test_nobody_ends_somebody_elses_session(accounts: Accounts, amal: Member) -> None:
    secret = accounts.sessions.begin(amal.id, HERE)
    found = accounts.sessions.find(secret)
    assert found is not None
    assert not accounts.sessions.end(amal.id + 1, found.id)
    assert accounts.sessions.find(secret) is not None


def test_all_sessions_end_or_all_but_the_present_one(accounts: Accounts, amal: Member) -> None:
    secrets = [accounts.sessions.begin(amal.id, HERE) for _ in range(3)]
    present = accounts.sessions.find(secrets[0])
    assert present is not None
    assert accounts.sessions.end_all(amal.id, but=present.id) == 2
    assert [accounts.sessions.find(one) is not None for one in secrets] == [True, False, False]
    assert accounts.sessions.end_all(amal.id) == 1
    assert accounts.sessions.of(amal.id) == ()


def test_sessions_go_with_their_person(accounts: Accounts, amal: Member) -> None:
    secret = accounts.sessions.begin(amal.id, HERE)
    accounts.people.remove(amal.id)
    assert accounts.sessions.find(secret) is None


def test_sessions_that_have_run_out_are_swept_away(accounts: Accounts, amal: Member, clock: SetClock) -> None:
    accounts.sessions.begin(amal.id, HERE)
    clock.pass_by(days=30)
    accounts.sessions.begin(amal.id, HERE)
    with accounts.store.read() as connection:
        assert connection.execute("SELECT COUNT(*) FROM sessions").fetchone() == (1,)


def test_the_secret_is_not_in_the_file(tmp_path: Path, accounts: Accounts, amal: Member) -> None:
    secret = accounts.sessions.begin(amal.id, HERE)
    assert secret.text.encode() not in b"".join(path.read_bytes() for path in (tmp_path / "state").iterdir())
