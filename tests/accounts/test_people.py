"""People, their names and addresses, and the administrator who must not be the last to go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.accounts.accounts import Accounts
from respondent.accounts.naming import email_key, tidy_email, tidy_name
from respondent.accounts.people import Member
from respondent.accounts.refusal import Reason, Refusal
from respondent.model.person import Role

RIGHT_TO_LEFT = "\u202e"


@pytest.mark.parametrize(
    "name",
    [
        "Siân O’Connor",
        "Siân O'Connor",
        "Nguyễn Văn A",
        "أمل",
        "李雷",
        "Sam 🐙",
        "👩‍👩‍👧 Collective",
        "X Æ A-12",
        "Jo",
    ],
)
def test_names_of_all_kinds_stay_as_they_are(name: str) -> None:
    assert tidy_name(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Amal \t Example ", "Amal Example"),
        ("Amal\nExample", "Amal Example"),
        (f"Amal{RIGHT_TO_LEFT} Example", "Amal Example"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_spaces_and_what_cannot_be_seen_are_tidied(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


@pytest.mark.parametrize(
    "name", ["", "   ", "A <b@c.example>", "x" * 101, "bell\x07", "\u200d", "…", "\ud800 half a character"]
)
def test_names_that_would_break_a_commit_are_refused(name: str) -> None:
    assert tidy_name(name) is None


@pytest.mark.parametrize("email", ["a@b.example", "o'connor+work@charity.org.uk", "josé@exämple.example"])
def test_addresses_stay_as_they_are(email: str) -> None:
    assert tidy_email(f" {email} ") == email


@pytest.mark.parametrize(
    "email",
    [
        "",
        "a",
        "a@b",
        "a@b.",
        "@b.example",
        "a b@c.example",
        "a@b.example\nBcc: x@y.example",
        "-x@b.example",
        "a@b@c.example",
        "<a@b.example>",
        "a" * 250 + "@b.example",
        "a\u202eb@c.example",
        "a@b..example",
    ],
)
def test_what_is_no_address_is_refused(email: str) -> None:
    assert tidy_email(email) is None


@given(st.text(max_size=300))
def test_any_text_gives_a_name_and_an_address_or_none(text: str) -> None:
    for tidy in (tidy_name, tidy_email):
        kept = tidy(text)
        assert kept is None or (tidy(kept) == kept and not set("<>\n\r\0") & set(kept))
    assert email_key(email_key(text)) == email_key(text)


def test_an_address_is_one_persons_however_it_is_written(accounts: Accounts, amal: Member) -> None:
    again = accounts.people.add("Somebody Else", "AMAL@Charity.Example", "harbour", Role.READER)
    assert isinstance(again, Refusal)
    assert again.reason is Reason.TAKEN
    assert accounts.people.by_email(" Amal@CHARITY.example ") == amal


def test_whoever_has_no_address_is_not_added(accounts: Accounts) -> None:
    answer = accounts.people.add("Zoe", "zoe at x.example", "", Role.READER)
    assert isinstance(answer, Refusal)
    assert answer.message == "Enter an e-mail address such as name@example.org."


def test_people_are_listed_by_name(accounts: Accounts) -> None:
    for name in ("zoe", "Amal", "mia"):
        accounts.people.add(name, f"{name}@x.example", "", Role.READER)
    assert [one.person.name for one in accounts.people.everybody()] == ["Amal", "mia", "zoe"]


def test_a_role_an_organisation_and_a_name_change_one_by_one(accounts: Accounts, amal: Member) -> None:
    accounts.people.change(amal.id, role=Role.REVIEWER)
    accounts.people.change(amal.id, organisation="other")
    changed = accounts.people.change(amal.id, name="Amal Renamed")
    assert isinstance(changed, Member)
    assert (changed.person.name, changed.person.organisation, changed.person.role) == (
        "Amal Renamed",
        "other",
        Role.REVIEWER,
    )


def test_nothing_is_changed_of_nobody_and_nobody_is_called_nothing(accounts: Accounts, amal: Member) -> None:
    assert accounts.people.change(99, name="X").reason is Reason.NOBODY  # type: ignore[union-attr]
    assert accounts.people.remove(99).reason is Reason.NOBODY  # type: ignore[union-attr]
    assert accounts.people.change(amal.id, name=" ").reason is Reason.NAME  # type: ignore[union-attr]
    assert accounts.people.by_id(amal.id) == amal


def test_the_last_administrator_stays(accounts: Accounts, amal: Member) -> None:
    accounts.people.change(amal.id, role=Role.ADMINISTRATOR)
    accounts.people.add("Only Invited", "invited@x.example", "", Role.ADMINISTRATOR)  # cannot enter yet
    for refused in (accounts.people.remove(amal.id), accounts.people.change(amal.id, role=Role.READER)):
        assert isinstance(refused, Refusal)
        assert refused.reason is Reason.LAST_ADMINISTRATOR
    other = accounts.people.add("Other", "other@x.example", "", Role.ADMINISTRATOR)
    assert isinstance(other, Member)
    accounts.people.set_password(other.id, "hash")
    assert isinstance(accounts.people.remove(amal.id), Member)
    assert accounts.people.has_administrator()


def test_a_number_is_never_given_to_somebody_else(accounts: Accounts, amal: Member) -> None:
    accounts.people.remove(amal.id)
    new = accounts.people.add("New", "new@x.example", "", Role.READER)
    assert isinstance(new, Member)
    assert new.id != amal.id
