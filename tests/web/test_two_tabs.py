"""A form that stays open while something else happens: signed out beside it, a right or the record taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.web.filling import looked
from tests.web.members import PASSWORD, FormClient, Team, a_team
from tests.web.over_http import Pairs, changed, form_in
from tests.web.team import look_again
from tests.web.world import a_world, commit, git

from respondent.accounts.people import Member
from respondent.model.person import Role

TYPED = "Typed while it was open"
CHANGE = "/evidence/offences/change"
NO_RECORD = "no-such-record"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with a_team(a_world(tmp_path / "w"), tmp_path / "state") as made:
        yield made


def at(team: Team) -> Path:
    return Path(team.app.state.site.desk.root)


def opened(browser: FormClient, page: str, action: str = "", **typed: str) -> Pairs:
    """The form of a page, filled in and not sent yet, without what was typed into it before."""
    answer = browser.get(page)
    if "You typed this before" in answer.text:
        send(browser, page, changed(form_in(answer.content, page), step="discard"))
        answer = browser.get(page)
    assert answer.status_code == 200, answer.text
    return changed(form_in(answer.content, action or page), **typed)


def send(browser: FormClient, action: str, form: Pairs) -> Any:
    data: dict[str, list[str]] = {}
    for name, value in form:
        data.setdefault(name, []).append(value)
    headers = {"sec-fetch-site": "same-origin"}
    return looked(browser, browser.post(action, data=data, headers=headers, follow_redirects=False))


def elsewhere(team: Team, path: str, change: Callable[[str], str], to: str = "") -> None:
    """Somebody else changes a file, and the desk sees it."""
    root = at(team)
    text = change((root / path).read_text(encoding="utf-8"))
    if to:
        (root / path).unlink()
    (root / (to or path)).write_text(text, encoding="utf-8")
    commit(root, "Change it beside the pages")
    look_again(team.app.state.site.desk)


def commits(team: Team) -> int:
    return int(git(at(team), "rev-list", "--count", "HEAD"))


def ada(team: Team, role: Role = Role.EDITOR) -> tuple[Member, FormClient]:
    member = team.member("ada", role, "quay")
    return member, team.signed_in(member)


SAVE = {"note": TYPED, "why": "typo", "step": "save"}


def test_who_signed_out_in_another_tab_saves_nothing_and_finds_what_they_typed(team: Team) -> None:
    _, browser = ada(team)
    form = opened(browser, CHANGE, **SAVE)
    assert browser.submit("/account", action="/sign-out").status_code == 303
    answer = send(browser, CHANGE, form)
    assert answer.status_code == 401
    assert TYPED in answer.text
    long = send(browser, CHANGE, changed(form, note=TYPED * 5000))
    assert long.status_code == 401, "too long to be shown, and not called too large"

    harbour = team.member("bo", Role.ADMINISTRATOR, "harbour")
    browser.submit("/sign-in", {"email": harbour.person.email, "password": PASSWORD})
    answer = send(browser, CHANGE, form)
    assert answer.status_code == 403, "nobody saves in the name of whoever signed in since"
    assert TYPED in answer.text
    assert commits(team) == 1


def test_whose_right_was_taken_away_saves_nothing_and_finds_what_they_typed(team: Team) -> None:
    member, browser = ada(team)
    form = opened(browser, CHANGE, **SAVE)
    people = team.accounts.people
    taking: tuple[tuple[int, Callable[[], object]], ...] = (
        (403, lambda: people.change(member.id, role=Role.READER)),
        (403, lambda: people.change(member.id, role=Role.EDITOR, organisation="harbour")),
        (403, lambda: people.change(member.id, organisation="")),
        (401, lambda: people.remove(member.id)),
    )
    for status, take in taking:
        take()
        answer = send(browser, CHANGE, form)
        assert answer.status_code == status
        assert TYPED in answer.text
    assert commits(team) == 1


def test_a_reviewer_who_is_none_any_more_judges_and_signs_nothing(team: Team) -> None:
    member, browser = ada(team, Role.REVIEWER)
    forms = {
        "/review/offences/verdict": opened(
            browser, "/review/offences", "/review/offences/verdict", verdict="queried", comment=TYPED
        ),
        "/documents/letter/sign": opened(
            browser, "/documents/letter/sign", word="refused", terms=TYPED, role="chief executive"
        ),
    }
    team.accounts.people.change(member.id, role=Role.EDITOR)
    for action, form in forms.items():
        answer = send(browser, action, form)
        assert answer.status_code == 403
        assert TYPED in answer.text
    assert commits(team) == 1


def test_a_record_that_was_renamed_or_retired_while_its_form_was_open_keeps_what_it_is(team: Team) -> None:
    _, browser = ada(team)
    form, text = opened(browser, CHANGE, **SAVE), opened(browser, "/evidence/offences/text")
    path = "evidence/quay/offences.yaml"
    elsewhere(team, path, lambda was: was + "retired: true\nreason: A newer one is out.\n")
    assert send(browser, CHANGE, form).status_code in (409, 422)
    elsewhere(team, path, lambda was: was + "formerly: [offences]\n", to="evidence/quay/crimes.yaml")
    for action, sent in ((CHANGE, form), ("/evidence/offences/text", changed(text, comment=TYPED))):
        answer = send(browser, action, sent)
        assert answer.status_code == 404
        assert TYPED in answer.text
    assert not (at(team) / path).exists()
    assert commits(team) == 3


def told(answer: Any) -> tuple[int, str]:
    """What an answer says, but for the record's name and what differs from answer to answer."""
    page = re.sub(r'name="csrf" value="[^"]+"', "", unescape(answer.text))
    return answer.status_code, page.replace("offences", "…").replace(NO_RECORD, "…")


