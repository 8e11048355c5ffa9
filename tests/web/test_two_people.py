"""Two people, or one in two tabs, on one record in Chromium: they see each other, and nothing is lost."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from tests.web.over_http import Visitor, changed
from tests.web.team import PageMaker, Served, serving
from tests.web.world import a_world, commit, git, is_ready, keep, tab_to

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role

ADA = Person("Ada O’Quay", "ada@quay.example", "quay", Role.EDITOR)
BOSS = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.ADMINISTRATOR)
CY = Person("Cy", "cy@quay.example", "quay", Role.REVIEWER)

House = tuple[Served, Path]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    root = a_world(tmp_path_factory.mktemp("house") / "w")
    desk = Desk(root)
    desk.warm(wait=True)
    with serving(desk) as made:
        yield made, root


def test_two_people_on_one_record_see_each_other_and_both_changes_are_kept(
    house: House, page_for: PageMaker
) -> None:
    served, root = house
    ada, bo = page_for(served, ADA), page_for(served, BOSS)
    ada.goto("/evidence/offences/change")
    is_ready(ada)
    bo.goto("/evidence/offences")
    expect(bo.locator("#presence")).to_contain_text("Ada O’Quay (Quay & Sons’ Fund) is editing this now.")
    bo.get_by_role("link", name="Correct or add to this record").click()
    is_ready(bo)
    expect(ada.locator("#presence")).to_contain_text(
        "Bo Harbour (Harbour Children’s Trust) is editing this now."
    )
    _correct(bo, {"Where in the source": "Table A5", "How it was counted": "estimated"})
    bo.get_by_role("button", name="Save", exact=True).click()
    expect(bo.get_by_text("Saved.")).to_be_visible()
    notice = ada.locator("#live-notice")
    expect(notice).to_contain_text("Bo Harbour changed “Police recorded 38,685 offences in 2023/24”.")
    keep(ada, "two-people-told")

    _correct(ada, {"How it was counted": "reported", "When": "2023/24 "}, why="Something else")
    expect(ada.get_by_role("heading", level=1)).to_have_text("Put the two changes together")
    keep(ada, "merge")
    ada.get_by_role("button", name="Continue").click()
    expect(ada.get_by_role("link", name="choose one of the two.")).to_be_visible()
    ada.get_by_label("reported").check()
    ada.get_by_role("button", name="Continue").click()
    ada.get_by_role("button", name="Save", exact=True).click()
    expect(ada.get_by_text("Saved.")).to_be_visible()
    kept = (root / "evidence/quay/offences.yaml").read_text()
    assert "locator: Table A5" in kept
    assert "measure: reported" in kept
    assert git(root, "log", "-2", "--format=%an").split("\n")[:2] == ["Ada O’Quay", "Bo Harbour"]


def test_one_person_in_two_tabs_overwrites_nothing_of_their_own(house: House, page_for: PageMaker) -> None:
    served, root = house
    first = page_for(served, ADA)
    second = first.context.new_page()
    for tab in (first, second):
        tab.goto("/evidence/by-force/change")
        is_ready(tab)
    _correct(first, {"Title": "Offences by police force"})
    first.get_by_role("button", name="Save", exact=True).click()
    expect(first.get_by_text("Saved.")).to_be_visible()
    _correct(second, {"Title": "Offences by force area"})
    expect(second.get_by_role("heading", level=1)).to_have_text("Put the two changes together")
    assert "title: Offences by police force" in (root / "evidence/quay/by-force.yaml").read_text()


def test_a_push_by_the_policy_team_is_told_of_and_seen(house: House, page_for: PageMaker) -> None:
    served, root = house
    page = page_for(served, CY)
    page.goto("/evidence/harbour-figure")
    is_ready(page)
    file = root / "evidence/harbour/harbour-figure.yaml"
    with (
        served.app.state.site.desk._updating
    ):  # else it may look when the file is written and not committed yet
        file.write_text(file.read_text().replace("1,249", "1,251"))
        commit(root, "Correct Wales")
    other = page_for(served, BOSS)
    other.wait_for_timeout(600)  # the desk looks twice a second
    other.goto("/")  # anybody's request makes it look
    expect(other.get_by_text("Correct Wales")).to_be_visible()
    expect(page.locator("#live-notice")).to_contain_text("Policy Team changed")
    page.get_by_role("link", name="Load this page again to see it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1,251")


def test_a_remark_by_one_is_told_to_whoever_looks_at_the_same_record(
    house: House, page_for: PageMaker
) -> None:
    served, _ = house
    reviewing, editing = page_for(served, CY), page_for(served, BOSS)
    reviewing.goto("/review/harbour-words")
    editing.goto("/evidence/harbour-words/change")
    for page in (reviewing, editing):
        is_ready(page)
    other = page_for(served, BOSS)
    other.goto("/review/harbour-words")
    other.locator("textarea[name=text]").fill("They agreed in writing.")
    other.locator("form[action$=remark] button").click()
    notice = reviewing.locator("#live-notice")
    expect(notice).to_contain_text("has said something of")
    reviewing.get_by_role("link", name="Load this page again to see it").click()
    expect(reviewing.get_by_text("They agreed in writing.")).to_be_visible()
    expect(editing.locator("#live-notice")).to_be_empty()


def test_whoever_is_signed_out_in_the_middle_loses_nothing_that_they_typed(
    house: House, page_for: PageMaker
) -> None:
    served, root = house
    page = page_for(served, ADA)
    page.goto("/evidence/by-force/change")
    page.get_by_label("Title", exact=True).fill("Typed for an hour")
    before = git(root, "rev-parse", "HEAD")
    served.access.sessions.clear()
    page.get_by_role("button", name="Check your change").click()
    expect(page.get_by_text("Typed for an hour")).to_be_visible()
    keep(page, "signed-out-while-typing")
    assert page.get_by_text("crime-data", exact=True).count() == 1, "what nobody typed is not among it"
    assert git(root, "rev-parse", "HEAD") == before


def test_a_connection_lost_in_the_middle_of_a_save_leaves_it_whole_or_not_done(house: House) -> None:
    served, root = house
    name = served.access.cookies.name("session")
    visitor = Visitor(served.port, {name: served.access.session_of(BOSS)})
    place = "/evidence/harbour-words/change"
    for number in range(4):
        form = changed(visitor.get(place).form(place), speaker=f"Child {number}", why="other")
        checked = visitor.send(place, form)
        assert checked.status == 200, checked.text
        lost = socket.create_connection(("127.0.0.1", served.port), timeout=20)
        body = urlencode(changed(checked.form(place), step="save"))
        sent = body if number % 2 else body[: len(body) // 2]
        lost.sendall(
            f"POST {place} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nOrigin: {served.url}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
            f"Cookie: {name}={visitor.cookies[name]}\r\n\r\n{sent}".encode()
        )
        lost.close()
        assert visitor.get("/evidence/harbour-words").status == 200
    last = visitor.send(place, changed(visitor.get(place).form(place), speaker="Somebody", why="other"))
    action = changed(last.form(place), step="save")
    saved = visitor.send(place, action)
    visitor.close()
    assert saved.status in (303, 409), saved.text
    assert git(root, "status", "--porcelain") == ""
    git(root, "fsck", "--strict")
    speakers = git(root, "log", "--format=", "-p", "--", "evidence/harbour/harbour-words.yaml")
    assert "+speaker: Child 0\n" not in speakers, "half a form is no form"
    assert "+speaker: Child 2\n" not in speakers


def test_the_main_tasks_are_done_by_keyboard_alone(house: House, page_for: PageMaker) -> None:
    served, root = house
    page = page_for(served, CY)
    page.goto("/evidence")
    is_ready(page)
    tab_to(page, "Search the evidence")
    page.keyboard.type("Gwent", delay=5)
    expect(page.locator("#results")).to_contain_text("1 record")
    tab_to(page, "Offences by")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Offences by")
    tab_to(page, "Change Gwent")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Correct a row")
    tab_to(page, "Offences")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("504")
    tab_to(page, "A slip of ours")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your change")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert "Gwent,504" in (root / "evidence/quay/by-force.csv").read_text()

    page.goto("/review/harbour-words")
    is_ready(page)
    page.keyboard.press("q")
    expect(page.get_by_role("alert")).to_contain_text("Say what you ask.")
    page.keyboard.press("Enter")
    tab_to(page, "Say what you ask.")
    page.keyboard.press("Enter")
    page.keyboard.type("v is for what? 🤔")
    tab_to(page, "Query")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is sent. ")).to_be_visible()
    page.goto("/review/harbour-figure")
    is_ready(page)
    page.keyboard.press("v")
    expect(page.get_by_text("You have verified")).to_be_visible()
    page.goto("/review/harbour-words")
    tab_to(page, "Say something about it")
    page.keyboard.type("It’s in the annex")
    tab_to(page, "Send")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your remark is sent.")).to_be_visible()
    expect(page.get_by_text("It’s in the annex")).to_be_visible()

    page.goto("/documents/letter")
    frame = page.frame_locator("#document")
    frame.get_by_role("link", name=re.compile(r"^1,2(49|51)$")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#behind")).to_contain_text(re.compile("“1,2(49|51)”"))
    expect(page.locator("#behind")).to_contain_text("Verified against its source")
    keep(page, "document-claim")


def _correct(page: Page, typed: dict[str, str], why: str = "A slip of ours") -> None:
    for label, text in typed.items():
        page.get_by_label(label).first.fill(text)
    page.get_by_label(why).check()
    page.get_by_role("button", name="Check your change").click()
