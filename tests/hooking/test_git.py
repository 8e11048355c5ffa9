"""Real git on real branches, with our driver: merge, rebase, cherry-pick and stash."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from respondent.hooking.commands import driver_command
from respondent.merging.records import merge_records

Git = Callable[..., subprocess.CompletedProcess[str]]
Repositories = Callable[..., tuple[Path, Git]]
Put = Callable[[Path, dict[str, str | None]], None]

STATISTIC = (
    "kind: statistic\nstatement: There were 1,200 offences.\nsource: crime-data\n# checked twice\nvalue: 1,200\n"
    "unit: offence\nperiod: 2023/24\n"
)
TABLE = "kind: table\ntitle: By force\nrows: by-force.csv\nkey: force\nvalue: offences\n"
WAYS = ("merge", "rebase", "cherry-pick", "stash")


def two_branches(
    root: Path, git: Git, put: Put, ours: dict[str, str | None], theirs: dict[str, str | None]
) -> None:
    """Branches `main` and `theirs` with a commit each, on `main`."""
    git("checkout", "-q", "-b", "theirs")
    put(root, theirs)
    git("add", "-A")
    git("commit", "-q", "--no-verify", "-m", "theirs", email="bo@south.example.org")
    git("checkout", "-q", "main")
    put(root, ours)
    git("add", "-A")
    git("commit", "-q", "--no-verify", "-m", "ours", email="al@north.example.org")


def brought_together(way: str, git: Git) -> subprocess.CompletedProcess[str]:
    """Bring the change of `theirs` to `main` in one of the ways that git has."""
    if way == "merge":
        return git("merge", "-q", "--no-edit", "theirs", ok=False)
    if way == "rebase":
        git("checkout", "-q", "theirs")
        return git("rebase", "-q", "main", ok=False)
    if way == "cherry-pick":
        return git("cherry-pick", "theirs", ok=False)
    git("checkout", "-q", "theirs")
    git("reset", "-q", "--soft", "HEAD~1")
    git("stash", "push", "-q")
    git("checkout", "-q", "main")
    return git("stash", "pop", ok=False)


@pytest.mark.parametrize("way", WAYS)
def test_two_who_change_different_fields_of_one_record_never_conflict(
    way: str, repository: Repositories, put: Put
) -> None:
    root, git = repository({"evidence/a.yaml": STATISTIC}, hook=False)
    theirs = STATISTIC.replace("offence\n", "crime # as they call it\n")
    two_branches(
        root,
        git,
        put,
        {"evidence/a.yaml": STATISTIC.replace("value: 1,200", "value: 1,249")},
        {"evidence/a.yaml": theirs + "note: hello\n"},
    )
    done = brought_together(way, git)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "evidence/a.yaml").read_text("utf-8") == theirs.replace(
        "value: 1,200", "value: 1,249"
    ) + "note: hello\n"


@pytest.mark.parametrize("way", WAYS)
def test_records_come_out_as_the_library_merges_them(
    way: str, repository: Repositories, put: Put, generating: Any
) -> None:
    versions = {}
    for number in range(8):
        lot = Random(7_000 + number)
        base = generating.a_record(lot)
        ours, theirs = generating.edited(lot, base), generating.edited(lot, base)
        versions[f"evidence/r{number}.yaml"] = tuple(one.text() for one in (base, ours, theirs))
    root, git = repository({name: texts[0] for name, texts in versions.items()}, hook=False)
    ours_, theirs_ = ({name: texts[at] for name, texts in versions.items()} for at in (1, 2))
    two_branches(root, git, put, ours_, theirs_)
    done = brought_together(way, git)
    expected = {name: merge_records(*(text.encode() for text in texts)) for name, texts in versions.items()}
    assert (done.returncode != 0) is any(merged.conflicts for merged in expected.values())
    for name, merged in expected.items():
        data = (root / name).read_bytes()
        if not merged.conflicts:
            assert data == merged.data, name
        else:
            assert data.count(b"\n<<<<<<< ") + data.startswith(b"<<<<<<< ") >= 1
    unmerged = git("ls-files", "-u").stdout
    assert {name for name, merged in expected.items() if merged.conflicts} == {
        name for name in versions if f"\t{name}\n" in unmerged
    }


def test_a_conflict_stands_between_gits_markers_with_the_two_values_in_words(
    repository: Repositories, put: Put
) -> None:
    root, git = repository({"evidence/a.yaml": STATISTIC}, hook=False)
    two_branches(
        root,
        git,
        put,
        {"evidence/a.yaml": STATISTIC.replace("value: 1,200", "value: 1,249")},
        {
            "evidence/a.yaml": STATISTIC.replace("value: 1,200", "value: 1,300").replace(
                "offence\n", "crime\n"
            )
        },
    )
    done = git("merge", "theirs", ok=False)
    assert done.returncode == 1
    text = (root / "evidence/a.yaml").read_text("utf-8")
    assert "\n# value: north says 1,249; south says 1,300 (it was 1,200)\nvalue: 1,200\n=======\n" in text
    assert text.startswith(
        "kind: statistic\nstatement: There were 1,200 offences.\nsource: crime-data\n# checked twice\n<<<<<<< "
    )
    assert text.endswith("\nunit: crime\nperiod: 2023/24\n")
    assert "value: north says 1,249; south says 1,300" in done.stderr


def test_rows_of_a_table_are_merged_by_their_key(repository: Repositories, put: Put) -> None:
    rows = 'force,offences\nGwent,503\nKent,"1,029"\n'
    root, git = repository({"evidence/by-force.yaml": TABLE, "evidence/by-force.csv": rows}, hook=False)
    two_branches(
        root,
        git,
        put,
        {"evidence/by-force.csv": rows.replace("503", "504")},
        {"evidence/by-force.csv": rows.replace('"1,029"\n', "1030\nDyfed,7\n")},
    )
    assert git("merge", "-q", "theirs").returncode == 0
    assert (root / "evidence/by-force.csv").read_text(
        "utf-8"
    ) == "force,offences\nGwent,504\nKent,1030\nDyfed,7\n"


def test_both_may_add_a_record_of_one_name(repository: Repositories, put: Put) -> None:
    root, git = repository({"evidence/other.yaml": STATISTIC}, hook=False)
    two_branches(
        root,
        git,
        put,
        {"evidence/a.yaml": STATISTIC},
        {"evidence/a.yaml": STATISTIC + "note: from the south\n"},
    )
    assert git("merge", "-q", "theirs").returncode == 0
    assert (root / "evidence/a.yaml").read_text("utf-8") == STATISTIC + "note: from the south\n"


def test_a_record_that_one_deletes_and_the_other_changes_is_a_conflict(
    repository: Repositories, put: Put
) -> None:
    root, git = repository({"evidence/a.yaml": STATISTIC}, hook=False)
    two_branches(root, git, put, {"evidence/a.yaml": None}, {"evidence/a.yaml": STATISTIC + "note: x\n"})
    done = git("merge", "theirs", ok=False)
    assert done.returncode == 1
    assert "modify/delete" in done.stdout


def test_broken_yaml_is_merged_line_by_line_and_told(repository: Repositories, put: Put) -> None:
    broken = STATISTIC.replace("source: crime-data", 'source: "crime-data')
    root, git = repository({"evidence/a.yaml": broken + "\n\n\n\nlast: 1\n"}, hook=False)
    two_branches(
        root,
        git,
        put,
        {"evidence/a.yaml": broken.replace("kind", "Kind") + "\n\n\n\nlast: 1\n"},
        {"evidence/a.yaml": broken + "\n\n\n\nlast: 2\n"},
    )
    done = git("merge", "theirs")
    assert "check it" in done.stderr
    assert (root / "evidence/a.yaml").read_text("utf-8") == broken.replace(
        "kind", "Kind"
    ) + "\n\n\n\nlast: 2\n"


def test_a_line_merge_that_would_lose_a_field_is_a_conflict(repository: Repositories, put: Put) -> None:
    # in brackets from its first line to its last, a record cannot be taken apart; both add the same field elsewhere
    root, git = repository(
        {"evidence/a.yaml": "{kind: finding,\n\n\n\na: 1,\n\n\n\nb: 2,\n\n\n\n}\n"}, hook=False
    )
    two_branches(
        root,
        git,
        put,
        {"evidence/a.yaml": "{kind: finding,\nnote: x,\n\n\n\na: 1,\n\n\n\nb: 2,\n\n\n\n}\n"},
        {"evidence/a.yaml": "{kind: finding,\n\n\n\na: 1,\n\n\n\nb: 2,\nnote: y,\n\n\n\n}\n"},
    )
    assert git("merge", "theirs", ok=False).returncode == 1
    assert b"<<<<<<< " in (root / "evidence/a.yaml").read_bytes()


def test_without_our_python_git_merges_the_lines_and_marks_conflicts(
    repository: Repositories, put: Put
) -> None:
    root, git = repository({"evidence/a.yaml": STATISTIC}, hook=False)
    git(
        "config",
        "merge.respondent.driver",
        driver_command().replace(Path(sys.executable).as_posix(), "/gone/python", 1),
    )
    two_branches(
        root,
        git,
        put,
        {"evidence/a.yaml": STATISTIC.replace("value: 1,200", "value: 1,249")},
        {"evidence/a.yaml": STATISTIC.replace("value: 1,200", "value: 1,300")},
    )
    assert git("merge", "theirs", ok=False).returncode == 1
    assert "<<<<<<< ours\nvalue: 1,249\n" in (root / "evidence/a.yaml").read_text("utf-8")


@pytest.fixture(name="generating", scope="module")
def generating_fixture() -> Any:
    path = Path(__file__).parents[1] / "merging/generating.py"
    spec = importlib.util.spec_from_file_location("generating", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["generating"] = module
    spec.loader.exec_module(module)
    return module
