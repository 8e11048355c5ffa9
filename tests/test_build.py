from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

import respondent
from respondent.build import Built, UnknownDocumentError, build, check
from respondent.errors import MissingProgramError, NoWorkspaceError, UnwritableFileError
from respondent.loading.workspace import load
from respondent.output import UnknownFormatError

ROOT = Path(__file__).resolve().parent.parent

Workspaces = Callable[[dict[str, str]], Path]

LETTER_HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n"
BROKEN_LETTER = LETTER_HEAD + '---\nPolice recorded {{ figure("offense") }} offences.\n'


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def codes(built: Built) -> list[str]:
    return [problem.code.id for problem in built.diagnostics]


def withheld(built: Built) -> list[str]:
    return [one.document for one in built.withheld]


# What is written


def test_every_document_of_a_workspace_is_written_as_a_word_file(workspace: Workspaces) -> None:
    root = workspace({})
    built = build(root)
    assert built.diagnostics == ()
    assert files(root / "out") == ["letter.docx", "release-dyfed-powys.docx", "release-gwent.docx"]
    assert sorted(path.name for path in built.files) == files(root / "out")
    assert all(ZipFile(path).testzip() is None for path in built.files)


def test_what_was_written_says_how_large_and_how_well_supported_it_is(workspace: Workspaces) -> None:
    built = build(workspace({}), ["letter"])
    (written,) = built.written
    assert (written.document, written.format, written.changed) == ("letter", "docx", True)
    assert written.size == written.path.stat().st_size
    assert (written.claims, written.notes) == (2, 1)


def test_a_document_is_written_in_every_format_that_is_asked_for(workspace: Workspaces) -> None:
    root = workspace({})
    build(root, ["letter"], ["md", "html", "docx", "md"])
    assert files(root / "out") == ["letter.docx", "letter.html", "letter.md"]
    assert "38,685 offences in 2023/24" in (root / "out/letter.md").read_text(encoding="utf-8")


def test_documents_go_to_the_folder_that_is_named(workspace: Workspaces, tmp_path: Path) -> None:
    root = workspace({})
    build(root, ["letter"], out=tmp_path / "sent" / "today")
    assert files(tmp_path / "sent" / "today") == ["letter.docx"]
    assert not (root / "out").exists()


def test_a_workspace_is_found_from_a_folder_in_it(workspace: Workspaces) -> None:
    root = workspace({})
    build(root / "evidence", ["letter"])
    assert files(root / "out") == ["letter.docx"]


def test_a_loaded_workspace_is_taken_as_it_is(workspace: Workspaces) -> None:
    loaded = load(workspace({}))
    assert build(loaded, ["letter"]).files == build(loaded.workspace.root, ["letter"]).files
    assert check(loaded) == ()


def test_a_document_that_has_not_changed_is_not_written_again(workspace: Workspaces) -> None:
    root = workspace({})
    build(root)
    before = {path: path.stat().st_mtime_ns for path in (root / "out").iterdir()}
    built = build(root)
    assert [written.changed for written in built.written] == [False, False, False]
    assert {path: path.stat().st_mtime_ns for path in (root / "out").iterdir()} == before


def test_the_functions_are_there_for_programs(workspace: Workspaces) -> None:
    loaded = respondent.load(workspace({}))
    assert respondent.check(loaded) == ()
    assert len(respondent.build(loaded).files) == 3
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        _ = respondent.biuld


def test_progress_is_told_from_nought_to_all(workspace: Workspaces) -> None:
    told: list[tuple[int, int]] = []
    build(workspace({}), progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3), (3, 3)]
    told.clear()
    check(workspace({}), progress=lambda done, of: told.append((done, of)))
    assert (told[0], told[-1]) == ((0, 3), (3, 3))


