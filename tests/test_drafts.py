"""``build(draft=True)``: what is written, under which name, and what it does with the final files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from respondent.build import Built, build
from respondent.model.codes import CODES
from respondent.model.diagnostic import Code
from respondent.reporting.explanations import parse_explanations
from respondent.resources import diagnostics_page

Workspaces = Callable[[dict[str, str]], Path]

HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
WRONG = {
    "templates/letter.md.j2": HEAD
    + "Police recorded {{ figure('offences') }} sessions, and {{ figure('offense') }} offences.\n"
}
EMBARGOED = {
    "evidence/offences.yaml": (
        "kind: statistic\nstatement: Police recorded 38,685 offences in 2023/24.\nsource: crime-data\n"
        "value: 38,685\nunit: offence\nmeasure: recorded\nperiod: 2023/24\nembargo: 2025-03-01 00:01\n"
    )
}
EXPLANATIONS = parse_explanations(diagnostics_page())


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def comments(path: Path) -> str:
    with ZipFile(path) as archive:
        return "\n".join(re.findall(r"<w:t [^>]*>([^<]*)", archive.read("word/comments.xml").decode()))


def codes(built: Built) -> list[str]:
    return [problem.code.id for problem in built.diagnostics]


def test_a_document_with_an_error_is_written_as_a_draft_with_its_problems_as_comments(
    workspace: Workspaces,
) -> None:
    root = workspace(EMBARGOED)
    assert [one.document for one in build(root, ["letter"]).withheld] == ["letter"]
    built = build(root, ["letter"], draft=True)
    assert files(root / "out") == ["letter.draft.docx"]
    assert built.withheld == ()
    (written,) = built.written
    assert (written.document, written.draft, written.path.name) == ("letter", True, "letter.draft.docx")
    error = next(problem for problem in built.diagnostics if problem.severity == "error")
    told = comments(root / "out/letter.draft.docx")
    assert f"Error {error.code.id}: {error.message}" in told
    assert error.remedy in told


def test_a_figure_that_cannot_be_printed_leaves_a_gap(workspace: Workspaces) -> None:
    root = workspace(WRONG)
    build(root, ["letter"], ["md"], draft=True)
    text = (root / "out/letter.draft.md").read_text(encoding="utf-8")
    assert "38,685 sessions, and ‹?› **\\[problem 1\\]** offences" in text
    assert "**Error T220** There is no" in text


def test_drafts_are_written_in_every_format(workspace: Workspaces) -> None:
    root = workspace(WRONG)
    build(root, ["letter"], ["docx", "html", "md"], draft=True)
    assert files(root / "out") == ["letter.draft.docx", "letter.draft.html", "letter.draft.md"]


def test_a_document_in_which_nothing_is_wrong_is_a_draft_too(workspace: Workspaces) -> None:
    root = workspace({})
    assert len(build(root, draft=True).written) == 3
    assert all(name.endswith(".draft.docx") for name in files(root / "out"))


def test_final_files_are_left_alone_and_named_where_an_error_stands(workspace: Workspaces) -> None:
    root = workspace({})
    build(root)
    before = {path: path.read_bytes() for path in (root / "out").iterdir()}
    (root / "templates/letter.md.j2").write_text(WRONG["templates/letter.md.j2"], encoding="utf-8")
    built = build(root, draft=True)
    assert all(path.read_bytes() == data for path, data in before.items())
    old = {one.document: [path.name for path in one.old] for one in built.written}
    assert old == {"letter": ["letter.docx"], "release-gwent": [], "release-dyfed-powys": []}


def test_a_final_build_leaves_drafts_alone_and_names_them(workspace: Workspaces) -> None:
    root = workspace({})
    build(root, draft=True)
    built = build(root, ["letter"])
    assert [path.name for path in built.drafts] == ["letter.draft.docx"]
    assert len(files(root / "out")) == 4
    assert build(root, ["letter"], draft=True).drafts == ()


def test_a_draft_is_no_old_final_file(workspace: Workspaces) -> None:
    root = workspace({})
    build(root, ["release"], draft=True)
    (root / "evidence/by-force.csv").write_text("force,offences\nGwent,503\nKent,lots\n", encoding="utf-8")
    built = build(root, ["release"])
    assert all(one.old == () for one in built.withheld)


def test_what_cannot_be_rendered_is_withheld_and_its_old_files_are_named(workspace: Workspaces) -> None:
    root = workspace({})
    build(root, ["letter"])
    build(root, ["letter"], draft=True)
    (root / "templates/letter.md.j2").write_text(HEAD + "{% if %}\n", encoding="utf-8")
    built = build(root, ["letter"], draft=True)
    (withheld,) = built.withheld
    assert (withheld.document, built.written) == ("letter", ())
    assert [problem.code.id for problem in withheld.because] == ["T201"]
    assert [path.name for path in withheld.old] == ["letter.docx", "letter.draft.docx"]


def test_two_documents_of_one_name_are_not_written_over_each_other(
    workspace: Workspaces, small: dict[str, str]
) -> None:
    root = workspace({"templates/release-gwent.md.j2": small["templates/letter.md.j2"]})
    built = build(root, draft=True)
    assert "W201" in codes(built)
    assert [one.document for one in built.withheld] == ["release-gwent"]
    assert [one.document for one in built.written].count("release-gwent") == 1


def test_a_letterhead_that_cannot_be_used_gives_way_to_plain_paper(workspace: Workspaces) -> None:
    root = workspace(
        {
            "templates/letter.md.j2": HEAD.replace("to:", "letterhead: a.docx\nto:") + "Text.\n",
            "a.docx": "%PDF",
        }
    )
    built = build(root, ["letter"], draft=True)
    assert built.withheld == ()
    assert "Of the document as a whole:\nError W101" in comments(root / "out/letter.draft.docx")


def test_notes_are_no_remarks(workspace: Workspaces) -> None:
    root = workspace({"templates/letter.md.j2": HEAD + "Half ({{ figure('offences') }}) and more.\n"})
    built = build(root, ["letter"], ["md"], draft=True)
    text = (root / "out/letter.draft.md").read_text(encoding="utf-8")
    told = {p.code.id for p in built.diagnostics if p.severity != "note"}
    assert set(re.findall(r"\*\*(?:Error|Warning|Note) (\w+)\*\*", text)) == told


def test_each_row_s_draft_has_its_own_problems(workspace: Workspaces, small: dict[str, str]) -> None:
    release = small["templates/release.md.j2"].replace(
        "offences.\n", "offences, {{ figure('by-force', force=force).per_day | more_than }} a day.\n"
    )
    root = workspace({"templates/release.md.j2": release})
    build(root, ["release"], ["md"], draft=True)
    texts = {path.name: path.read_text(encoding="utf-8") for path in (root / "out").iterdir()}
    assert "T222" not in texts["release-gwent.draft.md"]
    assert "T222" in texts["release-dyfed-powys.draft.md"]


def test_the_same_draft_is_not_written_again(workspace: Workspaces) -> None:
    root = workspace(WRONG)
    build(root, ["letter"], ["docx", "html", "md"], draft=True)
    again = build(root, ["letter"], ["docx", "html", "md"], draft=True)
    assert [one.changed for one in again.written] == [False, False, False]


@pytest.mark.parametrize("code", [code for code in CODES if EXPLANATIONS[code.id].wrong], ids=lambda c: c.id)
def test_whatever_is_wrong_a_draft_says_what_a_final_build_says(code: Code, workspace: Workspaces) -> None:
    example = EXPLANATIONS[code.id].wrong
    assert example is not None
    root = workspace({example.file: example.text})
    final = build(root, formats=["docx", "html", "md"])
    drafts = build(root, formats=["docx", "html", "md"], draft=True)
    # A draft waits for no signature; it says which ones are still to come. It has no edition, so it asks for none.
    told = [one for one in codes(final) if one != "L103"]
    assert codes(drafts) == ["G202" if one == "G201" else one for one in told]
    assert len(drafts.withheld) <= len(final.withheld)
