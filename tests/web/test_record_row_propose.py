"""A row of another's table: a change of it, a new one, or its going proposed, and decided by its owner."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.web.filling import ADA, words
from tests.web.team import ClientMaker, look_again
from tests.web.test_record_propose import House, form, send
from tests.web.world import WORLD, a_world, commit, git

from respondent.model.person import Person, Role

BO = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.EDITOR)
READER = Person("Cy", "cy@harbour.example", "harbour", Role.READER)
TABLE = "evidence/quay/by-force.csv"
PLACE = "/evidence/by-force/propose-row"
ROW = f"{PLACE}?key=Gwent"
WANTED = {"cell.offences": "530", "why": "typo", "comment": "Table A4 has 530"}


@pytest.fixture
def house(client: ClientMaker, tmp_path: Path) -> House:
    """The coalition's workspace; Bo proposes changes of the table that Ada's organisation keeps."""
    return House(
        client, a_world(tmp_path / "w", {TABLE: "force,offences,note\nGwent,503,\nDyfed-Powys,192,\n"})
    )


def put(home: House, old: str, new: str) -> None:
    """Somebody else changes the table meanwhile."""
    (home.root / TABLE).write_text(home.file(TABLE).replace(old, new), encoding="utf-8")
    commit(home.root, "Correct a row")
    look_again(home.desk)


def asked(home: House, typed: dict[str, str], place: str = ROW, last: str = "save") -> str:
    """The address of a proposal of Bo's, looked at and sent."""
    bo = home.before(BO)
    checked = send(bo, bo.get(place), PLACE, typed)
    assert checked.status_code == 200, words(checked)
    done = send(bo, checked, PLACE, {"step": last})
    assert done.status_code == 303, words(done)
    return str(done.headers["location"])


def accepted(home: House, path: str) -> Any:
    ada = home.before(ADA)
    return send(ada, ada.get(path), f"{path}/accept", {})


def test_a_cell_is_proposed_and_its_owner_makes_the_change_in_the_proposer_s_name(house: House) -> None:
    ada, bo = house.before(ADA), house.before(BO)
    table = bo.get("/evidence/by-force")
    assert ROW in table.text
    assert "Propose a new row" in words(table)
    page = bo.get(ROW)
    assert "This record is kept by Quay & Sons’ Fund." in words(page)
    checked = send(bo, page, PLACE, WANTED)
    assert "Nothing is sent yet." in words(checked)
    assert "Why: There is a slip in it. “Table A4 has 530”" in words(checked)
    assert "In Gwent, police recorded 530 offences." in words(checked)
    assert dict(form(send(bo, checked, PLACE, {"step": "again"}), PLACE))["cell.offences"] == ["530"]
    assert house.proposals == []
    path = send(bo, checked, PLACE, {"step": "save"}).headers["location"]
    assert "Your proposal is with Quay & Sons’ Fund now." in words(bo.get(path))
    assert "503" in house.file(TABLE)

    assert "Gwent: Offences: 503 → 530" in words(ada.get("/proposals"))
    waiting = words(ada.get(path))
    for said in (
        "Gwent: Offences",
        "Now 503",
        "After 530",
        "Table A4 has 530",
        "police recorded 530 offences",
    ):
        assert said in waiting
    assert "Note" not in waiting
    assert accepted(house, path).status_code == 303
    assert house.file(TABLE) == "force,offences,note\nGwent,530,\nDyfed-Powys,192,\n"
    assert git(house.root, "log", "-1", "--format=%an").strip() == BO.name
    assert "Accepted-by: Ada O’Quay <ada@quay.example>" in git(house.root, "log", "-1", "--format=%B")
    assert git(house.root, "status", "--porcelain") == ""


def test_a_row_is_proposed_to_be_added_and_another_to_go(house: House) -> None:
    new = asked(house, {"cell.force": "Kent", "cell.offences": "7", "comment": "Table A4, row 9"}, PLACE)
    goes = asked(
        house, {"step": "remove", "why": "other", "comment": "It is counted twice"}, ROW, "save-remove"
    )
    ada = house.before(ADA)
    assert "Row to add: Kent" in words(ada.get(new))
    assert "It is not in the table yet" in words(ada.get(new))
    assert "Row to take out: Gwent" in words(ada.get(goes))
    for said in ("Row to add: Kent", "Row to take out: Gwent"):
        assert said in words(ada.get("/proposals"))
    assert accepted(house, new).status_code == 303
    assert accepted(house, goes).status_code == 303
    assert house.file(TABLE) == "force,offences,note\nDyfed-Powys,192,\nKent,7,\n"
    assert "“Table A4, row 9”" not in git(house.root, "log", "-1", "--format=%B")


def test_what_is_missing_or_wrong_is_said_and_nothing_typed_is_lost(house: House) -> None:
    bo = house.before(BO)
    for place, typed, said in (
        (ROW, {"why": "typo"}, "You have not changed anything yet."),
        (ROW, WANTED | {"why": ""}, "Say why it should change."),
        (ROW, WANTED | {"why": "other", "comment": ""}, "Say in a sentence why it should change."),
        (ROW, WANTED | {"cell.offences": "about 7"}, "“about 7” is not a number."),
        (ROW, {"step": "remove"}, "Say why it should change."),
        (PLACE, {"cell.force": "Kent", "cell.offences": "7"}, "Say in a sentence why it should change."),
        (PLACE, {"cell.force": "Gwent", "cell.offences": "7"}, "There is a row “Gwent” already."),
    ):
        bo.submit(place, {"step": "discard"})
        answer = send(bo, bo.get(place), PLACE, typed)
        assert answer.status_code == 422, typed
        assert said in words(answer)
        if number := typed.get("cell.offences"):
            assert form(answer, PLACE)["cell.offences"] == [number]
    assert house.proposals == []


