"""What an edit would bring, before anybody makes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respondent.build import check
from respondent.desk.desk import Desk
from respondent.desk.preview import SentenceChange, compare
from respondent.loading.workspace import load
from respondent.model.document import Document
from respondent.model.edit import FileChange
from respondent.model.workspace import Workspace
from respondent.rendering.render import render

Make = Callable[[dict[str, str]], Path]
Edit = Callable[[Path, str, str, str], FileChange]
DeskAt = Callable[[Path], Desk]

OFFENCES = "evidence/offences.yaml"
LETTER = "templates/letter.md.j2"
PARTIAL = {
    "templates/parts/total.md.j2": '{{ figure("offences") | more_than }}\n',
    "templates/other.md.j2": (
        "---\nkind: letter\ntitle: Other\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        'There were {% include "parts/total.md.j2" %}\n'
    ),
}


def test_each_sentence_is_shown_before_and_after(workspace: Make, edit: Edit, desk_at: DeskAt) -> None:
    root = workspace({})
    desk = desk_at(root)
    (root / OFFENCES).read_bytes()

    preview = desk.preview(desk.view(), [edit(root, OFFENCES, "38,685", "38,658")])

    (letter,) = preview.documents
    assert (letter.document, letter.template, letter.title) == ("letter", "letter", "Offences")
    assert letter.sentences == (
        SentenceChange(
            "Police recorded 38,685 offences in 2023/24.", "Police recorded 38,658 offences in 2023/24."
        ),
    )
    assert preview.records == {"offences"}
    assert preview.looked_at == ("letter",)
    assert (preview.brought, preview.mended) == ((), ())
    assert "38,685" in (root / OFFENCES).read_text()


def test_problems_that_it_brings_or_mends_are_told(workspace: Make, edit: Edit, desk_at: DeskAt) -> None:
    root = workspace({"evidence/loose.yaml": "kind: finding\nstatement: It is so.\nsource: crime-dta\n"})
    desk = desk_at(root)

    wrong = desk.preview(desk.view(), [edit(root, OFFENCES, "value: 38,685", "value: 38,658")])
    assert [p.code.id for p in wrong.brought] == ["E115"]
    right = desk.preview(desk.view(), [edit(root, "evidence/loose.yaml", "crime-dta", "crime-data")])
    assert ([p.code.id for p in right.brought], [p.code.id for p in right.mended]) == ([], ["R201"])
    moved = desk.preview(desk.view(), [edit(root, "evidence/loose.yaml", "kind:", "\nkind:")])
    assert (moved.brought, moved.mended, moved.documents) == ((), (), ())


def test_a_document_that_can_no_longer_be_made_vanishes_and_one_that_can_again_appears(
    workspace: Make, edit: Edit, desk_at: DeskAt
) -> None:
    root = workspace({})
    desk = desk_at(root)
    preview = desk.preview(desk.view(), [FileChange(OFFENCES, (root / OFFENCES).read_bytes(), None)])
    (letter,) = preview.documents
    assert letter.vanishes
    assert {p.span.path for p in letter.brought} == {LETTER}
    assert set(letter.brought) <= set(preview.brought)

    (root / OFFENCES).rename(root / "offences.txt")
    desk = desk_at(root)
    preview = desk.preview(desk.view(), [FileChange(OFFENCES, None, (root / "offences.txt").read_bytes())])
    (letter,) = preview.documents
    assert letter.appears
    assert letter.sentences[-1].after == "Police recorded 38,685 offences in 2023/24."
    assert letter.mended


BROKEN = {
    "evidence/sessions.yaml": "<<<<<<< HEAD\nkind: statistic\n=======\nkind: finding\n>>>>>>> other\n",
    "templates/other.md.j2": (
        "---\nkind: letter\ntitle: Other\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        'There were {{ figure("sessions") }} sessions.{% if figure("sessions") > 5 %}\n\n'
        'Police recorded {{ figure("offences") }} offences.{% endif %}\n'
    ),
}


def test_of_documents_that_cannot_be_made_it_is_not_said_that_they_stay_the_same(
    workspace: Make, edit: Edit, desk_at: DeskAt
) -> None:
    root = workspace(BROKEN)
    desk = desk_at(root)

    preview = desk.preview(desk.view(confidential=True), [edit(root, OFFENCES, "38,685", "38,658")])

    assert [one.document for one in preview.documents] == ["letter"], "what does not rest on it is made"
    (untold,) = preview.untold
    assert (untold.template, untold.many) == ("other", 1)
    assert {one.message for one in untold.because} == {
        "“sessions” cannot be used, since its file has errors."
    }
    beside = desk.preview(desk.view(confidential=True), [edit(root, "evidence/by-force.csv", "503", "504")])
    assert beside.untold == (), "it does not name the table"


def test_a_table_or_a_template_that_cannot_be_read_leaves_it_open_what_changes(
    workspace: Make, edit: Edit, desk_at: DeskAt
) -> None:
    root = workspace({"templates/third.md.j2": "---\nkind: [letter\n---\nThere are 5.\n"})
    (root / "evidence/by-force.yaml").write_text("kind: table\n<<<<<<< HEAD\n")
    desk = desk_at(root)
    view = desk.view(confidential=True)

    preview = desk.preview(view, [edit(root, "evidence/crime-data.yaml", "recorded crime", "crime")])

    assert [one.document for one in preview.documents] == ["letter"]
    assert [one.template for one in preview.untold] == ["third"], (
        "the release names no source but by its table"
    )
    assert [one.template for one in view.unmade()] == ["release", "third"]
    assert "“by-force” cannot be used" in view.unmade()[0].because[0].message


def test_an_address_and_a_note_are_parts_that_change_too(
    workspace: Make, edit: Edit, desk_at: DeskAt
) -> None:
    root = workspace({})
    desk = desk_at(root)
    address = desk.preview(desk.view(), [edit(root, "evidence/minister.yaml", "1 Street", "2 Street")])
    assert [(one.document, one.sentences, one.elsewhere) for one in address.documents] == [
        ("letter", (), True)
    ]
    source = desk.preview(desk.view(), [edit(root, "evidence/crime-data.yaml", "recorded crime", "crime")])
    assert {one.document for one in source.documents} == {"letter", "release-gwent", "release-dyfed-powys"}
    assert all(change.note for change in source.documents[0].sentences)


def test_templates_and_what_they_include_are_previewed(workspace: Make, edit: Edit, desk_at: DeskAt) -> None:
    root = workspace(PARTIAL)
    desk = desk_at(root)
    part = desk.preview(desk.view(), [edit(root, "templates/parts/total.md.j2", "more_than", "about")])
    assert [one.document for one in part.documents] == ["other"]
    assert part.looked_at == ("other",)
    front = desk.preview(desk.view(), [edit(root, LETTER, "title: Offences", "title: Crimes")])
    assert [one.title for one in front.documents] == ["Crimes"]
    gone = desk.preview(desk.view(), [FileChange(LETTER, (root / LETTER).read_bytes(), None)])
    assert [one.vanishes for one in gone.documents] == [True]
    new = desk.preview(desk.view(), [FileChange("templates/third.md.j2", None, (root / LETTER).read_bytes())])
    assert [(one.document, one.appears) for one in new.documents] == [("third", True)]


def test_settings_may_change_every_document(workspace: Make, desk_at: DeskAt) -> None:
    root = workspace({})
    text = (root / "respondent.yaml").read_bytes()
    desk = desk_at(root)
    preview = desk.preview(
        desk.view(), [FileChange("respondent.yaml", text, text + b"financial_year: 2023-24\n")]
    )
    assert [one.document for one in preview.documents] == ["letter"]
    assert preview.looked_at == ("letter", "release")


def test_a_view_of_before_is_previewed_against_what_is_now(
    workspace: Make, edit: Edit, desk_at: DeskAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("respondent.desk.desk.LOOKS_EVERY", 0.0)
    root = workspace({})
    desk = desk_at(root)
    view = desk.view()
    (root / "evidence/minister.yaml").write_bytes(
        edit(root, "evidence/minister.yaml", "1 Street", "2 Street").after or b""
    )
    preview = desk.preview(view, [edit(root, OFFENCES, "38,685", "38,658")])
    assert preview.records == {"offences"}
    assert not preview.documents[0].elsewhere


def all_documents(workspace: Workspace) -> dict[str, Document]:
    return {one.id: one for name in workspace.templates for one in render(workspace, name).documents}


EDITS = (
    (OFFENCES, "38,685", "38,658"),
    (OFFENCES, "kind: statistic", "kind: finding"),
    (OFFENCES, "2023/24\n", "2023/24\nconfidential: true\nreason: It is\n"),
    (OFFENCES, "source: crime-data", "source: other"),
    ("evidence/by-force.csv", "503", "504"),
    ("evidence/by-force.csv", "Gwent,503\n", ""),
    ("evidence/crime-data.yaml", "2024", "2023"),
    ("evidence/our-charity.yaml", "Our Charity", "Another"),
    ("evidence/minister.yaml", "salutation: Minister", "salutation: Friend"),
    ("templates/parts/total.md.j2", "more_than", "about"),
    ("templates/parts/total.md.j2", "offences", "nothing"),
    ("templates/other.md.j2", "There were", "We know of"),
    ("templates/release.md.j2", "force=force", 'force="Gwent"'),
    ("respondent.yaml", "offences", "crimes"),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(EDITS), min_size=1, max_size=3, unique_by=lambda one: one[0]))
def test_no_document_that_changes_is_missed_and_no_problem(
    workspace: Make, desk_at: DeskAt, chosen: list[tuple[str, str, str]]
) -> None:
    root = workspace(PARTIAL)
    desk = desk_at(root)
    files = []
    for path, old, new in chosen:
        data = (root / path).read_bytes()
        files.append(FileChange(path, data, data.replace(old.encode(), new.encode(), 1)))
    edited = load(root, overlay={file.path: file.after for file in files})

    preview = desk.preview(desk.view(confidential=True), files)

    before, after = all_documents(load(root).workspace), all_documents(edited.workspace)
    changed = {name for name in {*before, *after} if compare(before.get(name), after.get(name)) is not None}
    assert {
        one.document
        for one in preview.documents
        if one.sentences or one.elsewhere or one.appears or one.vanishes
    } == (changed)
    if "respondent.yaml" not in {path for path, _, _ in chosen}:
        use = {"E104", "E105"}
        old_problems, new_problems = (
            set(check(root, now=desk._clock())),
            set(check(edited, now=desk._clock())),
        )
        come = {str(one) for one in new_problems - old_problems if one.code.id not in use}
        assert {str(one) for one in preview.brought} <= come
        lines = {(one.code.id, one.span.path, one.message) for one in old_problems}
        really = {str(p) for p in new_problems - old_problems
                  if p.code.id not in use and (p.code.id, p.span.path, p.message) not in lines}  # fmt: skip
        assert really <= {str(one) for one in preview.brought}
