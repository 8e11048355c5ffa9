"""What the pre-commit hook lets pass, and what it does not."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from respondent.hooking.commit import CheckedCommit, check_commit

Git = Callable[..., subprocess.CompletedProcess[str]]
Repositories = Callable[..., tuple[Path, Git]]
Put = Callable[[Path, dict[str, str | None]], None]

SOURCE = "kind: source\ntype: report\ntitle: A report\nissued: 2024\nstanding: [published]\n"
FINDING = "kind: finding\nstatement: It is so.\nsource: a-report\nlocator: p 1\n"
FILES = {"evidence/north/a-report.yaml": SOURCE, "evidence/south/it-is-so.yaml": FINDING}
AL = "al@north.example.org"


def test_a_good_change_of_ones_own_is_committed(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    put(root, {"evidence/north/a-report.yaml": SOURCE.replace("A report", "The report")})
    done = git("commit", "-qam", "x", email=AL)
    assert done.stderr == ""


def test_an_error_in_what_is_staged_is_not_committed(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    put(root, {"evidence/north/a-report.yaml": SOURCE.replace("report\n", "novel\n", 1)})
    done = git("commit", "-qam", "x", email=AL, ok=False)
    assert done.returncode == 1
    assert "evidence/north/a-report.yaml:2:7 R103" in done.stderr
    assert "Nothing was committed" in done.stderr


def test_what_counts_is_what_is_staged_not_what_is_on_the_disk(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    put(root, {"evidence/north/a-report.yaml": SOURCE.replace("A report", "The report")})
    git("add", "-A")
    put(root, {"evidence/north/a-report.yaml": "broken: ["})
    assert git("commit", "-qm", "x", email=AL).returncode == 0
    put(root, {"evidence/north/a-report.yaml": "broken: ["})
    git("add", "-A")
    put(root, {"evidence/north/a-report.yaml": SOURCE})
    assert git("commit", "-qm", "x", email=AL, ok=False).returncode == 1


def test_an_error_elsewhere_counts_if_the_commit_brings_it(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    put(root, {"evidence/north/a-report.yaml": None})
    git("add", "-A")
    (problem,) = check_commit(root, {"GIT_AUTHOR_EMAIL": AL}).problems
    assert str(problem.span) == "evidence/south/it-is-so.yaml:3:9"
    broken = FILES | {"evidence/south/it-is-so.yaml": FINDING.replace("a-report", "no-report")}
    put(root, {**broken, "evidence/north/a-report.yaml": SOURCE})
    git("commit", "-q", "--no-verify", "-am", "broken", email="bo@south.example.org")
    put(root, {"evidence/north/a-report.yaml": SOURCE.replace("A report", "The report")})
    git("add", "-A")
    assert check_commit(root, {"GIT_AUTHOR_EMAIL": AL}) == CheckedCommit((), 1)
    assert "There is 1 more error, which" in git("commit", "-qm", "x", email=AL).stderr


def test_what_is_another_s_is_not_committed(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    put(root, {"evidence/south/it-is-so.yaml": FINDING.replace("so.", "so indeed.")})
    done = git("commit", "-qam", "x", email=AL, ok=False)
    assert "O101 This is south’s, and north changed it (al@north.example.org)." in done.stderr
    assert git("commit", "-qam", "x", email="bo@south.example.org").returncode == 0


def test_nobody_gives_themselves_rights_in_the_same_commit(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    settings = (root / "respondent.yaml").read_text("utf-8")
    put(
        root,
        {"respondent.yaml": settings.replace("[north.example.org]", "[north.example.org], everything: true")},
    )
    done = git("commit", "-qam", "x", email=AL, ok=False)
    assert "respondent.yaml O103 north changed this" in done.stderr


def test_files_outside_any_workspace_are_nobody_s_business(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    git("mv", "respondent.yaml", "elsewhere.yaml")
    git("commit", "-q", "--no-verify", "-m", "no workspace any more")
    put(root, {"notes.txt": "x"})
    git("add", "-A")
    assert check_commit(root, {"GIT_AUTHOR_EMAIL": "who@example.org"}) == CheckedCommit(())


def test_a_commit_of_some_files_is_judged_by_the_index_that_git_names(
    repository: Repositories, put: Put
) -> None:
    root, git = repository(FILES)
    put(
        root,
        {
            "evidence/south/it-is-so.yaml": "kind: novel\n",
            "evidence/north/a-report.yaml": SOURCE + "note: x\n",
        },
    )
    git("add", "-A")
    assert git("commit", "-qm", "x", "--", "evidence/north", email=AL).returncode == 0
    index = {"GIT_INDEX_FILE": ".git/other-index", "GIT_AUTHOR_EMAIL": AL}
    assert {p.code.id for p in check_commit(root, {"GIT_AUTHOR_EMAIL": AL}).problems} == {"O101", "R108"}
    (root / ".git/other-index").write_bytes((root / ".git/index").read_bytes())
    assert {p.code.id for p in check_commit(root, index).problems} == {"O101", "R108"}


def test_a_table_of_another_is_known_by_its_record(repository: Repositories, put: Put) -> None:
    table = {
        "evidence/common/t.yaml": "kind: table\nowner: south\nrows: t.csv\nkey: force\nvalue: n\n",
        "evidence/common/t.csv": "force,n\nGwent,1\n",
    }
    root, git = repository(FILES | table)
    put(root, {"evidence/common/t.csv": "force,n\nGwent,2\n"})
    git("add", "-A")
    found = [p for p in check_commit(root, {"GIT_AUTHOR_EMAIL": AL}).problems if p.code.id == "O101"]
    assert [p.span.path for p in found] == ["evidence/common/t.csv"]


def test_who_merges_answers_only_for_what_they_write_themselves(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    git("checkout", "-q", "-b", "south")
    put(root, {"evidence/south/it-is-so.yaml": FINDING.replace("p 1", "p 2")})
    git("commit", "-qam", "south", email="bo@south.example.org")
    git("checkout", "-q", "main")
    put(root, {"evidence/north/a-report.yaml": SOURCE.replace("A report", "The report")})
    git("commit", "-qam", "north", email=AL)
    git("merge", "-q", "--no-commit", "south")
    put(root, {"evidence/south/it-is-so.yaml": FINDING.replace("p 1", "p 3")})
    git("add", "-A")
    assert "O101" in git("commit", "-qm", "merge", email=AL, ok=False).stderr
    put(root, {"evidence/south/it-is-so.yaml": FINDING.replace("p 1", "p 2")})
    git("add", "-A")
    assert git("commit", "-qm", "merge", email=AL).returncode == 0


def test_a_workspace_below_the_top_is_checked_with_paths_from_the_top(
    repository: Repositories, put: Put
) -> None:
    root, git = repository(
        {"letters/respondent.yaml": "respondent: 1\n", "letters/evidence/a-report.yaml": SOURCE}
    )
    put(root, {"letters/evidence/a-report.yaml": "kind: novel\n"})
    git("add", "-A")
    (problem,) = check_commit(root, {"GIT_AUTHOR_EMAIL": AL}).problems
    assert str(problem).startswith("letters/evidence/a-report.yaml:1:7 R108")


def test_the_first_commit_of_all_is_checked_too(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    git("update-ref", "-d", "HEAD")
    assert check_commit(root, {"GIT_AUTHOR_EMAIL": "who@example.org"}) == CheckedCommit(())
    put(root, {"evidence/north/a-report.yaml": "kind: novel\n"})
    git("add", "-A")
    assert [p.code.id for p in check_commit(root, {}).problems] == ["R108"]


def test_what_a_merge_is_about_to_drop_is_said_and_may_be_meant(repository: Repositories, put: Put) -> None:
    root, git = repository(FILES)
    git("checkout", "-q", "-b", "other")
    put(root, {"evidence/south/it-is-so.yaml": FINDING.replace("p 1", "p 3").replace("so.", "not so.")})
    git("commit", "-qam", "x", email="bo@south.example.org")
    git("checkout", "-q", "main")
    put(root, {"evidence/south/it-is-so.yaml": FINDING.replace("p 1", "p 2")})
    git("commit", "-qam", "x")
    assert git("merge", "-q", "other", ok=False).returncode == 1
    git("checkout", "--ours", "evidence/south/it-is-so.yaml")
    git("add", "-A")
    done = git("commit", "-qm", "x")
    assert (
        "evidence/south/it-is-so.yaml O105 warning: A merge (not committed yet) dropped what south"
        in done.stderr
    )
    assert "statement is “It is so.” again, not “It is not so.”" in done.stderr
    assert "Nothing was committed" not in done.stderr
    assert git("log", "-1", "--format=%P").stdout.count(" ") == 1
