"""Entering and leaving: signing in, taking up an invitation, changing one's password, signing out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from respondent.accounts.accounts import Accounts
from respondent.accounts.advice import LONGEST, objection
from respondent.accounts.invitations import State
from respondent.accounts.limits import ACCOUNT, ADDRESS, Attempt
from respondent.accounts.log import NOBODY, Action
from respondent.accounts.naming import email_key
from respondent.accounts.origin import Origin, counted_as
from respondent.accounts.people import Member
from respondent.accounts.refusal import Reason, Refusal, in_words
from respondent.accounts.secret import Secret
from respondent.accounts.sessions import Session


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody has entered; `secret` is for their cookie."""

    member: Member
    secret: Secret


def sign_in(
    accounts: Accounts, email: str, password: str, origin: Origin, old: Secret | None = None
) -> Entered | Refusal:
    """A new session for whoever knows the password; the session `old`, if this browser has one, ends.

    The answer to a wrong password, to an address without an account and to one that was only invited is the same,
    and takes as long.
    """
    attempt = _attempt(accounts, email, origin)
    if isinstance(attempt, Refusal):
        accounts.log.add(_known(accounts, email), Action.SIGN_IN_BLOCKED, address=origin.address)
        return attempt
    member = accounts.people.by_email(email)
    verdict = accounts.hasher.verify(member.password if member else None, password[: LONGEST + 1])
    if member is None or not verdict.right:
        accounts.log.add(
            member.person.email if member else NOBODY, Action.SIGN_IN_FAILED, address=origin.address
        )
        return _WRONG
    with accounts.store.write():
        now = accounts.people.by_id(member.id)
        if now is None or now.password != member.password:
            return _WRONG  # changed or removed while the password was held against the hash
        if verdict.renewed:
            accounts.people.set_password(member.id, verdict.renewed)
        accounts.limits.forget(attempt)
        accounts.limits.clear(ACCOUNT, email_key(email))
        accounts.log.add(member.person.email, Action.SIGNED_IN, address=origin.address)
        return _entered(accounts, member.id, origin, old)


def accept(
    accounts: Accounts, link: Secret, password: str, origin: Origin, old: Secret | None = None
) -> Entered | Refusal:
    """Spend an invitation: the person has this password from now on, and is signed in, here and nowhere else.

    A password that is refused spends nothing.
    """
    member = invited(accounts, link)
    if isinstance(member, Refusal):
        return member
    refused = objection(password, member.person)
    if refused is not None:
        return refused
    hashed = accounts.hasher.hash(password)
    with accounts.store.write():
        if accounts.invitations.spend(link) is None:
            again = invited(accounts, link)
            return again if isinstance(again, Refusal) else UNKNOWN_LINK
        _take_password(accounts, member, hashed)
        accounts.sessions.end_all(member.id)
        accounts.log.add(member.person.email, Action.JOINED, address=origin.address)
        return _entered(accounts, member.id, origin, old)


def invited(accounts: Accounts, link: Secret) -> Member | Refusal:
    """Whom a link invites, or why it cannot be spent. Asking spends nothing."""
    invitation = accounts.invitations.find(link)
    member = None if invitation is None else accounts.people.by_id(invitation.person_id)
    if invitation is None or member is None:
        return UNKNOWN_LINK
    return member if invitation.state is State.OPEN else _USELESS[invitation.state]


def change_password(
    accounts: Accounts, session: Session, old: str, new: str, origin: Origin
) -> Entered | Refusal:
    """A new password for whoever knows the old one. All their sessions end; the answer is a new one for here."""
    member = accounts.people.by_id(session.person_id)
    if member is None:
        return _WRONG_OLD
    refused = objection(new, member.person)
    if refused is not None:
        return refused
    attempt = _attempt(accounts, member.person.email, origin)
    if isinstance(attempt, Refusal):
        return attempt
    if not accounts.hasher.verify(member.password, old[: LONGEST + 1]).right:
        accounts.log.add(member.person.email, Action.PASSWORD_FAILED, address=origin.address)
        return _WRONG_OLD
    hashed = accounts.hasher.hash(new)
    with accounts.store.write():
        now = accounts.people.by_id(member.id)
        if now is None or now.password != member.password:
            return _WRONG_OLD
        _take_password(accounts, member, hashed)
        accounts.sessions.end_all(member.id)
        accounts.limits.forget(attempt)
        accounts.log.add(member.person.email, Action.PASSWORD_CHANGED, address=origin.address)
        return _entered(accounts, member.id, origin, None)


def sign_out(accounts: Accounts, secret: Secret, origin: Origin) -> None:
    """End the session of that secret, if there is one."""
    session = accounts.sessions.find(secret)
    member = accounts.people.by_id(session.person_id) if session else None
    with accounts.store.write():
        if accounts.sessions.end_with(secret) and member is not None:
            accounts.log.add(member.person.email, Action.SIGNED_OUT, address=origin.address)


UNKNOWN_LINK = Refusal(
    Reason.INVITATION,
    "This link is not complete, or is none of ours. Copy the whole of it from the message that it came in.",
)

_ASK = "Ask whoever invited you for a new one."
_USELESS = {
    State.SPENT: Refusal(
        Reason.INVITATION,
        "This link has been used already. If that was you, sign in with the password that you chose. If not, tell "
        "whoever invited you.",
    ),
    State.EXPIRED: Refusal(Reason.INVITATION, f"This link was not used in time and works no longer. {_ASK}"),
    State.REVOKED: Refusal(
        Reason.INVITATION, f"This link works no longer: a newer one was sent, or it was taken back. {_ASK}"
    ),
}
_WRONG = Refusal(
    Reason.SIGN_IN, "The e-mail address or the password is not right. Check both, then try again."
)
_WRONG_OLD = Refusal(Reason.SIGN_IN, "That is not your present password.")


def _attempt(accounts: Accounts, email: str, origin: Origin) -> Attempt | Refusal:
    taken = accounts.limits.take([(ACCOUNT, email_key(email)), (ADDRESS, counted_as(origin.address))])
    return too_often(taken) if isinstance(taken, timedelta) else taken


def too_often(wait: timedelta) -> Refusal:
    """The answer to whoever tries too often, with how long to wait."""
    return Refusal(
        Reason.TOO_OFTEN,
        f"There have been too many attempts to sign in. Try again in {in_words(wait)}.",
        wait,
    )


def _known(accounts: Accounts, email: str) -> str:
    """The address of an account. What is none is not written down: people type passwords in the wrong place."""
    member = accounts.people.by_email(email)
    return member.person.email if member else NOBODY


def _take_password(accounts: Accounts, member: Member, hashed: str) -> None:
    accounts.people.set_password(member.id, hashed)
    accounts.invitations.revoke(member.id)
    accounts.limits.clear(ACCOUNT, email_key(member.person.email))


def _entered(accounts: Accounts, person_id: int, origin: Origin, old: Secret | None) -> Entered:
    if old is not None:
        accounts.sessions.end_with(old)
    secret = accounts.sessions.begin(person_id, origin)
    member = accounts.people.by_id(person_id)
    assert member is not None  # noqa: S101 - a session of nobody cannot be put in
    return Entered(member, secret)
