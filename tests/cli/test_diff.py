"""``respondent diff`` from the command line: files, revisions, redlines, and what is refused."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from respondent.build import build
from respondent.cli.main import commands
from respondent.history.git import find_git
from respondent.ooxml.package import read_package
from respondent.reading.view import View
from respondent.reading.word.reader import read_word

Workspaces = Callable[[dict[str, str]], Path]
GIT = find_git()
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")


def run(*words: str, env: dict[str, str] | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(commands, list(words), env=env)
    return result.exit_code, result.stdout, result.stderr


def text(path: Path, view: View = View.ACCEPTED) -> list[str]:
    return [passage.text for passage in read_word(read_package(path.read_bytes()), "file", view).passages]


@pytest.fixture
def two(workspace: Workspaces) -> tuple[str, str, Path]:
    """A letter as it was, and as it is after its figure was revised; and their folder."""
    root = workspace({})
    files = []
    for name in ("old", "new"):
        files.append(build(root, ["letter"], out=root / name).files[0])
        path = root / "evidence/offences.yaml"
        path.write_text(path.read_text("utf-8").replace("38,685", "38,700"), encoding="utf-8")
    return str(files[0]), str(files[1]), root


def test_figures_come_first_then_records_and_a_summary(two: tuple[str, str, Path]) -> None:
    status, out, err = run("diff", two[0], two[1])
    assert (status, err) == (0, "")
    assert out.index("Figures") < out.index("“38,685” → “38,700”") < out.index("Records")
    assert "  offences: 38,685 → 38,700" in out
    assert "2 claims: 1 changed, 1 on other evidence; 1 value of the evidence" in out


def test_nothing_that_differs_is_said_so(two: tuple[str, str, Path]) -> None:
    copy = two[2] / "copy.docx"
    copy.write_bytes(Path(two[0]).read_bytes())
    status, out, _ = run("diff", two[0], str(copy), "--exit-code")
    assert status == 0
    assert "2 claims, and nothing differs." in out


def test_with_exit_code_a_difference_gives_status_1(two: tuple[str, str, Path]) -> None:
    assert run("diff", two[0], two[1], "--exit-code")[0] == 1


def test_machines_get_one_object(two: tuple[str, str, Path]) -> None:
    status, out, _ = run("diff", two[0], two[1], "--format", "json")
    assert status == 0
    (one,) = json.loads(out)["comparisons"]
    assert one["same"] is False
    assert one["claims"][0]["change"] == "changed"
    assert (one["claims"][0]["old"]["text"], one["claims"][0]["new"]["text"]) == ("38,685", "38,700")
    assert one["records"] == [
        {"record": "offences", "row": [], "part": "value", "old": "38685", "new": "38700"}
    ]
    assert one["summary"]["changed"] == 1


def test_a_redline_is_written_and_the_files_stay_as_they_are(
    two: tuple[str, str, Path], validate_docx: Callable[[Path], list[str]]
) -> None:
    before = [Path(name).read_bytes() for name in two[:2]]
    out = two[2] / "redline.docx"
    status, _, err = run(
        "diff",
        two[0],
        two[1],
        "-o",
        str(out),
        "--author",
        "Policy “A” Office",
        env={"SOURCE_DATE_EPOCH": "0"},
    )
    assert status == 0
    assert "redline.docx" in err
    assert text(out) == text(Path(two[1]))
    assert text(out, View.ORIGINAL) == text(Path(two[0]))
    main = read_package(out.read_bytes())["word/document.xml"].decode()
    assert 'w:author="Policy “A” Office" w:date="1970-01-01T00:00:00Z"' in main
    assert validate_docx(out) == []
    assert [Path(name).read_bytes() for name in two[:2]] == before


def test_the_audit_of_a_redline_finds_every_claim_as_it_was_built(two: tuple[str, str, Path]) -> None:
    out = two[2] / "redline.docx"
    run("diff", two[0], two[1], "-o", str(out))
    status, said, _ = run("audit", str(out), "-C", str(two[2]))
    assert status == 0
    assert "2 claims: 2 unchanged" in said


def test_without_a_date_in_the_environment_the_marks_are_of_now(two: tuple[str, str, Path]) -> None:
    out = two[2] / "redline.docx"
    run("diff", two[0], two[1], "-o", str(out), env={"SOURCE_DATE_EPOCH": ""})
    main = read_package(out.read_bytes())["word/document.xml"].decode()
    assert re.search(r'w:date="20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-9:]{8}Z"', main)


# Revisions


def git(folder: Path, *arguments: str) -> None:
    assert GIT is not None
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = ("-c", "user.name=Policy Office", "-c", "user.email=office@example.org")
    subprocess.run(
        [GIT, *names, *arguments], cwd=folder, env=os.environ | own, check=True, capture_output=True
    )


@pytest.fixture
def repository(workspace: Workspaces) -> Path:
    """A workspace in git, whose figure was revised in the second commit and whose letter is edited since."""
    root = workspace({})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "First")
    path = root / "evidence/offences.yaml"
    path.write_text(path.read_text("utf-8").replace("38,685", "38,700"), encoding="utf-8")
    build(root, ["letter"], out=root / "kept")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Second")
    template = root / "templates/letter.md.j2"
    template.write_text(template.read_text("utf-8") + "\nWe ask you to act.\n", encoding="utf-8")
    return root


@needs_git
def test_a_template_at_two_revisions_is_built_with_the_evidence_of_each(repository: Path) -> None:
    before = sorted((path, path.read_bytes()) for path in repository.rglob("*") if path.is_file())
    status, out, err = run("diff", "HEAD~1", "HEAD", "--document", "letter", "-C", str(repository))
    assert (status, err) == (0, "")
    assert out.startswith("“letter” at HEAD~1 → “letter” at HEAD")
    assert "“38,685” → “38,700”" in out
    assert "We ask you to act." not in out
    assert sorted((path, path.read_bytes()) for path in repository.rglob("*") if path.is_file()) == before


@needs_git
@pytest.mark.parametrize("name", ["letter", "templates/letter.md.j2"])
def test_a_revision_alone_is_compared_with_the_workspace_as_it_is(repository: Path, name: str) -> None:
    status, out, _ = run("diff", f"HEAD~1:{name}", "-C", str(repository))
    assert status == 0
    assert "as it is now" in out
    assert "new: “We ask you to act.”" in out
    assert "“38,685” → “38,700”" in out


@needs_git
def test_a_word_file_that_is_kept_in_git_is_compared_with_a_revision(repository: Path) -> None:
    out_file = repository / "redline.docx"
    status, out, _ = run(
        "diff", "HEAD~1:letter", "HEAD:kept/letter.docx", "-C", str(repository), "-o", str(out_file)
    )
    assert status == 0
    assert "“letter” at HEAD~1 → kept/letter.docx at HEAD" in out
    assert text(out_file) == text(repository / "kept/letter.docx")


@needs_git
def test_the_documents_of_a_template_are_compared_one_by_one(workspace: Workspaces) -> None:
    release = (
        "---\nkind: release\ntitle: In {{ row.force }}\ndate: 2025-02-18\nfrom: our-charity\n"
        "for_each: {force: by-force}\n---\n"
        'There were {{ figure("by-force", force=row.force) }} of them.\n'
    )
    root = workspace({"templates/release.md.j2": release})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "First")
    path = root / "evidence/by-force.csv"
    path.write_text(path.read_text("utf-8").replace("503", "510") + "Powys,12\n", encoding="utf-8")
    status, out, _ = run("diff", "HEAD:release", "-C", str(root))
    assert status == 0
    assert "“release-gwent” at HEAD → “release-gwent” as it is now" in out
    assert "“503” → “510”" in out
    assert "Only “release-powys” as it is now is there." in out
    assert out.count("→ “release-") == 1  # of those in which nothing differs, nothing is said
    status, _, err = run("diff", "HEAD:release", "-C", str(root), "-o", str(root / "redline.docx"))
    assert status == 2
    assert "name one of them" in err
    status, _, err = run("diff", str(root / "respondent.yaml"), "HEAD:release", "-C", str(root))
    assert status == 2
    assert "such as release-" in err


@needs_git
def test_a_revision_with_errors_is_compared_and_they_are_named(repository: Path) -> None:
    path = repository / "templates/letter.md.j2"
    more = 'Police recorded {{ figure("offences") }} offences every day.'
    path.write_text(path.read_text("utf-8") + f"\n{more}\n", encoding="utf-8")
    status, out, err = run("diff", "HEAD:letter", "-C", str(repository))
    assert status == 0
    assert "offences every day." in out
    assert "“letter” as it is now is held back by 1 error, and was compared all the same." in err


@needs_git
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nonsense", "HEAD", "--document", "letter"), "git knows no such revision"),
        (("HEAD", "--document", "leter"), "Did you mean “letter”?"),
        (("HEAD:leter",), "Did you mean “letter”?"),
        (
            ("HEAD:kept/other.docx", "HEAD:letter"),
            "git knows no such revision, or no “kept/other.docx” in it",
        ),
        (("HEAD:", "HEAD:letter"), "write REVISION:NAME"),
        (("--document", "letter", "--", "--output=x"), "git knows no such revision"),
        (("HEAD",), "Give two files, or a git revision and “--document”"),
    ],
)
def test_a_revision_or_a_document_that_there_is_not_is_said_in_a_sentence(
    repository: Path, words: tuple[str, ...], said: str
) -> None:
    status, out, err = run("diff", "-C", str(repository), *words)
    assert status == 2
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_a_workspace_without_git_has_no_revisions(two: tuple[str, str, Path]) -> None:
    status, _, err = run("diff", "HEAD", "--document", "letter", "-C", str(two[2]))
    assert status == 2
    assert "not in a git repository" in err or "git is not installed" in err


# What is refused


def test_what_is_no_word_file_is_refused_by_name(two: tuple[str, str, Path]) -> None:
    bad = two[2] / "bad.docx"
    for content, said in (
        (b"just words", "bad.docx is no Word file (.docx), and only these can be compared."),
        (b"PK\x03\x04 cut short", "The file is damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "before 2007"),
        (b"", "is no Word file"),
    ):
        bad.write_bytes(content)
        for old, new in ((str(bad), two[1]), (two[0], str(bad))):
            status, out, err = run("diff", old, new, "-o", str(two[2] / "out.docx"))
            assert (status, out) == (2, "")
            assert said in err
    assert not (two[2] / "out.docx").exists()


def test_a_missing_file_is_said_and_what_to_do_for_a_revision(two: tuple[str, str, Path]) -> None:
    status, _, err = run("diff", two[0], "HEAD~3")
    assert status == 2
    assert "There is no file “HEAD~3”. Of a git revision, name the document too" in err


def test_a_folder_is_said_to_be_unreadable(two: tuple[str, str, Path]) -> None:
    status, _, err = run("diff", two[0], str(two[2]))
    assert status == 2
    assert "cannot be read" in err


def test_one_file_twice_is_refused(two: tuple[str, str, Path]) -> None:
    status, _, err = run("diff", two[0], str(Path(two[0]).parent / ".." / "old" / "letter.docx"))
    assert status == 2
    assert "one and the same file" in err


@pytest.mark.parametrize("which", [0, 1])
def test_a_redline_never_takes_the_place_of_what_is_compared(two: tuple[str, str, Path], which: int) -> None:
    path = Path(two[:2][which])
    before = path.read_bytes()
    status, _, err = run("diff", two[0], two[1], "-o", str(path))
    assert status == 2
    assert "Give the redline another name" in err
    assert path.read_bytes() == before


def test_a_redline_has_the_ending_of_a_word_file(two: tuple[str, str, Path]) -> None:
    status, _, err = run("diff", two[0], two[1], "-o", str(two[2] / "redline.pdf"))
    assert status == 2
    assert "redline.docx" in err


def test_a_moment_that_is_none_is_refused(two: tuple[str, str, Path]) -> None:
    out = two[2] / "redline.docx"
    status, _, err = run("diff", two[0], two[1], "-o", str(out), env={"SOURCE_DATE_EPOCH": "soon"})
    assert status == 2
    assert "SOURCE_DATE_EPOCH is “soon”" in err
    assert not out.exists()


def test_a_later_file_that_cannot_be_written_anew_can_still_be_compared(two: tuple[str, str, Path]) -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(Path(two[1]).read_bytes())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("word/vbaProject.bin", b"")
    macros = two[2] / "macros.docx"
    macros.write_bytes(out.getvalue())
    assert run("diff", two[0], str(macros))[0] == 0
    status, _, err = run("diff", two[0], str(macros), "-o", str(two[2] / "redline.docx"))
    assert status == 2
    assert "macros.docx cannot be marked. The file holds macros" in err
