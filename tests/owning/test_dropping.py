"""What a merge drops of what one side alone had changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from respondent.model.diagnostic import Diagnostic
from respondent.owning.since import problems_since

Files = Mapping[str, str | None]

SO = "evidence/south/so.yaml"
BOTH = "kind: finding\nstatement: It is so.\nlocator: p 1\nnote: x\n"
TABLE = "evidence/north/by-force.csv"


def merged_by_hand(repository: Any, mine: Files, theirs: Files, files: Files) -> None:
    """A merge by the centre of a branch of south's, in which the files are as given, whatever both sides say."""
    repository.git("checkout", "-q", "-b", "other")
    repository.commit("south", theirs)
    repository.git("checkout", "-q", "work")
    repository.commit("ana@centre.example.org", mine)
    repository.git("merge", "-q", "--no-commit", "other", ok=False)
    repository.commit("ana@centre.example.org", files)


def told(repository: Any, since: str = "main") -> list[str]:
    return [
        f"{problem.span.path}: {problem.message.partition(') ')[2]}"
        for problem in problems_since(repository.root, since)
        if problem.code.id == "O105"
    ]


@pytest.fixture
def both(repository: Any) -> Any:
    """A repository in which that record of south's has four fields."""
    repository.commit("ana@centre.example.org", {SO: BOTH})
    repository.git("branch", "-f", "main", "work")
    return repository


def test_a_field_that_only_they_changed_is_dropped_by_who_takes_our_file_as_a_whole(both: Any) -> None:
    mine = BOTH.replace("p 1", "p 2")
    merged_by_hand(both, {SO: mine}, {SO: BOTH.replace("p 1", "p 3").replace("so.", "not so.")}, {SO: mine})
    (problem,) = problems_since(both.root, "main")
    commit = both.git("rev-parse", "HEAD")[:10]
    assert problem.message == (
        f"A merge (commit {commit}, by ana@centre.example.org) dropped what south changed here: "
        "statement is “It is so.” again, not “It is not so.”"
    )
    assert "Make the change again" in problem.remedy


def test_what_was_chosen_where_both_changed_it_is_not_told(both: Any) -> None:
    mine = BOTH.replace("p 1", "p 2")
    merged_by_hand(both, {SO: mine}, {SO: BOTH.replace("p 1", "p 3")}, {SO: mine})
    assert told(both) == []


def test_what_was_changed_again_since_is_not_told(both: Any) -> None:
    theirs = BOTH.replace("so.", "not so.")
    merged_by_hand(both, {"README.md": "More.\n"}, {SO: theirs}, {SO: BOTH})
    assert told(both) == [
        f"{SO}: dropped what south changed here: statement is “It is so.” again, not “It is not so.”"
    ]
    both.commit("south", {SO: theirs})
    assert told(both) == []


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (BOTH.replace("note: x\n", ""), "note is there again"),
        (BOTH + "tags: [a]\n", "tags is not there"),
        (BOTH.replace("note: x", "note: {a: b}"), "note is as it was before"),
        (None, "the file is there again"),
        (
            "kind: finding\nlocator: p 2\nnote: y\ntags: [a]\nunit: z\n",
            "statement is there again; locator is “p 1” again, not “p 2”; note is “x” again, not “y”; and 2 more",
        ),
    ],
)
def test_it_is_said_what_is_as_before(theirs: str | None, said: str, both: Any) -> None:
    merged_by_hand(both, {"README.md": "More.\n"}, {SO: theirs}, {SO: BOTH})
    assert told(both) == [f"{SO}: dropped what south changed here: {said}."]


def test_rows_cells_new_files_and_texts_are_dropped_too(repository: Any) -> None:
    merged_by_hand(
        repository,
        {TABLE: "force,n\nGwent,503\nKent,9\n"},
        {TABLE: "force,n\nGwent,504\nEssex,3\n", SO: "kind: x\n", "templates/letter.md.j2": "Dear you\n"}
        | {"evidence/south/new.yaml": "kind: finding\n"},
        {TABLE: "force,n\nGwent,503\nKent,9\n", "templates/letter.md.j2": "Dear all\n"}
        | {"evidence/south/new.yaml": None},
    )
    assert told(repository) == [
        f"{TABLE}: dropped what south changed here: Gwent.n is “503” again, not “504”; Essex is not there.",
        "evidence/south/new.yaml: dropped what south changed here: the file is not there.",
        "templates/letter.md.j2: dropped what south changed here: the file is as it was before.",
    ]


def test_a_new_file_that_the_merge_moved_is_there(repository: Any) -> None:
    new = "kind: finding\n"
    merged_by_hand(
        repository,
        {"README.md": "More.\n"},
        {"evidence/south/new.yaml": new},
        {"evidence/south/new.yaml": None, "evidence/common/new.yaml": new},
    )
    assert told(repository) == []


def test_of_a_long_text_it_is_told_where_the_two_differ(both: Any) -> None:
    was = BOTH.replace("It is so.", f"It is so{', and so' * 10}, in 2023.")
    both.commit("ana@centre.example.org", {SO: was})
    both.git("branch", "-f", "main", "work")
    merged_by_hand(both, {"README.md": "More.\n"}, {SO: was.replace("2023", "2024")}, {SO: was})
    said = "statement is “…and so, in 2023.” again, not “…and so, in 2024.”"
    assert told(both) == [f"{SO}: dropped what south changed here: {said}"]


def test_whoever_is_no_partner_is_named_by_the_address(both: Any) -> None:
    both.git("checkout", "-q", "-b", "other")
    both.commit("jo@elsewhere.example.org", {SO: BOTH.replace("note: x", "note: y")})
    both.git("checkout", "-q", "work")
    both.git("merge", "-q", "-s", "ours", "-m", "x", "other")
    assert told(both) == [
        f"{SO}: dropped what jo@elsewhere.example.org changed here: note is “x” again, not “y”."
    ]


def test_it_is_a_warning(both: Any) -> None:
    merged_by_hand(both, {"README.md": "More.\n"}, {SO: BOTH.replace("note: x", "note: y")}, {SO: BOTH})
    found: list[Diagnostic] = [p for p in problems_since(both.root, "main") if p.code.id == "O105"]
    assert [problem.severity.value for problem in found] == ["warning"]
