"""A team comes in and goes: invitations, passwords, sessions; and those who try without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.web.members import ADDRESS, ANOTHER, PASSWORD, WORKSPACE, Team, a_team

from respondent.accounts.entering import UNKNOWN_LINK
from respondent.accounts.limits import ACCOUNT
from respondent.accounts.secret import new_secret
from respondent.model.person import Role


@pytest.fixture
def team(
    workspace: Callable[[dict[str, str]], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Team]:
    with a_team(workspace(WORKSPACE), tmp_path_factory.mktemp("state")) as made:
        yield made


def invitation(team: Team, name: str = "amal", role: Role = Role.EDITOR) -> str:
    team.accounts.people.add(name.title(), f"{name}@harbour.example", "harbour", role)
    member = team.accounts.people.by_email(f"{name}@harbour.example")
    assert member is not None
    return f"/invitation?link={team.accounts.invitations.issue(member.id).text}"


def test_whoever_has_not_signed_in_is_sent_to_do_so_and_then_back(team: Team) -> None:
    amal, browser = team.member("amal"), team.browser()
    away = browser.get("/account?x=1", follow_redirects=False)
    assert away.headers["location"] == "/sign-in?next=%2Faccount%3Fx%3D1"
    answer = browser.submit(
        away.headers["location"], {"email": amal.person.email, "password": PASSWORD}, action="/sign-in"
    )
    assert answer.headers["location"] == "/account?x=1"
    assert "Amal" in browser.get("/account").text


@pytest.mark.parametrize(
    "goal", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "/a\nb"]
)
def test_nobody_is_sent_to_another_site_after_signing_in(team: Team, goal: str) -> None:
    browser = team.browser()
    answer = browser.submit(
        "/sign-in", {"email": team.member("amal").person.email, "password": PASSWORD, "next": goal}
    )
    assert answer.headers["location"] == "/"


def test_the_cookie_of_a_session_is_kept_from_scripts_and_other_hosts(team: Team) -> None:
    answer = team.browser().submit(
        "/sign-in", {"email": team.member("amal").person.email, "password": PASSWORD}
    )
    sent = [one for one in answer.headers.get_list("set-cookie") if "-session=" in one]
    assert len(sent) == 1
    assert sent[0].startswith("__Host-respondent-session=")
    said = {part.strip().lower() for part in sent[0].split(";")[1:]}
    assert {"httponly", "secure", "path=/", "samesite=lax"} <= said
    assert not any(part.startswith("domain") for part in said)


def test_wrong_unknown_and_invited_get_the_same_page(team: Team) -> None:
    team.member("amal")
    invitation(team, "invited")
    pages = set()
    for name in ("amal", "invited", "nobody"):
        answer = team.browser().submit("/sign-in", {"email": f"{name}@harbour.example", "password": "wrong"})
        assert answer.status_code == 422
        csrf_apart = answer.text.replace(name, "NAME").split('name="csrf"')
        pages.add(csrf_apart[0] + csrf_apart[1].partition(">")[2])
    assert len(pages) == 1
    assert "wrong" not in pages.pop().lower().replace("wrong password", "")


def test_an_empty_form_is_told_what_is_missing_and_counts_as_no_attempt(team: Team) -> None:
    answer = team.browser().submit("/sign-in", {"email": "", "password": ""})
    assert answer.status_code == 422
    assert "Enter your e-mail address." in answer.text
    assert "Enter your password." in answer.text
    assert team.accounts.log.entries() == ()


def test_too_many_attempts_get_a_page_that_says_how_long_to_wait(team: Team) -> None:
    amal, browser = team.member("amal"), team.browser()
    wrong = {"email": amal.person.email, "password": "wrong"}
    for _ in range(ACCOUNT.attempts):
        assert browser.submit("/sign-in", wrong).status_code == 422
    answer = browser.submit("/sign-in", wrong | {"password": PASSWORD})
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "900"
    assert "Try again in 15 minutes." in answer.text
    team.clock.now += ACCOUNT.within
    assert browser.submit("/sign-in", wrong | {"password": PASSWORD}).status_code == 303


def test_a_header_that_anybody_can_write_does_not_change_whom_attempts_are_counted_for(team: Team) -> None:
    browser = team.browser("198.51.100.9")
    browser.submit(
        "/sign-in", {"email": "x@y.example", "password": "wrong"}, headers={"x-forwarded-for": "203.0.113.5"}
    )
    assert team.accounts.log.entries()[0].address == "198.51.100.9"


def test_an_invitation_that_is_looked_at_is_not_spent(team: Team) -> None:
    path = invitation(team)
    for browser in (team.browser(), team.browser()):  # a program that looks at mail, and a preview
        assert "Welcome, Amal" in browser.get(path).text
        assert browser.head(path).status_code in {200, 405}
    browser = team.browser()
    answer = browser.submit(path, {"password": PASSWORD})
    assert answer.headers["location"] == "/"
    home = browser.get("/")
    assert "Welcome, Amal. You are signed in." in home.text


def test_the_page_of_an_invitation_says_for_whom_it_is(team: Team) -> None:
    page = team.browser().get(invitation(team)).text
    assert "for Harbour Children’s Trust" in page
    assert 'value="amal@harbour.example"' in page


def test_a_password_that_is_refused_leaves_the_invitation_as_it_was(team: Team) -> None:
    path, browser = invitation(team), team.browser()
    answer = browser.submit(path, {"password": "short"})
    assert answer.status_code == 422
    assert "at least 12 characters" in answer.text
    assert "short" not in answer.text.replace("Your password must", "")
    assert browser.send_from(answer.text, "/invitation", {"password": PASSWORD}).status_code == 303


def test_an_invitation_cannot_be_replayed(team: Team) -> None:
    path, first, second = invitation(team), team.browser(), team.browser()
    open_before = second.get(path).text
    assert first.submit(path, {"password": PASSWORD}).status_code == 303
    late = second.send_from(open_before, "/invitation", {"password": ANOTHER})
    assert late.status_code == 404
    assert "has been used already" in late.text
    assert "has been used already" in second.get(path).text
    assert (
        second.submit("/sign-in", {"email": "amal@harbour.example", "password": ANOTHER}).status_code == 422
    )


@pytest.mark.parametrize(
    "link", ["", "x", "é" * 43, new_secret().text], ids=["empty", "short", "letters", "unknown"]
)
def test_a_link_that_is_none_of_ours_is_told_so(team: Team, link: str) -> None:
    answer = team.browser().get("/invitation", params={"link": link})
    assert answer.status_code == 404
    assert UNKNOWN_LINK.message in answer.text


def test_a_session_that_was_revoked_is_worth_nothing_from_then_on(team: Team) -> None:
    amal = team.member("amal")
    here, there = team.signed_in(amal), team.signed_in(amal)
    form = there.get("/account/password").text
    other = next(one for one in here.get("/account").text.split('name="session" value="')[1:]).partition('"')[
        0
    ]
    answer = here.submit("/account", {"session": other}, action="/account/sessions")
    assert answer.headers["location"] == "/account"
    assert "/sign-in" in there.get("/account", follow_redirects=False).headers["location"]
    late = there.send_from(form, "/account/password", {"old-password": PASSWORD, "new-password": ANOTHER})
    assert late.status_code == 401
    assert here.get("/account").status_code == 200
    assert (
        here.submit("/account/password", {"old-password": PASSWORD, "new-password": ANOTHER}).status_code
        == 303
    )


def test_one_signs_out_everywhere_else(team: Team) -> None:
    amal = team.member("amal")
    here, there, elsewhere = (team.signed_in(amal) for _ in range(3))
    here.submit("/account", {"session": "others"}, action="/account/sessions")
    assert [len(browser.get("/account").history) for browser in (here, there, elsewhere)] == [0, 1, 1]


@pytest.mark.parametrize("number", ["x", "", "-1", "9" * 30, "1 OR 1"])
def test_a_session_that_is_none_is_not_ended(team: Team, number: str) -> None:
    browser = team.signed_in(team.member("amal"))
    browser.submit("/account", {"session": number}, action="/account/sessions")
    assert browser.get("/account", follow_redirects=False).status_code == 200


def test_nobody_ends_the_session_of_somebody_else(team: Team) -> None:
    amal, zoe = team.member("amal"), team.member("zoe")
    victim, attacker = team.signed_in(amal), team.signed_in(zoe)
    number = team.accounts.sessions.of(amal.id)[0].id
    attacker.submit("/account", {"session": str(number)}, action="/account/sessions")
    assert victim.get("/account", follow_redirects=False).status_code == 200


def test_signing_out_ends_the_session_and_not_only_its_cookie(team: Team) -> None:
    browser = team.signed_in(team.member("amal"))
    kept = dict(browser.cookies)
    answer = browser.submit("/account", action="/sign-out")
    assert answer.headers["location"] == "/signed-out"
    assert "You are signed out" in browser.get("/signed-out").text
    thief = team.browser()
    for name, value in kept.items():
        thief.cookies.set(name, value)
    assert "/sign-in" in thief.get("/account", follow_redirects=False).headers["location"]


def test_a_cookie_that_somebody_planted_before_is_not_the_session_after(team: Team) -> None:
    amal, browser = team.member("amal"), team.browser()
    planted = new_secret().text
    browser.cookies.set("__Host-respondent-session", planted)
    browser.submit("/sign-in", {"email": amal.person.email, "password": PASSWORD})
    attacker = team.browser()
    attacker.cookies.set("__Host-respondent-session", planted)
    assert "/sign-in" in attacker.get("/account", follow_redirects=False).headers["location"]


def test_a_form_that_another_site_sends_does_nothing(team: Team) -> None:
    amal = team.member("amal", Role.ADMINISTRATOR)
    browser = team.signed_in(amal)
    before = len(team.accounts.people.everybody())
    for headers, token in (
        ({"origin": "https://evil.example"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({}, False),
    ):
        fields = {"name": "Mallory", "email": "m@evil.example", "organisation": "", "role": "administrator"}
        if not token:
            fields["csrf"] = "x"
        assert browser.submit("/people/invite", fields, headers=headers).status_code == 403
    assert len(team.accounts.people.everybody()) == before


def test_a_form_of_one_session_is_worth_nothing_in_another(team: Team) -> None:
    amal, zoe = team.member("amal"), team.member("zoe")
    page = team.signed_in(zoe).get("/account/password").text
    victim = team.signed_in(amal)
    assert (
        victim.send_from(
            page, "/account/password", {"old-password": PASSWORD, "new-password": ANOTHER}
        ).status_code
        == 403
    )


def test_in_two_tabs_a_changed_password_leaves_this_browser_signed_in(team: Team) -> None:
    browser = team.signed_in(team.member("amal"))
    second_tab = browser.get("/account/password").text
    assert (
        browser.submit("/account/password", {"old-password": PASSWORD, "new-password": ANOTHER}).status_code
        == 303
    )
    assert "Your password has been changed." in browser.get("/account").text
    late = browser.send_from(
        second_tab, "/account/password", {"old-password": PASSWORD, "new-password": ANOTHER}
    )
    assert late.status_code == 403  # its form was the old session’s
    assert browser.get("/account", follow_redirects=False).status_code == 200


def test_a_changed_password_ends_the_sessions_elsewhere(team: Team) -> None:
    amal = team.member("amal")
    here, there = team.signed_in(amal), team.signed_in(amal)
    here.submit("/account/password", {"old-password": PASSWORD, "new-password": ANOTHER})
    assert "/sign-in" in there.get("/", follow_redirects=False).headers["location"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("", ANOTHER, "Enter your present password."),
        ("wrong", ANOTHER, "That is not your present password."),
        (PASSWORD, "", "Enter a password."),
        (PASSWORD, "amal amal and a teapot", "must not contain your name"),
    ],
)
def test_a_password_is_not_changed_without_the_old_one_nor_to_a_bad_one(
    team: Team, old: str, new: str, words: str
) -> None:
    browser = team.signed_in(team.member("amal"))
    answer = browser.submit("/account/password", {"old-password": old, "new-password": new})
    assert answer.status_code == 422
    assert words in answer.text


def test_to_guess_the_old_password_is_slowed_down_too(team: Team) -> None:
    browser = team.signed_in(team.member("amal"))
    for _ in range(ACCOUNT.attempts):
        browser.submit("/account/password", {"old-password": "wrong", "new-password": ANOTHER})
    assert (
        browser.submit("/account/password", {"old-password": "wrong", "new-password": ANOTHER}).status_code
        == 429
    )


def test_whoever_has_signed_in_does_not_see_the_form_again(team: Team) -> None:
    browser = team.signed_in(team.member("amal"))
    assert browser.get("/sign-in?next=/account", follow_redirects=False).headers["location"] == "/account"
    assert browser.get("/signed-out", follow_redirects=False).headers["location"] == "/"


def test_a_session_ends_by_itself_when_nobody_comes(team: Team) -> None:
    browser = team.signed_in(team.member("amal"))
    team.clock.pass_by(hours=11)
    assert browser.get("/account", follow_redirects=False).status_code == 200
    team.clock.pass_by(hours=12)
    assert "/sign-in" in browser.get("/account", follow_redirects=False).headers["location"]


def test_every_page_of_accounts_is_kept_out_of_caches_and_frames(team: Team) -> None:
    for path in ("/sign-in", invitation(team), "/signed-out"):
        headers = team.browser().get(path).headers
        assert headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["strict-transport-security"]


def test_the_link_of_an_invitation_goes_to_no_other_site(team: Team) -> None:
    page = team.browser().get(invitation(team))
    assert page.headers["referrer-policy"] in {"no-referrer", "same-origin"}
    assert "http" not in page.text.replace(ADDRESS, "").replace("http://www.w3.org", "")
