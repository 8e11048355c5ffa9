"""What an administrator does with accounts, with its line in the log. Whether they are one is asked before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from respondent.accounts.accounts import Accounts
from respondent.accounts.invitations import LIFETIME
from respondent.accounts.log import Action
from respondent.accounts.people import NOBODY, Member
from respondent.accounts.refusal import Reason, Refusal
from respondent.accounts.secret import Secret
from respondent.model.person import Role

SERVER = "(the server’s own terminal)"
"""Who did it, where nobody was signed in: whoever started the server."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who has been invited, and their link: it is shown now and never again."""

    member: Member
    link: Secret


@dataclass(frozen=True, slots=True)
class By:
    """Who does it, and from which address; `person_id` is None for the server's own terminal."""

    email: str = SERVER
    address: str = ""
    person_id: int | None = None


def invite(
    accounts: Accounts, by: By, name: str, email: str, organisation: str, role: Role
) -> Invited | Refusal:
    """Somebody new, with a link to enter by."""
    with accounts.store.write():
        member = accounts.people.add(name, email, organisation, role)
        if isinstance(member, Refusal):
            return member
        accounts.log.add(by.email, Action.INVITED, f"{member.person.email} as {role.value}", by.address)
        return Invited(member, accounts.invitations.issue(member.id))


def renew_link(accounts: Accounts, by: By, number: int, lifetime: timedelta = LIFETIME) -> Invited | Refusal:
    """A new link for somebody who lost the first or has forgotten the password; the one before is useless."""
    with accounts.store.write():
        member = accounts.people.by_id(number)
        if member is None:
            return NOBODY
        accounts.log.add(by.email, Action.LINK_RENEWED, member.person.email, by.address)
        return Invited(member, accounts.invitations.issue(number, lifetime))


def revoke_link(accounts: Accounts, by: By, number: int) -> Member | Refusal:
    """Make somebody's link useless. Their account stays as it is."""
    with accounts.store.write():
        member = accounts.people.by_id(number)
        if member is None:
            return NOBODY
        if accounts.invitations.revoke(number):
            accounts.log.add(by.email, Action.INVITATION_REVOKED, member.person.email, by.address)
        return member


def change_person(
    accounts: Accounts, by: By, number: int, *, name: str, organisation: str, role: Role
) -> Member | Refusal:
    """Another name, organisation or role for somebody. Nobody takes their own administrator's role away."""
    with accounts.store.write():
        if number == by.person_id and role is not Role.ADMINISTRATOR:
            return _NOT_YOURSELF
        before = accounts.people.by_id(number)
        after = accounts.people.change(number, name=name, organisation=organisation, role=role)
        if isinstance(after, Refusal) or before is None or after == before:
            return after
        what = f"{after.person.email}: {_changes(before, after)}"
        accounts.log.add(by.email, Action.PERSON_CHANGED, what, by.address)
        return after


def remove_person(accounts: Accounts, by: By, number: int) -> Member | Refusal:
    """Somebody who may enter no longer, from this moment. Nobody removes themselves."""
    with accounts.store.write():
        if number == by.person_id:
            return _NOT_YOURSELF
        removed = accounts.people.remove(number)
        if isinstance(removed, Member):
            accounts.log.add(by.email, Action.PERSON_REMOVED, removed.person.email, by.address)
        return removed


def end_sessions(
    accounts: Accounts, by: By, number: int, session: int | None = None, *, but: int | None = None
) -> int:
    """End one of a person's sessions, or all (`but` one); how many there were."""
    with accounts.store.write():
        member = accounts.people.by_id(number)
        if session is None:
            ended = accounts.sessions.end_all(number, but=but)
        else:
            ended = int(accounts.sessions.end(number, session))
        if ended and member is not None:
            accounts.log.add(by.email, Action.SESSION_ENDED, member.person.email, by.address)
        return ended


def first_invitation(accounts: Accounts, name: str, email: str) -> Invited | Refusal | None:
    """A link for the first administrator; None once there is one who can enter.

    Each call makes the link of the call before useless, so that the server may be started again before it is used.
    """
    if accounts.people.has_administrator():
        return None
    member = accounts.people.by_email(email)
    if member is None:
        return invite(accounts, By(), name, email, "", Role.ADMINISTRATOR)
    with accounts.store.write():
        changed = accounts.people.change(member.id, role=Role.ADMINISTRATOR)
        return changed if isinstance(changed, Refusal) else renew_link(accounts, By(), member.id)


_NOT_YOURSELF = Refusal(
    Reason.LAST_ADMINISTRATOR,
    "You cannot remove yourself or give up your own role. Ask another administrator to do it.",
)


def _changes(before: Member, after: Member) -> str:
    was, now = before.person, after.person
    pairs = (
        ("name", was.name, now.name),
        ("organisation", was.organisation, now.organisation),
        ("role", was.role, now.role),
    )
    return ", ".join(f"{what} {new or 'none'}, was {old or 'none'}" for what, old, new in pairs if old != new)
