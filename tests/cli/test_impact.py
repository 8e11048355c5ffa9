"""`respondent impact`, as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.tracing.leaving import leave, revise

from respondent.cli.main import commands
from respondent.history.git import find_git

Workspaces = Callable[[dict[str, str]], Path]


def respondent(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, list(map(str, arguments)))


@pytest.fixture(name="root")
def root_fixture(workspace: Workspaces) -> Path:
    """The small workspace, sent and built."""
    root = workspace({})
    leave(root, to="to: [The Minister]\n", keep=True)
    return root


def test_what_rests_on_a_record_is_told_and_passes_while_it_is_true(root: Path) -> None:
    done = respondent("impact", "offences", "-C", root)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "offences: Police recorded 38,685 offences in 2023/24.\n"
        "  it says 38,685\n"
        "\n"
        "Sent (1 document)\n"
        "  letter, sent on 2025-02-18 to The Minister\n"
        "    sent/letter/2025-02-18/manifest.json\n"
        "    =    1 “38,685” – unchanged.\n"
        "    =    2 “2023/24” – unchanged.\n"
        "\n"
        "Built, in your folder (1 document)\n"
        "  letter\n"
        "    out/letter.docx\n"
        "    =    1 “38,685” – unchanged.\n"
        "    =    2 “2023/24” – unchanged.\n"
        "\n"
        "Templates (1 document)\n"
        "  templates/letter.md.j2\n"
        "    letter: 2 claims\n"
        "\n"
        "It touches 1 document sent, 1 document built and 1 document from templates.\n"
    )


def test_a_value_can_be_supposed_and_what_would_be_untrue_gets_status_1(root: Path) -> None:
    done = respondent("impact", "by-force#Gwent", "--value", "610", "-C", root)
    assert done.exit_code == 1
    assert "  changed: offences: 503 → 610\n" in done.stdout
    assert "    ✗    1 “503” would be “610” – no longer true. Now: 610.\n" in done.stdout
    assert "    →    1 “503” would be “610”.\n" in done.stdout
    assert "    It is made for “by-force#Gwent”.\n" in done.stdout
    assert done.stdout.endswith(
        "It touches 1 document sent (1 not true any more), 1 document built (1 not true any more) and "
        "1 document from templates.\n"
    )
    assert "503" in (root / "evidence/by-force.csv").read_text(encoding="utf-8")


def test_machines_get_one_object(root: Path) -> None:
    done = respondent("impact", "by-force#Gwent", "--value", "610", "-C", root, "--format", "json")
    assert (done.exit_code, done.stderr) == (1, "")
    found = json.loads(done.stdout)
    assert set(found) == {"subjects", "documents", "unread"}
    assert found["subjects"] == [
        {
            "record": "by-force#Gwent",
            "title": "Offences by force",
            "was": "503",
            "now": "610",
            "changed": ["offences"],
        }
    ]
    sent = found["documents"][0]
    assert sent | {"claims": []} == {
        "where": "sent",
        "document": "release-gwent",
        "template": "release",
        "kind": "release",
        "date": "2025-02-18",
        "files": ["sent/release-gwent/2025-02-18/manifest.json"],
        "sent": "2025-02-18",
        "to": ["The Minister"],
        "outcome": "no longer true",
        "whole": ["It is made for “by-force#Gwent”."],
        "claims": [],
    }
    assert sent["claims"] == [
        {
            "number": 1,
            "kind": "figure",
            "says": "503",
            "would_say": "610",
            "outcome": "no longer true",
            "why": "Now: 610.",
            "through": ["by-force#Gwent"],
            "template_code": 'figure("by-force", force="Gwent")',
        }
    ]


def test_what_a_claim_would_say_is_what_it_says_where_it_is_true_and_null_where_nobody_knows(
    root: Path,
) -> None:
    same = json.loads(respondent("impact", "offences", "-C", root, "--format", "json").stdout)
    assert {claim["would_say"] for claim in same["documents"][0]["claims"]} == {"38,685", "2023/24"}
    (root / "evidence/offences.yaml").unlink()
    (root / "evidence/offences.yaml").write_text("kind: statistic\n", encoding="utf-8")
    gone = json.loads(respondent("impact", "offences", "-C", root, "--format", "json").stdout)
    assert {claim["would_say"] for claim in gone["documents"][0]["claims"]} == {None}


def test_a_manifest_that_cannot_be_read_is_named(root: Path) -> None:
    (root / "sent/letter/2025-02-18/manifest.json").write_text('{"offences', encoding="utf-8")
    done = respondent("impact", "offences", "-C", root)
    assert done.exit_code == 0
    assert (
        "Without a manifest that can be read, so not looked into:\n  sent/letter/2025-02-18/manifest.json\n"
    ) in done.stdout


def test_the_correction_is_written_and_what_is_there_stays(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "corrections"
    arguments = ("impact", "offences", "--value", "40,000", "--on", "2025-03-04", "-C", root)
    done = respondent(*arguments, "--letters", folder)
    path = folder / "correction-letter.md.j2"
    assert (done.exit_code, done.stderr) == (1, f"{path.as_posix()}\n")
    text = path.read_text(encoding="utf-8")
    assert "date: 2025-03-04\n" in text
    path.write_text("Mine.\n", encoding="utf-8")
    again = respondent(*arguments, "--letters", folder)
    assert again.stderr == f"{path.as_posix()} is there already and stays as it is.\n"
    assert path.read_text(encoding="utf-8") == "Mine.\n"


def test_an_unknown_id_gets_status_2_and_the_nearest(root: Path) -> None:
    done = respondent("impact", "offence", "-C", root)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "There is no record “offence”. Did you mean “offences”?" in done.stderr


def test_how_a_template_rests_on_a_table_stands_apart_from_its_claims(root: Path) -> None:
    done = respondent("impact", "by-force", "-C", root)
    assert "release-gwent: 1 claim – Its front matter names “by-force”.\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Name a record, or a revision with “--since”."),
        (("--value", "3"), "Name a record, or a revision with “--since”."),
        (("offences", "by-force", "--value", "3"), "“--value” goes with one record, and not with “--since”."),
        (("offences", "--since", "HEAD", "--value", "3"), "“--value” goes with one record, and not with"),
        (("offences", "--value", "many"), "many"),
        (("offences", "--on", "18/02/2025"), "“18/02/2025” is no day. Write it as 2025-02-18"),
        (("offences", "--since", "HEAD"), "What the workspace said at “HEAD” cannot be read: "),
    ],
)
def test_what_cannot_be_asked_gets_status_2_and_a_reason(
    root: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = respondent("impact", *arguments, "-C", root)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_another_folder_of_built_documents_can_be_named(root: Path) -> None:
    (root / "out").rename(root / "letters")
    done = respondent("impact", "offences", "-C", root, "--out", root / "letters")
    assert "letters/letter.docx" in done.stdout


def test_a_record_on_which_nothing_rests_says_so(root: Path) -> None:
    (root / "evidence/lonely.yaml").write_text("kind: organisation\nname: Lonely\n", encoding="utf-8")
    done = respondent("impact", "lonely", "-C", root)
    assert (done.exit_code, done.stdout) == (0, "lonely: Lonely\n\nNo document rests on it.\n")


def test_what_has_changed_since_a_revision_is_found_with_git(root: Path) -> None:
    program = find_git()
    if program is None:
        pytest.skip("git is not installed")
    own = {"GIT_CONFIG_GLOBAL": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        own |= {f"GIT_{who}_NAME": "Policy Office", f"GIT_{who}_EMAIL": "office@example.org"}
    for step in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "First")):
        subprocess.run([program, *step], cwd=root, env=os.environ | own, check=True, capture_output=True)
    nothing = respondent("impact", "--since", "HEAD", "-C", root)
    assert (nothing.exit_code, nothing.stdout) == (0, "\nNothing has changed.\n")
    revise(root, "evidence/by-force.csv", "Gwent,503", "Gwent,510")
    done = respondent("impact", "--since", "HEAD", "-C", root)
    assert done.exit_code == 1
    assert done.stdout.startswith("by-force#Gwent: Offences by force\n  changed: offences: 503 → 510\n")
    unchanged = respondent("impact", "offences", "--since", "HEAD", "-C", root)
    assert unchanged.exit_code == 0


def test_a_change_of_something_else_than_the_value_is_named_alone(root: Path) -> None:
    from respondent.impact import impact
    from respondent.reporting.impacts import impact_as_text

    before = revise(root, "evidence/offences.yaml", "measure: recorded", "measure: reported")
    text = impact_as_text(impact(root, before=before), colour=True)
    assert "\n  changed: measure\n" in text
    assert "\x1b[32;1m✓\x1b[0m    1 “38,685”" in text


def test_a_row_that_has_come_was_nothing_before(root: Path) -> None:
    from respondent.impact import impact
    from respondent.reporting.impacts import impact_as_text

    before = revise(root, "evidence/by-force.csv", "Gwent", "Kent,9\nGwent")
    assert "\n  changed: added: nothing → 9\n" in impact_as_text(impact(root, before=before))


def test_long_words_are_shortened_and_what_is_no_letter_is_blanked(workspace: Workspaces) -> None:
    words = "word " * 60
    root = workspace(
        {
            "evidence/rules.yaml": "kind: finding\nstatement: The law has rules.\nsource: crime-data\n",
            "templates/letter.md.j2": (
                "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
                f'{{% claim "rules" %}}{words}{{% endclaim %}}.\n'
            ),
        }
    )
    leave(root, to='to: "The\\x1b[31m Minister"\n')
    revise(root, "evidence/rules.yaml", "has rules", "had rules")
    done = respondent("impact", "rules", "-C", root)
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "    ?    1 “word word" in done.stdout
