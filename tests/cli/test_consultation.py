"""``respondent consultation import`` and ``respondent new response``, as somebody types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [*map(str, arguments)])


@pytest.fixture
def form(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Safer Streets", 0)
    document.add_paragraph("Return this to Ofcom by 5pm on 20 October 2099.")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Question 1: Do you agree? Please give evidence."
    table.cell(1, 0).text = "Question 2: Why"
    path = tmp_path / "Response form.docx"
    document.save(str(path))
    return path


def test_a_form_becomes_a_record_for_a_person_to_check(workspace: Workspaces, form: Path) -> None:
    root = workspace({})
    done = run("consultation", "import", form, "-C", root)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{root.as_posix()}/evidence/safer-streets.yaml: 2 questions",
        "  title: Safer Streets",
        "  publisher: Ofcom",
        "  closes: 2099-10-20 17:00",
        "  Question 1 [evidence]: Do you agree? Please give evidence.",
        "  Question 2: Why – check: the text may be cut off",
        "Read every question against the consultation before you rely on it.",
    ]
    written = (root / "evidence/safer-streets.yaml").read_text(encoding="utf-8")
    assert written.startswith("# Read from Response form.docx. Check it against the consultation")
    assert "closes: 2099-10-20 17:00 # check: the day, and the hour\n" in written
    assert "  # check: the text may be cut off (line " in written
    assert run("check", "-C", root).exit_code == 0


def test_nothing_is_written_over(workspace: Workspaces, form: Path) -> None:
    root = workspace({"evidence/safer-streets.yaml": "kind: organisation\nname: Safer Streets\n"})
    done = run("consultation", "import", form, "-C", root)
    assert done.exit_code == 2
    assert (
        done.stderr
        == f"{root}/evidence/safer-streets.yaml is there already. Choose another name with --id.\n"
    )
    again = run("consultation", "import", form, "-C", root, "--id", "streets-2099")
    assert again.exit_code == 0
    (root / "evidence/broken.yaml").write_text("kind: [", encoding="utf-8")
    assert run("consultation", "import", form, "-C", root, "--id", "broken").exit_code == 2


def test_machines_get_what_was_read(workspace: Workspaces, form: Path) -> None:
    root = workspace({})
    out = root / "evidence/ofcom/streets.yaml"
    report = json.loads(
        run("consultation", "import", form, "-C", root, "--out", out, "--format", "json").stdout
    )
    assert report["record"] == out.as_posix()
    assert [one["number"] for one in report["questions"]] == ["1", "2"]
    assert report["questions"][1]["unsure"] == ["the text may be cut off"]
    assert out.is_file()


def test_a_name_that_no_record_can_have_is_refused(workspace: Workspaces, form: Path) -> None:
    for options in (("--id", "Safer Streets"), ("--out", "streets.txt")):
        done = run("consultation", "import", form, "-C", workspace({}), *options)
        assert done.exit_code == 2
        assert "small letters, numbers and hyphens" in done.stderr


@pytest.mark.parametrize("name", ["letter.txt", "letter.md"])
def test_a_file_without_questions_gives_nothing_and_says_how_one_begins(
    workspace: Workspaces, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("Dear Minister,\n\nWe write together.\n", encoding="utf-8")
    for command in (("consultation", "import"), ("new", "response", "--from")):
        done = run(*command, tmp_path / name, "-C", workspace({}))
        assert done.exit_code == 1
        assert "No question was found" in done.stderr
        assert "“Question 4”" in done.stderr


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 broken", b"%PDF-1.7", b"\x00\x01\x02\x03" * 100, b"\xff\xd8\xff"]
)
def test_a_file_that_is_no_form_is_a_sentence_and_no_traceback(
    workspace: Workspaces, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "form.docx").write_bytes(data)
    for command in (("consultation", "import"), ("new", "response", "--from")):
        done = run(*command, tmp_path / "form.docx", "-C", workspace({}))
        assert done.exit_code == 2, done.output
        assert "Traceback" not in done.stderr
        assert done.stderr


def test_a_response_is_begun_from_a_form_and_builds_as_a_draft(workspace: Workspaces, form: Path) -> None:
    root = workspace({})
    done = run("new", "response", "--from", form, "--org", "our-charity", "-C", root)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-2:] == [
        f"{root.as_posix()}/templates/responses/response-safer-streets.md.j2: a place for each of 2 answers",
        "Write them, and look at it with: respondent build response-safer-streets --draft",
    ]
    checked = run("check", "-C", root)
    assert checked.exit_code == 0, checked.output
    assert "questions 1 and 2 are still open" in checked.stdout
    assert run("build", "response-safer-streets", "--draft", "-C", root).exit_code == 0
    assert run("build", "response-safer-streets", "-C", root).exit_code == 1


def test_a_response_is_begun_from_a_record_that_is_there(workspace: Workspaces, form: Path) -> None:
    root = workspace({})
    assert run("consultation", "import", form, "-C", root).exit_code == 0
    assert run("new", "response", "--consultation", "safer-streets", "-C", root).exit_code == 0
    text = (root / "templates/responses/response-safer-streets.md.j2").read_text(encoding="utf-8")
    assert "# from: [nspcc, barnardos]" in text
    again = run("new", "response", "--consultation", "safer-streets", "-C", root)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    by_form = run("new", "response", "--from", form, "-C", root)
    assert by_form.exit_code == 2
    assert "Choose another name with --consultation" in by_form.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Name a form with --from"),
        (("--consultation", "nothing"), "There is no consultation “nothing”"),
        (("--consultation", "offences"), "“offences” is a statistic"),
        (("--consultation", "x", "--org", "nobody"), "There is no organisation “nobody”"),
    ],
)
def test_what_is_missing_is_said(workspace: Workspaces, options: tuple[str, ...], words: str) -> None:
    done = run("new", "response", *options, "-C", workspace({}))
    assert done.exit_code == 2
    assert words in done.stderr
