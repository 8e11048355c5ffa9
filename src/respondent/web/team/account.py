"""One's own account: who one is here, where one is signed in, and one's password."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from respondent.accounts.administering import end_sessions
from respondent.accounts.advice import HINT
from respondent.accounts.entering import change_password
from respondent.accounts.refusal import Reason, Refusal
from respondent.model.person import Role
from respondent.web.route import Needs, PageRoute
from respondent.web.team.gate import INVALID, Gate, refuse_too_often
from respondent.web.team.words import ROLES, at_once, name_of, organisations
from respondent.web.visit import Visit

ACCOUNT = "/account"
PASSWORD = "/account/password"  # noqa: S105 - an address
SESSIONS = "/account/sessions"

OLD, NEW = "old-password", "new-password"
"""Fields whose names say that they must never be shown again."""


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """The pages of one's own account."""

    gate: Gate

    @property
    def routes(self) -> tuple[PageRoute, ...]:
        """The pages."""
        return (
            PageRoute(ACCOUNT, self.show, ("GET",), Needs(Role.READER)),
            PageRoute(PASSWORD, self.show_password, ("GET",), Needs(Role.READER)),
            PageRoute(PASSWORD, self.take_password, ("POST",), Needs(Role.READER), slow=True),
            PageRoute(SESSIONS, self.end, ("POST",), Needs(Role.READER)),
        )

    def show(self, visit: Visit) -> Response:
        """Who one is here, and one's sessions."""
        member, session = self.gate.signed_in(visit)
        sessions = [
            (one, at_once(one.began), at_once(one.seen)) for one in self.gate.accounts.sessions.of(member.id)
        ]
        return visit.page(
            "team/account.html",
            member=member,
            role=ROLES[member.person.role],
            organisation=name_of(member.person.organisation, organisations(visit)),
            sessions=sorted(sessions, key=lambda one: one[0].id != session.id),
            here=session.id,
        )

    def show_password(self, visit: Visit) -> Response:
        """The form for another password."""
        return visit.page("team/password.html", hint=HINT, errors={})

    def take_password(self, visit: Visit) -> Response:
        """Another password. All other sessions end, and this browser gets a new one."""
        _, session = self.gate.signed_in(visit)
        old, new = visit.form.raw(OLD), visit.form.raw(NEW)
        if not old:
            return _password(visit, OLD, "Enter your present password.")
        answer = change_password(self.gate.accounts, session, old, new, self.gate.origin(visit))
        if isinstance(answer, Refusal):
            refuse_too_often(answer)
            return _password(visit, NEW if answer.reason is Reason.PASSWORD else OLD, answer.message)
        notice = "Your password has been changed. Wherever else you were signed in, you no longer are."
        return self.gate.let_in(visit, answer, ACCOUNT, notice)

    def end(self, visit: Visit) -> Response:
        """End one of one's sessions, or all but this one."""
        member, session = self.gate.signed_in(visit)
        by, which = self.gate.by(visit), visit.form.get("session")
        if which == "others":
            end_sessions(self.gate.accounts, by, member.id, but=session.id)
            return visit.redirect(ACCOUNT, "You are signed out everywhere else.")
        if (number := visit.form.number("session", None)) is not None:
            end_sessions(self.gate.accounts, by, member.id, number)
        return visit.redirect(ACCOUNT, "You are signed out there.")


def _password(visit: Visit, field: str, error: str) -> Response:
    return visit.page("team/password.html", status=INVALID, hint=HINT, errors={field: error})
