"""Entering and leaving."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.accounts.conftest import SetClock

from respondent.accounts.accounts import Accounts, open_accounts
from respondent.accounts.entering import Entered, accept, change_password, invited, sign_in, sign_out
from respondent.accounts.hashing import Cost, Hasher, Verdict
from respondent.accounts.limits import ACCOUNT, ADDRESS
from respondent.accounts.log import Action
from respondent.accounts.origin import Origin
from respondent.accounts.people import Member
from respondent.accounts.refusal import Reason, Refusal
from respondent.accounts.secret import new_secret
from respondent.model.person import Role

HERE = Origin("192.0.2.7", "Firefox on Windows")
PASSWORD = "gravel teapot lantern"
ANOTHER = "walnut ferry bucket"


def entered(answer: Entered | Refusal) -> Entered:
    assert isinstance(answer, Entered), answer
    return answer


def refused(answer: object) -> Refusal:
    assert isinstance(answer, Refusal), answer
    return answer


def actions(accounts: Accounts) -> list[str]:
    return [f"{one.who.partition('@')[0]} {one.action}".strip() for one in reversed(accounts.log.entries())]


class Counting:
    """A hasher that writes down whether it was asked about an account's hash or about none."""

    def __init__(self, real: Hasher) -> None:
        self.real, self.asked = real, list[str]()

    def verify(self, kept: str | None, password: str) -> Verdict:
        self.asked.append("none" if kept is None else "account")
        return self.real.verify(kept, password)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


def test_the_right_password_lets_in_and_each_time_by_another_session(
    accounts: Accounts, amal: Member
) -> None:
    first = entered(sign_in(accounts, "AMAL@charity.example ", PASSWORD, HERE))
    second = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    assert first.member == amal
    assert first.secret != second.secret
    assert len(accounts.sessions.of(amal.id)) == 2


def test_signing_in_again_ends_the_session_that_the_browser_had(accounts: Accounts, amal: Member) -> None:
    first = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    second = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE, old=first.secret))
    assert accounts.sessions.find(first.secret) is None
    assert accounts.sessions.find(second.secret) is not None


def test_a_secret_that_somebody_else_planted_is_never_taken_over(accounts: Accounts, amal: Member) -> None:
    planted = new_secret()
    answer = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE, old=planted))
    assert answer.secret != planted
    assert accounts.sessions.find(planted) is None


def test_unknown_invited_and_wrong_are_answered_alike_after_the_same_work(
    tmp_path: Path, clock: SetClock, hasher: Hasher
) -> None:
    counting: Any = Counting(hasher)
    accounts = open_accounts(tmp_path, clock, counting)
    for name in ("amal", "only-invited"):
        accounts.people.add(name, f"{name}@x.example", "", Role.READER)
    accounts.people.set_password(1, hasher.hash(PASSWORD))
    answers = {
        sign_in(accounts, email, "not the password", HERE)
        for email in ("amal@x.example", "only-invited@x.example", "nobody@x.example", "no address", "")
    }
    assert [refused(answer).reason for answer in answers] == [Reason.SIGN_IN]
    assert sorted(counting.asked) == ["account", "none", "none", "none", "none"]
    accounts.close()


def test_too_many_attempts_are_told_how_long_to_wait_and_hash_nothing(
    tmp_path: Path, clock: SetClock, hasher: Hasher
) -> None:
    counting: Any = Counting(hasher)
    accounts = open_accounts(tmp_path, clock, counting)
    for known in (True, False):  # an account and an address without one are kept out alike
        email = f"{known}@x.example"
        if known:
            accounts.people.add("Known", email, "", Role.READER)
        for _ in range(ACCOUNT.attempts):
            assert refused(sign_in(accounts, email, "wrong", HERE)).reason is Reason.SIGN_IN
        asked = len(counting.asked)
        answer = refused(sign_in(accounts, email, PASSWORD, Origin("198.51.100.9")))
        assert answer.reason is Reason.TOO_OFTEN
        assert answer.wait == ACCOUNT.within
        assert "Try again in 15 minutes" in answer.message
        assert len(counting.asked) == asked
    accounts.close()


def test_whoever_was_kept_out_gets_in_when_the_time_is_over(
    accounts: Accounts, amal: Member, clock: SetClock
) -> None:
    for _ in range(ACCOUNT.attempts + 5):
        sign_in(accounts, "amal@charity.example", "wrong", HERE)
    assert refused(sign_in(accounts, "amal@charity.example", PASSWORD, HERE)).reason is Reason.TOO_OFTEN
    clock.now += ACCOUNT.within
    entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    assert isinstance(accounts.limits.take([(ACCOUNT, "amal@charity.example")]), object)


