"""``respondent collect`` from the command line."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from tests.collecting.conftest import commented, edited

from respondent.build import build
from respondent.cli.main import commands

LINE = "Police recorded"
EVIL = "=cmd|' /C calc'!A0"


@pytest.fixture
def back(workspace: Callable[[dict[str, str]], Path]) -> Path:
    """A workspace and three copies: two that agree on a word and clash in another, and one with comments."""
    template = (
        "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
        'Police recorded {{ figure("offences") }} offences.\n\nWe ask you to act.\n\nPlease answer us.\n'
    )
    root = workspace({"templates/letter.md.j2": template})
    data = build(root, ["letter"]).files[0].read_bytes()
    (root / "a.docx").write_bytes(
        edited(data, ("to act", "to act now"), ("Please answer", "Kindly answer"), by="Office A")
    )
    (root / "b.docx").write_bytes(
        edited(data, ("to act", "to act now"), ("Please answer", "Do answer"), by="Office B")
    )
    said = (
        {"on": "Please answer", "by": EVIL, "text": "=1+1", "date": "2025-03-04T10:00:00Z"},
        {"by": "Our Charity", "text": "By May <b>.", "answers": "1", "date": "2025-03-05T10:00:00Z"},
        {"on": "to act", "by": "Sam Example", "text": "When?", "done": "1", "date": "0-00-00"},
    )
    (root / "c.docx").write_bytes(commented(data, *said))
    return root


def run(root: Path, *words: str) -> tuple[int, str, str]:
    paths = [
        str(root / word) if word.endswith((".docx", ".patch", ".xlsx")) and "#" not in word else word
        for word in words
    ]
    result = CliRunner().invoke(commands, ["collect", *paths, "-C", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_clashes_come_first_then_what_copies_agree_on(back: Path) -> None:
    status, out, err = run(back, "a.docx", "b.docx", "c.docx")
    assert (status, err) == (0, "")
    assert out.index("Clashes") < out.index("Edited alike") < out.index("Comments")
    assert "a.docx: “Please answer us.” → “Kindly answer us.”" in out
    assert "a.docx and b.docx: " in out
    assert "(not tracked; last saved by Office A and Office B)" in out
    assert "↳ Our Charity: By May" in out
    assert out.endswith(
        "letter: 3 copies; 2 paragraphs changed (1 clash, 1 edited alike); 2 comments, 1 of them open.\n"
    )


def test_nothing_is_accepted_unless_somebody_says_so(back: Path) -> None:
    _, out, _ = run(back, "a.docx", "b.docx")
    assert "Accepted" not in out
    assert "+++" not in out


def test_what_is_accepted_is_written_as_a_patch_that_git_applies(back: Path) -> None:
    status, out, err = run(back, "a.docx", "b.docx", "--accept", "agreed", "--patch", "out.patch")
    assert status == 0
    assert "+++" not in out
    assert err.endswith("out.patch: 1 edit\n")
    subprocess.run(["git", "apply", "out.patch"], cwd=back, check=True, timeout=60)
    assert "We ask you to act now." in (back / "templates/letter.md.j2").read_text(encoding="utf-8")


def test_a_clash_is_settled_by_naming_a_paragraph_of_a_copy(back: Path) -> None:
    _, out, _ = run(back, "a.docx", "b.docx", "--format", "json")
    number = next(p["number"] for p in json.loads(out)["paragraphs"] if p["state"] == "clash")
    _, out, _ = run(back, "a.docx", "b.docx", "--accept", f"b.docx#{number}")
    assert "+Do answer us." in out


def test_what_cannot_be_accepted_is_said_with_what_can(back: Path) -> None:
    status, out, err = run(back, "a.docx", "--accept", "z.docx#3")
    assert (status, out) == (2, "")
    assert "“agreed”" in err
    status, _, err = run(back, "a.docx", "--patch", "out.patch")
    assert status == 2
    assert "--accept agreed" in err


def test_a_patch_without_any_sure_edit_is_not_written(back: Path) -> None:
    data = (back / "out/letter.docx").read_bytes()
    (back / "d.docx").write_bytes(edited(data, (">38,685<", ">39,865<")))
    status, _, err = run(back, "d.docx", "--accept", "d.docx", "--patch", "out.patch")
    assert status == 1
    assert "was not written" in err
    assert "1 to be made by hand" in err
    assert not (back / "out.patch").exists()


def test_json_goes_to_standard_output_alone(back: Path) -> None:
    status, out, _ = run(back, "a.docx", "b.docx", "c.docx", "--accept", "agreed", "--format", "json")
    report = json.loads(out)
    assert status == 0
    assert report["document"] == "letter"
    assert [copy["editor"] for copy in report["copies"]] == ["Office A", "Office B", ""]
    assert report["summary"] == {
        "edited": 0,
        "edited alike": 1,
        "clash": 1,
        "as built": report["summary"]["as built"],
    }
    (taken,) = report["accepted"]
    assert (taken["in_patch"], taken["file"], taken["old"], taken["new"]) == (
        True,
        "templates/letter.md.j2",
        "act.",
        "act now.",
    )
    assert report["patch"].startswith("--- a/templates/letter.md.j2\n")
    assert report["comments"][1]["answers"] == [
        {"author": "Our Charity", "date": "2025-03-05T10:00:00Z", "text": "By May <b>."}
    ]
    (edit,) = report["paragraphs"][0]["versions"][0]["edits"]
    assert (edit["old"], edit["new"], edit["claims"], edit["doubt"]) == ("act.", "act now.", [], "")


def test_the_page_has_a_column_for_each_copy_and_loads_nothing(back: Path) -> None:
    _, out, _ = run(back, "a.docx", "b.docx", "c.docx", "--accept", "agreed", "--format", "html")
    assert out.startswith("<!DOCTYPE html>")
    assert re.findall(r'<th scope="col"(?: class="base")?><b>([^<]+)</b>', out) == [
        "As built",
        "a.docx",
        "b.docx",
        "c.docx",
    ]
    assert "<del>Please</del> <ins>Kindly</ins> answer us." in out
    assert '<mark class="supported" title="claim 1">38,685</mark>' in out
    assert "By May &lt;b&gt;." in out
    assert "✓ accepted, in the patch" in out
    assert "default-src 'none'" in out.replace("&#x27;", "'")
    assert "<script" not in out
    assert "http://" not in out
    assert "https://" not in out


def test_the_log_has_who_where_what_and_the_answer(back: Path) -> None:
    status, _, err = run(back, "a.docx", "c.docx", "--comments-log", "log.xlsx")
    assert status == 0
    assert err.endswith("log.xlsx: 2 comments\n")
    page = load_workbook(back / "log.xlsx")["Comments"]
    rows = [
        dict(zip([c.value for c in page[1]], [c.value for c in row], strict=True))
        for row in page.iter_rows(min_row=2)
    ]
    first, second = sorted(rows, key=lambda row: str(row["Status"]))
    assert (first["Who"], first["What"], first["Status"]) == (EVIL, "=1+1", "open")
    assert first["Date"] == datetime.fromisoformat("2025-03-04")
    assert first["Answer"] == "Our Charity: By May <b>."
    assert (first["About the words"], first["The paragraph"]) == ("Please answer", "Please answer us.")
    assert (second["Who"], second["Date"], second["Status"], second["File"]) == (
        "Sam Example",
        None,
        "resolved",
        "c.docx",
    )
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:L3"
    with zipfile.ZipFile(back / "log.xlsx") as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet


def test_libreoffice_opens_the_log(back: Path, calc: str, tmp_path: Path) -> None:
    run(back, "c.docx", "--comments-log", "log.xlsx")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            calc,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "csv",
            "--outdir",
            str(tmp_path),
            str(back / "log.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = (tmp_path / "log.csv").read_text(encoding="utf-8")
    assert text.startswith("Who,Date,Section,Paragraph,")
    assert "=1+1" in text
    assert re.search("03/04/2025|4 Mar 2025", text), "no date of a real type"


def test_the_same_copies_give_the_same_log(back: Path) -> None:
    run(back, "c.docx", "--comments-log", "log.xlsx")
    first = (back / "log.xlsx").read_bytes()
    run(back, "c.docx", "--comments-log", "log.xlsx")
    assert (back / "log.xlsx").read_bytes() == first


def test_no_output_may_be_one_of_the_copies(back: Path) -> None:
    (back / "evil.xlsx").write_bytes((back / "a.docx").read_bytes())
    before = (back / "a.docx").read_bytes()
    status, _, err = run(back, "a.docx", "--accept", "agreed", "--patch", "a.docx")
    assert status == 2
    assert "they stay as they are" in err
    assert run(back, "evil.xlsx", "--comments-log", "evil.xlsx")[0] == 2
    assert run(back, "a.docx", "--comments-log", "b.docx")[0] == 2
    status, _, err = run(
        back, "a.docx", "--base", "out/letter.docx", "--accept", "agreed", "--patch", "out/letter.docx"
    )
    assert status == 2
    assert run(back, "a.docx", "--accept", "agreed", "--patch", "x.xlsx", "--comments-log", "x.xlsx")[0] == 2
    assert (back / "a.docx").read_bytes() == before


def test_the_page_and_the_text_show_what_is_left_to_be_made_by_hand(back: Path) -> None:
    data = (back / "out/letter.docx").read_bytes()
    words = edited(data, (">38,685<", ">39,865<"), ("Please answer us.", "Please answer 12 of us."))
    (back / "d.docx").write_bytes(words)
    _, page, _ = run(back, "d.docx", "--accept", "d.docx", "--format", "html")
    assert "To be made by hand" in page
    assert "accepted, to be made by hand" in page
    assert "<del>38,685</del> <ins>39,865</ins>" in page
    assert "This is claim 1: its words come from the evidence." in page
    _, text, _ = run(back, "d.docx", "--accept", "d.docx")
    assert "by hand (evidence/offences.yaml:1): it reaches into claim 1" in text
    assert "This is claim 1: its words come from the evidence." in text


def test_other_documents_that_the_patch_changes_are_named(back: Path) -> None:
    template = (back / "templates/letter.md.j2").read_text(encoding="utf-8")
    (back / "templates/ask.md.j2").write_text("We ask you to act.\n", encoding="utf-8")
    template = template.replace("We ask you to act.", '{% include "ask.md.j2" %}')
    for name in ("letter", "second"):
        (back / f"templates/{name}.md.j2").write_text(template, encoding="utf-8")
    for form in ("text", "html"):
        _, out, _ = run(back, "a.docx", "--accept", "a.docx", "--format", form)
        assert "The same text is in second: the patch changes" in out


def test_bad_copies_give_status_1_and_the_others_are_shown(back: Path) -> None:
    (back / "bad.docx").write_bytes(b"Dear Minister")
    status, out, err = run(back, "bad.docx", "a.docx", "none.docx")
    assert status == 1
    assert err.count("A601") >= 2
    assert "a.docx: last saved by Office A" in out
    _, page, _ = run(back, "bad.docx", "a.docx", "--format", "html")
    assert "This is no Word file" in page


def test_a_base_that_cannot_be_read_stops_with_status_2(back: Path) -> None:
    (back / "bad.docx").write_bytes(b"%PDF-1.7")
    status, out, err = run(back, "a.docx", "--base", "bad.docx")
    assert (status, out) == (2, "")
    assert "a PDF" in err


def test_without_files_there_is_nothing_to_collect(back: Path) -> None:
    assert run(back)[0] == 2
