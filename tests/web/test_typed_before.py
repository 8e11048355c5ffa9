"""The browser's Back leads to what was typed and to no error of the browser's, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.filling import ADA, BOSS, EditorMaker, form_in, looked, words
from tests.web.team import PageMaker, Served, serving
from tests.web.world import a_world, is_ready, keep

from respondent.desk.desk import Desk

BEFORE = "You typed this before, and it is not saved yet."


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Served]:
    with serving(Desk(a_world(tmp_path / "w"))) as served:
        yield served


def opened(page: Page, place: str, *, javascript: bool) -> None:
    page.goto(place)
    if javascript:
        is_ready(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_back_from_the_check_of_a_change_shows_what_was_typed(
    house: Served, page_for: PageMaker, *, javascript: bool
) -> None:
    page = page_for(house, ADA, javascript=javascript)
    opened(page, "/evidence/offences/change", javascript=javascript)
    page.get_by_label("Where in the source").fill("Table A9")
    page.get_by_label("A slip of ours in typing or copying").check()
    page.get_by_role("button", name="Check your change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your change")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your change")
    page.go_back()
    expect(page.get_by_text(BEFORE)).to_be_visible()
    expect(page.get_by_label("Where in the source")).to_have_value("Table A9")
    expect(page.get_by_label("A slip of ours in typing or copying")).to_be_checked()
    keep(page, f"typed-before-{javascript}")
    page.go_forward()
    expect(page.get_by_text("Table A9", exact=True)).to_be_visible()
    page.get_by_role("button", name="Change it further").click()
    expect(page.get_by_label("Where in the source")).to_have_value("Table A9")
    page.get_by_role("button", name="Check your change").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Nothing of yours is left to check here")).to_be_visible()
    page.go_back()
    expect(page.get_by_text(BEFORE)).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False])
def test_back_from_the_check_after_an_error_shows_what_was_typed(
    house: Served, page_for: PageMaker, *, javascript: bool
) -> None:
    page = page_for(house, ADA, javascript=javascript)
    opened(page, "/evidence/by-force/row?key=Gwent", javascript=javascript)
    page.get_by_label("Offences").fill("504")
    page.get_by_role("button", name="Check your change").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    page.get_by_label("A slip of ours in typing or copying").check()
    page.get_by_role("button", name="Check your change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your change")
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Offences")).to_have_value("504")
    page.get_by_role("button", name="Discard it, and begin again").click()
    expect(page.get_by_label("Offences")).to_have_value("503")
    expect(page.get_by_text(BEFORE)).to_have_count(0)


PLACES = {
    "/evidence/offences/change": ("locator", "Table A9", {"why": "typo"}),
    "/evidence/by-force/row?key=Gwent": ("cell.offences", "504", {"why": "typo"}),
    "/evidence/by-force/row": ("cell.force", "Kent", {"cell.offences": "7"}),
    "/evidence/new?kind=organisation": ("name", "Sail & Anchor", {}),
    "/evidence/offences/retire": ("reason", "Counted anew", {}),
    "/evidence/offences/rename": ("name", "recorded-offences", {}),
}


@pytest.mark.parametrize("place", PLACES)
def test_each_form_shows_what_was_typed_until_it_is_saved_or_discarded_and_to_nobody_else(
    editor: EditorMaker, place: str
) -> None:
    boss, same_person_elsewhere = editor(BOSS), editor(BOSS)
    name, value, more = PLACES[place]
    path = place.partition("?")[0]
    asked = boss.fill(place, {name: value, **more})
    assert asked.status_code == 200, words(asked)
    again = boss.client.get(place)
    assert BEFORE in words(again)
    assert dict(form_in(again, path))[name] == value
    assert BEFORE not in words(same_person_elsewhere.client.get(place))
    boss.form(place)  # which discards it
    assert BEFORE not in words(boss.client.get(place))
    asked = boss.fill(place, {name: value, **more})
    saved = boss.on(asked)
    assert saved.status_code == 303
    assert BEFORE not in words(boss.client.get(place))
    assert boss.commits == 2


def test_a_text_that_could_not_be_saved_is_there_when_one_comes_back(editor: EditorMaker) -> None:
    ada = editor()
    place = "/evidence/offences/text"
    text = dict(ada.form(place))["text"]
    assert ada.fill(place, {"text": f"{text}: : no\n"}).status_code == 422
    again = ada.client.get(place)
    assert BEFORE in words(again)
    assert dict(form_in(again, place))["text"] == f"{text}: : no\n"
    assert ada.fill(place, {"text": f"{text}note: Asked again\n"}).status_code == 303
    assert BEFORE not in words(ada.client.get(place))


def test_what_is_proposed_is_typed_once_too(editor: EditorMaker) -> None:
    ada = editor()
    place = "/evidence/harbour-figure/propose"
    asked = ada.fill(place, {"locator": "Table A9", "why": "typo"})
    assert asked.status_code == 200, words(asked)
    assert BEFORE in words(ada.client.get(place))
    assert ada.on(asked).status_code == 303
    assert BEFORE not in words(ada.client.get(place))


def test_what_somebody_else_saved_meanwhile_is_not_written_over_by_what_was_typed_before(
    editor: EditorMaker,
) -> None:
    ada, boss = editor(), editor(BOSS)
    place = "/evidence/offences/change"
    ada.fill(place, {"locator": "Table A9", "why": "typo"})
    boss.on(boss.fill(place, {"locator": "Table A5", "why": "typo"}))
    again = form_in(ada.client.get(place), place)
    assert ada.send(place, again).status_code == 409
    assert looked(ada.client, ada.client.get(f"{place}/check")).status_code == 409


def test_a_page_that_is_shown_again_saves_nothing(editor: EditorMaker) -> None:
    ada = editor()
    place = "/evidence/offences/change"
    typed = {"locator": "", "value": "many", "why": "typo", "step": "save"}
    assert ada.send(place, ada.form(place), typed).status_code == 422
    ada.fill(place, {"locator": "Table A9", "why": "typo"})
    for _ in range(2):
        assert ada.client.get(f"{place}/check").status_code == 200
    assert ada.commits == 1


def test_a_form_that_was_sent_as_it_came_is_nothing_that_was_typed(editor: EditorMaker) -> None:
    ada = editor()
    for place in ("/evidence/by-force/row", "/evidence/by-force/row?key=Gwent", "/evidence/offences/change"):
        assert ada.fill(place, {}).status_code == 422
        assert BEFORE not in words(ada.client.get(place))
