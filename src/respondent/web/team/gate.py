"""What the pages of a team's accounts share: the accounts, the cookie of a session, and who asks."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from respondent.accounts.accounts import Accounts
from respondent.accounts.administering import By
from respondent.accounts.entering import Entered
from respondent.accounts.origin import Origin, origin_of
from respondent.accounts.people import Member
from respondent.accounts.refusal import Reason, Refusal
from respondent.accounts.secret import Secret, secret_of
from respondent.accounts.sessions import Session
from respondent.web.cookies import Cookies
from respondent.web.entrance import NOBODY, Entrance
from respondent.web.refusals import NotSignedInError, TooManyError
from respondent.web.tokens import Notice, packed_notice
from respondent.web.visit import NOTICE, VISITOR, Visit, own_path

SESSION = "session"
INVALID = 422
"""The status of a form that comes back with errors in it."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The accounts of a team, and how its pages read and write the cookie of a session.

    `address` is what people type to come here, “https://evidence.example.org”, without a slash at its end.
    """

    accounts: Accounts
    cookies: Cookies
    address: str

    def secret(self, request: Request) -> Secret | None:
        """What the browser sends as its session's secret."""
        return secret_of(self.cookies.read(request, SESSION))

    def enter(self, request: Request) -> Entrance:
        """Who comes with this request, as they stand now: a role that was taken away is gone at once."""
        secret = self.secret(request)
        session = None if secret is None else self.accounts.sessions.find(secret)
        if secret is None or session is None:
            return NOBODY
        member = self.accounts.people.by_id(session.person_id)
        return NOBODY if member is None else Entrance(member.person, secret.digest)

    def signed_in(self, visit: Visit) -> tuple[Member, Session]:
        """Who asks and by which session. Raises NotSignedInError if either ended since the rule was looked at."""
        secret = self.secret(visit.request)
        session = None if secret is None else self.accounts.sessions.find(secret)
        member = None if session is None else self.accounts.people.by_id(session.person_id)
        if session is None or member is None:
            raise NotSignedInError
        return member, session

    def by(self, visit: Visit) -> By:
        """Who asks, for the log."""
        member, _ = self.signed_in(visit)
        return By(member.person.email, self.origin(visit).address, member.id)

    def origin(self, visit: Visit) -> Origin:
        """Where a request comes from."""
        return origin_of(visit.address, visit.request.headers.get("user-agent", ""))

    def let_in(self, visit: Visit, entered: Entered, path: str = "/", notice: str = "") -> Response:
        """To the page `path`, with the cookie of the new session; `notice` is said there."""
        response = visit.redirect(own_path(path))
        self.cookies.put(response, SESSION, entered.secret.text)
        self.cookies.forget(response, VISITOR)
        if notice:
            packed = packed_notice(visit.site.access.secret, entered.secret.digest, Notice(notice))
            self.cookies.put(response, NOTICE, packed, seconds=60)
        return response


def refuse_too_often(refusal: Refusal) -> None:
    """Raise TooManyError, which says when to come back, if that is why something was refused."""
    if refusal.reason is Reason.TOO_OFTEN and refusal.wait is not None:
        seconds = max(1, -(-refusal.wait.total_seconds() // 1))
        raise TooManyError(
            refusal.message,
            "If you have forgotten your password, ask an administrator for a new link.",
            headers={"retry-after": str(int(seconds))},
        )