def test_one_address_cannot_try_many_accounts(accounts: Accounts, amal: Member) -> None:
    for number in range(ADDRESS.attempts):
        sign_in(accounts, f"{number}@x.example", "wrong", HERE)
    assert refused(sign_in(accounts, "amal@charity.example", PASSWORD, HERE)).reason is Reason.TOO_OFTEN
    entered(sign_in(accounts, "amal@charity.example", PASSWORD, Origin("198.51.100.9")))


def test_to_sign_in_oneself_does_not_buy_more_attempts_at_others(accounts: Accounts, amal: Member) -> None:
    for number in range(ADDRESS.attempts - 1):
        sign_in(accounts, f"{number}@x.example", "wrong", HERE)
    entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    sign_in(accounts, "x@x.example", "wrong", HERE)
    assert refused(sign_in(accounts, "y@x.example", "wrong", HERE)).reason is Reason.TOO_OFTEN


def test_a_hash_is_renewed_when_its_owner_next_signs_in(
    tmp_path: Path, accounts: Accounts, amal: Member
) -> None:
    dearer = open_accounts(tmp_path / "state", accounts.clock, Hasher(Cost(passes=2, memory_kib=16, lanes=1)))
    entered(sign_in(dearer, "amal@charity.example", PASSWORD, HERE))
    renewed = dearer.people.by_id(amal.id)
    assert renewed is not None
    assert renewed.password is not None
    assert "m=16,t=2" in renewed.password
    entered(sign_in(dearer, "amal@charity.example", PASSWORD, HERE))
    dearer.close()


def test_whoever_is_removed_while_the_password_is_looked_at_does_not_get_in(
    tmp_path: Path, accounts: Accounts, amal: Member, hasher: Hasher
) -> None:
    class Removing(Counting):
        def verify(self, kept: str | None, password: str) -> Verdict:
            accounts.people.remove(amal.id)
            return super().verify(kept, password)

    removing: Any = Removing(hasher)
    other = open_accounts(tmp_path / "state", accounts.clock, removing)
    assert refused(sign_in(other, "amal@charity.example", PASSWORD, HERE)).reason is Reason.SIGN_IN
    other.close()


def test_an_invitation_becomes_a_password_and_a_session(accounts: Accounts) -> None:
    accounts.people.add("Zoe", "zoe@x.example", "quay", Role.REVIEWER)
    link = accounts.invitations.issue(1)
    asked = invited(accounts, link)
    assert isinstance(asked, Member)
    assert asked.person.name == "Zoe"
    answer = entered(accept(accounts, link, PASSWORD, HERE))
    assert answer.member.joined == accounts.clock()
    assert accounts.sessions.find(answer.secret) is not None
    entered(sign_in(accounts, "zoe@x.example", PASSWORD, HERE))
    assert actions(accounts) == ["zoe took up an invitation", "zoe signed in"]


def test_a_password_that_is_refused_spends_nothing(accounts: Accounts) -> None:
    accounts.people.add("Zoe", "zoe@x.example", "quay", Role.REVIEWER)
    link = accounts.invitations.issue(1)
    assert refused(accept(accounts, link, "short", HERE)).reason is Reason.PASSWORD
    assert accounts.people.everybody()[0].joined is None
    entered(accept(accounts, link, PASSWORD, HERE))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        ("spend", "used already"),
        ("revoke", "taken back"),
        ("expire", "not used in time"),
        ("remove", "none of ours"),
    ],
)
def test_a_link_that_cannot_be_spent_says_why(
    accounts: Accounts, amal: Member, clock: SetClock, spoil: str, words: str
) -> None:
    link = accounts.invitations.issue(amal.id)
    if spoil == "spend":
        entered(accept(accounts, link, ANOTHER, HERE))
    elif spoil == "revoke":
        accounts.invitations.revoke(amal.id)
    elif spoil == "expire":
        clock.now += timedelta(days=7)
    else:
        accounts.people.remove(amal.id)
    assert words in refused(invited(accounts, link)).message
    assert words in refused(accept(accounts, link, PASSWORD, HERE)).message