# Choosing documents


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["letter"], ["letter.docx"]),
        (["release"], ["release-dyfed-powys.docx", "release-gwent.docx"]),
        (["release-gwent"], ["release-gwent.docx"]),
        (["out/release-gwent.docx"], ["release-gwent.docx"]),
        (["templates\\letter.md.j2"], ["letter.docx"]),
        (["release-gwent", "release-dyfed-powys", "letter"], None),
        (["release", "release-gwent"], ["release-dyfed-powys.docx", "release-gwent.docx"]),
        (["release-gwent", "release"], ["release-dyfed-powys.docx", "release-gwent.docx"]),
    ],
)
def test_documents_are_chosen_by_their_template_s_name_or_their_own(
    workspace: Workspaces, names: list[str], expected: list[str] | None
) -> None:
    root = workspace({})
    build(root, names)
    assert files(root / "out") == (
        expected or ["letter.docx", "release-dyfed-powys.docx", "release-gwent.docx"]
    )


@pytest.mark.parametrize(
    ("name", "proposal"),
    [("leter", "Did you mean “letter”?"), ("release-gwnt", "Did you mean “release-gwent”")],
)
def test_an_unknown_document_gets_a_proposal_and_nothing_is_written(
    workspace: Workspaces, name: str, proposal: str
) -> None:
    root = workspace({})
    with pytest.raises(UnknownDocumentError) as caught:
        build(root, ["letter", name])
    assert str(caught.value).startswith(f"There is no document “{name}”. {proposal}")
    assert not (root / "out").exists()


def test_an_unknown_format_is_refused(workspace: Workspaces) -> None:
    with pytest.raises(UnknownFormatError, match=r"cannot be written as “docs”\. Did you mean “docx”"):
        build(workspace({}), formats=["docs"])


def test_a_folder_outside_any_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspaceError):
        build(tmp_path)


# What holds a document back


def test_an_error_in_a_template_holds_back_its_documents_alone(workspace: Workspaces) -> None:
    root = workspace({"templates/letter.md.j2": BROKEN_LETTER})
    built = build(root)
    assert files(root / "out") == ["release-dyfed-powys.docx", "release-gwent.docx"]
    assert withheld(built) == ["letter"]
    assert {problem.span.path for problem in built.withheld[0].because} == {"templates/letter.md.j2"}


def test_an_old_version_of_a_document_that_is_held_back_is_named_and_left(workspace: Workspaces) -> None:
    root = workspace({})
    build(root, formats=["docx", "md"])
    old = (root / "out/letter.docx").read_bytes()
    workspace({"templates/letter.md.j2": BROKEN_LETTER})
    built = build(root)
    (one,) = built.withheld
    assert sorted(path.name for path in one.old) == ["letter.docx", "letter.md"]
    assert (root / "out/letter.docx").read_bytes() == old


def test_old_documents_of_a_template_for_many_are_found_and_no_other_template_s(
    workspace: Workspaces,
) -> None:
    root = workspace({"templates/release-short.md.j2": BROKEN_LETTER.replace("offense", "offences")})
    build(root)
    (root / "out" / "release-notes.txt").write_text("mine", encoding="utf-8")
    template = root / "templates/release.md.j2"
    template.write_text(template.read_text(encoding="utf-8") + "{{ figure('nothing') }}\n", encoding="utf-8")
    built = build(root)
    old = {path.name for one in built.withheld for path in one.old}
    assert old == {"release-gwent.docx", "release-dyfed-powys.docx"}
    assert [written.document for written in built.written] == ["letter", "release-short"]


def test_a_template_that_does_not_load_holds_back_its_documents(workspace: Workspaces) -> None:
    root = workspace({})
    build(root)
    workspace({"templates/letter.md.j2": LETTER_HEAD + "dat: 2025\n---\nWords.\n"})
    built = build(root, ["letter"])
    assert withheld(built) == ["letter"]
    assert [path.name for path in built.withheld[0].old] == ["letter.docx"]
    assert built.written == ()


def test_an_error_in_a_record_holds_back_what_rests_on_it_alone(workspace: Workspaces) -> None:
    root = workspace({"evidence/by-force.csv": "force,offences\nGwent,503\nDyfed-Powys,about 190\n"})
    built = build(root)
    assert files(root / "out") == ["letter.docx"]
    assert any(problem.span.path == "evidence/by-force.csv" for problem in built.diagnostics)


