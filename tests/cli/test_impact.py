"""``respondent impact``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result
from tests.tracing.sending import change, send

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, ["impact", *map(str, arguments)])


def commit(root: Path) -> None:
    who = ("-c", "user.name=Example", "-c", "user.email=example@example.org")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "As it was")):
        subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def test_it_lists_what_rests_on_a_record_and_passes_while_all_is_true(workspace: Workspaces) -> None:
    root = workspace({})
    send(root)
    done = run("by-force#Gwent", "-C", root)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "by-force#Gwent: Offences by force\n"
        "  it says 503\n"
        "\n"
        "Sent (1 document)\n"
        "  release-gwent, sent on 2025-02-18 to The Reader\n"
        "    sent/release-gwent/2025-02-18/manifest.json\n"
        "    It is made for “by-force#Gwent”.\n"
        "    =    1 “503” – unchanged.\n"
        "\n"
        "Templates (1 document)\n"
        "  templates/release.md.j2\n"
        "    release-gwent: 1 claim It is made for “by-force#Gwent”.\n"
        "\n"
        "It touches 1 document sent and 1 document from templates.\n"
    )


def test_since_a_revision_it_says_what_changed_and_what_is_not_true_any_more(workspace: Workspaces) -> None:
    root = workspace({})
    send(root)
    commit(root)
    assert run("--since", "HEAD", "-C", root).stdout.endswith("Nothing has changed.\n")
    change(root, "evidence/offences.yaml", "value: 38,685", "value: 38,700")
    done = run("--since", "HEAD", "-C", root)
    assert done.exit_code == 1
    assert "  changed: value: 38,685 → 38,700\n" in done.stdout
    assert "    ✗    1 “38,685” would be “38,700” – no longer true. Now: 38,700.\n" in done.stdout
    assert "    →    1 “38,685” would be “38,700”.\n" in done.stdout
    assert "1 document sent (1 not true any more)" in done.stdout


def test_machines_get_one_object(workspace: Workspaces) -> None:
    root = workspace({})
    send(root)
    change(root, "evidence/offences.yaml", "value: 38,685", "value: 38,700")
    done = run("offences", "-C", root, "--format", "json")
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert list(report) == ["subjects", "documents", "unread"]
    first = report["documents"][0]
    assert (first["where"], first["document"], first["outcome"]) == ("sent", "letter", "no longer true")
    assert first["claims"][0] == {
        "number": 1,
        "kind": "figure",
        "says": "38,685",
        "would_say": "38,700",
        "outcome": "no longer true",
        "why": "Now: 38,700.",
        "through": ["offences"],
        "template_code": 'figure("offences")',
    }


def test_another_value_is_supposed_without_writing_it(workspace: Workspaces) -> None:
    root = workspace({})
    send(root)
    done = run("offences", "--value", "40,000", "-C", root)
    assert done.exit_code == 1
    assert "“38,685” would be “40,000”" in done.stdout
    assert "38,685" in (root / "evidence/offences.yaml").read_text("utf-8")


def test_corrections_are_written_once(workspace: Workspaces, tmp_path: Path) -> None:
    root = workspace({})
    send(root)
    change(root, "evidence/offences.yaml", "value: 38,685", "value: 38,700")
    folder = root / "templates"
    first = run("offences", "-C", root, "--letters", folder, "--on", "2025-07-01")
    path = folder / "correction-letter.md.j2"
    assert first.stderr == f"{path.as_posix()}\n"
    assert "date: 2025-07-01\n" in path.read_text("utf-8")
    path.write_text("mine", encoding="utf-8")
    again = run("offences", "-C", root, "--letters", folder)
    assert "is there already and stays as it is" in again.stderr
    assert path.read_text("utf-8") == "mine"


def test_what_cannot_be_asked_is_refused(workspace: Workspaces) -> None:
    root = workspace({"sent/letter/2025-02-18/manifest.json": '"offences'})
    for arguments in ((), ("a", "b", "--value", "1"), ("offences", "--since", "HEAD", "--value", "1")):
        assert run(*arguments, "-C", root).exit_code == 2
    unknown = run("offence", "-C", root)
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "Did you mean “offences”" in unknown.stderr
    assert "not in a git repository" in run("--since", "HEAD", "-C", root).stderr
    damaged = run("offences", "-C", root)
    assert "sent/letter/2025-02-18/manifest.json" in damaged.stdout
    assert damaged.exit_code == 0


def test_a_record_that_nothing_rests_on_touches_nothing(workspace: Workspaces) -> None:
    finding = "kind: finding\nstatement: It is so.\nsource: crime-data\n"
    done = run("alone", "-C", workspace({"evidence/alone.yaml": finding}))
    assert done.stdout == "alone: It is so.\n\nNo document rests on it.\n"
