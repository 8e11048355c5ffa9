"""Saving: one commit with just its files, whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from respondent.desk.desk import Desk
from respondent.desk.identity import address_of, message_of, name_of, signed
from respondent.desk.outcome import Refused, Saved, Stale, WhyNot
from respondent.desk.repository import Branch, Repository
from respondent.model.edit import FileChange
from respondent.model.person import Person

Git = Callable[..., str]
Shared = Callable[[dict[str, str]], Path]
Edit = Callable[[Path, str, str, str], FileChange]
DeskAt = Callable[[Path], Desk]

OFFENCES = "evidence/offences.yaml"


def test_a_saved_change_is_one_commit_with_the_partner_as_author(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    desk = desk_at(root)
    before = git(root, "rev-parse", "HEAD").strip()

    saved = desk.save(
        [edit(root, OFFENCES, "38,685", "38,658")], partner, "Correct the value\n\nIt was a typo."
    )

    assert isinstance(saved, Saved)
    assert saved.paths == (OFFENCES,)
    said = git(root, "log", "-1", "--format=%H|%P|%an|%ae|%at|%cn|%ce|%s|%b").strip()
    at = int(datetime(2025, 6, 2, 12, tzinfo=UTC).timestamp())
    assert said == (
        f"{saved.commit}|{before}|Partner Office|office@example.org|{at}|Respondent|respondent@localhost|"
        "Correct the value|It was a typo."
    )
    assert git(root, "show", "--name-only", "--format=", "HEAD").split() == [OFFENCES]
    assert "38,658" in (root / OFFENCES).read_text()
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "fsck") == ""
    assert git(root, "for-each-ref", "--format=%(refname)").split() == ["refs/heads/main"]
    assert "save" in git(root, "reflog", "-1")


def test_what_others_have_changed_or_staged_stays_as_it_is(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    (root / "evidence/crime-data.yaml").write_text("kind: source\n")
    (root / "evidence/our-charity.yaml").write_text("kind: organisation\nname: Other\n")
    (root / "notes.txt").write_text("mine\n")
    git(root, "add", "evidence/our-charity.yaml")
    before = git(root, "status", "--porcelain")

    assert isinstance(desk_at(root).save([edit(root, OFFENCES, "38,685", "38,658")], partner, "x"), Saved)

    assert git(root, "status", "--porcelain") == before
    assert git(root, "show", "--name-only", "--format=", "HEAD").split() == [OFFENCES]


def test_files_are_added_and_taken_away_in_one_commit_under_any_name(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({"evidence/-x/ü b\"q'.yaml": "kind: finding\nstatement: It is so.\nsource: crime-data\n"})
    old = root / "evidence/-x/ü b\"q'.yaml"
    files = [
        FileChange("evidence/-x/ü b\"q'.yaml", old.read_bytes(), None),
        FileChange("evidence/new/--all.yaml", None, b"kind: finding\n"),
        edit(root, OFFENCES, "38,685", "38,658"),
    ]

    saved = desk_at(root).save(files, partner, "--amend")

    assert isinstance(saved, Saved)
    assert not old.exists()
    assert (root / "evidence/new/--all.yaml").read_bytes() == b"kind: finding\n"
    shown = git(
        root, "-c", "core.quotePath=false", "show", "-z", "--name-status", "--no-renames", "--format=", "HEAD"
    )
    assert sorted(shown.strip("\0").split("\0")) == sorted(
        ["D", "evidence/-x/ü b\"q'.yaml", "A", "evidence/new/--all.yaml", "M", OFFENCES]
    )
    assert git(root, "log", "-1", "--format=%s").strip() == "--amend"
    assert git(root, "status", "--porcelain") == ""


@pytest.mark.skipif(os.name == "nt", reason="there is no such bit")
def test_a_file_that_can_be_run_stays_so_and_line_ends_are_kept_as_the_repository_says(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({".gitattributes": "*.csv text eol=crlf\n"})
    (root / OFFENCES).chmod(0o755)
    (root / "evidence/by-force.csv").unlink()
    git(root, "checkout", "--", "evidence/by-force.csv")
    git(root, "commit", "-qam", "It can be run")
    assert b"\r\n" in (root / "evidence/by-force.csv").read_bytes()

    files = [edit(root, OFFENCES, "38,685", "38,658"), edit(root, "evidence/by-force.csv", "503", "504")]
    assert isinstance(desk_at(root).save(files, partner, "x"), Saved)

    assert git(root, "ls-tree", "HEAD", OFFENCES).startswith("100755")
    assert (root / OFFENCES).stat().st_mode & 0o777 == 0o755
    blob = subprocess.run(
        ["git", "cat-file", "blob", "HEAD:evidence/by-force.csv"], cwd=root, capture_output=True, check=True
    ).stdout
    assert blob == b"force,offences\nGwent,504\nDyfed-Powys,192\n"
    assert git(root, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Zoë O’Brien-D'Arcy", "Zoë O’Brien-D'Arcy"),
        ("دفتر شریک", "دفتر شریک"),
        ("Office 👩🏽‍💻", "Office 👩🏽‍💻"),
        ("Eve\nauthor Mallory <m@example.org> 0 +0000", "Eve author Mallory m@example.org 0 +0000"),
        ("\u202eecivreS\u0007", "ecivreS"),
        ("  ", "Somebody"),
        ("\ud800x", "x"),
    ],
)
def test_a_name_is_kept_as_it_is_written_but_for_what_breaks_lines(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, name: str, kept: str
) -> None:
    root = shared({})
    saved = desk_at(root).save([edit(root, OFFENCES, "38,685", "38,658")], Person(name, "a b<\n>@x"), "")

    assert isinstance(saved, Saved)
    assert git(root, "log", "-1", "--format=%an|%ae|%s").strip() == f"{kept}|ab@x|Change offences.yaml"
    assert git(root, "fsck") == ""


def test_identities_and_messages_have_one_line_each_and_an_end() -> None:
    at = datetime(2025, 1, 1, tzinfo=UTC)
    assert signed("A", "", at) == b"A <> 1735689600 +0000"
    assert name_of("x" * 500) == "x" * 200
    assert address_of("<a@b>\0") == "a@b"
    assert message_of("One\r\n\r\ntwo\0 x  \n\n\n", "other") == b"One\n\ntwo x\n"
    assert message_of(" \n", "other") == b"other\n"


def test_a_change_begun_before_somebody_elses_is_told_with_all_three_versions(
    shared: Shared, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    desk = desk_at(root)
    mine, theirs = edit(root, OFFENCES, "38,685", "38,658"), edit(root, OFFENCES, "2023/24", "2022/23")
    assert isinstance(desk.save([theirs], partner, "x"), Saved)

    stale = desk.save([mine], partner, "x")

    assert isinstance(stale, Stale)
    (file,) = stale.files
    assert (file.path, file.base, file.ours, file.theirs) == (OFFENCES, mine.before, mine.after, theirs.after)
    assert (root / OFFENCES).read_bytes() == theirs.after


def test_a_new_record_whose_name_was_taken_meanwhile_is_stale(
    shared: Shared, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    stale = desk_at(root).save([FileChange(OFFENCES, None, b"kind: finding\n")], partner, "x")

    assert isinstance(stale, Stale)
    assert (stale.files[0].base, stale.files[0].theirs) == (None, (root / OFFENCES).read_bytes())


def test_nothing_to_change_makes_no_commit(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({})
    head = git(root, "rev-parse", "HEAD").strip()
    assert desk_at(root).save([edit(root, OFFENCES, "38,685", "38,685")], partner, "x") == Saved(head, ())
    assert git(root, "rev-parse", "HEAD").strip() == head


# What is refused


def merging(root: Path, git: Git) -> None:
    git(root, "checkout", "-qb", "other")
    (root / "evidence/crime-data.yaml").write_text("kind: source\n")
    git(root, "commit", "-qam", "Theirs")
    git(root, "checkout", "-q", "main")
    (root / "evidence/crime-data.yaml").write_text("kind: finding\n")
    git(root, "commit", "-qam", "Ours")
    git(root, "merge", "other", check=False)


def rebasing(root: Path, git: Git) -> None:
    merging(root, git)
    git(root, "merge", "--abort")
    git(root, "rebase", "other", check=False)


def locked(root: Path, git: Git) -> None:
    (root / ".git/index.lock").write_bytes(b"")


def changed(root: Path, git: Git) -> None:
    (root / OFFENCES).write_text((root / OFFENCES).read_text() + "note: mine\n")


def staged(root: Path, git: Git) -> None:
    changed(root, git)
    git(root, "add", "-A")


def untracked(root: Path, git: Git) -> None:
    git(root, "rm", "-q", "--cached", OFFENCES)
    git(root, "commit", "-qm", "No more")


def closed(root: Path, git: Git) -> None:
    (root / ".git/respondent").write_text("no folder can be made here")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (merging, WhyNot.MERGING),
        (rebasing, WhyNot.MERGING),
        (lambda root, git: git(root, "checkout", "-q", "--detach"), WhyNot.DETACHED),
        (changed, WhyNot.UNCOMMITTED),
        (staged, WhyNot.UNCOMMITTED),
        (untracked, WhyNot.UNCOMMITTED),
        (locked, WhyNot.BUSY),
        (closed, WhyNot.READ_ONLY),
        (lambda root, git: (root / ".git/HEAD").write_text("ref: refs/heads/none\n"), WhyNot.NO_COMMIT),
    ],
)
def test_a_repository_that_is_not_ready_is_told_kindly_and_nothing_changes(
    shared: Shared,
    git: Git,
    edit: Edit,
    desk_at: DeskAt,
    partner: Person,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path, Git], None],
    why: WhyNot,
) -> None:
    monkeypatch.setattr("respondent.desk.saving.PATIENCE_WITH_GIT", 0.05)
    root = shared({})
    spoil(root, git)
    desk = desk_at(root)
    before = git(root, "status", "--porcelain"), (root / OFFENCES).read_bytes()

    refused = desk.save([edit(root, OFFENCES, "38,685", "38,658")], partner, "x")

    assert isinstance(refused, Refused)
    assert refused.why is why
    assert refused.message.endswith(".")
    assert refused.remedy.endswith(".")
    assert (git(root, "status", "--porcelain"), (root / OFFENCES).read_bytes()) == before
    assert not list(root.rglob("*.tmp"))


@pytest.mark.parametrize(
    "path", ["../x.yaml", "/etc/x", ".git/config", "evidence/../x", "a\\b", "", "evidence/.GIT/x", "a//b"]
)
def test_a_place_outside_the_workspace_is_refused(
    shared: Shared, desk_at: DeskAt, partner: Person, path: str
) -> None:
    refused = desk_at(shared({})).save([FileChange(path, None, b"x")], partner, "x")
    assert isinstance(refused, Refused)
    assert refused.why is WhyNot.PLACE


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_and_ignored_places_are_refused(
    shared: Shared, git: Git, desk_at: DeskAt, partner: Person
) -> None:
    root = shared({".gitignore": "evidence/private/\n"})
    (root / "evidence/linked.yaml").symlink_to("offences.yaml")
    desk = desk_at(root)
    data = (root / OFFENCES).read_bytes()

    linked = desk.save([FileChange("evidence/linked.yaml", data, b"x")], partner, "x")
    ignored = desk.save([FileChange("evidence/private/x.yaml", None, b"x")], partner, "x")

    assert [one.why for one in (linked, ignored) if isinstance(one, Refused)] == [
        WhyNot.PLACE,
        WhyNot.IGNORED,
    ]


def test_without_git_everything_can_be_looked_at_and_nothing_saved(
    workspace: Shared, edit: Edit, desk_at: DeskAt, partner: Person
) -> None:
    root = workspace({})
    desk = desk_at(root)
    change = edit(root, OFFENCES, "38,685", "38,658")

    assert desk.view().commit is None
    assert desk.preview(desk.view(), [change]).documents
    refused = desk.save([change], partner, "x")
    assert isinstance(refused, Refused)
    assert refused.why is WhyNot.NO_GIT
    assert "the workspace is not in a git repository" in refused.message
    assert (desk.history(OFFENCES), desk.recent(), desk.text_at("HEAD", OFFENCES)) == ((), (), None)


# Beside others


def test_a_workspace_below_the_repositorys_top_and_a_second_working_tree_can_be_saved_into(
    workspace: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person, tmp_path: Path
) -> None:
    root = workspace({})
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Begin")
    git(tmp_path, "worktree", "add", "-qb", "second", str(tmp_path / "second"))

    for place in (root, tmp_path / "second" / root.name):
        desk = desk_at(place)
        saved = desk.save([edit(place, OFFENCES, "38,685", "38,658")], partner, "x")
        assert isinstance(saved, Saved)
        assert git(place, "show", "--name-only", "--format=", "HEAD").split() == [f"{root.name}/{OFFENCES}"]
        assert git(place, "status", "--porcelain", "--", ".") == ""
        assert desk.recent(1)[0].paths == (OFFENCES,)
        assert desk.text_at(saved.commit, OFFENCES) == (place / OFFENCES).read_bytes()


def test_a_commit_that_somebody_makes_in_the_same_moment_is_built_upon(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shared({})
    made = Repository.made
    others = iter(("one", "two"))

    def beside(self: Repository, branch: Branch, *given: object) -> object:
        found = made(self, branch, *given)  # type: ignore[arg-type]
        if (other := next(others, None)) is not None:
            git(root, "commit", "-q", "--allow-empty", "-m", other)
        return found

    monkeypatch.setattr(Repository, "made", beside)
    assert isinstance(desk_at(root).save([edit(root, OFFENCES, "38,685", "38,658")], partner, "mine"), Saved)
    assert git(root, "log", "--format=%s").split() == ["mine", "two", "one", "Begin"]
    assert git(root, "status", "--porcelain") == ""


def test_a_file_that_somebody_changes_in_the_same_moment_stays_theirs_on_top_of_ours(
    shared: Shared, git: Git, edit: Edit, desk_at: DeskAt, partner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shared({})
    change = edit(root, OFFENCES, "38,685", "38,658")
    move = Repository.move

    def beside(self: Repository, branch: Branch, commit: str) -> bool:
        (root / OFFENCES).write_text("kind: finding\n")
        return move(self, branch, commit)

    monkeypatch.setattr(Repository, "move", beside)
    assert isinstance(desk_at(root).save([change], partner, "mine"), Saved)

    assert (root / OFFENCES).read_text() == "kind: finding\n"
    assert git(root, "show", f"HEAD:{OFFENCES}").encode() == change.after
    assert git(root, "diff", "--cached", "--name-only") == ""
    assert git(root, "diff", "--name-only").split() == [OFFENCES]


def test_fifty_people_lose_nothing(
    shared: Shared, git: Git, desk_at: DeskAt, partner: Person, examples: int
) -> None:
    each = 1 if examples <= 20_000 else 20
    root = shared({f"evidence/note-{n}.yaml": "kind: finding\n" for n in range(5)})
    desk = desk_at(root)
    outcomes: list[object] = []

    def work(number: int) -> None:
        for turn in range(each):
            path = f"evidence/note-{(number + turn) % 5}.yaml"
            while True:
                before = (root / path).read_bytes()
                after = before + f"# {number}-{turn}\n".encode()
                outcome = desk.save([FileChange(path, before, after)], partner, f"{number}-{turn}")
                if not isinstance(outcome, Stale):
                    break
            outcomes.append(outcome)

    threads = [Thread(target=work, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [one for one in outcomes if not isinstance(one, Saved)] == []
    kept = "".join((root / f"evidence/note-{n}.yaml").read_text() for n in range(5))
    assert sorted(line for line in kept.splitlines() if line.startswith("#")) == sorted(
        f"# {number}-{turn}" for number in range(50) for turn in range(each)
    )
    assert int(git(root, "rev-list", "--count", "HEAD")) == 50 * each + 1
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "fsck") == ""
