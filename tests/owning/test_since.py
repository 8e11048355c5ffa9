"""Who changed what is not theirs, since a revision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from respondent.errors import RespondentError
from respondent.owning.since import problems_since

Judged = Callable[..., list[str]]


def test_everybody_may_change_what_is_theirs(repository: Any, judged: Judged, files: dict[str, str]) -> None:
    repository.commit("north", {"evidence/north/by-force.csv": "force,n\nGwent,504\n"})
    repository.commit("south", {"evidence/south/so.yaml": files["evidence/south/so.yaml"] + "note: x\n"})
    repository.commit(
        "north", {"evidence/common/lent.yaml": files["evidence/common/lent.yaml"] + "note: x\n"}
    )
    repository.commit("south", {"evidence/common/all-rows.csv": "force,n\nGwent,504\n"})
    repository.commit("north", {"evidence/north/new.yaml": "kind: finding\n"})
    assert judged() == []


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("evidence/south/so.yaml", "kind: finding\nstatement: It is not.\n", "O101"),
        ("evidence/south/so.yaml", None, "O101"),
        ("evidence/south/new.yaml", "kind: finding\n", "O101"),
        ("evidence/south/so.yaml", "kind: finding\nowner: north\nstatement: It is so.\n", "O102"),
        ("evidence/south/so.yaml", 'kind: "finding\nowner: north\n', "O102"),
        ("evidence/common/lent.yaml", "kind: finding\nowner: south\nstatement: It is lent.\n", "O102"),
        ("evidence/common/lent.yaml", "kind: finding\nstatement: It is lent.\n", "O102"),
        ("evidence/common/nobody-s.yaml", "kind: finding\nowner: north\n", "O102"),
        ("evidence/common/nobody-s.yaml", "kind: finding\n", "O101"),
        ("evidence/common/all-rows.csv", "force,n\nGwent,1\n", "O101"),
        ("evidence/north/put.yaml", "kind: finding\nowner: south\n", "O101"),
        ("templates/letter.md.j2", "Dear nobody\n", "O103"),
        ("respondent.yaml", "respondent: 1\n", "O103"),
        ("README.md", None, "O103"),
        (".github/workflows/check.yaml", "on: push\n", "O103"),
        ("reviews/so/one.yaml", "kind: x\n", None),
        ("signoffs/letter/north.yaml", "kind: x\n", None),
        ("proposals/one.yaml", "proposal: 1\n", None),
    ],
)
def test_north_may_not_change_what_is_not_its_own(
    name: str, text: str | None, code: str | None, repository: Any, judged: Judged
) -> None:
    repository.commit("north", {name: text})
    assert judged() == ([f"{code} {name}"] if code else [])


def test_a_verdict_that_is_there_is_changed_by_nobody(repository: Any, judged: Judged) -> None:
    repository.commit("ana@centre.example.org", {"reviews/so/one.yaml": "kind: x\n"})
    repository.git("branch", "-f", "main", "work")
    repository.commit("north", {"reviews/so/one.yaml": "kind: y\n"})
    assert judged() == ["O103 reviews/so/one.yaml"]


def test_a_proposal_is_decided_and_not_rewritten(repository: Any, judged: Judged) -> None:
    repository.commit(
        "ana@centre.example.org", {"proposals/one.yaml": "a: 1\n", "proposals/two.yaml": "a: 1\n"}
    )
    repository.git("branch", "-f", "main", "work")
    decided = "a: 1\ndecision: {outcome: declined}\n"
    repository.commit("north", {"proposals/one.yaml": decided, "proposals/two.yaml": "a: 2\n"})
    assert judged() == ["O103 proposals/two.yaml"]


@pytest.mark.parametrize(
    "after",
    ["decision: {outcome: declined}\na: 2\n", "a: 1decision: {}\n", "a: 1\nb: 2\ndecision: {}\n", None],
)
def test_nothing_but_a_decision_below_a_proposal_is_a_decision(
    repository: Any, judged: Judged, after: str | None
) -> None:
    repository.commit("ana@centre.example.org", {"proposals/one.yaml": "a: 1\n"})
    repository.git("branch", "-f", "main", "work")
    repository.commit("north", {"proposals/one.yaml": after})
    assert judged() == ["O103 proposals/one.yaml"]


def test_a_move_is_judged_where_it_begins_and_where_it_ends(repository: Any, judged: Judged) -> None:
    text = "kind: finding\nstatement: It is so.\n"
    repository.commit("north", {"evidence/south/so.yaml": None, "evidence/north/so.yaml": text})
    assert judged() == ["O101 evidence/south/so.yaml"]
    repository.commit("south", {"evidence/south/so.yaml": text, "evidence/north/so.yaml": None})
    assert judged() == []


def test_whoever_may_change_everything_does_and_hands_over(repository: Any, judged: Judged) -> None:
    changed = {
        "evidence/south/so.yaml": "kind: finding\nowner: north\n",
        "respondent.yaml": "respondent: 1\n",
    }
    repository.commit("ana@centre.example.org", changed)
    assert judged() == []


def test_somebody_whom_the_settings_do_not_name_may_change_nothing(repository: Any, judged: Judged) -> None:
    repository.commit("bo@centre.example.org", {"evidence/south/so.yaml": "kind: finding\n"})
    assert judged() == ["O104 evidence/south/so.yaml"]


def test_nobody_gives_themselves_rights_in_the_same_change(
    repository: Any, judged: Judged, files: dict[str, str]
) -> None:
    mine = files["respondent.yaml"].replace("[north.example.org]", "[north.example.org], everything: true")
    repository.commit("north", {"respondent.yaml": mine})
    repository.commit("north", {"evidence/south/so.yaml": "kind: finding\n"})
    assert judged() == ["O101 evidence/south/so.yaml", "O103 respondent.yaml"]


def test_what_was_undone_again_is_no_change(repository: Any, judged: Judged, files: dict[str, str]) -> None:
    repository.commit("north", {"evidence/south/so.yaml": "kind: finding\n"})
    repository.commit("north", {"evidence/south/so.yaml": files["evidence/south/so.yaml"]})
    assert judged() == []


def test_all_can_be_taken_as_one_person_s(repository: Any, judged: Judged) -> None:
    repository.commit("south", {"evidence/south/so.yaml": "kind: finding\n"})
    assert judged() == []
    assert judged("pat@north.example.org") == ["O101 evidence/south/so.yaml"]


def test_where_the_settings_name_no_partners_anybody_changes_everything(repository: Any) -> None:
    repository.commit("ana@centre.example.org", {"respondent.yaml": "respondent: 1\n"})
    repository.commit("who@example.org", {"evidence/south/so.yaml": "kind: finding\n"})
    assert problems_since(repository.root, "work~1") == ()


def test_a_branch_of_another_that_is_merged_is_not_the_merger_s_change(
    repository: Any, judged: Judged, files: dict[str, str]
) -> None:
    both = "kind: finding\nstatement: It is so.\nlocator: p 1\nnote: x\n"
    repository.commit("ana@centre.example.org", {"evidence/south/so.yaml": both})
    repository.git("branch", "-f", "main", "work")
    repository.git("checkout", "-q", "-b", "other")
    repository.commit("south", {"evidence/south/so.yaml": both.replace("p 1", "p 2")})
    repository.git("checkout", "-q", "work")
    repository.commit("south", {"evidence/south/so.yaml": both.replace("note: x", "note: y")})
    repository.git("merge", "--no-commit", "other", ok=False)
    merged = both.replace("p 1", "p 2").replace("note: x", "note: y")
    repository.commit("north", {"evidence/south/so.yaml": merged})
    assert repository.git("log", "-1", "--format=%P").count(" ") == 1
    assert judged() == []


@pytest.mark.parametrize("written", ["p 3", "p 1"])  # something of one's own; the other side undone
def test_what_a_merge_writes_itself_is_the_merger_s_change(
    written: str, repository: Any, judged: Judged
) -> None:
    both = "kind: finding\nstatement: It is so.\nlocator: p 1\n"
    repository.commit(
        "ana@centre.example.org", {"evidence/south/so.yaml": both, "evidence/south/b.yaml": "a: 1\n"}
    )
    repository.git("branch", "-f", "main", "work")
    repository.git("checkout", "-q", "-b", "other")
    repository.commit("south", {"evidence/south/so.yaml": both.replace("p 1", "p 2")})
    repository.git("checkout", "-q", "work")
    repository.commit("south", {"evidence/south/b.yaml": "a: 2\n"})
    repository.git("merge", "-q", "--no-commit", "other", ok=False)
    repository.commit("north", {"evidence/south/so.yaml": both.replace("p 1", written)})
    found = judged()
    # what was undone is as it was on main: nobody changed what is not theirs, but south's change is lost
    assert found == [f"{'O101' if written == 'p 3' else 'O105'} evidence/south/so.yaml"]


def test_either_side_may_be_taken_in_a_conflict(repository: Any, judged: Judged) -> None:
    both = "kind: finding\nstatement: It is so.\nlocator: p 1\n"
    repository.git("checkout", "-q", "-b", "other")
    repository.commit("south", {"evidence/south/so.yaml": both.replace("p 1", "p 2")})
    repository.git("checkout", "-q", "work")
    repository.commit("south", {"evidence/south/so.yaml": both.replace("p 1", "p 4")})
    repository.git("merge", "-q", "--no-commit", "other", ok=False)
    repository.commit("north", {"evidence/south/so.yaml": both.replace("p 1", "p 2")})
    assert judged() == []


@pytest.mark.parametrize(("written", "codes"), [("Gwent,1\nKent,9\n", []), ("Gwent,1\nKent,5\n", ["O101"])])
def test_rows_and_lines_that_come_of_a_merge_are_nobody_s(
    written: str, codes: list[str], repository: Any, judged: Judged, files: dict[str, str]
) -> None:
    table = "evidence/south/t.csv"
    lines = "one\n\n\n\n\ntwo\n"
    start = {
        "evidence/south/t.yaml": "kind: table\nrows: t.csv\nkey: force\n",
        table: "force,n\nGwent,2\nKent,2\n",
        "evidence/south/notes.txt": lines,
    }
    repository.commit("ana@centre.example.org", start)
    repository.git("branch", "-f", "main", "work")
    repository.git("checkout", "-q", "-b", "other")
    repository.commit("south", {table: "force,n\nGwent,1\nKent,2\n", "evidence/south/notes.txt": "1" + lines})
    repository.git("checkout", "-q", "work")
    repository.commit(
        "south", {table: "force,n\nGwent,2\nKent,9\n", "evidence/south/notes.txt": lines + "2\n"}
    )
    repository.git("merge", "-q", "--no-commit", "other", ok=False)
    repository.commit("north", {table: f"force,n\n{written}"})
    assert judged() == [f"{code} {table}" for code in codes]


@pytest.mark.parametrize(("written", "codes"), [("ours\n", []), ("a third way\n", ["O101"])])
def test_in_a_conflict_of_lines_one_side_may_be_taken(
    written: str, codes: list[str], repository: Any, judged: Judged
) -> None:
    name = "evidence/south/notes.txt"
    repository.git("checkout", "-q", "-b", "other")
    repository.commit("south", {name: "theirs\n"})
    repository.git("checkout", "-q", "work")
    repository.commit("south", {name: "ours\n"})
    repository.git("merge", "-q", "--no-commit", "other", ok=False)
    repository.commit("north", {name: written})
    assert judged() == [f"{code} {name}" for code in codes]


def test_what_a_merge_deletes_itself_is_the_merger_s_change(repository: Any, judged: Judged) -> None:
    repository.git("checkout", "-q", "-b", "other")
    repository.commit("south", {"evidence/south/new.yaml": "kind: finding\n"})
    repository.git("checkout", "-q", "work")
    repository.commit("north", {"evidence/north/new.yaml": "kind: finding\n"})
    repository.git("merge", "-q", "--no-commit", "other", ok=False)
    repository.commit("north", {"evidence/south/so.yaml": None})
    assert judged() == ["O101 evidence/south/so.yaml"]


def test_a_merge_of_three_answers_for_what_none_of_them_has(repository: Any, judged: Judged) -> None:
    for name in ("one", "two"):
        repository.git("checkout", "-q", "-b", name, "work")
        repository.commit("south", {f"evidence/south/{name}.yaml": "kind: finding\n"})
    repository.git("checkout", "-q", "work")
    repository.commit("south", {"evidence/south/zero.yaml": "kind: finding\n"})
    repository.git("merge", "-q", "-m", "x", "one", "two", email="al@north.example.org")
    assert judged() == []


def test_a_revision_that_is_not_there_is_told(repository: Any) -> None:
    with pytest.raises(RespondentError, match="There is no revision “nowhere”"):
        problems_since(repository.root, "nowhere")


def test_a_workspace_without_git_has_nobody_s_changes(repository: Any, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "respondent.yaml").write_text("respondent: 1\n", encoding="utf-8")
    with pytest.raises(RespondentError, match="cannot be told"):
        problems_since(folder, "main")


def test_a_proposal_that_its_owner_accepted_is_the_owners_change_too(
    repository: Any, judged: Judged, files: dict[str, str]
) -> None:
    changed = {"evidence/south/so.yaml": files["evidence/south/so.yaml"] + "note: x\n"}
    for accepted, expected in (("south", []), ("north", ["O101 evidence/south/so.yaml"])):
        repository.git("reset", "-q", "--hard", "main")
        repository.write(changed)
        message = f"so: note: x\n\nAccepted-by: Sam Example <sam@{accepted}.example.org>\n"
        repository.git("commit", "-q", "-m", message, email="al@north.example.org")
        assert judged() == expected
