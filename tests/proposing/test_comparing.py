"""A file that came back, compared in one process: as children do it for the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.auditing.conftest import EVIDENCE
from tests.collecting.conftest import edited

from respondent.audits import NotAuditedError
from respondent.build import build
from respondent.loading.workspace import Loaded, load
from respondent.model.edit import FieldEdit
from respondent.proposing.suggesting import suggestion
from respondent.reading.draft import UnreadableDraftError
from respondent.redacting.public import public_workspace
from respondent.web import work

QUOTED = "I did not know whom I could tell about it."


@pytest.fixture
def root(workspace: Callable[[dict[str, str]], Path]) -> Path:
    made = workspace(EVIDENCE)
    assert build(made, ["letter"]).files
    return made


@pytest.fixture
def back(root: Path) -> bytes:
    return edited(
        (root / "out/letter.docx").read_bytes(),
        (">38,685<", ">38,700<"),
        (">503<", ">some 500 or 600<"),
        (QUOTED, "I did not know whom to tell."),
        ("We ask you to act.", "We ask you to act now."),
    )


def public(loaded: Loaded) -> Loaded:
    return replace(loaded, workspace=public_workspace(loaded.workspace))


def test_each_edit_is_found_and_words_are_put_into_the_template(root: Path, back: bytes) -> None:
    loaded = load(root)
    found = work.compared(loaded, back, "letter.docx")
    assert found.audit.is_ours
    assert found.template == "letter"
    assert (found.closed, found.confidential) == ("", False)
    last = found.paragraphs[-1]
    assert last.text == "We ask you to act."
    placed = work.placed(loaded, back, last.number)
    (line,) = placed.lines
    assert (line.path, line.before, line.after) == (
        "templates/letter.md.j2",
        ("We ask you to act.",),
        ("We ask you to act now.",),
    )
    figure = work.placed(loaded, back, found.paragraphs[0].number)
    assert figure.lines == ()
    assert any("offences" in why for _, why in figure.left)


def test_a_claim_says_what_its_record_would_say(root: Path, back: bytes) -> None:
    workspace = load(root).workspace
    outcomes = work.compared(load(root), back, "letter.docx").audit.claims
    found = {one.record: one for outcome in outcomes if (one := suggestion(outcome, workspace)) is not None}
    assert set(found) == {"offences", "by-force", "quote"}
    offences, gwent, quote = found["offences"], found["by-force"], found["quote"]
    fields, rows = offences.edits("38,700", workspace)
    assert rows == ()
    assert [edit.path for edit in fields] == ["value", "statement"]
    assert fields[1].after == "Police recorded 38,700 offences in 2023/24."
    assert offences.follows(workspace)
    assert (gwent.now, gwent.wanted, gwent.key) == ("503", "", ("Gwent",)), "two numbers do not tell which"
    assert quote.edits(quote.wanted, workspace)[0] == (
        FieldEdit("text", QUOTED, "I did not know whom to tell."),
    )


def test_a_claim_of_a_record_that_is_gone_says_nothing(root: Path, back: bytes) -> None:
    outcomes = work.compared(load(root), back, "letter.docx").audit.claims
    for name in ("offences.yaml", "by-force.yaml", "quote.yaml"):
        (root / "evidence" / name).unlink()
    workspace = load(root).workspace
    assert [suggestion(one, workspace) for one in outcomes if one.new != one.old] == [None] * 3


def test_a_template_with_confidential_passages_is_closed_to_those_who_may_not_see_them(
    root: Path, back: bytes
) -> None:
    template = root / "templates/letter.md.j2"
    passage = '\n{% confidential reason="x" %}Secret.{% endconfidential %}\n'
    template.write_text(template.read_text("utf-8") + passage, encoding="utf-8")
    whole = load(root)
    assert work.compared(whole, back, "letter.docx").confidential
    found = work.compared(public(whole), back, "letter.docx")
    assert "passages that are confidential" in found.closed
    template.unlink()
    assert "not there any more" in work.compared(load(root), back, "letter.docx").closed


def test_files_that_are_none_are_refused(root: Path) -> None:
    loaded = load(root)
    with pytest.raises(NotAuditedError):
        work.compared(loaded, b"Dear Minister", "letter.txt")
    with pytest.raises(UnreadableDraftError, match="Word"):
        work.factchecked(loaded, b"\xd0\xcf\x11\xe0" + bytes(600), "letter.docx")
    with pytest.raises(UnreadableDraftError):
        work.commented(b"\xd0\xcf\x11\xe0" + bytes(600), "letter.docx", ())


def test_comments_go_into_a_draft_and_into_a_file_that_came_back(root: Path, back: bytes) -> None:
    loaded = load(root)
    checked = work.factchecked(loaded, back, "letter.docx")
    audit = work.compared(loaded, back, "letter.docx").audit
    for data in (
        work.commented(back, "letter.docx", checked.found.assessments),
        work.commented_audit(back, audit),
    ):
        assert "word/comments.xml" in ZipFile(BytesIO(data)).namelist()
