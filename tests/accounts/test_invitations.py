"""Links that one person may spend once, in time."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.accounts.conftest import SetClock, fresh

from respondent.accounts.accounts import Accounts, open_accounts
from respondent.accounts.hashing import Hasher
from respondent.accounts.invitations import Invitations, State
from respondent.accounts.people import Member
from respondent.accounts.secret import Secret, new_secret, secret_of


def test_to_look_at_an_invitation_does_not_spend_it(accounts: Accounts, amal: Member) -> None:
    link = accounts.invitations.issue(amal.id)
    for _ in range(3):
        found = accounts.invitations.find(link)
        assert found is not None
        assert found.state is State.OPEN
    assert accounts.invitations.spend(link) is not None


def test_an_invitation_is_spent_once(accounts: Accounts, amal: Member) -> None:
    link = accounts.invitations.issue(amal.id)
    spent = accounts.invitations.spend(link)
    assert spent is not None
    assert spent.state is State.SPENT
    assert spent.person_id == amal.id
    assert accounts.invitations.spend(link) is None


def test_of_many_who_spend_one_invitation_at_once_one_wins(
    tmp_path: Path, accounts: Accounts, amal: Member, clock: SetClock, hasher: Hasher
) -> None:
    second = open_accounts(tmp_path / "state", clock, hasher)  # as another process has it
    for _ in range(5):
        link = accounts.invitations.issue(amal.id)
        start = threading.Barrier(6)
        won: list[bool] = []

        def spend(
            invitations: Invitations,
            link: Secret = link,
            start: threading.Barrier = start,
            won: list[bool] = won,
        ) -> None:
            start.wait()
            won.append(invitations.spend(link) is not None)

        threads = [
            threading.Thread(target=spend, args=(opened.invitations,))
            for opened in (accounts, second)
            for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(won) == [False] * 5 + [True]
    second.close()


def test_a_new_link_makes_the_old_one_useless(accounts: Accounts, amal: Member) -> None:
    old = accounts.invitations.issue(amal.id)
    new = accounts.invitations.issue(amal.id)
    found = accounts.invitations.find(old)
    assert found is not None
    assert found.state is State.REVOKED
    assert accounts.invitations.spend(old) is None
    assert accounts.invitations.spend(new) is not None


def test_what_was_taken_back_cannot_be_spent(accounts: Accounts, amal: Member) -> None:
    link = accounts.invitations.issue(amal.id)
    assert accounts.invitations.revoke(amal.id)
    assert not accounts.invitations.revoke(amal.id)
    assert accounts.invitations.spend(link) is None
    latest = accounts.invitations.latest(amal.id)
    assert latest is not None
    assert latest.state is State.REVOKED


def test_an_invitation_goes_with_its_person(accounts: Accounts, amal: Member) -> None:
    link = accounts.invitations.issue(amal.id)
    accounts.people.remove(amal.id)
    assert accounts.invitations.find(link) is None
    assert accounts.invitations.spend(link) is None


def test_a_secret_of_nobody_finds_nothing(accounts: Accounts) -> None:
    assert accounts.invitations.find(new_secret()) is None
    assert accounts.invitations.spend(new_secret()) is None


@settings(max_examples=25)
@given(
    lifetime=st.timedeltas(timedelta(microseconds=1), timedelta(days=400)),
    after=st.timedeltas(timedelta(), timedelta(days=800)),
)
def test_an_invitation_can_be_spent_before_its_end_and_never_after(
    lifetime: timedelta, after: timedelta
) -> None:
    with fresh() as (accounts, clock, member):
        link = accounts.invitations.issue(member.id, lifetime)
        clock.now += after
        found = accounts.invitations.find(link)
        assert found is not None
        assert (found.state is State.OPEN) is (after < lifetime)
        assert (accounts.invitations.spend(link) is not None) is (after < lifetime)


def test_neither_the_file_nor_a_repr_has_the_link_in_it(
    tmp_path: Path, accounts: Accounts, amal: Member
) -> None:
    link = accounts.invitations.issue(amal.id)
    assert link.text not in f"{link} {link!r} {[link]}"
    kept = b"".join(path.read_bytes() for path in (tmp_path / "state").iterdir())
    assert link.digest.encode() in kept
    assert link.text.encode() not in kept


@given(st.text(max_size=60))
def test_whatever_is_sent_as_a_secret_is_one_or_none(text: str) -> None:
    secret = secret_of(text)
    assert secret is None or secret.text == text


def test_a_secret_is_256_random_bits_and_looks_like_one() -> None:
    secrets = {new_secret() for _ in range(100)}
    assert len(secrets) == 100
    assert all(secret_of(one.text) == one for one in secrets)
