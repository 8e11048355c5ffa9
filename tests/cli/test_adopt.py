from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]
TEXT = (
    "Dear Minister,\n\nPolice in Gwent recorded 503 offences in 2023/24.\n\nYours sincerely,\n\nOur Charity\n"
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [*map(str, arguments)])


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "Letter to Jo.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_template_is_written_that_checks_and_builds(workspace: Workspaces, draft: Path) -> None:
    root = workspace({})
    done = run("adopt", draft, "-C", root)
    assert (done.exit_code, done.stderr) == (0, "")
    path = root / "templates/letter-to-jo.md.j2"
    assert done.stdout.splitlines()[:3] == [
        "Written by tags:",
        '  503      {{ figure("by-force", force="Gwent") }}',
        '  2023/24  {{ period("by-force") }}',
    ]
    assert done.stdout.splitlines()[-1] == f"{path.as_posix()}: 1 figure, 1 period by tags; 3 left."
    checked = run("check", "-C", root)
    assert checked.exit_code == 0, checked.output
    built = run("build", "letter-to-jo", "-C", root, "--as", "docx,md", "--out", root / "out")
    assert built.exit_code == 0, built.output
    assert "Police in Gwent recorded 503 offences in 2023/24.[^1]" in (
        root / "out/letter-to-jo.md"
    ).read_text(encoding="utf-8")


def test_machines_get_one_object(workspace: Workspaces, draft: Path) -> None:
    root = workspace({})
    draft.write_text(TEXT.replace("503", "530") + "\nIn 2022 some 77 schools closed.\n", encoding="utf-8")
    done = run("adopt", draft, "-C", root, "--format", "json", "--propose", root / "evidence/proposed")
    assert done.exit_code == 1, done.output
    report = json.loads(done.stdout)
    assert list(report) == ["template", "claims", "left", "proposed"]
    assert report["template"] == (root / "templates/letter-to-jo.md.j2").as_posix()
    assert report["claims"] == []
    assert report["left"][-1]["verdict"] is None or report["left"][-1]["line"] > 0
    assert {
        "text": "530",
        "line": 3,
        "verdict": "contradicted",
        "message": "The evidence has 503 offences for Gwent in 2023/24, not 530.",
    } in report["left"]


def test_nothing_is_written_over_without_being_told_to(workspace: Workspaces, draft: Path) -> None:
    root = workspace({})
    out = root / "templates/mine.md.j2"
    out.write_text("Mine.\n", encoding="utf-8")
    done = run("adopt", draft, "-C", root, "--out", out)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"{out} is there already. Choose another name with --out, or write over it with --force.\n"
    )
    assert out.read_text(encoding="utf-8") == "Mine.\n"
    assert run("adopt", draft, "-C", root, "--out", out, "--force").exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("---\nkind: letter\n")


def test_two_templates_never_get_one_name(workspace: Workspaces, draft: Path) -> None:
    root = workspace({})
    done = run("adopt", draft, "-C", root, "--out", root / "templates/other/letter.md.j2", "--force")
    assert done.exit_code == 2
    assert "is there already. Choose another name with --out.\n" in done.stderr
    assert not (root / "templates/other").exists()


def test_a_proposal_that_somebody_may_have_filled_in_stays_as_it_is(
    workspace: Workspaces, draft: Path
) -> None:
    root = workspace({})
    draft.write_text("In 2022 some 77 schools closed.\n", encoding="utf-8")
    folder = root / "evidence/proposed"
    assert run("adopt", draft, "-C", root, "--propose", folder).exit_code == 0
    (path,) = folder.iterdir()
    path.write_text("kind: statistic\n# Half done\n", encoding="utf-8")
    done = run("adopt", draft, "-C", root, "--propose", folder, "--force")
    assert done.stdout.endswith("1 record proposed.\n")
    assert path.read_text(encoding="utf-8") == "kind: statistic\n# Half done\n"


@pytest.mark.parametrize("name", ["Letter.md.j2", "letter.md", "a b.md.j2"])
def test_a_name_that_no_template_can_have_is_refused(workspace: Workspaces, draft: Path, name: str) -> None:
    root = workspace({})
    done = run("adopt", draft, "-C", root, "--out", root / "templates" / name)
    assert done.exit_code == 2
    assert "A template’s name has small letters" in done.stderr


def test_a_draft_that_cannot_be_read_is_said_so(workspace: Workspaces, tmp_path: Path) -> None:
    binary = tmp_path / "draft.docx"
    binary.write_bytes(b"PK\x03\x04 broken")
    root = workspace({})
    assert run("adopt", binary, "-C", root).exit_code == 2
    assert run("adopt", tmp_path / "none.docx", "-C", root).exit_code == 2
    assert not (root / "templates/draft.md.j2").exists()


def test_without_a_workspace_there_is_nothing_to_adopt_into(draft: Path, tmp_path: Path) -> None:
    assert run("adopt", draft, "-C", tmp_path).exit_code == 2


def test_each_claim_of_the_object_says_what_stood_where(workspace: Workspaces, draft: Path) -> None:
    done = run("adopt", draft, "-C", workspace({}), "--format", "json")
    assert json.loads(done.stdout)["claims"][0] == {
        "text": "503",
        "kind": "figure",
        "template": '{{ figure("by-force", force="Gwent") }}',
        "evidence": ["by-force#Gwent"],
        "line": 3,
    }
