"""Where the letter goes in a letterhead, wherever the placeholder stands."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree

from respondent.model.document import Document
from respondent.model.span import Span
from respondent.ooxml.namespaces import w
from respondent.writing.word.letterhead import Letterhead, open_letterhead

SPAN = Span("templates/letter.md.j2", 7, 13)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1440" w:right="1440"/></w:sectPr>'
Files = Callable[..., bytes]
Opened = Callable[..., Letterhead]
Documents = Callable[..., Document]
Body = Callable[..., str]


def p(*texts: str) -> str:
    """A paragraph with a run for each text."""
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def text_of(xml: str) -> list[str]:
    """The text of each paragraph that has one, in order."""
    root = etree.fromstring(xml.encode())
    found = ["".join(t.text or "" for t in paragraph.iter(w("t"))) for paragraph in root.iter(w("p"))]
    return [text for text in found if text]


LETTER = ["18 February 2025", "Dear Minister,", "Private messaging", "Text."]


@pytest.mark.parametrize(
    "placeholder",
    [
        p("[letter]"),
        p("[Letter]"),
        p(" [ letter ] "),
        p("{{ letter }}"),
        p("{{letter}}"),
        p("[", "let", "ter", "]"),
        p("{", "{ letter", " }}"),
        "<w:p><w:proofErr/><w:r><w:t>[</w:t></w:r><w:hyperlink><w:r><w:t>letter]</w:t></w:r></w:hyperlink></w:p>",
    ],
)
def test_a_placeholder_is_known_in_any_form_and_over_any_runs(
    opened: Opened, document: Documents, body: Body, placeholder: str
) -> None:
    letterhead = opened(p("Above") + placeholder + p("Below") + SECTION)
    assert text_of(body(document("Text."), letterhead)) == ["Above", *LETTER, "Below"]


def test_in_a_cell_the_letter_is_as_wide_as_the_cell_and_its_row_may_grow(
    opened: Opened, document: Documents, body: Body
) -> None:
    row = (
        '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="500" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{p("Patrons")}</w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="6216" w:type="dxa"/></w:tcPr>{p("[letter]")}</w:tc></w:tr>'
    )
    letterhead = opened(f"<w:tbl>{row}</w:tbl>{p('Below')}{SECTION}")
    assert letterhead.measure == 6000
    xml = body(document("Text."), letterhead)
    assert text_of(xml) == ["Patrons", *LETTER, "Below"]
    head = xml[: xml.index("Patrons")]
    assert "cantSplit" not in head
    assert 'w:hRule="atLeast"' in head


def test_a_row_without_properties_is_left_as_it_is(opened: Opened) -> None:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="2500" w:type="pct"/></w:tcPr>{p("[letter]")}</w:tc>'
    letterhead = opened(f"<w:tbl><w:tr>{cell}<w:tc>{p('x')}</w:tc></w:tr></w:tbl>{SECTION}")
    assert letterhead.measure == (11906 - 2880) // 2 - 216


def test_a_content_control_around_the_placeholder_is_undone(
    opened: Opened, document: Documents, body: Body
) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
        f"{p('Before')}{p('[letter]')}</w:sdtContent></w:sdt>"
    )
    xml = body(document("Text."), opened(control + SECTION))
    assert text_of(xml) == ["Before", *LETTER]
    assert "sdtContentLocked" not in xml


def test_a_picture_in_the_placeholders_paragraph_stays(
    opened: Opened, document: Documents, body: Body
) -> None:
    drawing = '<w:r><w:drawing><wp:anchor><wp:docPr id="7" name="Logo"/></wp:anchor></w:drawing></w:r>'
    paragraph = f"<w:p>{drawing}<w:r><w:t>[letter]</w:t></w:r></w:p>"
    xml = body(document("Text."), opened(paragraph + SECTION))
    assert text_of(xml) == LETTER
    assert xml.index("<wp:docPr") < xml.index("18 February")


def test_the_end_of_a_section_in_the_placeholders_paragraph_stays_after_the_letter(
    opened: Opened, document: Documents, body: Body
) -> None:
    narrow = '<w:sectPr><w:pgSz w:w="9000" w:h="9000"/><w:pgMar w:left="1000" w:right="1000"/></w:sectPr>'
    paragraph = f"<w:p><w:pPr>{narrow}</w:pPr><w:r><w:t>[letter]</w:t></w:r></w:p>"
    letterhead = opened(paragraph + p("Next") + SECTION)
    assert letterhead.measure == 7000
    xml = body(document("Text."), letterhead)
    assert xml.index(">Text.<") < xml.index('w:w="9000"') < xml.index(">Next<")


def test_ends_of_bookmarks_that_reach_further_stay_and_whole_ones_go(
    opened: Opened, document: Documents, body: Body
) -> None:
    content = (
        '<w:p><w:bookmarkStart w:id="1" w:name="outer"/><w:r><w:t>Above</w:t></w:r></w:p>'
        '<w:p><w:bookmarkStart w:id="2" w:name="_GoBack"/><w:bookmarkEnd w:id="2"/><w:bookmarkEnd w:id="1"/>'
        '<w:bookmarkStart w:id="3" w:name="further"/><w:r><w:t>[letter]</w:t></w:r></w:p>'
        '<w:p><w:bookmarkEnd w:id="3"/></w:p>'
    )
    xml = body(document("Text."), opened(content + SECTION))
    starts = re.findall(r'<w:bookmarkStart w:id="(\d+)"', xml)
    assert sorted(starts) == sorted(re.findall(r'<w:bookmarkEnd w:id="(\d+)"', xml)) == ["1", "3"]


def box(*paragraphs: str) -> str:
    """A paragraph with a text box in both of the forms that Word keeps."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:docPr id="1" name="Box"/>{content}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def test_out_of_a_text_box_the_letter_goes_below_what_the_box_hangs_on(
    letterhead_file: Files, document: Documents, body: Body
) -> None:
    letterhead, (warning,) = open_letterhead(
        letterhead_file(p("Above") + box(p("[letter]")) + p("Below") + SECTION), SPAN
    )
    assert letterhead is not None
    assert warning.code.id == "W111"
    xml = body(document("Text."), letterhead)
    assert text_of(xml) == ["Above", *LETTER, "Below"]
    assert "txbxContent" not in xml


