"""`respondent git setup` puts driver, attributes and hook where git looks for them, and takes them out."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.errors import RespondentError
from respondent.hooking.attributes import with_ours, without_ours
from respondent.hooking.commands import KEPT, driver_command, hook_text
from respondent.hooking.setup import repository_of, set_up, undo
from respondent.model.settings import Settings

Git = Callable[..., subprocess.CompletedProcess[str]]
Repositories = Callable[..., tuple[Path, Git]]


def test_doing_it_again_changes_nothing(repository: Repositories) -> None:
    root, git = repository({})
    before = (root / ".git/config").read_bytes(), (root / ".gitattributes").read_bytes()
    said = set_up(repository_of(root), Settings())
    assert all("already" in sentence for sentence in said)
    assert before == ((root / ".git/config").read_bytes(), (root / ".gitattributes").read_bytes())
    assert git("config", "merge.respondent.driver").stdout.strip() == driver_command()


def test_undo_takes_out_what_was_put_in_and_leaves_what_was_there(repository: Repositories) -> None:
    root, git = repository({".gitattributes": "*.docx binary\n"})
    assert len(undo(repository_of(root))) == 3
    assert (root / ".gitattributes").read_text("utf-8") == "*.docx binary\n"
    assert git("config", "merge.respondent.driver", ok=False).returncode == 1
    assert not (root / ".git/hooks/pre-commit").exists()
    assert undo(repository_of(root)) == ("There was nothing of ours in this repository.",)


def test_attributes_that_were_made_only_for_us_go_away(repository: Repositories) -> None:
    root, _ = repository({})
    undo(repository_of(root))
    assert not (root / ".gitattributes").exists()


def test_a_hook_that_is_there_is_kept_and_runs_first(repository: Repositories) -> None:
    root, git = repository({})
    hooks = root / ".git/hooks"
    undo(repository_of(root))
    (hooks / "pre-commit").write_text("#!/bin/sh\necho mine >&2\nexit 3\n", encoding="utf-8")
    (hooks / "pre-commit").chmod(0o755)
    said = set_up(repository_of(root), Settings())
    assert f"Your own hook is now called {KEPT}, and runs first." in said
    (root / "new.txt").write_text("x", encoding="utf-8")
    git("add", "new.txt")
    assert "mine" in git("commit", "-m", "x", ok=False).stderr
    assert git("log", "--oneline").stdout.count("\n") == 1
    undo(repository_of(root))
    assert "mine" in (hooks / "pre-commit").read_text("utf-8")
    set_up(repository_of(root), Settings())
    (hooks / "pre-commit").write_text("#!/bin/sh\n", encoding="utf-8")
    with pytest.raises(RespondentError, match="two hooks"):
        set_up(repository_of(root), Settings())


def test_a_hook_of_an_earlier_python_is_written_anew(repository: Repositories) -> None:
    root, _ = repository({})
    hook = root / ".git/hooks/pre-commit"
    hook.write_text(hook_text().replace("python", "python2"), encoding="utf-8")
    set_up(repository_of(root), Settings())
    assert hook.read_text("utf-8") == hook_text()
    assert not (hook.parent / KEPT).exists()


def test_hooks_go_where_git_is_told_to_look_for_them(repository: Repositories, tmp_path: Path) -> None:
    root, git = repository({})
    git("config", "core.hooksPath", ".githooks")
    set_up(repository_of(root), Settings())
    assert (root / ".githooks/pre-commit").is_file()


def test_hooks_of_all_repositories_are_left_alone(
    repository: Repositories, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, _ = repository({})
    shared = tmp_path / "shared"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / ".gitconfig").write_text(f"[core]\n\thooksPath = {shared.as_posix()}\n", encoding="utf-8")
    said = set_up(repository_of(root), Settings())
    assert "for all your repositories" in said[-1]
    assert not shared.exists()


def test_a_second_work_tree_has_it_as_well(repository: Repositories, tmp_path: Path) -> None:
    _, git = repository({})
    git("worktree", "add", "-q", str(tmp_path / "second"))
    said = set_up(repository_of(tmp_path / "second"), Settings())
    assert all("already" in sentence for sentence in said)


def test_a_workspace_below_the_top_of_its_repository_has_attributes_of_its_own(
    repository: Repositories,
) -> None:
    root, git = repository({"letters/respondent.yaml": "respondent: 1\n"})
    set_up(repository_of(root / "letters"), Settings())
    shown = git("check-attr", "merge", "letters/evidence/north/a.yaml").stdout
    assert shown == "letters/evidence/north/a.yaml: merge: respondent\n"


def test_a_folder_with_blanks_in_its_name_is_quoted(repository: Repositories) -> None:
    root, git = repository({})
    set_up(repository_of(root), Settings(evidence=("our evidence", "a[1]")))
    for name in ("our evidence/b.yaml", "a[1]/c/d.csv"):
        assert git("check-attr", "merge", "--", name).stdout == f"{name}: merge: respondent\n"


def test_lines_of_others_stay_as_they_are() -> None:
    text = "*.png binary"
    ours = with_ours(text, Settings())
    assert ours.startswith("*.png binary\n\n# respondent: ")
    assert with_ours(ours, Settings()) == ours
    assert without_ours(ours) == "*.png binary\n"


def test_a_folder_without_git_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RespondentError, match="git init"):
        repository_of(tmp_path)