def test_a_cell_that_was_changed_while_the_form_was_open_is_shown_and_other_cells_keep_what_they_say(
    house: House,
) -> None:
    bo = house.before(BO)
    page = bo.get(ROW)
    put(house, "Gwent,503,", "Gwent,504,Revised")
    again = send(bo, page, PLACE, WANTED)
    assert again.status_code == 409
    assert "The row “Gwent” is now offences: 504; note: Revised." in words(again)
    held = form(again, PLACE)
    assert (held["cell.offences"], held["cell.note"]) == (["530"], ["Revised"])
    checked = send(bo, again, PLACE, {"step": "check"})
    assert checked.status_code == 200
    assert "504" in words(checked)


@pytest.mark.parametrize(
    ("new", "told", "status"),
    [
        ("Gwent,503,Revised", "Other parts of this have changed since it was proposed.", 303),
        ("Gwent,504,", "OffencesIt was “503”, it is “504” now, and “530” is proposed.", None),
        ("Gwent,530,", "What is proposed here has been done already.", None),
    ],
)
def test_a_proposed_cell_meets_what_was_saved_meanwhile(
    house: House, new: str, told: str, status: int | None
) -> None:
    path = asked(house, WANTED)
    put(house, "Gwent,503,", new)
    page = house.before(ADA).get(path)
    assert told in words(page)
    assert ("Accept the change" in words(page)) is (status is not None)
    if status is not None:
        assert accepted(house, path).status_code == status
        assert "Gwent,530,Revised" in house.file(TABLE)


def test_the_same_row_is_not_proposed_twice_and_the_owner_may_decline_it(house: House) -> None:
    path = asked(house, WANTED)
    assert asked(house, WANTED) == path
    assert len(house.proposals) == 1
    ada = house.before(ADA)
    assert send(ada, ada.get(path), f"{path}/decline", {"word": "It is 503"}).status_code == 303
    told = words(house.before(BO).get(path))
    for said in ("It was declined by Ada O’Quay", "“It is 503”", "Before 503", "Proposed 530"):
        assert said in told
    assert "Gwent,503" in house.file(TABLE)


def test_owners_change_rows_themselves_and_readers_propose_none(house: House) -> None:
    own = house.before(ADA).get(ROW, follow_redirects=False)
    assert own.headers["location"] == "/evidence/by-force/row?key=Gwent"
    reader = house.before(READER)
    assert reader.get(ROW).status_code == 403
    assert "propose-row" not in reader.get("/evidence/by-force").text
    bo = house.before(BO)
    assert bo.get("/evidence/offences/propose-row").status_code == 404, "it is no table"
    assert bo.get(f"{PLACE}?key=Kent").status_code == 404


def test_proposals_of_a_confidential_table_are_seen_by_those_who_see_the_table(
    client: ClientMaker, tmp_path: Path
) -> None:
    table = WORLD["evidence/quay/by-force.yaml"] + "confidential: true\nreason: not yet published\n"
    home = House(
        client,
        a_world(
            tmp_path / "w",
            {
                "evidence/quay/by-force.yaml": table,
                "templates/release.md.j2": WORLD["templates/release.md.j2"].replace("by-force", "open-table"),
                "evidence/quay/open-table.yaml": WORLD["evidence/quay/by-force.yaml"],
            },
        ),
    )
    path = asked(home, WANTED)
    assert "confidential: true" in home.proposals[0].read_text(encoding="utf-8")
    ada = home.before(ADA)
    assert ada.get(ROW).status_code == 404
    assert ada.get(path).status_code == 404
    assert "by-force" not in ada.get("/proposals").text


def test_rows_that_are_kept_apart_are_spoken_of_elsewhere(client: ClientMaker, tmp_path: Path) -> None:
    settings = WORLD["respondent.yaml"] + "confidential_evidence: [apart]\n"
    apart = WORLD["evidence/quay/by-force.yaml"].replace("by-force.csv", "told.csv") + "owner: quay\n"
    home = House(
        client,
        a_world(
            tmp_path / "w",
            {"respondent.yaml": settings, "apart/told.yaml": apart, "apart/told.csv": WORLD[TABLE]},
        ),
    )
    bo = home.before(BO)
    page = bo.get("/evidence/told")
    assert page.status_code == 200
    assert "/propose" not in page.text
    assert bo.get("/evidence/told/propose-row?key=Gwent").status_code == 403
    assert bo.post("/evidence/told/propose-row", data={}).status_code == 403


def test_a_cell_of_several_lines_stays_so_where_another_of_its_row_is_changed(
    client: ClientMaker, tmp_path: Path
) -> None:
    rows = 'force,offences,note\nGwent,503,"as given,\nand revised"\nDyfed-Powys,192,\n'
    home = House(client, a_world(tmp_path / "w", {TABLE: rows}))
    accepted(home, asked(home, WANTED))
    assert home.file(TABLE) == rows.replace("503", "530")
