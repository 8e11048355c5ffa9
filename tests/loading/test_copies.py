"""The index of archived copies, as it is written and as it goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from respondent.archiving.store import index_text
from respondent.loading.workspace import load
from respondent.model.review import ArchivedCopy

Make = Callable[[dict[str, str]], Path]

AT = datetime(2025, 2, 18, 14, 30, 5, tzinfo=UTC)
FIRST = ArchivedCopy("crime-data", "a" * 64, "prc “2024”.ods", 48_213, AT)
SECOND = ArchivedCopy("crime-data", "b" * 64, "prc.ods", 48_214, AT, "https://example.org/prc.ods", "Jo")
PATH = "archive/crime-data.copies.yaml"


def test_the_index_is_read_as_it_was_written(workspace: Make) -> None:
    loaded = load(workspace({PATH: index_text([FIRST, SECOND])}))

    assert loaded.diagnostics == ()
    assert loaded.workspace.copies == {"crime-data": (FIRST, SECOND)}
    assert str(loaded.workspace.copies["crime-data"][0].span) == f"{PATH}:5:5"


def test_the_settings_name_the_folder(workspace: Make) -> None:
    text = "respondent: 1\narchive: kept/sources\nunits: [{name: offence}]\n"
    root = workspace({"respondent.yaml": text, "kept/sources/crime-data.copies.yaml": index_text([FIRST])})

    assert load(root).workspace.copies == {"crime-data": (FIRST,)}


def test_an_index_that_is_not_in_order_is_left_out(workspace: Make) -> None:
    loaded = load(workspace({PATH: index_text([FIRST]).replace("size: ", "size: x")}))

    assert [(problem.code.id, str(problem.span)) for problem in loaded.diagnostics] == [
        ("V303", f"{PATH}:7:11")
    ]
    assert loaded.workspace.copies == {}


def test_of_a_damaged_hash_nobody_is_sent_to_give_a_verdict_anew(workspace: Make) -> None:
    (problem,) = load(workspace({PATH: index_text([FIRST]).replace("a" * 64, "a" * 63)})).diagnostics

    assert "is not a SHA-256" in problem.message
    assert (
        problem.remedy == "Nobody changes this file by hand: bring it back as it was, from git or a backup."
    )


def test_an_index_that_is_no_yaml_holds_no_document_back(workspace: Make) -> None:
    from respondent.build import build

    built = build(workspace({PATH: "source: [\n"}))

    assert [problem.code.id[0] for problem in built.diagnostics] == ["Y"]
    assert built.withheld == ()


def test_a_copy_is_called_after_its_hash_with_its_ending() -> None:
    assert FIRST.file == f"{'a' * 64}.ods"
    assert ArchivedCopy("x", "c" * 64, "no ending", 1, AT).file == "c" * 64
    assert ArchivedCopy("x", "c" * 64, "odd./..", 1, AT).file == "c" * 64
