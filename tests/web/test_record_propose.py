"""A change of another's record: proposed by a form, looked at by its owner, accepted or declined."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.filling import ADA, form_in, looked, words
from tests.web.team import ClientMaker, PageClient, look_again
from tests.web.world import WORLD, a_world, commit, git

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role

BO = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.EDITOR)
READER = Person("Cy", "cy@quay.example", "quay", Role.READER)
PLACE = "/evidence/harbour-figure/propose"
FILE = "evidence/harbour/harbour-figure.yaml"
WANTED = {
    "value": "1,294", "statement": "Police recorded 1,294 offences in Wales in 2023/24.",
    "why": "typo", "comment": "Two digits changed places: table A4, row 12",
}  # fmt: skip


class House:
    """A workspace in git, and people before its pages."""

    def __init__(self, client: ClientMaker, root: Path) -> None:
        self.root, self.desk, self._client = root, Desk(root), client

    def before(self, person: Person) -> PageClient:
        return self._client(person, desk=self.desk)

    def file(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    @property
    def proposals(self) -> list[Path]:
        return sorted((self.root / "proposals").glob("*.yaml"))


HouseMaker = Callable[..., House]


@pytest.fixture
def house(client: ClientMaker, tmp_path: Path) -> HouseMaker:
    """``house({"evidence/x.yaml": "…"})`` is the coalition's workspace, with these files in it."""
    return lambda files=None: House(client, a_world(tmp_path / "w", files))


def form(answer: Any, action: str) -> dict[str, list[str]]:
    """What a page's form would send as it is."""
    data: dict[str, list[str]] = {}
    for name, value in form_in(answer, action):
        data.setdefault(name, []).append(value)
    return data


def send(person: PageClient, page: Any, action: str, typed: dict[str, str]) -> Any:
    data = form(page, action) | {name: [value] for name, value in typed.items()}
    return looked(person, person.post(action, data=data, follow_redirects=False))


def proposed(person: PageClient, typed: dict[str, str], place: str = PLACE) -> Any:
    """The answer to a proposal that was looked at and sent."""
    checked = send(person, person.get(place), place, typed)
    assert checked.status_code == 200, words(checked)
    return send(person, checked, place, {"step": "save"})


def test_a_partner_proposes_a_change_and_its_owner_makes_it_in_their_name(house: HouseMaker) -> None:
    home = house()
    ada, bo = home.before(ADA), home.before(BO)
    assert PLACE in ada.get("/evidence/harbour-figure").text
    page = ada.get(PLACE)
    assert "This record is kept by Harbour Children’s Trust." in words(page)

    checked = send(ada, page, PLACE, WANTED)
    assert "Nothing is sent yet." in words(checked)
    assert "In Wales it was 1,294 offences." in words(checked)
    assert home.proposals == []
    done = send(ada, checked, PLACE, {"step": "save"})
    assert re.fullmatch("/proposals/[0-9a-z-]+", done.headers["location"])
    assert "1,249" in home.file(FILE)
    assert "Your proposal is with Harbour Children’s Trust now." in words(ada.get(done.headers["location"]))
    assert git(home.root, "log", "-1", "--format=%an").strip() == ADA.name

    waiting = bo.get(done.headers["location"])
    assert "Two digits changed places" in words(waiting)
    assert "From the file" not in words(waiting)
    accepted = send(bo, waiting, f"{done.headers['location']}/accept", {"word": "Thank you"})
    assert accepted.status_code == 303, words(accepted)
    assert "1,294" in home.file(FILE)
    assert "1,249" not in home.file(FILE)
    told = words(ada.get("/"))
    assert "Decided on what you proposed" in told
    assert "Accepted by Bo Harbour" in told
    assert "Decided on what you proposed" not in words(bo.get("/"))
    assert git(home.root, "log", "-1", "--format=%an").strip() == ADA.name
    assert git(home.root, "status", "--porcelain") == ""


def test_a_group_of_fields_is_proposed_and_accepted_whole(house: HouseMaker) -> None:
    home = house()
    ada, bo = home.before(ADA), home.before(BO)
    more = {"coverage.asked": "43", "coverage.answered": "41", "caveat.text": "Some gave none."}
    path = proposed(ada, more | {"why": "other", "comment": "The source’s notes say so"}).headers["location"]
    page = bo.get(path)
    for said in ("asked", "43", "41", "Some gave none."):
        assert said in words(page)
    assert send(bo, page, f"{path}/accept", {}).status_code == 303
    assert "asked: 43" in home.file(FILE)
    assert "Some gave none." in home.file(FILE)


def test_what_is_missing_is_said_and_nothing_typed_is_lost(house: HouseMaker) -> None:
    ada = house().before(ADA)
    for typed, said in (
        ({}, "You have not changed anything yet."),
        (WANTED | {"why": ""}, "Say why it should change."),
        (WANTED | {"why": "other", "comment": ""}, "Say in a sentence why it should change."),
        (WANTED | {"value": "many"}, "not a number"),
        (WANTED | {"value": "1,294", "statement": "It was 5."}, "1,294"),
    ):
        answer = send(ada, ada.get(PLACE), PLACE, typed)
        assert answer.status_code == 422
        assert said in words(answer)
        assert form(answer, PLACE)["value"] == [typed.get("value", "1,249")]


def test_a_proposal_meets_what_was_saved_meanwhile(house: HouseMaker) -> None:
    home = house()
    ada = home.before(ADA)
    page = ada.get(PLACE)
    text = (
        home.file(FILE)
        .replace("1,249", "1,250")
        .replace("place: Wales", "place: Wales  # all of it\nnote: Seen")
    )
    (home.root / FILE).write_text(text, encoding="utf-8")
    commit(home.root, "x")
    look_again(home.desk)
    again = send(ada, page, PLACE, WANTED)
    assert again.status_code == 409
    assert "Somebody has changed this record since you opened it." in words(again)
    held = form(again, PLACE)
    assert (held["value"], held["note"], held["comment"]) == (["1,294"], ["Seen"], [WANTED["comment"]])
    assert send(ada, again, PLACE, {"why": "typo"}).status_code == 200


def test_the_same_is_not_proposed_twice(house: HouseMaker) -> None:
    home = house()
    ada = home.before(ADA)
    first = proposed(ada, WANTED).headers["location"]
    assert proposed(ada, WANTED).headers["location"] == first
    assert len(home.proposals) == 1


def test_who_may_change_a_record_changes_it_and_who_may_only_read_proposes_nothing(house: HouseMaker) -> None:
    home = house()
    own = home.before(BO).get(PLACE, follow_redirects=False)
    assert own.headers["location"] == "/evidence/harbour-figure/change"
    assert home.before(READER).get(PLACE).status_code == 403
    assert "Propose a change" not in home.before(READER).get("/evidence/harbour-figure").text
    assert home.before(ADA).get("/evidence/hidden-figure/propose").status_code == 404


def test_a_record_that_is_kept_apart_is_spoken_of_elsewhere(house: HouseMaker) -> None:
    settings = WORLD["respondent.yaml"] + "confidential_evidence: [apart]\n"
    settings = settings.replace("folders: [evidence/quay]", "folders: [evidence/quay], confidential: true")
    secret = WORLD["evidence/harbour/harbour-figure.yaml"].replace("1,249", "1,300") + "owner: harbour\n"
    home = house({"respondent.yaml": settings, "apart/told.yaml": secret})
    ada = home.before(ADA)
    assert ada.get("/evidence/told").status_code == 200
    answer = ada.get("/evidence/told/propose")
    assert answer.status_code == 403
    assert "Tell its owner what should change." in words(answer)
