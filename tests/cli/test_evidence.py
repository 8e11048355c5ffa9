"""``respondent evidence`` as people and machines see it: a workbook out, corrected, back, and applied."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.exchanging.conftest import Editor

from respondent.build import check
from respondent.cli.commands import CommandGroup

Make = Callable[[dict[str, str]], Path]

SETTINGS = (
    "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n"
    "partners:\n  - {organisation: our-charity, folders: [evidence]}\n"
)


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(CommandGroup("respondent"), ["evidence", *arguments, "-C", str(root)])


@pytest.fixture(name="root")
def root_fixture(workspace: Make) -> Path:
    """The small workspace, all of whose records are one partner's."""
    root = workspace({"respondent.yaml": SETTINGS})
    assert [str(one) for one in check(root)] == []
    return root


@pytest.fixture(name="sent")
def sent_fixture(root: Path, tmp_path: Path) -> Path:
    """The workbook that was sent."""
    path = tmp_path / "sent.xlsx"
    done = run(root, "export", "--owner", "our-charity", "-o", str(path), "--on", "2025-05-12")
    assert (done.exit_code, done.stdout) == (0, f"{path.as_posix()}\n")
    return path


def edited(path: Path, change: Callable[[Editor], object]) -> Path:
    """The workbook as it comes back, with something changed."""
    editor = Editor(path.read_bytes())
    change(editor)
    back = path.with_name("back.xlsx")
    back.write_bytes(editor.saved())
    return back


def text(root: Path, name: str) -> str:
    return (root / "evidence" / name).read_text("utf-8")


def test_nothing_changed_is_nothing_to_do(root: Path, sent: Path) -> None:
    done = run(root, "import", str(sent))
    assert done.exit_code == 0
    assert done.stdout == "sent.xlsx from our-charity, made on 12 May 2025: 5 records, nothing to change.\n"


def test_proposals_are_shown_field_by_field_and_nothing_is_written(root: Path, sent: Path) -> None:
    before = text(root, "offences.yaml")
    back = edited(sent, lambda book: book.put("Statistics", "offences", "place", "England\nand Wales"))
    done = run(root, "import", str(back))
    assert done.exit_code == 0
    assert done.stdout == (
        "back.xlsx from our-charity, made on 12 May 2025: 5 records, 1 to change.\n\n"
        "offences · statistic · Police recorded 38,685 offences in 2023/24.\n"
        "  Place (place) · sheet Statistics, cell J4\n"
        "      now: (nothing)\n"
        "      wanted: England\n"
        "              and Wales\n"
    )
    assert "--apply offences:place" in done.stderr
    assert text(root, "offences.yaml") == before


def test_what_is_wrong_is_told_at_its_cell_and_is_the_exit_status(root: Path, sent: Path) -> None:
    back = edited(sent, lambda book: book.put("Statistics", "offences", "value", "many"))
    done = run(root, "import", str(back))
    assert done.exit_code == 1
    assert "back.xlsx, sheet Statistics, cell D4 H101 Value: “many” is not a number" in done.stdout


def test_applying_all_writes_what_has_no_clash_and_leaves_the_rest_of_the_file(
    root: Path, sent: Path
) -> None:
    (root / "evidence/offences.yaml").write_text("# ours\n" + text(root, "offences.yaml"), "utf-8")

    def change(book: Editor) -> None:
        book.put("Statistics", "offences", "locator", "table 1")
        book.put("Rows by-force", "Gwent", "offences", "504")
        book.add(
            "Sources", title="New", type="report", publisher="Somebody", issued="2025", standing="published"
        )

    before = text(root, "offences.yaml")
    done = run(root, "import", str(edited(sent, change)), "--apply")
    assert done.exit_code == 0, done.stdout
    assert done.stdout.splitlines()[-3:] == [
        "evidence/offences.yaml",
        "evidence/by-force.csv",
        "evidence/new.yaml",
    ]
    assert text(root, "offences.yaml") == before + "locator: table 1\n"
    assert text(root, "by-force.csv") == "force,offences\nGwent,504\nDyfed-Powys,192\n"
    assert text(root, "new.yaml").startswith("kind: source\ntype: report\ntitle: New\n")
    again = run(root, "import", str(sent.with_name("back.xlsx")))
    assert "nothing to change" in again.stdout


def test_what_would_bring_an_error_is_not_written(root: Path, sent: Path) -> None:
    before = text(root, "offences.yaml")
    back = edited(sent, lambda book: book.put("Statistics", "offences", "value", "38,658"))
    done = run(root, "import", str(back), "--apply", "offences")
    assert done.exit_code == 1
    assert "does not say 38,658, which is its value" in done.stdout
    assert "Nothing was written" in done.stderr
    assert text(root, "offences.yaml") == before


def test_a_clash_is_shown_with_three_values_and_applied_only_by_name(root: Path, sent: Path) -> None:
    back = edited(sent, lambda book: book.put("Statistics", "offences", "measure", "reported"))
    file = root / "evidence/offences.yaml"
    file.write_text(file.read_text("utf-8").replace("measure: recorded", "measure: counted"), "utf-8")
    shown = run(root, "import", str(back)).stdout
    assert "Measure (measure) – CLASH" in shown
    assert "when it was sent: recorded\n      now: counted\n      wanted: reported" in shown
    assert "Changed in the evidence since it was made: offences." in shown
    done = run(root, "import", str(back), "--apply")
    assert "There was nothing to write." in done.stderr
    assert run(root, "import", str(back), "--apply", "offences:measure").exit_code == 0
    assert "measure: reported" in text(root, "offences.yaml")


def test_a_record_is_retired_with_its_reason(root: Path, sent: Path) -> None:
    back = edited(sent, lambda book: book.put("Statistics", "offences", "retire", "Counted twice"))
    assert "offences · statistic to retire" in run(root, "import", str(back)).stdout
    assert run(root, "import", str(back), "--apply", "offences").exit_code == 0
    assert "Counted twice" in text(root, "offences.yaml")
    assert "nothing to change" in run(root, "import", str(back)).stdout


def test_for_machines(root: Path, sent: Path) -> None:
    back = edited(sent, lambda book: book.put("Statistics", "offences", "locator", "table 1"))
    report = json.loads(run(root, "import", str(back), "--format", "json").stdout)
    assert (report["owner"], report["made"], report["records"]) == ("our-charity", "2025-05-12", 5)
    assert [one["record"] for one in report["proposals"]] == ["offences"]
    applied = json.loads(run(root, "import", str(back), "--format", "json", "--apply").stdout)
    assert (applied["written"], applied["brings"]) == (["evidence/offences.yaml"], [])


def test_what_cannot_be_done_is_told_with_status_2(root: Path, sent: Path, tmp_path: Path) -> None:
    assert "Did you mean “our-charity”" in run(root, "export", "--owner", "our-chairty").stderr
    assert run(root, "import", str(sent), "--apply", "nobody").exit_code == 2
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(sent.read_bytes()[:900])
    done = run(root, "import", str(broken))
    assert (done.exit_code, done.stderr) == (
        2,
        (
            "broken.xlsx was not opened. It is damaged: cut short, or partly written over. "
            "Fetch it again from where it came from, or open it and save it anew.\n"
        ),
    )


def test_without_a_name_the_workbook_is_called_after_its_owner(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(root, "export", "--owner", "our-charity").stdout == "evidence-our-charity.xlsx\n"
    again = run(root, "export", "--owner", "our-charity")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "is there already" in again.stderr
