"""What administrators do with accounts."""

from __future__ import annotations

import pytest

from respondent.accounts.accounts import Accounts
from respondent.accounts.administering import (
    SERVER,
    By,
    Invited,
    change_person,
    end_sessions,
    first_invitation,
    invite,
    remove_person,
    renew_link,
    revoke_link,
)
from respondent.accounts.entering import Entered, accept
from respondent.accounts.invitations import State
from respondent.accounts.origin import Origin
from respondent.accounts.people import Member
from respondent.accounts.refusal import Reason, Refusal
from respondent.model.person import Role

BOSS = By("boss@x.example", "192.0.2.1", 77)
HERE = Origin("192.0.2.7")
PASSWORD = "walnut ferry bucket"


def last_line(accounts: Accounts) -> str:
    entry = accounts.log.entries(limit=1)[0]
    return f"{entry.who} {entry.action} {entry.about}"


def test_an_invitation_makes_a_person_and_a_link_and_is_logged(accounts: Accounts) -> None:
    answer = invite(accounts, BOSS, "Zoe", "zoe@x.example", "quay", Role.EDITOR)
    assert isinstance(answer, Invited)
    assert isinstance(accept(accounts, answer.link, PASSWORD, HERE), Entered)
    assert accounts.log.entries()[-1].about == "zoe@x.example as editor"


def test_nobody_is_invited_twice_nor_without_a_name(accounts: Accounts, amal: Member) -> None:
    for name, email, reason in (
        ("A", "amal@charity.example", Reason.TAKEN),
        ("", "b@x.example", Reason.NAME),
    ):
        answer = invite(accounts, BOSS, name, email, "quay", Role.EDITOR)
        assert isinstance(answer, Refusal)
        assert answer.reason is reason
    assert accounts.log.entries() == ()


def test_a_link_is_sent_again_and_taken_back(accounts: Accounts, amal: Member) -> None:
    answer = renew_link(accounts, BOSS, amal.id)
    assert isinstance(answer, Invited)
    assert last_line(accounts) == "boss@x.example gave a new link to amal@charity.example"
    revoke_link(accounts, BOSS, amal.id)
    revoke_link(accounts, BOSS, amal.id)
    found = accounts.invitations.find(answer.link)
    assert found is not None
    assert found.state is State.REVOKED
    assert len(accounts.log.entries()) == 2
    for gone in (renew_link(accounts, BOSS, 99), revoke_link(accounts, BOSS, 99)):
        assert isinstance(gone, Refusal)
        assert gone.reason is Reason.NOBODY


def test_what_changed_of_a_person_is_logged_and_nothing_if_nothing_did(
    accounts: Accounts, amal: Member
) -> None:
    change_person(accounts, BOSS, amal.id, name="Amal Example", organisation="", role=Role.REVIEWER)
    assert last_line(accounts) == (
        "boss@x.example changed the account of amal@charity.example: "
        "organisation none, was harbour, role reviewer, was editor"
    )
    change_person(accounts, BOSS, amal.id, name="Amal Example", organisation="", role=Role.REVIEWER)
    assert len(accounts.log.entries()) == 1


def test_nobody_removes_themselves_or_gives_up_their_own_role_by_accident(
    accounts: Accounts, amal: Member
) -> None:
    accounts.people.change(amal.id, role=Role.ADMINISTRATOR)
    own = By(amal.person.email, "", amal.id)
    for answer in (
        remove_person(accounts, own, amal.id),
        change_person(accounts, own, amal.id, name="A", organisation="", role=Role.READER),
    ):
        assert isinstance(answer, Refusal)
        assert "yourself" in answer.message
    renamed = change_person(accounts, own, amal.id, name="A", organisation="quay", role=Role.ADMINISTRATOR)
    assert isinstance(renamed, Member)


def test_whoever_is_removed_is_out_at_once(accounts: Accounts, amal: Member) -> None:
    secret = accounts.sessions.begin(amal.id, HERE)
    assert isinstance(remove_person(accounts, BOSS, amal.id), Member)
    assert accounts.sessions.find(secret) is None
    assert last_line(accounts) == "boss@x.example removed amal@charity.example"
    again = remove_person(accounts, BOSS, amal.id)
    assert isinstance(again, Refusal)


def test_sessions_are_ended_one_by_one_or_all_and_logged_if_there_were_any(
    accounts: Accounts, amal: Member
) -> None:
    for _ in range(3):
        accounts.sessions.begin(amal.id, HERE)
    first = accounts.sessions.of(amal.id)[0]
    assert end_sessions(accounts, BOSS, amal.id, first.id) == 1
    assert end_sessions(accounts, BOSS, amal.id, first.id) == 0
    assert end_sessions(accounts, BOSS, amal.id) == 2
    assert end_sessions(accounts, BOSS, amal.id) == 0
    assert len(accounts.log.entries()) == 2


@pytest.mark.parametrize("starts", [1, 3])
def test_the_first_administrator_enters_by_the_last_link_that_was_printed(
    accounts: Accounts, starts: int
) -> None:
    links = [first_invitation(accounts, "Boss", "boss@x.example") for _ in range(starts)]
    answers = [accept(accounts, one.link, PASSWORD, HERE) for one in links if isinstance(one, Invited)]
    assert [isinstance(answer, Entered) for answer in answers] == [False] * (starts - 1) + [True]
    assert first_invitation(accounts, "Boss", "boss@x.example") is None
    assert accounts.people.everybody()[0].person.role is Role.ADMINISTRATOR
    assert accounts.log.entries()[-1].who == SERVER


def test_an_editor_whom_the_server_names_becomes_the_first_administrator(
    accounts: Accounts, amal: Member
) -> None:
    answer = first_invitation(accounts, "Amal", amal.person.email)
    assert isinstance(answer, Invited)
    assert answer.member.person.role is Role.ADMINISTRATOR


def test_without_an_address_there_is_no_first_administrator(accounts: Accounts) -> None:
    answer = first_invitation(accounts, "Boss", "no address")
    assert isinstance(answer, Refusal)
    assert answer.reason is Reason.EMAIL
