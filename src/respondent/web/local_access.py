"""One person at this computer, who comes in by a link that works once."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from hmac import compare_digest
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from respondent.accounts.log import Action
from respondent.model.person import Person
from respondent.model.settings import Settings
from respondent.web.cookies import Cookies
from respondent.web.entrance import NOBODY, Entrance
from respondent.web.refusals import ForbiddenError
from respondent.web.route import Needs, PageRoute
from respondent.web.visit import Visit

SESSION = "session"
ENTER = "/enter/"


class LocalAccess:
    """Lets `person` in, once for each link; `on_used` is called after a link was used, to show the next one.

    A link is used when the browser opens it, unless another site or a look ahead made it do so: then a button asks.
    The person may see everything, since they have the files.
    """

    sign_in: str | None = None
    sign_out: str | None = None
    account: str | None = None

    def __init__(self, person: Person, cookies: Cookies, on_used: Callable[[], None] = lambda: None) -> None:
        self.secret = secrets.token_bytes(32)
        self.routes = (
            PageRoute(f"{ENTER}{{token}}", self._open, ("GET",), Needs(None)),
            PageRoute(f"{ENTER}{{token}}", self._let_in, ("POST",), Needs(None)),
        )
        self._person = person
        self._cookies = cookies
        self._on_used = on_used
        self._lock = Lock()
        self._token = secrets.token_urlsafe(32)
        self._sessions: set[str] = set()

    @property
    def path(self) -> str:
        """The path that lets the next browser in."""
        return f"{ENTER}{self._token}"

    def enter(self, request: Request) -> Entrance:
        """The person, if the browser has come by a link."""
        session = self._cookies.read(request, SESSION)
        return Entrance(self._person, session) if session in self._sessions else NOBODY

    def sees_confidential(self, person: Person, settings: Settings) -> bool:  # noqa: ARG002 - the protocol's
        """Always: they have the files."""
        return True

    def note(self, person: Person, action: Action, about: str, address: str) -> None:
        """Nothing: one person at their own computer needs no log beside git's."""

    def _open(self, visit: Visit) -> Response:
        headers = visit.request.headers
        ahead = "prefetch" in headers.get("sec-purpose", headers.get("purpose", ""))
        if (
            visit.request.method != "GET"
            or ahead
            or headers.get("sec-fetch-site") in {"cross-site", "same-site"}
        ):
            return visit.page("enter.html", action=visit.path)
        return self._let_in(visit)

    def _let_in(self, visit: Visit) -> Response:
        with self._lock:
            if not compare_digest(visit.part("token").encode(), self._token.encode()):
                if visit.person is not None:
                    return visit.redirect("/")
                raise ForbiddenError(
                    "Each link works once.",
                    "Open the newest one that is shown where Respondent was started.",
                    title="This link has been used",
                )
            self._token = secrets.token_urlsafe(32)
            session = secrets.token_urlsafe(32)
            self._sessions.add(session)
        response = visit.redirect("/")
        self._cookies.put(response, SESSION, session)
        self._on_used()
        return response
