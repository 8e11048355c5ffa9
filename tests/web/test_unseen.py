"""What somebody does who may not see every record: nothing hidden is harmed, and nothing of it is told."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from tests.web.members import FormClient, Team, a_team
from tests.web.over_http import Pairs
from tests.web.team import look_again
from tests.web.test_two_tabs import at, commits, opened, send
from tests.web.world import SECRET, a_world, git

from respondent.loading.workspace import load
from respondent.model.person import Role

HIDDEN = "hidden-figure"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with a_team(a_world(tmp_path / "w"), tmp_path / "state") as made:
        yield made


@pytest.fixture
def boss(team: Team) -> FormClient:
    """An administrator who may see nothing confidential, though they may change any record."""
    return team.signed_in(team.member("boss", Role.ADMINISTRATOR, "quay"))


def anew(browser: FormClient, page: str, **typed: str) -> Pairs:
    """The form of a page, filled in, without what was typed into it before and could not be saved."""
    token = [pair for pair in opened(browser, page) if pair[0] == "csrf"]
    send(browser, page, [*token, ("step", "discard")])
    return opened(browser, page, **typed)


@pytest.mark.parametrize("step", ["check", "save"])
@pytest.mark.parametrize("record", ["offences", "harbour-figure"])
def test_no_record_is_renamed_to_what_a_hidden_one_is_called(
    team: Team, boss: FormClient, record: str, step: str
) -> None:
    place = f"/evidence/{record}/rename"
    answer = send(boss, place, opened(boss, place, name=HIDDEN, step=step))
    assert answer.status_code == 422
    assert f"“{HIDDEN}” cannot be used. Choose another name." in answer.text
    assert commits(team) == 1


def test_hidden_records_follow_when_what_they_rest_on_is_renamed(team: Team, boss: FormClient) -> None:
    place = "/evidence/crime-data/rename"
    asked = send(boss, place, opened(boss, place, name="crime-figures"))
    assert "Rename crime-data to crime-figures" in asked.text
    assert not any(word in asked.text for word in SECRET)
    done = send(boss, place, opened(boss, place, name="crime-figures", step="save"))
    assert done.headers["location"] == "/evidence/crime-figures"
    assert "source: crime-figures\n" in (at(team) / f"evidence/quay/{HIDDEN}.yaml").read_text("utf-8")
    assert not load(at(team)).diagnostics
    assert git(at(team), "status", "--porcelain") == ""
    for path in ("/", "/evidence/crime-figures", "/people/log"):
        assert not any(word in boss.get(path).text for word in SECRET), path


def test_a_rename_that_a_hidden_record_stands_in_the_way_of_does_not_name_it(
    team: Team, boss: FormClient
) -> None:
    place = "/evidence/crime-data/rename"
    form = opened(boss, place, name="crime-figures", step="save")
    hidden = at(team) / f"evidence/quay/{HIDDEN}.yaml"
    hidden.write_text(hidden.read_text("utf-8") + "note: Not committed yet.\n", encoding="utf-8")
    look_again(team.app.state.site.desk)
    answer = send(boss, place, form)
    assert answer.status_code == 409
    assert "Something that you may not see stands in the way" in answer.text
    assert not any(word in answer.text for word in SECRET)
    assert commits(team) == 1


def test_no_record_takes_the_name_of_a_hidden_one_for_its_earlier_name(team: Team, boss: FormClient) -> None:
    place = "/evidence/offences/text"

    def claim(name: str) -> tuple[int, str]:
        form = [
            (field, f"{value}formerly: [{name}]\n" if field == "text" else value)
            for field, value in anew(boss, place)
        ]
        answer = send(boss, place, form)
        return answer.status_code, answer.text

    status, page = claim(HIDDEN)
    assert status == 409
    assert "cannot be used as an earlier name" in page
    assert f"formerly: [{HIDDEN}]" in page, "what was typed is still there"
    assert commits(team) == 1
    assert claim("never-there")[0] == 303


def test_the_log_names_no_file_of_a_hidden_record_to_who_may_not_see_it(team: Team, boss: FormClient) -> None:
    bo = team.signed_in(team.member("bo", Role.ADMINISTRATOR, "harbour"))
    for page, action, typed in (
        (f"/evidence/{HIDDEN}/change", "", {"note": "Looked at", "why": "typo", "step": "save"}),
        (f"/review/{HIDDEN}", f"/review/{HIDDEN}/remark", {"text": "Is it so?"}),
        (f"/review/{HIDDEN}", f"/review/{HIDDEN}/verdict", {"verdict": "queried", "comment": "Is it so?"}),
        ("/evidence/offences/change", "", {"note": "Looked at", "why": "typo", "step": "save"}),
    ):
        assert send(bo, action or page, opened(bo, page, action, **typed)).status_code == 303
    log = boss.get("/people/log").text
    assert HIDDEN not in log
    assert log.count("what is confidential") == 3
    assert "saved evidence/quay/offences.yaml" in log
    assert bo.get("/people/log").text.count(HIDDEN) >= 3

    (at(team) / f"evidence/quay/{HIDDEN}.yaml").unlink()
    look_again(team.app.state.site.desk)
    log = boss.get("/people/log").text
    assert HIDDEN not in log, "not even when it is not there any more"
    assert "saved evidence/quay/offences.yaml" in log


HIDDEN_TABLE = {
    "evidence/quay/secret-table.yaml": (
        "kind: table\ntitle: Hidden by force\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
        "period: 2023/24\nplace: {column: force}\nrows: Unseen_2024.csv\nkey: force\nvalue: offences\n"
        "confidential: true\nreason: not yet published\n"
    ),
    "evidence/quay/Unseen_2024.csv": "force,offences\nGwent,987654\nDyfed-Powys,876543\n",
}


@pytest.mark.parametrize("step", ["check", "save"])
def test_no_table_of_one_s_own_reads_the_rows_of_a_hidden_one(tmp_path: Path, step: str) -> None:
    with a_team(a_world(tmp_path / "w", HIDDEN_TABLE), tmp_path / "state") as team:
        editor = team.signed_in(team.member("ed", Role.EDITOR, "quay"))
        text, change = "/evidence/by-force/text", "/evidence/by-force/change"

        def reading(rows: str) -> list[tuple[int, str]]:
            """What is said where the table’s own file, or a forged form, has it read the rows there."""
            written = [
                (n, v.replace("by-force.csv", rows)) if n == "text" else (n, v) for n, v in anew(editor, text)
            ]
            forged = anew(editor, change, note="Looked at", why="typo", step=step)
            forged = [(n, v.replace("by-force.csv", rows)) if n == "was" else (n, v) for n, v in forged]
            live = "/evidence/by-force/effects"
            sent = [send(editor, *one) for one in ((text, written), (change, forged), (live, forged))]
            for answer in sent:
                assert not any(told in answer.text for told in ("987654", "987,654", "876543"))
            return [(answer.status_code, unescape(answer.text).replace(rows, "…")) for answer in sent]

        for hidden, never in (
            ("Unseen_2024.csv", "Nothing_here.csv"),
            ("./Unseen_2024.csv", "./Nothing_here.csv"),
        ):
            for one, other in zip(reading(hidden), reading(never), strict=True):
                assert one[0] == other[0]
                assert "There is no file" in one[1] or one[0] == 200
        assert "Unseen_2024" not in reading("Unseen_2023.csv")[0][1], (
            "no name is suggested that nobody may know"
        )
        assert commits(team) == 1
        assert "987" not in editor.get("/evidence/by-force").text
