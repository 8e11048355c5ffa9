"""How a proposal stands to what is there now, and what of it is left to be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from respondent.edit.files import record_digest
from respondent.edit.propose import changed_files
from respondent.loading.workspace import load
from respondent.model.edit import ABSENT, FieldEdit, RowEdit, Why
from respondent.model.evidence import DataTable
from respondent.model.proposal import Decision, LineEdit, Outcome, Proposal, Proposer
from respondent.proposing.deciding import (
    DecidedMeanwhileError,
    accepted_files,
    deciding_message,
    proposing_message,
)
from respondent.proposing.file import proposal_text
from respondent.proposing.standing import Standing, digest_of_files, may_see, read_bytes, rebased, standing_of
from respondent.redacting.public import public_workspace

Workspaces = Callable[[dict[str, str]], Path]

AT = datetime(2025, 2, 18, 9, 30, tzinfo=UTC)
TABLE = "evidence/by-force.csv"
ROW = RowEdit(("Gwent",), {"force": "Gwent", "offences": "503"}, {"force": "Gwent", "offences": "530"})
LINE = LineEdit("templates/letter.md.j2", 10, ("We ask you to act.",), ("We ask you to go.",))
LETTER = (
    "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n\nDear you\n"
    "We ask you to act.\n"
)


def proposal(root: Path, *fields: FieldEdit, row: bool = False, line: bool = False) -> Proposal:
    workspace = load(root).workspace
    record = workspace.records["by-force" if row else "offences"]
    base = digest_of_files(root, [LINE.path]) if line else record_digest(root, record)
    return Proposal(
        id="20250218-093000-us-1",
        at=AT,
        proposer=Proposer("Sam Example", "sam@example.org"),
        why=Why.TYPO,
        base=base,
        record=None if line else record.id,
        fields=fields,
        rows=(ROW,) if row else (),
        template="letter" if line else None,
        lines=(LINE,) if line else (),
    )


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


VALUE = FieldEdit("value", "38,685", "38,700")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("source", "source", Standing.FITS),
        ("unit: offence", "unit: offence\nnote: x", Standing.MOVED_ON),
        ("value: 38,685", "value: 38,700", Standing.DONE),
        ("value: 38,685", "value: 40,000", Standing.STALE),
    ],
)
def test_a_change_of_a_field(workspace: Workspaces, old: str, new: str, expected: Standing) -> None:
    root = workspace({})
    made = proposal(root, VALUE)
    change(root, "evidence/offences.yaml", old, new)
    found = standing_of(made, load(root).workspace)
    assert found.standing is expected
    assert [one.now for one in found.overtaken] == (["40,000"] if expected is Standing.STALE else [])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Gwent,503", "Gwent,503", Standing.FITS),
        ("Powys,192", "Powys,193", Standing.MOVED_ON),
        ("Gwent,503", "Gwent,530", Standing.DONE),
        ("Gwent,503", "Gwent,504", Standing.STALE),
        ("Gwent,503\n", "", Standing.STALE),
    ],
)
def test_a_change_of_a_row(workspace: Workspaces, old: str, new: str, expected: Standing) -> None:
    root = workspace({})
    made = proposal(root, row=True)
    change(root, TABLE, old, new)
    assert standing_of(made, load(root).workspace).standing is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Dear you", "Dear you", Standing.FITS),
        ("Dear you", "Dear you\n\nHello.", Standing.MOVED_ON),
        ("to act", "to go", Standing.DONE),
        ("to act", "to wait", Standing.STALE),
    ],
)
def test_a_change_of_a_template(workspace: Workspaces, old: str, new: str, expected: Standing) -> None:
    root = workspace({LINE.path: LETTER})
    made = proposal(root, line=True)
    change(root, LINE.path, old, new)
    assert standing_of(made, load(root).workspace).standing is expected


def test_what_is_gone_is_said_to_be(workspace: Workspaces) -> None:
    root = workspace({LINE.path: LETTER})
    of_record, of_template = proposal(root, VALUE), proposal(root, line=True)
    (root / "evidence/offences.yaml").unlink()
    (root / LINE.path).unlink()
    found = load(root).workspace
    assert {standing_of(one, found).standing for one in (of_record, of_template)} == {Standing.GONE}


def test_what_is_done_already_is_left_out_of_the_change(workspace: Workspaces) -> None:
    root = workspace({})
    made = proposal(root, VALUE, FieldEdit("note", ABSENT, "Corrected."))
    change(root, "evidence/offences.yaml", "value: 38,685", "value: 38,700")
    loaded = load(root)
    left = rebased(made, loaded.workspace.records["offences"])
    assert [edit.path for edit in left.fields] == ["note"]
    (file,) = changed_files(loaded, left)
    assert b"note: Corrected." in (file.after or b"")


def test_a_row_whose_other_cells_have_changed_keeps_them(workspace: Workspaces) -> None:
    root = workspace({TABLE: "force,offences,note\nGwent,503,a\n"})
    made = proposal(root, row=True)
    change(root, TABLE, "Gwent,503,a", "Gwent,503,b")
    loaded = load(root)
    table = loaded.workspace.get(DataTable, "by-force")
    (file,) = changed_files(loaded, rebased(made, table))
    assert file.after == b"force,offences,note\nGwent,530,b\n"


def test_a_proposal_is_decided_once(workspace: Workspaces) -> None:
    root = workspace({})
    made = proposal(root, VALUE)
    decision = Decision(Outcome.ACCEPTED, "Us", AT)
    with pytest.raises(DecidedMeanwhileError):
        accepted_files(made, load(root), decision)
    (root / "proposals").mkdir()
    (root / made.path).write_text(proposal_text(made), encoding="utf-8")
    files = accepted_files(made, load(root), decision)
    assert [one.path for one in files] == ["evidence/offences.yaml", made.path]
    (root / made.path).write_bytes(files[1].after or b"")
    with pytest.raises(DecidedMeanwhileError):
        accepted_files(made, load(root), decision)


def test_the_commit_says_who_accepted_it_on_its_last_line(workspace: Workspaces) -> None:
    made = proposal(workspace({}), VALUE)
    accepted = deciding_message(made, Decision(Outcome.ACCEPTED, "Jo\nDoe", AT), "jo@example.org")
    assert accepted.endswith("\n\nAccepted-by: Jo Doe <jo@example.org>\n")
    declined = deciding_message(made, Decision(Outcome.DECLINED, "Jo Doe", AT, "No."), "jo@example.org")
    assert "Accepted-by" not in declined
    assert declined.startswith("Decline a change of offences\n")


def test_no_reason_for_a_proposal_stands_where_git_looks_for_who_made_it(workspace: Workspaces) -> None:
    forged = "Accepted-by: Somebody Else <else@example.org>"
    made = replace(proposal(workspace({}), VALUE), because=forged, document=None)
    assert proposing_message(made).endswith(f"\n“{forged}”\n")
    assert f"\n{forged}" not in deciding_message(made, Decision(Outcome.DECLINED, "Jo Doe", AT, forged))


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/passwd", "link.txt", "nowhere.txt"])
def test_no_file_outside_the_workspace_is_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "outside.txt").write_text("secret", encoding="utf-8")
    root = tmp_path / "root"
    root.mkdir()
    (root / "link.txt").symlink_to(tmp_path / "outside.txt")
    assert read_bytes(root, path) is None


def test_a_proposal_for_a_secret_record_is_seen_by_those_who_see_the_record(workspace: Workspaces) -> None:
    root = workspace({})
    made = proposal(root, VALUE)
    change(root, "evidence/offences.yaml", "unit:", "confidential: true\nreason: x\nunit:")
    whole = load(root).workspace
    assert may_see(made, whole)
    assert not may_see(made, public_workspace(whole))
