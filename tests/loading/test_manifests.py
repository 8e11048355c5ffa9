"""Manifests below `sent/`, and in built Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from respondent.build import build
from respondent.loading.manifests import Copy, built_copies, recipients_of, sent_copies

Workspaces = Callable[[dict[str, str]], Path]
MANIFEST = (
    '{"manifest":1,"document":"a","kind":"letter","date":"2025-02-18","template":{"id":"a","sha256":"0"},'
    '"row":[],"claims":[],"notes":[]}'
)


def everything(_: bytes) -> bool:
    return True


def test_every_manifest_below_sent_is_found_with_the_day_of_its_folder(workspace: Workspaces) -> None:
    root = workspace(
        {
            "sent/a/2025-02-18/manifest.json": MANIFEST,
            "sent/a/2025-02-18-2/manifest.json": MANIFEST,
            "sent/elsewhere/manifest.json": MANIFEST,
            "sent/.being-written/manifest.json": MANIFEST,
            "sent/b/2025-02-19/manifest.json": "{}",
        }
    )
    found = [
        (one.paths[0], one.sent_on) if isinstance(one, Copy) else one for one in sent_copies(root, everything)
    ]
    assert found == [
        ("sent/a/2025-02-18-2/manifest.json", "2025-02-18"),
        ("sent/a/2025-02-18/manifest.json", "2025-02-18"),
        "sent/b/2025-02-19/manifest.json",
        ("sent/elsewhere/manifest.json", None),
    ]
    assert list(sent_copies(root, lambda data: b'"b"' in data)) == []


def test_without_the_folder_nothing_was_sent(workspace: Workspaces) -> None:
    assert list(sent_copies(workspace({}), everything)) == []


def test_a_manifest_that_cannot_be_opened_is_named(workspace: Workspaces) -> None:
    root = workspace({"sent/a/2025-02-18/x": ""})
    (root / "sent/a/2025-02-18/manifest.json").symlink_to("nowhere")
    assert list(sent_copies(root, everything)) == ["sent/a/2025-02-18/manifest.json"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("to: The Minister\n", ("The Minister",)),
        ("sent: 1\nto:\n  - The Minister\n  - Ofcom\n", ("The Minister", "Ofcom")),
        ("to: {a: b}\n", ()),
        ("on: 2025-02-18\n", ()),
        ("- a\n", ()),
        ("to: &a [*a]\n", ()),
    ],
)
def test_the_particulars_name_who_it_went_to(
    workspace: Workspaces, text: str, names: tuple[str, ...]
) -> None:
    root = workspace({"sent/a/2025-02-18/sent.yaml": text})
    assert recipients_of(root, "sent/a/2025-02-18") == names
    assert recipients_of(root, "sent/b") == ()


def test_built_word_files_have_theirs_and_what_has_none_is_named(workspace: Workspaces) -> None:
    root = workspace({"out/~$other.docx": "", "out/x.docx": "no package", "out/old.draft.docx": ""})
    build(root, ["letter"])
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("customXml/item1.xml", '<a xmlns="urn:respondent:manifest:1"/>')
        archive.writestr("customXml/item2.xml", '<a xmlns="urn:respondent:manifest:1">')
    (root / "out/y.docx").write_bytes(empty.getvalue())
    found = list(built_copies(root, root / "out"))
    assert [one.document.document if isinstance(one, Copy) else one for one in found] == [
        "letter",
        "out/x.docx",
        "out/y.docx",
    ]
    assert list(built_copies(root, root / "nowhere")) == []
