"""`respondent record`, as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands
from respondent.loading.workspace import load

Workspaces = Callable[[dict[str, str]], Path]


def record(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, ["record", *map(str, arguments), "-C", str(root)])


@pytest.fixture(name="root")
def root_fixture(workspace: Workspaces) -> Path:
    return workspace({})


def test_a_value_is_set_and_the_commit_s_message_is_shown(root: Path) -> None:
    done = record(root, "set", "offences", "note=seen: by two", "--why", "our-error")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "evidence/offences.yaml: changed\n\nFor the commit:\n\n"
        "offences: note: seen: by two (new)\n\nWhy: our error.\n"
    )
    assert (root / "evidence/offences.yaml").read_text().endswith('note: "seen: by two"\n')


def test_a_dry_run_shows_the_patch_and_the_sentences_and_writes_nothing(root: Path) -> None:
    before = (root / "evidence/by-force.csv").read_bytes()
    done = record(root, "set", "by-force", "--row", "Gwent", "offences=610", "--dry-run")
    assert done.exit_code == 0
    assert "-Gwent,503\n+Gwent,610\n" in done.stdout
    assert "“503” would be “610”" in done.stdout
    assert done.stdout.endswith("Nothing was written, since this is a dry run.\n")
    assert (root / "evidence/by-force.csv").read_bytes() == before


def test_what_would_be_wrong_is_not_written(root: Path) -> None:
    done = record(root, "set", "offences", "value=7,000")
    assert done.exit_code == 1
    assert "E115" in done.stdout
    assert done.stdout.endswith(
        "Nothing was written. Mend the errors in what you wrote, and do the same again.\n"
    )
    assert "38,685" in (root / "evidence/offences.yaml").read_text()


def test_for_machines_there_is_one_object(root: Path) -> None:
    done = record(root, "set", "offences", "value=7,000", "--format", "json")
    report = json.loads(done.stdout)
    assert (done.exit_code, report["written"]) == (1, False)
    assert report["files"][0]["change"] == "changed"
    assert report["diagnostics"][0]["code"] == "E115"
    both = ["statement=Police recorded 7,000 offences in 2023/24.", "value=7,000", "--format", "json"]
    report = json.loads(record(root, "set", "offences", *both, "--dry-run").stdout)
    assert report["impact"]["documents"]
    assert json.loads(record(root, "set", "offences", *both).stdout)["written"]


def test_a_kind_says_what_it_needs(root: Path) -> None:
    done = record(root, "new", "finding")
    assert done.stdout.startswith("A finding needs:\n  statement: What it says or shows")
    listed = json.loads(record(root, "new", "finding", "--format", "json").stdout)
    assert {"statement", "source"} <= {one["field"] for one in listed["fields"] if one["needed"]}
    done = record(root, "new", "finding", "one", "statement=x")
    assert done.exit_code == 2
    assert "A finding also needs:\n  source:" in done.stderr


def test_a_record_is_added(root: Path) -> None:
    done = record(root, "new", "finding", "one", "statement=x", "source=crime-data", "formerly=[a, b]")
    assert done.exit_code == 0, done.output
    assert done.stdout.endswith(
        "evidence/one.yaml: new\n\nFor the commit:\n\nAdd one\n\n"
        "- statement: x (new)\n- source: crime-data (new)\n- formerly: a and b (new)\n"
    )
    assert load(root).workspace.records["one"].formerly == ("a", "b")


def test_a_table_is_added_with_its_rows(root: Path, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("force,n\nKent,7\n")
    fields = ["title=T", "source=crime-data", "unit=offence", "key=force", "value=n", "period=2023/24"]
    done = record(
        root, "new", "table", "t", *fields, "--rows", tmp_path / "rows.csv", "--folder", "evidence/x"
    )
    assert done.exit_code == 0, done.output
    assert (root / "evidence/x/t.csv").read_text() == "force,n\nKent,7\n"


def test_a_row_is_added_and_one_that_is_not_there_gets_a_proposal(root: Path) -> None:
    done = record(root, "set", "by-force", "--row", "Kent", "offences=7", "--add")
    assert done.exit_code == 0, done.output
    assert (root / "evidence/by-force.csv").read_text().endswith("Kent,7\n")
    done = record(root, "set", "by-force", "--row", "Gwnt", "offences=7")
    assert done.exit_code == 2
    assert "Did you mean “Gwent”? A new row needs “--add”." in done.stderr


def test_a_record_is_renamed_and_retired(root: Path) -> None:
    done = record(root, "rename", "offences", "all-offences")
    assert (done.exit_code, done.stdout.splitlines()[:2]) == (
        0,
        ["evidence/offences.yaml: taken away", "evidence/all-offences.yaml: new"],
    )
    assert 'figure("all-offences")' in (root / "templates/letter.md.j2").read_text()
    done = record(root, "retire", "all-offences", "--reason", "Counted anew.")
    assert done.exit_code == 0
    assert done.stdout.endswith("Retire all-offences\n\nCounted anew.\n")
    assert not load(root).diagnostics


def test_a_record_is_shown_also_one_with_errors(workspace: Workspaces) -> None:
    root = workspace({"evidence/broken.yaml": "kind: finding\nstatement: x\ncaveat: {text: [1]}\n"})
    assert "  value: 38,685\n" in record(root, "show", "offences").stdout
    assert record(root, "show", "crime-data").stdout.endswith("Named by by-force, offences.\n")
    done = record(root, "show", "broken")
    assert "  caveat.text.0: 1\n" in done.stdout
    assert "R102" in done.stdout
    shown = json.loads(record(root, "show", "broken", "--format", "json").stdout)
    assert (shown["file"], shown["fields"]["statement"]) == ("evidence/broken.yaml", "x")


def test_setting_what_is_so_already_changes_nothing(root: Path) -> None:
    assert record(root, "set", "offences", "value=38,685").stdout == "Nothing changes: it is so already.\n"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["set", "offences", "value"], "“value” is not FIELD=VALUE"),
        (["set", "offences", "of=[a"], "is no list such as [one, two]"),
        (["set", "offences", "unit.x=1"], "There is no “unit.x” to change"),
        (["set", "offences", "nte="], "There is no “nte” to change"),
        (["set", "offences", "a=1", "--add"], "“--add” goes with “--row”"),
        (["set", "offences", "a=1", "--row", "x"], "is no table"),
        (["set", "by-force", "a=1", "--row", "x, y", "--add"], "no column “a”"),
        (["set", "ofences", "value=1"], "Did you mean “offences”"),
        (["retire", "offences"], "“--superseded-by”"),
        (["rename", "offences", "Not an id"], "cannot be the name of a record"),
        (["new", "fnding", "x"], "Did you mean “finding”"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(root: Path, arguments: list[str], why: str) -> None:
    done = record(root, *arguments)
    assert done.exit_code == 2
    assert why in done.stderr


def test_a_change_in_the_middle_of_which_somebody_was_stopped_is_finished(root: Path) -> None:
    journal = root / ".respondent/change.json"
    journal.parent.mkdir()
    journal.write_text('[{"path": "evidence/x.csv", "before": null, "after": "YSxiCg=="}]')
    done = record(root, "set", "offences", "note=x")
    assert "An earlier change was stopped in the middle" in done.stderr
    assert (root / "evidence/x.csv").read_text() == "a,b\n"
