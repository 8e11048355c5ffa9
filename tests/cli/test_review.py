"""``respondent review`` as people and machines see it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.commands import CommandGroup

Make = Callable[[dict[str, str]], Path]
AL = ("--by", "Al Roe <al@example.net>")


@pytest.fixture(name="root")
def root_fixture(workspace: Make) -> Path:
    root = workspace({})
    for arguments in (
        ("init", "-q"),
        ("config", "user.name", "Jo Doe"),
        ("config", "user.email", "jo@example.org"),
        ("add", "-A"),
        ("commit", "-qm", "First"),
    ):
        subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)
    return root


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(CommandGroup("respondent"), [*arguments[:2], "-C", str(root), *arguments[2:]])


def test_the_list_begins_with_what_needs_somebody(root: Path) -> None:
    run(root, "review", "verify", "by-force", *AL)
    run(root, "review", "reject", "offences", "--comment", "Table 2 says 38,658.", *AL)
    done = run(root, "review", "list")

    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Rejected (1)"
    assert lines[1].startswith("  offences  statistic  Al Roe, ")
    assert lines[2] == "      “Table 2 says 38,658.”"
    assert "Verified (1)" in lines
    assert lines[-1] == "1 of 2 records are verified; 1 needs a verdict."


def test_the_list_names_what_changed(root: Path) -> None:
    run(root, "review", "verify", "offences", *AL)
    path = root / "evidence/offences.yaml"
    path.write_text(path.read_text("utf-8").replace("38,685\n", "38,686\n"), "utf-8")
    done = run(root, "review", "list")

    assert "Out of date (1)" in done.stdout
    assert "      verified then; changed since: value" in done.stdout


def test_the_list_for_machines(root: Path) -> None:
    run(root, "review", "query", "offences", "-m", "Is it so?", "--org", "our-charity", *AL)
    done = run(root, "review", "list", "--format", "json")
    report = json.loads(done.stdout)

    assert [(one["record"], one["kind"], one["standing"]) for one in report["records"]] == [
        ("offences", "statistic", "queried"),
        ("by-force", "table", "not reviewed"),
    ]
    review = report["records"][0]["review"]
    assert (review["reviewer"], review["organisation"], review["comment"]) == (
        "Al Roe",
        "our-charity",
        "Is it so?",
    )
    assert [one["code"] for one in report["diagnostics"]] == ["V202"]


def test_a_verdict_file_that_is_broken_is_told_beside_the_list(root: Path) -> None:
    (root / "reviews/offences").mkdir(parents=True)
    (root / "reviews/offences/one.yaml").write_text("record: offences\n", "utf-8")
    done = run(root, "review", "list")

    assert done.exit_code == 1
    assert "V102" in done.stderr
    assert "Not reviewed (2)" in done.stdout


def test_a_verdict_tells_its_file_and_what_to_do_next(root: Path) -> None:
    done = run(root, "review", "verify", "offences", "--comment", " Read  twice. ", *AL)

    assert done.exit_code == 0
    assert done.stdout.startswith("reviews/offences/")
    assert "offences is verified by Al Roe on " in done.stdout
    assert "source archive" in done.stderr
    assert "Commit the file" in done.stderr
    (path,) = (root / "reviews/offences").iterdir()
    assert 'comment: "Read twice."' in path.read_text("utf-8")


def test_a_verdict_for_machines(root: Path) -> None:
    done = run(root, "review", "verify", "offences", "--format", "json", *AL)
    report = json.loads(done.stdout)

    assert report["verdict"]["verdict"] == "verified"
    assert (root / report["file"]).is_file()
    assert report["status"]["standing"] == "verified"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("verify", "offences"), "nobody verifies their own edit"),
        (("verify", "offence", *AL), "Did you mean “offences”?"),
        (("query", "offences", *AL), "--comment"),
        (("query", "offences", "-m", " ", *AL), "--comment is empty"),
        (("query", "offences", "-m", "a\u200b\ue000", *AL), "private-use"),
        (("verify", "offences", "--org", "nobody", *AL), "There is no organisation"),
        (("approve", "offences"), "approve"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    arguments: tuple[str, ...], words: str, root: Path
) -> None:
    done = run(root, "review", *arguments)

    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())
    assert not (root / "reviews").exists()


def test_a_record_is_shown_in_words(root: Path) -> None:
    run(root, "review", "verify", "offences", *AL)
    done = run(root, "review", "show", "offences")

    assert done.exit_code == 0
    for words in (
        "offences (statistic): verified by Al Roe on ",
        "  letter, claims 1 and 2: Police recorded [38,685] offences in [2023/24].",
        "  value: 38,685",
        "  Police recorded crime (Home Office, 2024)",
        "  No copy of the source is archived.",
        ", Al Roe: verified",
    ):
        assert words in done.stdout


def test_a_record_is_shown_for_machines(root: Path) -> None:
    report = json.loads(run(root, "review", "show", "offences", "--format", "json").stdout)["review"]

    assert report["claims"][0]["words"] == ["38,685", "2023/24"]
    assert report["fields"]["value"] == "38,685"
    assert report["source"]["id"] == "crime-data"
    assert (report["copy"], report["passage"], report["verdicts"]) == (None, None, [])


def test_a_record_is_shown_as_a_page_that_nothing_can_break_into(root: Path) -> None:
    path = root / "evidence/offences.yaml"
    path.write_text(path.read_text("utf-8") + "passage: <script>alert(1)</script>\n", "utf-8")
    copy = root.parent / "prc.html"
    copy.write_text("<p>Cover.<p>&lt;script&gt;alert(1)&lt;/script&gt; & more", "utf-8")
    source = root / "evidence/crime-data.yaml"
    source.write_text(source.read_text("utf-8") + "url: https://example.org/prc?a=1&b=2\n", "utf-8")
    run(root, "source", "archive", "crime-data", str(copy))
    run(root, "review", "reject", "offences", "-m", "<b>No</b>", *AL)
    page = run(root, "review", "show", "offences", "--format", "html").stdout

    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert "<b>No" not in page
    assert "<mark>&lt;script&gt;alert(1)&lt;/script&gt;</mark>" in page
    assert '<a href="https://example.org/prc?a=1&amp;b=2">' in page
    assert '<p class="status rejected">' in page
    assert "<mark>38,685</mark>" in page


def test_a_table_s_method_is_shown_with_what_it_came_to(root: Path) -> None:
    path = root / "evidence/by-force.yaml"
    path.write_text(path.read_text("utf-8") + "method: {sum: Number, by: Force}\n", "utf-8")
    copy = root.parent / "prc.csv"
    copy.write_text("Force,Number\nGwent,503\nDyfed-Powys,191\n", "utf-8")
    run(root, "source", "archive", "crime-data", str(copy))
    done = run(root, "review", "show", "by-force")
    page = run(root, "review", "show", "by-force", "--format", "html").stdout

    assert done.exit_code == 1
    assert "Worked out again: 2 values, from 2 rows of “prc.csv”" in done.stdout
    assert "Row 2: …" in done.stdout
    assert "V405" in done.stderr
    assert '<li class="error"><p><b>V405</b>' in page
