"""Somebody whose browser has another language, another time zone and a wrong clock: all goes by the server's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.members import PASSWORD, Team, a_served_team
from tests.web.team import Served
from tests.web.world import a_world, git, is_ready

from respondent.accounts.administering import By, Invited, invite
from respondent.model.person import Role
from respondent.web.evidence.words import day_of
from respondent.web.record_form.pasted import one_line

Both = tuple[Team, Served]


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with a_served_team(a_world(tmp_path / "w"), tmp_path / "state") as made:
        yield made


def page_of(browser: Browser, served: Served, locale: str, zone: str, year: int) -> Page:
    context = browser.new_context(base_url=served.url, locale=locale, timezone_id=zone)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.clock.set_system_time(datetime(year, 7, 1, 23, 30, tzinfo=UTC))
    return page


@pytest.mark.parametrize(
    ("locale", "zone", "year"), [("ar-EG", "Pacific/Auckland", 2001), ("de-DE", "America/Los_Angeles", 2041)]
)
def test_somebody_joins_corrects_a_figure_and_looks_at_the_log(
    browser: Browser, both: Both, locale: str, zone: str, year: int
) -> None:
    team, served = both
    answer = invite(team.accounts, By(), "Ada Quay", "ada@quay.example", "quay", Role.ADMINISTRATOR)
    assert isinstance(answer, Invited)
    page = page_of(browser, served, locale, zone, year)
    page.goto(f"/invitation?link={answer.link.text}")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Save the password and start").click()
    expect(page.get_by_text("Welcome, Ada Quay.")).to_be_visible()

    page.goto("/evidence/offences/change")
    is_ready(page)
    page.locator("#value").fill("\u200f38,699\u200f")
    page.locator("#statement").fill("Police recorded 38,699 offences in 2023/24.")
    page.get_by_label("A slip of ours").check()
    page.get_by_role("button", name="Check your change").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert "value: 38,699  # as published" in git(
        Path(served.app.state.site.desk.root), "show", "HEAD:evidence/quay/offences.yaml"
    )
    page.goto("/")
    expect(page.get_by_text("just now").first).to_be_visible()

    page.goto("/people/log")
    day = team.accounts.clock().date()
    for name in ("From this day", "To this day"):
        page.get_by_label(name).fill(day.isoformat())
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("table")).to_contain_text(f"{day.day} {day:%B %Y}")

    page.goto("/account")
    team.clock.pass_by(hours=12, minutes=1)
    page.reload()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.context.close()


def test_a_day_is_that_in_london_wherever_the_moment_was_written_down() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert day_of(late) == "1 July 2026"
    assert day_of(late.astimezone(timezone(timedelta(hours=-8)))) == "1 July 2026"
    assert day_of(datetime(2026, 1, 2, 8, tzinfo=timezone(timedelta(hours=13)))) == "1 January 2026"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("\u200f38,685\u200f", "38,685"),
        ("\u206838,685\u2069", "38,685"),
        ("\u061c12%", "12%"),
        (
            "\u202e586,83\u202c",
            "\u202e586,83\u202c",
        ),  # it reads as another number: it is for the checks to refuse
        ("\u200fمرحبا 5\u200f", "\u200fمرحبا 5\u200f"),
    ],
)
def test_signs_of_direction_go_where_there_are_only_figures(typed: str, read: str) -> None:
    assert one_line(typed) == read
