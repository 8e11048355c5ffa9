from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]

WRONG = {
    "evidence/offences.yaml": (
        "kind: statistic\n"
        "statement: Police recorded 38,685 offences in 2023/24.\n"
        "source: crime-dat\n"
        "value: 38,685\n"
        "unit: ofence\n"
        "period: 2023/24\n"
        "period: 2024/25\n"
    )
}


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, ["check", *map(str, arguments)])


def test_a_workspace_without_problems_says_so_and_passes(workspace: Workspaces) -> None:
    done = check("-C", workspace({}))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "No problems found.\n", "")


def test_an_unknown_source_a_wrong_unit_and_a_double_key_are_found_in_one_run(workspace: Workspaces) -> None:
    done = check("-C", workspace(WRONG))
    assert done.exit_code == 1
    assert done.stderr == ""
    places = {line.split(" ")[0] for line in done.stdout.splitlines() if line.startswith("evidence/")}
    assert {"evidence/offences.yaml:5:7", "evidence/offences.yaml:7:1"} <= places
    assert done.stdout.splitlines()[-1].endswith("”.")


def test_machines_get_one_object_on_standard_output(workspace: Workspaces) -> None:
    done = check("--workspace", workspace(WRONG), "--format", "json")
    assert done.exit_code == 1
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert set(report) == {"diagnostics", "documents", "summary"}
    assert report["documents"] == []
    assert report["summary"]["errors"] == len(report["diagnostics"]) >= 2
    assert set(report["diagnostics"][0]) == {
        "code",
        "severity",
        "title",
        "message",
        "remedy",
        "file",
        "line",
        "column",
    }


def test_a_warning_alone_passes(workspace: Workspaces) -> None:
    done = check("-C", workspace({"evidence/old.yml": "kind: source\n"}))
    assert done.exit_code == 0
    assert "S205 warning: " in done.stdout


def test_a_folder_that_is_no_workspace_gets_status_2(tmp_path: Path) -> None:
    done = check("-C", tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no respondent.yaml in ")


def test_a_folder_that_is_not_there_gets_status_2(tmp_path: Path) -> None:
    done = check("-C", tmp_path / "nowhere")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is no such folder" in done.stderr


def test_a_format_that_there_is_not_gets_status_2(workspace: Workspaces) -> None:
    assert check("-C", workspace({}), "--format", "xml").exit_code == 2


def test_code_hosts_get_sarif_with_paths_from_here(
    workspace: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(WRONG)
    monkeypatch.chdir(root.parent)
    done = check("-C", root.name, "--format", "sarif")
    assert (done.exit_code, done.stderr) == (1, "")
    results = json.loads(done.stdout)["runs"][0]["results"]
    places = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
    assert f"{root.name}/evidence/offences.yaml" in places


def test_pull_requests_get_a_command_a_problem(
    workspace: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(WRONG)
    monkeypatch.chdir(root / "evidence")
    done = check("--format", "github")
    assert done.exit_code == 1
    assert "::error file=../evidence/offences.yaml,line=7,col=1,title=Y102 " in done.stdout
