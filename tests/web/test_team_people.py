"""Administrators say who may enter; the log says what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.web.members import ANOTHER, PASSWORD, WORKSPACE, Team, a_team, link_in

from respondent.accounts.log import Action
from respondent.model.person import Role

NEW = {"name": "Zoe O’Neil", "email": "zoe@quay.example", "organisation": "quay", "role": "reviewer"}


@pytest.fixture
def team(
    workspace: Callable[[dict[str, str]], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Team]:
    with a_team(workspace(WORKSPACE), tmp_path_factory.mktemp("state")) as made:
        yield made


def test_somebody_is_invited_enters_and_is_listed_as_joined(team: Team) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR))
    shown = boss.submit("/people/invite", NEW)
    assert shown.status_code == 200
    assert "until 6 December 2026, 09:00 (London time)" in shown.text
    assert "Invited" in boss.get("/people").text
    zoe = team.browser()
    assert zoe.submit(link_in(shown.text), {"password": PASSWORD}).status_code == 303
    listed = boss.get("/people").text
    assert "Zoe O’Neil" in listed
    assert "Quay &amp; Sons’ Fund" in listed
    assert "Invited" not in listed
    found = team.accounts.people.by_email("zoe@quay.example")
    assert found is not None
    assert found.person.role is Role.REVIEWER


def test_the_link_is_shown_once(team: Team) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR))
    link = link_in(boss.submit("/people/invite", NEW).text)
    for path in ("/people", "/people/2", "/people/log", "/people/invite"):
        page = boss.get(path)
        assert page.status_code == 200
        assert link.partition("=")[2] not in page.text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Enter a name"),
        ("name", "A <b@c>", "without &lt; and &gt;"),
        ("email", "zoe", "Enter an e-mail address such as"),
        ("email", "boss@harbour.example", "has been invited already, or has an account"),
        ("organisation", "elsewhere", "Choose an organisation from the list."),
        ("role", "emperor", "Choose what this person may do."),
        ("role", "", "Choose what this person may do."),
    ],
)
def test_a_form_that_will_not_do_comes_back_with_what_was_typed(
    team: Team, field: str, value: str, words: str
) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR))
    answer = boss.submit("/people/invite", NEW | {field: value})
    assert answer.status_code == 422
    assert words in answer.text
    kept = {"name": "Zoe O’Neil", "email": "zoe@quay.example"}
    kept.pop(field, None)
    assert all(f'value="{text}"' in answer.text for text in kept.values())


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.REVIEWER])
def test_only_administrators_see_the_pages_of_people(team: Team, role: Role) -> None:
    browser = team.signed_in(team.member("amal", role))
    assert "People" not in browser.get("/").text
    for path in ("/people", "/people/invite", "/people/1", "/people/1/remove", "/people/log"):
        assert browser.get(path).status_code == 403


def test_a_role_that_was_taken_away_is_gone_with_the_next_click(team: Team) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR))
    other = team.member("other", Role.ADMINISTRATOR)
    second = team.signed_in(other)
    page = second.get("/people/invite").text
    boss.submit(f"/people/{other.id}", {"name": "Other", "organisation": "", "role": "reader"})
    assert second.send_from(page, "/people/invite", NEW).status_code == 403
    assert second.get("/people").status_code == 403


def test_a_name_an_organisation_and_a_role_are_changed(team: Team) -> None:
    boss, amal = team.signed_in(team.member("boss", Role.ADMINISTRATOR)), team.member("amal")
    changed = {"name": "Amal Renamed", "organisation": "quay", "role": "reviewer"}
    assert boss.submit(f"/people/{amal.id}", changed).headers["location"] == "/people"
    assert "Saved: Amal Renamed." in boss.get("/people").text
    answer = boss.submit(f"/people/{amal.id}", changed | {"name": ""})
    assert answer.status_code == 422
    answer = boss.submit(f"/people/{amal.id}", changed | {"organisation": "elsewhere"})
    assert answer.status_code == 422


def test_an_organisation_that_has_left_the_settings_may_stay_or_be_left(team: Team) -> None:
    boss, amal = (
        team.signed_in(team.member("boss", Role.ADMINISTRATOR)),
        team.member("amal", organisation="gone"),
    )
    page = boss.get(f"/people/{amal.id}").text
    assert '<option value="gone" selected>gone</option>' in page
    kept = {"name": "Amal", "organisation": "gone", "role": "reader"}
    assert boss.submit(f"/people/{amal.id}", kept).status_code == 303
    assert boss.submit(f"/people/{amal.id}", kept | {"organisation": ""}).status_code == 303


def test_an_administrator_neither_removes_nor_demotes_themselves(team: Team) -> None:
    member = team.member("boss", Role.ADMINISTRATOR)
    team.member("other", Role.ADMINISTRATOR)
    boss = team.signed_in(member)
    answer = boss.submit(f"/people/{member.id}/remove")
    assert answer.status_code == 422
    assert "You cannot remove yourself" in answer.text
    answer = boss.submit(f"/people/{member.id}", {"name": "Boss", "organisation": "", "role": "reader"})
    assert answer.status_code == 422
    assert "give up your own role" in answer.text
    assert boss.get("/people").status_code == 200


def test_whoever_is_removed_is_out_at_once(team: Team) -> None:
    boss, amal = team.signed_in(team.member("boss", Role.ADMINISTRATOR)), team.member("amal")
    browser = team.signed_in(amal)
    assert "Remove Amal?" in boss.get(f"/people/{amal.id}/remove").text
    assert boss.submit(f"/people/{amal.id}/remove").headers["location"] == "/people"
    assert "Amal can no longer enter." in boss.get("/people").text
    assert "/sign-in" in browser.get("/", follow_redirects=False).headers["location"]
    assert boss.get(f"/people/{amal.id}").status_code == 404
    assert browser.submit("/sign-in", {"email": amal.person.email, "password": PASSWORD}).status_code == 422


@pytest.mark.parametrize("number", ["99", "0", "9" * 40, "x"])
def test_nobody_has_no_page(team: Team, number: str) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR))
    assert boss.get(f"/people/{number}").status_code == 404


def test_a_forgotten_password_is_replaced_by_a_new_link(team: Team) -> None:
    boss, amal = team.signed_in(team.member("boss", Role.ADMINISTRATOR)), team.member("amal")
    thief = team.signed_in(amal)
    shown = boss.submit(f"/people/{amal.id}", action=f"/people/{amal.id}/link")
    assert "you choose a new password" in shown.text
    browser = team.browser()
    assert "Choose a new password" in browser.get(link_in(shown.text)).text
    assert browser.submit(link_in(shown.text), {"password": ANOTHER}).status_code == 303
    assert "/sign-in" in thief.get("/", follow_redirects=False).headers["location"]


def test_a_link_is_taken_back(team: Team) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR))
    link = link_in(boss.submit("/people/invite", NEW).text)
    page = boss.get("/people/2").text
    answer = boss.post("/people/2/link/take-back", data={"csrf": _token(page)}, follow_redirects=False)
    assert answer.headers["location"] == "/people/2"
    page = boss.get("/people/2").text
    assert "The link works no longer." in page
    assert "There is no link that works." in page
    assert "Invitation taken back" in boss.get("/people").text
    assert "was taken back" in team.browser().get(link).text


def test_an_invitation_that_ran_out_is_shown_so(team: Team) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR))
    boss.submit("/people/invite", NEW)
    for _ in range(15):
        team.clock.pass_by(hours=11)
        boss.get("/people")
    team.clock.pass_by(hours=4)
    again = team.signed_in(team.accounts.people.everybody()[0])
    assert "Invitation ran out" in again.get("/people").text


def test_somebody_is_signed_out_everywhere(team: Team) -> None:
    boss, amal = team.signed_in(team.member("boss", Role.ADMINISTRATOR)), team.member("amal")
    browsers = [team.signed_in(amal), team.signed_in(amal)]
    assert "2 browsers are signed in as Amal" in boss.get(f"/people/{amal.id}").text
    answer = boss.submit(f"/people/{amal.id}", action=f"/people/{amal.id}/sign-out")
    assert answer.headers["location"] == f"/people/{amal.id}"
    assert all("/sign-in" in one.get("/", follow_redirects=False).headers["location"] for one in browsers)


def test_the_log_says_who_did_what_when_and_from_where(team: Team) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR))
    boss.submit("/people/invite", NEW)
    page = boss.get("/people/log").text
    assert "29 November 2026, 09:00" in page
    assert "invited zoe@quay.example as reviewer" in page
    assert "192.0.2.7" in page


def test_the_log_is_filtered_by_person_action_and_day_and_goes_back_page_by_page(team: Team) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR))
    for number in range(60):
        team.accounts.log.add("amal@harbour.example", Action.SAVED, f"record-{number:02}")
    page = boss.get("/people/log", params={"action": "saved"}).text
    assert "record-59" in page
    assert "record-09" not in page
    assert "Signed in</span>" not in page
    older = page.partition('<p><a href="')[2].partition('"')[0].replace("&amp;", "&")
    page = boss.get(older).text
    assert "record-09" in page
    assert "record-10" not in page
    assert "Older" not in page
    page = boss.get(
        "/people/log", params={"who": "boss@harbour.example", "from": "2026-11-29", "to": "2026-11-29"}
    ).text
    assert "signed in" in page
    assert "record" not in page
    page = boss.get("/people/log", params={"from": "2026-11-30", "before": "x"}).text
    assert "Nothing of the kind is in the log." in page
    answer = boss.get("/people/log", params={"from": "yesterday", "action": "nonsense", "before": "9" * 30})
    assert answer.status_code == 422
    assert "Enter a day as in 2026-11-29." in answer.text


def _token(page: str) -> str:
    return page.partition('name="csrf" value="')[2].partition('"')[0]
