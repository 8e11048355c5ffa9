"""Files that no audit should trip over: damaged, hostile, huge, or saved by programs that write oddly."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from tests.auditing.other_writers import (
    Rewrite,
    in_nested_tables,
    in_other_controls,
    packed,
    parts_of,
    rewritten,
    strict,
    w,
    with_other_prefixes,
    with_split_runs,
    without_bookmarks,
    without_controls,
)

from respondent.audits import NotAuditedError, audit, audit_bytes
from respondent.loading.workspace import load
from respondent.model.audit import Audit, Certainty, Means

MAIN = "word/document.xml"
MANIFEST = ("customXml/",)

Judge = Callable[[bytes], Audit]


@pytest.fixture(name="built")
def built_fixture(letter: Path) -> bytes:
    return (letter / "out/letter.docx").read_bytes()


@pytest.fixture(name="judge")
def judge_fixture(letter: Path) -> Judge:
    workspace = load(letter).workspace
    return lambda data: audit_bytes(data, "letter.docx", workspace)


def edited(data: bytes, old: str, new: str) -> bytes:
    parts = parts_of(data)
    assert old.encode() in parts[MAIN]
    parts[MAIN] = parts[MAIN].replace(old.encode(), new.encode())
    return packed(parts)


def codes(found: Audit) -> list[str]:
    return [claim.code.id for claim in found.claims if claim.code] + [
        finding.diagnostic.code.id for finding in found.findings
    ]


# Saved by other programs


@pytest.mark.parametrize(
    "save",
    [
        strict,
        with_other_prefixes,
        lambda data: rewritten(data, with_split_runs),
        lambda data: rewritten(data, in_other_controls),
        lambda data: rewritten(data, in_nested_tables),
        lambda data: strict(with_other_prefixes(rewritten(data, with_split_runs))),
    ],
    ids=["strict", "other prefixes", "split runs", "controls in controls", "nested tables", "all at once"],
)
def test_however_it_is_written_an_untouched_file_is_untouched_and_an_edit_is_found(
    save: Callable[[bytes], bytes], built: bytes, judge: Judge
) -> None:
    found = judge(save(built))
    assert found.is_ours
    assert [(claim.means, claim.code) for claim in found.claims] == [(Means.CONTROL, None)] * 5

    assert "A201" in codes(judge(save(edited(built, ">503<", ">530<"))))


def test_what_keeps_bookmarks_but_no_controls_is_read_by_them(built: bytes, judge: Judge) -> None:
    found = judge(rewritten(built, without_controls))
    assert found.is_untouched
    assert {claim.means for claim in found.claims} == {Means.BOOKMARK}


@pytest.mark.parametrize("more", [lambda _: None, with_split_runs], ids=["whole runs", "split runs"])
def test_what_google_docs_or_pages_saved_is_read_by_the_words_of_what_was_built(
    more: Rewrite, built: bytes, judge: Judge
) -> None:
    def their_way(root: etree._Element) -> None:
        without_controls(root)
        without_bookmarks(root)
        more(root)

    found = judge(rewritten(built, their_way, without=MANIFEST))
    assert found.basis == "out/letter.docx"
    assert {claim.means for claim in found.claims} == {Means.TEXT}
    assert {claim.certainty for claim in found.claims} <= {Certainty.LIKELY, Certainty.POSSIBLE}
    assert codes(found) == ["A102"]

    changed = judge(rewritten(edited(built, ">503<", ">530<"), their_way, without=MANIFEST))
    assert codes(changed) == ["A201", "A102"]


def test_a_text_pasted_into_somebody_elses_document_is_still_recognised(built: bytes, judge: Judge) -> None:
    """Pasting keeps the bookmarks and neither the manifest nor what was before and after."""

    def pasted(root: etree._Element) -> None:
        body = root.find(w("body"))
        if body is not None:
            for text in ("Our response", "We answered Ofcom's consultation as follows."):
                paragraph = etree.Element(w("p"))
                etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = text
                body.insert(0, paragraph)

    found = judge(rewritten(built, pasted, without=MANIFEST))
    assert [claim.code for claim in found.claims] == [None] * 5
    assert "A102" in codes(found)


# Damaged and hostile


def bomb(data: bytes) -> bytes:
    parts = parts_of(data)
    return packed(parts | {MAIN: parts[MAIN] + b" " * 90_000_000})


def with_entities(data: bytes) -> bytes:
    parts = parts_of(data)
    declared = b'<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    return packed(parts | {MAIN: parts[MAIN].replace(b"?>", b"?>" + declared, 1)})


def escaping(data: bytes) -> bytes:
    return packed(parts_of(data) | {"../../evil.xml": b"<a/>"})


def twice(data: bytes) -> bytes:
    target = io.BytesIO(data)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as package:
        package.writestr(MAIN, b"<a/>")
    return target.getvalue()


def encrypted(_: bytes) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    )


def flagged(data: bytes) -> bytes:
    """A zip file whose members say that they are encrypted."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            (flags,) = struct.unpack_from("<H", changed, start + at)
            struct.pack_into("<H", changed, start + at, flags | 1)
            start = changed.find(mark, start + 4)
    return bytes(changed)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _: b"", "only these can be audited"),
        (lambda _: b"%PDF-1.7\n", "only these can be audited"),
        (lambda _: b"We wrote 38,685.", "only these can be audited"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
        (encrypted, "password"),
        (flagged, "password"),
        (lambda data: data[: len(data) // 2], "cut short"),
        (bomb, "unpack to"),
        (with_entities, "document type"),
        (escaping, "leads out of the file"),
        (twice, "same name"),
        (lambda _: packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (lambda _: packed({"Index/Document.iwa": b"x"}), "Pages"),
    ],
)
def test_what_cannot_be_audited_is_refused_in_a_sentence_and_stays_as_it_is(
    make: Callable[[bytes], bytes], says: str, built: bytes, letter: Path, tmp_path: Path
) -> None:
    path = tmp_path / "returned.docx"
    path.write_bytes(make(built))
    before = (path.read_bytes(), path.stat().st_mtime_ns)

    with pytest.raises(NotAuditedError) as error:
        audit(path, letter)
    assert says in str(error.value)
    assert "returned.docx" in str(error.value)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    "part", ["word/footnotes.xml", "word/comments.xml", "customXml/item1.xml", "word/styles.xml"]
)
def test_a_damaged_part_does_not_keep_the_rest_from_being_audited(
    part: str, built: bytes, judge: Judge
) -> None:
    parts = parts_of(edited(built, ">503<", ">530<"))
    found = judge(packed(parts | {part: b"<w:broken"}))
    assert "A201" in codes(found)


@pytest.mark.no_cover  # it is long
def test_a_file_of_two_thousand_pages_is_audited_whole(built: bytes, judge: Judge) -> None:
    def long(root: etree._Element) -> None:
        body = root.find(w("body"))
        if body is None:
            return
        for number in range(2_000):
            paragraph = etree.Element(w("p"))
            run = etree.SubElement(paragraph, w("r"))
            etree.SubElement(run, w("t")).text = f"Page {number} was left blank."
            etree.SubElement(run, w("br")).set(w("type"), "page")
            body.insert(len(body) - 1, paragraph)

    found = judge(rewritten(edited(built, ">503<", ">530<"), long))
    assert [claim.code.id for claim in found.claims if claim.code] == ["A201"]


def test_a_draft_that_shares_a_few_sentences_with_a_letter_is_nobody_elses_letter(
    built: bytes, judge: Judge
) -> None:
    def kept_one(root: etree._Element) -> None:
        without_controls(root)
        without_bookmarks(root)
        for text in list(root.iter(w("t"))):
            if text.text != "We ask you to act.":
                text.text = (text.text or "").replace("e", "ee")

    found = judge(rewritten(built, kept_one, without=MANIFEST))
    assert not found.is_ours
