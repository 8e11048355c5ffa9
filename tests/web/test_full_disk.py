"""Accounts that can be read and not written, as on a full disk: who is in works on, and nobody sees a fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.members import PASSWORD, Team, a_team
from tests.web.test_two_tabs import TYPED, commits, opened, send
from tests.web.world import a_world

from respondent.model.person import Role


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with a_team(a_world(tmp_path / "w"), tmp_path / "state") as made:
        yield made


def test_who_is_signed_in_works_on_and_who_is_not_is_told_kindly(
    team: Team, caplog: pytest.LogCaptureFixture
) -> None:
    boss = team.signed_in(team.member("boss", Role.ADMINISTRATOR, "quay"))
    change = "/evidence/offences/change"
    form = opened(boss, change, note=TYPED, why="typo", step="save")
    out, stranger = boss.get("/account").text, team.browser()
    sign_in = stranger.get("/sign-in").text
    with team.accounts.store.read() as connection:
        connection.execute("PRAGMA query_only = 1")
    team.clock.pass_by(minutes=30)
    for path in ("/", "/evidence", "/people", "/account", "/people/log"):
        assert boss.get(path).status_code == 200
    assert send(boss, change, form).status_code == 303
    assert commits(team) == 2
    assert "boss@quay.example saved evidence/quay/offences.yaml, and the log does not have it" in caplog.text
    fields = {"email": "boss@quay.example", "password": PASSWORD}
    for answer in (
        stranger.send_from(sign_in, "/sign-in", fields),
        boss.send_from(out, "/sign-out", {}),
    ):
        assert answer.status_code == 503
        assert "This cannot be done just now" in answer.text
        assert "sqlite" not in answer.text
        assert PASSWORD not in answer.text
    with team.accounts.store.read() as connection:
        connection.execute("PRAGMA query_only = 0")
    assert boss.submit("/account", action="/sign-out").status_code == 303
