from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]
WRONG = "Police in Gwent recorded 530 offences in 2023/24.\n"


def respondent(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, list(map(str, arguments)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "draft.md"
    made.write_text(WRONG, encoding="utf-8")
    return made


def test_an_answered_contradiction_no_longer_fails_and_is_shown(workspace: Workspaces, path: Path) -> None:
    root = workspace({})
    done = respondent("answer", path, "1:26", "accepted because the force corrected it", "-C", root)
    kept = path.with_name("draft.md.answers.yaml")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{kept.as_posix()}: “530”: accepted because the force corrected it\n"
    text = respondent("factcheck", path, "-C", root)
    assert (text.exit_code, "1 answered" in text.stdout) == (0, True)
    assert "accepted because the force corrected it" in text.stdout
    found = json.loads(respondent("factcheck", path, "-C", root, "--format", "json").stdout)
    (one,) = found["assessments"]
    assert one["verdict"] == "contradicted"
    assert one["answer"] == {"answer": "accepted", "because": "the force corrected it"}
    page = respondent("factcheck", path, "-C", root, "--format", "html")
    assert "Accepted because the force corrected it." in page.stdout


def test_an_answer_survives_edits_elsewhere_and_lapses_with_its_figure(
    workspace: Workspaces, path: Path
) -> None:
    root = workspace({})
    respondent("answer", path, "1:26", "not a statistic", "-C", root)
    path.write_text(f"# New\n\nMore. {WRONG}", encoding="utf-8")
    assert respondent("factcheck", path, "-C", root).exit_code == 0
    path.write_text(WRONG.replace("530", "540"), encoding="utf-8")
    lapsed = respondent("factcheck", path, "-C", root)
    assert (lapsed.exit_code, "draft.md.answers.yaml:4:5 B202" in lapsed.stderr) == (1, True)


def test_an_answer_is_given_anew_and_taken_back(workspace: Workspaces, path: Path) -> None:
    root = workspace({})
    respondent("answer", path, "1:26", "not a statistic", "-C", root)
    respondent("answer", path, "1:26", "accepted because so", "-C", root)
    kept = path.with_name("draft.md.answers.yaml")
    assert kept.read_text(encoding="utf-8").count("figure:") == 1
    done = respondent("answer", path, "1:26", "--withdraw", "-C", root)
    assert (done.exit_code, done.stdout.endswith("“530”: withdrawn\n")) == (0, True)
    assert "answers: []" in kept.read_text(encoding="utf-8")
    assert respondent("factcheck", path, "-C", root).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["1:26"], "Give an answer"),
        (["1:26", "not a statistic", "--withdraw"], "Give an answer"),
        (["1:26", "wrong"], "“wrong” is no answer"),
        (["9:1", "not a statistic"], "There is no figure at 9:1"),
    ],
)
def test_what_cannot_be_answered_is_said_so_and_nothing_is_written(
    workspace: Workspaces, path: Path, arguments: list[str], message: str
) -> None:
    done = respondent("answer", path, *arguments, "-C", workspace({}))
    assert (done.exit_code, message in done.stderr) == (2, True)
    assert not path.with_name("draft.md.answers.yaml").exists()


def test_a_file_of_answers_with_a_mistake_is_reported_and_not_written_over(
    workspace: Workspaces, path: Path
) -> None:
    root, kept = workspace({}), path.with_name("draft.md.answers.yaml")
    kept.write_text("answers:\n  - figure: '530'\n", encoding="utf-8")
    checked = respondent("factcheck", path, "-C", root)
    assert (checked.exit_code, "draft.md.answers.yaml:2:5 B201" in checked.stderr) == (1, True)
    done = respondent("answer", path, "1:26", "not a statistic", "-C", root)
    assert (done.exit_code, "B201" in done.stderr) == (2, True)
    assert kept.read_text(encoding="utf-8") == "answers:\n  - figure: '530'\n"
