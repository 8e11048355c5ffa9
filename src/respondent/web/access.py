"""How people come in: one protocol for the person at this computer and for a team."""

from __future__ import annotations

from typing import Protocol

from starlette.requests import Request

from respondent.accounts.log import Action
from respondent.model.person import Person
from respondent.model.settings import Settings
from respondent.web.entrance import Entrance
from respondent.web.route import PageRoute


class Access(Protocol):
    """Who may come in, and the pages by which they do.

    `routes` are those pages; `sign_in` is the path to which somebody who has not signed in is sent, if there is
    one; `sign_out` that to which a form is sent to leave, if one can; `account` that of the page behind one's own
    name; `secret` signs forms and notices.
    """

    @property
    def secret(self) -> bytes:
        """At least 32 bytes that nobody else knows."""

    @property
    def routes(self) -> tuple[PageRoute, ...]:
        """The pages by which people come in and go."""

    @property
    def sign_in(self) -> str | None:
        """The path of the page that signs people in."""

    @property
    def sign_out(self) -> str | None:
        """The path to which the form that signs people out is sent."""

    @property
    def account(self) -> str | None:
        """The path of the page about oneself."""

    def enter(self, request: Request) -> Entrance:
        """Who comes with this request; NOBODY without a session that is still good. Called in a thread."""

    def sees_confidential(self, person: Person, settings: Settings) -> bool:
        """Whether the person may see confidential records."""

    def note(self, person: Person, action: Action, about: str, address: str) -> None:
        """Keep what the person did, and from which address; `about` names it (a record's id, a file), no more."""
