"""The evidence as it was at a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.loading.revision import NoRevisionError, unpack, workspace_at

Workspaces = Callable[[dict[str, str]], Path]


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Example", "-c", "user.email=example@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "The evidence as it was")


def test_the_evidence_is_read_as_it_was_then(workspace: Workspaces) -> None:
    root = workspace({"sent/letter/2025-02-18/manifest.json": "{}"})
    commit(root)
    path = root / "evidence/offences.yaml"
    path.write_text(path.read_text("utf-8").replace("38,685", "40,000"), encoding="utf-8")
    (root / "evidence/by-force.csv").unlink()
    before = workspace_at(root, "HEAD")
    assert before.figure("offences").value == 38_685
    assert before.figure("by-force", force="Gwent").value == 503


def test_a_workspace_in_a_folder_of_its_repository_is_read_too(workspace: Workspaces) -> None:
    root = workspace({})
    commit(root.parent)
    assert workspace_at(root, "HEAD").figure("offences").value == 38_685


@pytest.mark.parametrize("revision", ["nothing", "--output=/tmp/x", "", "HEAD~9", "a\x00b"])
def test_a_revision_that_there_is_not_is_refused(workspace: Workspaces, revision: str) -> None:
    root = workspace({})
    commit(root)
    with pytest.raises(NoRevisionError, match="git knows no such revision"):
        workspace_at(root, revision)


def test_without_git_or_before_the_workspace_one_is_told_why(workspace: Workspaces) -> None:
    root = workspace({})
    with pytest.raises(NoRevisionError, match="not in a git repository"):
        workspace_at(root, "HEAD")
    git(root, "init", "-q")
    git(root, "add", "evidence")
    git(root, "commit", "-qm", "Only evidence")
    with pytest.raises(NoRevisionError, match=r"there was no respondent\.yaml yet"):
        workspace_at(root, "HEAD")


def test_what_leads_out_of_the_folder_is_not_unpacked(tmp_path: Path) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name in ("../out.yaml", "/tmp/respondent-out.yaml", "evidence/in.yaml"):
            member = tarfile.TarInfo(name)
            member.size = 2
            archive.addfile(member, io.BytesIO(b"a\n"))
        link = tarfile.TarInfo("evidence/link.yaml")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    folder = tmp_path / "in"
    unpack(data.getvalue(), folder)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.yaml")] == [
        "in/evidence/in.yaml"
    ]
