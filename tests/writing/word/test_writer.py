"""The Word file as a whole: its properties, its manifest, and that the same input gives the same bytes."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from lxml import etree

from respondent.model.document import Document, Emph, LineBreak, Link, Note, NoteRef, Para, Sender, Str
from respondent.model.manifest import manifest_of
from respondent.model.span import Span
from respondent.model.template import DocumentKind
from respondent.ooxml.namespaces import w
from respondent.writing.word.letterhead import Letterhead, plain_letterhead
from respondent.writing.word.writer import write_word

S = Span("t.md.j2", 1, 1)
Documents = Callable[..., Document]
Parts = Callable[[bytes], dict[str, bytes]]


def test_the_files_properties_are_the_documents(document: Documents, parts: Parts) -> None:
    content = document(
        "Text.",
        title=(Str("Messaging & "), Emph((Str("codes"),)), LineBreak(), Str("again")),
        senders=(Sender("A & B"), Sender("C")),
    )
    core = parts(write_word(content, plain_letterhead(), {}))["docProps/core.xml"].decode()
    assert "<dc:title>Messaging &amp; codes again</dc:title>" in core
    assert "<dc:creator>A &amp; B; C</dc:creator>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert core.count("2025-02-18T00:00:00Z") == 2


def test_the_manifest_is_in_the_file_and_its_hash_beside_it(document: Documents, parts: Parts) -> None:
    content = document("Text.")
    files = parts(write_word(content, plain_letterhead(), {}))
    text = "".join(str(part) for part in etree.fromstring(files["customXml/item1.xml"]).itertext())
    assert text == manifest_of(content).json
    assert json.loads(text)["document"] == "letter"
    assert sha256(text.encode()).hexdigest() in files["docProps/custom.xml"].decode()
    assert b'ds:uri="urn:respondent:manifest:1"' in files["customXml/itemProps1.xml"]
    assert b"itemProps1.xml" in files["customXml/_rels/item1.xml.rels"]
    assert b"../customXml/item1.xml" in files["word/_rels/document.xml.rels"]


def test_there_is_no_thumbnail_clock_or_trace_of_editing(document: Documents, parts: Parts) -> None:
    data = write_word(document("Text."), plain_letterhead(), {})
    assert not [name for name in parts(data) if "thumbnail" in name]
    everything = b"".join(parts(data).values())
    assert b"rsid" not in everything
    assert b"2013" not in everything
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_a_note_without_a_mark_is_left_out(document: Documents, parts: Parts) -> None:
    content = document(Para((NoteRef(2),), S), notes=(Note(1, (Str("One"),)), Note(2, (Str("Two"),))))
    notes = parts(write_word(content, plain_letterhead(), {}))["word/footnotes.xml"].decode()
    assert re.findall(r'<w:footnote [^>]*w:id="([^"]+)"', notes) == ["-1", "0", "2"]


def test_a_release_has_no_footnotes(document: Documents, parts: Parts) -> None:
    content = document(Para((NoteRef(1),), S), kind=DocumentKind.RELEASE, notes=(Note(1, (Str("One"),)),))
    root = etree.fromstring(parts(write_word(content, plain_letterhead(), {}))["word/footnotes.xml"])
    assert [note.get(w("id")) for note in root] == ["-1", "0"]


def test_a_relationship_of_the_footnotes_is_theirs(document: Documents, parts: Parts) -> None:
    note = Note(1, (Link((Str("here"),), "https://example.org"),))
    content = document(Para((Str("Text."), NoteRef(1)), S), notes=(note,))
    files = parts(write_word(content, plain_letterhead(), {}))
    assert b"https://example.org" in files["word/_rels/footnotes.xml.rels"]
    assert b"https://example.org" not in files["word/_rels/document.xml.rels"]


def test_one_letterhead_serves_many_letters(document: Documents, opened: Callable[..., Letterhead]) -> None:
    letterhead = opened(header1="<w:p/>")
    first = write_word(document("One."), letterhead, {})
    write_word(document("Two.", kind=DocumentKind.RELEASE), letterhead, {})
    assert write_word(document("One."), letterhead, {}) == first


PROGRAM = """
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from respondent.model.document import Claim, Claimed, ClaimKind, Document, Link, Note, NoteRef
from respondent.model.document import OrderedList, Para, Str
from respondent.model.span import Span
from respondent.model.tag import ClaimTag
from respondent.model.template import DocumentKind
from respondent.writing.word.letterhead import open_letterhead
from respondent.writing.word.writer import write_word

S = Span("t", 1, 1)
links = tuple(Link((Str(str(n)),), f"https://example.org/{n}") for n in range(9))
text = Para((Claimed(1, (Str("38,685"),)), *links, NoteRef(1)), S)
claim = Claim(1, ClaimKind.FIGURE, ClaimTag("a", "0a1b2c3d"), "Offences", "38,685", S, ("a",))
document = Document(
    id="a", kind=DocumentKind.LETTER, template="a", template_hash="0", title=(Str("T"),), date=date(2025, 2, 18),
    blocks=(text, OrderedList(((text,),), 1, S)), claims=(claim,), notes=(Note(1, links),),
)
letterhead, _ = open_letterhead(Path(sys.argv[1]).read_bytes(), S)
print(sha256(write_word(document, letterhead, {})).hexdigest())
"""


def test_the_same_input_gives_the_same_bytes_in_any_time_zone_and_with_any_hash_seed(
    letterhead_file: Callable[..., bytes], tmp_path: Path
) -> None:
    path = tmp_path / "letterhead.docx"
    path.write_bytes(letterhead_file(header1="<w:p/>", styles="", footnotes="", numbering=""))
    digests = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(path)],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone, seed in (("UTC", "0"), ("Asia/Kathmandu", "1"), ("America/Adak", "77"))
    }
    assert len(digests) == 1
