"""The page of one person: their role and organisation, their link, their sessions, and an end to all of it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from respondent.accounts.administering import (
    change_person,
    end_sessions,
    remove_person,
    renew_link,
    revoke_link,
)
from respondent.accounts.invitations import State
from respondent.accounts.people import Member
from respondent.accounts.refusal import Reason, Refusal
from respondent.model.person import Role
from respondent.web.refusals import NotFoundError
from respondent.web.route import Needs, PageRoute
from respondent.web.team.gate import INVALID, Gate
from respondent.web.team.people import PEOPLE, chosen_wrongly, link_page
from respondent.web.team.words import ROLES, at_once, organisations
from respondent.web.visit import Visit

PERSON = "/people/{person:int}"
_FIELDS = {Reason.NAME: "name"}
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class PersonPages:
    """The page of one person, and what its buttons do."""

    gate: Gate

    @property
    def routes(self) -> tuple[PageRoute, ...]:
        """The pages."""
        needs = Needs(Role.ADMINISTRATOR)
        return (
            PageRoute(PERSON, self.show, ("GET",), needs),
            PageRoute(PERSON, self.change, ("POST",), needs),
            PageRoute(f"{PERSON}/link", self.renew, ("POST",), needs),
            PageRoute(f"{PERSON}/link/take-back", self.revoke, ("POST",), needs),
            PageRoute(f"{PERSON}/sign-out", self.sign_out, ("POST",), needs),
            PageRoute(f"{PERSON}/remove", self.ask_to_remove, ("GET",), needs),
            PageRoute(f"{PERSON}/remove", self.remove, ("POST",), needs),
        )

    def show(self, visit: Visit) -> Response:
        """Who this is, and what can be changed."""
        member = self._member(visit)
        one = member.person
        given = {"name": one.name, "organisation": one.organisation, "role": one.role.value}
        return self._page(visit, member, given, [])

    def change(self, visit: Visit) -> Response:
        """Another name, organisation or role."""
        member = self._member(visit)
        given = {name: visit.form.get(name) for name in ("name", "organisation", "role")}
        problems = chosen_wrongly(visit, given)
        if given["organisation"] == member.person.organisation:  # one that has left the settings may stay
            problems = [one for one in problems if one[0] != "organisation"]
        if problems:
            return self._page(visit, member, given, problems)
        answer = change_person(
            self.gate.accounts,
            self.gate.by(visit),
            member.id,
            name=given["name"],
            organisation=given["organisation"],
            role=Role(given["role"]),
        )
        if isinstance(answer, Refusal):
            return self._page(visit, member, given, [(_FIELDS.get(answer.reason, "role"), answer.message)])
        return visit.redirect(PEOPLE, f"Saved: {answer.person.name}.")

    def renew(self, visit: Visit) -> Response:
        """A new link, shown once; the one before works no longer."""
        answer = renew_link(self.gate.accounts, self.gate.by(visit), self._member(visit).id)
        if isinstance(answer, Refusal):
            raise NotFoundError(answer.message)
        return link_page(visit, self.gate, answer)

    def revoke(self, visit: Visit) -> Response:
        """Take the link back."""
        member = self._member(visit)
        revoke_link(self.gate.accounts, self.gate.by(visit), member.id)
        return visit.redirect(visit.path.removesuffix("/link/take-back"), "The link works no longer.")

    def sign_out(self, visit: Visit) -> Response:
        """End all of the person's sessions."""
        member = self._member(visit)
        end_sessions(self.gate.accounts, self.gate.by(visit), member.id)
        notice = f"{member.person.name} is signed out everywhere."
        return visit.redirect(visit.path.removesuffix("/sign-out"), notice)

    def ask_to_remove(self, visit: Visit) -> Response:
        """Whether this person shall really be removed."""
        return visit.page("team/remove.html", member=self._member(visit), error="")

    def remove(self, visit: Visit) -> Response:
        """Remove the person, who is out at once; what they wrote stays under their name."""
        member = self._member(visit)
        answer = remove_person(self.gate.accounts, self.gate.by(visit), member.id)
        if isinstance(answer, Refusal):
            return visit.page("team/remove.html", status=INVALID, member=member, error=answer.message)
        return visit.redirect(PEOPLE, f"{member.person.name} can no longer enter.")

    def _member(self, visit: Visit) -> Member:
        number = int(visit.part("person"))
        member = self.gate.accounts.people.by_id(number) if number <= _LARGEST_ID else None
        if member is None:
            raise NotFoundError("This person has no account, or somebody has removed it.")
        return member

    def _page(
        self, visit: Visit, member: Member, given: dict[str, str], problems: list[tuple[str, str]]
    ) -> Response:
        latest = self.gate.accounts.invitations.latest(member.id)
        choices = organisations(visit)
        if member.person.organisation and member.person.organisation not in dict(choices):
            choices.append((member.person.organisation, member.person.organisation))
        return visit.page(
            "team/person.html",
            status=INVALID if problems else 200,
            member=member,
            given=given,
            problems=problems,
            organisations=choices,
            roles=[(role.value, *words) for role, words in ROLES.items()],
            joined="" if member.joined is None else at_once(member.joined),
            open_until=at_once(latest.expires) if latest and latest.state is State.OPEN else "",
            sessions=len(self.gate.accounts.sessions.of(member.id)),
        )
