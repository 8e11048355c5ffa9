"""A form that reached us although its answer was lost is, sent once more, told to be saved, and is saved once."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Route, expect
from tests.web.filling import ADA, BOSS, EditorMaker, errors, form_in, words
from tests.web.team import PageMaker, serving
from tests.web.world import a_world, git

from respondent.desk.desk import Desk

CORRECTED = (
    "/evidence/offences/change",
    {"locator": "Table A7", "note": "Asked again", "why": "typo"},
    "save",
)
SENT = {
    "a record": CORRECTED,
    "a row": ("/evidence/by-force/row?key=Gwent", {"cell.offences": "504", "why": "typo"}, "save"),
    "a row with another name": (
        "/evidence/by-force/row?key=Gwent",
        {"cell.force": "Gwent Police", "why": "typo"},
        "save",
    ),
    "a row more": ("/evidence/by-force/row", {"cell.force": "Kent", "cell.offences": "7"}, "save"),
    "a row less": ("/evidence/by-force/row?key=Gwent", {"step": "remove"}, "save-remove"),
    "a retirement": (
        "/evidence/offences/retire",
        {"superseded_by": "harbour-figure", "reason": "Counted anew"},
        "save",
    ),
    "a new name": ("/evidence/offences/rename", {"name": "recorded-offences"}, "save"),
    "a new record": (
        "/evidence/new?kind=organisation",
        {"name": "Sail & Anchor", "id": "sail"},
        "save",
    ),
    "a new table": (
        "/evidence/new?kind=table",
        {
            "title": "Offences in 2024/25", "source": "crime-data", "unit": "offence", "measure": "recorded",
            "period": "2024/25", "place.column": "force", "key": "force", "value": "offences",
            "table-rows": "force\toffences\r\nGwent\t1,503\r\n",
        },
        "save",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SENT)
def test_what_was_sent_twice_is_saved_once_and_told_to_be(editor: EditorMaker, what: str) -> None:
    boss = editor(BOSS)
    place, typed, step = SENT[what]
    asked = boss.fill(place, typed)
    first, second = boss.on(asked, step), boss.on(asked, step)
    assert (first.status_code, second.status_code) == (303, 303), words(second)
    assert second.headers["location"] == first.headers["location"]
    page = words(boss.client.get(second.headers["location"]))
    assert "Success" in page
    assert boss.commits == 2


@pytest.mark.parametrize("javascript", [True, False])
def test_a_browser_whose_answer_was_lost_loads_the_page_again_and_is_told_that_it_is_saved(
    tmp_path: Path, page_for: PageMaker, *, javascript: bool
) -> None:
    root = a_world(tmp_path / "w")
    with serving(Desk(root)) as served:
        page = page_for(served, ADA, javascript=javascript)
        page.goto("/evidence/offences/change")
        page.get_by_label("Where in the source").fill("Table A9")
        page.get_by_label("A slip of ours in typing or copying").check()
        page.get_by_role("button", name="Check your change").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Check your change")

        def lose(route: Route) -> None:
            if route.request.method == "POST":
                route.fetch(max_redirects=0)
                route.abort("connectionreset")
            else:
                route.continue_()

        page.route("**/change", lose)
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_url("chrome-error://**")
        page.unroute("**/change")
        page.reload()
        expect(page.get_by_text("Saved.")).to_be_visible()
        expect(page).to_have_url(f"{served.url}/evidence/offences")
        assert git(root, "rev-list", "--count", "HEAD").strip() == "2"


def test_a_text_that_was_sent_twice_is_saved_once(editor: EditorMaker) -> None:
    ada = editor()
    place = "/evidence/offences/text"
    form = ada.form(place)
    text = dict(form)["text"] + "\nnote: Asked again\n"
    sent = [ada.send(place, form, {"text": text, "comment": "A note"}) for _ in range(2)]
    assert [one.status_code for one in sent] == [303, 303]
    assert ada.commits == 2


def test_nothing_is_told_to_be_saved_where_a_table_has_other_rows(editor: EditorMaker) -> None:
    ada = editor(ADA)
    place, typed, step = SENT["a new table"]
    asked = ada.fill(place, typed | {"id": "offences-2024"})
    assert ada.on(asked, step).status_code == 303
    others = {"table-rows": "force\toffences\r\nGwent\t9,999\r\n", "step": step}
    again = ada.send("/evidence/new", form_in(asked, "/evidence/new"), others)
    assert again.status_code == 422
    assert errors(again)["id"].startswith("Error: There is a record “offences-2024” already.")
    assert "9,999" not in ada.file("evidence/quay/offences-2024.csv")


@pytest.mark.parametrize("more", ["", "note: Ours.\n", "owner: quay\nnote: Ours.\n"])
def test_nothing_is_told_to_be_saved_where_the_record_is_another(editor: EditorMaker, more: str) -> None:
    ada = editor(ADA, {"evidence/anchor.yaml": f"kind: organisation\nname: Sail & Anchor\n{more}"})
    asked = ada.fill("/evidence/new?kind=organisation", {"name": "Sail & Anchor", "id": "sail"})
    again = ada.send("/evidence/new", form_in(asked, "/evidence/new"), {"id": "anchor", "step": "save"})
    assert again.status_code == 422
    assert errors(again)["id"].startswith("Error: There is a record “anchor” already.")


def test_a_row_that_goes_by_another_name_now_is_not_told_to_be_taken_out(editor: EditorMaker) -> None:
    ada, boss = editor(ADA), editor(BOSS)
    asked = boss.fill("/evidence/by-force/row?key=Gwent", {"step": "remove"})
    renamed = {"cell.force": "Gwent Police", "why": "typo"}
    assert ada.on(ada.fill("/evidence/by-force/row?key=Gwent", renamed)).status_code == 303
    goal = boss.on(asked, "save-remove").headers["location"]
    page = words(boss.client.get(goal))
    assert "There is no row “Gwent” any more, but “Gwent Police” says the same." in page
    assert "Saved." not in page


def test_a_text_that_clashes_takes_back_nothing_else_that_was_saved_meanwhile(editor: EditorMaker) -> None:
    ada, boss = editor(), editor(BOSS)
    place = "/evidence/offences/text"
    form, theirs = ada.form(place), boss.form(place)
    text = dict(form)["text"]
    boss.send(
        place, theirs, {"text": text.replace("Table A4", "Table A5").replace("recorded\n", "reported\n")}
    )
    met = ada.send(place, form, {"text": text.replace("Table A4", "Table A6")})
    assert met.status_code == 409
    assert "the changes clash" in words(met)
    assert ada.send(place, form_in(met, place)).status_code == 303
    said = ada.file("evidence/quay/offences.yaml")
    assert ("locator: Table A6\n" in said, "measure: reported\n" in said) == (True, True)


def test_what_two_people_wrote_alike_is_no_conflict_and_stands_once(editor: EditorMaker) -> None:
    ada, boss = editor(), editor(BOSS)
    place, alike = "/evidence/offences/change", {"locator": "Table A5", "why": "typo"}
    mine = ada.form(place)
    boss.on(boss.fill(place, alike))
    already = ada.send(place, mine, alike)
    assert already.status_code == 303
    assert "The record says this already." in words(ada.client.get("/evidence/offences"))
    both = ada.send(place, mine, {**alike, "note": "Asked again"})
    assert both.status_code == 409
    assert both.text.count("Table A5") == 2, "in the table once, and in what the form carries"
    assert "Both of you" in words(both)


def test_nobody_is_told_of_themselves_as_of_somebody_else(editor: EditorMaker) -> None:
    ada = editor()
    place = "/evidence/offences/change"
    mine = ada.form(place)
    ada.on(ada.fill(place, {"locator": "Table A5", "why": "typo"}))
    both = ada.send(place, mine, {"locator": "Table A6", "why": "typo"})
    assert both.status_code == 409
    told = words(both)
    assert "You saved another change of this record" in told
    assert "you changed this twice" in told
    assert "Ada O’Quay’s" not in told


def test_two_changes_without_a_choice_are_a_problem_that_is_summed_up(editor: EditorMaker) -> None:
    ada, boss = editor(), editor(BOSS)
    place, merge = "/evidence/offences/change", "/evidence/offences/merge"
    mine = ada.form(place)
    boss.on(boss.fill(place, {"locator": "Table A5", "why": "typo"}))
    both = ada.send(place, mine, {"locator": "Table A6", "why": "typo"})
    assert "There is a problem" not in words(both)
    undecided = ada.send(merge, form_in(both, merge))
    assert "There is a problem" in words(undecided)
    assert "<title>Error: " in undecided.text
    assert 'href="#choose.locator"' in undecided.text
    assert errors(undecided)["choose.locator"].endswith("Choose one of the two.")
