"""The line “Page 2 of 4” at the foot of the pages, for letterheads that do not number their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docx.oxml.section import CT_SectPr
from docx.section import Section
from lxml import etree

from respondent.ooxml.namespaces import RelationshipType, W, w
from respondent.writing.word.markup import field, paragraph, run
from respondent.writing.word.opened import Opened

_PAGE_FIELD = re.compile(r"\bPAGE\b")


def ensure_page_numbers(opened: Opened, section: etree._Element | None, styles: Mapping[str, str]) -> None:
    """Add the line to the section's footers, unless a header or a footer of the letterhead has a page number."""
    if not isinstance(section, CT_SectPr) or any(_numbers_pages(root) for root in opened.stories()[1:]):
        return
    proxy = Section(section, opened.document)
    footers = [proxy.footer]
    if proxy.different_first_page_header_footer:
        footers.append(proxy.first_page_footer)
    if has_even_pages(opened):
        footers.append(proxy.even_page_footer)
    for part in dict.fromkeys(footer.part for footer in footers):
        root = part.element
        only = root[0] if len(root) == 1 else None
        if (
            only is not None
            and only.tag == w("p")
            and not "".join(only.itertext()).strip()
            and _is_bare(only)
        ):
            root.remove(only)
        root.append(_line(styles["PageNumber"]))


def _numbers_pages(root: etree._Element) -> bool:
    simple = (element.get(w("instr"), "") for element in root.iter(w("fldSimple")))
    complex_ = (element.text or "" for element in root.iter(w("instrText")))
    return any(_PAGE_FIELD.search(code) for code in (*simple, *complex_))


def has_even_pages(opened: Opened) -> bool:
    """Whether left-hand pages have headers and footers of their own."""
    settings = opened.related(RelationshipType.SETTINGS)
    return settings is not None and opened.root(settings).find(w("evenAndOddHeaders")) is not None


def _is_bare(only: etree._Element) -> bool:
    """Whether an empty paragraph holds no picture or frame either."""
    return all(child.tag == w("pPr") for child in only)


def _line(style: str) -> etree._Element:
    content = run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    text = paragraph(style, content).replace("<w:p>", f'<w:p xmlns:w="{W}">', 1)
    return etree.fromstring(text)
