"""What is sent is frozen: built afresh, with its manifest, to whom and when, and never written over."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from respondent.build import build, check
from respondent.history.git import find_git
from respondent.loading.sent import read_sent
from respondent.model.leaving_out import LeftOut
from respondent.model.sent import Sent
from respondent.model.signoff import Word
from respondent.output import UnknownFormatError
from respondent.sending import Frozen, NotSentError, send
from respondent.signing_off import Given, sign_off

Workspaces = Callable[[dict[str, str]], Path]

DAY = date(2025, 2, 18)


@pytest.fixture
def root(workspace: Workspaces, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small workspace, outside git."""
    root = workspace({})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    return root


def frozen(
    root: Path, *to: str, document: str = "letter", on: date = DAY, left_out: LeftOut | None = None
) -> Frozen:
    return send(root, document, to or ("The Minister",), on, ("docx", "md"), (left_out,) if left_out else ())


def sent(root: Path, *to: str) -> Sent:
    done = frozen(root, *to).sent
    assert done is not None
    return done


def git(root: Path, *arguments: str) -> None:
    program = find_git()
    if program is None:
        pytest.skip("git is not installed")
    own = {
        f"GIT_{who}_{what}": "office@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    subprocess.run([program, *arguments], cwd=root, env=os.environ | own, check=True, capture_output=True)


def test_the_files_the_manifest_and_the_particulars_are_frozen_as_they_were_built(root: Path) -> None:
    one = sent(root, "The Minister", "The Permanent Secretary", "The Minister")
    folder = root / "sent/letter/2025-02-18"
    assert sorted(path.name for path in folder.iterdir()) == [
        "letter.docx",
        "letter.md",
        "manifest.json",
        "sent.yaml",
    ]
    assert one.to == ("The Minister", "The Permanent Secretary")
    assert (one.title, one.template, one.document) == ("Offences", "letter", "letter")
    manifest = (folder / "manifest.json").read_bytes()
    assert sha256(manifest).hexdigest() == one.manifest_sha256
    assert one.manifest["document"] == "letter"
    for file in build(root, ["letter"], ["docx", "md"]).files:
        assert (folder / file.name).read_bytes() == file.read_bytes()
        assert sha256(file.read_bytes()).hexdigest() in {known.sha256 for known in one.files}
    assert check(root) == ()


def test_nothing_is_written_over(root: Path) -> None:
    folders = [sent(root, f"Addressee {number}").folder for number in range(3)]
    assert folders == [f"sent/letter/2025-02-18{number}" for number in ("", "-2", "-3")]
    with pytest.raises(NotSentError, match="frozen already"):
        frozen(root, "Addressee 1")
    assert [one.folder for one in read_sent(root)[0]] == folders


def test_a_document_with_errors_is_refused(root: Path) -> None:
    template = root / "templates/letter.md.j2"
    template.write_text(
        template.read_text(encoding="utf-8").replace('"offences"', '"nothing"'), encoding="utf-8"
    )
    done = frozen(root)
    assert done.sent is None
    assert done.problems
    assert not (root / "sent").exists()


def test_one_that_waits_for_a_sign_off_is_refused_and_then_names_who_agreed(root: Path) -> None:
    settings = root / "respondent.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "signoff: {required: true}\n", encoding="utf-8"
    )
    done = frozen(root)
    assert done.sent is None
    assert [problem.code.id for problem in done.problems] == ["G201"]
    (record,) = sign_off(root, "letter", Given("our-charity", "chief executive", "The Office")).records
    (agreed,) = sent(root).agreed
    assert (agreed.organisation, agreed.role) == ("our-charity", "chief executive")
    assert agreed.file == f"signoffs/letter/{record.name}"


def test_who_agreed_only_under_a_condition_is_not_among_those_who_agreed(root: Path) -> None:
    condition = Given("our-charity", "chief executive", "The Office", Word.SUBJECT, "The date is moved")
    sign_off(root, "letter", condition)
    assert sent(root).agreed == ()


def test_who_was_left_out_is_kept_with_the_reason(root: Path) -> None:
    (root / "evidence/other.yaml").write_text("kind: organisation\nname: Other\n", encoding="utf-8")
    template = root / "templates/letter.md.j2"
    template.write_text(
        template.read_text(encoding="utf-8").replace("from: our-charity", "from: [our-charity, other]"),
        encoding="utf-8",
    )
    out = LeftOut("other", "its board: “not yet”")
    done = frozen(root, left_out=out).sent
    assert done is not None
    assert done.left_out == (out,)
    assert "Other" not in (root / done.folder / "letter.md").read_text(encoding="utf-8")


def test_without_git_it_says_so(root: Path) -> None:
    done = frozen(root)
    assert done.no_commit == "the workspace is not in a git repository"
    assert done.sent is not None
    assert (done.sent.commit, done.sent.clean) == (None, None)


def test_the_commit_is_kept_and_what_is_not_committed(root: Path) -> None:
    git(root, "init", "-q")
    assert frozen(root, "first").no_commit == "nothing was ever committed"
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "All")
    one = sent(root, "second")
    assert one.commit is not None
    assert len(one.commit) == 40
    assert (one.clean, one.uncommitted) == (True, ())
    build(root)
    assert sent(root, "third").clean, "what was built and sent before is no input"
    (root / "evidence/new.yaml").write_text("kind: organisation\nname: New\n", encoding="utf-8")
    last = sent(root, "fourth")
    assert (last.clean, last.uncommitted) == (False, ("evidence/new.yaml",))


def test_a_file_in_out_that_somebody_edited_is_told(root: Path) -> None:
    build(root, ["letter"], ["md"])
    assert frozen(root, "first").differing == ()
    (root / "out/letter.md").write_text("Edited.\n", encoding="utf-8")
    assert [path.name for path in frozen(root, "second").differing] == ["letter.md"]


def test_a_day_to_come_is_refused(root: Path) -> None:
    with pytest.raises(NotSentError, match="still to come"):
        frozen(root, on=datetime.now(UTC).date() + timedelta(days=2))


def test_one_document_is_sent_at_a_time_to_somebody_in_some_format(root: Path) -> None:
    with pytest.raises(NotSentError, match="2 documents"):
        frozen(root, document="release")
    assert frozen(root, document="release-gwent").sent is not None
    with pytest.raises(NotSentError, match="to whom"):
        frozen(root, " ")
    with pytest.raises(NotSentError, match="private-use"):
        frozen(root, "\ue000")
    with pytest.raises(UnknownFormatError):
        send(root, "letter", ("x",), DAY, ())


def test_what_was_sent_is_held_to_its_hashes_by_check(root: Path) -> None:
    one = sent(root)
    (root / one.folder / "letter.docx").write_bytes(b"edited")
    (root / one.folder / "manifest.json").write_text("{}", encoding="utf-8")
    assert [problem.code.id for problem in check(root)] == ["G302", "G302"]


def test_particulars_that_were_changed_by_hand_are_told_and_those_without_a_seal_are_not(root: Path) -> None:
    path = root / sent(root).folder / "sent.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert check(root) == ()
    path.write_text(text.replace("  - The Minister", "  - The Press"), encoding="utf-8")
    (problem,) = check(root)
    assert (problem.code.id, problem.span.path) == ("G302", "sent/letter/2025-02-18/sent.yaml")
    path.write_text(text[: text.index("seal: ")], encoding="utf-8")
    assert check(root) == ()
