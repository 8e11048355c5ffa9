"""The word DRAFT across every page, pale and behind the text, where Word puts its own watermarks.

It hangs on the headers, so that it comes on each page of whatever letterhead, and takes no room: a draft's lines
and pages end where those of the final document do. Word removes it by Design, Watermark.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.part import XmlPart
from docx.oxml.section import CT_SectPr
from docx.section import Section
from lxml import etree

from respondent.ooxml.namespaces import OFFICE, VML, W, w
from respondent.writing.word.opened import Opened
from respondent.writing.word.page_numbers import has_even_pages

_NAME = "PowerPlusWaterMarkObject"
"""By what their names begin with, Word and LibreOffice know watermarks."""
_TEXT = "DRAFT"
_WIDTH, _HEIGHT = 420, 160
"""Of the word before it is turned, in points: it then fits on a page as small as A5."""
_COLOUR = "#efece6"
_PLAIN_TEXT = 136  # the preset shape whose text runs straight from side to side


def watermark(opened: Opened) -> None:
    """Put the word into every header that some page of the letterhead has, and make those that are missing."""
    before = set(opened.document.rels)
    parts = dict.fromkeys(_headers(opened))
    made = {rel.target_part for key, rel in opened.document.rels.items() if key not in before}
    for number, part in enumerate(parts, 1):
        root = part.element
        if part in made:
            root[:] = [_without_height()]
        paragraph = root.find(w("p"))
        if paragraph is None:
            paragraph = _without_height()
            root.append(paragraph)
        paragraph.append(_shape(number))


def _headers(opened: Opened) -> Iterator[XmlPart]:
    """The headers of each section's pages; a section without its own has those of the one before."""
    for properties in opened.body.iter(w("sectPr")):
        if not isinstance(properties, CT_SectPr):
            continue
        section = Section(properties, opened.document)
        yield section.header.part
        if section.different_first_page_header_footer:
            yield section.first_page_header.part
        if has_even_pages(opened):
            yield section.even_page_header.part


def _without_height() -> etree._Element:
    """A paragraph that moves no text on the page."""
    spacing = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return etree.fromstring(f'<w:p xmlns:w="{W}"><w:pPr>{spacing}</w:pPr></w:p>')


def _shape(number: int) -> etree._Element:
    """A run with the word as a drawing in the middle of the page, rising from left to right."""
    kind = f"_x0000_t{_PLAIN_TEXT}"
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{_WIDTH}pt;height:{_HEIGHT}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    return etree.fromstring(
        f'<w:r xmlns:w="{W}" xmlns:v="{VML}" xmlns:o="{OFFICE}"><w:rPr><w:noProof/></w:rPr><w:pict>'
        f'<v:shapetype id="{kind}" coordsize="21600,21600" o:spt="{_PLAIN_TEXT}" '
        f'path="m,l21600,m,21600l21600,21600e">'
        f'<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="{_NAME}{number}" type="#{kind}" alt="{_TEXT}" style="{style}" o:allowincell="f" '
        f'fillcolor="{_COLOUR}" stroked="f">'
        f'<v:textpath style="font-family:Calibri;font-size:1pt;font-weight:bold" string="{_TEXT}"/>'
        f"</v:shape></w:pict></w:r>"
    )
