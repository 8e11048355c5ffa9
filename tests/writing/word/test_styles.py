"""Styles and page numbers that a letterhead has, and those it gets."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from respondent.model.document import Document, Heading, Str
from respondent.model.span import Span
from respondent.ooxml.namespaces import w
from respondent.writing.word.letterhead import Letterhead, plain_letterhead
from respondent.writing.word.writer import write_word

S = Span("t.md.j2", 1, 1)
LETTER = "<w:p><w:r><w:t>[letter]</w:t></w:r></w:p>"
Opened = Callable[..., Letterhead]
Parts = Callable[[bytes], dict[str, bytes]]
Documents = Callable[..., Document]


def styles_of(parts: Parts, letterhead: Letterhead, document: Document) -> etree._Element:
    return etree.fromstring(parts(write_word(document, letterhead, {}))["word/styles.xml"])


def style(root: etree._Element, style_id: str) -> etree._Element:
    (found,) = [s for s in root.iter(w("style")) if s.get(w("styleId")) == style_id]
    return found


def test_a_style_is_known_by_its_name_since_word_translates_ids(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    german = (
        '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/>'
        '<w:rPr><w:color w:val="AA0000"/></w:rPr></w:style>'
    )
    letterhead = opened(styles=german)
    assert letterhead.styles["Heading2"] == "berschrift2"
    files = parts(write_word(document(Heading(2, (Str("A"),), S)), letterhead, {}))
    assert b'<w:pStyle w:val="berschrift2"/>' in files["word/document.xml"]
    assert b'w:styleId="Heading2"' not in files["word/styles.xml"]
    assert b"AA0000" in files["word/styles.xml"]


def test_an_id_that_another_style_has_already_is_not_used_again(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    other = '<w:style w:type="character" w:styleId="Quote"><w:name w:val="My quote"/></w:style>'
    letterhead = opened(styles=other)
    assert letterhead.styles["Quote"] == "Quote-letter"
    root = styles_of(parts, letterhead, document("Text."))
    based = style(root, "QuoteAttribution").find(w("basedOn"))
    assert based is not None
    assert based.get(w("val")) == "Quote-letter"


def test_the_letterheads_own_default_style_is_what_ours_are_based_on(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    standard = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Standard"/></w:style>'
    )
    letterhead = opened(styles=standard)
    root = styles_of(parts, letterhead, document("Text."))
    based = style(root, "BodyText").find(w("basedOn"))
    assert based is not None
    assert based.get(w("val")) == "Standard"
    defaults = [s for s in root.iter(w("style")) if s.get(w("default")) == "1"]
    assert len(defaults) == len({s.get(w("type")) for s in defaults}) == 4


def test_every_style_that_letters_use_is_there_once_and_refers_to_one_that_is(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    for letterhead in (opened(), opened(styles=""), plain_letterhead()):
        root = styles_of(parts, letterhead, document("Text."))
        ids = [s.get(w("styleId")) for s in root.iter(w("style"))]
        assert len(ids) == len(set(ids))
        assert set(letterhead.styles.values()) <= set(ids)
        for name in ("basedOn", "next", "link"):
            assert {e.get(w("val")) for e in root.iter(w(name))} <= set(ids)


def test_the_plain_letterheads_colour_does_not_come_into_anothers(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    added = style(styles_of(parts, opened(styles=""), document("Text.")), "Heading2")
    own = style(styles_of(parts, plain_letterhead(), document("Text.")), "Heading2")
    assert next(added.iter(w("color")), None) is None
    assert next(own.iter(w("color"))).get(w("val")) == "1F3A5F"


def test_english_is_british_and_welsh_stays_welsh(opened: Opened, document: Documents, parts: Parts) -> None:
    given = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:rPr><w:lang w:val="cy-GB"/></w:rPr>'
        "</w:style>"
    )
    root = styles_of(parts, opened(styles=given), document("Text."))
    assert [lang.get(w("val")) for lang in root.iter(w("lang"))] == ["en-GB", "cy-GB"]


def test_a_letterhead_without_defaults_gets_the_language(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    root = styles_of(parts, opened(styles=""), document("Text."))
    assert root[0].tag == w("docDefaults")
    assert [lang.get(w("val")) for lang in root.iter(w("lang"))] == ["en-GB"]


def footers(parts: Parts, letterhead: Letterhead, document: Document) -> dict[str, list[str]]:
    """The paragraphs of each footer: their text with fields' codes."""
    files = parts(write_word(document, letterhead, {}))
    return {
        name: [
            "".join(t.text or "" for t in p.iter(w("t"), w("instrText"))).replace("  ", " ")
            for p in etree.fromstring(content).iter(w("p"))
        ]
        for name, content in files.items()
        if name.startswith("word/footer")
    }


NUMBERED = "Page PAGE 1 of NUMPAGES 1"


def test_a_letterhead_without_footers_gets_one_with_page_numbers(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    assert list(footers(parts, opened(), document("Text.")).values()) == [[NUMBERED]]


def test_plain_paper_has_page_numbers(document: Documents, parts: Parts) -> None:
    assert list(footers(parts, plain_letterhead(), document("Text.")).values()) == [[NUMBERED]]


def test_page_numbers_come_below_what_each_footer_says(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/>'
        '<w:footerReference w:type="first" r:id="rId2"/><w:titlePg/></w:sectPr>'
    )
    letterhead = opened(
        LETTER + section,
        footer1="<w:p><w:r><w:t>Charity 1</w:t></w:r></w:p>",
        footer2="<w:p/>",
        settings="<w:evenAndOddHeaders/>",
    )
    found = footers(parts, letterhead, document("Text."))
    assert found.pop("word/footer1.xml") == ["Charity 1", NUMBERED]
    assert found.pop("word/footer2.xml") == [NUMBERED]
    assert list(found.values()) == [[NUMBERED]]


def test_an_empty_paragraph_with_a_picture_stays_in_the_footer(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    section = '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/></w:sectPr>'
    letterhead = opened(LETTER + section, footer1="<w:p><w:r><w:drawing/></w:r></w:p>")
    assert footers(parts, letterhead, document("Text.")) == {"word/footer1.xml": ["", NUMBERED]}


def test_a_letterhead_that_numbers_its_pages_is_left_alone(
    opened: Opened, document: Documents, parts: Parts
) -> None:
    for field in (
        '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/>',
        "<w:r><w:instrText> PAGE </w:instrText></w:r>",
    ):
        letterhead = opened(header1=f"<w:p>{field}</w:p>")
        assert footers(parts, letterhead, document("Text.")) == {}


def test_a_count_of_pages_alone_is_no_page_number(opened: Opened, document: Documents, parts: Parts) -> None:
    letterhead = opened(header1='<w:p><w:fldSimple w:instr="NUMPAGES"/></w:p>')
    assert len(footers(parts, letterhead, document("Text."))) == 1


def test_a_page_without_a_section_has_no_footer(opened: Opened, document: Documents, parts: Parts) -> None:
    assert footers(parts, opened(LETTER), document("Text.")) == {}


def test_the_page_number_is_two_live_fields(document: Documents, parts: Parts) -> None:
    (footer,) = [
        content.decode()
        for name, content in parts(write_word(document("T"), plain_letterhead(), {})).items()
        if name.startswith("word/footer")
    ]
    assert re.findall(r"<w:instrText[^>]*> (\w+) <", footer) == ["PAGE", "NUMPAGES"]