def test_a_table_that_does_not_load_holds_back_the_documents_for_its_rows(workspace: Workspaces) -> None:
    root = workspace({})
    build(root)
    workspace({"evidence/by-force.yaml": "kind: table\n"})
    built = build(root)
    assert withheld(built) == ["release"]
    assert built.withheld[0].because[0].span.path == "evidence/by-force.yaml"
    assert {path.name for path in built.withheld[0].old} == {"release-gwent.docx", "release-dyfed-powys.docx"}


def test_a_document_that_an_error_keeps_from_being_known_is_held_back_by_its_name(
    workspace: Workspaces,
) -> None:
    root = workspace({})
    build(root)
    template = root / "templates/release.md.j2"
    template.write_text(template.read_text(encoding="utf-8") + "{{ figure('nothing') }}\n", encoding="utf-8")
    built = build(root, ["release-gwent"])
    assert (withheld(built), built.written) == (["release-gwent"], ())
    assert [path.name for path in built.withheld[0].old] == ["release-gwent.docx"]


def test_an_error_in_a_source_holds_back_what_rests_on_its_figures(workspace: Workspaces) -> None:
    other = {
        "evidence/survey.yaml": "kind: source\ntype: survey\ntitle: Survey\npublisher: Ofcom\nissued: 2023\n",
        "evidence/asked.yaml": "kind: statistic\nstatement: Forty.\nsource: survey\nvalue: 40\nunit: offence\n",
        "templates/other.md.j2": LETTER_HEAD + '---\nThere were {{ figure("asked") }} offences.\n',
    }
    root = workspace(other | {"evidence/crime-data.yaml": "kind: source\ntype: dataset\ntitel: Police\n"})
    built = build(root)
    assert [written.document for written in built.written] == ["other"]
    assert "letter" in withheld(built)


def test_a_second_record_of_one_name_holds_back_what_rests_on_it(workspace: Workspaces) -> None:
    root = workspace({"evidence/more/offences.yaml": "kind: finding\nstatement: S.\nsource: crime-data\n"})
    built = build(root)
    assert withheld(built) == ["letter"]
    assert [written.document for written in built.written] == ["release-gwent", "release-dyfed-powys"]


def test_an_error_in_an_addressee_s_record_holds_back_the_letter(workspace: Workspaces) -> None:
    root = workspace({"evidence/more/minister.yaml": "kind: finding\nstatement: S.\nsource: crime-data\n"})
    assert withheld(build(root)) == ["letter"]


def test_an_error_in_the_settings_holds_back_everything(workspace: Workspaces) -> None:
    root = workspace({})
    settings = root / "respondent.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "percnt: '%'\n", encoding="utf-8")
    built = build(root)
    assert built.written == ()
    assert sorted(withheld(built)) == ["letter", "release-dyfed-powys", "release-gwent"]
    assert {problem.span.path for one in built.withheld for problem in one.because} == {"respondent.yaml"}


def test_two_templates_that_give_one_document_do_not_write_over_each_other(workspace: Workspaces) -> None:
    root = workspace({"templates/release-gwent.md.j2": LETTER_HEAD + "---\nWords.\n"})
    built = build(root)
    assert codes(built) == ["W201"]
    assert [written.document for written in built.written].count("release-gwent") == 1
    assert withheld(built) == ["release-gwent"]


# Letterheads and pictures


def test_a_letterhead_that_is_not_there_holds_back_the_letter(workspace: Workspaces) -> None:
    root = workspace({"templates/letter.md.j2": LETTER_HEAD + "letterhead: ours.docx\n---\nWords.\n"})
    built = build(root)
    assert withheld(built) == ["letter"]
    assert [(d.span.path, d.span.line) for d in built.diagnostics] == [("templates/letter.md.j2", 7)]


