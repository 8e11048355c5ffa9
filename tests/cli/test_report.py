"""``respondent report`` and ``respondent brief``."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree
from openpyxl import load_workbook

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]
ON = ("--on", "2025-06-30")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [*map(str, arguments)])


def test_the_citation_sheet_of_all_documents_is_printed_as_text(workspace: Workspaces) -> None:
    done = run("report", "-C", workspace({}), *ON)
    assert done.exit_code == 0
    assert done.stdout.startswith("letter: Offences\n   1 ○ “38,685” – Beginning\n")
    assert done.stdout.endswith("4 claims (4 not reviewed) on 1 source; 4 open questions.\n")


@pytest.mark.parametrize(
    "name", ["sheet.html", "sheet.htm", "sheet.xlsx", "sheet.csv", "sheet.json", "sheet.txt"]
)
def test_the_ending_of_the_file_chooses_the_format(workspace: Workspaces, tmp_path: Path, name: str) -> None:
    out = tmp_path / "folder" / name
    done = run("report", "letter", "-C", workspace({}), "-o", out, *ON)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{out.as_posix()}\n")
    match out.suffix:
        case ".html" | ".htm":
            assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
        case ".xlsx":
            assert load_workbook(out).sheetnames == ["Claims", "Sources", "Open questions"]
        case ".csv":
            with out.open(encoding="utf-8-sig", newline="") as file:
                assert [row["Claim as printed"] for row in csv.DictReader(file)] == ["38,685", "2023/24"]
        case ".json":
            assert len(json.loads(out.read_text("utf-8"))["claims"]) == 2
        case _:
            assert "“38,685”" in out.read_text("utf-8")


def test_the_sources_go_to_zotero(workspace: Workspaces) -> None:
    done = run("report", "-C", workspace({}), "--format", "csl")
    assert [one["id"] for one in json.loads(done.stdout)] == ["crime-data"]


def test_a_file_whose_ending_says_nothing_and_an_unknown_document_are_refused(workspace: Workspaces) -> None:
    root = workspace({})
    done = run("report", "-C", root, "-o", root / "sheet.docx")
    assert done.exit_code == 2
    assert "add “--format”" in done.stderr
    assert run("report", "lettre", "-C", root).exit_code == 2


def test_the_same_workspace_and_day_give_the_same_bytes(workspace: Workspaces, tmp_path: Path) -> None:
    root = workspace({})
    for form in ("html", "xlsx", "csv", "json", "csl", "text"):
        first, second = tmp_path / "first", tmp_path / "second"
        for out in (first, second):
            assert run("report", "-C", root, "--format", form, "-o", out, *ON).exit_code == 0
        assert first.read_bytes() == second.read_bytes()


def test_the_brief_has_a_page_a_figure_with_the_line_to_take(workspace: Workspaces, tmp_path: Path) -> None:
    root = workspace({})
    done = run("brief", "letter", "-C", root, *ON)
    assert done.exit_code == 0
    assert done.stdout.startswith("Offences (letter of 18 February 2025)\n\n1. 38,685\n")
    assert "Line to take: The figure comes from Home Office, “Police recorded crime”." in done.stdout
    out = tmp_path / "brief.html"
    assert run("brief", "letter", "-C", root, "-o", out).exit_code == 0
    page = etree.fromstring(out.read_bytes(), etree.HTMLParser(encoding="utf-8"))
    assert page is not None
    assert len(page.findall(".//section")) == 2
    assert page.find(".//script") is None


def test_the_brief_prints_a_page_a_figure(
    workspace: Workspaces, tmp_path: Path, program: Callable[[str], str]
) -> None:
    out = tmp_path / "brief.html"
    run("brief", "letter", "release-gwent", "-C", workspace({}), "-o", out, *ON)
    subprocess.run(
        [
            program("chromium"),
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *(f"--user-data-dir={tmp_path}/profile", "--no-pdf-header-footer"),
            *(f"--print-to-pdf={tmp_path}/brief.pdf", out.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pages = subprocess.run(
        [program("pdfinfo"), str(tmp_path / "brief.pdf")], capture_output=True, text=True, check=True
    )
    assert "Pages:           4" in pages.stdout


def test_a_brief_wants_a_document() -> None:
    assert run("brief").exit_code == 2


def test_a_claim_whose_record_was_verified_says_so_and_is_stale_once_the_record_says_otherwise(
    workspace: Workspaces,
) -> None:
    settings = "respondent: 1\nunits:\n  - {name: offence, plural: offences}\nreview: {four_eyes: false}\n"
    root = workspace({"respondent.yaml": settings})
    shown = json.loads(run("report", "-C", root, "--format", "json", *ON).stdout)
    name = shown["claims"][0]["records"][0]["record"].partition("#")[0]
    given = run("review", "verify", name, "-C", root, "--by", "Reviewer One", "--org", "our-charity")
    assert given.exit_code == 0, given.output
    done = run("report", "-C", root, *ON)
    assert "✓ “38,685”" in done.stdout
    assert "Reviewer One" in done.stdout
    record = next((root / "evidence").rglob(f"{name}.yaml"))
    record.write_text(
        record.read_text("utf-8").replace("38685", "38686").replace("38,685", "38,686"), "utf-8"
    )
    done = run("report", "-C", root, *ON)
    assert "↻ “38,686”" in done.stdout
    assert "Changed since: " in " ".join(done.stdout.split())
    assert "value" in " ".join(done.stdout.split()).partition("Changed since: ")[2]
