"""The people of the team: who they are, and an invitation for somebody new."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from respondent.accounts.administering import Invited, invite
from respondent.accounts.invitations import State
from respondent.accounts.people import Member
from respondent.accounts.refusal import Reason, Refusal
from respondent.model.person import Role
from respondent.web.route import Needs, PageRoute
from respondent.web.team.gate import INVALID, Gate
from respondent.web.team.joining import INVITATION
from respondent.web.team.words import ROLES, at_once, name_of, organisations
from respondent.web.visit import Visit

PEOPLE = "/people"
INVITE = "/people/invite"
_FIELDS = {Reason.NAME: "name", Reason.EMAIL: "email", Reason.TAKEN: "email"}
_LINKS = {
    State.OPEN: ("Invited", "blue"),
    State.SPENT: ("Joined", "green"),
    State.EXPIRED: ("Invitation ran out", "amber"),
    State.REVOKED: ("Invitation taken back", "grey"),
}


@dataclass(frozen=True, slots=True)
class PeoplePages:
    """The list of people, and the form that invites."""

    gate: Gate

    @property
    def routes(self) -> tuple[PageRoute, ...]:
        """The pages."""
        return (
            PageRoute(PEOPLE, self.show, ("GET",), Needs(Role.ADMINISTRATOR), menu="People"),
            PageRoute(INVITE, self.show_form, ("GET",), Needs(Role.ADMINISTRATOR)),
            PageRoute(INVITE, self.take, ("POST",), Needs(Role.ADMINISTRATOR)),
        )

    def show(self, visit: Visit) -> Response:
        """Everybody, with organisation, role and whether they have joined."""
        choices = organisations(visit)
        rows = [
            (one, name_of(one.person.organisation, choices), ROLES[one.person.role][0], self._standing(one))
            for one in self.gate.accounts.people.everybody()
        ]
        return visit.page("team/people.html", rows=rows)

    def show_form(self, visit: Visit) -> Response:
        """The form that invites."""
        return _form(visit, {"role": Role.EDITOR.value}, [])

    def take(self, visit: Visit) -> Response:
        """Invite somebody, and show their link, this once."""
        given = {name: visit.form.get(name) for name in ("name", "email", "organisation", "role")}
        problems = chosen_wrongly(visit, given)
        if problems:
            return _form(visit, given, problems)
        role, by = Role(given["role"]), self.gate.by(visit)
        answer = invite(self.gate.accounts, by, given["name"], given["email"], given["organisation"], role)
        if isinstance(answer, Refusal):
            return _form(visit, given, [(_FIELDS.get(answer.reason, ""), answer.message)])
        return link_page(visit, self.gate, answer)

    def _standing(self, member: Member) -> tuple[str, str]:
        if member.joined is not None:
            return _LINKS[State.SPENT]
        latest = self.gate.accounts.invitations.latest(member.id)
        return _LINKS[State.REVOKED if latest is None else latest.state]


def link_page(visit: Visit, gate: Gate, answer: Invited) -> Response:
    """The link of somebody who was invited, and words to send with it. It is on this page and never again."""
    latest = gate.accounts.invitations.latest(answer.member.id)
    return visit.page(
        "team/link.html",
        member=answer.member,
        link=f"{gate.address}{INVITATION}?link={answer.link.text}",
        until="" if latest is None else at_once(latest.expires),
    )


def chosen_wrongly(visit: Visit, given: dict[str, str]) -> list[tuple[str, str]]:
    """What is wrong with a chosen role and organisation: nothing, if they are in the lists."""
    problems = []
    if given["organisation"] and given["organisation"] not in dict(organisations(visit)):
        problems.append(("organisation", "Choose an organisation from the list."))
    if given["role"] not in {role.value for role in Role}:
        problems.append(("role", "Choose what this person may do."))
    return problems


def _form(visit: Visit, given: dict[str, str], problems: list[tuple[str, str]]) -> Response:
    return visit.page(
        "team/invite.html",
        status=INVALID if problems else 200,
        given=given,
        problems=problems,
        organisations=organisations(visit),
        roles=[(role.value, *words) for role, words in ROLES.items()],
    )
