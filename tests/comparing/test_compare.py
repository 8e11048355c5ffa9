"""What is told of two versions of a document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.build import build
from respondent.comparisons import compare_versions, diff
from respondent.model.comparison import ClaimChange, Comparison
from respondent.versions import Version

Workspaces = Callable[[dict[str, str]], Path]

LETTER = (
    "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
    'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}.\n\n'
    'In Gwent there were {{ figure("by-force", force="Gwent") }} of them, and the force says why.\n\n'
    'That is {{ figure("offences").per_day | more_than }} a day.\n\nWe ask you to act.\n'
)


@pytest.fixture
def versions(workspace: Workspaces) -> Callable[..., Comparison]:
    """``versions((file, old, new), …)`` compares the letter with itself after these edits of the workspace."""
    root = workspace({"templates/letter.md.j2": LETTER})

    def make(*edits: tuple[str, str, str]) -> Comparison:
        before = build(root, ["letter"]).files[0].read_bytes()
        for name, old, new in edits:
            text = (root / name).read_text(encoding="utf-8")
            assert old in text
            (root / name).write_text(text.replace(old, new), encoding="utf-8")
        after = build(root, ["letter"]).files[0].read_bytes()
        return compare_versions(Version("before", before), Version("after", after))

    return make


def test_a_record_that_was_renamed_is_no_difference(workspace: Workspaces) -> None:
    root = workspace({"templates/letter.md.j2": LETTER})
    before = build(root, ["letter"]).files[0].read_bytes()
    (root / "evidence/offences.yaml").rename(root / "evidence/all-offences.yaml")
    text = LETTER.replace('"offences"', '"all-offences"')
    (root / TEMPLATE).write_text(text, encoding="utf-8")
    after = build(root, ["letter"]).files[0].read_bytes()
    assert told(compare_versions(Version("before", before), Version("after", after))) == []


TEMPLATE = "templates/letter.md.j2"


def told(found: Comparison) -> list[tuple[str, str | None, str | None]]:
    """Each claim that changed, with its old and new words."""
    return [
        (
            ", ".join(claim.changes),
            claim.old.text if claim.old else None,
            claim.new.text if claim.new else None,
        )
        for claim in found.claims
        if claim.change is not ClaimChange.SAME
    ]


def test_a_letter_and_itself_do_not_differ(versions: Callable[..., Comparison]) -> None:
    found = versions()
    assert found.is_same
    assert len(found.claims) == 4
    assert found.document == "letter"


def test_a_row_that_was_revised_changes_its_claim_and_no_other(versions: Callable[..., Comparison]) -> None:
    found = versions(("evidence/by-force.csv", "503", "510"))
    assert told(found) == [("changed, on other evidence", "503", "510")]
    assert [(str(r.given), r.old, r.new) for r in found.records] == [("by-force#Gwent", "503", "510")]
    assert found.prose == ()


def test_a_figure_whose_words_stand_though_its_record_changed_is_told(
    versions: Callable[..., Comparison],
) -> None:
    found = versions(("evidence/offences.yaml", "value: 38,685", "value: 38,700"),
                     ("evidence/offences.yaml", "recorded 38,685", "recorded 38,700"))  # fmt: skip
    assert ("on other evidence", "more than 100", "more than 100") in told(found)
    assert ("changed, on other evidence", "38,685", "38,700") in told(found)


def test_words_beside_claims_are_told_by_paragraph(versions: Callable[..., Comparison]) -> None:
    found = versions(
        (TEMPLATE, "and the force says why", "and nobody says why"), (TEMPLATE, "We ask you to act.\n", "")
    )
    assert told(found) == []
    assert [(c.before is not None, c.after is not None) for c in found.prose] == [(True, True), (True, False)]
    assert [run for run in found.prose[0].runs if run[0] != "same"] == [
        ("gone", "the force"),
        ("new", "nobody"),
    ]


def test_claims_that_were_added_removed_and_moved_are_told(versions: Callable[..., Comparison]) -> None:
    lines = LETTER.split("---\n")[2].split("\n\n")
    weekly = 'That is {{ figure("offences").per_week | more_than }} a week.'
    found = versions((TEMPLATE, "\n\n".join(lines[:3]), "\n\n".join([lines[1], weekly, lines[2], lines[0]])))
    assert told(found) == [
        ("moved", "503", "503"),
        ("added", None, "more than 730"),
        ("moved", "more than 100", "more than 100"),
    ]


def test_a_claim_that_was_taken_out_is_told(versions: Callable[..., Comparison]) -> None:
    found = versions((TEMPLATE, '{{ figure("by-force", force="Gwent") }} of them', "some of them"))
    assert told(found) == [("removed", "503", None)]


def without(data: bytes, *patterns: bytes) -> bytes:
    """A file without what fits in its text, and without its list of claims."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                for pattern in patterns:
                    part = re.sub(pattern, b"", part)
            if not name.startswith("customXml"):
                new.writestr(name, part)
    return out.getvalue()


def test_a_file_that_lost_its_list_of_claims_is_looked_through_for_those_of_the_other(
    workspace: Workspaces,
) -> None:
    data = build(workspace({"templates/letter.md.j2": LETTER}), ["letter"]).files[0].read_bytes()
    bare = without(data, rb"<w:tag [^>]*>", rb"<w:bookmark(?:Start|End) [^>]*>")
    found = compare_versions(Version("old", data), Version("new", bare))
    assert len(found.claims) == 4
    assert told(found) == []


def test_files_that_were_not_built_here_are_compared_by_their_words(tmp_path: Path) -> None:
    from docx import Document

    for name, text in (("old", "We ask you to act."), ("new", "We urge you to act.")):
        document = Document()
        document.add_paragraph(text)
        document.save(str(tmp_path / f"{name}.docx"))
    found = diff(tmp_path / "old.docx", tmp_path / "new.docx")
    assert found.claims == ()
    assert [change.runs for change in found.prose] == [
        (("same", "We"), ("gone", "ask"), ("new", "urge"), ("same", "you to act."))
    ]
