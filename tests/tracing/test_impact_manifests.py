"""Manifests as they are found: whole, broken, edited by hand, in Word files and in ``sent/``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.tracing.leaving import at, leave, manifest_in

from respondent import build
from respondent.impact import impact
from respondent.loading.manifests import Copy, built_copies, recipients_of, sent_copies
from respondent.model.built import read_manifest
from respondent.model.impact import Where

Workspaces = Callable[[dict[str, str]], Path]
LETTER = "sent/letter/2025-02-18/manifest.json"


@pytest.fixture(name="root")
def root_fixture(workspace: Workspaces) -> Path:
    """The small workspace, of which everything has left."""
    root = workspace({})
    leave(root)
    return root


def everything(root: Path) -> list[Copy | str]:
    return list(sent_copies(root, lambda _: True))


def edited(root: Path, change: Callable[[dict[str, object]], object]) -> bytes:
    """The letter’s manifest after somebody has edited it by hand."""
    path = root / LETTER
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path.read_bytes()


def claim(content: dict[str, object]) -> dict[str, object]:
    claims = content["claims"]
    assert isinstance(claims, list)
    first = claims[0]
    assert isinstance(first, dict)
    return first


def test_a_manifest_is_read_as_the_build_wrote_it(root: Path) -> None:
    document = read_manifest((root / LETTER).read_bytes())
    assert document is not None
    assert (document.document, document.kind, document.date) == ("letter", "letter", "2025-02-18")
    assert (document.template, document.row, document.draft) == ("letter", (), False)
    figure, period = document.claims
    assert (figure.number, figure.kind, figure.text, figure.unit) == (1, "figure", "38,685", "offence")
    assert figure.figure is not None
    assert figure.figure.value == 38685
    assert (period.kind, period.text, period.figure, period.unit) == ("period", "2023/24", None, None)
    assert document.sources() == {1: ("crime-data",), 2: ("crime-data",)}


def test_a_release_has_its_row(root: Path) -> None:
    found = {one.document.document: one for one in everything(root) if isinstance(one, Copy)}
    assert found["release-gwent"].document.row == ("Gwent",)
    assert found["release-gwent"].sent_on == "2025-02-18"


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(manifest=2),
        lambda content: content.pop("manifest"),
        lambda content: content.pop("document"),
        lambda content: content.update(claims={"offences": 1}),
        lambda content: content.update(template="letter"),
        lambda content: content.update(kind=7),
        lambda content: content.update(notes=[1]),
        lambda content: content.update(notes=[{"claims": ["one"], "sources": []}]),
        lambda content: claim(content).update(number="one"),
        lambda content: claim(content).update(value="many"),
        lambda content: claim(content).update(value="1/0"),
        lambda content: claim(content).update(records="offences"),
        lambda content: claim(content).update(lineage={"operation": "guess", "operands": [{}]}),
        lambda content: claim(content).update(lineage={"operation": "sum", "operands": []}),
        lambda content: claim(content).update(lineage=nested(60)),
    ],
)
def test_a_manifest_that_was_edited_and_is_not_whole_is_named_and_not_taken(
    root: Path, change: Callable[[dict[str, object]], object]
) -> None:
    assert read_manifest(edited(root, change)) is None
    found = impact(root, ["offences"])
    assert found.unread == (LETTER,)
    assert at(found, Where.SENT) == {}
    assert set(at(found, Where.TEMPLATE)) == {"letter"}


def nested(depth: int) -> dict[str, object]:
    """A sum of a sum of a sum."""
    leaf: dict[str, object] = {"record": "offences", "value": "1"}
    for _ in range(depth):
        leaf = {"operation": "sum", "value": "1", "operands": [leaf]}
    return leaf


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("", False),
        ("{", False),
        ("[]", False),
        ("null", False),
        ('"offences"', False),
        ("[" * 100_000, False),
        ('{"manifest": 1}', False),
    ],
)
def test_what_is_no_manifest_is_none(text: str, *, ok: bool) -> None:
    assert (read_manifest(text) is not None) is ok


def test_what_a_later_version_adds_is_left_alone_and_what_is_optional_may_be_missing(root: Path) -> None:
    data = edited(root, lambda content: (content.update(new=1, draft=True), content.pop("notes")))
    document = read_manifest(data)
    assert document is not None
    assert (document.draft, document.sources()) == (True, {})


def test_bytes_that_are_no_text_are_named(root: Path) -> None:
    (root / LETTER).write_bytes(b'\xff\xfe"offences"\x00')
    assert impact(root, ["offences"]).unread == (LETTER,)


def test_a_manifest_that_is_a_folder_is_not_one_and_one_that_cannot_be_read_is_named(root: Path) -> None:
    (root / LETTER).unlink()
    (root / LETTER).mkdir()
    assert impact(root, ["offences"]).unread == ()
    (root / LETTER).rmdir()
    (root / LETTER).symlink_to(root / "nowhere.json")
    assert impact(root, ["offences"]).unread == (LETTER,)


def test_only_the_manifests_that_name_what_is_asked_for_are_taken_apart(root: Path) -> None:
    (root / "sent/release-gwent/2025-02-18/manifest.json").write_text("{}", encoding="utf-8")
    assert impact(root, ["offences"]).unread == ()


def test_one_that_was_cut_off_is_named_since_nobody_knows_what_it_named(root: Path) -> None:
    path = "sent/release-gwent/2025-02-18/manifest.json"
    (root / path).write_text('{"claims": [', encoding="utf-8")
    assert impact(root, ["offences"]).unread == (path,)


def test_what_is_still_being_written_is_left_alone(root: Path) -> None:
    hidden = root / "sent/.new/2025-02-18"
    hidden.mkdir(parents=True)
    (hidden / "manifest.json").write_text("{", encoding="utf-8")
    assert len(everything(root)) == 3


@pytest.mark.parametrize(
    ("folder", "day"),
    [("2025-02-19", "2025-02-19"), ("2025-02-19-2", "2025-02-19"), ("final", None), ("2025", None)],
)
def test_the_day_is_the_folders_and_a_second_one_of_a_day_has_a_number(
    root: Path, folder: str, day: str | None
) -> None:
    (root / "sent/letter/2025-02-18").rename(root / "sent/letter" / folder)
    (found,) = at(impact(root, ["offences"]), Where.SENT).values()
    assert found.sent_on == day
    assert found.paths == (f"sent/letter/{folder}/manifest.json",)


def test_a_workspace_that_has_sent_nothing_has_no_manifests(workspace: Workspaces) -> None:
    assert everything(workspace({})) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("to: [The Minister, A Newspaper]\n", ("The Minister", "A Newspaper")),
        ("to: The Minister\n", ("The Minister",)),
        ("on: 2025-02-18\n", ()),
        ("to: [[a], b]\n", ("b",)),
        ("- The Minister\n", ()),
        ("to: [\n", ()),
        ("", ()),
    ],
)
def test_the_particulars_beside_a_manifest_say_to_whom_it_went(
    root: Path, text: str, names: tuple[str, ...]
) -> None:
    folder = "sent/letter/2025-02-18"
    (root / folder / "sent.yaml").write_text(text, encoding="utf-8")
    assert recipients_of(root, folder) == names
    assert at(impact(root, ["offences"]), Where.SENT)["letter"].to == names


def test_without_particulars_nobody_is_named(root: Path) -> None:
    assert recipients_of(root, "sent/letter/2025-02-18") == ()


# Built files


@pytest.fixture(name="built")
def built_fixture(workspace: Workspaces) -> Path:
    """The small workspace with its built documents."""
    root = workspace({})
    build(root, formats=("docx", "html", "md"))
    return root


def test_built_files_are_found_with_their_other_formats(built: Path) -> None:
    (letter,) = at(impact(built, ["offences"]), Where.BUILT).values()
    assert letter.paths == ("out/letter.docx", "out/letter.html", "out/letter.md")
    assert letter.sent_on is None


def test_another_folder_of_built_files_can_be_named(built: Path) -> None:
    (built / "out").rename(built / "letters")
    assert at(impact(built, ["offences"]), Where.BUILT) == {}
    found = impact(built, ["offences"], out=built / "letters")
    assert at(found, Where.BUILT)["letter"].paths[0] == "letters/letter.docx"


def test_drafts_and_files_that_word_has_open_are_left_out(built: Path) -> None:
    letter = built / "out/letter.docx"
    letter.rename(built / "out/letter.draft.docx")
    (built / "out/~$tter.docx").write_bytes(b"")
    (built / "out/.letter.docx").write_bytes(b"")
    found = impact(built, ["offences"])
    assert (at(found, Where.BUILT), found.unread) == ({}, ())


@pytest.mark.parametrize("data", [b"", b"no package", b"PK\x03\x04 cut off"])
def test_a_word_file_that_is_none_is_named(built: Path, data: bytes) -> None:
    (built / "out/letter.docx").write_bytes(data)
    assert impact(built, ["offences"]).unread == ("out/letter.docx",)


def test_a_word_file_that_cannot_be_read_is_named(built: Path) -> None:
    (built / "out/letter.docx").unlink()
    (built / "out/letter.docx").symlink_to(built / "nowhere")
    assert impact(built, ["offences"]).unread == ("out/letter.docx",)


@pytest.mark.parametrize(
    "new", [None, b"<broken urn:respondent:manifest:1", b"<x>urn:respondent:manifest:1</x>"]
)
def test_a_word_file_without_a_manifest_that_is_whole_is_named(built: Path, new: bytes | None) -> None:
    path = built / "out/letter.docx"
    assert manifest_in(path)
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with ZipFile(path, "w") as package:
        for name, data in parts.items():
            ours = name.startswith("customXml/item") and b"urn:respondent:manifest:1" in data
            if not (ours and new is None):
                package.writestr(name, new if ours and new is not None else data)
    assert next(iter(built_copies(built, built / "out"))) == "out/letter.docx"
    assert impact(built, ["offences"]).unread == ("out/letter.docx",)
