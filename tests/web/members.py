"""A team's pages with real accounts, and a client that fills in forms as a browser without JavaScript would."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from threading import Thread
from typing import Any

from tests.accounts.conftest import CHEAP, SetClock
from tests.web.team import Served, TestClient, TestersAccess

from respondent.accounts.accounts import Accounts, open_accounts
from respondent.accounts.hashing import Hasher
from respondent.accounts.people import Member
from respondent.desk.desk import Desk
from respondent.model.person import Role
from respondent.web.server import Server, bound
from respondent.web.team.serving import read_address, team_app

PASSWORD = "walnut ferry bucket"
ANOTHER = "gravel teapot lantern"
WORKSPACE = {
    "respondent.yaml": (
        "respondent: 1\npartners:\n"
        "  - {organisation: harbour, folders: [evidence/harbour]}\n"
        "  - {organisation: quay, folders: [evidence/quay]}\n"
    ),
    "evidence/harbour.yaml": "kind: organisation\nname: Harbour Children’s Trust\n",
    "evidence/quay.yaml": "kind: organisation\nname: Quay & Sons’ Fund\n",
}
ADDRESS = "https://evidence.example.org"


class FormClient(TestClient):
    """Fills in the forms of pages."""

    __test__ = False

    def submit(
        self, path: str, fields: dict[str, str] | None = None, action: str | None = None, **more: Any
    ) -> Any:
        """Open `path`, fill in its form that goes to `action`, send it, and stay where the answer leads."""
        page = self.get(path)
        return self.send_from(page.text, action or path.partition("?")[0], fields or {}, **more)

    def send_from(self, page: str, action: str, fields: dict[str, str], **more: Any) -> Any:
        """Send the form of a page that was opened before."""
        form = next(part for part in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'"{action}"' in part)
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        sent = {name: unescape(value) for name, value in hidden.items()} | fields
        return self.post(action, data=sent, follow_redirects=False, **more)


@dataclass
class Team:
    """Accounts, their clock, and browsers that speak to their pages."""

    app: Any
    accounts: Accounts
    clock: SetClock
    browsers: list[FormClient] = field(default_factory=list)

    def browser(self, address: str = "192.0.2.7") -> FormClient:
        """A browser in which nobody has signed in."""
        made = FormClient(self.app, base_url=ADDRESS, client=(address, 50_000))
        self.browsers.append(made)
        return made

    def member(self, name: str, role: Role = Role.EDITOR, organisation: str = "harbour") -> Member:
        """Somebody who has joined."""
        added = self.accounts.people.add(name.title(), f"{name}@{organisation}.example", organisation, role)
        assert isinstance(added, Member)
        self.accounts.people.set_password(added.id, self.accounts.hasher.hash(PASSWORD))
        found = self.accounts.people.by_id(added.id)
        assert found is not None
        return found

    def signed_in(self, member: Member) -> FormClient:
        """A browser in which that person has signed in."""
        browser = self.browser()
        answer = browser.submit("/sign-in", {"email": member.person.email, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        return browser


@contextmanager
def a_team(root: Path, state: Path) -> Iterator[Team]:
    """The pages of the workspace at `root`, with accounts in `state`."""
    clock = SetClock()
    accounts = open_accounts(state, clock, Hasher(CHEAP))
    team = Team(team_app(Desk(root), accounts, read_address(ADDRESS), 0), accounts, clock)
    try:
        yield team
    finally:
        for browser in team.browsers:
            browser.close()
        accounts.close()


@contextmanager
def a_served_team(root: Path, state: Path) -> Iterator[tuple[Team, Served]]:
    """The same, by a real server on this computer."""
    clock, listening = SetClock(), bound("127.0.0.1", 0)
    port = listening.getsockname()[1]
    accounts = open_accounts(state, clock, Hasher(CHEAP))
    address = read_address(f"http://127.0.0.1:{port}")
    app = team_app(Desk(root), accounts, address, port)
    server = Server(app)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    try:
        yield Team(app, accounts, clock), Served(address.url, app, TestersAccess(), server, port)
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()
        accounts.close()


def link_in(page: str) -> str:
    """The path of the invitation that a page shows."""
    found = re.search(r"/invitation\?link=[\w-]{43}", page)
    assert found, page
    return found[0]