def test_a_letterhead_that_is_no_word_file_holds_back_the_letter(workspace: Workspaces) -> None:
    root = workspace(
        {
            "templates/letter.md.j2": LETTER_HEAD + "letterhead: ours.docx\n---\nWords.\n",
            "templates/again.md.j2": LETTER_HEAD + "letterhead: ours.docx\n---\nWords.\n",
            "ours.docx": "no Word file",
        }
    )
    assert withheld(build(root)) == ["again", "letter"]


def test_letters_share_a_letterhead(workspace: Workspaces) -> None:
    head = LETTER_HEAD + "letterhead: ours.docx\n---\n"
    root = workspace(
        {"templates/letter.md.j2": head + "Words.\n", "templates/again.md.j2": head + "More words.\n"}
    )
    shutil.copy(ROOT / "templates/letterheads/coalition.docx", root / "ours.docx")
    built = build(root, ["letter", "again"])
    assert built.diagnostics == ()
    assert [written.document for written in built.written] == ["letter", "again"]


def test_an_error_in_what_templates_include_names_no_document_of_its_name(workspace: Workspaces) -> None:
    letter = LETTER_HEAD + '---\n{% include "shared.md.j2" %}\n'
    root = workspace(
        {"templates/letter.md.j2": letter, "templates/shared.md.j2": '{{ figure("offense") }}\n'}
    )
    built = build(root)
    assert withheld(built) == ["letter"]
    assert {problem.span.path for problem in built.diagnostics} == {"templates/shared.md.j2"}


@pytest.mark.parametrize("name", ["../secret.png", "missing.png", "note.png", "evidence"])
def test_a_picture_that_is_none_holds_back_the_letter(workspace: Workspaces, name: str) -> None:
    root = workspace(
        {
            "templates/letter.md.j2": LETTER_HEAD + f"---\nWords.\n\n![A chart]({name})\n",
            "note.png": "no picture",
            "../secret.png": "\x89PNG",
        }
    )
    built = build(root, formats=["html"])
    assert withheld(built) == ["letter"]
    assert {problem.span.path for problem in built.diagnostics} == {"templates/letter.md.j2"}


def test_a_picture_that_is_a_link_out_of_the_workspace_holds_back_the_letter(
    workspace: Workspaces, tmp_path: Path
) -> None:
    root = workspace({"templates/letter.md.j2": LETTER_HEAD + "---\nWords.\n\n![A chart](chart.png)\n"})
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (root / "chart.png").symlink_to(tmp_path / "secret.png")
    assert withheld(build(root)) == ["letter"]


@pytest.mark.parametrize(
    ("where", "line"),
    [("logo: logo.png\nlogo_alt: A hand\n", 3), ("signatory: {name: Jo Doe, image: logo.png}\n", 3)],
)
def test_a_logo_that_is_no_picture_is_reported_where_it_is_named(
    workspace: Workspaces, where: str, line: int
) -> None:
    root = workspace(
        {
            "evidence/our-charity.yaml": f"kind: organisation\nname: Our Charity\n{where}",
            "logo.png": "no picture",
        }
    )
    built = build(root, ["letter"])
    assert [(d.code.id, d.span.path, d.span.line) for d in built.diagnostics] == [
        ("W203", "evidence/our-charity.yaml", line)
    ]


def test_a_signature_in_the_front_matter_that_is_no_picture_is_reported_there(workspace: Workspaces) -> None:
    signed = "signatories:\n  - {organisation: our-charity, name: Jo Doe, image: hand.png}\n"
    root = workspace({"templates/letter.md.j2": LETTER_HEAD + signed + "---\nWords.\n", "hand.png": "none"})
    built = build(root, ["letter"])
    assert [(d.code.id, d.span.path, d.span.line) for d in built.diagnostics] == [
        ("W203", "templates/letter.md.j2", 8)
    ]


# Files that cannot be written


