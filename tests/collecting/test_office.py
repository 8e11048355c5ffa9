"""Copies that a real LibreOffice edited, laid side by side, with their accepted edits applied by git."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.auditing.office import Edit, do_edits

from respondent.build import build
from respondent.collecting.collect import collect
from respondent.model.collection import Collection, State
from respondent.reading.draft import read_draft

ROOT = Path(__file__).resolve().parent.parent.parent
MEETING = "We would welcome a meeting with you both."

EDITS = (
    Edit("untouched", "joint-letter", ""),
    Edit(
        "tracked",
        "joint-letter",
        'Track()\nTypeOver("welcome", "be glad of")\nRemark("a meeting with you both", "When?")',
    ),
    Edit("typed", "joint-letter", 'TypeOver("welcome", "be glad of")\nTypeOver("view", "view of this")'),
    Edit("clashing", "joint-letter", 'TypeOver("view:", "reading:")\nTypeOver("38,685", "41,200")'),
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example workspace with the joint letter built."""
    root = tmp_path_factory.mktemp("example")
    for name in ("evidence", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "respondent.yaml", root)
    assert build(root, ["joint-letter"]).files
    return root


@pytest.fixture(scope="module")
def copies(example: Path) -> dict[str, Path]:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("soffice is not installed")
    folder = example / "back"
    folder.mkdir()
    return do_edits(soffice, EDITS, example / "out", folder)


def text_of(found: Collection, state: State) -> list[str]:
    return [one.text or "" for one in found.changed if one.state is state]


def test_what_libreoffice_only_saved_has_nothing_to_show(
    program: Callable[[str], str], example: Path, copies: dict[str, Path]
) -> None:
    assert program("soffice")
    found = collect([copies["untouched"]], example)
    assert (found.changed, found.remarks, found.diagnostics) == ((), (), ())


def test_edits_of_three_people_are_told_apart(example: Path, copies: dict[str, Path]) -> None:
    found = collect([copies[name] for name in ("tracked", "typed", "clashing")], example)
    assert found.diagnostics == ()
    assert text_of(found, State.AGREED) == [MEETING]
    (clash,) = text_of(found, State.CLASH)
    assert "take a narrower" in clash
    (edited,) = text_of(found, State.EDITED)
    assert "38,685" in edited
    meeting = next(one for one in found.changed if one.text == MEETING)
    assert {str(touch.author) for touch in meeting.versions[0].touches} == {"Example Charity"}
    assert meeting.versions[1].touches == ()
    (remark,) = found.remarks
    assert (remark.author, remark.text, remark.about) == ("Reviewer", "When?", "a meeting with you both")
    assert remark.paragraph == meeting.number


def test_what_two_of_them_agree_on_is_built_once_git_has_applied_it(
    example: Path, copies: dict[str, Path]
) -> None:
    found = collect([copies["tracked"], copies["typed"]], example, accept=["agreed", copies["typed"].name])
    assert [one.is_placed for one in found.patch.taken] == [True, True]
    applied = subprocess.run(
        ["git", "apply", "-"],
        cwd=example,
        input=found.patch.text.encode(),
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert applied.returncode == 0, applied.stderr.decode()
    again = build(example, ["joint-letter"], out=example / "again")
    draft = read_draft(again.files[0].read_bytes(), "joint-letter.docx").draft
    assert draft is not None
    texts = [passage.text for passage in draft.passages]
    assert "We would be glad of a meeting with you both." in texts
    assert any("take a narrower view of this:" in text for text in texts)
