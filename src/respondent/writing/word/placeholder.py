"""The paragraph of a letterhead that says where the letter goes: ``[letter]`` or ``{{ letter }}``, alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from respondent.ooxml.namespaces import MC, VML, w
from respondent.writing.word.trees import remove, undo

_PLACEHOLDER = re.compile(r"\[\s*letter\s*\]|\{\{\s*letter\s*\}\}", re.IGNORECASE)
_PARAGRAPH, _TEXT, _BOX, _CONTROL = w("p"), w("t"), w("txbxContent"), w("sdt")
_DRAWN = (w("drawing"), w("pict"), w("object"))
_RANGES = {
    w("bookmarkStart"): w("bookmarkEnd"),
    w("permStart"): w("permEnd"),
    w("commentRangeStart"): w("commentRangeEnd"),
}

MARK = "<?respondent letter?>"
"""Where the letter goes, in the text of the document's part."""


def placeholders(root: etree._Element) -> list[etree._Element]:
    """The paragraphs that hold a placeholder and nothing else, in the order of the text.

    The second copy that Word keeps of every text box, for old programs, does not count.
    """
    return [p for p in _candidates(root) if _PLACEHOLDER.fullmatch(paragraph_text(p).strip())]


def crowded(root: etree._Element) -> list[etree._Element]:
    """The paragraphs that hold a placeholder among other words."""
    return [
        p
        for p in _candidates(root)
        if _PLACEHOLDER.search(paragraph_text(p)) and not _PLACEHOLDER.fullmatch(paragraph_text(p).strip())
    ]


def paragraph_text(paragraph: etree._Element) -> str:
    """The paragraph's own text, over all its runs; that of a text box in it belongs to the box."""
    return "".join(text.text or "" for text in paragraph.iter(_TEXT) if _paragraph_of(text) is paragraph)


def in_text_box(paragraph: etree._Element) -> bool:
    """Whether the paragraph stands in a text box."""
    return next(paragraph.iterancestors(_BOX), None) is not None


def make_room(paragraph: etree._Element, *, controls: bool = False) -> etree._Element:
    """Put a mark where the placeholder is, take the placeholder away, and give the mark.

    What the paragraph also holds, a logo, an end of a section or of a bookmark, stays. A letter in a text box
    goes after the paragraph that the box hangs on. Content controls around it are undone, unless `controls` keeps
    them, and rows of a table may grow and break over pages.
    """
    if in_text_box(paragraph):
        paragraph = _out_of_box(paragraph)
    for control in [] if controls else list(paragraph.iterancestors(_CONTROL)):
        undo(control)
    for row in paragraph.iterancestors(w("tr")):
        _let_grow(row)
    mark = etree.ProcessingInstruction("respondent", "letter")
    paragraph.addnext(mark)
    _keep_section_end(paragraph, mark)
    _keep_range_ends(paragraph)
    _take_away(paragraph)
    return mark


def _candidates(root: etree._Element) -> Iterator[etree._Element]:
    for paragraph in root.iter(_PARAGRAPH):
        if next(paragraph.iterancestors(f"{{{MC}}}Fallback"), None) is None:
            yield paragraph


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(_PARAGRAPH), None)


def _out_of_box(paragraph: etree._Element) -> etree._Element:
    """A new empty paragraph after the one that the text box hangs on; the box goes if it is empty by then."""
    box = list(paragraph.iterancestors(_BOX))[-1]
    anchor = next(box.iterancestors(_PARAGRAPH))
    for copy in list(anchor.iter(_PARAGRAPH)):
        if copy is not anchor and _PLACEHOLDER.fullmatch(paragraph_text(copy).strip()):
            remove(copy)
    for emptied in list(anchor.iter(_BOX)):
        if not any(text.text and text.text.strip() for text in emptied.iter(_TEXT)):
            _remove_drawing(emptied)
    fresh = anchor.makeelement(_PARAGRAPH, {}, None)
    anchor.addnext(fresh)
    if len(anchor) == 0 or all(child.tag == w("pPr") and not len(child) for child in anchor):
        remove(anchor)
    return fresh


def _remove_drawing(box: etree._Element) -> None:
    """Take a text box out of its run, in both of its forms, unless a picture is in there too."""
    drawing = next(box.iterancestors(f"{{{MC}}}AlternateContent", *_DRAWN), None)
    outer = drawing
    while outer is not None and outer.tag != w("r"):
        outer = outer.getparent()
    target = drawing if outer is None else outer
    if target is not None and target.getparent() is not None:
        if any(True for _ in box.iter(*_DRAWN, f"{{{VML}}}imagedata")):
            return
        remove(target)


def _let_grow(row: etree._Element) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        return
    for fixed in properties.findall(w("cantSplit")):
        properties.remove(fixed)
    for height in properties.findall(w("trHeight")):
        if height.get(w("hRule")) == "exact":
            height.set(w("hRule"), "atLeast")


def _keep_section_end(paragraph: etree._Element, mark: etree._Element) -> None:
    """Where the placeholder's paragraph ends a section, an empty one after the letter does so from now on."""
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    if section is None:
        return
    after = paragraph.makeelement(_PARAGRAPH, {}, None)
    properties = etree.SubElement(after, w("pPr"))
    properties.append(section)
    mark.addnext(after)


def _keep_range_ends(paragraph: etree._Element) -> None:
    """Move the ends of bookmarks and the like whose other end lies outside to before the paragraph."""
    for start, end in _RANGES.items():
        starts = {mark.get(w("id")): mark for mark in paragraph.iter(start)}
        ends = {mark.get(w("id")): mark for mark in paragraph.iter(end)}
        for number in starts.keys() ^ ends.keys():
            paragraph.addprevious(starts[number] if number in starts else ends[number])


def _take_away(paragraph: etree._Element) -> None:
    """Remove the placeholder: the whole paragraph, or its words where a picture hangs on it."""
    if any(_paragraph_of(drawn) is paragraph for drawn in paragraph.iter(*_DRAWN)):
        for text in [t for t in paragraph.iter(_TEXT) if _paragraph_of(t) is paragraph]:
            remove(text)
    else:
        remove(paragraph)
