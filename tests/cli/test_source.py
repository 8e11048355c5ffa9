"""``respondent source`` as people and machines see it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.commands import CommandGroup

Make = Callable[[dict[str, str]], Path]


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(CommandGroup("respondent"), [*arguments[:2], "-C", str(root), *arguments[2:]])


@pytest.fixture(name="copy")
def copy_fixture(tmp_path: Path) -> Path:
    path = tmp_path / "prc.txt"
    path.write_text("Police recorded 38,685 offences; Gwent 503.", "utf-8")
    return path


def test_archiving_tells_where_the_copy_lies_and_what_it_does_not_bear_out(
    workspace: Make, copy: Path
) -> None:
    root = workspace({})
    done = run(root, "source", "archive", "crime-data", str(copy))

    assert done.exit_code == 0
    assert done.stdout.startswith("archive/files/")
    assert done.stdout.splitlines()[0].endswith(".txt: prc.txt, archived")
    assert "V404 warning: 1 of 2 values is not in the archived copy: Dyfed-Powys (192)." in done.stdout
    again = run(root, "source", "archive", "crime-data", str(copy))
    assert "archived before, and unchanged" in again.stdout


def test_archiving_for_machines(workspace: Make, copy: Path) -> None:
    done = run(workspace({}), "source", "archive", "crime-data", str(copy), "--format", "json")
    report = json.loads(done.stdout)

    assert report["new"] is True
    assert report["records"] == ["by-force", "offences"]
    assert report["file"] == f"archive/files/{report['sha256']}.txt"
    assert [one["code"] for one in report["diagnostics"]] == ["V404"]


def test_a_method_that_gives_something_else_is_a_failure(workspace: Make, tmp_path: Path) -> None:
    root = workspace({})
    path = root / "evidence/offences.yaml"
    path.write_text(path.read_text("utf-8") + "method: {sum: Number}\n", "utf-8")
    copy = tmp_path / "prc.csv"
    copy.write_text("Number\n38658\n", "utf-8")

    assert run(root, "source", "archive", "crime-data", str(copy)).exit_code == 1
    done = run(root, "source", "check", "--format", "json")
    assert done.exit_code == 1
    assert "V405" in [one["code"] for one in json.loads(done.stdout)["diagnostics"]]


def test_the_check_looks_at_copies_and_at_no_link_unless_asked(workspace: Make, copy: Path) -> None:
    root = workspace({})
    path = root / "evidence/crime-data.yaml"
    path.write_text(path.read_text("utf-8") + "url: http://127.0.0.1/private\n", "utf-8")

    assert run(root, "source", "check").stdout == "No problems found.\n"
    done = run(root, "source", "check", "crime-data", "--links")
    assert done.exit_code == 0
    assert "V410" in done.stdout
    assert "not on the open internet" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("archive", "crime-data"), "Name a FILE"),
        (("archive", "crime-data", "x.pdf", "--fetch"), "Name a FILE"),
        (("archive", "crime-dat", "x.pdf"), "Did you mean “crime-data”?"),
        (("archive", "offences", "x.pdf"), "is a statistic"),
        (("archive", "crime-data", "none.pdf"), "none.pdf cannot be read"),
        (("archive", "crime-data", "--fetch"), "has no “url”"),
        (("check", "crime-dat"), "Did you mean “crime-data”?"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    arguments: tuple[str, ...], words: str, workspace: Make
) -> None:
    root = workspace({})
    done = run(root, "source", *arguments)

    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())
    assert not (root / "archive").exists()