def test_a_text_box_with_more_in_it_stays(letterhead_file: Files, document: Documents, body: Body) -> None:
    letterhead, _ = open_letterhead(
        letterhead_file(box(p("Patrons"), p("[letter]")) + p("Below") + SECTION), SPAN
    )
    xml = body(document("Text."), letterhead)
    assert xml.count("Patrons") == 2
    assert xml.index("Patrons") < xml.index(">Text.<") < xml.index(">Below<")


def test_a_text_box_with_a_picture_in_it_stays(
    letterhead_file: Files, document: Documents, body: Body
) -> None:
    logo = '<w:p><w:r><w:drawing><wp:docPr id="2" name="Logo"/></w:drawing></w:r></w:p>'
    letterhead, _ = open_letterhead(letterhead_file(box(logo, p("[letter]")) + SECTION), SPAN)
    assert 'name="Logo"' in body(document("Text."), letterhead)


def test_a_text_box_beside_words_leaves_them(letterhead_file: Files, document: Documents, body: Body) -> None:
    hung = "<w:p><w:r><w:t>Words</w:t></w:r>" + box(p("[letter]")).removeprefix("<w:p>")
    letterhead, _ = open_letterhead(letterhead_file(hung + SECTION), SPAN)
    assert text_of(body(document("Text."), letterhead)) == ["Words", *LETTER]


def test_a_bare_old_text_box_gives_way_too(letterhead_file: Files, document: Documents, body: Body) -> None:
    old = f"<w:p><w:r><w:pict><w:txbxContent>{p('[letter]')}</w:txbxContent></w:pict></w:r></w:p>"
    letterhead, _ = open_letterhead(letterhead_file(old + SECTION), SPAN)
    assert text_of(body(document("Text."), letterhead)) == LETTER


@pytest.mark.parametrize(
    ("section", "measure"),
    [
        ("<w:sectPr/>", 11906 - 2880),
        ("", 11906 - 2880),
        ('<w:sectPr><w:pgMar w:left="1000" w:right="1000" w:gutter="500"/></w:sectPr>', 11906 - 2500),
        ('<w:sectPr><w:cols w:num="2" w:space="426"/></w:sectPr>', (11906 - 2880 - 426) // 2),
        ('<w:sectPr><w:pgSz w:w="wide"/></w:sectPr>', 11906 - 2880),
        ('<w:sectPr><w:pgSz w:w="2000"/></w:sectPr>', 1440),
    ],
)
def test_the_measure_is_that_of_the_page_or_its_columns(opened: Opened, section: str, measure: int) -> None:
    assert opened(p("[letter]") + section).measure == measure
