"""Text and its looks, links, pictures and the marks of notes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from respondent.model.document import (
    Claimed,
    Code,
    CrossReference,
    Document,
    Emph,
    Image,
    Inline,
    LineBreak,
    Link,
    Note,
    NoteRef,
    Para,
    Str,
    Strong,
)
from respondent.model.span import Span
from respondent.model.template import DocumentKind
from respondent.ooxml.namespaces import w
from respondent.writing.word.letterhead import Letterhead, plain_letterhead
from respondent.writing.word.writer import write_word

S = Span("t.md.j2", 1, 1)
Documents = Callable[..., Document]
Body = Callable[..., str]
Parts = Callable[[bytes], dict[str, bytes]]
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x90\0\0\0\xc8\x08\x02\0\0\0\0\0\0\0"
    b"\0\0\0\tpHYs\0\0\x0b\x13\0\0\x0b\x13\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82"
)
"""The beginning of a picture of 400 by 200 points at 72 an inch."""


def para(*content: Inline) -> Para:
    return Para(content, S)


def test_what_xml_gives_a_meaning_is_escaped(document: Documents, body: Body) -> None:
    xml = body(document(para(Str('a < b & "c" > d'))))
    assert '<w:t xml:space="preserve">a &lt; b &amp; "c" &gt; d</w:t>' in xml


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(min_size=1, max_size=40))
def test_any_text_comes_out_as_text_that_can_be_read(document: Documents, body: Body, text: str) -> None:
    root = etree.fromstring(body(document(para(Str("→"), Str(text)))).encode())
    (paragraph,) = [p for p in root.iter(w("p")) if any("→" in (t.text or "") for t in p.iter(w("t")))]
    shown = "".join(t.text or "" for t in paragraph.iter(w("t")))[1:]
    allowed = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert shown == re.sub("\r\n?", "\n", allowed)


def test_emphasis_in_emphasis_stands_upright_again(document: Documents, body: Body) -> None:
    xml = body(document(para(Emph((Str("a"), Emph((Str("b"),)), Strong((Str("c"),)))))))
    assert '<w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">a<' in xml
    assert '<w:r><w:t xml:space="preserve">b<' in xml
    assert '<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">c<' in xml


def test_code_and_line_breaks_have_their_own_markup(document: Documents, body: Body) -> None:
    xml = body(document(para(Code("x = 1"), LineBreak(), Str("y"))))
    assert (
        '<w:rStyle w:val="HTMLCode"/></w:rPr><w:t xml:space="preserve">x = 1</w:t></w:r><w:r><w:br/></w:r>'
        in xml
    )


def test_an_address_is_related_to_once_however_often_it_is_linked(document: Documents, parts: Parts) -> None:
    link = Link((Str("here"),), "https://example.org/?a=1&b=2")
    files = parts(write_word(document(para(link, Str(", "), link)), plain_letterhead(), {}))
    rels = files["word/_rels/document.xml.rels"].decode()
    assert rels.count('Target="https://example.org/?a=1&amp;b=2" TargetMode="External"') == 1
    assert files["word/document.xml"].decode().count('<w:hyperlink r:id="letter1" w:history="1">') == 2


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "#x", ""]
)
def test_a_link_to_anywhere_else_is_words_alone_and_its_claims_count_once(
    document: Documents, body: Body, target: str
) -> None:
    xml = body(document(para(Link((Claimed(1, (Str("here"),)),), target))))
    assert "w:hyperlink" not in xml
    assert "claim_1_00000001_2" not in xml
    assert ">here<" in xml


def test_a_link_in_a_link_is_the_outer_one(document: Documents, body: Body) -> None:
    inner = Link((Str("b"),), "https://b.example")
    xml = body(document(para(Link((Str("a"), inner), "https://a.example"))))
    assert xml.count("<w:hyperlink") == 1


def test_a_picture_is_sized_to_the_measure_and_says_what_it_shows(document: Documents, body: Body) -> None:
    xml = body(document(para(Image("a.png", 'A "chart" & more'))), a__png=PNG)
    assert 'descr="A &quot;chart&quot; &amp; more"' in xml
    found = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', xml)
    assert found is not None
    width, height = int(found[1]), int(found[2])
    assert width <= plain_letterhead().measure * 635
    assert abs(width / height - 2) < 0.01


def test_a_small_picture_is_not_enlarged(document: Documents, body: Body) -> None:
    small = PNG.replace(b"\0\0\x01\x90\0\0\0\xc8", b"\0\0\0\x24\0\0\0\x12")
    assert '<wp:extent cx="457' in body(document(para(Image("a.png", "Dot"))), a__png=small)


def test_a_picture_that_is_shown_twice_is_kept_once(document: Documents, parts: Parts) -> None:
    picture = Image("a.png", "Chart")
    files = parts(write_word(document(para(picture, picture)), plain_letterhead(), {"a.png": PNG}))
    assert [name for name in files if "media" in name] == ["word/media/letter1.png"]
    assert files["word/media/letter1.png"] == PNG
    numbers = re.findall(rb'<wp:docPr id="(\d+)"', files["word/document.xml"])
    assert len(set(numbers)) == 2


def test_a_picture_does_not_take_the_name_of_one_in_the_letterhead(
    document: Documents, parts: Parts, opened: Callable[..., Letterhead]
) -> None:
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    letterhead = opened(files={"word/media/letter1.png": b"theirs"}, related=[(image, "media/letter1.png")])
    files = parts(write_word(document(para(Image("a.png", "Chart"))), letterhead, {"a.png": PNG}))
    assert files["word/media/letter1.png"] == b"theirs"
    assert files["word/media/letter2.png"] == PNG


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg/>", PNG[:20], b"\x89PNG\r\n\x1a\n", b"BM" + b"\0" * 60, b"\xff\xd8\xff\xe0", b"GIF89a"],
)
def test_a_picture_that_cannot_be_shown_is_described(document: Documents, body: Body, data: bytes) -> None:
    xml = body(document(para(Image("a.png", "A chart"))), a__png=data)
    assert ">[A chart]<" in xml
    assert "w:drawing" not in xml


def test_an_ornament_that_cannot_be_shown_is_nothing(document: Documents, body: Body) -> None:
    assert "[]" not in body(document(para(Image("a.png", ""))))


def test_a_note_has_its_mark_after_the_punctuation_and_a_hidden_bookmark(
    document: Documents, body: Body
) -> None:
    xml = body(document(para(Str("Text."), NoteRef(1)), notes=(Note(1, (Str("Home Office."),)),)))
    assert (
        '>Text.</w:t></w:r><w:bookmarkStart w:id="1" w:name="_RefNote1"/><w:r><w:rPr>'
        '<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
        '<w:bookmarkEnd w:id="1"/>'
    ) in xml


def test_a_second_mark_of_a_note_is_a_field_that_repeats_its_number(document: Documents, body: Body) -> None:
    xml = body(document(para(NoteRef(1), NoteRef(1)), notes=(Note(1, ()),)))
    assert xml.count("<w:footnoteReference") == 1
    assert " NOTEREF _RefNote1 \\f \\h " in xml


def test_the_number_of_another_note_is_a_live_field(document: Documents, parts: Parts) -> None:
    notes = (Note(1, (Str("Home Office."),)), Note(2, (Str("(n "), CrossReference(1), Str(")"))))
    files = parts(write_word(document(para(NoteRef(1), NoteRef(2)), notes=notes), plain_letterhead(), {}))
    xml = files["word/footnotes.xml"].decode()
    assert '<w:instrText xml:space="preserve"> NOTEREF _RefNote1 \\h </w:instrText>' in xml
    assert re.search(r'fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>', xml)


def test_in_a_release_marks_and_numbers_lead_to_the_note(document: Documents, body: Body) -> None:
    notes = (Note(1, (Str("Home Office."),)), Note(2, (Str("See note "), CrossReference(1))))
    linked = Link((NoteRef(1),), "https://example.org")
    content = document(para(Str("Text."), NoteRef(2)), para(linked), kind=DocumentKind.RELEASE, notes=notes)
    xml = body(content)
    assert "footnoteReference" not in xml
    assert '<w:hyperlink w:anchor="_RefNote2" w:history="1"><w:r><w:rPr><w:rStyle w:val="NoteMark"/>' in xml
    assert xml.count('w:anchor="_RefNote1"') == 1
    assert xml.count('w:name="_RefNote1"') == 1
