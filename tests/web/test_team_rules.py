"""Every page of accounts × every role: made from the routes, so that a new one is tried without a line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.members import WORKSPACE, FormClient, Team, a_team

from respondent.model.person import Role
from respondent.web.route import PageRoute
from respondent.web.tokens import form_token

OPEN = {"/sign-in", "/sign-out", "/signed-out", "/invitation"}
"""What somebody who has not signed in may ask for; whatever else is added wants a role."""


@pytest.mark.parametrize("role", [None, *Role])
def test_nobody_gets_further_than_the_rule_of_the_route(
    workspace: Callable[[dict[str, str]], Path], tmp_path_factory: pytest.TempPathFactory, role: Role | None
) -> None:
    with a_team(workspace(WORKSPACE), tmp_path_factory.mktemp("state")) as team:
        asked = team.member("asked", role or Role.READER)
        other = team.member("other", Role.ADMINISTRATOR)
        routes = team.app.state.site.access.routes
        assert {route.path for route in routes if route.needs.role is None} == OPEN
        for route in (one for one in routes if one.path not in OPEN):
            for method in route.methods:
                browser = team.browser() if role is None else _signed_in_anew(team, asked.person.email)
                path = route.path.replace("{person:int}", str(other.id))
                status = _ask(team, browser, method, path)
                assert _fits(route, role, status), f"{method} {path} as {role}: {status}"
        gone = team.accounts.people.by_id(other.id) is None
        assert gone is (role is Role.ADMINISTRATOR)  # who was removed by the page for it, and by nobody else


def _fits(route: PageRoute, role: Role | None, status: int) -> bool:
    assert route.needs.role is not None
    if role is None:
        return status in {303, 401}
    if not role.covers(route.needs.role):
        return status == 403
    return status in {200, 303, 404, 422}


def _signed_in_anew(team: Team, email: str) -> FormClient:
    member = team.accounts.people.by_email(email)
    assert member is not None
    return team.signed_in(member)


def _ask(team: Team, browser: FormClient, method: str, path: str) -> int:
    """Ask with a token that is right: the rule must hold without the help of the token’s."""
    if method == "GET":
        return int(browser.get(path, follow_redirects=False).status_code)
    browser.get("/sign-in")
    cookies = team.app.state.site.cookies
    session = browser.cookies.get(cookies.name("session"), "")
    secret = team.app.state.site.access.enter(_Asking(browser)).session if session else ""
    token = form_token(
        team.app.state.site.access.secret, secret or browser.cookies.get(cookies.name("visitor"), "")
    )
    return int(browser.post(path, data={"csrf": token}, follow_redirects=False).status_code)


class _Asking:
    """As much of a request as says whose session it is."""

    def __init__(self, browser: FormClient) -> None:
        self.cookies = dict(browser.cookies)
