"""The pages of accounts in Chromium: with and without scripts, by keyboard alone, in every size and light."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.members import ANOTHER, PASSWORD, WORKSPACE, Team, a_served_team, link_in
from tests.web.team import PageMaker, Scheme, Served, Size

from respondent.accounts.administering import By, Invited, invite
from respondent.accounts.log import Action
from respondent.accounts.origin import Origin
from respondent.model.person import Role

Both = tuple[Team, Served]


@pytest.fixture
def both(
    workspace: Callable[[dict[str, str]], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    with a_served_team(workspace(WORKSPACE), tmp_path_factory.mktemp("state")) as made:
        yield made


def invitation(team: Team, role: Role = Role.EDITOR) -> str:
    answer = invite(team.accounts, By(), "Amal O’Neil", "amal@harbour.example", "harbour", role)
    assert isinstance(answer, Invited)
    return f"/invitation?link={answer.link.text}"


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_is_invited_chooses_a_password_signs_out_and_in_again(
    both: Both, page_for: PageMaker, javascript: bool
) -> None:
    team, served = both
    page = page_for(served, None, size="phone", javascript=javascript)
    page.goto(invitation(team))
    page.get_by_role("textbox", name="Password").fill("short")
    page.get_by_role("button", name="Save the password and start").click()
    expect(page.get_by_role("alert")).to_contain_text("at least 12 characters")
    page.get_by_role("link", name="at least 12 characters").click()
    expect(page.get_by_role("textbox", name="Password")).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.get_by_role("button", name="Save the password and start").click()
    expect(page.get_by_text("Welcome, Amal O’Neil. You are signed in.")).to_be_visible()
    page.get_by_role("link", name="Amal O’Neil").click()
    page.get_by_role("banner").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    page.get_by_role("link", name="Sign in again").click()
    page.get_by_label("E-mail address").fill("amal@harbour.example")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Amal O’Neil")).to_be_visible()


def test_it_can_all_be_done_by_keyboard_alone(both: Both, page_for: PageMaker) -> None:
    team, served = both
    team.member("boss", Role.ADMINISTRATOR)
    page = page_for(served, None)
    page.goto("/people/invite")  # and so by way of the page that signs in
    _tab_to(page, "E-mail address")
    page.keyboard.type("boss@harbour.example")
    _tab_to(page, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Invite somebody")).to_be_visible()
    _tab_to(page, "Name")
    page.keyboard.type("Zoe")
    _tab_to(page, "E-mail address")
    page.keyboard.type("zoe@quay.example")
    _tab_to(page, "Organisation")
    page.keyboard.type("Quay")
    _tab_to(page, "Editor")
    page.keyboard.press("ArrowDown")
    _tab_to(page, "Make the link")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Send this to Zoe")).to_be_visible()
    found = team.accounts.people.by_email("zoe@quay.example")
    assert found is not None
    assert (found.person.organisation, found.person.role) == ("quay", Role.REVIEWER)
    for name, heading in (
        ("Back to all people", "People"),
        ("Zoe", "Zoe"),
        ("Remove Zoe", "Remove Zoe?"),
        ("Remove Zoe", "People"),
    ):
        _tab_to(page, name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_text("Zoe can no longer enter.")).to_be_visible()


def test_a_password_can_be_looked_at_and_is_sent_hidden(both: Both, page_for: PageMaker) -> None:
    team, served = both
    page = page_for(served, None)
    page.goto(invitation(team))
    field = page.get_by_role("textbox", name="Password")
    field.fill(PASSWORD)
    assert field.get_attribute("type") == "password"
    page.get_by_role("button", name="Show password").click()
    assert field.get_attribute("type") == "text"
    page.get_by_role("button", name="Hide password").click()
    assert field.get_attribute("type") == "password"


def test_a_session_is_ended_from_another_browser(both: Both, page_for: PageMaker) -> None:
    team, served = both
    team.member("amal")
    here, there = page_for(served, None), page_for(served, None)
    for page in (here, there):
        _sign_in(page, "amal@harbour.example")
    here.goto("/account")
    here.get_by_role("button", name="Sign out Chrome on").click()
    expect(here.get_by_text("You are signed out there.")).to_be_visible()
    there.goto("/account")
    expect(there.get_by_role("heading", name="Sign in")).to_be_visible()


def test_an_administrator_invites_and_the_link_lets_in(both: Both, page_for: PageMaker) -> None:
    team, served = both
    team.member("boss", Role.ADMINISTRATOR)
    page, other = page_for(served, None), page_for(served, None)
    _sign_in(page, "boss@harbour.example")
    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Name").fill("Zoe 🐙")
    page.get_by_label("E-mail address").fill("zoe@quay.example")
    page.get_by_label("Organisation").select_option("Quay & Sons’ Fund")
    page.get_by_role("button", name="Make the link").click()
    other.goto(link_in(page.get_by_label("A message to copy").input_value()))
    expect(other.get_by_role("heading", name="Welcome, Zoe 🐙")).to_be_visible()
    other.get_by_role("textbox", name="Password").fill(ANOTHER)
    other.keyboard.press("Enter")
    expect(other.get_by_role("link", name="Zoe 🐙")).to_be_visible()


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("desktop", "dark")])
def test_every_page_can_be_used_by_everybody(
    both: Both, page_for: PageMaker, axe: Callable[[Page], None], size: Size, scheme: Scheme
) -> None:
    team, served = both
    boss, path = team.member("boss", Role.ADMINISTRATOR), invitation(team)
    team.accounts.sessions.begin(
        boss.id, Origin("2001:db8:85a3:8d3:1319:8a2e:370:7348", "Safari on an iPhone")
    )
    team.accounts.log.add(
        "boss@harbour.example", Action.SAVED, "evidence/harbour/a-record-with-a-rather-long-name.yaml"
    )
    page = page_for(served, None, size=size, scheme=scheme)
    for place in (path, "/invitation?link=x", "/signed-out", "/sign-in"):
        page.goto(place)
        axe(page)
        _keep(
            page,
            f"{place.strip('/').partition('?')[0]}{'-useless' if place.endswith('x') else ''}-{size}-{scheme}",
        )
    page.get_by_role("button", name="Sign in").click()  # empty, and so with errors
    axe(page)
    _keep(page, f"sign-in-errors-{size}-{scheme}")
    _sign_in(page, "boss@harbour.example")
    for place in (
        "/account",
        "/account/password",
        "/people",
        "/people/invite",
        "/people/2",
        "/people/2/remove",
        "/people/log",
    ):
        page.goto(place)
        axe(page)
        _keep(page, f"{place.strip('/').replace('/', '-')}-{size}-{scheme}")
    page.goto("/people/2")
    page.get_by_role("button", name="Make a new link").click()
    axe(page)
    _keep(page, f"link-{size}-{scheme}")


def _sign_in(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sign in")


def _tab_to(page: Page, name: str) -> None:
    """Press the Tab key until what has the focus is called so."""
    called = "e => (e.labels && e.labels.length ? e.labels[0] : e).textContent.trim()"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"({called})(document.activeElement)") == name:
            return
    raise AssertionError(f"nothing called {name} is reached by the Tab key")


def _keep(page: Page, name: str) -> None:
    """A picture to look at, where the environment says where."""
    folder = os.environ.get("RESPONDENT_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
