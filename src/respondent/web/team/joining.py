"""The page of an invitation: it says who is invited, and its button, with a password, spends the link."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from respondent.accounts.advice import HINT
from respondent.accounts.entering import UNKNOWN_LINK, accept, invited
from respondent.accounts.people import Member
from respondent.accounts.refusal import Reason, Refusal
from respondent.accounts.secret import Secret, secret_of
from respondent.web.route import Needs, PageRoute
from respondent.web.team.gate import INVALID, Gate
from respondent.web.team.words import name_of, organisations
from respondent.web.visit import Visit

INVITATION = "/invitation"


@dataclass(frozen=True, slots=True)
class Joining:
    """The page of an invitation. Programs that look at mail open its address first: that spends nothing."""

    gate: Gate

    @property
    def routes(self) -> tuple[PageRoute, ...]:
        """The page."""
        return (
            PageRoute(INVITATION, self.show, ("GET",), Needs(None)),
            PageRoute(INVITATION, self.take, ("POST",), Needs(None), slow=True),
        )

    def show(self, visit: Visit) -> Response:
        """Who is invited, and the form that spends the link; or why it cannot be spent."""
        found = self._invited(visit.query.get("link"))
        return _useless(visit, found) if isinstance(found, Refusal) else _form(visit, *found)

    def take(self, visit: Visit) -> Response:
        """Spend the link, unless the password will not do."""
        found = self._invited(visit.form.get("link"))
        if isinstance(found, Refusal):
            return _useless(visit, found)
        member, link = found
        answer = accept(
            self.gate.accounts,
            link,
            visit.form.raw("password"),
            self.gate.origin(visit),
            self.gate.secret(visit.request),
        )
        if isinstance(answer, Refusal):
            if answer.reason is Reason.PASSWORD:
                return _form(visit, member, link, answer.message)
            return _useless(visit, answer)
        return self.gate.let_in(visit, answer, notice=f"Welcome, {member.person.name}. You are signed in.")

    def _invited(self, text: str) -> tuple[Member, Secret] | Refusal:
        """Whom a link invites, and its secret."""
        link = secret_of(text)
        if link is None:
            return UNKNOWN_LINK
        member = invited(self.gate.accounts, link)
        return member if isinstance(member, Refusal) else (member, link)


def _form(visit: Visit, member: Member, link: Secret, error: str = "") -> Response:
    return visit.page(
        "team/invitation.html",
        status=INVALID if error else 200,
        member=member,
        organisation=name_of(member.person.organisation, organisations(visit)),
        link=link.text,
        hint=HINT,
        error=error,
    )


def _useless(visit: Visit, refusal: Refusal) -> Response:
    return visit.page("team/useless-link.html", status=404, words=refusal.message)