def test_a_document_that_word_holds_open_does_not_stop_the_others(workspace: Workspaces) -> None:
    root = workspace({})
    build(root)
    old = (root / "out/letter.docx").read_bytes()
    (root / "out/~$letter.docx").write_bytes(b"")
    source = "kind: source\ntype: dataset\ntitle: Crime\npublisher: Home Office\nissued: 2024\n"
    workspace({"evidence/crime-data.yaml": source})
    built = build(root)
    assert codes(built) == ["W202"]
    assert "Close letter.docx in Word, then do the same again." in str(built.diagnostics[0])
    assert (root / "out/letter.docx").read_bytes() == old
    assert [written.changed for written in built.written] == [True, True]
    assert [path.name for path in built.withheld[0].old] == ["letter.docx"]


def test_an_out_that_is_a_file_stops_the_build(workspace: Workspaces) -> None:
    root = workspace({"out": "mine"})
    with pytest.raises(UnwritableFileError, match="what should be its folder is a file"):
        build(root)
    assert (root / "out").read_text(encoding="utf-8") == "mine"


def test_a_full_disk_stops_the_build_and_leaves_the_old_documents(
    workspace: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace({})
    build(root)
    old = {path.name: path.read_bytes() for path in (root / "out").iterdir()}
    workspace(
        {"evidence/crime-data.yaml": "kind: source\ntype: dataset\ntitle: Crime\npublisher: Home Office\n"}
    )

    def fill(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fill)
    with pytest.raises(UnwritableFileError, match="the disk is full"):
        build(root)
    assert {path.name: path.read_bytes() for path in (root / "out").iterdir()} == old


def test_what_a_killed_build_left_is_gone_after_the_next(workspace: Workspaces) -> None:
    root = workspace({"out/.respondent-letter.docx-0123456789ab.tmp": "half"})
    build(root, ["letter"])
    assert files(root / "out") == ["letter.docx"]


# Checking


def test_checking_finds_what_building_finds_and_writes_nothing(workspace: Workspaces) -> None:
    root = workspace(
        {"templates/letter.md.j2": BROKEN_LETTER, "evidence/by-force.csv": "force,offences\nGwent,many\n"}
    )
    found = check(root)
    assert not (root / "out").exists()
    assert found == build(root).diagnostics
    assert {problem.span.path for problem in found} >= {"templates/letter.md.j2", "evidence/by-force.csv"}


def test_a_workspace_without_documents_builds_nothing(tmp_path: Path) -> None:
    (tmp_path / "respondent.yaml").write_text("respondent: 1\n", encoding="utf-8")
    built = build(tmp_path)
    assert (built.written, built.withheld) == ((), ())


# PDF


def test_documents_are_made_into_pdfs_by_libreoffice(
    workspace: Workspaces, program: Callable[[str], str]
) -> None:
    program("soffice")
    root = workspace({})
    built = build(root, formats=["pdf", "docx"])
    assert [(one.document, one.format) for one in built.written][:2] == [
        ("letter", "pdf"),
        ("letter", "docx"),
    ]
    assert len(built.written) == 6
    assert all(path.read_bytes().startswith(b"%PDF-") for path in built.files if path.suffix == ".pdf")


def test_without_libreoffice_nothing_is_written(
    workspace: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise MissingProgramError("LibreOffice", "to make PDFs")

    monkeypatch.setattr("respondent.writing.pdf.pdfs_of", missing)
    root = workspace({})
    with pytest.raises(MissingProgramError, match="LibreOffice is needed to make PDFs"):
        build(root, formats=["docx", "pdf"])
    assert not (root / "out").exists()


def test_pdfs_are_made_a_batch_at_a_time(workspace: Workspaces, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []

    def pretend(words: dict[str, bytes]) -> dict[str, bytes]:
        batches.append(len(words))
        return dict.fromkeys(words, b"%PDF-")

    monkeypatch.setattr("respondent.writing.pdf.pdfs_of", pretend)
    rows = "".join(f"Force {number},{500 + number}\n" for number in range(45))
    root = workspace({"evidence/by-force.csv": f"force,offences\n{rows}"})
    assert len(build(root, ["release"], ["pdf"]).written) == 45
    assert batches == [20, 20, 5]
