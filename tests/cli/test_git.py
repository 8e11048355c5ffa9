"""``respondent git`` and ``respondent check --since`` at the command line."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands
from respondent.hooking.sides import names_of

Workspaces = Callable[[dict[str, str]], Path]

PARTNERS = (
    "respondent: 1\nunits:\n  - {name: offence, plural: offences}\npartners:\n"
    '  - {organisation: our-charity, folders: [evidence], addresses: [ours.example.org], code_owners: ["@ours"]}\n'
    "  - {organisation: minister, addresses: [theirs.example.org]}\n"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def git(folder: Path, *arguments: str, email: str = "al@ours.example.org") -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {f"GIT_{role}_{what}": email for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=kept | who | {"GIT_CONFIG_GLOBAL": str(folder / "none"), "GIT_CONFIG_NOSYSTEM": "1"},
        check=True,
        capture_output=True,
        timeout=60,
    )


@pytest.fixture(name="root")
def root_fixture(workspace: Workspaces) -> Path:
    root = workspace({"respondent.yaml": PARTNERS})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "base")
    return root


def test_setup_says_what_it_did_and_undoes_it(root: Path) -> None:
    done = run("git", "setup", "-C", str(root))
    assert done.exit_code == 0, done.output
    assert done.stdout.count("\n") == 3
    assert "already" in run("git", "setup", "-C", str(root)).stdout
    assert "taken away" in run("git", "setup", "--undo", "-C", str(root)).stdout


def test_setup_of_a_folder_without_git_says_so(workspace: Workspaces) -> None:
    done = run("git", "setup", "-C", str(workspace({})))
    assert done.exit_code == 2
    assert "git init" in done.stderr


def test_codeowners_is_written_once_and_told_to_be_out_of_date(root: Path) -> None:
    assert run("git", "codeowners", "--check", "-C", str(root)).exit_code == 1
    assert "was written" in run("git", "codeowners", "-C", str(root)).stdout
    assert "/evidence/ @ours\n" in (root / ".github/CODEOWNERS").read_text("utf-8")
    assert run("git", "codeowners", "--check", "-C", str(root)).exit_code == 0
    settings = root / "respondent.yaml"
    settings.write_text(PARTNERS.replace('"@ours"', '"@them"'), encoding="utf-8")
    assert run("git", "codeowners", "--check", "-C", str(root)).exit_code == 1
    settings.write_text(PARTNERS.replace('"@ours"', ""), encoding="utf-8")
    assert run("git", "codeowners", "-C", str(root)).exit_code == 2


def test_check_since_adds_what_is_not_its_author_s(root: Path) -> None:
    (root / "evidence/minister.yaml").write_text("kind: organisation\nname: Minister\n", encoding="utf-8")
    assert (
        run("check", "--since", "HEAD", "-C", str(root)).exit_code == 1
    )  # the letter's addressee is none now
    git(root, "checkout", "-q", "--", ".")
    (root / "evidence/our-charity.yaml").write_text("kind: organisation\nname: Ours\n", encoding="utf-8")
    git(root, "commit", "-qam", "x", email="bo@theirs.example.org")
    done = run("check", "--since", "HEAD~1", "--format", "json", "-C", str(root))
    assert done.exit_code == 1
    assert [d["code"] for d in json.loads(done.stdout)["diagnostics"]] == ["O101"]
    assert (
        run("check", "--since", "HEAD~1", "--author", "al@ours.example.org", "-C", str(root)).exit_code == 0
    )
    assert run("check", "--author", "al@ours.example.org", "-C", str(root)).exit_code == 2
    assert run("check", "--since", "nowhere", "-C", str(root)).exit_code == 2


def test_the_driver_merges_files_and_gives_git_s_statuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("o", "a: 1\nb: 2\n"),
        ("a", "a: 3\nb: 2\n"),
        ("b", "a: 1\nb: 4\n"),
        ("c", "a: 5\nb: 2\n"),
    ):
        Path(name).write_text(text, encoding="utf-8")
    assert run("git", "merge-file", "o", "a", "b", "x.yaml", "7", "%X", "%Y").exit_code == 0
    assert Path("a").read_bytes() == b"a: 3\nb: 4\n"
    done = run("git", "merge-file", "o", "a", "c", "x.yaml", "9")
    assert done.exit_code == 1
    assert done.stderr == "x.yaml: a: one side says 3; the other side says 5 (it was 1)\n"
    assert Path("a").read_bytes().startswith(b"<<<<<<<<< ours\na: 3\n")
    Path("a").write_bytes(b"\x00\x01")
    Path("c").write_bytes(b"\x00\x02")
    assert run("git", "merge-file", "o", "a", "c", "x.csv").exit_code == 1
    assert Path("a").read_bytes() == b"\x00\x01"


def test_the_hook_speaks_only_where_something_is_wrong(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "bo@theirs.example.org")
    assert run("git", "pre-commit").output == ""
    (root / "evidence/our-charity.yaml").write_text("kind: organisation\nname: Ours\n", encoding="utf-8")
    git(root, "add", "-A")
    done = run("git", "pre-commit")
    assert done.exit_code == 1
    assert "O101" in done.stderr


def test_sides_are_called_by_their_organisations_where_git_knows_who_wrote_them(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "other")
    (root / "evidence/our-charity.yaml").write_text("kind: organisation\nname: Ours\n", encoding="utf-8")
    git(root, "commit", "-qam", "x", email="bo@theirs.example.org")
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, text=True
    ).stdout.strip()
    git(root, "checkout", "-q", "main")
    called = names_of("evidence/our-charity.yaml", root, ("%X", "%Y"), 7, {f"GITHEAD_{head}": "other"})
    assert called.words == ("our-charity", "minister")
    assert called.labels == ("ours", "theirs")
    unknown = names_of("evidence/our-charity.yaml", root, ("HEAD", "other"), 7, {})
    assert (unknown.words, unknown.labels) == (("one side", "the other side"), ("HEAD", "other"))
