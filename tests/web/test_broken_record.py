"""One record that cannot be read: what rests on it is said to be unmade, and nothing is said that is not known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.filling import ADA, form_in, words
from tests.web.team import ClientMaker, PageClient
from tests.web.world import a_world

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role

BO = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.EDITOR)

As = Callable[[Person], PageClient]

MORE = {
    "evidence/harbour/harbour-figure.yaml": "<<<<<<< HEAD\nkind: statistic\n=======\nkind: finding\n>>>>>>> x\n",
    "templates/second.md.j2": (
        "---\nkind: release\ntitle: Offences\ndate: 2025-02-18\nfrom: quay\n---\n"
        'It was {{ figure("harbour-figure") }}, and {{ figure("by-force", force="Gwent") }} in Gwent.\n'
    ),
}


@pytest.fixture
def people(client: ClientMaker, tmp_path: Path) -> As:
    """``people(ADA)`` is that person before a workspace with a record that has git’s conflict markers in it."""
    desk = Desk(a_world(tmp_path / "w", MORE))
    desk.warm(wait=True)
    return lambda who: client(who, desk=desk)


def inputs_of(answer: Any, action: str) -> dict[str, str]:
    """What the form that goes there holds, as a browser would send it, but for its token."""
    return {name: value for name, value in form_in(answer, action) if name != "csrf"}


WHY = "“harbour-figure” cannot be used, since its file has errors. Mend those first."


def test_a_document_that_cannot_be_made_is_there_with_the_reason(people: As) -> None:
    ada, bo = people(ADA), people(BO)
    for name in ("letter", "second"):
        answer = ada.get(f"/documents/{name}")
        assert answer.status_code == 409
        assert "This document cannot be made at present" in words(answer)
        assert WHY in words(answer)
        assert "renamed or taken away" not in words(answer)
    assert "/evidence/harbour-figure/text" in bo.get("/documents/letter").text, "its owner can mend it"
    assert "/evidence/harbour-figure/text" not in ada.get("/documents/letter").text
    for path in ("/documents/letter/page", "/documents/letter/file/docx", "/documents/letter/sign"):
        answer = people(Person("Cy", "cy@quay.example", "quay", Role.REVIEWER)).get(path)
        assert (answer.status_code, WHY in words(answer)) == (409, True)
    assert ada.get("/documents/nothing").status_code == 404
    assert ada.get("/documents/letter-two").status_code == 404


def test_the_list_of_documents_names_those_that_cannot_be_made(people: As) -> None:
    page = words(people(ADA).get("/documents"))
    assert "Not made at present" in page
    assert page.count(WHY) == 2
    assert "There are no documents yet" not in page
    assert "release-gwent" in people(ADA).get("/documents").text, "the rest still works"


def test_a_change_does_not_say_that_no_document_changes(people: As) -> None:
    ada = people(ADA)
    form = inputs_of(ada.get("/evidence/offences/change"), "/evidence/offences/change")
    wanted = form | {
        "value": "38,690",
        "statement": "Police recorded 38,690 offences in 2023/24.",
        "why": "typo",
    }
    wanted["passage"] = wanted["passage"].replace("38,685", "38,690")
    live = words(ada.submit("/evidence/offences/effects", wanted))
    check = words(ada.submit("/evidence/offences/change", wanted))
    for page in (live, check):
        assert "No document changes" not in page
        assert "It cannot be told which documents change" in page
        assert f"1 document cannot be made at present (“letter”), because of this:{WHY}" in page
    saved = ada.submit("/evidence/offences/change", wanted | {"step": "save"})
    assert "It cannot be told whether 1 document changed" in words(ada.get(saved.headers["location"]))


def test_a_change_of_a_row_says_what_can_be_told_and_what_cannot(people: As) -> None:
    ada = people(ADA)
    form = inputs_of(ada.get("/evidence/by-force/row?key=Gwent"), "/evidence/by-force/row")
    page = words(
        ada.submit("/evidence/by-force/row?key=Gwent", form | {"cell.offences": "504", "why": "typo"})
    )
    assert "This changes 1 document" in page
    assert (
        "Whether more change cannot be told. 1 other document cannot be made at present (“second”), because of "
        f"this:{WHY}"
    ) in page


def test_two_changes_put_together_that_do_not_agree_are_put_right_before_they_can_be_saved(
    people: As,
) -> None:
    ada, other = people(ADA), people(Person("Di", "di@quay.example", "quay", Role.EDITOR))
    form = inputs_of(ada.get("/evidence/offences/change"), "/evidence/offences/change") | {"why": "typo"}
    mine = form | {"value": "38,690", "statement": "Police recorded 38,690 offences in 2023/24."}
    theirs = form | {"value": "38,711", "statement": "Police recorded 38,711 offences in 2023/24."}
    assert other.submit("/evidence/offences/change", theirs | {"step": "save"}).status_code == 303
    both = ada.submit("/evidence/offences/change", mine)
    assert "Put the two changes together" in both.text
    chosen = inputs_of(both, "/evidence/offences/merge") | {
        "choose.value": "mine",
        "choose.statement": "theirs",
    }

    page = ada.submit("/evidence/offences/merge", chosen)

    assert page.status_code == 422
    assert "It cannot be saved yet" in words(page)
    assert "No document changes" not in words(page)
    assert 'value="save"' not in page.text

    chosen |= {"choose.statement": "mine"}
    page = ada.submit("/evidence/offences/merge", chosen)
    assert page.status_code == 200
    assert "It cannot be told which documents change" in words(page)


def test_whoever_may_not_see_the_broken_record_is_not_told_of_it(client: ClientMaker, tmp_path: Path) -> None:
    secret = {"evidence/harbour/canary.yaml": "kind: [\nconfidential: true\n"}
    secret["templates/second.md.j2"] = MORE["templates/second.md.j2"].replace("harbour-figure", "canary")
    desk = Desk(a_world(tmp_path / "w", secret))
    ada, bo = client(ADA, desk=desk), client(BO, desk=desk)
    form = inputs_of(ada.get("/evidence/by-force/row?key=Gwent"), "/evidence/by-force/row")
    change = ada.submit("/evidence/by-force/row?key=Gwent", form | {"cell.offences": "504", "why": "typo"})
    pages = (ada.get("/documents"), ada.get("/documents/second"), change)
    for page in pages:
        assert "The reason is one that you may not see. Ask the policy team." in words(page)
        assert "canary" not in page.text
    assert "“canary” cannot be used" in words(bo.get("/documents/second"))
