"""A record renamed in the browser: what is said of it before, its way back, and the address that it had."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.over_http import Answer
from tests.web.team import ClientMaker, PageClient
from tests.web.world import a_world

from respondent.desk.desk import Desk
from respondent.model.person import Person, Role

BOSS = Person("Bo Harbour", "bo@harbour.example", "harbour", Role.ADMINISTRATOR)
ADA = Person("Ada O’Quay", "ada@quay.example", "quay", Role.EDITOR)

People = Callable[[Person], PageClient]


@pytest.fixture
def before(client: ClientMaker, tmp_path: Path) -> People:
    """``before(person)`` is that person before the pages of one coalition."""
    desk = Desk(a_world(tmp_path / "w"))
    return lambda person: client(person, desk=desk)


def rename(boss: PageClient, old: str, new: str, step: str = "save") -> Any:
    return boss.submit(f"/evidence/{old}/rename", {"name": new, "step": step})


def leads(who: PageClient, path: str) -> tuple[int, str | None]:
    answer = who.get(path, follow_redirects=False)
    return answer.status_code, answer.headers.get("location")


def test_what_is_renamed_is_said_to_be_renamed(before: People) -> None:
    asked = rename(before(BOSS), "by-force", "forces", step="")
    rows = Answer(asked.status_code, "", asked.content).page.xpath("//tbody/tr")
    told = [tuple(" ".join(cell.text_content().split()) for cell in row) for row in rows]
    assert told == [
        ("evidence/quay/by-force.csv", "by-force.csv", "renamed to forces.csv"),
        ("Offences by force", "by-force", "renamed to forces"),
        ("templates/release.md.j2", "as it is", "changed"),
    ]


def test_a_rename_is_undone_by_another(before: People) -> None:
    boss = before(BOSS)
    rename(boss, "by-force", "forces")
    assert "Choose another name." in rename(boss, "offences", "by-force").text
    assert rename(boss, "forces", "by-force").headers["location"] == "/evidence/by-force"
    assert leads(boss, "/evidence/by-force") == (200, None)
    assert leads(boss, "/evidence/forces") == (303, "/evidence/by-force")


def test_the_old_address_of_a_record_leads_to_it_for_whoever_may_see_it(before: People) -> None:
    boss, ada = before(BOSS), before(ADA)
    rename(boss, "by-force", "forces")
    rename(boss, "hidden-figure", "unseen-figure")
    assert leads(ada, "/evidence/by-force") == (303, "/evidence/forces")
    assert leads(ada, "/evidence/by-force/row?key=Gwent") == (303, "/evidence/forces/row?key=Gwent")
    assert leads(ada, "/review/by-force") == (303, "/review/forces")
    assert leads(boss, "/evidence/hidden-figure") == (303, "/evidence/unseen-figure")
    assert leads(ada, "/evidence/hidden-figure") == leads(ada, "/evidence/never-was") == (404, None)
    assert ada.submit("/evidence/by-force/change", {"value": "5"}).status_code == 404