def test_of_a_record_that_became_confidential_a_form_tells_no_more_than_of_one_that_never_was(
    team: Team,
) -> None:
    _, browser = ada(team, Role.REVIEWER)
    before = "/evidence/offences"
    forms = {
        f"{before}/change": opened(browser, f"{before}/change", **SAVE),
        f"{before}/effects": opened(browser, f"{before}/change", **SAVE),
        f"{before}/merge": opened(browser, f"{before}/change", **SAVE, mine="{}"),
        f"{before}/text": opened(browser, f"{before}/text", comment=TYPED),
        f"{before}/retire": opened(browser, f"{before}/retire", reason=TYPED, step="save"),
        f"{before}/here": opened(browser, f"{before}/change"),
        "/review/offences/verdict": opened(
            browser, "/review/offences", "/review/offences/verdict", verdict="verified", comment=TYPED
        ),
        "/review/offences/remark": opened(browser, "/review/offences", "/review/offences/remark", text=TYPED),
    }
    elsewhere(
        team, "evidence/quay/offences.yaml", lambda was: was + "confidential: true\nreason: Not public yet.\n"
    )
    for action, form in forms.items():
        answer = send(browser, action, form)
        never = send(browser, action.replace("offences", NO_RECORD), form)
        assert answer.status_code == 404, action
        assert told(answer) == told(never), action
    pages = [f"/evidence/offences{rest}" for rest in ("", "/change", "/text", "/retire", "/row")]
    for page in (*pages, "/review/offences"):
        answer, never = browser.get(page), browser.get(page.replace("offences", NO_RECORD))
        assert answer.status_code == 404, page
        assert told(answer) == told(never), page
    assert commits(team) == 2


class SameSecond(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> SameSecond:
        return cls(2026, 11, 29, 9, 30, 15, tzinfo=tz)


def test_a_form_sent_twice_in_one_second_is_kept_once_and_nobody_else_is_blamed(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("respondent.web.pages.review.datetime", SameSecond)
    _, browser = ada(team, Role.REVIEWER)
    for kind, typed in (
        ("remark", {"text": TYPED}),
        ("verdict", {"verdict": "queried", "comment": TYPED}),
    ):
        action = f"/review/offences/{kind}"
        form = opened(browser, "/review/offences", action, **typed)
        assert [send(browser, action, form).status_code for _ in range(3)] == [303, 303, 303]
    assert commits(team) == 3
    other = changed(form, comment=f"{TYPED}, and more")
    answer = send(browser, action, other)
    assert answer.status_code == 422
    assert "was saved" in unescape(answer.text)
    assert f"{TYPED}, and more" in answer.text
