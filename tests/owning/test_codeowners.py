"""The CODEOWNERS file that the partners make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from respondent.loading.workspace import load
from respondent.model.partner import Partner
from respondent.model.settings import Settings
from respondent.owning.codeowners import BEGIN, END, codeowners, files_apart, put_into

PARTNERS = (
    Partner(
        "north",
        ("evidence/north", "evidence/the north"),
        code_owners=("@north/policy", "al@north.example.org"),
    ),
    Partner("south", ("evidence/south",)),
    Partner("centre", ("evidence/centre",), code_owners=("@centre/team",), everything=True),
)


def test_the_last_line_that_fits_is_the_nearest_owner() -> None:
    assert codeowners(
        Settings(partners=PARTNERS), "", {"evidence/south/a #1.yaml": "north", "b": "south"}
    ) == (
        f"{BEGIN}\n* @centre/team\n"
        "/evidence/north/ @north/policy al@north.example.org\n"
        "/evidence/the\\ north/ @north/policy al@north.example.org\n"
        "/evidence/centre/ @centre/team\n"
        "/evidence/south/a\\ \\#1.yaml @north/policy al@north.example.org\n"
        f"{END}\n"
    )


def test_a_workspace_below_the_top_speaks_of_its_own_files_only() -> None:
    lines = codeowners(Settings(partners=PARTNERS[2:]), "our letters/").splitlines()
    assert lines[1:-1] == ["/our\\ letters/ @centre/team", "/our\\ letters/evidence/centre/ @centre/team"]


def test_what_others_wrote_in_the_file_stays() -> None:
    own = codeowners(Settings(partners=PARTNERS))
    assert put_into("", own) == own
    there = put_into("/docs/ @writers\n", own)
    assert there == f"/docs/ @writers\n\n{own}"
    assert put_into(there + "/last/ @them\n", own.replace("@centre", "@c")) == (
        f"/docs/ @writers\n\n{own.replace('@centre', '@c')}/last/ @them\n"
    )


def test_files_whose_record_names_another_owner_are_named(
    workspace: Callable[[dict[str, str]], Path], small: dict[str, str]
) -> None:
    root = workspace(
        {
            "evidence/by-force.yaml": small["evidence/by-force.yaml"] + "owner: south\n",
            "evidence/crime-data.yaml": small["evidence/crime-data.yaml"] + "owner: north\n",
        }
    )
    partners = (Partner("north", ("evidence",)), Partner("south"))
    assert files_apart(load(root).workspace.records.values(), partners) == {
        "evidence/by-force.yaml": "south",
        "evidence/by-force.csv": "south",
    }
