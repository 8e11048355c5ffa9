"""A team that comes in by passwords: the `Access` of ``respondent serve --team``."""

from __future__ import annotations

import logging

from starlette.requests import Request

from respondent.accounts.accounts import Accounts
from respondent.accounts.log import Action
from respondent.accounts.origin import origin_of
from respondent.errors import AccountsUnusableError
from respondent.model.person import Person
from respondent.model.settings import Settings
from respondent.web.cookies import Cookies
from respondent.web.entrance import Entrance
from respondent.web.standing import partner_sees_confidential
from respondent.web.team.account import ACCOUNT, OwnAccount
from respondent.web.team.gate import Gate
from respondent.web.team.joining import Joining
from respondent.web.team.log import LogPages
from respondent.web.team.people import PeoplePages
from respondent.web.team.person import PersonPages
from respondent.web.team.signing_in import SIGN_IN, SIGN_OUT, SigningIn

LOG = logging.getLogger("respondent.web")


class TeamAccess:
    """Lets in whom `accounts` knows; `address` is what people type to come here, without a slash at its end.

    Everybody sees what the settings let their organisation see, administrators too.
    """

    sign_in: str | None = SIGN_IN
    sign_out: str | None = SIGN_OUT
    account: str | None = ACCOUNT

    def __init__(self, accounts: Accounts, cookies: Cookies, address: str) -> None:
        gate = Gate(accounts, cookies, address)
        self.accounts = accounts
        self.secret = accounts.store.key("forms")
        self.routes = (
            *SigningIn(gate).routes,
            *Joining(gate).routes,
            *OwnAccount(gate).routes,
            *PeoplePages(gate).routes,
            *PersonPages(gate).routes,
            *LogPages(gate).routes,
        )
        self._gate = gate

    def enter(self, request: Request) -> Entrance:
        """Who comes with this request."""
        return self._gate.enter(request)

    def sees_confidential(self, person: Person, settings: Settings) -> bool:
        """Whether the settings let the person's organisation see confidential records."""
        return partner_sees_confidential(person, settings)

    def note(self, person: Person, action: Action, about: str, address: str) -> None:
        """Keep what the person did in the log that administrators read.

        It is done already: where the log cannot be kept, whoever looks after the server is told of it.
        """
        try:
            self.accounts.log.add(person.email, action, about, origin_of(address, "").address)
        except AccountsUnusableError:
            LOG.exception("%s %s %s, and the log does not have it", person.email, action, about)
