"""A team before the pages: people of every role, a client as one of them, and a real server."""

from __future__ import annotations

import secrets
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal, Protocol

from playwright.sync_api import Page
from starlette.applications import Starlette
from starlette.requests import Request
from tests.web.over_http import is_unsaved

from respondent.accounts.log import Action
from respondent.desk.desk import Desk
from respondent.model.person import Person, Role
from respondent.model.settings import Settings
from respondent.web.app import create_app
from respondent.web.cookies import Cookies
from respondent.web.entrance import NOBODY, Entrance
from respondent.web.pages import ROUTES
from respondent.web.route import PageRoute
from respondent.web.server import Server, bound
from respondent.web.site import Site
from respondent.web.standing import partner_sees_confidential
from respondent.web.tokens import form_token

if TYPE_CHECKING:
    from starlette.testclient import TestClient as TestClient
else:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it wants the successor of httpx, which few have yet
        from starlette.testclient import TestClient

TEAM = {
    "respondent.yaml": (
        "respondent: 1\nunits:\n  - {name: offence, plural: offences}\npartners:\n"
        "  - {organisation: our-charity, folders: [evidence/ours], confidential: true}\n"
        "  - {organisation: other-charity, folders: [evidence/others]}\n"
    ),
    "evidence/ours/ours-figure.yaml": (
        "kind: statistic\nstatement: Police recorded 12 offences in 2023/24.\nsource: crime-data\nvalue: 12\n"
        "unit: offence\nmeasure: recorded\nperiod: 2023/24\n"
    ),
    "evidence/ours/ours-secret.yaml": (
        "kind: statistic\nstatement: We counted 77 offences in 2023/24.\nsource: crime-data\nvalue: 77\n"
        "unit: offence\nmeasure: recorded\nperiod: 2023/24\nconfidential: true\nreason: not yet published\n"
    ),
    "evidence/others/others-figure.yaml": (
        "kind: statistic\nstatement: Police recorded 34 offences in 2023/24.\nsource: crime-data\nvalue: 34\n"
        "unit: offence\nmeasure: recorded\nperiod: 2023/24\n"
    ),
    "evidence/others/others-secret.yaml": (
        "kind: statistic\nstatement: They counted 99 offences in 2023/24.\nsource: crime-data\nvalue: 99\n"
        "unit: offence\nmeasure: recorded\nperiod: 2023/24\nconfidential: true\nreason: not yet published\n"
    ),
    "evidence/other-charity.yaml": "kind: organisation\nname: Other Charity\n",
}
"""Two partners with a figure and a secret each; only the people of the first may see what is confidential."""


def somebody(role: Role = Role.ADMINISTRATOR, organisation: str = "our-charity") -> Person:
    """A person of that role."""
    return Person(f"A {role}", f"{role}@{organisation}.example", organisation, role)


def look_again(desk: Desk) -> None:
    """Let the desk see at its next view what a test wrote beside it, instead of half a second later."""
    desk._looked = desk._read_all = 0.0


@dataclass
class TestersAccess:
    """Lets whoever a test names in, by a session of theirs."""

    __test__ = False

    cookies: Cookies = field(default_factory=Cookies)
    secret: bytes = b"s" * 32
    routes: tuple[PageRoute, ...] = ()
    sign_in: str | None = None
    sign_out: str | None = None
    account: str | None = None
    sessions: dict[str, Person] = field(default_factory=dict)
    noted: list[tuple[str, Action, str]] = field(default_factory=list)

    def enter(self, request: Request) -> Entrance:
        session = self.cookies.read(request, "session")
        person = self.sessions.get(session)
        return Entrance(person, session) if person else NOBODY

    def sees_confidential(self, person: Person, settings: Settings) -> bool:
        return partner_sees_confidential(person, settings)

    def note(self, person: Person, action: Action, about: str, address: str) -> None:
        self.noted.append((person.email, action, about))

    def session_of(self, person: Person) -> str:
        session = secrets.token_urlsafe(32)
        self.sessions[session] = person
        return session


class PageClient(TestClient):
    """A client that can send our forms, with their token."""

    __test__ = False

    session: str
    access: TestersAccess
    site: Site

    @property
    def token(self) -> str:
        return form_token(self.access.secret, self.session)

    def submit(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> Any:
        """POST a form with its token, without following where it leads, unless that is to its check."""
        answer = self.post(path, data={"csrf": self.token} | (fields or {}), follow_redirects=False, **more)
        goal = answer.headers.get("location", "")
        return self.get(goal, follow_redirects=False) if is_unsaved(goal) else answer


class ClientMaker(Protocol):
    def __call__(
        self,
        who: Person | None = ...,
        *,
        files: dict[str, str] | None = None,
        routes: tuple[PageRoute, ...] = ...,
        desk: Desk | None = None,
        https: bool = False,
    ) -> PageClient: ...


@dataclass
class Served:
    """A real server on this computer."""

    url: str
    app: Starlette
    access: TestersAccess
    server: Server
    port: int


@contextmanager
def serving(
    desk: Desk, routes: tuple[PageRoute, ...] = ROUTES, proxy: tuple[str, ...] = ()
) -> Iterator[Served]:
    """Serve these pages on a free port until the end of the block."""
    listening = bound("127.0.0.1", 0)
    port = listening.getsockname()[1]
    cookies = Cookies(suffix=f"-{port}")
    access = TestersAccess(cookies)
    app = create_app(desk, access, hosts=frozenset({f"127.0.0.1:{port}"}), cookies=cookies, routes=routes)
    server = Server(app, proxy=proxy)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    try:
        yield Served(f"http://127.0.0.1:{port}", app, access, server, port)
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()
        assert not thread.is_alive()


class ServerMaker(Protocol):
    def __call__(
        self,
        *,
        files: dict[str, str] | None = None,
        routes: tuple[PageRoute, ...] = ...,
        desk: Desk | None = None,
    ) -> Served: ...


SIZES = {"phone": (320, 640), "desktop": (1280, 900)}

Size = Literal["phone", "desktop"]
Scheme = Literal["light", "dark"]


class PageMaker(Protocol):
    def __call__(
        self,
        server: Served,
        who: Person | None = ...,
        *,
        size: Size = "desktop",
        scheme: Scheme = "light",
        javascript: bool = True,
    ) -> Page: ...