def test_of_two_who_spend_one_invitation_at_once_one_gets_in(
    tmp_path: Path, accounts: Accounts, amal: Member, hasher: Hasher
) -> None:
    link, other = (
        accounts.invitations.issue(amal.id),
        open_accounts(tmp_path / "state", accounts.clock, hasher),
    )
    start, answers = threading.Barrier(2), {}

    def take(opened: Accounts, password: str) -> None:
        start.wait()
        answers[password] = accept(opened, link, password, HERE)

    threads = [
        threading.Thread(target=take, args=both) for both in ((accounts, "bread cup sofas"), (other, ANOTHER))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = [password for password, answer in answers.items() if isinstance(answer, Entered)]
    lost = [password for password, answer in answers.items() if isinstance(answer, Refusal)]
    assert (len(won), len(lost)) == (1, 1)
    assert "used already" in refused(answers[lost[0]]).message
    entered(sign_in(accounts, "amal@charity.example", won[0], HERE))
    refused(sign_in(accounts, "amal@charity.example", lost[0], HERE))
    other.close()


def test_a_new_link_replaces_a_forgotten_password_and_ends_what_others_have_open(
    accounts: Accounts, amal: Member
) -> None:
    thief = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    for _ in range(ACCOUNT.attempts):
        sign_in(accounts, "amal@charity.example", "forgotten", HERE)
    entered(accept(accounts, accounts.invitations.issue(amal.id), ANOTHER, HERE))
    assert accounts.sessions.find(thief.secret) is None
    refused(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    entered(sign_in(accounts, "amal@charity.example", ANOTHER, HERE))


def test_a_changed_password_ends_every_session_and_begins_one(accounts: Accounts, amal: Member) -> None:
    here = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    there = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    link = accounts.invitations.issue(amal.id)
    session = accounts.sessions.find(here.secret)
    assert session is not None
    assert refused(change_password(accounts, session, "wrong", ANOTHER, HERE)).reason is Reason.SIGN_IN
    assert refused(change_password(accounts, session, PASSWORD, "short", HERE)).reason is Reason.PASSWORD
    answer = entered(change_password(accounts, session, PASSWORD, ANOTHER, HERE))
    assert [accounts.sessions.find(one.secret) is not None for one in (here, there, answer)] == [
        False,
        False,
        True,
    ]
    refused(invited(accounts, link))
    refused(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    assert actions(accounts)[2:4] == ["amal gave a wrong password", "amal changed their password"]


def test_the_old_password_cannot_be_guessed_from_a_session_either(accounts: Accounts, amal: Member) -> None:
    here = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    session = accounts.sessions.find(here.secret)
    assert session is not None
    for _ in range(ACCOUNT.attempts):
        change_password(accounts, session, "wrong", ANOTHER, HERE)
    assert refused(change_password(accounts, session, PASSWORD, ANOTHER, HERE)).reason is Reason.TOO_OFTEN


def test_nobodys_password_is_changed_once_they_are_removed(accounts: Accounts, amal: Member) -> None:
    here = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    session = accounts.sessions.find(here.secret)
    assert session is not None
    accounts.people.remove(amal.id)
    assert refused(change_password(accounts, session, PASSWORD, ANOTHER, HERE)).reason is Reason.SIGN_IN


def test_signing_out_ends_this_session_and_is_logged_once(accounts: Accounts, amal: Member) -> None:
    here = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    sign_out(accounts, here.secret, HERE)
    sign_out(accounts, here.secret, HERE)
    assert accounts.sessions.find(here.secret) is None
    assert actions(accounts) == ["amal signed in", "amal signed out"]


def test_the_log_has_no_password_in_it_even_where_it_was_typed_as_the_address(
    tmp_path: Path, accounts: Accounts, amal: Member
) -> None:
    for _ in range(ACCOUNT.attempts + 1):
        sign_in(accounts, PASSWORD, "amal@charity.example", HERE)
    sign_in(accounts, "amal@charity.example", PASSWORD, HERE)
    kept = b"".join(path.read_bytes() for path in (tmp_path / "state").iterdir())
    assert PASSWORD.encode() not in kept
    assert actions(accounts)[-2:] == [Action.SIGN_IN_BLOCKED, "amal signed in"]


def test_no_repr_has_a_secret_or_a_hash_in_it(accounts: Accounts, amal: Member) -> None:
    answer = entered(sign_in(accounts, "amal@charity.example", PASSWORD, HERE))
    told = f"{answer!r} {accounts!r} {accounts.hasher.verify(amal.password, PASSWORD)!r}"
    assert answer.secret.text not in told
    assert "$argon2id" not in told
