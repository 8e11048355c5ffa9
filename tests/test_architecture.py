"""The layers of the code are as the design says, and the contract that says so cannot pass on nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINTER = Path(sys.executable).with_name("lint-imports")


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    """Hold the package `respondent` in the folder `source` to the contracts of pyproject.toml."""
    command = [str(LINTER), "--config", str(ROOT / "pyproject.toml"), "--no-cache", "--no-logo"]
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONUTF8": "1", "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=source, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, to break."""
    copytree(ROOT / "src/respondent", tmp_path / "respondent", ignore=ignore_patterns("__pycache__"))
    return tmp_path / "respondent"


def test_imports_point_down_only() -> None:
    done = lint(ROOT / "src")
    assert done.returncode == 0, done.stdout + done.stderr
    analysed = re.search(r"Analyzed (\d+) files", done.stdout)
    assert analysed is not None
    assert int(analysed[1]) > len(list((ROOT / "src/respondent/model").glob("*.py")))
    assert "2 kept, 0 broken" in done.stdout


def test_an_empty_package_does_not_pass(tmp_path: Path) -> None:
    (tmp_path / "respondent").mkdir()
    (tmp_path / "respondent/__init__.py").write_text('"""Nothing."""\n', encoding="utf-8")
    assert lint(tmp_path).returncode != 0


def test_a_missing_layer_does_not_pass(package: Path) -> None:
    (package / "errors.py").rename(package / "failures.py")
    assert lint(package.parent).returncode != 0


def test_a_module_that_is_in_no_layer_does_not_pass(package: Path) -> None:
    (package / "utils.py").write_text('"""Odds and ends."""\n', encoding="utf-8")
    done = lint(package.parent)
    assert done.returncode != 0
    assert "utils" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("model/span.py", "from respondent.cli import main"),  # up
        ("loading/paths.py", "from respondent import rendering"),  # to a sibling
        ("citing/dates.py", "from respondent.prose import dates"),  # to a sibling
        ("model/unit.py", "import yaml"),  # third-party code in the model
        ("model/unit.py", "import subprocess"),  # the model reaching out
    ],
)
def test_an_import_that_the_design_forbids_does_not_pass(package: Path, module: str, line: str) -> None:
    text = (package / module).read_text(encoding="utf-8")
    (package / module).write_text(f"{text}\n{line}\n", encoding="utf-8")
    done = lint(package.parent)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def test_every_dependency_is_kept_out_of_the_model() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    imported_as = {"python-docx": "docx", "pyyaml": "yaml"}
    names = [re.split(r"[<>=!~ \[]", dependency)[0] for dependency in project["project"]["dependencies"]]
    forbidden = project["tool"]["importlinter"]["contracts"][1]["forbidden_modules"]
    assert {imported_as.get(name, name) for name in names} <= set(forbidden)
