from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from respondent.cli.main import commands

Workspaces = Callable[[dict[str, str]], Path]

SETTINGS = "respondent: 1\nunits:\n  - {name: offence, plural: offences}\nsignoff: {required: true}\n"
MAIL = (
    b"Message-ID: <1@example.org>\nFrom: Chief <chief@example.org>\n"
    b"Date: Mon, 17 Feb 2025 10:00:00 +0000\n\nYes\n"
)


@pytest.fixture
def root(workspace: Workspaces, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small workspace, in which the commands run, and which requires sign-off."""
    root = workspace({"respondent.yaml": SETTINGS})
    (root / "mail.eml").write_bytes(MAIL)
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, list(arguments))


def sign(*more: str, document: str = "letter") -> Result:
    given = ("--org", "our-charity", "--role", "chief executive", "--by", "The Office")
    return run("signoff", document, *given, *more)


def edit(root: Path) -> None:
    template = root / "templates/letter.md.j2"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("Police recorded", "The police recorded"), encoding="utf-8")


def test_a_sign_off_names_its_file_and_says_how_the_document_stands(root: Path) -> None:
    done = sign("--agreed", "--proof", "mail.eml")
    assert done.exit_code == 0
    assert Path(done.stdout.strip()).is_file()
    assert done.stdout.startswith("signoffs/letter/")
    assert "letter: signed by 1 of 1\n  signed      Our Charity\n" in done.stderr
    assert "proof: mail.eml, from Chief <chief@example.org>, Mon, 17 Feb 2025 10:00:00 +0000" in done.stderr


def test_the_status_shows_a_lapse_with_the_words_and_those_who_were_not_heard(root: Path) -> None:
    sign()
    edit(root)
    done = run("signoff", "status")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[:2] == ["letter: signed by 0 of 1", "  not signed  Our Charity"]
    assert lines[2].startswith(
        "              chief executive: lapsed – agreed, on an earlier text (The Office, "
    )
    assert "paragraph: “Police recorded 38,685 offences” → “The police recorded 38,685 offences”" in lines[3]
    assert lines[5:] == [
        "release-gwent: signed by 0 of 1; no word yet from Our Charity",
        "release-dyfed-powys: signed by 0 of 1; no word yet from Our Charity",
    ]


def test_the_status_in_json_has_all_of_it(root: Path) -> None:
    sign("--subject-to", "a meeting", "--proof", "mail.eml")
    edit(root)
    found = json.loads(run("signoff", "status", "letter", "--format", "json").stdout)
    (document,) = found["documents"]
    assert (document["document"], document["required"], document["signed"]) == ("letter", True, False)
    (word,) = document["signatories"][0]["words"]
    assert (word["state"], word["word"], word["terms"]) == ("lapsed", "agreed subject to", "a meeting")
    assert word["proof"]["message_id"] == "<1@example.org>"
    assert word["changes"][0]["runs"][0] == {"what": "gone", "text": "Police"}
    assert found["summary"]["errors"] == 0


def test_roles_that_are_missing_are_listed(root: Path) -> None:
    (root / "respondent.yaml").write_text(
        SETTINGS.replace("required: true", "required: true, roles: [chief executive, legal]"),
        encoding="utf-8",
    )
    assert "              legal: no word yet\n" in sign().stderr


def test_words_on_parts_and_of_others_are_shown(root: Path) -> None:
    (root / "evidence/third.yaml").write_text("kind: organisation\nname: Third\n", encoding="utf-8")
    template = root / "templates/letter.md.j2"
    template.write_text(template.read_text(encoding="utf-8") + "\n## Why\n\nBecause.\n", encoding="utf-8")
    sign("--part", "why")
    run(
        "signoff",
        "letter",
        "--org",
        "third",
        "--role",
        "press",
        "--by",
        "X",
        "--refused",
        "--because",
        "no time",
    )
    (next(root.glob("signoffs/letter/text-*.txt"))).unlink()
    done = run("signoff", "status", "letter")
    assert "  our-charity, on the part “Why”\n" in done.stdout
    assert "  third, which is no signatory of it\n              press: refused: no time (X, " in done.stdout
    assert "G106 warning" in done.stderr


def test_many_changes_are_cut_and_lost_words_are_told(root: Path) -> None:
    template = root / "templates/letter.md.j2"
    whole = template.read_text(encoding="utf-8")
    sign()
    template.write_text(whole + "".join(f"\nParagraph {n}.\n" for n in range(15)), encoding="utf-8")
    assert "and 3 more changes" in run("signoff", "status", "letter").stdout
    next(root.glob("signoffs/letter/text-*.txt")).unlink()
    assert "what changed since cannot be shown" in run("signoff", "status", "letter").stdout


def test_nothing_is_said_of_nothing(root: Path) -> None:
    (root / "respondent.yaml").write_text(SETTINGS.replace("true", "false"), encoding="utf-8")
    done = run("signoff", "status")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Nothing has been signed off, and the settings do not require it.\n"
    assert "(the settings do not require it)" in sign().stderr


def test_a_document_with_errors_is_not_signed_off(root: Path) -> None:
    template = root / "templates/letter.md.j2"
    template.write_text(
        template.read_text(encoding="utf-8").replace("offences", "nothings"), encoding="utf-8"
    )
    done = sign()
    assert done.exit_code == 1
    assert "T220" in done.stderr
    assert "Not signed off, nothing was written: letter" in done.stderr
    status = run("signoff", "status")
    assert "Nothing can be told of “letter”, which has errors: see “respondent check”." in status.stderr
    assert json.loads(sign("--format", "json").stdout)["written"] == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--agreed", "--refused"), "Give one of --agreed"),
        (("--because", "x"), "--because gives the reason of --refused"),
        (("--subject-to", " "), "nothing in “terms”"),
        (("--part", "Nowhere"), "has no headings"),
        (("--proof", "nowhere.eml"), "nowhere.eml cannot be read: no such file or directory."),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(
    root: Path, more: tuple[str, ...], told: str
) -> None:
    done = sign(*more)
    assert done.exit_code == 2
    assert told in done.stderr
    assert not (root / "signoffs").exists()


def test_an_unknown_document_or_organisation_gets_a_proposal(root: Path) -> None:
    assert "Did you mean “letter”?" in sign(document="leter").stderr
    done = run("signoff", "letter", "--org", "our-charty", "--role", "x", "--by", "y")
    assert (
        "There is no organisation “our-charty” in the workspace. Did you mean “our-charity”?" in done.stderr
    )


def test_the_help_shows_both_ways() -> None:
    done = run("signoff", "--help")
    assert "DOCUMENT --org ORG --role ROLE --by WHO [OPTIONS]" in done.output
    assert "status [DOCUMENT]…" in done.output
    assert "--subject-to" in run("signoff", "give", "--help").output


def test_a_build_leaves_an_organisation_out_and_says_so(root: Path) -> None:
    (root / "evidence/third.yaml").write_text("kind: organisation\nname: Third\n", encoding="utf-8")
    template = root / "templates/letter.md.j2"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("from: our-charity", "from: [our-charity, third]"), encoding="utf-8")
    sign()
    assert run("build", "letter").exit_code == 1
    done = run("build", "letter", "--without", "third", "--reason", "late", "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["without"] == [{"organisation": "third", "reason": "late"}]
    for more, told in (
        (("--without", "third"), "Say why with --reason"),
        (("--without", "third", "--reason", " "), "Say why with --reason"),
        (("--reason", "late"), "give --without ORG as well"),
        (("--without", "third", "--reason", "a", "--reason", "b"), "a reason for each"),
    ):
        assert told in run("build", *more).stderr
